"""The listing directive in a page."""

from __future__ import annotations

import pytest

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.conditions import (
    AllOf,
    AnyOf,
    DateIs,
    FieldIs,
    Not,
    PathIs,
    ProgressIs,
    StageIs,
    StatusIs,
)
from mkdocs_momentum.catalog.directive import find_directives, listing_reader, read_directive
from mkdocs_momentum.catalog.facets import BUILT_IN, Facet, Facets, Kind
from mkdocs_momentum.catalog.listing import Listing, View
from mkdocs_momentum.catalog.query import Query, SortKey
from mkdocs_momentum.spec.keys import Keys
from mkdocs_momentum.spec.lifecycle import Lifecycle
from mkdocs_momentum.spec.model import Stage
from mkdocs_momentum.spec.reader import Reader

CATEGORY = Facet("category", "", Kind.TEXT)


def _listing(options: str) -> Listing:
    listing = read_directive("specs", options)
    assert isinstance(listing, Listing)
    return listing


def test_without_options() -> None:
    (directive,) = find_directives("# Specs\n\n<!-- momentum/specs -->\n\nText.\n")
    assert (directive.line, directive.level, directive.error) == (3, 1, "")
    assert directive.asked == Listing(View.GROUPS, Query(), BUILT_IN["status"], (), None, True)


def test_with_all_that_shows() -> None:
    text = (
        "<!-- momentum/specs { view: table, group_by: Category, columns: [id, title, Owners, category], "
        "sort: [-updated, title], limit: 6, more: specs/all.md, filter: false } -->"
    )
    (directive,) = find_directives(text)
    assert directive.asked == Listing(
        View.TABLE,
        Query((), (SortKey(BUILT_IN["updated"], descending=True), SortKey(BUILT_IN["title"])), 6),
        CATEGORY,
        (BUILT_IN["id"], BUILT_IN["title"], BUILT_IN["owner"], CATEGORY),
        "specs/all.md",
        False,
    )


def test_with_all_that_selects() -> None:
    query = _listing(
        """{ status: [draft, In QA], stage: [draft, review], tag: api, Author: Ada, category: [ERC, core  team],
        progress: ["<33.5", ">=0"], updated: [">2026-01-01", 2027-01-01], not: { owner: A, created: 2026-01-01 } }"""
    ).query
    assert query.conditions == (
        StatusIs(("draft", "In QA")),
        StageIs((Stage.DRAFT, Stage.REVIEW)),
        FieldIs(BUILT_IN["tags"], frozenset({"api"})),
        FieldIs(BUILT_IN["authors"], frozenset({"ada"})),
        FieldIs(CATEGORY, frozenset({"erc", "core team"})),
        AllOf((ProgressIs("<", 335, 10), ProgressIs(">=", 0))),
        AllOf((DateIs(BUILT_IN["updated"], ">", "2026-01-01"), DateIs(BUILT_IN["updated"], "=", "2027-01-01"))),
        Not(FieldIs(BUILT_IN["owner"], frozenset({"a"}))),
        Not(DateIs(BUILT_IN["created"], "=", "2026-01-01")),
    )


@pytest.mark.parametrize(
    ("value", "condition"),
    [
        ("draft", StatusIs(("draft",))),
        ("'!draft'", Not(StatusIs(("draft",)))),
        ("!draft", Not(StatusIs(("draft",)))),
        ("[a, '! b', c, '!d']", AllOf((StatusIs(("a", "c")), Not(StatusIs(("b",))), Not(StatusIs(("d",)))))),
    ],
)
def test_a_value_with_an_exclamation_mark_excludes(value: str, condition: object) -> None:
    assert _listing(f"{{ status: {value} }}").query.conditions == (condition,)


def test_plain_dates_are_alternatives() -> None:
    (condition,) = _listing("{ created: [2026-01-01, '=2026-02-01'] }").query.conditions
    created = BUILT_IN["created"]
    assert condition == AnyOf((DateIs(created, "=", "2026-01-01"), DateIs(created, "=", "2026-02-01")))


