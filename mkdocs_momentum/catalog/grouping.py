"""Groups of specs: by status, by stage or by any other facet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from mkdocs_momentum.catalog.catalog import Catalog, Group, group_by_status, natural
from mkdocs_momentum.catalog.facets import Facet, Kind, fold
from mkdocs_momentum.spec.model import Spec, Stage

__all__ = ["Group", "group", "spellings"]


def group(specs: Sequence[Spec], facet: Facet, catalog: Catalog) -> list[Group]:
    """Return specs in groups; within a group they keep their order.

    Statuses and stages come in the order of the stages, all other values in natural order. All statuses that are not
    known make one group with the key ``unknown``. The specs without a value make the last group, with the key ``""``.
    A label is the authors' most frequent spelling. Those of stages, of ``unknown`` and of ``""`` are English words of
    the plugin's own: the key says which group it is, so that a page can name it in another language.

    A spec with several values, such as two owners, stands in the group of each, so that the sizes of groups may add
    up to more than there are specs: a total is ``len(specs)``, and ``total(specs)`` counts each spec's criteria once.

    Args:
        specs: The specs in the order of the listing.
        facet: What they are grouped by.
        catalog: All specs.
    """
    if facet.kind is Kind.STATUS:
        return _merge_unknown(group_by_status(specs, catalog.lifecycle), specs)
    members: dict[str, list[Spec]] = defaultdict(list)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    rest = []
    for spec in specs:
        texts = facet.texts(spec)
        for key, text in {fold(text): text for text in texts}.items():
            members[key].append(spec)
            spellings[key][text] += 1
        if not texts:
            rest.append(spec)
    groups = [Group(key, _label(spellings[key]), None, tuple(found)) for key, found in members.items()]
    ordered = _staged(groups) if facet.kind is Kind.STAGE else sorted(groups, key=lambda found: natural(found.label))
    return [*ordered, Group("", f"Without {facet.name}", None, tuple(rest))] if rest else ordered


def spellings(specs: Iterable[Spec], facet: Facet) -> dict[str, str]:
    """Return, by each spelling of a value that is written in several ways, the label of its group.

    A page that compares values by letters, as a script does, counts the same specs as a group does when it is given
    labels in their place.

    Args:
        specs: All specs.
        facet: The facet of the values.
    """
    found = Counter(text for spec in specs for text in facet.texts(spec))
    same: dict[str, list[str]] = defaultdict(list)
    for text in found:
        same[fold(text)].append(text)
    several = [texts for texts in same.values() if len(texts) > 1]
    return {text: _label(Counter({one: found[one] for one in texts})) for texts in several for text in texts}


def _label(spellings: Counter[str]) -> str:
    """Return the most frequent spelling; among equals one that is neither all small nor all capital letters."""
    return min(spellings, key=lambda text: (-spellings[text], text.islower() or text.isupper(), text))


def _staged(groups: Sequence[Group]) -> list[Group]:
    stages = {stage.value: stage for stage in Stage}
    found = [Group(part.key, part.label.capitalize(), stages[part.key], part.specs) for part in groups]
    return sorted(found, key=lambda part: stages[part.key].rank)


def _merge_unknown(groups: list[Group], specs: Sequence[Spec]) -> list[Group]:
    """Return groups with all unknown statuses in one, in the order of the specs; each spec keeps its own label."""
    unknown = [found for found in groups if found.stage is Stage.UNKNOWN]
    if not unknown:
        return groups
    members = tuple(spec for spec in specs if spec.status is not None and spec.status.stage is Stage.UNKNOWN)
    merged = Group(Stage.UNKNOWN.value, "Unknown", Stage.UNKNOWN, members)
    place = groups.index(unknown[0])
    return [*groups[:place], merged, *groups[place + len(unknown) :]]
