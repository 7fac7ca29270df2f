"""What a listing asks of specs."""

from __future__ import annotations

import pytest
from few import CATALOG, catalog_of, query_of, selected

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.directive import listing_reader, read_directive
from mkdocs_momentum.catalog.facets import Facets
from mkdocs_momentum.spec.keys import Keys
from mkdocs_momentum.spec.lifecycle import Definition, Lifecycle
from mkdocs_momentum.spec.model import Stage


@pytest.mark.parametrize("name", ["in review", "In Review", "in-review", "IN_REVIEW", "InReview"])
def test_by_status_in_any_spelling(name: str) -> None:
    assert selected(f"status: {name}") == "ac"


@pytest.mark.parametrize(
    ("options", "letters"),
    [
        ("status: [draft, accepted]", "eb"),
        ("status: simmering", "d"),
        ("status: [boiling, draft]", "b"),
        ("stage: [review, unknown]", "dac"),
        ("stage: paused", ""),
        ("path: ['specs/**', '!specs/old/']", "ba"),
        ("path: specs/*.md", "ba"),
        ("path: '!specs/old/'", "denba"),
        ("path: ['!specs/old/', '!adr/']", "ba"),
        ("tag: api", "bc"),
        ("tags: [cache]", "b"),
        ("author: ada", "de"),
        ("authors: bob", "e"),
        ("owner: platform team", "b"),
        ("owner: SECURITY  team", "ba"),
        ("owner: 'Platform Team, Security Team'", "b"),
        ("author: ada and bob", "e"),
        ("owner: Platform", ""),
        ("category: ERC", "eb"),
        ("Category: [erc, core]", "eba"),
        ("priority: high", "e"),
        ("reviewers: eve", "e"),
        ("reviewers: 'Bob, Eve'", "e"),
        ("folder: specs/old", "c"),
        ("title: Epsilon", "n"),
        ("version: 1.10", "b"),
        ("id: [100, 20]", "de"),
        ("flavour: none", ""),
        ("status: in review, stage: review, path: specs/*.md", "a"),
        ("status: draft, stage: done", ""),
    ],
)
def test_what_must_hold(options: str, letters: str) -> None:
    assert selected(options) == letters


@pytest.mark.parametrize(
    ("options", "letters"),
    [
        ("status: '!draft'", "denac"),
        ("status: !draft", "denac"),
        ("status: !in review", "denb"),
        ("status: ['!draft', '!accepted']", "dnac"),
        ("status: ! draft", "denac"),
        ("status: !'in review'", "denb"),
        ("stage: [review, draft, '!draft']", "ac"),
        ("tag: [api, '!cache']", "c"),
        ("owner: '!security team'", "denc"),
        ("progress: '!100'", "denbc"),
        ("updated: '!>2026-03-01'", "enbac"),
        ("not: { status: draft }", "denac"),
        ("not: { status: [draft, accepted], owner: security team }", "dnc"),
        ("not: { path: 'specs/**' }", "den"),
        ("not: { updated: ['>2026-01-01', '<2026-03-01'] }", "denbc"),
        ("not: { category: '!erc' }", "eb"),
        ("stage: [review, draft], not: { tag: cache }", "ac"),
        ("not: {}", "denbac"),
    ],
)
def test_what_must_not_hold(options: str, letters: str) -> None:
    assert selected(options) == letters


@pytest.mark.parametrize(
    ("options", "letters"),
    [
        ("updated: '>2026-02-01'", "d"),
        ("updated: '>=2026-02-01'", "da"),
        ("updated: '<2026-05-01'", "a"),
        ("updated: '<= 2026-05-01'", "da"),
        ("updated: 2026-05-01", "d"),
        ("updated: '=2026-05-01'", "d"),
        ("updated: ['>2026-02-01', '<2026-05-01']", ""),
        ("updated: ['>=2026-02-01', '<2026-05-01']", "a"),
        ("updated: [2026-02-01, 2026-05-01]", "da"),
        ("updated: ['>2026-02-01', 2026-02-01, 2026-05-01]", "d"),
        ("created: '<2026-01-01'", "c"),
        ("date: '>2026-01-01'", "b"),
        ("created: ['>2024-01-01', '!2025-01-01']", "b"),
    ],
)
def test_dates_compare_and_a_spec_without_one_is_left_out(options: str, letters: str) -> None:
    assert selected(options) == letters