def test_one_pattern_needs_no_list() -> None:
    for value in ("specs/**", "[specs/**, '!specs/old/']"):
        (condition,) = _listing(f"{{ path: {value} }}").query.conditions
        assert isinstance(condition, PathIs)
        assert condition.globs.match("specs/a.md")
        assert condition.globs.match("specs/old/a.md") == (value == "specs/**")


@pytest.mark.parametrize(
    ("view", "group_by", "is_filtered"),
    [
        ("groups", "status", True),
        ("table", "", True),
        ("board", "stage", True),
        ("cards", "", False),
        ("summary", "status", False),
    ],
)
def test_each_view_has_its_defaults(view: str, group_by: str, is_filtered: bool) -> None:
    listing = _listing(f"{{ view: {view} }}")
    assert listing == Listing(View(view), Query(), BUILT_IN.get(group_by), (), None, is_filtered)
    if view != "summary":
        opposite = "false" if is_filtered else "True"
        assert _listing(f"{{ view: {view}, filter: {opposite} }}").filter is not is_filtered


def test_each_view_is_tested() -> None:
    assert set(View) == {"groups", "table", "board", "cards", "summary"}


def test_words_are_text_whatever_yaml_takes_them_for() -> None:
    (condition,) = _listing("{ version: [1.10, 2.0, 1_0, no, 0x1F, 2026-01-02] }").query.conditions
    assert condition == FieldIs(BUILT_IN["version"], frozenset({"1.10", "2.0", "1_0", "no", "0x1f", "2026-01-02"}))


def test_the_options_may_take_several_lines() -> None:
    (directive,) = find_directives("# A\n\n<!-- momentum/specs {\n  status: [draft],\n\n  sort: -title\n} -->\n")
    assert directive.asked == Listing(
        query=Query((StatusIs(("draft",)),), (SortKey(BUILT_IN["title"], descending=True),))
    )


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


