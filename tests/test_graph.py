"""Which specs and relations a graph has."""

from __future__ import annotations

from collections import defaultdict

import pytest
from few import catalog_of
from hypothesis import given
from hypothesis import strategies as st
from steady import steady

from mkdocs_momentum.catalog.conditions import StatusIs
from mkdocs_momentum.relations.graph import Circle, Graph, GraphQuery, Graphs
from mkdocs_momentum.relations.relation import Edge
from mkdocs_momentum.relations.relations import Relations

TEXTS = {
    "specs/1-base.md": "# Base\n\n**Status:** Implemented\n",
    "specs/2-login.md": "# Login\n\n**Status:** Draft\n**Depends on:** 1\n**See also:** 5\n",
    "specs/3-audit.md": "# Audit\n\n**Status:** Draft\n**Depends on:** 2, 1\n",
    "specs/4-old.md": "# Old\n\n**Status:** Superseded by 3\n",
    "specs/5-lone.md": "# Lone\n\n**Status:** Draft\n",
    "specs/6-self.md": "# Self\n\n**Status:** Draft\n**Depends on:** 6\n",
    "x/7-twin.md": "# Twin\n\n**Status:** Draft\n",
    "y/7-twin.md": "# Twin\n\n**Status:** Draft\n",
}


def graphs(texts: dict[str, str] = TEXTS) -> Graphs:
    return Graphs(Relations(catalog_of(texts)))


def shown(query: GraphQuery, path: str = "index.md", texts: dict[str, str] = TEXTS) -> tuple[str, str]:
    """Return the numbers of the specs, and the edges as ``2>1``."""
    graph = graphs(texts).select(query, path)
    return " ".join(map(_number, [spec.path for spec in graph.specs])), _edges(graph)


def _number(path: str) -> str:
    return path.rpartition("/")[2].partition("-")[0]


def _edges(graph: Graph) -> str:
    return " ".join(f"{_number(edge.source)}{edge.kind[0]}{_number(edge.target)}" for edge in graph.edges)


def test_a_page_that_is_no_spec_shows_all_with_relations() -> None:
    assert shown(GraphQuery()) == ("1 2 3 4 5", "2d1 2r5 3d1 3d2 3s4")


def test_those_without_relations_are_shown_when_they_are_wanted() -> None:
    assert shown(GraphQuery(lone=True)) == ("1 2 3 4 5 6 7 7", "2d1 2r5 3d1 3d2 3s4")


def test_kinds_are_chosen() -> None:
    assert shown(GraphQuery(kinds=("supersedes",))) == ("3 4", "3s4")
    assert shown(GraphQuery(kinds=("supersedes", "relates-to"))) == ("2 3 4 5", "2r5 3s4")


def test_a_relation_needs_both_of_its_ends() -> None:
    assert shown(GraphQuery((StatusIs(("draft",)),))) == ("2 3 5", "2r5 3d2")


@pytest.mark.parametrize(
    ("query", "path", "expected"),
    [
        (GraphQuery(), "specs/4-old.md", ("3 4", "3s4")),
        (GraphQuery(depth=1), "specs/5-lone.md", ("2 5", "2r5")),
        (GraphQuery(depth=2), "specs/5-lone.md", ("1 2 3 5", "2d1 2r5 3d1 3d2")),
        (GraphQuery(depth=9), "specs/5-lone.md", ("1 2 3 4 5", "2d1 2r5 3d1 3d2 3s4")),
        (GraphQuery(around="4"), "index.md", ("3 4", "3s4")),
        (GraphQuery(around="4"), "specs/1-base.md", ("3 4", "3s4")),
        (GraphQuery(kinds=("supersedes",)), "specs/1-base.md", ("1", "")),
        (GraphQuery(), "specs/6-self.md", ("6", "")),
    ],
)  # fmt: skip
def test_the_neighbours_of_a_spec(query: GraphQuery, path: str, expected: tuple[str, str]) -> None:
    assert shown(query, path) == expected


def test_steps_lead_over_specs_that_are_selected() -> None:
    draft = (StatusIs(("draft",)),)

    assert shown(GraphQuery(draft), "specs/1-base.md") == ("2 3 5", "2r5 3d2")
    assert shown(GraphQuery(draft, depth=3), "specs/4-old.md") == ("2 3 4 5", "2r5 3d2 3s4")
    assert shown(GraphQuery((StatusIs(("implemented",)),), depth=3), "specs/4-old.md") == ("4", "")


@pytest.mark.parametrize(
    ("query", "error"),
    [
        (
            GraphQuery(depth=2),
            (
                'option "depth" counts steps from a spec, and this page is none; name one, such as { around: 12, depth: 2 }, '
                "or take it out"
            ),
        ),
        (
            GraphQuery(around="7"),
            'option "around" holds "7", which may mean x/7-twin.md or y/7-twin.md; write the path of one',
        ),
        (
            GraphQuery(around="2-logn"),
            'option "around" holds "2-logn", which no spec is called; did you mean "specs/2-login.md"?',
        ),
        (
            GraphQuery(around="Nothing at all"),
            'option "around" holds "Nothing at all", which no spec is called; write the id, the title or the path of one',
        ),
    ],
)
def test_a_centre_that_is_none_is_said_with_the_remedy(query: GraphQuery, error: str) -> None:
    with pytest.raises(ValueError, match="option") as caught:
        graphs().select(query, "index.md")

    assert str(caught.value) == error


def test_circles_are_told_for_each_kind_that_should_have_none() -> None:
    texts = {
        "a.md": "# A\n\n**Status:** Draft\n**Depends on:** b\n**See also:** c\n",
        "b.md": "# B\n\n**Status:** Draft\n**Depends on:** c\n",
        "c.md": "# C\n\n**Status:** Draft\n**Depends on:** a\n**See also:** a\n",
    }
    graph = graphs(texts).select(GraphQuery(), "index.md")

    assert graph.circles == (Circle("depends-on", ("a.md", "b.md", "c.md")),)
    assert list(graph.circles[0].edges) == [
        Edge("a.md", "b.md", "depends-on"), Edge("b.md", "c.md", "depends-on"), Edge("c.md", "a.md", "depends-on"),
    ]  # fmt: skip
    assert graphs(texts).select(GraphQuery(around="a", kinds=("relates-to",)), "index.md").circles == ()


pairs = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=20)


@given(pairs, st.integers(1, 9), st.integers(1, 4))
@steady
def test_a_neighbourhood_is_what_a_walk_reaches(edges: list[tuple[int, int]], centre: int, depth: int) -> None:
    needs: dict[int, list[str]] = defaultdict(list)
    for source, target in edges:
        needs[source].append(str(target))
    texts = {
        f"{one}-x.md": f"# X{one}\n\n**Status:** Draft\n"
        + (f"**Depends on:** {', '.join(needs[one])}\n" if needs[one] else "")
        for one in range(1, 10)
    }
    far = {centre: 0}
    for _ in range(9):
        for a, b in [*edges, *((b, a) for a, b in edges)]:
            if a in far:
                far[b] = min(far.get(b, 99), far[a] + 1)

    specs, found = shown(GraphQuery(around=f"{centre}-x", depth=depth), texts=texts)

    near = {one for one, steps in far.items() if steps <= depth}
    assert {int(one) for one in specs.split()} == near
    assert set(found.split()) == {f"{a}d{b}" for a, b in edges if a != b and {a, b} <= near}
