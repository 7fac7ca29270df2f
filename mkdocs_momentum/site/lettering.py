"""How wide text is in a drawing, and where it is broken into lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Parts of the size of the font. A drawing is made before anybody knows the font that it is read in: these are the
# widths in DejaVu Sans, measured in Chromium and rounded up, which is wider than most of what themes use.
_GROUPS = {
    0.28: "ijl'", 0.34: "I ,.:;|J", 0.4: "f()[]t/\\-!", 0.44: "r\"", 0.5: "*°", 0.56: "?Lcszk_FPT“”", 0.6: "vxyEYS",
    0.64: "aeghnopqudbu$0123456789KXZ", 0.7: "ABCRVN", 0.77: "DGHUOQ&", 0.84: "#+<=>^w~", 0.88: "M", 1.0: "mWM%@…—",
}  # fmt: skip
_WIDTHS = {letter: width for width, letters in _GROUPS.items() for letter in letters}
_LETTER = 0.7
_WIDE = 1.0
_WITHOUT_WIDTH = frozenset({"Mn", "Me", "Cf", "Cc"})
# Behind spaces, hyphens and slashes, and between any two signs of a script that has no spaces.
_PIECES = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60][\u3001\u3002\uff0c\uff0e\uff1a\uff09]*"
    r"|[^\s\-/\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]*[-/]?\s*"
)
_CUT = "…"
# More than any box shows; a title may be as long as its author likes.
_LONGEST = 400


def width(text: str, size: float) -> float:
    """Return the width of a text in pixels.

    Args:
        text: The text.
        size: Size of the font in pixels.
    """
    return sum(map(_width, text)) * size


@lru_cache(4096)
def _width(letter: str) -> float:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.category(letter) in _WITHOUT_WIDTH:
        return 0.0
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return _WIDE
    # An accent takes no room: é is as wide as e.
    return _WIDTHS.get(unicodedata.normalize("NFD", letter)[0], _LETTER)


def wrap(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """Return a text in lines; the last one ends in ``…`` when there is more.

    Args:
        text: The text.
        size: Size of the font in pixels.
        room: How wide a line may be, in pixels.
        most: How many lines there may be.
    """
    lines = [""]
    for piece in _pieces(" ".join(text.split())[:_LONGEST], size, room):
        if lines[-1] and width(lines[-1] + piece.rstrip(), size) > room:
            lines.append("")
        lines[-1] += piece
    stripped = [line.rstrip() for line in lines]
    if len(stripped) <= most:
        return tuple(stripped)
    return (*stripped[: most - 1], cut(" ".join(stripped[most - 1 :]), size, room))


def cut(text: str, size: float, room: float) -> str:
    """Return the beginning of a text that fits, with ``…`` behind it when there is more.

    Args:
        text: The text.
        size: Size of the font in pixels.
        room: How wide it may be, in pixels.
    """
    if width(text, size) <= room:
        return text
    while text and width(text.rstrip() + _CUT, size) > room:
        text = text[:-1]
    return text.rstrip() + _CUT


def _pieces(text: str, size: float, room: float) -> Iterator[str]:
    """Yield the parts that a text may be broken between; one that fits no line is broken anywhere."""
    for match in _PIECES.finditer(text):
        piece = match.group()
        while width(piece, size) > room and len(piece) > 1:
            end = next(end for end in range(len(piece) - 1, 0, -1) if end == 1 or width(piece[:end], size) <= room)
            yield piece[:end]
            piece = piece[end:]
        if piece:
            yield piece
