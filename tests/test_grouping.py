"""Groups of specs by any of their facets."""

from __future__ import annotations

import time

import pytest

from mkdocs_momentum.catalog.catalog import Catalog, total
from mkdocs_momentum.catalog.facets import Facets
from mkdocs_momentum.catalog.grouping import Group, group
from mkdocs_momentum.spec.lifecycle import Definition, Lifecycle
from mkdocs_momentum.spec.model import Progress, Stage
from mkdocs_momentum.spec.reader import Reader

BOX = "\n## Exit criteria\n\n- [x] a\n- [ ] b\n"
FIELDS = {
    "1": "**Status:** Draft\n**Owner:** Platform Team, Security Team\n**Category:** ERC\n**Updated:** 2026-02-01\n"
    + BOX,
    "2": "**Status:** Simmering\n**Owner:** security  team\n**Category:** Core\n",
    "3": "**Status:** Implemented\n**Category:** erc\n**Updated:** 2025-12-31\n**Tags:** T10, T9\n" + BOX,
    "4": "**Status:** Final\n**Owner:** Zoe\n**Category:** ERC\n**Tags:** T9, t9\n",
    "5": "**Status:** Boiling\n**Owner:** Security Team\n**Updated:** 2026-02-01\n",
    "6": "**Owner:** TBD\n",
    "7": "**Status:** draft\n**Category:** erc\n\n## Exit criteria\n\n- [x] a\n",
}


def _catalog(fields: dict[str, str], lifecycle: Lifecycle | None = None) -> Catalog:
    reader = Reader(lifecycle or Lifecycle())
    read = (reader.read(f"{name}.md", f"# {name}\n\n{text}", included=True) for name, text in fields.items())
    return Catalog((reading.facts for reading in read), reader.lifecycle)


CATALOG = _catalog(FIELDS)


def _groups(name: str, catalog: Catalog = CATALOG) -> list[tuple[str, str, str]]:
    """Return key, label and the titles of the specs for each group."""
    found = group(catalog.specs, Facets().find(name), catalog)
    return [(part.key, part.label, "".join(spec.title for spec in part.specs)) for part in found]


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        (
            "status",
            [("draft", "Draft", "17"), ("final", "Final", "4"), ("implemented", "Implemented", "3"), ("unknown", "Unknown", "25"), ("", "No status", "6")],
        ),
        ("stage", [("draft", "Draft", "17"), ("done", "Done", "34"), ("unknown", "Unknown", "25"), ("", "Without stage", "6")]),
        ("owner", [("platform team", "Platform Team", "1"), ("security team", "Security Team", "125"), ("zoe", "Zoe", "4"), ("", "Without owner", "367")]),
        ("category", [("core", "Core", "2"), ("erc", "ERC", "1347"), ("", "Without category", "56")]),
        ("tag", [("t9", "T9", "34"), ("t10", "T10", "3"), ("", "Without tags", "12567")]),
        ("updated", [("2025-12-31", "2025-12-31", "3"), ("2026-02-01", "2026-02-01", "15"), ("", "Without updated", "2467")]),
        ("progress", [("50%", "50%", "13"), ("100%", "100%", "7"), ("", "Without progress", "2456")]),
        ("flavour", [("", "Without flavour", "1234567")]),
        ("title", [(name, name, name) for name in FIELDS]),
    ],
)  # fmt: skip
def test_groups_in_their_order_with_the_specs_without_a_value_last(
    name: str, groups: list[tuple[str, str, str]]
) -> None:
    assert _groups(name) == groups


def test_groups_by_status_and_stage_know_their_stage() -> None:
    by_status = group(CATALOG.specs, Facets().find("status"), CATALOG)
    by_stage = group(CATALOG.specs, Facets().find("stage"), CATALOG)
    by_owner = group(CATALOG.specs, Facets().find("owner"), CATALOG)

    assert [part.stage for part in by_status] == [Stage.DRAFT, Stage.DONE, Stage.DONE, Stage.UNKNOWN, None]
    assert [part.stage for part in by_stage] == [Stage.DRAFT, Stage.DONE, Stage.UNKNOWN, None]
    assert {part.stage for part in by_owner} == {None}


def test_the_order_of_a_site_s_own_statuses_holds_within_a_stage() -> None:
    lifecycle = Lifecycle(
        [Definition("spike", Stage.DRAFT, "Spike", order=-1), Definition("idea", Stage.DRAFT, order=2)]
    )
    statuses = {"1": "Idea", "2": "Draft", "3": "Spike", "4": "Bogus"}
    catalog = _catalog({name: f"**Status:** {status}\n" for name, status in statuses.items()}, lifecycle)

    assert _groups("status", catalog) == [
        ("spike", "Spike", "3"), ("draft", "Draft", "2"), ("idea", "Idea", "1"), ("unknown", "Unknown", "4"),
    ]  # fmt: skip


def test_specs_keep_the_order_of_the_selection() -> None:
    backwards = CATALOG.specs[::-1]
    found = group(backwards, Facets().find("status"), CATALOG)

    assert {part.key: "".join(spec.title for spec in part.specs) for part in found} == {
        "draft": "71", "final": "4", "implemented": "3", "unknown": "52", "": "6",
    }  # fmt: skip


def test_a_spec_with_several_values_stands_under_each_but_counts_once_in_the_total() -> None:
    found = group(CATALOG.specs, Facets().find("owner"), CATALOG)

    assert sum(len(part.specs) for part in found) == 8
    assert len(CATALOG.specs) == 7
    assert [total(part.specs) for part in found] == [
        Progress(2, 1), Progress(2, 1), Progress(), Progress(3, 2),
    ]  # fmt: skip
    assert total(CATALOG.specs) == Progress(5, 3)


def test_a_label_is_the_most_frequent_spelling() -> None:
    owners = ["ADA", "ada", "Ada", "BOB", "bob", "bob", "eve"]
    catalog = _catalog({str(number): f"**Owner:** {owner}\n" for number, owner in enumerate(owners)})

    assert _groups("owner", catalog) == [("ada", "Ada", "012"), ("bob", "bob", "345"), ("eve", "eve", "6")]


def test_no_specs_make_no_groups() -> None:
    for name in ("status", "stage", "owner"):
        assert group([], Facets().find(name), CATALOG) == []


def test_a_group_holds_the_specs_themselves() -> None:
    first = CATALOG.specs[1]

    assert group([first], Facets().find("category"), CATALOG) == [Group("core", "Core", None, (first,))]


def test_many_specs_are_grouped_in_no_time() -> None:
    specs = [spec for _ in range(1500) for spec in CATALOG.specs]
    start = time.process_time()

    found = group(specs, Facets().find("owner"), CATALOG)

    assert [len(part.specs) for part in found] == [1500, 4500, 1500, 4500]
    assert time.process_time() - start < 1
