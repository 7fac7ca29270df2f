"""What is published of a site: its specs, what they say of each other, and where they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.published.home import Home
from mkdocs_momentum.relations.relations import Relations
from mkdocs_momentum.spec.model import Spec


class Edition(NamedTuple):
    """What the documents of a site tell.

    Attributes:
        catalog: The specs that are told.
        relations: The relations of all specs of the site, whether they are told or not.
        url_for: Makes the address of the page of one of the site's own specs, below the site's root.
        home: The site.
    """

    catalog: Catalog
    relations: Relations
    url_for: Callable[[Spec], str]
    home: Home

    def url(self, spec: Spec) -> str | None:
        """Return the address of a spec: below the site's root for one of its own, else the absolute one or None."""
        return (spec.url or None) if spec.source else self.url_for(spec)