@pytest.mark.parametrize(
    ("options", "letters"),
    [
        ("progress: 100", "a"),
        ("progress: '<100'", "bc"),
        ("progress: '<=50'", "bc"),
        ("progress: <50", "c"),
        ("progress: '>=50%'", "ba"),
        ("progress: '>50'", "a"),
        ("progress: 50", "b"),
        ("progress: ['>0', '<100']", "b"),
        ("progress: [0, 100]", "ac"),
        ("progress: '>=0'", "bac"),
    ],
)
def test_progress_compares_and_a_spec_without_criteria_is_left_out(options: str, letters: str) -> None:
    assert selected(options) == letters


@pytest.mark.parametrize(
    ("condition", "holds"),
    [("<67", True), ("<66", False), (">66", True), (">66.6", True), (">66.7", False), ("66", False), ("<66.667", True)],
)
def test_progress_is_compared_before_it_is_rounded(condition: str, holds: bool) -> None:
    two_of_three = catalog_of({"a.md": "# A\n\n## Exit criteria\n\n- [x] a\n- [x] b\n- [ ] c\n- [~] d\n- e\n"})

    assert selected(f"progress: '{condition}'", two_of_three) == ("a" if holds else "")


def test_statuses_are_understood_as_the_site_defines_them() -> None:
    lifecycle = Lifecycle([Definition("in-qa", Stage.REVIEW, "In QA")], {"testing": "in-qa"})
    catalog = catalog_of({"a.md": "# A\n\n**Status:** Testing\n", "b.md": "# B\n\n**Status:** Draft\n"}, lifecycle)

    assert selected("status: in-qa", catalog) == "a"
    assert selected("status: testing", catalog) == "a"
    assert selected("not: { status: In QA }", catalog) == "b"


def test_fields_of_a_site_s_own_go_by_any_of_their_names() -> None:
    facets = Facets(Keys({"owner": ["team"], "squad": ["crew"]}))

    readers = listing_reader(facets)

    assert read_directive("specs", "{ Team: x }", readers) == read_directive("specs", "{ owner: x }", readers)
    assert read_directive("specs", "{ crew: x }", readers) == read_directive("specs", "{ squad: x }", readers)


FIELDS = "authors, category, created, id, owner, priority, reviewers, status, tags, updated, version"


@pytest.mark.parametrize(
    ("options", "problems"),
    [
        ("status: [draft, simmering, rejected], tag: x, sort: [quality, category]", []),
        ("status: darft", ['no spec and no option knows the status "darft"; did you mean "Draft"?']),
        ("status: ['!simering']", ['no spec and no option knows the status "simering"; did you mean "Simmering"?']),
        (
            "not: { status: zzz }",
            ['no spec and no option knows the status "zzz"; write one that a spec has, or add it to `statuses`'],
        ),
        ("catgory: x", ['no spec has the field "catgory"; did you mean "category"?']),
        ("not: { revewers: x }", ['no spec has the field "revewers"; did you mean "reviewers"?']),
        ("flavour: x", [f'no spec has the field "flavour"; fields that specs have are {FIELDS}']),
        ("quality: 5", [f'no spec has the field "quality"; fields that specs have are {FIELDS}']),
        ("sort: -flavour", [f'no spec has the field "flavour"; fields that specs have are {FIELDS}']),
        ("flavour: x, sort: flavour", [f'no spec has the field "flavour"; fields that specs have are {FIELDS}']),
    ],
)
def test_what_no_spec_has_is_said(options: str, problems: list[str]) -> None:
    assert query_of(options).problems(CATALOG) == problems


def test_an_empty_catalog_lacks_no_field() -> None:
    assert query_of("flavour: x, sort: taste").problems(Catalog([], Lifecycle())) == []
