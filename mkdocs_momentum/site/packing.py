"""Graphs of several parts: each is laid out by itself, and the parts stand on shelves like books."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from mkdocs_momentum.site.layered import Line, Plan, Point, Route, Size, lay_out

_GAP = 36
# What a wide screen shows of a page at once; parts beyond that stand below.
_WIDTH = 900
_ASPECT = 1.6


def arrange(boxes: Sequence[Size], lines: Sequence[Line], direction: str = "right") -> Plan:
    """Return the plan of a drawing, however many parts it has.

    Args:
        boxes: The boxes.
        lines: The lines; none from a box to itself.
        direction: Where most arrows lead: ``right``, ``down``, ``left`` or ``up``.

    Raises:
        ImportError: The library is not there.
    """
    parts = connected(len(boxes), lines)
    plans = [_part(part, boxes, lines, direction) for part in parts]
    places = shelve([plan.size for plan in plans])
    corners: dict[int, Point] = {}
    routes: dict[int, Route] = {}
    for part, plan, place in zip(parts, plans, places, strict=True):
        corners |= zip(part, (_moved(corner, place) for corner in plan.corners), strict=True)
        inner = [number for number, line in enumerate(lines) if line.source in corners and number not in routes]
        routes |= zip(inner, (_shifted(route, place) for route in plan.routes), strict=True)
    return Plan(
        Size(
            max((place.x + plan.size.width for place, plan in zip(places, plans, strict=True)), default=0),
            max((place.y + plan.size.height for place, plan in zip(places, plans, strict=True)), default=0),
        ),
        tuple(corners[number] for number in range(len(boxes))),
        tuple(routes[number] for number in range(len(lines))),
    )


def _part(part: Sequence[int], boxes: Sequence[Size], lines: Sequence[Line], direction: str) -> Plan:
    if len(part) == 1:
        return Plan(boxes[part[0]], (Point(0, 0),), ())
    number = {box: place for place, box in enumerate(part)}
    inner = [Line(number[line.source], number[line.target], line.arrow) for line in lines if line.source in number]
    return lay_out([boxes[box] for box in part], inner, direction)


def connected(count: int, lines: Sequence[Line]) -> list[tuple[int, ...]]:
    """Return the numbers of the boxes that hang together, the largest part first.

    Args:
        count: How many boxes there are.
        lines: The lines between them.
    """
    # The part of each box is called by one of its boxes; a way that was gone is made shorter for the next time.
    above = list(range(count))

    def head(box: int) -> int:
        while above[box] != box:
            above[box] = above[above[box]]
            box = above[box]
        return box

    for line in lines:
        first, second = sorted((head(line.source), head(line.target)))
        above[second] = first
    parts: dict[int, list[int]] = {}
    for box in range(count):
        parts.setdefault(head(box), []).append(box)
    return sorted(map(tuple, parts.values()), key=len, reverse=True)


def shelve(sizes: Sequence[Size]) -> list[Point]:
    """Return the left upper corners of things that stand on shelves, from left to right and from top to bottom.

    Args:
        sizes: How large they are.
    """
    area = sum((size.width + _GAP) * (size.height + _GAP) for size in sizes)
    room = max([_WIDTH, sqrt(area * _ASPECT), *(size.width for size in sizes)])
    places = []
    x = y = height = 0.0
    for size in sizes:
        if x and x + size.width > room:
            x, y, height = 0.0, y + height + _GAP, 0.0
        places.append(Point(round(x, 1), round(y, 1)))
        x, height = x + size.width + _GAP, max(height, size.height)
    return places


def _moved(point: Point, by: Point) -> Point:
    return Point(round(point.x + by.x, 1), round(point.y + by.y, 1))


def _shifted(route: Route, by: Point) -> Route:
    tip = _moved(route.tip, by) if route.tip is not None else None
    return Route(tuple(_moved(point, by) for point in route.points), tip)
