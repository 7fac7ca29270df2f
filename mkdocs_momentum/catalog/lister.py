"""Which page of a site lists its specs."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_momentum.catalog.directive import GRAPH, Directive, find_directives
from mkdocs_momentum.catalog.listing import Listing, Reach


def reach_of(markdown: str) -> Reach:
    """Return how far a page serves as index, by the listings in it."""
    return max(map(_reach, find_directives(markdown)), default=Reach.NONE)


def _reach(directive: Directive) -> Reach:
    if directive.name == GRAPH:
        # A drawing lists nothing.
        return Reach.NONE
    # One that is wrong was meant to list the specs; its message stands where they would.
    return directive.asked.reach if isinstance(directive.asked, Listing) else Reach.SOME


def find_lister(reaches: Mapping[str, Reach], wanted: str | None) -> str | None:
    """Return the path of the page that serves best as index; counts and cards alone make none.

    That is the wanted one when it lists specs, else the first that lists all of them, else the first that lists some.

    Args:
        reaches: How far each page serves as index, by path, in the order of the site.
        wanted: Path of the page that the site's options name.
    """
    listing = (path for path, reach in reaches.items() if reach > Reach.TEASER)
    return min(listing, key=lambda path: (path != wanted, -reaches[path]), default=None)
