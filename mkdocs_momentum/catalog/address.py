"""A selection as the parameters of an address, for a page where readers filter all specs."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.conditions import AllOf, Condition, FieldIs, StageIs, StatusIs, leaves, understood
from mkdocs_momentum.catalog.facets import BUILT_IN, fold
from mkdocs_momentum.catalog.grouping import group, spellings

_CHOICES = {"owner": "owner", "tags": "tag"}

NO_STATUS = "none"
"""What an address calls the lack of a status."""


def params_of(conditions: Sequence[Condition], catalog: Catalog) -> dict[str, str] | None:
    """Return conditions as parameters: keys of status groups, one owner, one tag; None when these cannot say them."""
    by_status = [condition for condition in conditions if _is_about_status(condition)]
    params: dict[str, str] = {}
    if by_status:
        keys = _status_keys(AllOf(tuple(by_status)), catalog)
        if keys is None:
            return None
        params["status"] = ",".join(keys)
    for condition in conditions:
        if condition not in by_status:
            found = _choice(condition, catalog)
            if found is None or found[0] in params:
                return None
            params[found[0]] = found[1]
    return params


def _is_about_status(condition: Condition) -> bool:
    return all(isinstance(leaf, StatusIs | StageIs) for leaf in leaves(condition))


def _status_keys(condition: Condition, catalog: Catalog) -> list[str] | None:
    """Return the keys of the groups that a condition takes; None when it takes none, or one in part."""
    condition = understood(condition, catalog.lifecycle)
    keys = []
    for found in group(catalog.specs, BUILT_IN["status"], catalog):
        taken = {condition.takes(spec) for spec in found.specs}
        if len(taken) > 1:
            return None
        keys += [found.key or NO_STATUS] if True in taken else []
    return keys or None


def _choice(condition: Condition, catalog: Catalog) -> tuple[str, str] | None:
    """Return the parameter that says a condition on an owner or a tag, spelt as most of the specs spell it."""
    if not isinstance(condition, FieldIs) or condition.facet.name not in _CHOICES or len(condition.values) > 1:
        return None
    texts = (text for spec in catalog.specs for text in condition.facet.texts(spec))
    text = next((text for text in texts if fold(text) in condition.values), None)
    if text is None:
        return None
    return _CHOICES[condition.facet.name], spellings(catalog.specs, condition.facet).get(text, text)
