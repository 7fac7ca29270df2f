"""Names that differ by a slip: one letter more, less, other, or two of them in the wrong order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_momentum.spec.expression import expression

_LONGEST = 80
_SHORTEST = 5
# Several words joined: one word alone may well be meant as it stands.
_JOINED = expression(r"[^\W_]+(?:[-_][^\W_]+)+")
_LETTERS = expression(r"[^\W\d_]+")


class Near:
    """Names, and what is a slip for one of them.

    Args:
        names: Each name with the path of its spec.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        # Two texts that are the same but for one letter each are a slip apart.
        self._known: dict[str, tuple[str, str]] = {}
        for name, path in names:
            if _SHORTEST <= len(name) <= _LONGEST:
                for form in _forms(name):
                    self._known.setdefault(form, (name, path))

    def slip(self, text: str) -> str | None:
        """Return the path of the spec whose name was meant by one that is not known, or None.

        Args:
            text: The name; one word alone, and a name with another number, is no slip.
        """
        if not _SHORTEST <= len(text) <= _LONGEST or not _JOINED.fullmatch(text):
            return None
        name = text.casefold()
        for form in _forms(name):
            found = self._known.get(form)
            if found is not None and _numbers(found[0]) == _numbers(name):
                return found[1]
        return None


def _forms(name: str) -> Iterator[str]:
    yield name
    yield from (name[:place] + name[place + 1 :] for place in range(len(name)))


def _numbers(name: str) -> list[str]:
    return _LETTERS.sub(" ", name).replace("-", " ").replace("_", " ").split()
