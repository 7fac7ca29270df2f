"""The views of a listing: its specs, grouped and counted, as the templates show them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple
from urllib.parse import quote, urlencode

from mkdocs_momentum.catalog.address import NO_STATUS
from mkdocs_momentum.catalog.catalog import Catalog, natural, total
from mkdocs_momentum.catalog.catalog import Group as SpecGroup
from mkdocs_momentum.catalog.facets import BUILT_IN, Facet, Kind
from mkdocs_momentum.catalog.grouping import group, spellings
from mkdocs_momentum.catalog.listing import Listing, View
from mkdocs_momentum.catalog.words import Words, progress_text
from mkdocs_momentum.site.listing_view import Choice, Column, Controls, Count, Group, Rest, Row, Summary
from mkdocs_momentum.site.present import make_chip
from mkdocs_momentum.site.rows import (
    Rows,
    Shown,
    choose_columns,
    chunked,
    facet_label,
    make_columns,
    status_key,
)
from mkdocs_momentum.site.view import Bar
from mkdocs_momentum.spec.model import Spec, Stage

_PLAIN = "momentum-status momentum-plain"
_CHOICES = {"owner": "owner", "tag": "tags"}
_CARD_FACETS = {
    View.BOARD: ("id", "owner", "progress"),
    View.CARDS: ("status", "id", "owner", "updated", "created", "progress"),
}


class Place(NamedTuple):
    """Where a listing stands.

    Attributes:
        url_for: Makes the address of a spec, relative to the page of the listing.
        page_url: Makes the address of a page from its path below the docs folder, and that of the site's index from
            None, relative to the page of the listing; ``""`` when there is no such page.
        words: The words of the plugin.
    """

    url_for: Callable[[Spec], str]
    page_url: Callable[[str | None], str]
    words: Words


class Shelf:
    """What one listing shows.

    Args:
        listing: What its author asks for.
        catalog: All specs.
        place: Where it stands.
        name: What the names of its parameters begin with.
    """

    def __init__(self, listing: Listing, catalog: Catalog, place: Place, name: str) -> None:
        self.listing = listing
        self._catalog = catalog
        self._place = place
        self._words = place.words
        self._group_by = listing.group_by or BUILT_IN["status"]
        self._name = name
        self._all = listing.query.all(catalog)
        self.specs = self._all[: listing.query.limit]

    @cached_property
    def groups(self) -> list[SpecGroup]:
        """The specs in their groups, each with the label that a visitor reads; by status when none are asked for."""
        return self._grouped(self._group_by)

    @property
    def is_by_status(self) -> bool:
        """Whether what stands above the rows says their status."""
        return self.listing.view in (View.GROUPS, View.BOARD) and self._group_by.kind is Kind.STATUS

    def _grouped(self, facet: Facet) -> list[SpecGroup]:
        found = group(self.specs, facet, self._catalog)
        return [part._replace(label=self._label(part, facet)) for part in found]

    def _label(self, found: SpecGroup, facet: Facet) -> str:
        if not found.key:
            if facet.name == "source" and self._catalog.sources:
                return self._words("source_here")
            key = "no_status" if facet.kind in (Kind.STATUS, Kind.STAGE) else "without"
            return self._words(key, field=facet_label(facet, self._words, self._catalog.specs))
        is_stage = facet.kind is Kind.STAGE or found.stage is Stage.UNKNOWN
        return self._words(f"stage_{found.key}") if is_stage else found.label

    def summary(self, anchors: Mapping[int, str]) -> Summary:
        """Return the beginning of the listing.

        Args:
            anchors: The ids of the headings of its groups, by their number.
        """
        progress = total(self.specs)
        text = progress_text(progress, self._words)
        return Summary(
            self.listing.view.value,
            self._name,
            len(self.specs),
            tuple(self._counts(anchors)),
            Bar(progress, text, self._words("progress_of_all")) if progress else None,
            self._controls() if self.listing.filter else None,
            self._sort(),
        )

    def _sort(self) -> str:
        """Return the column that the specs are sorted by, as the address says it; ``""`` when none shows it."""
        keys = self.listing.query.sort[:1]
        names = {facet.name for facet in self._facets}
        return next((f"{'-' if key.descending else ''}{key.facet.name}" for key in keys if key.facet.name in names), "")

    def _counts(self, anchors: Mapping[int, str]) -> Iterable[Count]:
        sizes = [len(found.specs) for found in self.groups]
        whole = sum(sizes)
        done = 0.0
        is_summary = self.listing.view is View.SUMMARY
        for number, (found, size) in enumerate(zip(self.groups, sizes, strict=True)):
            anchor = anchors.get(number, "")
            url = self._filtered_url(found) if is_summary else f"#{anchor}" if anchor else ""
            share = 100 * size / whole
            yield Count(found.key, found.label, size, self._classes(found, self._group_by), url, done, share)
            done += share

    def _filtered_url(self, found: SpecGroup) -> str:
        """Return the address of the index that shows the specs of a group alone; ``""`` when it cannot say so."""
        index = self._place.page_url(self.listing.more)
        own = self._params
        name = {"status": "status", "owner": "owner", "tags": "tag"}.get(self._group_by.name)
        key = found.key or (NO_STATUS if name == "status" else "")
        if not index or own is None or name is None or not key:
            return ""
        label = self._spelled[name].get(found.label, found.label) if name in self._spelled else key
        return _with_params(index, {**own, name: label})

    @cached_property
    def _params(self) -> dict[str, str] | None:
        return self.listing.query.params(self._catalog)

    def _classes(self, found: SpecGroup, facet: Facet) -> str:
        if facet.kind not in (Kind.STATUS, Kind.STAGE):
            return _PLAIN
        stage = found.stage.value if found.stage is not None else "none"
        classes = f"momentum-status momentum-stage--{stage}"
        chip = make_chip(found.specs[0].status, self._catalog) if facet.kind is Kind.STATUS else None
        return f"{classes} momentum-status--{chip.slug}" if chip is not None and chip.custom else classes

    def heading(self, found: SpecGroup) -> str:
        """Return the CSS classes of a group's heading; ``""`` where it names no status and no stage."""
        classes = self._classes(found, self._group_by)
        return "" if classes == _PLAIN else classes.replace("momentum-status", "momentum-heading", 1)

    def _controls(self) -> Controls:
        status = BUILT_IN["status"]
        statuses = [
            Count(status_key(found.specs[0]), found.label, len(found.specs), self._classes(found, status))
            for found in self._grouped(status)
        ]
        return Controls(tuple(statuses), self._choices)

    @cached_property
    def _spelled(self) -> dict[str, dict[str, str]]:
        """The spellings of owners and tags that stand for others, by the name of the choice."""
        return {name: spellings(self._catalog.specs, BUILT_IN[facet]) for name, facet in _CHOICES.items()}

    @cached_property
    def _choices(self) -> tuple[Choice, ...]:
        labels = {"owner": self._words("field_owner"), "tag": self._words("tag")}
        choices = []
        for name, facet in _CHOICES.items():
            spelled = self._spelled[name]
            found = {spelled.get(text, text) for spec in self.specs for text in BUILT_IN[facet].texts(spec)}
            if found:
                values = tuple(text.replace("|", "/") for text in sorted(found, key=natural))
                choices.append(Choice(name, labels[name], self._words(f"all_{name}s"), values))
        return tuple(choices)

    @cached_property
    def _facets(self) -> tuple[Facet, ...]:
        names = _CARD_FACETS.get(self.listing.view)
        if names is None:
            return choose_columns(self.listing, self.specs, self._catalog)
        shown_above = self._group_by.name if self.listing.view is View.BOARD else ""
        return tuple(BUILT_IN[name] for name in names if name != shown_above)

    @cached_property
    def columns(self) -> list[Column]:
        """The columns of its tables."""
        return make_columns(self._facets, self.listing.query.sort, self._words, self._catalog.specs)

    @cached_property
    def _rows(self) -> Rows:
        filtered = self.listing.filter
        choices = {choice.name for choice in self._choices} if filtered else set()
        names = {self._group_by.name, *(facet.name for facet in self._facets)}
        is_told = self._catalog.sources and "source" not in names
        owners, tags = (self._spelled[name] if name in choices else None for name in _CHOICES)
        shown = Shown(self._facets, not self.is_by_status, filtered, owners, tags, bool(is_told))
        return Rows(self._catalog, self._place.url_for, self._words, self._catalog.specs, shown)

    def group(self, found: SpecGroup) -> Group:
        """Return a group with its rows."""
        status = status_key(found.specs[0]) if self.is_by_status else None
        return self._group(found.specs, found.label, self._classes(found, self._group_by), status)

    def everything(self) -> Group:
        """Return all specs as one group."""
        return self._group(self.specs, "", "", None)

    def _group(self, specs: Sequence[Spec], label: str, classes: str, status: str | None) -> Group:
        rows = [self._rows.make(spec) for spec in specs]
        if self.listing.view is View.CARDS:
            rows = [_with_one_date(row) for row in rows]
        return Group(label, classes, status, chunked(rows, len(self.specs)), len(rows))

    def rest(self) -> Rest | None:
        """Return the link to the specs beyond the limit; None when there are none, or no page shows them."""
        if len(self._all) == len(self.specs):
            return None
        url = self._place.page_url(self.listing.more)
        if not url:
            return None
        if self._params is None:
            return Rest(url, self._words("all_specs"))
        return Rest(_with_params(url, self._params), self._words("show_all", len(self._all)))


def _with_one_date(row: Row) -> Row:
    """Return a row whose spec says when it was changed last, else when it began."""
    others = [cell for cell in row.cells if cell.kind == "date" and cell.text][1:]
    return row._replace(cells=tuple(cell for cell in row.cells if cell not in others))


def _with_params(url: str, params: Mapping[str, str]) -> str:
    return f"{url}?{urlencode(params, safe=',', quote_via=quote)}" if params else url
