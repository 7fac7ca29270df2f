"""Graphs in a page: a directive becomes a drawing with a legend, and the same as a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby

from markupsafe import Markup

from mkdocs_momentum.catalog.words import Words
from mkdocs_momentum.relations.graph import Graph, GraphQuery, Graphs
from mkdocs_momentum.relations.relation import Edge
from mkdocs_momentum.relations.relations import Relations
from mkdocs_momentum.site.graph_view import Entry, Figure, Named
from mkdocs_momentum.site.layered import can_lay_out
from mkdocs_momentum.site.piece import Draw, Piece
from mkdocs_momentum.site.present import make_chip
from mkdocs_momentum.site.ranks import against, tangle
from mkdocs_momentum.site.related import name_of
from mkdocs_momentum.site.sketch import Scene, sketch
from mkdocs_momentum.spec.model import Spec

MOST_SPECS = 300
"""Specs that are drawn at most; more of them nobody can read."""

MOST_RELATIONS = 600
"""Relations that are drawn at most."""

MOST_CROSSED = 4000
"""Layers that all relations of a drawing cross together at most: with 4,000 a layout takes about a second."""

_MISSING = 'install "mkdocs-momentum[graph]" to have it drawn'


class Figures:
    """The graphs of a site.

    Args:
        relations: What its specs say of each other.
        words: The words of the plugin.
    """

    def __init__(self, relations: Relations, words: Words) -> None:
        self._relations = relations
        self._graphs = Graphs(relations)
        self._words = words

    def problems(self, query: GraphQuery, path: str) -> list[str]:
        """Return what is wrong with a graph on a page: it is to be drawn around a spec that there is not.

        Args:
            query: What the graph asks for.
            path: Path of the page below the docs folder.
        """
        try:
            self._graphs.centre(query, path)
        except ValueError as error:
            return [str(error)]
        return []

    def notices(self, query: GraphQuery, path: str) -> list[str]:
        """Return why a graph on a page is shown as a list; nothing when it is drawn or wrong.

        Args:
            query: What the graph asks for.
            path: Path of the page below the docs folder.
        """
        if self.problems(query, path):
            return []
        graph = self._graphs.select(query, path)
        if not graph.edges:
            return []
        if not can_lay_out():
            return [f"it is shown as a list; {_MISSING}"]
        if _is_large(graph):
            found = f"{len(graph.specs)} specs with {len(graph.edges)} relations are shown as a list"
            return [f"{found}; select fewer, {MOST_SPECS} with {MOST_RELATIONS} at most, and fewer of long chains"]
        return []

    def piece(self, query: GraphQuery, path: str, url_for: Callable[[Spec], str], number: int) -> Piece | None:
        """Return a graph as a piece of a page; nothing when nothing is related.

        Args:
            query: What the graph asks for.
            path: Path of the page below the docs folder.
            url_for: Makes the address of a spec as seen from the page; ``""`` when it has none.
            number: Its number among the graphs that the page shows, from 1: the first one brings the style.

        Raises:
            ValueError: There is no spec that it could be drawn around.
        """
        graph = self._graphs.select(query, path)
        if not graph.edges and not (query.lone and graph.specs):
            return None
        scene = Scene(
            self._relations.catalog, self._relations.kinds, self._words, partial(_safe, url_for), name_of, path
        )

        def html(draw: Draw, _: object) -> str:
            return draw("graph", figure=self._figure(graph, query, scene, number))

        return Piece(html, tuple(spec.title for spec in graph.specs))

    def _figure(self, graph: Graph, query: GraphQuery, scene: Scene, number: int) -> Figure:
        is_drawn = can_lay_out() and not _is_large(graph)
        drawing = sketch(graph, query.direction, scene) if is_drawn else None
        specs = {spec.path: spec for spec in graph.specs}
        named = {path: Named(name_of(spec), scene.url_of(spec)) for path, spec in specs.items()}
        circles = tuple(
            (
                scene.kinds.label(circle.kind, self._words),
                tuple(named[path] for path in (*circle.paths, circle.paths[0])),
            )
            for circle in graph.circles
        )
        entries = tuple(_entries(graph, named, scene))
        return Figure(
            number, self._caption(graph, specs), "" if is_drawn else self._notice(graph), drawing, entries, circles
        )

    def _caption(self, graph: Graph, specs: dict[str, Spec]) -> str:
        if graph.centre is not None:
            return self._words("graph_around", title=specs[graph.centre].title)
        return self._words("graph_of", len(graph.specs))

    def _notice(self, graph: Graph) -> str:
        if not can_lay_out():
            return self._words("graph_listed")
        return self._words("graph_large", specs=len(graph.specs), relations=len(graph.edges))


def _is_large(graph: Graph) -> bool:
    if len(graph.specs) > MOST_SPECS or len(graph.edges) > MOST_RELATIONS:
        return True
    numbers = {spec.path: number for number, spec in enumerate(graph.specs)}
    pairs = [(numbers[edge.source], numbers[edge.target]) for edge in graph.edges]
    turned = against(pairs)
    return tangle(pair[::-1] if number in turned else pair for number, pair in enumerate(pairs)) > MOST_CROSSED


def _entries(graph: Graph, named: dict[str, Named], scene: Scene) -> Iterator[Entry]:
    leaving: dict[str, list[Edge]] = {spec.path: [] for spec in graph.specs}
    for edge in graph.edges:
        leaving[edge.source].append(edge)
    for spec in graph.specs:
        relations = tuple(
            (scene.kinds.label(kind, scene.words), tuple(named[edge.target] for edge in edges))
            for kind, edges in groupby(leaving[spec.path], key=lambda edge: edge.kind)
        )
        chip = make_chip(spec.status, scene.catalog, qualifier=Markup(""))
        yield Entry(named[spec.path], chip, spec.source, relations)


def _safe(url_for: Callable[[Spec], str], spec: Spec) -> str:
    """Return the address of a spec; what another site says is an address counts as one when it leads to the web."""
    url = url_for(spec)
    return url if not spec.source or url.startswith(("http://", "https://")) else ""
