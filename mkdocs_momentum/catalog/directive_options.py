"""The options of a listing directive, checked: what an author wrote becomes a listing."""

from __future__ import annotations

from mkdocs_momentum.catalog.facets import BUILT_IN, Facet, Facets
from mkdocs_momentum.catalog.hints import hint, nearest
from mkdocs_momentum.catalog.listing import FILTERED, GROUPED, Listing, View
from mkdocs_momentum.catalog.option_values import Options, conditions_of, switch_of, text_of, texts_of, whole_of
from mkdocs_momentum.catalog.query import Query, SortKey

SHOWING = ("view", "group_by", "columns", "sort", "limit", "more", "filter", "not")
"""The names of the options that say how a listing shows its specs, and ``not``."""


def read_listing(options: Options, facets: Facets) -> Listing:
    """Return the listing that options describe.

    Args:
        options: The options.
        facets: What the site's specs can be selected and grouped by.

    Raises:
        ValueError: An option or a value is wrong; the message holds the remedy.
    """
    view = _view(options)
    return Listing(
        view,
        Query(conditions_of(options, facets, SHOWING), _sort(options, facets), whole_of("limit", options, 6)),
        _group_by(options, facets) or GROUPED.get(view),
        _columns(options, facets),
        text_of("more", options),
        _filter(options, view),
    )


def _view(options: Options) -> View:
    view = text_of("view", options)
    if view is not None and view not in list(View):
        raise ValueError(f'unknown view "{view}"{hint(view, View)}')
    return View(view) if view else View.GROUPS


def _group_by(options: Options, facets: Facets) -> Facet | None:
    name = text_of("group_by", options)
    return None if name is None else facets.find(name)


def _columns(options: Options, facets: Facets) -> tuple[Facet, ...]:
    found: dict[Facet, str] = {}
    for name in texts_of("columns", options):
        facet = facets.find(name)
        if facet in found:
            raise ValueError(f'option "columns" names "{name}" twice; take one out')
        found[facet] = name
    return tuple(found)


def _sort(options: Options, facets: Facets) -> tuple[SortKey, ...]:
    return tuple(_sort_key(text, facets) for text in texts_of("sort", options))


def _sort_key(text: str, facets: Facets) -> SortKey:
    name = text.removeprefix("-").strip()
    is_slip = not facets.knows(name) and nearest(name, BUILT_IN)
    if is_slip or not name or name.startswith("-"):
        raise ValueError(f'cannot sort by "{name}"{hint(name, BUILT_IN)}')
    return SortKey(facets.find(name), descending=text.startswith("-"))


def _filter(options: Options, view: View) -> bool:
    wanted = switch_of("filter", options)
    if wanted is None:
        return view in FILTERED
    if wanted and view is View.SUMMARY:
        raise ValueError('option "filter" is true, but a summary has no rows to filter; take it out')
    return wanted
