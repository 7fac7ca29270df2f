"""Lists that CommonMark sees and Python-Markdown does not, written so that both do.

Python-Markdown wants a blank line before a list and four spaces for each level within.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mkdocs_momentum.site.edits import Edit, apply
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.lists import ITEM, LEVEL, is_blank, reads_as_list
from mkdocs_momentum.spec.markdown import Block, Document, Span

_QUOTE = expression(rb"[ ]{0,3}>[ ]?")
_TAB = 4
_TAKEN_OUT = expression(rb"[ ]{0,3}<!--")
_OPEN = b"<!--"
_CLOSE = b"-->"


class _Item(NamedTuple):
    """An item: its depth, its end, and how far what stands in it is moved to the right."""

    depth: int
    end: int
    shift: int


def fit_list(document: Document, span: Span, edits: list[Edit]) -> list[Edit]:
    """Return the edits that make a list one for Python-Markdown too: none but those given where it is one already."""
    found = _List(document, span)
    return edits if found.is_read() else [found.written(edits)]


class _List:
    """A list, and what begins on each of its lines as CommonMark reads them.

    Attributes:
        start: Offset of its first line.
        end: Offset behind its last line.
        items: The items by the start of their line.
        others: Starts of the lines on which another block within an item begins, but indented code.
        rules: Starts of those that are rules.
        comments: Ends of the comments that begin on a line of their own and go on below it, by its start.
    """

    def __init__(self, document: Document, span: Span) -> None:
        self.data = document.data
        self.start = document.line_start(span.start)
        last = document.line_start(span.end)
        # In a quote a list ends behind the signs of the next line.
        self.end = last if is_blank(self.data[last : span.end]) else document.line_end(span.end)
        self.items: dict[int, _Item] = {}
        self.others: set[int] = set()
        self.rules: set[int] = set()
        self._document = document
        self._span = span
        self._quotes = self.data.count(b">", self.start, span.start)
        for item, depth in _walk(document.blocks, span):
            self._add(item, depth)
        self.comments = dict(self._comments())

    def _add(self, item: Block, depth: int) -> None:
        start = self._document.line_start(item.start)
        column = _column(self.data[start : self._document.line_end(start)])
        # "- - x" opens two items on one line: the outer one carries the line.
        self.items.setdefault(start, _Item(depth, item.end, LEVEL * depth - column))
        for child in item.children:
            if child.kind != "list" and (child.kind != "code" or child.info is not None):
                self.others.add(self._document.line_start(child.start))
            if child.kind == "rule":
                self.rules.add(self._document.line_start(child.start))

    def _comments(self) -> Iterator[tuple[int, int]]:
        start = self.data.find(_OPEN, self.start, self.end)
        while start >= 0:
            close = self.data.find(_CLOSE, start + len(_OPEN), self.end)
            if close < 0:
                return
            line = self._document.line_start(start)
            is_own = start == line or (line in self.others and is_blank(self.data[line:start]))
            if is_own and b"\n" in self.data[start:close]:
                yield line, self._document.line_end(close)
            start = self.data.find(_OPEN, close, self.end)

    def _lines(self) -> Iterator[Span]:
        """Yield the lines; a comment of several is one."""
        offset = self.start
        while offset < self.end:
            end = self.comments.get(offset) or self._document.line_end(offset)
            yield Span(offset, end)
            offset = end

    def is_read(self) -> bool:
        """Tell whether Python-Markdown reads the list as the same one, lines that only look like items left aside."""
        before = self._document.line_start(max(self.start - 1, 0))
        plain = [self.data[before : self.start], *(self._bare(line) for line in self._lines())]
        return reads_as_list(b"".join(plain), Span(self._span.start - before, self.end - before))

    def _bare(self, line: Span) -> bytes:
        text = self.data[line.start : line.end]
        if line.start in self.comments:
            # Python-Markdown takes it out first, and what stands around it apart; else it reads what the comment holds.
            return b"\n" if _TAKEN_OUT.match(text) else text
        return text if line.start in self.items or not ITEM.match(text) else b"x\n"

    def _by_line(self, edits: Iterable[Edit]) -> dict[int, list[Edit]]:
        """Return edits with offsets from the start of their line, by that start."""
        by_line: dict[int, list[Edit]] = {}
        for edit in edits:
            start = self._document.line_start(edit.start)
            by_line.setdefault(start, []).append(Edit(edit.start - start, edit.end - start, edit.text))
        return by_line

    def written(self, edits: Iterable[Edit]) -> Edit:
        """Return the edit that writes the list for Python-Markdown, further edits within it made."""
        by_line = self._by_line(edits)
        before = self.data[self._document.line_start(max(self.start - 1, 0)) : self.start]
        lines = [] if is_blank(before) else [self._blank(self.data[self.start : self.end])]
        stack: list[_Item] = []
        has_gap = goes_on = False
        for offset, following in self._lines():
            stack = [item for item in stack if item.end > offset]
            text = apply(self.data[offset:following], by_line.get(offset, ()))
            if offset in self.comments and not (text := self._hidden(text)):
                continue
            if offset in self.items:
                stack.append(self.items[offset])
                if goes_on or _is_underline(text, lines):
                    lines.append(self._blank(text))
                has_gap = goes_on = False
                lines.append(_item_line(text, stack[-1].depth))
                continue
            if offset in self.rules and _is_underline(text, lines):
                lines.append(self._blank(text))
                has_gap = True
            has_gap = has_gap or is_blank(text)
            # Text behind a blank line: an item right below it would be part of that text.
            goes_on = has_gap and not is_blank(text)
            if stack:
                text, shift = self._moved(text, stack[-1], begins=offset in self.others)
                stack[-1] = stack[-1]._replace(shift=shift)
            lines.append(text)
        return Edit(self.start, self.end, b"".join(lines))

    def _hidden(self, comment: bytes) -> bytes:
        """Return a comment on one line, where its place does not matter: several would be read as text and items.

        One that holds the beginning of another would be shown even so; it is left out.
        """
        quote = self._quote_of(comment)
        lines = [line[len(self._quote_of(line)) :].strip() for line in comment.splitlines()]
        whole, close, behind = b" ".join(filter(None, lines)).partition(_CLOSE)
        text = behind.lstrip() if _OPEN in whole[len(_OPEN) :] else whole + close + behind
        indent = comment[len(quote) : comment.find(_OPEN)]
        return quote + indent + text + b"\n" if text else b""

    def _moved(self, text: bytes, item: _Item, *, begins: bool) -> tuple[bytes, int]:
        """Return a line within an item at its place, and how far it was moved.

        A block begins where Python-Markdown looks for it, which is no move for one that was written for it. The lines
        below, and code behind it, go with it.
        """
        quote = self._quote_of(text)
        rest = text[len(quote) :]
        inner = rest.lstrip(b" \t")
        if not inner.strip():
            return quote.rstrip() + b"\n", item.shift
        place = LEVEL * item.depth
        indent = len(rest[: len(rest) - len(inner)].expandtabs(_TAB))
        shift = place - indent if begins else item.shift
        return quote + b" " * max(place, indent + shift) + inner, shift

    def _quote_of(self, text: bytes) -> bytes:
        """Return the signs of the quotes that the whole list stands in; those within an item belong to it."""
        end = 0
        for _ in range(self._quotes):
            match = _QUOTE.match(text, end)
            end = match.end() if match else end
        return text[:end]

    def _blank(self, text: bytes) -> bytes:
        """Return a blank line in the quotes of a line."""
        return self._quote_of(text).rstrip() + b"\n"


def _walk(blocks: list[Block], span: Span) -> Iterator[tuple[Block, int]]:
    stack = [(block, 0) for block in reversed(_within(blocks, span))]
    while stack:
        block, depth = stack.pop()
        if block.kind == "item" and block.start >= span.start:
            depth += 1
            yield block, depth
        # A quote within an item is moved as a whole.
        if not depth or block.kind != "quote":
            stack += [(child, depth) for child in reversed(_within(block.children, span))]


def _within(blocks: list[Block], span: Span) -> list[Block]:
    """Return the blocks that a range touches, without looking at the others."""
    first = bisect_right(blocks, span.start, key=lambda block: block.start)
    last = bisect_left(blocks, span.end, key=lambda block: block.start)
    return [block for block in blocks[max(first - 1, 0) : last] if block.end > span.start]


def _is_underline(text: bytes, above: list[bytes]) -> bool:
    """Tell whether a line would make a heading of the one above it."""
    return not text.strip(b"- \t>\r\n") and bool(above) and not is_blank(above[-1])


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
