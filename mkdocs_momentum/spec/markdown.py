"""Markdown text to a tree of blocks with byte ranges and line numbers.

The grammar is CommonMark with tables, which is what authors preview their files with.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from operator import attrgetter
from typing import Any, NamedTuple

import pyromark

from mkdocs_momentum.spec.comments import Comments, find_comments, without_comments
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.outline import Line, Verdicts, shorten

_OPTIONS = pyromark.Options.ENABLE_TABLES
_INLINE_OPTIONS = pyromark.Options.ENABLE_STRIKETHROUGH
_BLOCKS = {
    "Paragraph": "paragraph",
    "Heading": "heading",
    "BlockQuote": "quote",
    "CodeBlock": "code",
    "HtmlBlock": "html",
    "List": "list",
    "Item": "item",
    "Table": "table",
    "TableHead": "row",
    "TableRow": "row",
    "TableCell": "cell",
}
_DESCRIBED = frozenset({"Heading", "CodeBlock"})
_LEVELS = {f"H{level}": level for level in range(1, 7)}
_LISTS = frozenset({"List", "Item"})
_MARKUP = expression(r"[\\`*_{}\[\]<>&~!|]")
_STRUCK = expression(r"~~(?=\S).*?\S~~|<(?P<tag>del|s|strike)>.*?</(?P=tag)>", re.IGNORECASE)
# What is longer than any sentence is left as it is.
_LONGEST_VALUE = 500
# Attributes right behind inline markup, and marks of footnotes; code is kept as it is.
_ASIDE = expression(
    r"(?P<kept>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))|\[\^[^\[\]\s]+\]"
    r"|(?<=[*_)\]:~`])\{(?::|[ \t]*(?:[.#][\w-]|[\w-]+=))[^{}\n]*\}"
)
_MOST_RETURNS = 16
# The parser lets a list within an item begin with the newline or the indentation before it.
_BLANKS = b" \t\n>"
_MARKER = expression(rb"(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|(?=\n|$))")


class Span(NamedTuple):
    """A range of bytes in the UTF-8 text, the end not included."""

    start: int
    end: int


class Block:
    """One block of a document.

    Attributes:
        kind: ``heading``, ``paragraph``, ``list``, ``item``, ``quote``, ``code``, ``html``,
            ``table``, ``row``, ``cell`` or ``rule``.
        start: Offset of its first byte.
        end: Offset behind its last byte.
        level: Level of a heading, 1 to 6; else 0.
        info: Info string of a fenced code block; None when it is indented or no code.
        children: The blocks within.
    """

    __slots__ = ("children", "end", "info", "kind", "level", "start")

    def __init__(self, kind: str, start: int, end: int, level: int = 0) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.level = level
        self.info: str | None = None
        self.children: list[Block] = []

    def walk(self, kind: str) -> Iterator[Block]:
        """Yield every block of a kind within this one, in document order."""
        stack = [iter(self.children)]
        while stack:
            for child in stack[-1]:
                if child.kind == kind:
                    yield child
                if child.children:
                    stack.append(iter(child.children))
                    break
            else:
                stack.pop()


class Document:
    """A parsed text.

    Args:
        text: Markdown.
        first_line: Number in the file of the text's first line.
        verdicts: Tells whether the blocks below a heading are asked for; None when all are.

    Attributes:
        data: The text in UTF-8; all ranges count its bytes.
        blocks: The outermost blocks in order.
        first_line: Number in the file of the text's first line.
        comments: Its comments.
    """

    def __init__(self, text: str, first_line: int = 1, verdicts: Verdicts | None = None) -> None:
        # A lone surrogate cannot come from a file, only from another plugin; it must not end the build.
        self.data = text.encode("utf-8", "replace")
        text = text if text.isascii() else self.data.decode()
        self.comments = find_comments(text)
        skeleton, lines = _skeleton(text, self.comments, verdicts)
        self.blocks = _with_headings(_blocks(self.data, skeleton), lines)
        self.first_line = first_line
        self._line_ends: list[int] = []
        self._asked = self._lines = 0
        self._returns = 0

    def line(self, offset: int) -> int:
        """Return the number of the line in the file that holds a byte, from 1."""
        # Most readers ask in the order of the text, and counting on from the last answer is quickest then.
        if offset < self._asked:
            self._returns += 1
            if self._returns > _MOST_RETURNS:
                self._line_ends = self._line_ends or list(accumulate(len(line) + 1 for line in self.data.split(b"\n")))
                return self.first_line + bisect_right(self._line_ends, offset)
            self._asked = self._lines = 0
        self._lines += self.data.count(b"\n", self._asked, offset)
        self._asked = offset
        return self.first_line + self._lines

    def source(self, start: int, end: int) -> str:
        """Return a part of the text as it is written."""
        return self.data[start:end].decode("utf-8", "replace")

    def content_start(self, item: Block) -> int:
        """Return the offset of what an item says, behind its marker and the blanks around that."""
        match = _MARKER.match(self.data, item.start, item.end)
        return match.end() if match else item.start

    def line_start(self, offset: int) -> int:
        """Return the offset of the first byte of the line that holds a byte."""
        return self.data.rfind(b"\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Return the offset behind the line that holds a byte, its newline included."""
        end = self.data.find(b"\n", offset)
        return len(self.data) if end < 0 else end + 1


