"""What specs can be selected, sorted, grouped and shown by."""

from __future__ import annotations

import pytest

from mkdocs_momentum.catalog.catalog import natural
from mkdocs_momentum.catalog.facets import BUILT_IN, Facet, Facets, Kind, field_names, fold, spelling
from mkdocs_momentum.catalog.settings import Settings
from mkdocs_momentum.spec.keys import Keys
from mkdocs_momentum.spec.model import Spec
from mkdocs_momentum.spec.reader import Reader

FULL = """---
Reviewers: [Bob, Eve]
---

# Sign-in

**ID:** ADR-7
**Status:** In Review (second round)
**Version:** 1.10
**Created:** March 1, 2026
**Last Updated:** 2026-05-02
**Authors:** Ada, Bob and Eve
**Owner:** Platform Team, Security Team
**Tags:** api, cache
**Priority:** High
**Quality Score:** 8/10
**Review_Date:** 2026-07-01
**Category:** TBD
**Area:** Web, Mobile

## Exit criteria

- [x] a
- [x] b
- [ ] c
- [~] d
"""


def _spec(text: str, path: str = "specs/auth/7-a.md") -> Spec:
    return Reader().read(path, text, included=True).facts


SPEC, EMPTY = _spec(FULL), _spec("# Nothing\n", "nothing.md")

VALUES = {
    "title": ("Sign-in",),
    "id": ("ADR-7",),
    "status": ("In Review",),
    "stage": ("review",),
    "version": ("1.10",),
    "created": ("2026-03-01",),
    "updated": ("2026-05-02",),
    "authors": ("Ada", "Bob", "Eve"),
    "owner": ("Platform Team", "Security Team"),
    "tags": ("api", "cache"),
    "priority": ("High",),
    "quality": ("8/10",),
    "progress": ("66%",),
    "path": ("specs/auth/7-a.md",),
    "folder": ("specs/auth",),
    "source": (),
    "reviewers": ("Bob", "Eve"),
    "review date": ("2026-07-01",),
    "area": ("Web, Mobile",),
    "category": (),
    "flavour": (),
}


def test_each_facet_has_its_test() -> None:
    assert set(BUILT_IN) <= set(VALUES)


@pytest.mark.parametrize("name", VALUES)
def test_the_values_of_a_spec(name: str) -> None:
    assert Facets().find(name).texts(SPEC) == VALUES[name]


@pytest.mark.parametrize("name", sorted(set(VALUES) - {"title", "path", "source"}))
def test_a_spec_without_a_value(name: str) -> None:
    facet = Facets().find(name)
    assert (facet.texts(EMPTY), facet.key(EMPTY), facet.names(EMPTY)) == ((), None, ())


def test_the_source_of_a_spec_is_the_site_that_it_comes_from() -> None:
    source = Facets().find("Source")
    foreign = SPEC._replace(source="engine")
    field = _spec("# A\n\n**Status:** Draft\n**Source:** RFC 7\n")

    assert (source.texts(foreign), source.names(foreign), source.key(foreign)) == (
        ("engine",), ("engine",), (natural("engine"),),
    )  # fmt: skip
    assert (source.texts(SPEC), source.names(SPEC), source.key(SPEC)) == ((), ("here",), None)
    assert (source.texts(field), source.names(field)) == (("RFC 7",), ("RFC 7", "here"))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("title", (natural("sign-in"),)),
        ("status", (1, "in review")),
        ("stage", (1,)),
        ("created", ("2026-03-01",)),
        ("progress", (2 / 3, 2)),
        ("owner", (natural("Platform Team"), natural("Security Team"))),
        ("area", (natural("Web, Mobile"),)),
        ("flavour", None),
    ],
)
def test_what_a_spec_is_sorted_by(name: str, key: object) -> None:
    assert Facets().find(name).key(SPEC) == key


def test_several_values_are_found_one_by_one_and_as_a_whole() -> None:
    facets = Facets()
    assert facets.find("owner").names(SPEC) == ("Platform Team", "Security Team", "Platform Team, Security Team")
    assert facets.find("reviewers").names(SPEC) == ("Bob", "Eve", "Bob, Eve")
    assert facets.find("priority").names(SPEC) == ("High",)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("tag", "tags"),
        ("Tags", "tags"),
        ("labels", "tags"),
        ("label", "tags"),
        ("keyword", "tags"),
        ("author", "authors"),
        ("AUTHORS", "authors"),
        ("written by", "authors"),
        ("owners", "owner"),
        ("负责人", "owner"),
        ("date", "created"),
        ("Created On", "created"),
        ("last_updated", "updated"),
        ("modified", "updated"),
        ("number", "id"),
        ("state", "status"),
        ("quality-score", "quality"),
        ("Stage", "stage"),
        ("PATH", "path"),
        ("folder", "folder"),
        ("progress", "progress"),
    ],
)
def test_a_facet_goes_by_any_name_of_its_field(name: str, found: str) -> None:
    assert Facets().find(name) is BUILT_IN[found]
    assert Facets().knows(name)


