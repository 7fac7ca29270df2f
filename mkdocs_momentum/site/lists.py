"""Lists that CommonMark sees and Python-Markdown does not, written so that both do.

Python-Markdown wants a blank line before a list and four spaces for each level within.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mkdocs_momentum.site.edits import Edit, apply
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.lists import ITEM, LEVEL, is_blank
from mkdocs_momentum.spec.markdown import Block, Document, Span

_QUOTE = expression(rb"(?:[ ]{0,3}>[ ]?)*")
_TAB = 4


class _Line(NamedTuple):
    """The line that an item begins on: its depth, the item's end, and the column of its content in the source."""

    depth: int
    end: int
    column: int


def normalise_list(document: Document, span: Span, edits: Iterable[Edit]) -> Edit:
    """Return the edit that writes a list for Python-Markdown, further edits within it made."""
    data = document.data
    start, end = document.line_start(span.start), document.line_end(max(span.end - 1, span.start))
    by_line: dict[int, list[Edit]] = {}
    for edit in edits:
        by_line.setdefault(document.line_start(edit.start), []).append(edit)
    items = _items(document, span)
    before = data[document.line_start(max(start - 1, 0)) : start]
    lines = [] if is_blank(before) else [_quote_of(data, start).rstrip() + b"\n"]
    stack: list[_Line] = []
    has_gap = goes_on = False
    offset = start
    while offset < end:
        following = document.line_end(offset)
        stack = [line for line in stack if line.end > offset]
        local = [Edit(e.start - offset, e.end - offset, e.text) for e in by_line.get(offset, ())]
        text = apply(data[offset:following], local)
        if offset in items:
            stack.append(items[offset])
            if goes_on:
                lines.append(_quote_of(text, 0).rstrip() + b"\n")
            has_gap = goes_on = False
            lines.append(_item_line(text, items[offset].depth))
        else:
            has_gap = has_gap or is_blank(text)
            # Text behind a blank line: an item right below it would be part of that text.
            goes_on = has_gap and not is_blank(text)
            lines.append(_other_line(text, stack[-1]) if stack else text)
        offset = following
    return Edit(start, end, b"".join(lines))


def _items(document: Document, span: Span) -> dict[int, _Line]:
    """Return depth and end of each item by the start of its line."""
    found: dict[int, _Line] = {}
    for block, depth in _walk(document.blocks, span):
        start = document.line_start(block.start)
        # "- - x" opens two items on one line: the outer one carries the line.
        found.setdefault(start, _Line(depth, block.end, _column(document.data[start : document.line_end(start)])))
    return found


def _walk(blocks: list[Block], span: Span) -> Iterator[tuple[Block, int]]:
    stack = [(block, 0) for block in reversed(_within(blocks, span))]
    while stack:
        block, depth = stack.pop()
        if block.kind == "item" and block.start >= span.start:
            depth += 1
            yield block, depth
        stack += [(child, depth) for child in reversed(_within(block.children, span))]


def _within(blocks: list[Block], span: Span) -> list[Block]:
    """Return the blocks that a range touches, without looking at the others."""
    first = bisect_right(blocks, span.start, key=lambda block: block.start)
    last = bisect_left(blocks, span.end, key=lambda block: block.start)
    return [block for block in blocks[max(first - 1, 0) : last] if block.end > span.start]


def _quote_of(data: bytes, offset: int) -> bytes:
    match = _QUOTE.match(data, offset)
    return match.group() if match else b""


def _item_line(text: bytes, depth: int) -> bytes:
    match = ITEM.match(text)
    if match is None:
        return text
    marker = match["marker"].replace(b")", b".")
    return match["quote"] + b" " * (LEVEL * (depth - 1)) + marker + b" " + text[match.end() :].lstrip(b" \t")


def _column(text: bytes) -> int:
    """Return the column that the content of an item begins at, behind quote marks."""
    match = ITEM.match(text)
    if match is None:
        return 0
    before = (match["indent"] + match["marker"]).expandtabs(_TAB)
    whole = (match["indent"] + match["marker"] + match["space"]).expandtabs(_TAB)
    # More than four blanks behind the marker begin code, which belongs to the content.
    return len(whole) if len(whole) - len(before) <= _TAB else len(before) + 1


def _other_line(text: bytes, item: _Line) -> bytes:
    quote = _quote_of(text, 0)
    rest = text[len(quote) :]
    if not rest.strip():
        return quote.rstrip() + b"\n"
    inner = rest.lstrip(b" \t")
    indent = len(rest[: len(rest) - len(inner)].expandtabs(_TAB))
    # Code within an item keeps its own indentation beyond the item's.
    return quote + b" " * (LEVEL * item.depth + max(0, indent - item.column)) + inner
