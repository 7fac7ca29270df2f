"""Selections of specs: which, and in which order."""

from __future__ import annotations

import pytest

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.globs import Globs
from mkdocs_momentum.catalog.query import SORTS, Query
from mkdocs_momentum.catalog.words import progress_text
from mkdocs_momentum.spec.lifecycle import Lifecycle
from mkdocs_momentum.spec.model import Progress, Stage
from mkdocs_momentum.spec.reader import Reader

TEXTS = {
    "specs/2-b.md": "# Beta\n\n**Status:** Draft\n**Version:** 1.10\n**Created:** 2026-03-01\n\n## Exit criteria\n\n- [x] a\n- [ ] b\n",
    "specs/10-a.md": "# alpha\n\n**Status:** In Review\n**Version:** 1.9\n**Updated:** 2026-02-01\n\n## Exit criteria\n\n- [x] a\n",
    "specs/old/1-c.md": "# Gamma\n\n**Status:** in-review\n**Version:** 2\n**Created:** 2025-01-01\n\n## Exit criteria\n\n- [ ] a\n",
    "adr/0001-d.md": "# Delta 2\n\n**Status:** Simmering\n**ID:** 100\n**Updated:** 2026-05-01\n",
    "adr/0002-e.md": "# Delta 10\n\n**Status:** Accepted\n**ID:** 20\n",
    "adr/none.md": "# Epsilon\n",
}
CATALOG = Catalog(
    [Reader().read(path, text, included=True).facts for path, text in reversed(TEXTS.items())], Lifecycle()
)


def _paths(query: Query) -> list[str]:
    return [spec.path.rsplit("/", 1)[-1] for spec in query.run(CATALOG)]


def test_all_in_the_natural_order_of_their_paths() -> None:
    assert [spec.path for spec in Query().run(CATALOG)] == [
        "adr/0001-d.md", "adr/0002-e.md", "adr/none.md", "specs/2-b.md", "specs/10-a.md", "specs/old/1-c.md"
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["in review", "In Review", "in-review", "IN_REVIEW", "InReview"])
def test_by_status_in_any_spelling(name: str) -> None:
    assert _paths(Query(statuses=(name,))) == ["10-a.md", "1-c.md"]


def test_by_several_statuses() -> None:
    assert _paths(Query(statuses=("draft", "accepted"))) == ["0002-e.md", "2-b.md"]


def test_by_a_status_that_only_a_spec_knows() -> None:
    assert _paths(Query(statuses=("simmering",))) == ["0001-d.md"]
    assert Query(statuses=("simmering", "draft", "boiling")).unknown_statuses(CATALOG) == ["boiling"]


def test_by_stage() -> None:
    assert _paths(Query(stages=(Stage.REVIEW, Stage.UNKNOWN))) == ["0001-d.md", "10-a.md", "1-c.md"]


def test_by_path() -> None:
    assert _paths(Query(path=Globs(["specs/**", "!specs/old/"]))) == ["2-b.md", "10-a.md"]


def test_all_conditions_must_hold() -> None:
    assert _paths(Query(statuses=("in review",), stages=(Stage.REVIEW,), path=Globs(["specs/*.md"]))) == ["10-a.md"]
    assert _paths(Query(statuses=("draft",), stages=(Stage.DONE,))) == []


ORDERS = {
    "title": ["10-a.md", "2-b.md", "0001-d.md", "0002-e.md", "none.md", "1-c.md"],
    "status": ["2-b.md", "10-a.md", "1-c.md", "0002-e.md", "0001-d.md", "none.md"],
    "id": ["1-c.md", "2-b.md", "10-a.md", "0002-e.md", "0001-d.md", "none.md"],
    "path": ["0001-d.md", "0002-e.md", "none.md", "2-b.md", "10-a.md", "1-c.md"],
    "version": ["10-a.md", "2-b.md", "1-c.md", "0001-d.md", "0002-e.md", "none.md"],
    "created": ["1-c.md", "2-b.md", "0001-d.md", "0002-e.md", "none.md", "10-a.md"],
    "updated": ["10-a.md", "0001-d.md", "0002-e.md", "none.md", "2-b.md", "1-c.md"],
    "progress": ["1-c.md", "2-b.md", "10-a.md", "0001-d.md", "0002-e.md", "none.md"],
}
WITHOUT = {"status": 1, "id": 1, "version": 3, "created": 4, "updated": 4, "progress": 3}
"""How many specs lack the value; they stay last in either direction, in the order of their paths."""


def test_each_order_has_its_test() -> None:
    assert set(SORTS) == set(ORDERS)


@pytest.mark.parametrize("sort", ORDERS)
def test_sorted_upwards(sort: str) -> None:
    assert _paths(Query(sort=sort)) == ORDERS[sort]


@pytest.mark.parametrize("sort", ["title", "id", "path", "version", "created", "updated", "progress"])
def test_sorted_downwards(sort: str) -> None:
    order = ORDERS[sort]
    valued = len(order) - WITHOUT.get(sort, 0)
    assert _paths(Query(sort=sort, descending=True)) == order[:valued][::-1] + order[valued:]


def test_equal_ones_stay_in_the_order_of_their_paths() -> None:
    assert _paths(Query(sort="status", descending=True)) == [
        "0001-d.md", "0002-e.md", "10-a.md", "1-c.md", "2-b.md", "none.md"
    ]  # fmt: skip


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
