"""Facets: what specs can be selected, sorted, grouped and shown by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from enum import StrEnum
from typing import NamedTuple

from mkdocs_momentum.catalog.catalog import natural
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.keys import Keys, normalise
from mkdocs_momentum.spec.model import Field, Progress, Spec

HERE = "here"
"""What a condition calls this site, where others are called by the names of their sources."""

_COMMAS = expression(r"[,;\u3001\uff0c\uff1b]")


class Kind(StrEnum):
    """How the values of a facet are compared and shown."""

    TEXT = "text"
    ITEMS = "items"
    DATE = "date"
    PROGRESS = "progress"
    STATUS = "status"
    STAGE = "stage"
    PATH = "path"


class Facet(NamedTuple):
    """One thing that specs have, or can have.

    Attributes:
        name: Its name: one of ``BUILT_IN``, else the normalised key of a field (``review date``).
        label_key: Key of its label among the plugin's words, such as ``field_title``; ``""`` for a field that the
            plugin has no word for: ``spelling`` says what authors call it.
        kind: How its values are compared and shown.
    """

    name: str
    label_key: str
    kind: Kind

    def texts(self, spec: Spec) -> tuple[str, ...]:
        """Return the values of a spec as they are shown; ``()`` when it has none.

        A stage is said by its key (``draft``), progress in whole percent (``37%``), a date as ISO date. Authors, tags
        and owner are parted at commas, semicolons, "and" and "&"; any other field only where its author wrote a list.
        """
        read = _TEXTS.get(self.name)
        return read(spec) if read is not None else _texts_of(self.name, spec)

    def key(self, spec: Spec) -> tuple[object, ...] | None:
        """Return what specs are sorted by, comparable among the specs of one facet; None without a value."""
        if self.kind is Kind.STATUS:
            return (spec.status.stage.rank, spec.status.label.casefold()) if spec.status else None
        if self.kind is Kind.STAGE:
            return (spec.status.stage.rank,) if spec.status else None
        if self.kind is Kind.PROGRESS:
            progress = spec.progress
            return (progress.met / progress.total, progress.met) if progress.total else None
        texts = self.texts(spec)
        if self.kind is Kind.DATE:
            return texts or None
        return tuple(natural(text) for text in texts) or None

    def names(self, spec: Spec) -> tuple[str, ...]:
        """Return what a condition may call a spec's value: each text, and where there are several the whole too.

        The source of a spec of this site is ``here``.
        """
        texts = self.texts(spec)
        if self.name == "source" and not spec.source:
            return (*texts, HERE)
        whole = _field(self.name, spec) if len(texts) > 1 else None
        return texts if whole is None else (*texts, whole.value)


class Facets:
    """The facets of a site.

    Args:
        keys: The keys of metadata that the site knows.
        used: Normalised names of the fields that its specs have; a name that is among them is no slip.
    """

    def __init__(self, keys: Keys | None = None, used: Collection[str] = ()) -> None:
        self._keys = keys or Keys()
        self._used = frozenset(used)

    def find(self, name: str) -> Facet:
        """Return the facet of a name: any alias of a field, in any case; an unknown one is a field of that name."""
        own = self._own(name)
        return BUILT_IN.get(own) or Facet(own, "", Kind.TEXT)

    def knows(self, name: str) -> bool:
        """Tell whether a name is a facet's, a key that specs use, or the name of a field that a spec has."""
        return self._own(name) in BUILT_IN or self._keys.find(name).known or self._own(name) in self._used

    def _own(self, name: str) -> str:
        bare = normalise(name)
        if bare in BUILT_IN:
            return bare
        return normalise(_SHORT.get(bare) or self._keys.find(name).name)


def fold(text: str) -> str:
    """Return a value without case and spare spaces, as values are compared."""
    return " ".join(text.split()).casefold()


def spelling(facet: Facet, specs: Iterable[Spec]) -> str:
    """Return what authors call a field most often (``Review Date``); its name with a capital when no spec has it."""
    found = Counter(field.label for spec in specs if (field := _field(facet.name, spec)) is not None)
    if not found:
        return facet.name[:1].upper() + facet.name[1:]
    return min(found, key=lambda label: (-found[label], label.islower(), label.isupper(), label))


def field_names(specs: Iterable[Spec]) -> frozenset[str]:
    """Return the normalised names of all fields that specs have."""
    return frozenset(normalise(name) for name in {field.name for spec in specs for field in spec.fields})


def _field(name: str, spec: Spec) -> Field | None:
    """Return the field of a normalised name that counts; None when there is none, or nothing in it."""
    found = [field for field in spec.fields if not field.blank and normalise(field.name) == name]
    return min(found, key=lambda field: field.weak) if found else None


def _texts_of(name: str, spec: Spec) -> tuple[str, ...]:
    field = _field(name, spec)
    if field is None:
        return ()
    return tuple(item for item in field.items if item) or ((field.value,) if field.value else ())


def _owners(spec: Spec) -> tuple[str, ...]:
    # A list in front matter, else parted at commas. "and" stays: "Trust and Safety" is one team.
    texts = _texts_of("owner", spec)
    parts = texts if len(texts) > 1 else tuple(_COMMAS.split(texts[0])) if texts else ()
    return tuple(part.strip() for part in parts if part.strip())


def _percent(progress: Progress) -> tuple[str, ...]:
    return () if progress.percent is None else (f"{progress.percent}%",)


def _source(spec: Spec) -> tuple[str, ...]:
    # A site that names no sources may have a field of that name.
    return (spec.source,) if spec.source else _texts_of("source", spec)


def _folder(path: str) -> tuple[str, ...]:
    return (path.rpartition("/")[0],) if "/" in path else ()


_TEXTS: dict[str, Callable[[Spec], tuple[str, ...]]] = {
    "title": lambda spec: (spec.title,),
    "id": lambda spec: (spec.id,) if spec.id else (),
    "status": lambda spec: (spec.status.label,) if spec.status else (),
    "stage": lambda spec: (spec.status.stage.value,) if spec.status else (),
    "version": lambda spec: (spec.version,) if spec.version else (),
    "created": lambda spec: (spec.created,) if spec.created else (),
    "updated": lambda spec: (spec.updated,) if spec.updated else (),
    "authors": lambda spec: spec.authors,
    "owner": _owners,
    "tags": lambda spec: spec.tags,
    "priority": lambda spec: (spec.priority,) if spec.priority else (),
    "quality": lambda spec: (spec.quality,) if spec.quality else (),
    "progress": lambda spec: _percent(spec.progress),
    "path": lambda spec: (spec.path,),
    "folder": lambda spec: _folder(spec.path),
    "source": _source,
}
_KINDS = {
    "status": Kind.STATUS, "stage": Kind.STAGE, "created": Kind.DATE, "updated": Kind.DATE, "authors": Kind.ITEMS,
    "owner": Kind.ITEMS, "tags": Kind.ITEMS, "progress": Kind.PROGRESS, "path": Kind.PATH, "folder": Kind.PATH,
}  # fmt: skip
_SHORT = {"tag": "tags", "label": "tags", "keyword": "tags"}
BUILT_IN = {name: Facet(name, f"field_{name}", _KINDS.get(name, Kind.TEXT)) for name in _TEXTS}
"""The facets that the plugin knows of itself, by name."""


def date_of(specs: Collection[Spec]) -> Facet:
    """Return the date that a table of specs shows: where few say when they were changed, all say when they began."""
    updated = sum(1 for spec in specs if spec.updated)
    created = sum(1 for spec in specs if spec.created)
    return BUILT_IN["updated" if 2 * updated >= created else "created"]
