"""The word that was meant, for messages about one that is not known."""

from __future__ import annotations

from collections.abc import Iterable

_NEARLY = 0.75

ROUGHLY = 0.6
"""How much alike a word must be to one of a few that alone can be meant."""


def nearest(word: str, known: Iterable[str], likeness: float = _NEARLY) -> str:
    """Return the known word that a word is a slip for, without regard to case; ``""`` when there is none.

    Args:
        word: The word.
        known: The words that there are.
        likeness: How much alike the two must be, from 0 to 1.
    """
    # Most builds have nothing to suggest.
    import difflib  # noqa: PLC0415

    words = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(word.casefold(), words, 1, likeness)
    return words[close[0]] if close else ""


def hint(word: str, known: Iterable[str]) -> str:
    """Return the end of a message about an unknown word: the word that was meant, and all that are known."""
    names = list(known)
    meant = nearest(word, names)
    listed = ", ".join(names)
    return f'; did you mean "{meant}"? Known are {listed}' if meant else f"; known are {listed}"
