"""What a listing asks for that the specs do not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.conditions import Condition, DateIs, FieldIs, StatusIs, leaves
from mkdocs_momentum.catalog.facets import BUILT_IN, HERE, Facet, field_names, fold
from mkdocs_momentum.catalog.hints import hint, nearest
from mkdocs_momentum.spec.lifecycle import compact

_SHOWN = 12
_ALWAYS = frozenset({"title", "status", "stage", "progress", "path", "folder"})


def unknown_statuses(conditions: Iterable[Condition], catalog: Catalog) -> Iterator[str]:
    """Yield a sentence for each status that neither the lifecycle nor any spec knows; none while a source is absent."""
    if not catalog.is_whole:
        return
    found = [leaf for condition in conditions for leaf in leaves(condition)]
    names = [name for leaf in found if isinstance(leaf, StatusIs) for name in leaf.names]
    labels = {compact(spec.status.label): spec.status.label for spec in catalog.specs if spec.status}
    for name in names:
        if catalog.lifecycle.find(name) is None and compact(name) not in labels:
            meant = nearest(name, [*catalog.lifecycle.labels(), *labels.values()])
            remedy = f'did you mean "{meant}"?' if meant else "write one that a spec has, or add it to `statuses`"
            yield f'no spec and no option knows the status "{name}"; {remedy}'


def unknown_sources(conditions: Iterable[Condition], catalog: Catalog) -> Iterator[str]:
    """Yield a sentence for each source that the site does not name; none on a site without sources."""
    if not catalog.sources:
        return
    found = [leaf for condition in conditions for leaf in leaves(condition)]
    known = {fold(name) for name in (HERE, *catalog.sources)}
    for leaf in found:
        if isinstance(leaf, FieldIs) and leaf.facet.name == "source":
            for name in sorted(leaf.values - known):
                yield f'no source has the name "{name}"{hint(name, (HERE, *catalog.sources))}'


def facets_of(conditions: Iterable[Condition]) -> list[Facet]:
    """Return the facets that conditions speak of."""
    found = [leaf for condition in conditions for leaf in leaves(condition)]
    return [leaf.facet for leaf in found if isinstance(leaf, FieldIs | DateIs)]


def lacking(facets: Iterable[Facet], catalog: Catalog) -> list[Facet]:
    """Return the fields that no spec has; none while there are no specs, or a source is absent."""
    if not catalog.specs or not catalog.is_whole:
        return []
    told = _ALWAYS | {"source"} if catalog.sources else _ALWAYS
    wanted = [facet for facet in dict.fromkeys(facets) if facet.name not in told]
    return [facet for facet in wanted if not any(facet.texts(spec) for spec in catalog.specs)]


def missing(facets: Iterable[Facet], catalog: Catalog) -> Iterator[str]:
    """Yield a sentence for each field that no spec has."""
    found = lacking(facets, catalog)
    if not found:
        return
    used = field_names(catalog.specs)
    some = ", ".join(sorted(used)[:_SHOWN]) + (", …" if len(used) > _SHOWN else "")
    for facet in found:
        meant = nearest(facet.name, {*BUILT_IN, *used} - {facet.name})
        remedy = f'did you mean "{meant}"?' if meant else f"fields that specs have are {some}"
        yield f'no spec has the field "{facet.name}"; {remedy}'
