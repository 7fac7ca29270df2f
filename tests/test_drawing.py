"""Boxes and arrows: where they stand, and what is written in them."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from steady import steady

from mkdocs_momentum.catalog.letters import width
from mkdocs_momentum.site.layered import Line, Plan, Point, Size
from mkdocs_momentum.site.lettering import cut, wrap
from mkdocs_momentum.site.packing import arrange, connected, shelve
from mkdocs_momentum.site.ranks import against, tangle

DIRECTIONS = ("right", "down", "left", "up")
NEAR = 1.5

sizes = st.builds(Size, st.integers(60, 220), st.integers(36, 90))


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[Size], list[Line]]:
    boxes = draw(st.lists(sizes, min_size=1, max_size=14))
    ends = st.integers(0, len(boxes) - 1)
    lines = draw(st.lists(st.builds(Line, ends, ends, st.booleans()), max_size=24))
    return boxes, [line for line in lines if line.source != line.target]


def _off(point: Point, corner: Point, size: Size) -> float:
    """Return how far a point is from the border of a box."""
    x, y = point.x - corner.x, point.y - corner.y
    outside = max(-x, x - size.width, -y, y - size.height)
    return outside if outside > 0 else min(x, size.width - x, y, size.height - y)


def _overlap(plan: Plan, boxes: list[Size], a: int, b: int) -> bool:
    one, other = plan.corners[a], plan.corners[b]
    across = min(one.x + boxes[a].width, other.x + boxes[b].width) - max(one.x, other.x)
    down = min(one.y + boxes[a].height, other.y + boxes[b].height) - max(one.y, other.y)
    return across > 1 and down > 1


@given(graphs(), st.sampled_from(DIRECTIONS))
@steady
def test_no_boxes_overlap_and_each_line_leads_from_its_box_to_its_box(
    graph: tuple[list[Size], list[Line]], direction: str
) -> None:
    boxes, lines = graph
    plan = arrange(boxes, lines, direction)

    assert not [pair for pair in combinations(range(len(boxes)), 2) if _overlap(plan, boxes, *pair)]
    for line, route in zip(lines, plan.routes, strict=True):
        assert len(route.points) % 3 == 1
        assert _off(route.points[0], plan.corners[line.source], boxes[line.source]) < NEAR
        assert (route.tip is not None) == line.arrow
        end = route.tip or route.points[-1]
        assert _off(end, plan.corners[line.target], boxes[line.target]) < NEAR
    for corner, box in zip(plan.corners, boxes, strict=True):
        assert -1 <= corner.x <= plan.size.width - box.width + 1
        assert -1 <= corner.y <= plan.size.height - box.height + 1


@given(graphs())
@steady
def test_the_same_graph_gives_the_same_drawing(graph: tuple[list[Size], list[Line]]) -> None:
    assert arrange(*graph) == arrange(*graph)


@pytest.mark.parametrize(
    ("direction", "sign"), [("right", (1, 0)), ("down", (0, 1)), ("left", (-1, 0)), ("up", (0, -1))]
)
def test_arrows_lead_in_their_direction(direction: str, sign: tuple[int, int]) -> None:
    plan = arrange([Size(100, 40)] * 3, [Line(2, 1), Line(1, 0)], direction)
    steps = [
        (plan.corners[a].x - plan.corners[b].x, plan.corners[a].y - plan.corners[b].y) for a, b in ((1, 2), (0, 1))
    ]

    assert [((x > 90) - (x < -90), (y > 30) - (y < -30)) for x, y in steps] == [sign, sign]


def test_a_long_line_leads_round_the_boxes_between() -> None:
    boxes = [Size(120, 50)] * 4
    lines = [Line(3, 2), Line(2, 1), Line(1, 0), Line(3, 0)]
    plan = arrange(boxes, lines)

    def at(route: tuple[Point, ...], place: float) -> Point:
        piece = min(int(place), (len(route) - 1) // 3 - 1)
        t, (a, b, c, d) = place - piece, route[3 * piece : 3 * piece + 4]
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        corners = (a, b, c, d)
        return Point(
            sum(w * p.x for w, p in zip(weights, corners, strict=True)),
            sum(w * p.y for w, p in zip(weights, corners, strict=True)),
        )

    points = plan.routes[3].points
    way = [at(points, number / 50 * (len(points) - 1) / 3) for number in range(51)]
    for box in (1, 2):
        corner = plan.corners[box]
        inside = [p for p in way if 0 < p.x - corner.x < boxes[box].width and 0 < p.y - corner.y < boxes[box].height]
        assert inside == []


def test_parts_that_do_not_hang_together_stand_on_shelves() -> None:
    plan = arrange([Size(200, 50)] * 30, [])

    assert plan.size.width <= 1000
    assert plan.size.height <= 700
    assert connected(5, [Line(3, 1), Line(4, 3)]) == [(1, 3, 4), (0,), (2,)]
    assert shelve([Size(500, 40), Size(500, 90), Size(300, 10)]) == [Point(0, 0), Point(0, 76), Point(536, 76)]
    assert shelve([]) == []


def test_of_a_circle_the_edges_to_what_is_newer_are_turned() -> None:
    assert against([(1, 0), (2, 1), (0, 2), (3, 0), (0, 4)]) == {2}
    assert against([(0, 1), (1, 2)]) == set()
    assert against([(0, 1), (1, 0)]) == {0}


def test_the_tangle_counts_layers() -> None:
    assert tangle([]) == 0
    assert tangle([(2, 1), (1, 0)]) == 2
    assert tangle([(2, 1), (1, 0), (2, 0)]) == 4
    # What only leads on stands right before the first one that it leads to.
    assert tangle([(2, 1), (1, 0), (3, 0)]) == 3


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Login", ("Login",)),
        ("Set code for accounts", ("Set code for", "accounts")),
        ("", ("",)),
        ("  a \n b ", ("a b",)),
        ("and/or-else-whatever", ("and/or-else-", "whatever")),
        ("Donaudampfschifffahrtsgesellschaft", ("Donaudampfsc", "hifffahrtsgesell", "schaft")),
        ("one two three four five six seven eight nine ten", ("one two three", "four five six", "seven eight…")),
        ("仕様書を読み込む方法", ("仕様書を読み込", "む方法")),
    ],
)
def test_titles_are_broken_into_lines(text: str, lines: tuple[str, ...]) -> None:
    assert wrap(text, 13, 100, 3) == lines


@given(st.text(max_size=200), st.integers(40, 300), st.integers(1, 4))
@steady
def test_no_line_is_too_wide_and_nothing_is_lost_but_behind_the_dots(text: str, room: int, most: int) -> None:
    lines = wrap(text, 13, room, most)

    assert 1 <= len(lines) <= most
    assert all(width(line, 13) <= room for line in lines)
    whole = "".join(" ".join(text.split()).split(" "))
    told = "".join(lines).replace(" ", "")
    assert told == whole or whole.startswith(told.removesuffix("…"))


def test_a_text_is_cut_where_there_is_no_more_room() -> None:
    assert cut("EIP-7702", 11, 100) == "EIP-7702"
    assert cut("A very long identifier", 11, 60) == "A very lo…"
    assert cut("abc", 11, 0) == "…"


def test_widths_count_what_is_seen() -> None:
    assert width("仕様", 10) == 20
    assert width("e\u0301", 10) == width("é", 10) == width("e", 10)
    assert width("iii", 10) < width("mmm", 10)
