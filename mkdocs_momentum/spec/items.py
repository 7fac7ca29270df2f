"""What an item of a list says in its first lines, and whether it says anything more."""

from __future__ import annotations

from itertools import takewhile

from mkdocs_momentum.spec.markdown import Block, Document
from mkdocs_momentum.spec.paragraphs import is_text, without_margin

_OTHERS = frozenset({"list", "code", "quote", "table", "html", "rule"})


def item_text(item: Block, document: Document) -> str:
    """Return what an item says on its own, as one line: its first paragraph without its marker."""
    text = document.source(document.content_start(item), _end_of_text(item, document))
    if "\n" not in text.rstrip():
        return without_margin(text.strip()).strip()
    first, *others = [without_margin(line).strip() for line in text.strip().split("\n")]
    return " ".join([first, *takewhile(is_text, others)]).strip()


def has_syntax(item: Block, document: Document) -> bool:
    """Tell whether a line of an item is something else than text to an extension of Python-Markdown."""
    if document.data.find(b"\n", item.start, item.end - 1) < 0:
        return False
    _, *others = document.source(item.start, item.end).split("\n")
    return not all(is_text(without_margin(line).strip()) for line in others)


def _end_of_text(item: Block, document: Document) -> int:
    for child in item.children:
        if child.kind == "paragraph":
            return child.end
        if child.kind in _OTHERS:
            start = document.line_start(child.start)
            return start if start > item.start else child.start
    return item.end


def is_line(item: Block) -> bool:
    """Tell whether an item says something in text alone."""
    return [child.kind for child in item.children] in ([], ["paragraph"])


def is_pair(item: Block) -> bool:
    """Tell whether an item holds nothing but text and a list of lines."""
    if not item.children or item.children[-1].kind != "list":
        return is_line(item)
    *others, values = item.children
    return all(child.kind == "paragraph" for child in others) and len(others) < 2 and all(map(is_line, values.children))
