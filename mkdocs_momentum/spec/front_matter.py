"""What stands above the Markdown: YAML front matter, or leading ``Key: value`` lines.

Text and metadata are parted exactly as MkDocs does, so that offsets in the body hold in the page it renders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from mkdocs_momentum.spec.expression import expression

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# These two expressions are the ones that MkDocs splits a page with.
_FENCED = expression(r"^-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_KEY_LINE = expression(r"^[ ]{0,3}(?P<key>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
_MORE = expression(r"^([ ]{4}|\t)(\s*)(?P<value>.*)")
_PLAIN = expression(r"^(?P<key>[A-Za-z][\w -]*?)\s*:(?:\s+(?P<value>.*))?$")
_TOML = expression(r"^\+{3}[ \t]*\n(.*?\n)\+{3}[ \t]*(?:\n|$)", re.DOTALL)
_TOML_LINE = expression(r"^(?P<key>[A-Za-z][\w-]*)\s*=\s*(?P<value>.*)$")
_DEEPEST = 200
_BRACKETS = expression(r"[\[\]{}]")
_NESTED = expression(r"(?:[-?] ){200}")
_UNDERLINE = expression(r"(?:-+|=+)[ \t]*(?:\n|$)")
_TITLE_KEYS = ("title", "name", "text")


class Entry(NamedTuple):
    """A key and its value as written.

    Attributes:
        key: The key as written.
        value: The value as written; Markdown.
        line: Line in the file, from 1.
        items: The entries when the value is a list.
    """

    key: str
    value: str
    line: int
    items: tuple[str, ...] = ()


class Front(NamedTuple):
    """A text parted into metadata and body.

    Attributes:
        entries: The metadata in the order of the text.
        body: The Markdown that MkDocs renders.
        first_line: Number of the body's first line.
        broken: What is wrong with the metadata, and the line; None when nothing is.
        skip: Characters at the start of the body that are metadata all the same.
        title: The line of an underlined heading that MkDocs takes for metadata (``A1: Name``), or ``""``.
    """

    entries: list[Entry]
    body: str
    first_line: int
    broken: tuple[int, str] | None = None
    skip: int = 0
    title: str = ""


def part(text: str) -> Front:
    """Part a text, its newlines normalised, into metadata and body."""
    if text.startswith("-") and (match := _FENCED.match(text)):
        return _part_yaml(text, match)
    if text.startswith("+") and (match := _TOML.match(text)):
        entries = list(_lines(match[1], 2, _TOML_LINE))
        remedy = "TOML front matter is shown as text by MkDocs; write YAML between `---` lines"
        return Front(entries, text, 1, (1, remedy), match.end())
    return _part_lines(text)


def _part_yaml(text: str, match: re.Match[str]) -> Front:
    source = match[1]
    if _is_too_deep(source):
        broken = (2, "front matter is nested too deeply to be read; flatten it")
        return Front(list(_lines(source, 2, _PLAIN)), text, 1, broken, match.end())
    loader = _Loader(source)
    node = None
    try:
        node = loader.get_single_node()
        data = loader.construct_document(node) if node is not None else None
    # A constructor raises what Python raises on the value: ValueError for month 13, KeyError, TypeError …
    except Exception as error:  # noqa: BLE001 - MkDocs swallows them all; here each one becomes a notice
        broken = (
            _error_line(error, node),
            f"front matter is no valid YAML ({_reason(error)}); MkDocs ignores all of it",
        )
        return Front(list(_lines(source, 2, _PLAIN)), text, 1, broken, match.end())
    finally:
        loader.dispose()
    if not isinstance(data, dict) or not isinstance(node, yaml.MappingNode):
        return Front([], text, 1)
    entries = [_entry(key, value, source) for key, value in node.value]
    return _front(entries, text, match.end())


def _is_too_deep(block: str) -> bool:
    # The parser calls itself for each level, in C: a level too many ends the process, not the parsing.
    if block.count("[") + block.count("{") + block.count("- ") + block.count("? ") < _DEEPEST:
        return False
    depth = deepest = 0
    for sign in _BRACKETS.findall(block):
        depth = depth + 1 if sign in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest > _DEEPEST or _NESTED.search(block) is not None


def _front(entries: list[Entry], text: str, end: int) -> Front:
    body = text[end:].lstrip("\n")
    return Front(entries, body, 1 + text.count("\n", 0, len(text) - len(body)))


def _entry(key: yaml.Node, value: yaml.Node, source: str) -> Entry:
    # Lines count from 0 below the opening fence, which is line 1 of the file.
    line = key.start_mark.line + 2
    name = key.value if isinstance(key, yaml.ScalarNode) else _source(key, source)
    if isinstance(value, yaml.ScalarNode):
        return Entry(name, "" if value.tag.endswith(":null") else value.value.strip(), line)
    if isinstance(value, yaml.SequenceNode):
        items = tuple(_item(item, source) for item in value.value)
        return Entry(name, ", ".join(items), line, items)
    return Entry(name, _source(value, source), line)


def _item(node: yaml.Node, source: str) -> str:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value).strip()
    if isinstance(node, yaml.MappingNode):
        named = {key.value: value.value for key, value in node.value if isinstance(value, yaml.ScalarNode)}
        found = next((named[key] for key in _TITLE_KEYS if key in named), None)
        if found is not None:
            return str(found)
    return _source(node, source)


def _source(node: yaml.Node, source: str) -> str:
    # Marks count characters; aliases are shown as written, so that none can expand without end.
    return " ".join(source[node.start_mark.index : node.end_mark.index].split())


def _error_line(error: Exception, node: yaml.Node | None) -> int:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None and isinstance(node, yaml.MappingNode):
        mark = next((value.start_mark for _, value in node.value if not _is_valid(value)), None)
    return mark.line + 2 if mark is not None else 1


def _is_valid(node: yaml.Node) -> bool:
    loader = _Loader("")
    try:
        loader.construct_document(node)
    except Exception:  # noqa: BLE001 - as above: this only finds the value that the error is about
        return False
    finally:
        loader.dispose()
    return True


def _reason(error: Exception) -> str:
    text = getattr(error, "problem", None) or str(error) or type(error).__name__
    return " ".join(str(text).split())


def _lines(block: str, first: int, form: re.Pattern[str]) -> Iterator[Entry]:
    for number, line in enumerate(block.split("\n"), first):
        if match := form.match(line):
            yield Entry(match["key"], _unquoted(match["value"] or ""), number)


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _each_line(text: str) -> Iterator[str]:
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _part_lines(text: str) -> Front:
    entries: list[Entry] = []
    start = 0
    for number, line in enumerate(_each_line(text), 1):
        if not line.strip():
            start += len(line) + 1
            break
        if match := _KEY_LINE.match(line):
            entries.append(Entry(match["key"], match["value"].strip(), number))
        elif entries and (match := _MORE.match(line)):
            last = entries[-1]
            entries[-1] = last._replace(value=f"{last.value} {match['value'].strip()}")
        else:
            break
        start += len(line) + 1
    front = _front(entries, text, min(start, len(text)))
    if len(entries) == 1 and _UNDERLINE.match(front.body) and front.first_line == 2:
        return front._replace(entries=[], title=text[: text.index("\n")].strip())
    return front
