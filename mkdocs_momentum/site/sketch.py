"""A graph as boxes and arrows: how large each box is, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import hypot
from typing import NamedTuple

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.letters import width
from mkdocs_momentum.catalog.words import Words
from mkdocs_momentum.relations.graph import Graph
from mkdocs_momentum.relations.kinds import Kinds
from mkdocs_momentum.relations.relation import Edge
from mkdocs_momentum.site.graph_view import Drawing, Legend, Node, Row, Sample, Stage, Stroke
from mkdocs_momentum.site.layered import Line, Point, Route, Size
from mkdocs_momentum.site.lettering import cut, wrap
from mkdocs_momentum.site.packing import arrange
from mkdocs_momentum.site.present import make_chip
from mkdocs_momentum.spec.model import Spec
from mkdocs_momentum.spec.model import Stage as StageOfLife

# Lengths are pixels at the size that the drawing has where there is room.
_MARGIN = 6
_TITLE = 13.0
_NUMBER = 11.0
_LEADING = 17
_NUMBER_LEADING = 15
_ROOM = 168
_MOST_LINES = 3
_LEAST = 64
_TEXT = 32
_PADDING = 10
# The base line of a text below its upper edge.
_BASE = 13
_HEAD = 3.5
_LEGIBLE = 0.75
_DASHES = ("", "8 4", "2 4", "12 4 2 4", "1 5", "6 3", "12 3 2 3 2 3", "4 6")


class Scene(NamedTuple):
    """Where a drawing stands.

    Attributes:
        catalog: All specs.
        kinds: The kinds of relations.
        words: The words of the plugin.
        url_of: Makes the address of a spec as seen from the page; ``""`` when it has none.
        name_of: Makes what a spec is called in one line.
        here: Path of the page.
    """

    catalog: Catalog
    kinds: Kinds
    words: Words
    url_of: Callable[[Spec], str]
    name_of: Callable[[Spec], str]
    here: str


class _Box(NamedTuple):
    number: str
    lines: tuple[str, ...]
    size: Size


def sketch(graph: Graph, direction: str, scene: Scene) -> Drawing:
    """Return the drawing of a graph.

    Args:
        graph: The graph.
        direction: Where the arrows lead.
        scene: Where it stands.

    Raises:
        ImportError: The library for the layout is not there.
    """
    return _Sketch(graph, scene).draw(direction)


def dash_of(key: str, kinds: Kinds) -> str:
    """Return the pattern of the lines of a kind; there are eight, and kinds beyond begin anew.

    Args:
        key: Key of the kind in its own direction.
        kinds: The kinds that the site knows.
    """
    place = next((place for place, kind in enumerate(kinds.kinds) if kind.key == key), 0)
    return _DASHES[place % len(_DASHES)]


class _Sketch:
    def __init__(self, graph: Graph, scene: Scene) -> None:
        self._graph = graph
        self._scene = scene
        self._titles = {spec.path: spec.title for spec in graph.specs}
        self._circling = {edge for circle in graph.circles for edge in circle.edges}

    def draw(self, direction: str) -> Drawing:
        """Return the drawing, its arrows in a direction."""
        boxes = [_box(spec, self._scene) for spec in self._graph.specs]
        numbers = {spec.path: number for number, spec in enumerate(self._graph.specs)}
        edges = self._graph.edges
        lines = [Line(numbers[edge.source], numbers[edge.target], self._is_directed(edge)) for edge in edges]
        plan = arrange([box.size for box in boxes], lines, direction)
        nodes = tuple(map(self._node, self._graph.specs, boxes, plan.corners))
        # What belongs to a circle must not lie below what crosses it.
        strokes = sorted(map(self._stroke, edges, plan.routes), key=lambda stroke: stroke.is_circle)
        width, height = plan.size.width + 2 * _MARGIN, plan.size.height + 2 * _MARGIN
        legend = self._legend(nodes)
        return Drawing(round(width), round(height), round(width * _LEGIBLE), nodes, tuple(strokes), legend)

    def _is_directed(self, edge: Edge) -> bool:
        kind = self._scene.kinds.kind(edge.kind)
        return kind is None or not kind.is_symmetric

    def _node(self, spec: Spec, box: _Box, corner: Point) -> Node:
        x, y = round(corner.x + _MARGIN, 1), round(corner.y + _MARGIN, 1)
        chip = make_chip(spec.status, self._scene.catalog)
        above = y + _PADDING + _BASE
        first = above + (_NUMBER_LEADING if box.number else 0)
        name = self._scene.name_of(spec)
        return Node(
            x,
            y,
            box.size.width,
            box.size.height,
            chip.classes if chip is not None else "momentum-stage--none",
            chip.stage if chip is not None else "none",
            self._scene.url_of(spec),
            f"{name} · {spec.status.label}" if spec.status is not None else name,
            Row(round(above - 1, 1), box.number),
            tuple(Row(round(first + place * _LEADING, 1), line) for place, line in enumerate(box.lines)),
            is_here=spec.path == self._scene.here,
            is_centre=spec.path == self._graph.centre,
            is_foreign=bool(spec.source),
        )

    def _stroke(self, edge: Edge, route: Route) -> Stroke:
        points = [f"{_at(point.x)} {_at(point.y)}" for point in route.points]
        curves = [f"C{' '.join(points[place : place + 3])}" for place in range(1, len(points), 3)]
        label = self._scene.kinds.label(edge.kind, self._scene.words)
        return Stroke(
            f"M{points[0]}{''.join(curves)}",
            _head(route.points[-1], route.tip) if route.tip is not None else "",
            dash_of(edge.kind, self._scene.kinds),
            f"{self._titles[edge.source]} → {label} → {self._titles[edge.target]}",
            edge in self._circling,
        )

    def _legend(self, nodes: Sequence[Node]) -> Legend:
        words, kinds = self._scene.words, self._scene.kinds
        used = {edge.kind for edge in self._graph.edges}
        stages = {node.stage for node in nodes}
        known = [Stage(stage.value, words(f"stage_{stage}")) for stage in StageOfLife if stage.value in stages]
        none = [Stage("none", words("no_status"))] if "none" in stages else []
        return Legend(
            tuple(
                Sample(kinds.label(kind.key, words), dash_of(kind.key, kinds), not kind.is_symmetric)
                for kind in kinds.kinds
                if kind.key in used
            ),
            (*known, *none),
            bool(self._circling),
            any(node.is_here for node in nodes),
            any(node.is_foreign for node in nodes),
        )


def _box(spec: Spec, scene: Scene) -> _Box:
    number = cut(scene.name_of(spec).removesuffix(spec.title).strip(), _NUMBER, _ROOM)
    lines = wrap(spec.title, _TITLE, _ROOM, _MOST_LINES)
    text = max([width(number, _NUMBER), *(width(line, _TITLE) for line in lines)])
    height = 2 * _PADDING + _LEADING * len(lines) + (_NUMBER_LEADING if number else 0)
    return _Box(number, lines, Size(round(max(text, _LEAST) + _TEXT + _PADDING), height))


def _at(length: float) -> str:
    return f"{length + _MARGIN:.1f}".removesuffix(".0")


def _head(end: Point, tip: Point) -> str:
    """Return the three corners of an arrow: its tip, and two beside the end of the line."""
    x, y = tip.x - end.x, tip.y - end.y
    length = hypot(x, y) or 1
    across = Point(-y / length * _HEAD, x / length * _HEAD)
    corners = (tip, Point(end.x + across.x, end.y + across.y), Point(end.x - across.x, end.y - across.y))
    return " ".join(f"{_at(corner.x)},{_at(corner.y)}" for corner in corners)
