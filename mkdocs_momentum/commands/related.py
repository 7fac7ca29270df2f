"""What the specs of a site say of each other, read without a build."""

from __future__ import annotations

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.relations.options import read_kinds
from mkdocs_momentum.relations.relations import Relations
from mkdocs_momentum.sources import Source


def read_relations(source: Source, catalog: Catalog) -> Relations:
    """Return the relations of the specs of a site or a folder.

    Args:
        source: The site or the folder.
        catalog: All specs that it knows.

    Raises:
        OptionError: The option `relations` is wrong.
    """
    pages = {path for path, *_ in source.files}
    if source.options.index_path is not None:
        # A build makes that page.
        pages.add(source.options.index_path)
    return Relations(catalog, read_kinds(source.options.relations, source.options.settings.reader.keys), pages)
