"""Lists and boxes, written so that every reader of Markdown sees what their author meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mkdocs_momentum.authoring.text import Edit, Text
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.layout import Layout
from mkdocs_momentum.spec.lists import LEVEL
from mkdocs_momentum.spec.markdown import Block, Document
from mkdocs_momentum.spec.reading import Reading

_ITEM = r"(?:[-*+]|\d+[.)])(?:[ \t]|$)"
_BLANKS = expression(r"[ \t]*")
_NEARLY_BOX = expression(r"\[(?![ xX]\])[ \t]{0,9}(?P<mark>[xX]?)[ \t]{0,9}\](?=[ \t]+\S)")
# Most documents have neither, and need no parse to be told so.
_INDENTED = expression(rf"^ +{_ITEM}", re.MULTILINE)
_BELOW_TEXT = expression(rf"^(?![ \t>]*{_ITEM})(?=[ \t]*\S)[^\n]*\n {{0,3}}{_ITEM}", re.MULTILINE)
_ROUND = expression(r"\d+\)")
_LONGEST_MARKER = 12
# In a block of formulas a line that begins with a minus is no list.
_FORMULA = expression(r"\$\$|\\\[")


class Fix(NamedTuple):
    """Something that can be mended: what it is called, and the changes that do it."""

    what: str
    edits: tuple[Edit, ...]


def fix_boxes(text: Text, reading: Reading) -> Iterator[Fix]:
    """Yield the boxes of criteria that are written almost right: ``[x ]``, ``[]``."""
    if not reading.layout.areas or not _NEARLY_BOX.search(reading.layout.body):
        return
    document = _document(reading)
    starts = {span.start for area in reading.layout.areas for span in area.lists}
    for top in _lists(document):
        if top.start in starts:
            for item in top.walk("item"):
                start = _place(text, document, document.content_start(item))
                match = _NEARLY_BOX.match(text.text, start)
                if match:
                    yield Fix("box", (Edit(match.start(), match.end(), f"[{match['mark'] or ' '}]"),))


def fix_blank_lines(text: Text, reading: Reading) -> Iterator[Fix]:
    """Yield the lists that stand right below a line of text, where Python-Markdown sees no list."""
    if not _BELOW_TEXT.search(reading.layout.body):
        return
    document = _document(reading)
    before: Block | None = None
    for block in document.blocks:
        line = document.line(block.start)
        if block.kind == "list" and before is not None and before.kind == "paragraph" and _is_mendable(block, document):
            above = text.line(line - 1)
            is_text = above.strip() and not _FORMULA.search(document.source(before.start, before.end))
            if is_text and not _is_metadata(block, reading.layout):
                start = text.lines[line - 1].start
                yield Fix("blank line before a list", (Edit(start, start, text.newline),))
        before = block


def fix_indents(text: Text, reading: Reading) -> Iterator[Fix]:
    """Yield the lists whose inner lists are indented by less than the four spaces that Python-Markdown wants."""
    if not _INDENTED.search(reading.layout.body):
        return
    document = _document(reading)
    for block in document.blocks:
        if block.kind == "list" and not _is_metadata(block, reading.layout):
            items = _items(block, document)
            if any(column < LEVEL * depth for depth, column in items.values()):
                edits = tuple(_indented(text, document, block, items))
                yield Fix("indented list", edits)


def shape(reading: Reading) -> list[str]:
    """Return the blocks of a document as the names of what begins and ends, one after the other."""
    found: list[str] = []
    stack = [iter(_document(reading).blocks)]
    while stack:
        for block in stack[-1]:
            found.append(f"{block.kind}{block.level}")
            stack.append(iter(block.children))
            break
        else:
            found.append("end")
            stack.pop()
    return found


def _is_mendable(block: Block, document: Document) -> bool:
    # "1)" begins a list in CommonMark only: a blank line before it helps nobody.
    return not _ROUND.match(document.source(block.start, block.end)[:_LONGEST_MARKER])


def _document(reading: Reading) -> Document:
    return _parsed(reading.layout.body, reading.layout.first_line)


@lru_cache(maxsize=2)
def _parsed(body: str, first_line: int) -> Document:
    return Document(body, first_line)


def _is_metadata(block: Block, layout: Layout) -> bool:
    return any(cut.start <= block.start < cut.end for cut in layout.cuts)


def _lists(document: Document) -> Iterator[Block]:
    """Yield the lists that stand in no other list, those in quotes too."""
    stack = list(reversed(document.blocks))
    while stack:
        block = stack.pop()
        if block.kind == "list":
            yield block
        elif block.kind == "quote":
            stack += reversed(block.children)


def _place(text: Text, document: Document, offset: int) -> int:
    """Return the character of a text that stands at an offset of the document read from it."""
    start = document.line_start(offset)
    line = text.lines[document.line(offset) - 1]
    return line.start + len(document.source(start, offset))


def _items(top: Block, document: Document) -> dict[int, tuple[int, int]]:
    """Return depth, from 0, and column of each item by the number of its line; none for lists that hold more."""
    if top.start != document.line_start(top.start):
        return {}
    found: dict[int, tuple[int, int]] = {}
    stack = [(item, 0) for item in reversed(top.children)]
    while stack:
        item, depth = stack.pop()
        line, start = document.line(item.start), document.line_start(item.start)
        inner = item.children[1:] if item.children and item.children[0].kind == "paragraph" else item.children
        is_plain = all(child.kind == "list" for child in inner)
        if not is_plain or line in found or document.data[start : item.start].strip(b" "):
            return {}
        found[line] = depth, item.start - start
        stack += [(below, depth + 1) for child in reversed(inner) for below in reversed(child.children)]
    return found


def _indented(text: Text, document: Document, top: Block, items: dict[int, tuple[int, int]]) -> Iterator[Edit]:
    depth = column = 0
    for number in range(document.line(top.start), document.line(max(top.end - 1, top.start)) + 1):
        line = text.lines[number - 1]
        match = _BLANKS.match(text.text, line.start, line.end)
        indent = len(match.group()) if match else 0
        if number in items:
            depth, column = items[number]
        elif indent <= column or indent == line.end - line.start:
            # A blank line, or one that goes on without regard to the list.
            continue
        wanted = LEVEL * depth + indent - column
        if depth and wanted != indent:
            yield Edit(line.start, line.start + indent, " " * wanted)
