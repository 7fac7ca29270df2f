"""The options of a graph directive."""

from __future__ import annotations

import pytest

from mkdocs_momentum.catalog.conditions import FieldIs, Not, StatusIs
from mkdocs_momentum.catalog.directive import find_directives, listing_reader, read_directive
from mkdocs_momentum.catalog.facets import BUILT_IN, Facets
from mkdocs_momentum.relations.graph import Direction, GraphQuery
from mkdocs_momentum.relations.graph_options import graph_reader
from mkdocs_momentum.relations.kinds import Kinds
from mkdocs_momentum.relations.options import read_kinds
from mkdocs_momentum.spec.keys import Keys

READERS = {**listing_reader(Facets()), **graph_reader(Facets(), Kinds())}
KINDS = "depends-on, required-by, supersedes, superseded-by, extends, extended-by, parent, children, relates-to"


def test_without_options() -> None:
    (directive,) = find_directives("# A\n\n<!-- momentum/graph -->\n", READERS)

    assert (directive.name, directive.line, directive.error) == ("graph", 3, "")
    assert directive.asked == GraphQuery((), (), Direction.RIGHT, None, None, False)


def test_with_all_of_them() -> None:
    options = "{ kind: [required-by, supersedes, depends-on], direction: down, depth: 2, around: 12, lone: yes, tag: x, not: { status: draft } }"

    assert read_directive("graph", options, READERS) == GraphQuery(
        (FieldIs(BUILT_IN["tags"], frozenset({"x"})), Not(StatusIs(("draft",)))),
        ("depends-on", "supersedes"),
        Direction.DOWN,
        2,
        "12",
        True,
    )


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ("{ kind: needs }", f'unknown kind "needs"; known are {KINDS}'),
        ("{ kind: depends_on }", f'unknown kind "depends_on"; did you mean "depends-on"? Known are {KINDS}'),
        ("{ direction: rigth }", 'unknown direction "rigth"; did you mean "right"? Known are right, down, left, up'),
        ("{ direction: [up, down] }", 'option "direction" takes one text, not a list'),
        ("{ depth: 0 }", 'option "depth" is "0"; write a whole number from 1, such as 2'),
        ("{ depth: all }", 'option "depth" is "all"; write a whole number from 1, such as 2'),
        ("{ lone: maybe }", 'option "lone" is "maybe"; write true or false'),
        ("{ around: { a: b } }", 'option "around" holds something that is no text; write one text or a list of texts'),
        ("{ limit: 5 }", 'option "limit" is one of listings, and a graph has none such; take it out'),
        ("{ not: { kind: x } }", 'option "not" holds "kind", which selects no specs; write it outside'),
        (
            "{ dept: 2 }",
            (
                'unknown option "dept"; did you mean "depth"? Known are kind, direction, depth, around, lone, not, status, '
                "stage, path, tag, author, owner, progress, created, updated and the fields of specs"
            ),
        ),
        ("{ stage: drft }", None),
    ],
)
def test_a_wrong_option_is_said_with_its_remedy(options: str, error: str | None) -> None:
    (directive,) = find_directives(f"# A\n\n<!-- momentum/graph {options} -->\n", READERS)

    assert (directive.name, directive.asked, directive.line) == ("graph", None, 3)
    assert directive.error == error or (error is None and directive.error.startswith('unknown stage "drft"; did you'))


def test_a_kind_of_the_site_s_own_is_known() -> None:
    kinds = read_kinds({"implements": {"inverse": "implemented-by"}}, Keys())
    query = read_directive("graph", "{ kind: implemented-by }", graph_reader(Facets(), kinds))

    assert isinstance(query, GraphQuery)
    assert query.kinds == ("implements",)


def test_a_name_that_is_no_directive_is_said_with_those_that_are() -> None:
    (directive,) = find_directives("<!-- momentum/grpah -->\n", READERS)

    assert directive.error == 'unknown directive "momentum/grpah"; write "momentum/specs" or "momentum/graph"'