KNOWN = (
    "Known are view, group_by, columns, sort, limit, more, filter, not, status, stage, path, tag, author, owner, "
    "progress, created, updated and the fields of specs"
)
NO_TEXT = "holds something that is no text; write one text or a list of texts"
NO_MAPPING = (
    "the options are no YAML mapping; write them as { status: [draft], sort: -updated }, and in quotes what begins "
    'with a sign, such as ">" or "!"'
)
STAGES = "draft, review, accepted, progress, done, living, paused, rejected, retired, info, unknown"
SORTS = (
    "title, id, status, stage, version, created, updated, authors, owner, tags, priority, quality, progress, path, "
    "folder, source"
)


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ("{ statuses: [draft] }", f'unknown option "statuses"; did you mean "status"? {KNOWN}'),
        ("{ Sorted: title }", f'unknown option "Sorted"; did you mean "sort"? {KNOWN}'),
        ("{ veiw: table }", f'unknown option "veiw"; did you mean "view"? {KNOWN}'),
        ("{ colunms: [id] }", f'unknown option "colunms"; did you mean "columns"? {KNOWN}'),
        ("{ not: { stauts: draft } }", f'unknown option "stauts"; did you mean "status"? {KNOWN}'),
        (
            "{ view: tabel }",
            'unknown view "tabel"; did you mean "table"? Known are groups, table, board, cards, summary',
        ),
        ("{ view: kanban }", 'unknown view "kanban"; known are groups, table, board, cards, summary'),
        ("{ view: [table, board] }", 'option "view" takes one text, not a list'),
        ("{ view: }", f'option "view" {NO_TEXT}'),
        ("{ group_by: [status, owner] }", 'option "group_by" takes one text, not a list'),
        ("{ columns: [title, tag, labels] }", 'option "columns" names "labels" twice; take one out'),
        ("{ columns: [title, [id]] }", f'option "columns" {NO_TEXT}'),
        ("{ columns: { title: 1 } }", f'option "columns" {NO_TEXT}'),
        ("{ limit: 0 }", 'option "limit" is "0"; write a whole number from 1, such as 6'),
        ("{ limit: -1 }", 'option "limit" is "-1"; write a whole number from 1, such as 6'),
        ("{ limit: 2.5 }", 'option "limit" is "2.5"; write a whole number from 1, such as 6'),
        ("{ limit: many }", 'option "limit" is "many"; write a whole number from 1, such as 6'),
        ("{ limit: [1, 2] }", 'option "limit" takes one text, not a list'),
        ("{ filter: perhaps }", 'option "filter" is "perhaps"; write true or false'),
        (
            "{ view: summary, filter: true }",
            'option "filter" is true, but a summary has no rows to filter; take it out',
        ),
        ("{ more: '' }", f'option "more" {NO_TEXT}'),
        ("{ stage: [drafts] }", f'unknown stage "drafts"; did you mean "draft"? Known are {STAGES}'),
        ("{ stage: [zzz] }", f'unknown stage "zzz"; known are {STAGES}'),
        ("{ stage: '!zzz' }", f'unknown stage "zzz"; known are {STAGES}'),
        ("{ sort: upddated }", f'cannot sort by "upddated"; did you mean "updated"? Known are {SORTS}'),
        ("{ sort: [title, -titel] }", f'cannot sort by "titel"; did you mean "title"? Known are {SORTS}'),
        ("{ sort: --title }", f'cannot sort by "-title"; did you mean "title"? Known are {SORTS}'),
        ("{ sort: '-' }", f'cannot sort by ""; known are {SORTS}'),
        ("{ status: [5] }", f'option "status" {NO_TEXT}'),
        ("{ status: null }", f'option "status" {NO_TEXT}'),
        ("{ status: [] }", f'option "status" {NO_TEXT}'),
        ("{ status: '!' }", f'option "status" {NO_TEXT}'),
        ("{ status: { draft: 1 } }", f'option "status" {NO_TEXT}'),
        ("{ path: {} }", f'option "path" {NO_TEXT}'),
        ("{ path: [3] }", f'option "path" {NO_TEXT}'),
        ("{ owner: }", f'option "owner" {NO_TEXT}'),
        ("{ owner: '>a' }", 'option "owner" cannot be compared; only created, updated and progress can: write a value'),
        (
            "{ due: '<2026-01-01' }",
            'option "due" cannot be compared; only created, updated and progress can: write a value',
        ),
        ("{ updated: '>2026-02-30' }", 'option "updated" holds "2026-02-30", which is no date; write it as YYYY-MM-DD'),
        ("{ updated: 2026 }", 'option "updated" holds "2026", which is no date; write it as YYYY-MM-DD'),
        ("{ created: 20260101 }", 'option "created" holds "20260101", which is no date; write it as YYYY-MM-DD'),
        (
            "{ created: ['>2026-01-01', yesterday] }",
            'option "created" holds "yesterday", which is no date; write it as YYYY-MM-DD',
        ),
        ("{ progress: half }", 'option "progress" holds "half", which is no percentage; write one from 0 to 100'),
        ("{ progress: '>101' }", 'option "progress" holds "101", which is no percentage; write one from 0 to 100'),
        ("{ progress: 100.5 }", 'option "progress" holds "100.5", which is no percentage; write one from 0 to 100'),
        ("{ progress: -1 }", 'option "progress" holds "-1", which is no percentage; write one from 0 to 100'),
        ("{ progress: '<' }", 'option "progress" holds "", which is no percentage; write one from 0 to 100'),
        ("{ not: draft }", 'option "not" is no mapping; write it as { not: { status: [draft] } }'),
        ("{ not: { limit: 5 } }", 'option "not" holds "limit", which selects no specs; write it outside'),
        ("{ not: { not: { status: draft } } }", f'option "not" {NO_TEXT}'),
        ("{ status: draft, status: review }", 'option "status" stands there twice; write its values as one list'),
        ("{ status: [draft }", NO_MAPPING),
        ("{ updated: >2026-01-01 }", NO_MAPPING),
        ("status", NO_MAPPING),
        ("[draft]", NO_MAPPING),
        ("{ [a]: b }", NO_MAPPING),
        ("{" * 3000, NO_MAPPING),
    ],
)
def test_a_wrong_option_is_said_with_its_remedy(options: str, error: str) -> None:
    (directive,) = find_directives(f"# A\n\n<!-- momentum/specs {options} -->\n")
    assert (directive.asked, directive.error, directive.line) == (None, error, 3)


