"""Links in Markdown: those of a value, and those that the items of a section hold, such as ``## Dependencies``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.front_matter import Entry
from mkdocs_momentum.spec.headings import Heading
from mkdocs_momentum.spec.markdown import Block, Document, plain
from mkdocs_momentum.spec.model import Link

HEADINGS = frozenset({"dependencies"})
"""Headings of the sections whose links are read, bare and in lower case."""

# Nothing here is tried twice (the pluses behind quantifiers): a text of brackets alone takes no longer than others.
LINK = expression(
    r"(?<!\\)(?:\[\[(?P<name>[^\[\]|\n]++)(?:\|[^\[\]\n]*+)?\]\](?!\()"
    r"|\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]*+\])*+)\]"
    r"(?:\(\s*+(?:<(?P<angle>[^<>\n]*+)>|(?P<link>(?:[^\s<>()]|\([^\s<>()]*+\))*+))"
    r"(?:\s++(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))?+\s*+\)|\[(?P<label>[^\[\]]*+)\])?"
    r"|<(?P<url>https?://[^\s<>]++)>)",
    re.DOTALL,
)
"""A link in Markdown: ``[text](link)``, ``[text][label]``, ``<url>`` or ``[[name]]``."""

_MAYBE = expression(r"\[(?![ xX]?\])")
STRUCK = expression(r"~~(?=\S)(?:(?!~~).){1,2000}?~~", re.DOTALL)
"""What an author has struck out, in Markdown."""

_TICKS = expression(r"`+")
_COMMENT = expression(r"<!--.*?-->", re.DOTALL)
_DEFINITION = expression(
    r"^[ ]{0,3}\[(?P<label>(?!\^)[^\[\]\n]+)\]:[ \t]*(?:<(?P<angle>[^<>\n]+)>|(?P<link>[^\s<>]+))", re.MULTILINE
)
_INNER = ("list", "code", "html", "table")


def has_links(text: str) -> bool:
    """Tell whether a text may hold links at all."""
    return "]" in text and _MAYBE.search(text) is not None


def read_links(document: Document, headings: Sequence[Heading], wanted: Collection[str]) -> Iterator[Link]:
    """Yield the links in the items of the sections that are asked for, with everything below them.

    Args:
        document: The document.
        headings: Its headings.
        wanted: Headings of the sections, bare and in lower case.
    """
    definitions: Mapping[str, str] | None = None
    done = 0
    for number, heading in enumerate(headings):
        if heading.bare not in wanted or heading.place < done:
            continue
        level = heading.block.level
        following = (headings[place] for place in range(number + 1, len(headings)))
        done = next((one.place for one in following if one.block.level <= level), len(document.blocks))
        for block in document.blocks[heading.place + 1 : done]:
            if block.kind == "list":
                definitions = find_definitions(document.data) if definitions is None else definitions
                for item in block.walk("item"):
                    yield from _of_item(item, document, definitions)


def find_links(text: str, definitions: Mapping[str, str]) -> Iterator[tuple[str, str, int]]:
    """Yield words, target and offset of each link in a text; a ``[[name]]`` that is no label has no target, ``""``.

    Args:
        text: Markdown; what stands in code or in a comment is no link.
        definitions: Targets by label, in lower case.
    """
    for found in LINK.finditer(_open(text)):
        if found["name"] is not None:
            name = found["name"].rstrip("\\").strip()
            # With a definition it is a link in brackets: "as [[ADR-1]] says".
            yield name, definitions.get(label_of(name), ""), found.start()
            continue
        words = text[slice(*found.span("text"))] if found["text"] is not None else found["url"]
        target = (
            found["url"] or found["angle"] or found["link"] or definitions.get(label_of(found["label"] or words), "")
        )
        if target:
            yield plain(words), target, found.start()


def with_targets(entries: Iterable[Entry], document: Document) -> list[Entry]:
    """Return entries of metadata in which a link names its target where it names a label: ``[ADR-1][one]``.

    Args:
        entries: The entries.
        document: The document, which says what the labels stand for.
    """
    entries = list(entries)
    if not any("]" in entry.value for entry in entries) or b"]:" not in document.data:
        return entries
    definitions = find_definitions(document.data)
    return [
        entry._replace(
            value=_spelt_out(entry.value, definitions), items=tuple(_spelt_out(one, definitions) for one in entry.items)
        )
        for entry in entries
    ]


def _spelt_out(text: str, definitions: Mapping[str, str]) -> str:
    if "]" not in text:
        return text
    pieces = []
    done = 0
    for found in LINK.finditer(_open(text)):
        words = text[slice(*found.span("text"))] if found["text"] is not None else ""
        is_short = words and found["link"] is None and found["angle"] is None
        target = definitions.get(label_of(found["label"] or words)) if is_short else None
        if target is not None:
            pieces += [text[done : found.start()], f"[{words}](<{target}>)"]
            done = found.end()
    return "".join([*pieces, text[done:]])


def _open(text: str) -> str:
    """Return a text with code, comments and what is struck out blanked, every offset kept."""
    last = text.rfind("-->") + 3
    if last > len("-->"):
        text = _COMMENT.sub(_blank, text[:last]) + text[last:]
    text = _without_code(text) if "`" in text else text
    # What is struck out is said no longer.
    return STRUCK.sub(_blank, text) if "~~" in text else text


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _without_code(text: str) -> str:
    runs = [found.span() for found in _TICKS.finditer(text)]
    # Each run of ticks looks for the next one of its length; none is looked at twice.
    waiting: dict[int, list[int]] = {}
    for start, end in reversed(runs):
        waiting.setdefault(end - start, []).append(start)
    pieces = []
    done = 0
    for start, end in runs:
        places = waiting[end - start]
        while places and places[-1] <= start:
            places.pop()
        if start >= done and places:
            close = places[-1] + end - start
            pieces += [text[done:start], " " * (close - start)]
            done = close
    return "".join([*pieces, text[done:]])


def _of_item(item: Block, document: Document, definitions: Mapping[str, str]) -> Iterator[Link]:
    for start, end in _own_parts(item, document):
        source = document.source(start, end)
        place, at = start, 0
        for text, target, offset in find_links(source, definitions):
            place += len(source[at:offset].encode())
            at = offset
            yield Link(text, target, document.line(place))


def _own_parts(item: Block, document: Document) -> Iterator[tuple[int, int]]:
    """Yield the ranges of what an item says itself, without lists, code and HTML within."""
    start = document.content_start(item)
    for child in item.children:
        if child.kind in _INNER:
            yield start, max(start, child.start)
            start = max(start, child.end)
    yield start, item.end


def find_definitions(data: bytes) -> dict[str, str]:
    """Return where the labels of a text in UTF-8 lead to, by ``label_of`` each: ``[label]: target``."""
    if b"]:" not in data:
        return {}
    text = data.decode("utf-8", "replace")
    found = list(_DEFINITION.finditer(text))
    # The first definition of a label counts.
    return {label_of(one["label"]): one["angle"] or one["link"] for one in reversed(found)}


def label_of(text: str) -> str:
    """Return a label as labels are compared: without case and spare spaces."""
    return " ".join(text.casefold().split())
