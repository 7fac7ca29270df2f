"""The JSON document beside the index, and the same numbers everywhere."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from .conftest import MakeSite
from .pages import broken_links, data_of, parsed, words
from .samples import MANY
from .sites import DRAFT, Workshop


def test_page_index_document_and_terminal_give_the_same_numbers(workshop: Workshop) -> None:
    workshop.write({"index.md": "# Home\n", **MANY})
    site = workshop.build()
    document = data_of(site)
    command = [
        sys.executable,
        "-m",
        "mkdocs_momentum",
        "list",
        "--format",
        "json",
        "-f",
        str(workshop.root / "mkdocs.yml"),
    ]

    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert json.loads(done.stdout) == document
    rows = {words(row.select_one("a")): row for row in parsed(site.content("specs/index.html")).select("tbody tr")}
    assert len(rows) == document["totals"]["specs"] == len(MANY)
    for spec in document["specs"]:
        counts = spec["criteria"]
        bars = parsed(site.content(f"{spec['url']}index.html")).select("[data-momentum-header] [role=progressbar]")
        drawn = [(bar["aria-valuenow"], bar["aria-valuemax"]) for bar in bars]
        drawn += [(bar["value"], bar["max"]) for bar in rows[spec["title"]].select("progress")]
        expected = [(str(counts["met"]), str(counts["total"]))] * 2 if counts["total"] else []
        assert drawn == expected
    shown = [words(link) for link in parsed(site.content("specs/index.html")).select(".momentum-summary a")]
    known = [f"{group['label']} {group['count']}" for group in document["statuses"] if group["stage"] != "unknown"]
    assert shown == [*known, "Unknown 2"]


def test_the_folder_form_of_the_terminal_gives_the_same_document(workshop: Workshop) -> None:
    workshop.write({"index.md": "# Home\n", **MANY})
    document = data_of(workshop.build())
    command = [sys.executable, "-m", "mkdocs_momentum", "list", "--format", "json", str(workshop.docs)]

    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=workshop.root.parent)

    # A folder has no configuration, and so no name.
    assert json.loads(done.stdout) == document | {"site": {"name": None, "url": None}}


def test_the_document_has_its_stated_form(make_site: MakeSite) -> None:
    text = (
        "---\nstatus: accepted (round 2)\nversion: 1.10\ncreated: '2026-02-30'\nupdated: 2026-03-01T23:30:00-08:00\n"
        "authors: [Docs Team, Platform Lead]\nodd key: odd\n---\n# 7. Login\n\n## Done when\n\n- [x] a\n- [~] b\n- c\n"
    )

    site = make_site({"index.md": "# Home\n", "specs/007-login.md": text}, strict=False)

    document = data_of(site)
    assert document["generator"].startswith("mkdocs-momentum ")
    assert document["statuses"] == [{"key": "accepted", "label": "accepted", "stage": "accepted", "count": 1}]
    [spec] = document["specs"]
    qualifier = spec["status"].pop("qualifier")
    assert "round 2" in qualifier
    assert spec == {
        "path": "specs/007-login.md",
        "source": "",
        "url": "specs/007-login/",
        "id": "007",
        "title": "7. Login",
        "status": {"key": "accepted", "label": "accepted", "stage": "accepted", "raw": "accepted (round 2)", "line": 2},
        "version": "1.10",
        "created": None,
        "updated": "2026-03-01",
        "authors": ["Docs Team", "Platform Lead"],
        "owner": None,
        "tags": [],
        "priority": None,
        "quality": None,
        "fields": {
            "status": {"value": "accepted (round 2)", "line": 2},
            "version": {"value": "1.10", "line": 3},
            "created": {"value": "2026-02-30", "line": 4},
            "updated": {"value": "2026-03-01T23:30:00-08:00", "line": 5},
            "authors": {"value": "Docs Team, Platform Lead", "line": 6},
            "odd key": {"value": "odd", "line": 7},
        },
        "criteria": {
            "total": 1, "met": 1, "dropped": 1, "untracked": 1,
            "sections": [
                {"heading": "Done when", "line": 11, "total": 1, "met": 1, "dropped": 1, "untracked": 1}
            ],
        },
        "relations": [],
        "backlinks": [],
    }  # fmt: skip


def test_the_document_is_utf_8_and_keeps_letters(make_site: MakeSite) -> None:
    site = make_site({"index.md": "# Home\n", "specs/ü ö.md": DRAFT.replace("# Login", "# Größe 大")})

    data = (site.site_dir / "specs/specs.json").read_bytes()
    assert "Größe 大".encode() in data
    assert data_of(site)["specs"][0]["url"] == "specs/%C3%BC%20%C3%B6/"
    assert broken_links(site) == []
    assert Path(site.site_dir / "specs/ü ö/index.html").is_file()