def test_a_pattern_that_is_none_is_said_with_its_remedy() -> None:
    (directive,) = find_directives("<!-- momentum/specs { path: ['!'] } -->\n")
    assert directive.asked is None
    assert directive.error.startswith('option "path" holds a pattern that is none (')
    assert directive.error.endswith("); write it as in a .gitignore")


def test_another_name_is_said_to_be_unknown() -> None:
    (directive,) = find_directives("<!-- momentum/spec -->\n")
    assert directive.asked is None
    assert directive.error == 'unknown directive "momentum/spec"; write "momentum/specs"'


def test_a_field_that_is_called_nearly_as_an_option_is_no_slip_where_specs_have_it() -> None:
    text = "<!-- momentum/specs { views: many, sort: titles } -->\n"
    (directive,) = find_directives(text, listing_reader(Facets(Keys(), {"views", "titles"})))
    views, titles = Facet("views", "", Kind.TEXT), Facet("titles", "", Kind.TEXT)
    assert directive.asked == Listing(query=Query((FieldIs(views, frozenset({"many"})),), (SortKey(titles),)))
    assert find_directives(text)[0].error.startswith('unknown option "views"; did you mean "view"?')


def test_a_field_that_no_spec_has_is_said_for_all_that_a_listing_names() -> None:
    texts = {"a.md": "# A\n\n**Status:** Draft\n**Category:** ERC\n", "b.md": "# B\n\n**Owner:** Ada\n"}
    specs = [Reader().read(path, text, included=True).facts for path, text in texts.items()]
    listing = _listing("{ group_by: catgeory, columns: [title, progress, ownr, tag, folder], status: darft, nope: x }")

    assert listing.problems(Catalog(specs, Lifecycle())) == [
        'no spec and no option knows the status "darft"; did you mean "Draft"?',
        'no spec has the field "nope"; fields that specs have are category, owner, status',
        'no spec has the field "ownr"; did you mean "owner"?',
        'no spec has the field "tags"; fields that specs have are category, owner, status',
        'no spec has the field "catgeory"; did you mean "category"?',
    ]
    assert _listing("{ group_by: category, columns: [owner, progress] }").problems(Catalog(specs, Lifecycle())) == []


@pytest.mark.parametrize(
    ("text", "indent", "line", "level"),
    [
        ('# A\n\n!!! note "Täg"\n\n    Text.\n\n    @\n\n    More.\n\nEnd\n', "    ", 7, 1),
        ('=== "Tab"\n    @\n\nEnd\n', "    ", 2, 1),
        ("Text.\n\n!!! note\n\t@\n", "    ", 4, 1),
        ('=== "A"\n\n    Text.\n\n=== "B"\n\n    ## H\n\n    @\n', "    ", 9, 2),
        ("## H\n\n??? note\n\n    !!! tip\n\n        @\n", "        ", 7, 2),
        ('=== "A"\n    Text.\n=== "B"\n    @\n', "    ", 4, 1),
    ],
)
def test_within_admonitions_and_tabs(text: str, indent: str, line: int, level: int) -> None:
    directive = "<!-- momentum/specs { sort: title } -->"
    data = text.replace("@", directive).encode()

    (found,) = find_directives(data.decode())

    assert data[found.start : found.end].decode() == directive
    assert (found.indent, found.line, found.level) == (indent, line, level)
    assert found.asked == _listing("{ sort: title }")


@pytest.mark.parametrize(
    "text",
    [
        "!!! note\n\n    ```\n    @\n    ```\n",
        "!!! note\n\n        @\n",
        "    !!! note\n\n        @\n",
        "!!! note\n\nText.\n\n    @\n",
        "```\n!!! note\n\n    @\n```\n",
    ],
)
def test_in_code_within_admonitions(text: str) -> None:
    assert find_directives(text.replace("@", "<!-- momentum/specs -->")) == []


def test_options_on_several_lines_within_an_admonition() -> None:
    (found,) = find_directives("!!! note\n\n    <!-- momentum/specs {\n      sort: title\n    } -->\n")

    assert found.asked == _listing("{ sort: title }")