@pytest.mark.parametrize(
    ("name", "own"),
    [("Category", "category"), ("Review_Date", "review date"), ("depends on", "requires"), ("kind", "type")],
)
def test_any_other_name_is_a_field_s(name: str, own: str) -> None:
    assert Facets().find(name) == Facet(own, "", Kind.TEXT)


def test_a_site_s_names_for_fields_are_known() -> None:
    facets = Facets(Keys({"owner": ["Squad"], "cost centre": ["budget"]}), {"flavour"})
    assert facets.find("squad") is BUILT_IN["owner"]
    assert facets.find("Budget") == Facet("cost centre", "", Kind.TEXT)
    assert [facets.knows(name) for name in ("squad", "budget", "Flavour", "category", "taste")] == [
        True, True, True, True, False,
    ]  # fmt: skip


def test_a_field_of_the_site_s_own_is_read_by_its_own_name() -> None:
    reader = Reader(keys=Keys({"cost centre": ["budget"]}))
    spec = reader.read("a.md", "# A\n\n**Status:** Draft\n**Budget:** R&D\n", included=True).facts
    assert Facets(reader.keys).find("Cost Centre").texts(spec) == ("R&D",)


def test_every_facet_has_a_kind_and_the_key_of_its_label() -> None:
    kinds = {name: facet.kind for name, facet in BUILT_IN.items() if facet.kind is not Kind.TEXT}
    assert kinds == {
        "status": Kind.STATUS, "stage": Kind.STAGE, "created": Kind.DATE, "updated": Kind.DATE, "authors": Kind.ITEMS,
        "owner": Kind.ITEMS, "tags": Kind.ITEMS, "progress": Kind.PROGRESS, "path": Kind.PATH, "folder": Kind.PATH,
    }  # fmt: skip
    assert [facet.label_key for facet in BUILT_IN.values()] == [f"field_{name}" for name in BUILT_IN]


def test_the_field_that_counts_is_the_one_that_states_something() -> None:
    spec = _spec("---\ncategory: TBD\n---\n\n# A\n\n**Status:** Draft\n**Category:** Core\n**Category:** Other\n")
    assert Facets().find("category").texts(spec) == ("Core",)


def test_values_compare_without_case_and_spare_spaces() -> None:
    assert fold("  Platform \t TEAM ") == "platform team"
    assert fold("Straße") == "strasse"


def test_a_field_is_called_what_most_authors_call_it() -> None:
    texts = [
        "Review_Date: 1",
        "Review Date: 1",
        "REVIEW DATE: 1",
        "Review Date: 2",
        "Category: TBD",
        "AREA: a",
        "Area: a",
        "area: a",
    ]
    specs = [_spec(f"---\nstatus: draft\n{text}\n---\n\n# A\n") for text in texts]
    facets = Facets()
    names = [spelling(facets.find(name), specs) for name in ("review date", "area", "category", "flavour")]
    assert names == ["Review Date", "Area", "Category", "Flavour"]


def test_the_names_of_all_fields() -> None:
    assert field_names([SPEC, EMPTY]) == {
        "id", "status", "version", "created", "updated", "authors", "owner", "tags", "priority", "quality",
        "review date", "category", "area", "reviewers",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "owners"),
    [
        ("Trust and Safety", ("Trust and Safety",)),
        ("Docs & Tools", ("Docs & Tools",)),
        ("Docs Team; Search Team, Web Team", ("Docs Team", "Search Team", "Web Team")),
        ("Docs Team,", ("Docs Team",)),
    ],
)
def test_owners_are_parted_at_commas_alone(written: str, owners: tuple[str, ...]) -> None:
    text = f"# Login\n\n**Version:** 1\n**Status:** Draft\n**Owner:** {written}\n"
    spec = Settings().read("login.md", text).facts

    assert BUILT_IN["owner"].texts(spec) == owners
