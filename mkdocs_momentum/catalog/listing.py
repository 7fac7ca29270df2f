"""A listing: which specs, and how they are shown."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import NamedTuple

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.facets import BUILT_IN, Facet
from mkdocs_momentum.catalog.problems import lacking, missing
from mkdocs_momentum.catalog.query import Query


class View(StrEnum):
    """How a listing shows its specs."""

    GROUPS = "groups"
    TABLE = "table"
    BOARD = "board"
    CARDS = "cards"
    SUMMARY = "summary"


GROUPED = {View.GROUPS: BUILT_IN["status"], View.BOARD: BUILT_IN["stage"], View.SUMMARY: BUILT_IN["status"]}
"""What a view groups by when its author does not say; other views do not group."""

FILTERED = frozenset({View.GROUPS, View.TABLE, View.BOARD})
"""The views that readers can filter when the author does not say."""


class Reach(IntEnum):
    """How far a page serves as the index of a site."""

    NONE = 0
    TEASER = 1
    SOME = 2
    ALL = 3


class Listing(NamedTuple):
    """What a listing directive asks for.

    Attributes:
        view: How the specs are shown.
        query: Which specs, in which order, and how many.
        group_by: What they are grouped by; None when a table or cards are not grouped. Without a word of the author's
            it is the status, for a board the stage.
        columns: The columns the author asks for, in order; empty for those of the view.
        more: Path below the docs folder of the page that the rest is linked to, or None for the site's index.
        filter: Whether readers can filter it.
    """

    view: View = View.GROUPS
    query: Query = Query()
    group_by: Facet | None = GROUPED[View.GROUPS]
    columns: tuple[Facet, ...] = ()
    more: str | None = None
    filter: bool = True

    @property
    def reach(self) -> Reach:
        """Whether it shows all specs, some of them, or only makes readers want to see them."""
        if self.view in (View.CARDS, View.SUMMARY):
            return Reach.TEASER
        # A board of all specs is wide; a page of groups or a table is the better index beside it.
        is_part = self.view is View.BOARD or self.query.conditions or self.query.limit
        return Reach.SOME if is_part else Reach.ALL

    def known_columns(self, catalog: Catalog) -> tuple[Facet, ...]:
        """Return the columns the author asks for, without those that no spec of the catalog fills."""
        unknown = lacking(self.columns, catalog)
        return tuple(facet for facet in self.columns if facet not in unknown)

    def problems(self, catalog: Catalog) -> list[str]:
        """Return a sentence for each status that nobody knows and each field that no spec of the catalog has."""
        shown = [*self.columns, *([self.group_by] if self.group_by is not None else [])]
        return list(dict.fromkeys([*self.query.problems(catalog), *missing(shown, catalog)]))
