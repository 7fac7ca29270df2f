"""The guide to the published documents says what is in them."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from few import catalog_of
from jsonschema import Draft202012Validator

from mkdocs_momentum.published.badge import MAX_MESSAGE
from mkdocs_momentum.published.edition import Edition
from mkdocs_momentum.published.export import to_json
from mkdocs_momentum.published.home import Home
from mkdocs_momentum.published.schema import schema_text
from mkdocs_momentum.published.table import COLUMNS, to_csv
from mkdocs_momentum.relations.kinds import BUILT_IN
from mkdocs_momentum.relations.relations import Relations
from mkdocs_momentum.sources import page_url

GUIDE = Path(__file__).parent.parent / "example-site/docs/guide"
DATA = (GUIDE / "data.md").read_text(encoding="utf-8")
SCHEMA = json.loads(schema_text())
CACHING = """\
# Response caching

**Version:** 1.0.0
**Created:** 2026-11-02
**Status:** Draft
**Requires:** https://rfc.example/9111

---

## Overview

Answers are kept.

## Success Criteria

- [x] A second request is answered from the cache
- [ ] A write empties it
"""


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", DATA, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


def names(heading: str) -> set[str]:
    """Return the names in the first column of the first table after a text."""
    rows = DATA.partition(heading)[2].partition("|---")[2].partition("\n\n")[0].split("\n")[1:]
    return {name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])}


def document() -> Any:
    catalog = catalog_of({"specs/caching.md": CACHING})
    home = Home("Portal", "https://portal.example/", "../")
    return json.loads(to_json(Edition(catalog, Relations(catalog), lambda spec: page_url(spec.path), home)))


def test_the_example_is_what_is_written() -> None:
    assert json.loads(block("json")) == document()
    Draft202012Validator(SCHEMA).validate(document())


@pytest.mark.parametrize(
    ("heading", "schema"),
    [
        ("## specs.json", SCHEMA),
        ("Each spec has", SCHEMA["$defs"]["spec"]),
        ("### Relations", SCHEMA["$defs"]["relation"]),
    ],
)
def test_every_name_is_told_and_is_in_the_schema(heading: str, schema: dict[str, Any]) -> None:
    assert names(heading) == set(schema["properties"]) == set(schema["required"])


def test_the_document_has_the_names_of_the_schema_and_no_other() -> None:
    whole = document()

    assert set(whole) == set(SCHEMA["properties"])
    assert set(whole["specs"][0]) == set(SCHEMA["$defs"]["spec"]["properties"])
    assert set(whole["specs"][0]["relations"][0]) == set(SCHEMA["$defs"]["relation"]["properties"])


def test_every_kind_of_relation_is_named() -> None:
    told = set(re.findall(r"`([\w-]+)`", DATA.partition("| `kind` |")[2].partition("\n")[0]))

    assert told == {key for kind in BUILT_IN for key in (kind.key, kind.inverse)}


def test_the_columns_of_the_table_are_named() -> None:
    told = DATA.partition("The columns are")[2].partition("with the values")[0]

    assert tuple(re.findall(r"`(\w+)`", told)) == COLUMNS
    catalog = catalog_of({})
    empty = to_csv(Edition(catalog, Relations(catalog), lambda spec: spec.path, Home()))
    assert next(csv.reader(io.StringIO(empty))) == list(COLUMNS)


def test_the_program_of_the_guide_checks_a_document(tmp_path: Path) -> None:
    (tmp_path / "site/specs").mkdir(parents=True)
    (tmp_path / "specs.schema.json").write_text(schema_text(), encoding="utf-8")
    file = tmp_path / "site/specs/specs.json"

    def check() -> int:
        command = [sys.executable, "-c", block("python")]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode

    file.write_text(json.dumps(document()), encoding="utf-8")
    assert check() == 0
    file.write_text(json.dumps(document() | {"version": 2}), encoding="utf-8")
    assert check() == 1


def test_the_guide_to_badges_names_the_longest_status() -> None:
    assert f"more than {MAX_MESSAGE}\ncharacters is cut" in (GUIDE / "badges.md").read_text(encoding="utf-8")