def _skeleton(text: str, comments: Comments, verdicts: Verdicts | None = None) -> tuple[str, list[Line]]:
    """Return a text that is quicker to parse, of the blocks that are asked for, and the headings that it leaves out.

    All offsets stay. Brackets only matter within lines, and comments on lines of their own say nothing: the parser
    reports every piece of both, and nobody asks for them.
    """
    text = without_comments(text, comments)
    text, lines = shorten(text, verdicts) if verdicts is not None else (text, [])
    return text.replace("[", "x").replace("]", "x"), lines


def _blocks(data: bytes, skeleton: str) -> list[Block]:
    root = Block("root", 0, 0)
    # One entry for each element that is open: the block itself, or the one that inline markup stands in.
    stack = [root]
    kinds = _BLOCKS
    event: Any
    for event, bounds in pyromark.events_with_range(skeleton, options=_OPTIONS):
        if "Start" in event:
            tag = event["Start"]
            # A tag that says more than its name is a mapping with that one key.
            (name,) = (tag,) if tag.__class__ is str else tag
            parent = stack[-1]
            if name in kinds:
                start = bounds["start"]
                if name in _LISTS and data[start] in _BLANKS:
                    start = _first_mark(data, start)
                block = Block(kinds[name], start, bounds["end"])
                if name in _DESCRIBED:
                    _describe(block, name, tag[name])
                parent.children.append(block)
                stack.append(block)
            else:
                stack.append(parent)
        elif "End" in event:
            stack.pop()
        elif event == "Rule":
            stack[-1].children.append(Block("rule", bounds["start"], bounds["end"]))
    return root.children


def _with_headings(blocks: list[Block], lines: list[Line]) -> list[Block]:
    if lines:
        blocks += [Block("heading", start, end, level) for level, start, end in lines]
        blocks.sort(key=attrgetter("start"))
    return blocks


def _describe(block: Block, name: str, about: Any) -> None:
    if name == "Heading":
        block.level = _LEVELS[about["level"]]
    else:
        block.info = about["Fenced"] if isinstance(about, dict) else None


def _first_mark(data: bytes, start: int) -> int:
    while start < len(data) and data[start] in _BLANKS:
        start += 1
    return start


def without_struck(markdown: str) -> str:
    """Return inline Markdown without the parts that are struck out: ``~~1.0~~`` and ``<del>1.0</del>``."""
    if ("~~" not in markdown and "</" not in markdown) or len(markdown) > _LONGEST_VALUE:
        return markdown
    return _STRUCK.sub("", markdown)


def plain(markdown: str, *, keep_html: bool = False) -> str:
    """Return inline Markdown as plain text: no markup, attributes and footnotes, entities resolved, spaces collapsed.

    Args:
        markdown: The text.
        keep_html: Whether HTML tags are text, as they are in front matter.
    """
    if not _MARKUP.search(markdown):
        return " ".join(markdown.split())
    if not keep_html and ("{" in markdown or "[^" in markdown) and len(markdown) <= _LONGEST_VALUE:
        markdown = _ASIDE.sub(_kept, markdown)
    # A guard before the text keeps it inline: "1. x" or "# x" is a value here, no list or heading.
    guarded = "." + markdown.strip().encode("utf-8", "replace").decode()
    text = "".join(_pieces(guarded, keep_html=keep_html)).removeprefix(".")
    return " ".join(text.split())


def _kept(match: re.Match[str]) -> str:
    return match["kept"] or ""


def _pieces(markdown: str, *, keep_html: bool) -> Iterator[str]:
    for event in pyromark.events(markdown, options=_INLINE_OPTIONS):
        if isinstance(event, str):
            yield " "
            continue
        if "Text" in event:
            yield event["Text"]
        elif "Code" in event:
            yield event["Code"]
        elif "InlineHtml" in event:
            # A break parts words, in a table as nothing else does.
            is_break = event["InlineHtml"][:3].lower() == "<br"
            yield event["InlineHtml"] if keep_html else " " if is_break else ""
        elif "End" in event and event["End"] == "Paragraph":
            yield " "
