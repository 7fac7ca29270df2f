"""Conditions: what is asked of a spec, so that a listing takes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, Protocol

from mkdocs_momentum.catalog.facets import Facet, fold
from mkdocs_momentum.catalog.globs import Globs
from mkdocs_momentum.spec.lifecycle import Lifecycle, compact
from mkdocs_momentum.spec.model import Spec, Stage

Sign = Literal["<", "<=", "=", ">=", ">"]
"""How a value is compared."""


class Condition(Protocol):
    """Something that is asked of a spec."""

    def takes(self, spec: Spec) -> bool:
        """Tell whether a spec fulfils it."""


class StatusIs(NamedTuple):
    """The status is one of some.

    Attributes:
        names: Names of statuses, in any spelling.
        wanted: What identifies them, as ``under`` finds out.
    """

    names: tuple[str, ...]
    wanted: frozenset[str] = frozenset()

    def takes(self, spec: Spec) -> bool:
        """Tell whether a spec has such a status; none has before ``under``."""
        status = spec.status
        return status is not None and not self.wanted.isdisjoint((status.key, f"?{compact(status.label)}"))

    def under(self, lifecycle: Lifecycle) -> StatusIs:
        """Return the condition with its names looked up; a name that nobody knows stands for itself."""
        found = {name: lifecycle.find(name) for name in self.names}
        wanted = frozenset(known.key if known else f"?{compact(name)}" for name, known in found.items())
        return StatusIs(self.names, wanted)


class StageIs(NamedTuple):
    """The stage is one of some."""

    stages: tuple[Stage, ...]

    def takes(self, spec: Spec) -> bool:
        """Tell whether a spec is in such a stage."""
        return spec.status is not None and spec.status.stage in self.stages


class PathIs(NamedTuple):
    """The path fits patterns."""

    globs: Globs

    def takes(self, spec: Spec) -> bool:
        """Tell whether a spec's path fits."""
        return self.globs.match(spec.path)


class FieldIs(NamedTuple):
    """A value of a facet is one of some, without regard to case.

    Attributes:
        facet: The facet.
        values: The values, folded.
    """

    facet: Facet
    values: frozenset[str]

    def takes(self, spec: Spec) -> bool:
        """Tell whether a spec has such a value."""
        return any(fold(name) in self.values for name in self.facet.names(spec))


class DateIs(NamedTuple):
    """A date stands in some relation to another; a spec without the date never fulfils it.

    Attributes:
        facet: The facet of the date.
        sign: The relation.
        date: The other date, ISO.
    """

    facet: Facet
    sign: Sign
    date: str

    def takes(self, spec: Spec) -> bool:
        """Tell whether a spec's date is so; ISO dates compare as texts."""
        return any(_holds((text > self.date) - (text < self.date), self.sign) for text in self.facet.texts(spec))


class ProgressIs(NamedTuple):
    """The share of criteria met stands in some relation to a percentage; a spec without criteria never fulfils it.

    Attributes:
        sign: The relation.
        part: The percentage as a whole number of its ``unit``.
        unit: How many of ``part`` make a percent: 10 for ``33.3``.
    """

    sign: Sign
    part: int
    unit: int = 1

    def takes(self, spec: Spec) -> bool:
        """Tell whether a spec's share is so; it is not rounded."""
        total = spec.progress.total
        share, wanted = spec.progress.met * 100 * self.unit, self.part * total
        return total > 0 and _holds((share > wanted) - (share < wanted), self.sign)


class Not(NamedTuple):
    """A condition that must not be fulfilled."""

    condition: Condition

    def takes(self, spec: Spec) -> bool:
        """Tell whether a spec fails the condition."""
        return not self.condition.takes(spec)


class AllOf(NamedTuple):
    """Conditions that must all be fulfilled."""

    conditions: tuple[Condition, ...]

    def takes(self, spec: Spec) -> bool:
        """Tell whether a spec fulfils all of them."""
        return all(condition.takes(spec) for condition in self.conditions)


class AnyOf(NamedTuple):
    """Conditions of which one must be fulfilled."""

    conditions: tuple[Condition, ...]

    def takes(self, spec: Spec) -> bool:
        """Tell whether a spec fulfils one of them."""
        return any(condition.takes(spec) for condition in self.conditions)


def leaves(condition: Condition) -> Iterator[Condition]:
    """Yield the conditions that one consists of."""
    if isinstance(condition, Not):
        yield from leaves(condition.condition)
    elif isinstance(condition, AllOf | AnyOf):
        for part in condition.conditions:
            yield from leaves(part)
    else:
        yield condition


def understood(condition: Condition, lifecycle: Lifecycle) -> Condition:
    """Return a condition with the names of statuses in it looked up."""
    if isinstance(condition, StatusIs):
        return condition.under(lifecycle)
    if isinstance(condition, Not):
        return Not(understood(condition.condition, lifecycle))
    if isinstance(condition, AllOf):
        return AllOf(tuple(understood(part, lifecycle) for part in condition.conditions))
    return condition


def _holds(order: int, sign: Sign) -> bool:
    """Tell whether a sign allows an order: -1 for less, 0 for equal, 1 for more."""
    return (order < 0 and "<" in sign) or (order > 0 and ">" in sign) or (order == 0 and "=" in sign)
