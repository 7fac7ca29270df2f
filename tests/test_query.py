"""Selections of specs: their order, their number and their address."""

from __future__ import annotations

import time

import pytest
from few import CATALOG, catalog_of, query_of, selected

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.facets import BUILT_IN
from mkdocs_momentum.catalog.query import Query, SortKey
from mkdocs_momentum.catalog.words import progress_text
from mkdocs_momentum.spec.lifecycle import Lifecycle
from mkdocs_momentum.spec.model import Progress


def test_all_in_the_natural_order_of_their_paths() -> None:
    assert [spec.path for spec in Query().run(CATALOG)] == [
        "adr/0001-d.md", "adr/0002-e.md", "adr/none.md", "specs/2-b.md", "specs/10-a.md", "specs/old/1-c.md"
    ]  # fmt: skip


ORDERS = {
    "title": "abdenc",
    "status": "bacedn",
    "stage": "bacedn",
    "id": "cbaedn",
    "path": "denbac",
    "version": "abcden",
    "created": "cbdena",
    "updated": "adenbc",
    "authors": "denbac",
    "owner": "badenc",
    "tags": "cbdena",
    "priority": "ednbac",
    "quality": "denbac",
    "progress": "cbaden",
    "folder": "denbac",
    "source": "denbac",
    "category": "aebdnc",
}
WITHOUT = {
    "status": 1, "stage": 1, "id": 1, "version": 3, "created": 4, "updated": 4, "authors": 4, "owner": 4, "tags": 4,
    "priority": 5, "quality": 6, "progress": 3, "source": 6, "category": 3,
}  # fmt: skip
"""How many specs lack the value; they stay last in either direction, in the order of their paths."""


def test_each_order_has_its_test() -> None:
    assert {*BUILT_IN, "category"} == set(ORDERS)


@pytest.mark.parametrize("sort", ORDERS)
def test_sorted_upwards(sort: str) -> None:
    assert selected(f"sort: {sort}") == ORDERS[sort]


@pytest.mark.parametrize("sort", sorted({*ORDERS} - {"status", "stage", "folder", "category"}))
def test_sorted_downwards(sort: str) -> None:
    order = ORDERS[sort]
    valued = len(order) - WITHOUT.get(sort, 0)
    assert selected(f"sort: -{sort}") == order[:valued][::-1] + order[valued:]


@pytest.mark.parametrize(
    ("sort", "letters"),
    [
        ("-status", "deacbn"),
        ("-stage", "deacbn"),
        ("-folder", "cbaden"),
        ("-category", "ebadnc"),
        ("[category]", "aebdnc"),
        ("[category, -path]", "abecnd"),
        ("[-category, -path]", "beacnd"),
        ("[status, title]", "bacedn"),
        ("[status, -title]", "bcaedn"),
        ("[-status, created, -title]", "decabn"),
        ("[updated, created]", "adcben"),
        ("[-updated, -created]", "dabcen"),
        ("[status, status, -status]", "bacedn"),
    ],
)
def test_sorted_by_several_keys_with_equal_ones_in_the_order_of_the_rest(sort: str, letters: str) -> None:
    assert selected(f"sort: {sort}") == letters


def test_a_limit_cuts_after_sorting() -> None:
    assert selected("sort: -updated, limit: 3") == "dae"
    assert selected("status: draft, limit: 3") == "b"
    assert [spec.title for spec in query_of("sort: title, limit: 1").all(CATALOG)] == [
        "alpha", "Beta", "Delta 2", "Delta 10", "Epsilon", "Gamma"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "params"),
    [
        ("", {}),
        ("limit: 3", {}),
        ("sort: title", {"sort": "title"}),
        ("sort: [-updated, title]", {"sort": "-updated"}),
        ("status: draft", {"status": "draft"}),
        ("status: [accepted, Draft]", {"status": "draft,accepted"}),
        ("stage: [review, draft]", {"status": "draft,in-review"}),
        ("status: simmering", {"status": "unknown"}),
        ("status: '!draft'", {"status": "in-review,accepted,unknown,none"}),
        ("not: { stage: [draft, unknown] }", {"status": "in-review,accepted,none"}),
        ("stage: [draft, review], status: '!draft'", {"status": "in-review"}),
        ("owner: security team", {"owner": "Security Team"}),
        ("tag: CACHE, status: draft", {"status": "draft", "tag": "Cache"}),
        ("tag: api, owner: security team, sort: id", {"owner": "Security Team", "tag": "api", "sort": "id"}),
        ("status: boiling", None),
        ("owner: nobody", None),
        ("owner: [platform team, security team]", None),
        ("owner: '!platform team'", None),
        ("not: { tag: api }", None),
        ("tag: [api, '!cache']", None),
        ("category: erc", None),
        ("path: 'specs/**'", None),
        ("progress: '<50'", None),
        ("updated: '>2026-01-01'", None),
        ("status: draft, category: erc", None),
        ("tag: api, tags: cache", None),
    ],
)
def test_a_selection_in_an_address_only_where_it_says_all(options: str, params: dict[str, str] | None) -> None:
    assert query_of(options).params(CATALOG) == params


def test_a_group_of_which_only_a_part_is_wanted_cannot_be_said_in_an_address() -> None:
    catalog = catalog_of({"a.md": "# A\n\n**Status:** Simmering\n", "b.md": "# B\n\n**Status:** Boiling\n"})

    assert query_of("status: boiling").params(catalog) is None
    assert query_of("status: [boiling, simmering]").params(catalog) == {"status": "unknown"}


def test_many_specs_are_sorted_in_no_time() -> None:
    specs = [spec for number in range(1700) for spec in CATALOG.specs]
    catalog = Catalog(specs, CATALOG.lifecycle)
    keys = tuple(SortKey(BUILT_IN[name]) for name in ("updated", "title"))
    start = time.process_time()

    found = Query(sort=keys).run(catalog)

    assert (len(found), found[0].title, found[-1].title) == (10_200, "alpha", "Gamma")
    assert time.process_time() - start < 1


def test_an_empty_catalog_has_no_specs() -> None:
    empty = Catalog([], Lifecycle())
    assert Query().run(empty) == []
    assert empty.statuses() == []
    assert empty.progress == Progress()


def test_the_progress_of_all_is_the_sum() -> None:
    assert CATALOG.progress == Progress(total=4, met=2)


@pytest.mark.parametrize(
    ("progress", "text"),
    [
        (Progress(), ""),
        (Progress(total=8, met=3), "3 of 8 met"),
        (Progress(total=8, met=3, dropped=2), "3 of 8 met · 2 dropped"),
        (Progress(untracked=4), "4 criteria, not tracked"),
        (Progress(untracked=1), "1 criterion, not tracked"),
        (Progress(dropped=2), "2 dropped"),
    ],
)
def test_counts_in_words(progress: Progress, text: str) -> None:
    assert progress_text(progress) == text


@pytest.mark.parametrize(
    ("met", "total", "percent"), [(0, 3, 0), (2, 3, 66), (199, 200, 99), (3, 3, 100), (0, 0, None)]
)
def test_a_hundred_percent_means_all(met: int, total: int, percent: int | None) -> None:
    assert Progress(total=total, met=met).percent == percent
