"""What a template becomes: values in its places, each one written so that it reads as it was given."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from html import escape

from mkdocs_momentum.spec.expression import expression

_NAME = expression(r"\{\{\s*(?P<name>title|id|date|status|author)\s*\}\}")
_KEY_LINE = expression(r" {0,3}[A-Za-z0-9_-]+:")
_BLOCK = expression(r"(?:^|[:-]) *[|>][-+\d]*\s*(?:\s#.*)?$")
_PLACE = r"\{\{\s*(?:title|id|date|status|author)\s*\}\}"
_TOKENS = {
    kind: expression(
        r"(?P<blank>\s+)|(?P<comment>#.*)|"
        r"""(?P<double>"(?:\\.|[^"\\])*")|(?P<single>'(?:''|[^'])*')|"""
        rf"(?P<sign>(?!{_PLACE})(?:{signs}))|(?P<plain>(?:{_PLACE}|(?!\s+\#{ends}).)+)|(?P<other>.)",
        re.DOTALL,
    )
    for kind, signs, ends in (
        ("block", r"[-?](?=\s)|:(?=\s)|[\[{]", r"|:\s"),
        # `title: {{ id }}: {{ title }}` means one value.
        ("value", r"[\[{]", ""),
        ("flow", r"[\[\]{},]|:(?=\s)", r"|:\s|[\[\]{},]"),
    )
}
"""The pieces of a line of YAML: within brackets, behind a key, and elsewhere."""
_UNSAFE = expression(r"^[-?:,\[\]{}#&*!|>'\"%@`=<]|:(?:\s|$)|\s#")
_PARTING = expression(r"[,\[\]{}:]")
_TYPED = expression(r"[-+.\d][\w.:+-]*(?: [\d:.+Z-]+)*|~|null|true|false|yes|no|on|off|y|n", re.IGNORECASE)
_CODE = expression(r"[ \t>]*(`{3,}|~{3,})")
# Python-Markdown takes a backslash before few signs, but knows the entities of all others.
_EATEN = expression(r"[\\`*\[{]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_ENTITIES = {"<": "&lt;", "&": "&amp;", "{": "&#123;"}
_BEGIN = expression(r"[ \t>]*(?:[-*+]|\d+[.)])?[ \t]*")
_MARK = expression(r"^(\d*)([#>+.)-])")


def filled(template: str, values: Mapping[str, str]) -> str:
    """Return a template with ``{{ title }}`` and its like replaced, so that each value reads as it was given.

    A value is quoted in YAML front matter where it needs to be, and what Markdown would eat is escaped below it. A line
    whose only value is missing is left out.
    """
    lines = [line for line in template.splitlines(keepends=True) if not _is_vain(line, values)]
    end, is_yaml = _head(lines)
    fill = _yaml if is_yaml else _literal
    return "".join([*fill(lines[:end], values), *_markdown(lines[end:], values)])


def _head(lines: Sequence[str]) -> tuple[int, bool]:
    """Return how many lines of metadata stand above the Markdown, and whether they are YAML."""
    fence = lines[0].rstrip() if lines else ""
    if fence in ("---", "+++"):
        ends = ("---", "...") if fence == "---" else ("+++",)
        return next((n for n, line in enumerate(lines[1:], 2) if line.rstrip() in ends), 0), fence == "---"
    return next((n for n, line in enumerate(lines) if not _KEY_LINE.match(line)), len(lines)), False


def _literal(lines: Iterable[str], values: Mapping[str, str]) -> Iterator[str]:
    return (_NAME.sub(lambda match: values[match["name"]], line) for line in lines)


def _yaml(lines: Iterable[str], values: Mapping[str, str]) -> Iterator[str]:
    depth = 0
    block: int | None = None
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and (indent > block or not line.strip()):
            yield from _literal([line], values)
            continue
        block = indent if _BLOCK.search(line) else None
        text, depth = _yaml_line(line, values, depth)
        yield text


def _yaml_line(line: str, values: Mapping[str, str], depth: int) -> tuple[str, int]:
    """Return a line of YAML with its values, and how deep in brackets it ends."""
    done = []
    at, is_value = 0, False
    while at < len(line):
        match = _TOKENS["flow" if depth else "value" if is_value else "block"].match(line, at)
        # The last alternative takes any sign.
        assert match is not None  # noqa: S101
        kind, text = str(match.lastgroup), match.group()
        at = match.end()
        is_value = is_value or text == ":"
        depth = max(0, depth + (text in ("[", "{")) - (text in ("]", "}"))) if kind == "sign" else depth
        done.append(_piece(kind, text, values, in_flow=depth > 0))
    return "".join(done), depth


def _piece(kind: str, text: str, values: Mapping[str, str], *, in_flow: bool) -> str:
    names = {match["name"] for match in _NAME.finditer(text)}
    if not names:
        return text
    quoting = _QUOTING.get(kind, str)
    filled_in = _NAME.sub(lambda match: quoting(values[match["name"]]), text)
    if kind != "plain":
        return filled_in
    bare = filled_in.rstrip()
    # A number and a date stand in YAML as what they are.
    is_text = not names <= {"id", "date"}
    safe = bare and bare.isprintable() and not _UNSAFE.search(bare) and not (in_flow and _PARTING.search(bare))
    needs = not safe or (is_text and _TYPED.fullmatch(bare))
    return (f'"{_escaped(bare)}"' if needs else bare) + filled_in[len(bare) :]


def _escaped(value: str) -> str:
    """Return a value as it stands between double quotes of YAML."""
    value = value.replace("\\", "\\\\").replace('"', '\\"')
    return "".join(sign if sign.isprintable() else f"\\U{ord(sign):08x}" for sign in value)


def _doubled(value: str) -> str:
    """Return a value as it stands between single quotes of YAML."""
    return value.replace("'", "''")


_QUOTING: dict[str, Callable[[str], str]] = {"double": _escaped, "single": _doubled}


def _markdown(lines: Iterable[str], values: Mapping[str, str]) -> Iterator[str]:
    fence = ""
    for line in lines:
        match = _CODE.match(line)
        is_fence = match is not None and match[1].startswith(fence or match[1])
        if is_fence or fence:
            fence = ("" if fence else match[1]) if match is not None and is_fence else fence
            yield from _literal([line], values)
        else:
            yield _NAME.sub(partial(_in_markdown, values), line)


def _in_markdown(values: Mapping[str, str], match: re.Match[str]) -> str:
    value = values[match["name"]]
    before, behind = match.string[: match.start()], match.string[match.end() :]
    if before.count("`") % 2:
        return value
    if before.lstrip().startswith("<"):
        return escape(value)
    value = _EATEN.sub(lambda sign: _ENTITIES.get(sign.group(), f"\\{sign.group()}"), value)
    if value.count("~") > 1:
        # One alone strikes nothing out.
        value = value.replace("~", "&#126;")
    if before.lstrip().startswith("|"):
        value = value.replace("|", "&#124;")
    if _BEGIN.fullmatch(before):
        value = _MARK.sub(r"\1\\\2", value)
    # Signs at the end of a heading are taken for its frame.
    bare = value if behind.strip() else value.rstrip("#")
    return bare + "\\#" * (len(value) - len(bare))


def _is_vain(line: str, values: Mapping[str, str]) -> bool:
    names = [match["name"] for match in _NAME.finditer(line)]
    return bool(names) and not any(values[name] for name in names)
