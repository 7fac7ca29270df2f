"""Text in a terminal: how many columns it takes, and how it is cut to fit."""

from __future__ import annotations

import unicodedata

_TAB = "    "


def width(text: str) -> int:
    """Return the columns that a text takes: wide letters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def safe(text: str) -> str:
    """Return a text without signs that a terminal obeys instead of showing; a tab becomes blanks."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _TAB if c == "\t" else " " for c in text)


def fitted(text: str, columns: int) -> str:
    """Return a text that takes exactly so many columns: cut with an ellipsis, or followed by blanks."""
    text = safe(text)
    if width(text) > columns:
        text = text[:columns]
        while width(text) > columns - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (columns - width(text))
