"""A layered drawing of boxes and arrows, laid out by Graphviz; the only user of pygraphviz."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_momentum.site.ranks import against

if TYPE_CHECKING:
    from pygraphviz import AGraph  # type: ignore[import-untyped] # It tells no types.

# Graphviz counts in points and inches; a point is a pixel here.
_INCH = 72
_RANKDIR = {"right": "LR", "down": "TB", "left": "RL", "up": "BT"}
_BETWEEN_BOXES = 18
_BETWEEN_LAYERS = 44
# More rounds take long over specs that hang together in many ways, and hardly better a drawing of few.
_HEAD = (
    "digraph {{ graph [rankdir={rankdir} nodesep={nodesep} ranksep={ranksep} nslimit=2 nslimit1=2 mclimit=0.5]"
    ' node [shape=box fixedsize=true label=""] edge [arrowsize=0.7]'
)


class Point(NamedTuple):
    """A place in a drawing, in pixels from its left upper corner."""

    x: float
    y: float


class Size(NamedTuple):
    """Width and height in pixels."""

    width: float
    height: float


class Line(NamedTuple):
    """A line between two boxes.

    Attributes:
        source: Number of the box that it begins at.
        target: Number of the box that it ends at.
        arrow: Whether it ends in an arrow.
    """

    source: int
    target: int
    arrow: bool = True


class Route(NamedTuple):
    """The way of a line round the boxes.

    Attributes:
        points: A cubic Bézier curve from the source on: a point, and three for each of its pieces.
        tip: Where its arrow ends, at the target; None without one: the curve ends there.
    """

    points: tuple[Point, ...]
    tip: Point | None = None


class Plan(NamedTuple):
    """Where everything stands in a drawing.

    Attributes:
        size: How large it is.
        corners: The left upper corner of each box.
        routes: The way of each line.
    """

    size: Size
    corners: tuple[Point, ...]
    routes: tuple[Route, ...]


@cache
def can_lay_out() -> bool:
    """Tell whether the library is there; it comes with the extra ``graph``, as not every machine has wheels of it."""
    return find_spec("pygraphviz") is not None


def lay_out(boxes: Sequence[Size], lines: Sequence[Line], direction: str = "right") -> Plan:
    """Return a plan in which boxes stand in layers, and lines lead round boxes.

    Args:
        boxes: The boxes.
        lines: The lines; none from a box to itself.
        direction: Where most arrows lead: ``right``, ``down``, ``left`` or ``up``.

    Raises:
        ImportError: The library is not there.
    """
    # It takes some 30 ms, and most sites draw no graph.
    from pygraphviz import AGraph  # noqa: PLC0415 - see above

    turned = against([(line.source, line.target) for line in lines])
    graph = AGraph(string="\n".join(_text(boxes, lines, turned, direction)))
    graph.layout("dot")
    return _plan(graph, boxes, turned, len(lines))


def _text(boxes: Sequence[Size], lines: Sequence[Line], turned: frozenset[int], direction: str) -> Iterator[str]:
    """Yield the graph in Graphviz's language: numbers alone, nothing that a document says."""
    yield _HEAD.format(rankdir=_RANKDIR[direction], nodesep=_BETWEEN_BOXES / _INCH, ranksep=_BETWEEN_LAYERS / _INCH)
    for number, box in enumerate(boxes):
        yield f"{number} [width={box.width / _INCH:.4f} height={box.height / _INCH:.4f}]"
    for number, line in enumerate(lines):
        tail, head = (line.target, line.source) if number in turned else (line.source, line.target)
        arrow = "none" if not line.arrow else "back" if number in turned else "forward"
        yield f"{tail} -> {head} [number={number} dir={arrow}]"
    yield "}"


def _plan(graph: AGraph, boxes: Sequence[Size], turned: frozenset[int], count: int) -> Plan:
    left, bottom, right, top = _numbers(graph.graph_attr["bb"])

    def at(text: str) -> Point:
        x, y = _numbers(text)
        return Point(round(x - left, 1), round(top - y, 1))

    corners = []
    for number, box in enumerate(boxes):
        centre = at(graph.get_node(number).attr["pos"])
        corners.append(Point(round(centre.x - box.width / 2, 1), round(centre.y - box.height / 2, 1)))
    routes: dict[int, Route] = {}
    for edge in graph.edges_iter():
        number = int(edge.attr["number"])
        routes[number] = _route(edge.attr["pos"].split(), at, is_turned=number in turned)
    return Plan(
        Size(round(right - left, 1), round(top - bottom, 1)),
        tuple(corners),
        tuple(routes[number] for number in range(count)),
    )


def _numbers(text: str) -> list[float]:
    return [float(number) for number in text.split(",")]


def _route(parts: Iterable[str], at: Callable[[str], Point], *, is_turned: bool) -> Route:
    """Return a line as Graphviz writes it: ``e,`` or ``s,`` with the place of the arrow's tip, then the curve."""
    parts = list(parts)
    tips = [at(part[2:]) for part in parts if part[:2] in ("e,", "s,")]
    points = [at(part) for part in parts if part[:2] not in ("e,", "s,")]
    return Route(tuple(reversed(points) if is_turned else points), tips[0] if tips else None)
