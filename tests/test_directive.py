"""The listing directive in a page."""

from __future__ import annotations

import pytest

from mkdocs_momentum.catalog.directive import find_directives, read_query
from mkdocs_momentum.spec.model import Stage


def test_without_options() -> None:
    (directive,) = find_directives("# Specs\n\n<!-- momentum/specs -->\n\nText.\n")
    assert directive.query is not None
    assert (directive.line, directive.level, directive.error) == (3, 1, "")
    assert (directive.query.statuses, directive.query.stages, directive.query.sort) == ((), (), "path")
    assert not directive.query.path
    assert not directive.query.descending


def test_with_all_options() -> None:
    text = (
        '<!-- momentum/specs { status: [draft, In QA], stage: [draft, review], path: "specs/**", sort: -updated } -->'
    )
    (directive,) = find_directives(text)
    query = directive.query
    assert query is not None
    assert query.statuses == ("draft", "In QA")
    assert query.stages == (Stage.DRAFT, Stage.REVIEW)
    assert query.path.patterns == ("specs/**",)
    assert (query.sort, query.descending) == ("updated", True)


def test_one_value_needs_no_list() -> None:
    query = read_query("specs", "{ status: draft, stage: review, path: [specs/**, '!specs/old/'] }")
    assert (query.statuses, query.stages) == (("draft",), (Stage.REVIEW,))
    assert query.path.match("specs/a.md")
    assert not query.path.match("specs/old/a.md")


def test_the_options_may_take_several_lines() -> None:
    (directive,) = find_directives("# A\n\n<!-- momentum/specs {\n  status: [draft],\n\n  sort: -title\n} -->\n")
    assert directive.query is not None
    assert (directive.query.statuses, directive.query.sort) == (("draft",), "title")


def test_the_range_is_the_comment() -> None:
    text = "# Ä\n\nText.\n\n<!-- momentum/specs -->\n\nMore.\n"
    (directive,) = find_directives(text)
    data = text.encode()
    assert data[directive.start : directive.end].strip() == b"<!-- momentum/specs -->"


def test_several_with_the_level_of_their_heading() -> None:
    text = "# A\n\n<!-- momentum/specs -->\n\n## B\n\n<!-- momentum/specs -->\n\n### C\n\n<!-- momentum/specs -->\n"
    found = find_directives(text)
    assert [(directive.line, directive.level) for directive in found] == [(3, 1), (7, 2), (11, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "```\n<!-- momentum/specs -->\n```\n",
        "~~~ html\n<!-- momentum/specs -->\n~~~\n",
        "    <!-- momentum/specs -->\n",
        "Write `<!-- momentum/specs -->` into a page.\n",
        "<!-- momentums/specs -->\n",
        "<!-- see momentum/specs -->\n",
        "<!--\nExample:\n<!-- momentum/specs\n-->\n",
        "momentum/specs\n",
    ],
)
def test_what_is_no_directive(text: str) -> None:
    assert find_directives(text) == []


@pytest.mark.parametrize(
    ("options", "fact"),
    [
        ("{ statuses: [draft] }", 'unknown option "statuses"; did you mean "status"?'),
        ("{ stage: [drafts] }", 'unknown stage "drafts"; did you mean "draft"?'),
        ("{ stage: [zzz] }", 'unknown stage "zzz"; known are draft, review'),
        ("{ sort: upddated }", 'cannot sort by "upddated"; did you mean "updated"?'),
        ("{ sort: --title }", 'cannot sort by "-title"'),
        ("{ status: [5] }", 'option "status" holds something that is no text'),
        ("{ path: {} }", 'option "path" holds something that is no text'),
        ("{ status: [draft }", "the options are no YAML mapping"),
        ("status", "the options are no YAML mapping"),
        ("[draft]", "the options are no YAML mapping"),
        ("{ 1: 2 }", 'unknown option "1"'),
        ("{ sort: [title] }", "cannot sort by"),
        ("{ path: ['!'] }", "path"),
    ],
)
def test_a_wrong_option_is_said_with_its_remedy(options: str, fact: str) -> None:
    (directive,) = find_directives(f"# A\n\n<!-- momentum/specs {options} -->\n")
    assert directive.query is None
    assert fact in directive.error


def test_another_name_is_said_to_be_unknown() -> None:
    (directive,) = find_directives("<!-- momentum/spec -->\n")
    assert directive.query is None
    assert directive.error == 'unknown directive "momentum/spec"; write "momentum/specs"'
