"""All specs that a build of the site knows: those of its pages, and those of its sources."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.sources import Source, SourceError
from mkdocs_momentum.spec.model import Spec
from mkdocs_momentum.terminal import note


def whole_catalog(source: Source, own: Iterable[Spec], *, offline: bool) -> Catalog:
    """Return the catalog of a site or a folder; what is to be said of its sources goes to standard error.

    Args:
        source: Where the site's own specs come from.
        own: The site's own specs.
        offline: Whether nothing is asked of other machines.

    Raises:
        SourceError: A source cannot be read, and the site wants that to be an error.
        OptionError: The option `sources` is wrong.
    """
    if not source.options.sources:
        return Catalog(own, source.options.settings.reader.lifecycle)
    # Most sites have none, and a folder has no options at all.
    from mkdocs_momentum.outside import Outside, OutsideError  # noqa: PLC0415

    folder = source.config.parent if source.config is not None else Path()
    try:
        return Outside(source.options, folder).catalog(own, lambda _, text: note(text), offline=offline)
    except OutsideError as error:
        raise SourceError(str(error)) from error
