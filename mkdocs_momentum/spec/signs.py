"""Whether a text holds a sign, for the many texts that do not.

Python looks for one character an order of magnitude faster than for several, so a sign is looked for by the one of its
characters that is rare in Markdown.
"""

from __future__ import annotations

_MOST = 64


def holds(text: str, sign: str, at: int = 0) -> bool:
    """Tell whether a text holds a sign.

    Args:
        text: The text.
        sign: The sign, such as ``[[``.
        at: Place in the sign of the character that it is looked for by.
    """
    rare = sign[at]
    place = text.find(rare)
    for _ in range(_MOST):
        if place < 0:
            return False
        if place >= at and text.startswith(sign, place - at):
            return True
        place = text.find(rare, place + 1)
    # The character is not rare here.
    return sign in text


def may_hold_code(text: str) -> bool:
    """Tell whether a text holds a sign that code begins with: a tick, or three tildes."""
    return "`" in text or holds(text, "~~~")


def names_directive(text: str) -> bool:
    """Tell whether a text holds the sign of a directive, as in ``<!-- momentum/specs -->``."""
    return holds(text, "momentum/", 8)
