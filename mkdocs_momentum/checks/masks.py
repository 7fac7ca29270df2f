"""What a reader of the page does not read as text: code, and comments."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from mkdocs_momentum.checks.indents import indented_code
from mkdocs_momentum.spec.comments import find_comments
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.signs import may_hold_code

_COMMENT = "<!--"
# Code that begins with blanks or a tag has no sign of its own.
_OTHER = ""
_SIGNS = (_COMMENT, "`", "~~~", _OTHER)
# A fence may stand within a quote or begin an item.
_LEAD = expression(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?")
_PARAGRAPH_END = expression(r"\n[ \t>]*(?:\n|\Z)")
_ELEMENT = expression(r"<(?P<name>pre|code)(?=[\s>])", re.IGNORECASE)
_PRE_END = expression(r"</pre\s*>", re.IGNORECASE)
_CODE_END = expression(r"</code\s*>", re.IGNORECASE)
_FENCE = 3
_LONGEST_LEAD = 200
_LONGEST_SPAN = 2000


class Mask:
    """The places of a text that hold code or comments.

    Args:
        text: The text.
        comments: Where its comments begin and end, were nothing code; None when nobody has looked.
    """

    def __init__(self, text: str, comments: Sequence[int] | None = None) -> None:
        self._text = text
        self._plain = _Ranges(_comments(text, comments))

    @cached_property
    def _all(self) -> _Ranges:
        others = {**dict(indented_code(self._text)), **dict(_elements(self._text))}
        return _Ranges(tuple(_hidden(self._text, others))) if others or not self._plain.ranges else self._plain

    @property
    def ranges(self) -> tuple[tuple[int, int], ...]:
        """Where they begin and end, in characters and in order; none lies within another."""
        return self._all.ranges

    @property
    def comments(self) -> tuple[tuple[int, int], ...]:
        """The ranges that hold a comment."""
        return tuple([found for found in self.ranges if self._text.startswith(_COMMENT, found[0])])

    @cached_property
    def prose(self) -> str:
        """The text with code and comments blanked; every offset and every line is kept."""
        return _blanked(self._text, self.ranges)

    def may_begin(self, pattern: re.Pattern[str], letters: str) -> bool:
        """Tell whether a comment may begin with what a pattern describes.

        Args:
            pattern: The pattern, ``<!--`` included.
            letters: What the first word of such a comment may begin with.
        """
        text = self._text
        if not self._plain.ranges:
            return pattern.search(text) is not None
        if self._initials.isdisjoint(letters):
            return False
        return any(pattern.match(text, start, end) for start, end in self._plain.ranges)

    @cached_property
    def _initials(self) -> frozenset[str]:
        text, first = self._text, len(_COMMENT)
        return frozenset([text[start + first : end].lstrip()[:1] for start, end in self._plain.ranges])

    def may_show(self, sign: str, count: int) -> bool:
        """Tell whether comments may leave more of a sign than some count; False only where that is sure.

        It is where each comment begins a line, for the reader passes over those.
        """
        text, shown = self._text, 0
        at = text.find(sign)
        while at >= 0:
            comment = self._plain.around(at)
            if comment is None:
                shown += 1
                at = text.find(sign, at + 1)
            elif comment[0] and text[comment[0] - 1] != "\n":
                return True
            else:
                at = text.find(sign, comment[1])
            if shown > count:
                return True
        return False

    def hides(self, offset: int) -> bool:
        """Tell whether a character stands in code or in a comment."""
        # Most of what is asked about stands in a comment, which is quickest to tell. One that stands in code is hidden
        # with it.
        return self._plain.around(offset) is not None or self._all.around(offset) is not None

    def comment_end(self, offset: int) -> int:
        """Return the offset behind the comment that a character stands in; 0 when it stands in none."""
        found = self._all.around(offset)
        return found[1] if found is not None and self._text.startswith(_COMMENT, found[0]) else 0


class _Ranges:
    """Ranges in order, none of which lies within another."""

    def __init__(self, ranges: tuple[tuple[int, int], ...]) -> None:
        self.ranges = ranges
        self._starts = [start for start, _ in ranges]

    def around(self, offset: int) -> tuple[int, int] | None:
        """Return the range that holds an offset; None when none does."""
        place = bisect_right(self._starts, offset) - 1
        return self.ranges[place] if place >= 0 and offset < self.ranges[place][1] else None


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


def _hidden(text: str, others: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of code and comments; what begins first hides what stands in it, whatever that looks like."""
    starts = sorted(others)
    following = {sign: place for sign in _SIGNS if (place := _next(text, sign, 0, starts)) >= 0}
    while following:
        # Most documents have comments alone, or code alone.
        sign = min(following, key=following.__getitem__) if len(following) > 1 else next(iter(following))
        start = following[sign]
        end, at = _end(text, sign, start) if sign else (others[start], others[start])
        if end:
            yield start, end
        for sign in [sign for sign, place in following.items() if place < at]:
            following[sign] = _next(text, sign, at, starts)
            if following[sign] < 0:
                del following[sign]


def _next(text: str, sign: str, at: int, starts: Sequence[int]) -> int:
    if sign:
        return text.find(sign, at)
    place = bisect_left(starts, at)
    return starts[place] if place < len(starts) else -1


def _elements(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the elements that hold code begin and end; one without an end is none."""
    ends: list[int] | None = None
    for opened in _ELEMENT.finditer(text):
        start = opened.start()
        if text[start - 1 : start] == "\\":
            continue
        if opened["name"].casefold() == "code":
            closed = _CODE_END.search(text, start, _paragraph_end(text, start))
            end = closed.end() if closed else 0
        else:
            ends = [found.end() for found in _PRE_END.finditer(text)] if ends is None else ends
            place = bisect_right(ends, start)
            end = ends[place] if place < len(ends) else 0
        if end:
            yield start, end


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
    limit = _paragraph_end(text, behind)
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


def _paragraph_end(text: str, start: int) -> int:
    longest = min(start + _LONGEST_SPAN, len(text))
    paragraph = _PARAGRAPH_END.search(text, start, longest)
    return paragraph.start() if paragraph else longest
