"""A selection of specs and its order."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_momentum.catalog.address import params_of
from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.conditions import AllOf, Condition, understood
from mkdocs_momentum.catalog.facets import BUILT_IN, Facet
from mkdocs_momentum.catalog.problems import facets_of, missing, unknown_sources, unknown_statuses
from mkdocs_momentum.spec.model import Spec


class SortKey(NamedTuple):
    """One facet that specs are sorted by.

    Attributes:
        facet: The facet.
        descending: Whether the order is reversed; specs without the value stay last.
    """

    facet: Facet
    descending: bool = False


class Query(NamedTuple):
    """Which specs, in which order, and how many.

    Attributes:
        conditions: What a spec must fulfil, all of it.
        sort: What the specs are sorted by, the most important first; equal ones in natural order of their paths.
        limit: How many specs at most, from 1; None for all.
    """

    conditions: tuple[Condition, ...] = ()
    sort: tuple[SortKey, ...] = ()
    limit: int | None = None

    def run(self, catalog: Catalog) -> list[Spec]:
        """Return the specs selected, in order, no more than the limit."""
        return self.all(catalog)[: self.limit]

    def all(self, catalog: Catalog) -> list[Spec]:
        """Return the specs selected, in order, those beyond the limit too."""
        wanted = understood(AllOf(self.conditions), catalog.lifecycle)
        found = [spec for spec in catalog.specs if wanted.takes(spec)]
        for key in reversed(self.sort):
            found = _sorted(found, key)
        return found

    def problems(self, catalog: Catalog) -> list[str]:
        """Return a sentence for each status or source that nobody knows and each field that no spec has.

        To sort by a field that the plugin knows is right even before any spec has it.
        """
        fields = [key.facet for key in self.sort if key.facet.name not in BUILT_IN]
        lacking = missing([*facets_of(self.conditions), *fields], catalog)
        unknown = [*unknown_statuses(self.conditions, catalog), *unknown_sources(self.conditions, catalog)]
        return [*unknown, *lacking]

    def params(self, catalog: Catalog) -> dict[str, str] | None:
        """Return the selection as the filter of a listing of all specs, by parameter of its address.

        ``status`` holds keys of status groups joined by commas (``unknown`` for all that are not known, ``none``
        for the specs without one), ``owner`` and ``tag`` one text as shown, ``sort`` the first key of the order, with
        a ``-`` when it is reversed.

        Returns:
            The parameters, not yet encoded; None when they cannot say the whole selection.
        """
        params = params_of(self.conditions, catalog)
        if params is not None and self.sort:
            params["sort"] = f"{'-' if self.sort[0].descending else ''}{self.sort[0].facet.name}"
        return params


def _sorted(specs: list[Spec], key: SortKey) -> list[Spec]:
    """Return specs in the order of one key, those without its value last; equal ones stay as they are."""
    keyed = [(key.facet.key(spec), spec) for spec in specs]
    valued = [(value, spec) for value, spec in keyed if value is not None]
    valued.sort(key=lambda pair: pair[0], reverse=key.descending)
    return [spec for _, spec in valued] + [spec for value, spec in keyed if value is None]
