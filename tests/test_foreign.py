"""What another site's document says: taken with care, checked before, never trusted."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from documents import document, spec

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.published.foreign import base_of, below, plain_text, read_foreign
from mkdocs_momentum.published.validate import DocumentError, check_document, read_document
from mkdocs_momentum.spec.lifecycle import Definition, Lifecycle
from mkdocs_momentum.spec.model import Progress, Spec, Stage, Status
from mkdocs_momentum.spec.reader import Reader

BASE = "https://engine.example/docs/"


def _read(*specs: dict[str, Any], reader: Reader | None = None) -> list[Spec]:
    return list(read_foreign(document(*specs), "engine", BASE, reader or Reader()))


def test_all_that_a_document_says_of_a_spec_is_taken() -> None:
    [found] = _read()

    assert (found.path, found.source, found.url) == (
        "engine:specs/012-queue.md", "engine", "https://engine.example/docs/specs/012-queue/",
    )  # fmt: skip
    assert (found.title, found.id, found.version, found.created, found.updated) == (
        "Queue", "012", "1.2.0", "2026-01-05", None,
    )  # fmt: skip
    assert found.status == Status("implemented", "Implemented", Stage.DONE, "", "Implemented", 3)
    assert (found.authors, found.owner, found.tags, found.priority) == (
        ("Platform team",), "Engine team", ("api",), None,
    )  # fmt: skip
    assert found.progress == Progress(4, 3, 1, 0)
    assert [(field.name, field.label, field.value, field.line) for field in found.fields] == [
        ("status", "status", "Implemented", 3), ("owner", "owner", "Engine team", 4), ("Risk", "Risk", "low", 5),
        ("Risk", "Risk", "none", 6),
    ]  # fmt: skip
    risk = found.field("risk")
    assert risk is not None
    assert risk.value == "low"


def test_what_a_site_took_from_others_is_left_out_and_so_is_a_second_spec_of_a_path() -> None:
    found = _read(spec(), spec(path="a:b.md", source="a"), spec(title="Twice"))
    assert [one.title for one in found] == ["Queue"]


@pytest.mark.parametrize(
    ("label", "stage", "status"),
    [
        ("in-progress", "done", ("in-progress", "in-progress", Stage.PROGRESS)),
        ("Piloting", "progress", ("piloting--progress", "Piloting", Stage.PROGRESS)),
        ("Piloting", "unknown", ("piloting", "Piloting", Stage.UNKNOWN)),
        ("Piloting", "no stage", ("piloting", "Piloting", Stage.UNKNOWN)),
        ("Testing", "unknown", ("in-qa", "In QA", Stage.REVIEW)),
        ("x" * 10_000, "draft", ("x" * 59 + "--draft", "x" * 59 + "…", Stage.DRAFT)),
    ],
)
def test_a_status_that_is_known_here_means_what_it_means_here(
    label: str, stage: str, status: tuple[str, str, Stage]
) -> None:
    reader = Reader(Lifecycle([Definition("in-qa", Stage.REVIEW, "In QA")], {"testing": "in-qa"}))
    given = {"key": "x", "label": label, "stage": stage, "qualifier": "", "raw": "", "line": 0}

    [found] = _read(spec(status=given), reader=reader)

    assert found.status is not None
    assert (found.status.key, found.status.label, found.status.stage) == status
    # What this site publishes in turn holds to the schema.
    assert (found.status.raw, found.status.line) == (label[:60] if len(label) < 60 else "x" * 59 + "…", 1)


@pytest.mark.parametrize("status", [None, "Draft", {}, {"label": 3}, {"label": "???", "stage": "draft"}])
def test_what_is_no_status_is_none(status: object) -> None:
    [found] = _read(spec(status=status))
    assert found.status is None


def test_a_catalog_takes_statuses_whose_stage_only_the_other_site_knows() -> None:
    def piloting(stage: str) -> dict[str, object]:
        return {"key": "p", "label": "Piloting", "stage": stage, "qualifier": "", "raw": "Piloting", "line": 3}

    specs = _read(spec(status=piloting("progress")), spec(path="b.md", status=piloting("review")))
    own = Reader().read("a.md", "# A\n\n**Status:** Piloting\n", included=True).facts

    catalog = Catalog([own, *specs], Lifecycle(), ("engine",))

    assert [(found.key, found.label, found.stage) for found in catalog.statuses()] == [
        ("piloting--review", "Piloting", Stage.REVIEW), ("piloting--progress", "Piloting", Stage.PROGRESS),
        ("piloting", "Piloting", Stage.UNKNOWN),
    ]  # fmt: skip
    assert [one.path for one in catalog.own] == ["a.md"]


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("specs/a/", "https://engine.example/docs/specs/a/"),
        ("./", "https://engine.example/docs/"),
        ("specs/a.html#top", "https://engine.example/docs/specs/a.html#top"),
        ("../other/", ""),
        ("specs/../../other/", ""),
        ("/other/", ""),
        ("//elsewhere.example/", ""),
        ("https://elsewhere.example/", ""),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("java\tscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("a b/", ""),
        ("\\\\elsewhere.example\\", ""),
        ("a" * 3000, ""),
        ("//[::1", ""),
    ],
)
def test_a_spec_links_to_its_own_site_alone(link: str, address: str) -> None:
    assert below(link, BASE) == address
    [found] = _read(spec(url=link))
    assert found.url == address
    assert [one.url for one in read_foreign(document(spec(url=link)), "engine", "", Reader())] == [""]


@pytest.mark.parametrize(
    ("changes", "url", "base"),
    [
        ({}, "https://x.example/docs/specs/specs.json", "https://x.example/docs/"),
        ({"root": "./"}, "https://x.example/docs/specs.json", "https://x.example/docs/"),
        ({"root": "../../../"}, "https://x.example/docs/specs.json", "https://x.example/"),
        ({}, "", "https://engine.example/docs/"),
        ({"site": {"name": None, "url": "https://engine.example/docs"}}, "", "https://engine.example/docs/"),
        ({"site": {"name": None, "url": None}}, "", ""),
        ({"site": {"url": "javascript:alert(1)"}}, "", ""),
        ({"site": {"url": "//engine.example"}}, "", ""),
        ({"site": {"url": "https://engine.example/?x="}}, "", ""),
        ({"site": "https://engine.example/"}, "", ""),
        ({"root": "https://elsewhere.example/", "site": {}}, "https://x.example/specs.json", ""),
        ({"root": "//elsewhere.example/", "site": {}}, "https://x.example/specs.json", ""),
        ({"root": 3}, "https://x.example/specs.json", "https://engine.example/docs/"),
    ],
)
def test_where_a_document_says_that_its_site_stands(changes: dict[str, Any], url: str, base: str) -> None:
    assert base_of(document(**changes), url) == base


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (" a \n\tb ", "a b"),
        ("a\x00b\x1b[31mc", "a b [31mc"),
        ("a\u202eb\u2066c", "a b c"),
        ("a\ud800b", "a?b"),
        ("x" * 501, "x" * 499 + "…"),
        ("x" * 500, "x" * 500),
        ("<script>", "<script>"),
        ("Größe 大", "Größe 大"),
    ],
)
def test_a_text_is_one_line_without_controls(text: str, shown: str) -> None:
    assert plain_text(text) == shown


def test_counts_dates_and_names_are_what_they_should_be_or_nothing() -> None:
    odd = spec(
        criteria={"total": 3.0, "met": 10**400, "dropped": -1, "untracked": True},
        created="2026-02-30", updated=20260101, authors=["a", 3, " "], tags="x", id=7, version=[1], fields=["a"],
        owner={}, title="",
    )  # fmt: skip
    [found] = _read(odd)

    assert found.progress == Progress(3, 3, 0, 1)
    assert (found.created, found.updated, found.authors, found.tags) == (None, None, ("a",), ())
    assert (found.id, found.version, found.owner, found.fields) == (None, None, None, ())
    assert found.title == "engine:specs/012-queue.md"
    assert list(read_foreign({"specs": [3, {}, {"path": ""}]}, "engine", BASE, Reader())) == []
    assert list(read_foreign({"specs": {"a": 1}}, "engine", BASE, Reader())) == []


def test_a_right_document_passes() -> None:
    read = read_document(json.dumps(document(another={"key": [1]})).encode("utf-8-sig"))
    check_document(read)
    assert read["another"] == {"key": [1]}


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        (b"\xff\xfe", "byte 0 is no UTF-8"),
        (b"<!doctype html>", "line 1 is no JSON (Expecting value)"),
        (b"", "line 1 is no JSON (Expecting value)"),
        (b'{\n"a": NaN}', "it is no JSON (NaN is no number)"),
        (b'{"a": -Infinity}', "it is no JSON (-Infinity is no number)"),
        (b"[" * 200_000, "it is nested too deeply"),
        (b'{"a": ' + b"1" * 5000 + b"}", "it is no JSON (Exceeds the limit"),
        (b"[1]", "it holds no object"),
        (b'{"version": 2}', "it has version 2, and this plugin knows up to 1"),
    ],
)
def test_what_is_no_document(data: bytes, fact: str) -> None:
    with pytest.raises(DocumentError, match=f"^{re.escape(fact)}"):
        read_document(data)


@pytest.mark.parametrize(
    ("given", "fact"),
    [
        ({"version": 1}, "the document: 'generator' is a required property"),
        (document(version="1"), "version: 1 was expected"),
        (document(spec(), spec(title=3)), "specs[1].title: 3 is not of type 'string'"),
        (document(spec(path="/etc/passwd")), "specs[0].path: '/etc/passwd' does not match '^[^/]'"),
        (document(spec(url="x" * 10 + " ")), "specs[0].url: 'xxxxxxxxxx ' does not match"),
        (
            document(spec(criteria={"total": -1, "met": 0, "dropped": 0, "untracked": 0, "sections": []})),
            "specs[0].criteria.total: -1 is less than the minimum of 0",
        ),
        (
            document(spec(criteria={"total": 1, "met": 2, "dropped": 0, "untracked": 0, "sections": []})),
            "specs[0].criteria: 2 are met of 1",
        ),
        (document(spec(fields={"x\x1b[31m" * 50: 3})), "specs[0].fields.x [31mx [31m"),
    ],
)
def test_what_is_no_right_document(given: dict[str, Any], fact: str) -> None:
    with pytest.raises(DocumentError, match=f"^{re.escape(fact)}") as caught:
        check_document(given)

    assert len(str(caught.value)) < 220
    assert str(caught.value).isprintable()
