"""The catalog: every spec of a site in one order, with one label for each status."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.lifecycle import Definition, Lifecycle, compact, slug
from mkdocs_momentum.spec.model import Progress, Spec, Stage, Status

_NUMBER = expression(r"(\d+)")


class Group(NamedTuple):
    """The specs that share a value, such as a status.

    Attributes:
        key: Identifies the value among the groups: the key of a status or stage, else the value without regard to
            case; ``""`` for the specs without one.
        label: The label that names the group, in the authors' spelling.
        stage: The stage of a group by status or by stage; else, and for the specs without a status, None.
        specs: Its specs in the order of the selection.
    """

    key: str
    label: str
    stage: Stage | None
    specs: tuple[Spec, ...]


class Catalog:
    """All specs of a site, and those that it shows of other sites.

    Attributes:
        specs: The specs of the site in natural order of their paths, then those of each source in the same order.
        lifecycle: The statuses that the site knows.
        sources: The names of the sources, those that have no specs too.
    """

    def __init__(self, specs: Iterable[Spec], lifecycle: Lifecycle, sources: Iterable[str] = ()) -> None:
        self.lifecycle = lifecycle
        self.sources = tuple(sources)
        relabelled = _relabelled(list(specs), lifecycle)
        self.specs = tuple(sorted(relabelled, key=lambda spec: (spec.source, natural(spec.path))))
        self._by_path = {spec.path: spec for spec in self.specs}

    def __len__(self) -> int:
        """Return the number of specs."""
        return len(self.specs)

    def get(self, path: str) -> Spec | None:
        """Return the spec of a path below the docs folder, or None."""
        return self._by_path.get(path)

    def narrowed(self, specs: Sequence[Spec]) -> Catalog:
        """Return a catalog of some of its specs, in the order given, with their labels as they are here."""
        chosen = Catalog((), self.lifecycle, self.sources)
        chosen.specs = tuple(specs)
        chosen._by_path = {spec.path: spec for spec in specs}
        return chosen

    @property
    def own(self) -> tuple[Spec, ...]:
        """The specs of this site: those that have a page here."""
        return tuple(spec for spec in self.specs if not spec.source) if self.sources else self.specs

    @property
    def is_whole(self) -> bool:
        """Whether each source has specs; where one has none, what no spec has may be what its specs would have."""
        return not self.sources or not set(self.sources) - {spec.source for spec in self.specs}

    @property
    def progress(self) -> Progress:
        """The criteria of all specs."""
        return total(self.specs)

    def statuses(self) -> list[Group]:
        """Return the statuses in use, each label for itself, in stage order; without the specs that have none."""
        return [group for group in group_by_status(self.specs, self.lifecycle) if group.key]

    def definition(self, status: Status) -> Definition | None:
        """Return what the site knows of a status, or None."""
        return self.lifecycle.definition(status.key) if status.stage is not Stage.UNKNOWN else None


def natural(path: str) -> tuple[tuple[int, int | str], ...]:
    """Return a key that sorts paths as people do: ``2-b`` before ``10-a``, without regard to case."""
    parts = _NUMBER.split(path.casefold())
    # A digit that is no number to Python (a superscript, say) sorts as text.
    return tuple((0, int(part)) if part.isdecimal() and part.isascii() else (1, part) for part in parts if part)


def total(specs: Iterable[Spec]) -> Progress:
    """Return the criteria of some specs."""
    return sum((spec.progress for spec in specs), Progress())


def group_by_status(specs: Sequence[Spec], lifecycle: Lifecycle) -> list[Group]:
    """Return specs by status: in the order of the stages, then of the site's options, then of the labels."""
    groups: dict[str, list[Spec]] = defaultdict(list)
    for spec in specs:
        groups[spec.status.key if spec.status else ""].append(spec)
    found = [_group(members) for members in groups.values()]
    return sorted(found, key=lambda group: _place(group, lifecycle))


def _group(members: list[Spec]) -> Group:
    status = members[0].status
    if status is None:
        return Group("", "No status", None, tuple(members))
    return Group(status.key, status.label, status.stage, tuple(members))


def _place(group: Group, lifecycle: Lifecycle) -> tuple[int, float, str]:
    if group.stage is None:
        return len(Stage), 0, ""
    definition = lifecycle.definition(group.key) if group.stage is not Stage.UNKNOWN else None
    return group.stage.rank, definition.order if definition else 0, group.label.casefold()


def _relabelled(specs: list[Spec], lifecycle: Lifecycle) -> Iterable[Spec]:
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for spec in specs:
        if spec.status is not None:
            spellings[_identity(spec.status)][spec.status.label] += 1
    labels = {identity: _label(identity, counted, lifecycle) for identity, counted in spellings.items()}
    for spec in specs:
        status = spec.status
        if status is None:
            yield spec
            continue
        label = labels[_identity(status)]
        key = _unknown_key(label, lifecycle) if status.stage is Stage.UNKNOWN else status.key
        yield (
            spec
            if (label, key) == (status.label, status.key)
            else spec.with_status(status._replace(label=label, key=key))
        )


def _unknown_key(label: str, lifecycle: Lifecycle) -> str:
    # "in/progress" is not known, yet its key must not be that of a status that is.
    key = slug(label)
    return key if lifecycle.definition(key) is None else f"unknown-{key}"


def _identity(status: Status) -> str:
    return f"?{compact(status.label)}" if status.stage is Stage.UNKNOWN else status.key


def _label(identity: str, counted: Counter[str], lifecycle: Lifecycle) -> str:
    """Return the label of a group: the most frequent right spelling; among equals one with a capital first."""
    # Another site may have told the stage of a status that nobody knows here.
    known = not identity.startswith("?") and lifecycle.definition(identity) is not None
    right = {label: count for label, count in counted.items() if not known or lifecycle.spells(identity, label)}
    definition = lifecycle.definition(identity) if known else None
    if definition is not None and definition.label:
        return definition.label
    if not right:
        return lifecycle.name(identity)
    # Nobody's page shouts because one does: among equals a label in capitals comes last.
    return min(right, key=lambda label: (-right[label], label.isupper(), label))
