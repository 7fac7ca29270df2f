"""What a listing asks for that the specs do not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.conditions import Condition, DateIs, FieldIs, StatusIs
from mkdocs_momentum.catalog.facets import BUILT_IN, Facet, field_names
from mkdocs_momentum.catalog.hints import nearest
from mkdocs_momentum.spec.lifecycle import compact

_SHOWN = 12
_ALWAYS = frozenset({"title", "status", "stage", "progress", "path", "folder"})


def unknown_statuses(conditions: Iterable[Condition], catalog: Catalog) -> Iterator[str]:
    """Yield a sentence for each status that neither the lifecycle nor any spec knows."""
    leaves = [leaf for condition in conditions for leaf in condition.leaves()]
    names = [name for leaf in leaves if isinstance(leaf, StatusIs) for name in leaf.names]
    labels = {compact(spec.status.label): spec.status.label for spec in catalog.specs if spec.status}
    for name in names:
        if catalog.lifecycle.find(name) is None and compact(name) not in labels:
            meant = nearest(name, [*catalog.lifecycle.labels(), *labels.values()])
            remedy = f'did you mean "{meant}"?' if meant else "write one that a spec has, or add it to `statuses`"
            yield f'no spec and no option knows the status "{name}"; {remedy}'


def facets_of(conditions: Iterable[Condition]) -> list[Facet]:
    """Return the facets that conditions speak of."""
    leaves = [leaf for condition in conditions for leaf in condition.leaves()]
    return [leaf.facet for leaf in leaves if isinstance(leaf, FieldIs | DateIs)]


def missing(facets: Iterable[Facet], catalog: Catalog) -> Iterator[str]:
    """Yield a sentence for each field that no spec has; none while there are no specs."""
    wanted = [facet for facet in dict.fromkeys(facets) if facet.name not in _ALWAYS]
    lacking = [facet for facet in wanted if not any(facet.texts(spec) for spec in catalog.specs)]
    if not lacking or not catalog.specs:
        return
    used = field_names(catalog.specs)
    some = ", ".join(sorted(used)[:_SHOWN]) + (", …" if len(used) > _SHOWN else "")
    for facet in lacking:
        meant = nearest(facet.name, {*BUILT_IN, *used} - {facet.name})
        remedy = f'did you mean "{meant}"?' if meant else f"fields that specs have are {some}"
        yield f'no spec has the field "{facet.name}"; {remedy}'
