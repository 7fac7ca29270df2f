"""The kinds of relations, each with its inverse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mkdocs_momentum.catalog.words import Words
from mkdocs_momentum.spec.keys import Keys, normalise


class Kind(NamedTuple):
    """A kind of relation in both directions.

    Attributes:
        key: Its name, such as ``depends-on``.
        inverse: Its name seen from the other side; the same name when both sides see the same.
        fields: The fields that state it, normalised.
        inverse_fields: The fields that state it from the other side, normalised.
        label: What a reader calls it; ``""`` for the plugin's own words.
        inverse_label: What a reader calls it from the other side; ``""`` for the plugin's own words.
        is_ordered: Whether a circle of it makes no sense.
        sections: Headings of sections whose links state it, bare.
    """

    key: str
    inverse: str
    fields: tuple[str, ...]
    inverse_fields: tuple[str, ...] = ()
    label: str = ""
    inverse_label: str = ""
    is_ordered: bool = True
    sections: tuple[str, ...] = ()

    @property
    def is_symmetric(self) -> bool:
        """Tell whether both sides see the same."""
        return self.key == self.inverse


DEPENDS_ON = Kind("depends-on", "required-by", ("requires",), ("required by",), sections=("dependencies",))
SUPERSEDES = Kind(
    "supersedes",
    "superseded-by",
    ("replaces", "obsoletes"),
    ("superseded by", "obsoleted by", "superseding spec", "superseding adr", "superseding rfc", "superseding proposal"),
)
EXTENDS = Kind("extends", "extended-by", ("extends", "amends"), ("extended by", "amended by"))
PARENT = Kind("parent", "children", ("parent",), ("children",))
_SIMILAR = "spec adr rfc proposal feature decision document".split()
RELATES_TO = Kind(
    "relates-to",
    "relates-to",
    ("see also", *(f"related {word}{ending}" for word in _SIMILAR for ending in ("s", ""))),
    is_ordered=False,
)

_REMEMBERED = 2048

BUILT_IN: tuple[Kind, ...] = (DEPENDS_ON, SUPERSEDES, EXTENDS, PARENT, RELATES_TO)
"""The kinds that the plugin knows of itself, in the order in which they are shown."""


class Kinds:
    """The kinds that a site knows.

    Args:
        kinds: The kinds in the order in which they are shown.
        keys: The keys of metadata that the site knows.

    Attributes:
        kinds: The kinds.
        keys: The keys of both directions, in the order in which they are shown.
    """

    def __init__(self, kinds: Iterable[Kind] = BUILT_IN, keys: Keys | None = None) -> None:
        self.kinds = tuple(kinds)
        self._by_key = {key: kind for kind in self.kinds for key in (kind.inverse, kind.key)}
        self.keys: Sequence[str] = list(dict.fromkeys(key for kind in self.kinds for key in (kind.key, kind.inverse)))
        self._rank = {key: number for number, key in enumerate(self.keys)}
        keys = keys or Keys()
        self._fields = {canonical(name, keys): kind.inverse for kind in self.kinds for name in kind.inverse_fields}
        self._fields |= {canonical(name, keys): kind.key for kind in self.kinds for name in kind.fields}
        self._seen: dict[str, str | None] = {}
        self._of_sections = next((kind.key for kind in self.kinds if kind.sections), None)

    def kind(self, key: str) -> Kind | None:
        """Return the kind that has this key in one of its directions, or None."""
        return self._by_key.get(key)

    def directed(self, key: str, *, is_inverse: bool) -> str | None:
        """Return the name of a kind in one of its directions; None when the site does not know the kind.

        Args:
            key: Key of the kind in its own direction.
            is_inverse: Whether its name from the other side is asked for.
        """
        kind = next((kind for kind in self.kinds if kind.key == key), None)
        return None if kind is None else kind.inverse if is_inverse else kind.key

    def rank(self, key: str) -> int:
        """Return the position of a key in the order in which kinds are shown, from 0."""
        return self._rank[key]

    def inverse(self, key: str) -> str:
        """Return the key of the same kind seen from the other side."""
        kind = self._by_key[key]
        return kind.inverse if key == kind.key else kind.key

    def of_field(self, name: str) -> str | None:
        """Return the key of the relation that a field of that name states, or None."""
        try:
            return self._seen[name]
        except KeyError:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            found = self._seen[name] = self._fields.get(normalise(name))
            return found

    @property
    def of_sections(self) -> str | None:
        """The key of the kind that the links of a section of dependencies state; None when a site wants none."""
        return self._of_sections

    def label(self, key: str, words: Words) -> str:
        """Return what a reader calls a kind in the direction of the key."""
        kind = self._by_key[key]
        own = kind.label if key == kind.key else kind.inverse_label
        return own or words(f"relation_{key}")


def canonical(name: str, keys: Keys) -> str:
    """Return the name of the field that a key of metadata means, normalised: ``requires`` for ``Depends on``."""
    return normalise(keys.find(name).name)
