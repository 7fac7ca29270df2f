"""Where text in a drawing is broken into lines, and cut."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_momentum.catalog.letters import width
from mkdocs_momentum.spec.expression import expression

# Behind spaces, hyphens and slashes, and between any two signs of a script that has no spaces.
_PIECES = expression(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60][\u3001\u3002\uff0c\uff0e\uff1a\uff09]*"
    r"|[^\s\-/\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]*[-/]?\s*"
)
_CUT = "…"
# More than any box shows; a title may be as long as its author likes.
_LONGEST = 400


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
