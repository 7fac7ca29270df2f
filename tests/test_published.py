"""The documents for other programs: JSON with its schema, and the table."""

from __future__ import annotations

import copy
import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from few import TEXTS, catalog_of
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from shell import CONFIG, run
from steady import steady

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.published.edition import Edition
from mkdocs_momentum.published.export import to_json
from mkdocs_momentum.published.home import Home
from mkdocs_momentum.published.schema import schema_text
from mkdocs_momentum.published.table import COLUMNS, to_csv
from mkdocs_momentum.relations.relations import Relations
from mkdocs_momentum.sources import page_url

SCHEMA = json.loads(schema_text())
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
HEAD = "**Status:** Draft\n**Version:** 1.0.0\n"
RELATED = {
    "a.md": f"# A\n\n{HEAD}**Requires:** b, [gone](gone.md), [site](<https://x.example/y z>), a\n**See also:** c.md\n",
    "b.md": f"# B\n\n{HEAD}**Superseded by:** [the next](c.md)\n",
    "c.md": f"# C\n\n{HEAD}**Supersedes:** B\n",
}


def edition_of(catalog: Catalog, home: Home | None = None) -> Edition:
    return Edition(
        catalog,
        Relations(catalog, pages=[spec.path for spec in catalog.specs]),
        lambda spec: page_url(spec.path),
        home or Home(),
    )


def document_of(texts: dict[str, str]) -> Any:
    return json.loads(to_json(edition_of(catalog_of(texts))))


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_relations_are_what_a_spec_states_and_backlinks_what_others_do() -> None:
    found = {spec["path"]: (spec["relations"], spec["backlinks"]) for spec in document_of(RELATED)["specs"]}

    def entry(kind: str, target: str | None, raw: str, line: int, url: str | None = None) -> dict[str, object]:
        return {
            "kind": kind, "target": target, "url": f"{target[:-3]}/" if target else url, "raw": raw, "line": line
        }  # fmt: skip

    assert found == {
        "a.md": (
            [
                entry("depends-on", "b.md", "b", 5),
                entry("depends-on", None, "gone", 5),
                entry("depends-on", None, "site", 5, "https://x.example/y%20z"),
                entry("depends-on", "a.md", "a", 5),
                entry("relates-to", "c.md", "c.md", 6),
            ],
            [],
        ),
        "b.md": (
            [entry("superseded-by", "c.md", "the next", 5)],
            [entry("required-by", "a.md", "b", 5), entry("superseded-by", "c.md", "B", 5)],
        ),
        "c.md": (
            [entry("supersedes", "b.md", "B", 5)],
            [entry("supersedes", "b.md", "the next", 5), entry("relates-to", "a.md", "c.md", 6)],
        ),
    }


def test_a_document_of_some_specs_still_knows_what_all_others_state() -> None:
    catalog = catalog_of(RELATED)
    some = edition_of(catalog)._replace(catalog=catalog.narrowed([catalog.specs[1]]))

    [spec] = json.loads(to_json(some))["specs"]

    assert [(link["kind"], link["url"]) for link in spec["backlinks"]] == [
        ("required-by", "a/"),
        ("superseded-by", "c/"),
    ]


def test_a_spec_of_another_site_has_its_own_address() -> None:
    own, other = catalog_of({"a.md": f"# A\n\n{HEAD}**Requires:** [B](b.md)\n", "b.md": f"# B\n\n{HEAD}"}).specs
    for url, expected in (("https://o.example/b/", "https://o.example/b/"), ("", None)):
        catalog = Catalog([own, other._replace(source="Other", url=url)], catalog_of({}).lifecycle)

        document = json.loads(to_json(edition_of(catalog)))

        VALIDATOR.validate(document)
        first, second = document["specs"]
        assert [(link["target"], link["url"]) for link in first["relations"]] == [("b.md", expected)]
        assert (second["source"], second["url"]) == ("Other", expected)
        assert [(link["target"], link["url"]) for link in second["backlinks"]] == [("a.md", "a/")]
        assert rows_of(to_csv(edition_of(catalog)))[1]["url"] == (expected or "")


def test_the_document_names_its_site() -> None:
    home = Home("Portal", "https://portal.example/", "../")

    document = json.loads(to_json(edition_of(catalog_of({}), home)))

    assert (document["root"], document["site"]) == ("../", {"name": "Portal", "url": "https://portal.example/"})
    VALIDATOR.validate(document)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("texts", [TEXTS, RELATED, {}], ids=["few", "related", "none"])
def test_a_document_keeps_the_schema(texts: dict[str, str]) -> None:
    VALIDATOR.validate(document_of(texts))


@given(st.dictionaries(st.sampled_from(["a", "b c", "1-ü", "x\\y"]), st.text(max_size=300), max_size=3))
@steady
def test_a_document_of_any_text_keeps_the_schema(texts: dict[str, str]) -> None:
    stated = {f"{name}.md": f"# T\n\n**Status:** {text}\n**Requires:** {text}\n{text}" for name, text in texts.items()}

    VALIDATOR.validate(document_of(stated))


def test_a_reader_of_the_schema_takes_names_that_are_added() -> None:
    document = document_of(RELATED)
    for place in (document, document["site"], document["specs"][0], document["specs"][0]["relations"][0]):
        place["new"] = 1

    VALIDATOR.validate(document)


def _drop(name: str) -> Callable[[Any], object]:
    return lambda place: place.pop(name)


def _set(name: str, value: object) -> Callable[[Any], object]:
    return lambda place: place.update({name: value})


