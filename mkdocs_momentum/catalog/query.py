"""A selection of specs and its order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from mkdocs_momentum.catalog.catalog import Catalog, natural
from mkdocs_momentum.catalog.globs import Globs
from mkdocs_momentum.spec.lifecycle import compact
from mkdocs_momentum.spec.model import Spec, Stage

_SORTS: dict[str, Callable[[Spec], tuple[object, ...] | None]] = {
    "title": lambda spec: (natural(spec.title),),
    "status": lambda spec: (spec.status.stage.rank, spec.status.label.casefold()) if spec.status else None,
    "id": lambda spec: (natural(spec.id),) if spec.id else None,
    "path": lambda spec: (natural(spec.path),),
    "version": lambda spec: (natural(spec.version),) if spec.version else None,
    "created": lambda spec: (spec.created,) if spec.created else None,
    "updated": lambda spec: (spec.updated,) if spec.updated else None,
    "progress": lambda spec: (
        (spec.progress.met / spec.progress.total, spec.progress.met) if spec.progress.total else None
    ),
}
SORTS = tuple(_SORTS)
"""Names that a selection can be sorted by."""


@dataclass(frozen=True, slots=True)
class Query:
    """Which specs, in which order.

    Attributes:
        statuses: Names of statuses, any spelling; empty for all.
        stages: Stages; empty for all.
        path: Patterns over paths; empty for all.
        sort: One of ``SORTS``.
        descending: Whether the order is reversed; specs without the value stay last.
    """

    statuses: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    path: Globs = field(default_factory=Globs)
    sort: str = "path"
    descending: bool = False

    def run(self, catalog: Catalog) -> list[Spec]:
        """Return the specs selected, in order; equal ones in natural order of their paths."""
        wanted = {self._identity(name, catalog) for name in self.statuses}
        found = [spec for spec in catalog.specs if self._takes(spec, wanted)]
        key = _SORTS[self.sort]
        valued = [(value, spec) for spec in found if (value := key(spec)) is not None]
        rest = [spec for spec in found if key(spec) is None]
        valued.sort(key=lambda pair: pair[0], reverse=self.descending)
        return [spec for _, spec in valued] + rest

    def unknown_statuses(self, catalog: Catalog) -> list[str]:
        """Return the names that neither the lifecycle nor any spec knows."""
        used = {compact(spec.status.label) for spec in catalog.specs if spec.status}
        return [name for name in self.statuses if not catalog.lifecycle.find(name) and compact(name) not in used]

    def _takes(self, spec: Spec, wanted: set[str]) -> bool:
        status = spec.status
        if wanted and (status is None or not {status.key, f"?{compact(status.label)}"} & wanted):
            return False
        if self.stages and (status is None or status.stage not in self.stages):
            return False
        return not self.path or self.path.match(spec.path)

    @staticmethod
    def _identity(name: str, catalog: Catalog) -> str:
        definition = catalog.lifecycle.find(name)
        return definition.key if definition else f"?{compact(name)}"
