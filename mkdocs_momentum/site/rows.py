"""The rows of a listing: which columns they have, and what each spec has in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from mkdocs_momentum.catalog.address import NO_STATUS
from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.facets import BUILT_IN, Facet, Kind, date_of, spelling
from mkdocs_momentum.catalog.listing import Listing
from mkdocs_momentum.catalog.query import SortKey
from mkdocs_momentum.catalog.words import Words, progress_text
from mkdocs_momentum.site.listing_view import Cell, Column, Row, Width
from mkdocs_momentum.site.present import is_setting, label_of, make_chip, shorten
from mkdocs_momentum.spec.model import Field, Spec, Stage

CHUNK = 50
"""Rows that a browser draws at once."""

_MANY = 200
_LONGEST = 60
# The title and the status stand in each row in any case, or above it.
_SAID = frozenset({"title", "status"})
_SPEAKING = ("title", "status", "progress")
_WIDTHS: dict[str, Width] = {
    "title": "w", "status": "c", "progress": "p", "version": "n", "created": "n", "updated": "n", "id": "s",
    "quality": "s", "priority": "s",
}  # fmt: skip


def status_key(spec: Spec) -> str:
    """Return the status of a spec as the script and the address know it; all unknown ones are one."""
    if spec.status is None:
        return NO_STATUS
    return Stage.UNKNOWN.value if spec.status.stage is Stage.UNKNOWN else spec.status.key


def chunked(rows: Sequence[Row], total: int) -> tuple[tuple[Row, ...], ...]:
    """Return rows in parts; in one part when the whole listing, of ``total`` rows, is short."""
    if total <= _MANY:
        return (tuple(rows),)
    return tuple(tuple(rows[start : start + CHUNK]) for start in range(0, len(rows), CHUNK))


def choose_columns(listing: Listing, specs: Sequence[Spec], catalog: Catalog) -> tuple[Facet, ...]:
    """Return the columns of a listing: those that its author asks for and a spec knows, else those that its specs have.

    What the rows are grouped by stands above them; a status stands beside them as well, with the words that follow it.
    """
    known = listing.known_columns(catalog)
    if known:
        return known
    grouped = listing.group_by.name if listing.group_by is not None else ""
    names = ["title", "status", "version", date_of(specs).name, "progress"]
    if grouped in names[2:]:
        names.remove(grouped)
    return tuple(
        BUILT_IN[name] for name in names if name == "title" or any(_has(BUILT_IN[name], spec) for spec in specs)
    )


def _has(facet: Facet, spec: Spec) -> bool:
    return bool(spec.progress) if facet.kind is Kind.PROGRESS else bool(facet.texts(spec))


def facet_label(facet: Facet, words: Words, specs: Iterable[Spec]) -> str:
    """Return the name of a facet in words: the plugin's own, else what the authors call the field."""
    return words(facet.label_key) if facet.label_key else label_of(spelling(facet, specs))


def make_columns(facets: Iterable[Facet], sort: Sequence[SortKey], words: Words, specs: Sequence[Spec]) -> list[Column]:
    """Return the columns of a table whose specs come in the order of ``sort``."""
    first = sort[0] if sort else None
    order = ("descending" if first.descending else "ascending") if first is not None else ""
    return [
        Column(
            facet.name,
            facet_label(facet, words, specs),
            _WIDTHS.get(facet.name, "m"),
            order if first is not None and facet == first.facet else "",
        )
        for facet in facets
    ]


class Shown(NamedTuple):
    """What the rows of a listing say.

    Attributes:
        facets: Their columns.
        status: Whether a row says its status, to the reader or to the script; the group says it otherwise.
        filtered: Whether readers can filter the rows.
        owners: When they can choose an owner, the spellings that stand for others; else None.
        tags: The same of tags.
        source: Whether a row says which site it comes from.
    """

    facets: tuple[Facet, ...]
    status: bool
    filtered: bool
    owners: Mapping[str, str] | None = None
    tags: Mapping[str, str] | None = None
    source: bool = False


class Rows:
    """Makes the rows of one listing.

    Args:
        catalog: All specs.
        url_for: Makes the address of a spec, relative to the page of the listing.
        words: The words of the plugin.
        specs: The specs of the listing.
        shown: What its rows say.
    """

    def __init__(
        self, catalog: Catalog, url_for: Callable[[Spec], str], words: Words, specs: Sequence[Spec], shown: Shown
    ) -> None:
        self._catalog = catalog
        self._url_for = url_for
        self._words = words
        self._shown = shown
        self._kinds = [(facet, _kind(facet), _cell_label(facet, words, specs)) for facet in shown.facets]
        names = {facet.name for facet in shown.facets}
        self._has_chip = "status" in names
        told = {"owner"} if shown.owners is not None else set()
        told |= {"tags"} if shown.tags is not None else set()
        self._told = names | told | _SAID

    def make(self, spec: Spec) -> Row:
        """Return the row of a spec."""
        shown = self._shown
        filtered = shown.filtered
        chip = make_chip(spec.status, self._catalog) if self._has_chip else None
        return Row(
            spec,
            self._url_for(spec),
            tuple(
                [
                    Cell(kind, self._text(facet, kind, spec), label, chip if kind == "status" else None)
                    for facet, kind, label in self._kinds
                ]
            ),
            chip,
            "" if self._has_chip else self._note(spec),
            status_key(spec) if filtered and shown.status else None,
            _joined(BUILT_IN["owner"].texts(spec), shown.owners) if filtered and shown.owners is not None else "",
            _joined(spec.tags, shown.tags) if filtered and shown.tags is not None else "",
            self._found_by(spec) if filtered else "",
            spec.source if shown.source else "",
        )

    def _text(self, facet: Facet, kind: str, spec: Spec) -> str:
        if kind == "title":
            return spec.title
        if kind == "progress":
            return progress_text(spec.progress, self._words)
        if facet.kind is Kind.STAGE:
            return self._words(f"stage_{spec.status.stage.value}") if spec.status else ""
        return ", ".join(facet.texts(spec))

    def _note(self, spec: Spec) -> str:
        status = spec.status
        if status is None:
            return ""
        if status.stage is not Stage.UNKNOWN:
            return shorten(status.qualifier)
        return shorten(f"{status.label} {status.qualifier}".strip())

    def _found_by(self, spec: Spec) -> str:
        """Return what a spec is found by beside what its row shows, and what the script is told otherwise."""
        found = [spec.id] if spec.id and "id" not in self._told and spec.id not in spec.title else []
        found += [field.value for field in spec.fields if field.name not in self._told and _is_searched(field)]
        return " ".join(dict.fromkeys(found))


def _is_searched(field: Field) -> bool:
    # Nobody looks for an address or a long text by its words here; the site's search has both.
    return bool(field.value) and len(field.value) <= _LONGEST and "://" not in field.value and not is_setting(field)


def _kind(facet: Facet) -> str:
    if facet.name in _SPEAKING:
        return facet.name
    return "date" if facet.kind is Kind.DATE else "text"


def _cell_label(facet: Facet, words: Words, specs: Iterable[Spec]) -> str:
    return "" if facet.name in _SPEAKING else facet_label(facet, words, specs)


def _joined(texts: Iterable[str], spelled: Mapping[str, str]) -> str:
    # The script compares them letter by letter.
    return "|".join(spelled.get(text, text).replace("|", "/") for text in texts)