@pytest.mark.parametrize(
    ("place", "change"),
    [
        *(((), _drop(name)) for name in ("version", "generator", "root", "site", "totals", "statuses", "specs")),
        *((("specs", 0), _drop(name)) for name in SCHEMA["$defs"]["spec"]["required"]),
        *((("specs", 0, "status"), _drop(name)) for name in SCHEMA["$defs"]["status"]["required"]),
        *((("specs", 0, "relations", 0), _drop(name)) for name in SCHEMA["$defs"]["relation"]["required"]),
        ((), _set("version", 2)),
        ((), _set("root", "/")),
        ((), _set("site", "Portal")),
        (("totals",), _set("specs", -1)),
        (("totals", "criteria"), _set("met", "1")),
        (("statuses", 0), _set("stage", "finished")),
        (("statuses", 0), _set("count", 0)),
        (("specs", 0), _set("path", "/a.md")),
        (("specs", 0), _set("path", "")),
        (("specs", 0), _set("url", "/a/")),
        (("specs", 0), _set("source", None)),
        (("specs", 0), _set("title", None)),
        (("specs", 0), _set("created", "1 May 2026")),
        (("specs", 0), _set("updated", "2026-02-30")),
        (("specs", 0), _set("authors", "Docs Team")),
        (("specs", 0), _set("tags", [1])),
        (("specs", 0), _set("status", "Draft")),
        (("specs", 0, "status"), _set("stage", "finished")),
        (("specs", 0, "status"), _set("line", 0)),
        (("specs", 0, "fields", "status"), _set("line", "3")),
        (("specs", 0, "criteria"), _drop("sections")),
        (("specs", 0, "criteria"), _drop("total")),
        (("specs", 0, "relations", 0), _set("target", "")),
        (("specs", 0, "relations", 0), _set("url", "a b")),
        (("specs", 0, "relations", 0), _set("raw", "")),
        (("specs", 0, "relations", 0), _set("line", 1.5)),
        (("specs", 1, "backlinks", 0), _set("target", None)),
    ],
)
def test_a_wrong_document_breaks_the_schema(place: tuple[str | int, ...], change: Callable[[Any], object]) -> None:
    document = document_of(RELATED)
    wrong = copy.deepcopy(document)
    part = wrong
    for step in place:
        part = part[step]
    change(part)

    assert VALIDATOR.is_valid(document)
    assert wrong != document
    assert not VALIDATOR.is_valid(wrong)


def test_the_terminal_prints_the_schema() -> None:
    assert run("schema") == (0, schema_text(), "")


def test_the_table_has_the_numbers_of_the_document() -> None:
    edition = edition_of(catalog_of(TEXTS))
    specs = json.loads(to_json(edition))["specs"]

    rows = rows_of(to_csv(edition))

    assert [list(row) for row in rows] == [list(COLUMNS)] * len(specs)
    for row, spec in zip(rows, specs, strict=True):
        status = spec["status"] or {"label": "", "stage": ""}
        assert row == {
            **{
                name: spec[name] or ""
                for name in ("path", "url", "id", "title", "version", "created", "updated", "owner")
            },
            "status": status["label"],
            "stage": status["stage"],
            "authors": "; ".join(spec["authors"]),
            "tags": "; ".join(spec["tags"]),
            **{name: str(spec["criteria"][name]) for name in ("total", "met", "dropped", "untracked")},
            "source": spec["source"],
        }
    assert rows[1]["authors"] == "Ada; Bob"
    assert (rows[3]["total"], rows[3]["met"]) == ("2", "1")


def test_lines_end_and_cells_are_quoted_as_rfc_4180_says() -> None:
    text = to_csv(edition_of(catalog_of({"a.md": f'# Say "hi", all\n\n{HEAD}'})))

    assert text == (
        "path,url,id,title,status,stage,version,created,updated,authors,owner,tags,total,met,dropped,untracked,source\r\n"
        'a.md,a/,,"Say ""hi"", all",Draft,draft,1.0.0,,,,,,0,0,0,0,\r\n'
    )


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_cell_is_never_a_formula(sign: str) -> None:
    [spec] = catalog_of({"a.md": f"# A\n\n{HEAD}"}).specs
    hostile = f"{sign}cmd|' /C calc'!A0"
    catalog = Catalog([spec._replace(title=hostile, owner=hostile, tags=(hostile, "b"))], catalog_of({}).lifecycle)

    [row] = rows_of(to_csv(edition_of(catalog)))

    assert (row["title"], row["owner"], row["tags"]) == (f"'{hostile}", f"'{hostile}", f"'{hostile}; b")


@given(st.text(), st.text())
@steady
def test_any_text_is_read_back_from_the_table(title: str, owner: str) -> None:
    [spec] = catalog_of({"a.md": f"# A\n\n{HEAD}"}).specs
    catalog = Catalog([spec._replace(title=title, owner=owner)], catalog_of({}).lifecycle)

    [row] = rows_of(to_csv(edition_of(catalog)))

    assert row["title"].removeprefix("'") == title.removeprefix("'")
    assert row["owner"].removeprefix("'") == owner.removeprefix("'")
    assert not row["title"].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_the_terminal_prints_the_table(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    for name in "ab":
        (tmp_path / f"docs/{name}.md").write_text(f"# {name}\n\n{HEAD}", encoding="utf-8")

    done = run("list", "--format", "csv", "--path", "b.md")

    assert (done.code, done.err) == (0, "")
    assert [row["path"] for row in rows_of(done.out)] == ["b.md"]
    assert done.out.endswith("\r\n")
