"""Changes to a text that are collected first and made at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """A range of bytes and what takes its place."""

    start: int
    end: int
    text: bytes


def apply(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return data with all edits made; one that begins within an earlier one is left out."""
    pieces = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < done:
            continue
        pieces += [data[done : edit.start], edit.text]
        done = edit.end
    pieces.append(data[done:])
    return b"".join(pieces)
