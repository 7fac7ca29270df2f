"""The word that was meant, for messages about one that is not known."""

from __future__ import annotations

from collections.abc import Iterable

_NEARLY = 0.75


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that a word is a slip for, without regard to case; ``""`` when there is none."""
    # Most builds have nothing to suggest.
    import difflib  # noqa: PLC0415

    words = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(word.casefold(), words, 1, _NEARLY)
    return words[close[0]] if close else ""


def hint(word: str, known: Iterable[str]) -> str:
    """Return the end of a message about an unknown word: the word that was meant, and all that are known."""
    names = list(known)
    meant = nearest(word, names)
    listed = ", ".join(names)
    return f'; did you mean "{meant}"? Known are {listed}' if meant else f"; known are {listed}"
