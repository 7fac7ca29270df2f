"""What ``list --format`` prints for other programs: the documents that a build writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.lister import find_lister, reach_of
from mkdocs_momentum.commands.related import read_relations
from mkdocs_momentum.published.edition import Edition
from mkdocs_momentum.published.export import to_json
from mkdocs_momentum.published.home import Home, root_from
from mkdocs_momentum.published.table import to_csv
from mkdocs_momentum.sources import Source

FORMATS = {"json": to_json, "csv": to_csv}
"""What writes each format."""


class Pages(NamedTuple):
    """What is known of the pages of a site, read without a build.

    Attributes:
        catalog: All specs, which relations lead to.
        urls: The address of every page below the site's root, by path.
        bodies: The Markdown of the pages that may list specs, by path, in the order of the site.
    """

    catalog: Catalog
    urls: Mapping[str, str]
    bodies: Mapping[str, str]


def document(form: str, source: Source, pages: Pages, chosen: Catalog) -> str:
    """Return a document.

    Args:
        form: One of ``FORMATS``.
        source: The site or the folder.
        pages: Its pages.
        chosen: The specs that are told.
    """
    home = Home(source.name, source.url, root_from(_lister(source, pages)))
    relations = read_relations(source, pages.catalog)
    return FORMATS[form](Edition(chosen, relations, lambda spec: pages.urls[spec.path], home))


def _lister(source: Source, pages: Pages) -> str:
    """Return the address of the page that ``specs.json`` stands beside; ``""`` for the root of the site."""
    path = find_lister({path: reach_of(body) for path, body in pages.bodies.items()}, source.options.index_path)
    if path is not None:
        return pages.urls[path]
    return source.index if source.index not in pages.urls.values() else ""
