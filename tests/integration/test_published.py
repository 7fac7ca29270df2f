"""What a build leaves for other programs: documents that keep their schema, beside the index, and a table."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from mkdocs_momentum.published.schema import schema_text

from .conftest import MakeSite
from .pages import data_of
from .samples import MANY, PORTAL, made
from .sites import DRAFT, Built, Workshop

VALIDATOR = Draft202012Validator(json.loads(schema_text()), format_checker=FormatChecker())
HOSTILE: dict[str, str | bytes] = {
    "specs/markup.md": made("<script>alert(1)</script>", '=HYPERLINK("x")'),
    "specs/sp ace.md": made("Draft", "A | b \u202e c", "\"'`"),
    "specs/bytes.md": b"# \xff\xfe\n\n**Status:** Dr\xffaft\n**Version:** 1\n**Requires:** \xff, 1\n",
    "specs/long.md": made("Draft " + "x" * 5000, "T" * 5000),
    "specs/related.md": DRAFT.replace(
        "---", "**Requires:** javascript:alert(1), ../../../etc/passwd, [x](<a b>)\n\n---", 1
    ),
    "specs/none.md": made("???", "???"),
}


def listed(workshop: Workshop, form: str, *words: str) -> str:
    command = [sys.executable, "-m", "mkdocs_momentum", "list", "--format", form, *words]
    done = subprocess.run(command, capture_output=True, check=True, cwd=workshop.root)
    return done.stdout.decode()


def table_of(site: Built, path: str = "specs/specs.csv") -> list[dict[str, str]]:
    text = (site.site_dir / path).read_bytes().decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("files", [PORTAL, MANY, HOSTILE, {}], ids=["portal", "many", "hostile", "none"])
def test_the_documents_of_a_build_keep_the_schema_and_agree(workshop: Workshop, files: dict[str, str | bytes]) -> None:
    workshop.momentum = {"include": ["specs/**", "adr/**", "other/**"]}
    workshop.write({"index.md": "# Home\n", **files})

    site = workshop.build(strict=False)

    document = data_of(site)
    VALIDATOR.validate(document)
    assert len(document["specs"]) == len([path for path in files if path.startswith(("specs/", "adr/", "other/"))])
    assert json.loads(listed(workshop, "json")) == document
    assert listed(workshop, "csv").encode() == (site.site_dir / "specs/specs.csv").read_bytes()
    counts = ("total", "met", "dropped", "untracked")
    assert [(row["url"], *(int(row[name]) for name in counts)) for row in table_of(site)] == [
        (spec["url"], *(spec["criteria"][name] for name in counts)) for spec in document["specs"]
    ]


def test_relations_lead_to_the_pages_of_specs(make_site: MakeSite) -> None:
    files = {
        "index.md": "# Home\n",
        "specs/7-a.md": DRAFT.replace("# Login", "# A").replace("---", "**Requires:** 8, 99\n\n---", 1),
        "specs/8-b.md": DRAFT.replace("# Login", "# B"),
    }

    first, second = data_of(make_site(files, strict=False))["specs"]

    assert first["relations"] == [
        {"kind": "depends-on", "target": "specs/8-b.md", "url": "specs/8-b/", "raw": "8", "line": 7},
        {"kind": "depends-on", "target": None, "url": None, "raw": "99", "line": 7},
    ]
    assert second["backlinks"] == [
        {"kind": "required-by", "target": "specs/7-a.md", "url": "specs/7-a/", "raw": "8", "line": 7}
    ]
    assert (first["backlinks"], second["relations"]) == ([], [])


def test_the_terminal_knows_the_relations_that_a_build_knows(workshop: Workshop) -> None:
    page = DRAFT.replace("---", "**Blocks:** [B](b.md), [all](index.md), [none](none.md)\n**Needs:** b\n\n---", 1)
    workshop.momentum = {"relations": {"blocks": {"inverse": "blocked-by"}}, "field_aliases": {"requires": ["Needs"]}}
    workshop.write({"index.md": "# Home\n", "specs/a.md": page, "specs/b.md": DRAFT.replace("Login", "B")})

    document = data_of(workshop.build(strict=False))

    stated = [(link["kind"], link["target"], link["raw"]) for link in document["specs"][0]["relations"]]
    assert ("blocks", "specs/b.md", "B") in stated
    assert ("blocks", None, "none") in stated
    assert json.loads(listed(workshop, "json")) == document


LISTING = "# All\n\n<!-- momentum/specs -->\n"
TEASER = "# Home\n\n<!-- momentum/specs { view: summary } -->\n"


Options = dict[str, Any]


@pytest.mark.parametrize(
    ("files", "options", "data", "root"),
    [
        ({}, {}, "specs/specs.json", "../"),
        ({}, {"index": False}, "specs.json", "./"),
        ({}, {"index": "plan/all/list.md"}, "plan/all/list/specs.json", "../../../"),
        ({}, {"index": "plan/list.md", "use_directory_urls": False}, "plan/specs.json", "../"),
        ({"all.md": LISTING}, {}, "all/specs.json", "../"),
        ({"all.md": LISTING}, {"use_directory_urls": False}, "specs.json", "./"),
        ({"index.md": TEASER}, {}, "specs/specs.json", "../"),
        ({"index.md": LISTING}, {}, "specs.json", "./"),
        ({"specs/index.md": "# Mine\n"}, {}, "specs.json", "./"),
        ({"specs/README.md": "# Mine\n"}, {}, "specs.json", "./"),
        ({"a/b.md": "# B\n\n<!-- momentum/specs { veiw: x } -->\n"}, {}, "a/b/specs.json", "../../"),
    ],
)
def test_the_document_says_where_the_root_is_as_the_terminal_does(
    workshop: Workshop, files: dict[str, str | bytes], options: Options, data: str, root: str
) -> None:
    workshop.settings = {name: value for name, value in options.items() if name == "use_directory_urls"}
    workshop.momentum = {name: value for name, value in options.items() if name == "index"}
    workshop.write({"index.md": "# Home\n", "specs/login.md": DRAFT, **files})

    document = data_of(workshop.build(strict=False), data)

    assert document["root"] == root
    assert document["site"] == {"name": "Portal", "url": "https://portal.example/"}
    assert json.loads(listed(workshop, "json")) == document


def test_a_site_without_an_address_says_so(make_site: MakeSite) -> None:
    site = make_site({"index.md": "# Home\n", "specs/login.md": DRAFT}, site_url="")

    assert data_of(site)["site"] == {"name": "Portal", "url": None}


def test_files_of_the_sites_own_stay(make_site: MakeSite) -> None:
    own = {"specs/specs.csv": "mine\n", "specs/specs.json": "{}\n", "specs/specs-badge.svg": "<svg/>\n"}

    site = make_site({"index.md": "# Home\n", "specs/login.md": DRAFT, **own})

    assert {path: site.html(path) for path in own} == own
    assert [text for text in site.own if "stays" in text] == [
        f"mkdocs_momentum: {path} is a file of the site's own and stays; rename it to have the plugin write one there"
        for path in ("specs/specs.json", "specs/specs.csv")
    ]
