"""Changes to a text that are collected first and made at once."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple


class Edit(NamedTuple):
    """A range of bytes and what takes its place."""

    start: int
    end: int
    text: bytes


# Equal places keep the order in which they were given.
_place = itemgetter(0, 1)


def apply(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return data with all edits made; one that begins within an earlier one is left out."""
    pieces = []
    done = 0
    for start, end, text in sorted(edits, key=_place):
        if start < done:
            continue
        pieces += [data[done:start], text]
        done = end
    pieces.append(data[done:])
    return b"".join(pieces)
