"""Text that is indented below a sign: admonitions and content tabs, which CommonMark takes for code or plain words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_momentum.spec.expression import expression

_SIGN = expression(rb"^(?:(?:!!!|\?\?\?\+?) ?[\w\"]|===[+!]{0,2} +\")[^\n]*(?:\n|\Z)", re.MULTILINE)
_INDENTED = expression(rb"(?: {4}|\t)[^\n]*(?:\n|\Z)|[ \t]*\n")


class Nested(NamedTuple):
    """What stands indented below a sign.

    Attributes:
        text: The text without the indentation.
        end: Offset behind it in the text around it, in bytes.
        above: Number of lines before it.
        starts: Offset of each of its lines in ``text``, in bytes.
        outside: Offset of the same places in the text around it.
    """

    text: str
    end: int
    above: int
    starts: tuple[int, ...]
    outside: tuple[int, ...]

    def outward(self, offset: int) -> int:
        """Return where an offset in ``text`` lies in the text around it."""
        number = bisect_right(self.starts, offset) - 1
        return self.outside[number] + offset - self.starts[number]


def find_nested(data: bytes, start: int, end: int) -> Iterator[Nested]:
    """Yield what stands below each sign whose line begins within a range of bytes, however far it reaches."""
    sign = _SIGN.search(data, start)
    while sign is not None and sign.start() < end:
        found = _below(data, sign.end())
        yield found
        sign = _SIGN.search(data, max(found.end, sign.end()))


def _below(data: bytes, start: int) -> Nested:
    texts: list[bytes] = []
    starts, outside = [0], [start]
    at = start
    while at < len(data) and (line := _INDENTED.match(data, at)) is not None:
        text = line.group()
        indent = 4 if text.startswith(b"    ") else 1 if text.startswith(b"\t") else 0
        texts.append(text[indent:])
        starts.append(starts[-1] + len(text) - indent)
        outside[-1] = at + indent
        at = line.end()
        outside.append(at)
    return Nested(b"".join(texts).decode(), at, data.count(b"\n", 0, start), tuple(starts), tuple(outside))
