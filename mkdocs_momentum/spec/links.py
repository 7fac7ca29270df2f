"""The links that the items of a section hold: what a spec says under ``## Dependencies``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from mkdocs_momentum.spec.headings import Heading
from mkdocs_momentum.spec.markdown import Block, Document, plain
from mkdocs_momentum.spec.model import Link

HEADINGS = frozenset({"dependencies"})
"""Headings of the sections whose links are read, bare and in lower case."""

LINK = re.compile(
    r"\[\[(?P<name>[^\[\]|\n]+)(?:\|[^\[\]\n]*)?\]\]"
    r"|\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"(?:\(\s*<?(?P<link>[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?[^()]*\)|\[(?P<label>[^\[\]]*)\])?"
    r"|<(?P<url>https?://[^\s<>]+)>"
)
"""A link in Markdown: ``[text](link)``, ``[text][label]``, ``<url>`` or ``[[name]]``."""

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?P<label>[^\[\]\n]+)\]:[ \t]*<?(?P<link>[^\s<>]+)", re.MULTILINE)


def has_links(text: str) -> bool:
    """Tell whether a text may hold links at all."""
    return "](" in text or "[[" in text or "][" in text or "]:" in text


def read_links(document: Document, headings: Sequence[Heading], wanted: Collection[str]) -> Iterator[Link]:
    """Yield the links in the items of the sections that are asked for, with everything below them.

    Args:
        document: The document.
        headings: Its headings.
        wanted: Headings of the sections, bare and in lower case.
    """
    definitions: Mapping[str, str] | None = None
    for number, heading in enumerate(headings):
        if heading.bare not in wanted:
            continue
        level = heading.block.level
        end = next((one.place for one in headings[number + 1 :] if one.block.level <= level), len(document.blocks))
        for block in document.blocks[heading.place + 1 : end]:
            if block.kind == "list":
                definitions = _definitions(document) if definitions is None else definitions
                for item in block.walk("item"):
                    yield from _of_item(item, document, definitions)


def find_links(text: str, definitions: Mapping[str, str]) -> Iterator[tuple[str, str, int]]:
    """Yield words, target and offset of each link in a text; the target of a ``[[name]]`` is ``""``.

    Args:
        text: Markdown; what stands in code is no link.
        definitions: Targets by label, in lower case.
    """
    text = _CODE.sub(lambda found: " " * len(found.group()), text) if "`" in text else text
    for found in LINK.finditer(text):
        if found["name"] is not None:
            yield found["name"].strip(), "", found.start()
            continue
        label = found["label"] or found["text"] or ""
        target = found["url"] or found["link"] or definitions.get(_label(label), "")
        if target:
            yield plain(found["text"] or found["url"] or ""), target, found.start()


def _of_item(item: Block, document: Document, definitions: Mapping[str, str]) -> Iterator[Link]:
    start = document.content_start(item)
    end = next((child.start for child in item.children if child.kind in ("list", "code", "html")), item.end)
    source = document.source(start, end)
    for text, target, offset in find_links(source, definitions):
        yield Link(text, target, document.line(start + len(source[:offset].encode())))


def _definitions(document: Document) -> dict[str, str]:
    text = document.data.decode("utf-8", "replace")
    return {_label(found["label"]): found["link"] for found in _DEFINITION.finditer(text)} if "]:" in text else {}


def _label(label: str) -> str:
    return " ".join(label.casefold().split())
