"""A graph: which specs and which of their relations are drawn together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.conditions import AllOf, Condition, understood
from mkdocs_momentum.catalog.query import Query
from mkdocs_momentum.relations.cycles import find_cycles
from mkdocs_momentum.relations.relation import Edge, Found
from mkdocs_momentum.relations.relations import Relations
from mkdocs_momentum.spec.model import Spec


class Direction(StrEnum):
    """Where the arrows of a drawing lead."""

    RIGHT = "right"
    DOWN = "down"
    LEFT = "left"
    UP = "up"


class GraphQuery(NamedTuple):
    """What a graph directive asks for.

    Attributes:
        conditions: What a spec must fulfil, all of it.
        kinds: Keys of the kinds of relations that count, each in its own direction; empty for all.
        direction: Where the arrows lead.
        depth: How many steps from the spec in the middle, from 1; None where the author does not say.
        around: What the author calls the spec in the middle; None for that of the page.
        lone: Whether specs without relations are shown.
    """

    conditions: tuple[Condition, ...] = ()
    kinds: tuple[str, ...] = ()
    direction: Direction = Direction.RIGHT
    depth: int | None = None
    around: str | None = None
    lone: bool = False

    def problems(self, catalog: Catalog) -> list[str]:
        """Return a sentence for each status that nobody knows and each field that no spec has."""
        return list(dict.fromkeys(Query(self.conditions).problems(catalog)))


class Circle(NamedTuple):
    """Specs that lead to each other in a circle.

    Attributes:
        kind: Key of the kind of their relations.
        paths: Their paths along the circle, the first one named once.
    """

    kind: str
    paths: tuple[str, ...]

    @property
    def edges(self) -> Iterator[Edge]:
        """The relations that it consists of."""
        following = (*self.paths[1:], self.paths[0])
        return (Edge(source, target, self.kind) for source, target in zip(self.paths, following, strict=True))


class Graph(NamedTuple):
    """Specs and relations between them.

    Attributes:
        specs: The specs in the order of the catalog.
        edges: The relations; both ends of each are among the specs.
        circles: The circles among the relations of kinds that should have none.
        centre: Path of the spec that the others stand around; None when they were selected in another way.
    """

    specs: tuple[Spec, ...]
    edges: tuple[Edge, ...]
    circles: tuple[Circle, ...] = ()
    centre: str | None = None


class Graphs:
    """Selects the graphs of a site.

    Args:
        relations: What its specs say of each other.
    """

    def __init__(self, relations: Relations) -> None:
        self._relations = relations
        self._catalog = relations.catalog

    @cached_property
    def _edges(self) -> dict[str, list[Edge]]:
        """The edges at each spec."""
        edges: dict[str, list[Edge]] = defaultdict(list)
        for edge in self._relations.edges:
            if edge.source != edge.target:
                edges[edge.source].append(edge)
                edges[edge.target].append(edge)
        return edges

    @cached_property
    def _places(self) -> dict[str, int]:
        return {spec.path: place for place, spec in enumerate(self._catalog.specs)}

    def centre(self, query: GraphQuery, path: str) -> str | None:
        """Return the path of the spec that a graph on a page is drawn around; None for a graph of all selected.

        Args:
            query: What the graph asks for.
            path: Path of the page below the docs folder.

        Raises:
            ValueError: There is no such spec; the message holds the remedy.
        """
        if query.around is not None:
            return self._named(query.around, path)
        is_spec = self._catalog.get(path) is not None
        if query.depth is not None and not is_spec:
            raise ValueError(
                'option "depth" counts steps from a spec, and this page is none; name one, such as '
                "{ around: 12, depth: 2 }, or take it out"
            )
        return path if is_spec and (query.depth is not None or not query.conditions) else None

    def _named(self, text: str, path: str) -> str:
        found = self._relations.resolve(text, path)
        if found.found is Found.SPEC:
            return found.paths[0]
        if found.found is Found.SEVERAL:
            several = " or ".join(found.paths)
            raise ValueError(f'option "around" holds "{text}", which may mean {several}; write the path of one')
        meant = self._relations.nearest(text)
        remedy = f'did you mean "{meant}"?' if meant else "write the id, the title or the path of one"
        raise ValueError(f'option "around" holds "{text}", which no spec is called; {remedy}')

    def select(self, query: GraphQuery, path: str) -> Graph:
        """Return the graph that a directive on a page asks for.

        Args:
            query: What it asks for.
            path: Path of the page below the docs folder.

        Raises:
            ValueError: There is no spec that it could be drawn around.
        """
        centre = self.centre(query, path)
        wanted = understood(AllOf(query.conditions), self._catalog.lifecycle).takes
        if centre is not None:
            specs = self._around(centre, query, wanted)
        else:
            specs = [spec for spec in self._catalog.specs if wanted(spec)]
        inside = {spec.path for spec in specs}
        edges = tuple(self._between(specs, inside, query.kinds))
        if not query.lone:
            tied = {centre, *(end for edge in edges for end in (edge.source, edge.target))}
            specs = [spec for spec in specs if spec.path in tied]
        return Graph(tuple(specs), edges, tuple(self._circles(edges)), centre)

    def _at(self, path: str, kinds: Collection[str]) -> Iterator[Edge]:
        return (edge for edge in self._edges.get(path, ()) if not kinds or edge.kind in kinds)

    def _around(self, centre: str, query: GraphQuery, wanted: Callable[[Spec], bool]) -> list[Spec]:
        """Return the specs within some steps of one, over specs that are wanted too; that one is always there."""
        found = {centre}
        outermost = [centre]
        for _ in range(query.depth or 1):
            near = {
                end for one in outermost for edge in self._at(one, query.kinds) for end in (edge.source, edge.target)
            }
            outermost = [one for one in near - found if self._takes(one, wanted)]
            if not outermost:
                break
            found.update(outermost)
        specs = (self._catalog.get(one) for one in sorted(found, key=self._places.__getitem__))
        return [spec for spec in specs if spec is not None]

    def _takes(self, path: str, wanted: Callable[[Spec], bool]) -> bool:
        spec = self._catalog.get(path)
        return spec is not None and wanted(spec)

    def _between(self, specs: Iterable[Spec], inside: Collection[str], kinds: Collection[str]) -> Iterator[Edge]:
        for spec in specs:
            leaving = [
                edge for edge in self._at(spec.path, kinds) if edge.source == spec.path and edge.target in inside
            ]
            yield from sorted(
                leaving, key=lambda edge: (self._relations.kinds.rank(edge.kind), self._places[edge.target])
            )

    def _circles(self, edges: Collection[Edge]) -> Iterator[Circle]:
        for kind in self._relations.kinds.kinds:
            pairs = [(edge.source, edge.target) for edge in edges if edge.kind == kind.key] if kind.is_ordered else []
            yield from (Circle(kind.key, paths) for paths in find_cycles(pairs))
