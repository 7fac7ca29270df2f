"""What a reader of the page does not read as text: code, and comments."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from mkdocs_momentum.spec.comments import find_comments
from mkdocs_momentum.spec.signs import may_hold_code

_COMMENT = "<!--"
_SIGNS = (_COMMENT, "`", "~~~")
# A fence may stand within a quote or begin an item.
_LEAD = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?")
_PARAGRAPH_END = re.compile(r"\n[ \t>]*(?:\n|\Z)")
_FENCE = 3
_LONGEST_LEAD = 200
_LONGEST_SPAN = 2000


class Mask:
    """The places of a text that hold code or comments.

    Args:
        text: The text.
        comments: Where its comments begin and end, were nothing code; None when nobody has looked.

    Attributes:
        ranges: Where they begin and end, in characters and in order; none lies within another.
    """

    def __init__(self, text: str, comments: Sequence[int] | None = None) -> None:
        self._text = text
        self.ranges = _comments(text, comments) or tuple(_hidden(text))
        self._starts = [start for start, _ in self.ranges]
        self._prose: str | None = None

    @property
    def comments(self) -> tuple[tuple[int, int], ...]:
        """The ranges that hold a comment."""
        return tuple([found for found in self.ranges if self._text.startswith(_COMMENT, found[0])])

    @property
    def prose(self) -> str:
        """The text with code and comments blanked; every offset and every line is kept."""
        if self._prose is None:
            self._prose = _blanked(self._text, self.ranges)
        return self._prose

    def hides(self, offset: int) -> bool:
        """Tell whether a character stands in code or in a comment."""
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and offset < self.ranges[place][1]

    def comment_end(self, offset: int) -> int:
        """Return the offset behind the comment that a character stands in; 0 when it stands in none."""
        if not self.hides(offset):
            return 0
        start, end = self.ranges[bisect_right(self._starts, offset) - 1]
        return end if self._text.startswith(_COMMENT, start) else 0


def _comments(text: str, known: Sequence[int] | None) -> tuple[tuple[int, int], ...]:
    """Return the ranges of the comments of a text that has no code and no comment without an end; else nothing."""
    if may_hold_code(text):
        return ()
    if known is not None:
        return tuple(zip(known[::2], known[1::2], strict=True))
    comments = find_comments(text)
    return comments.ranges if comments.is_whole else ()


def _blanked(text: str, ranges: Sequence[tuple[int, int]]) -> str:
    pieces = []
    done = 0
    for start, end in ranges:
        pieces += [text[done:start], "\n".join(" " * len(line) for line in text[start:end].split("\n"))]
        done = end
    return "".join([*pieces, text[done:]])


def _hidden(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of code and comments; what begins first hides what stands in it, whatever that looks like."""
    following = {sign: place for sign in _SIGNS if (place := text.find(sign)) >= 0}
    while following:
        # Most documents have comments alone, or code alone.
        sign = min(following, key=following.__getitem__) if len(following) > 1 else next(iter(following))
        start = following[sign]
        end, at = _end(text, sign, start)
        if end:
            yield start, end
        for sign in [sign for sign, place in following.items() if place < at]:
            following[sign] = text.find(sign, at)
            if following[sign] < 0:
                del following[sign]


def _end(text: str, sign: str, start: int) -> tuple[int, int]:
    """Return the offset behind what a sign opens, 0 when it opens nothing; and where to look on."""
    if sign == _COMMENT:
        end = _comment_end(text, start)
        return end, end or start + len(_COMMENT)
    behind = start
    while behind < len(text) and text[behind] == sign[0]:
        behind += 1
    end = _fence_end(text, start, behind) if behind - start >= _FENCE else 0
    if not end and sign == "`":
        end = _span_end(text, start, behind)
    return end, max(end, behind)


def _comment_end(text: str, start: int) -> int:
    close = text.find("-->", start + len(_COMMENT))
    if close >= 0:
        return close + 3
    # One without an end hides the rest where it begins a line, and is text elsewhere.
    return len(text) if start == 0 or text[start - 1] == "\n" else 0


def _fence_end(text: str, start: int, behind: int) -> int:
    line = text.rfind("\n", max(0, start - _LONGEST_LEAD), start) + 1
    if (not line and start >= _LONGEST_LEAD) or not _LEAD.fullmatch(text, line, start):
        return 0
    line_end = text.find("\n", behind)
    line_end = len(text) if line_end < 0 else line_end
    if text[start] == "`" and "`" in text[behind:line_end]:
        return 0
    fence = rf"{text[start]}{{{behind - start},}}[ \t]*$"
    # A quote that ends, ends the code in it.
    close = rf"^[ \t>]*{fence}|\n(?![ \t]*>)" if ">" in text[line:start] else rf"^[ \t]*{fence}"
    found = re.compile(close, re.MULTILINE).search(text, line_end)
    return found.end() if found else len(text)


def _span_end(text: str, start: int, behind: int) -> int:
    if start and text[start - 1] == "\\":
        return 0
    longest = min(behind + _LONGEST_SPAN, len(text))
    paragraph = _PARAGRAPH_END.search(text, behind, longest)
    limit = paragraph.start() if paragraph else longest
    ticks = text[start:behind]
    at = text.find(ticks, behind, limit)
    while at >= 0:
        end = at + len(ticks)
        while end < limit and text[end] == "`":
            end += 1
        if end - at == len(ticks):
            return end
        at = text.find(ticks, end, limit)
    return 0
