"""Listings, the index page and the JSON document beside it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import MakeSite
from .pages import broken_links, data_of, groups_of, one, parsed, paths_of, search_of, words
from .samples import PORTAL, TITLES
from .sites import DRAFT, SPEC, Built, Workshop


def made(status: str, title: str, version: str = "1.0", updated: str = "", marks: str = "") -> str:
    when = f"**Updated:** {updated}\n" if updated else ""
    boxes = "".join(f"- [{mark}] item\n" for mark in marks)
    criteria = f"\n## Success Criteria\n\n{boxes}" if marks else ""
    return f"# {title}\n\n**Version:** {version}\n{when}**Status:** {status}\n\n## Overview\n\nText.\n{criteria}"


SPECS: dict[str, str | bytes] = {
    "specs/2-b.md": made("Draft", "Bees", "1.10", "2026-03-01", "x "),
    "specs/10-a.md": made("Draft", "Ants", "1.9", "2026-01-01", "xx"),
    "specs/1-c.md": made("Draft", "Cats", "1.2", "", ""),
    "specs/deep/d.md": made("In Review", "Dogs", "2.0", "2026-02-01", "   "),
    "other/e.md": made("Implemented (v2)", "Eels", "0.1", "2026-04-01", "x~"),
    "other/f.md": made("Simmering", "Frogs", updated="2026-05-01"),
    "other/g.md": made("Parked for tea", "Geese", updated="2026-05-02"),
}


def listed(make_site: MakeSite, options: str = "", **settings: Any) -> Built:
    page = f"# Home\n\n<!-- momentum/specs {options} -->\n\nBehind.\n"
    return make_site({"index.md": page, **SPECS}, **settings)


def test_groups_stand_in_stage_order_with_counts(make_site: MakeSite) -> None:
    site = listed(make_site)

    assert list(groups_of(site.html("index.html")).items()) == [
        ("Draft", ["Cats", "Bees", "Ants"]),
        ("In Review", ["Dogs"]),
        ("Implemented", ["Eels"]),
        ("Unknown", ["Frogs", "Geese"]),
    ]
    summary = one(parsed(site.content("index.html")), ".momentum-summary")
    assert words(one(summary, ".momentum-summary__total")) == "7 specs"
    assert [words(link) for link in summary.select("a")] == ["Draft 3", "In Review 1", "Implemented 1", "Unknown 2"]
    assert words(one(summary, "[role=progressbar]")) == "4 of 8 met · 1 dropped"
    assert [str(one(parsed(site.content("index.html")), a["href"]).name) for a in summary.select("a")] == ["h2"] * 4  # type: ignore[arg-type,unused-ignore]


def test_rows_show_status_version_date_and_progress(make_site: MakeSite) -> None:
    site = listed(make_site, "{ path: 'other/**' }")

    rows = [[words(cell) for cell in row.select("td")] for row in parsed(site.content("index.html")).select("tbody tr")]
    assert rows == [
        ["Eels", "Implemented (v2)", "0.1", "2026-04-01", "1 of 1 met · 1 dropped"],
        ["Frogs", "Simmering", "1.0", "2026-05-01", ""],
        ["Geese", "Parked for tea", "1.0", "2026-05-02", ""],
    ]
    heads = [words(cell) for cell in parsed(site.content("index.html")).select("thead")[0].select("th")]
    assert heads == ["Title", "Status", "Version", "Updated", "Progress"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("{ status: [draft] }", {"Draft": ["Cats", "Bees", "Ants"]}),
        ("{ status: In-Review }", {"In Review": ["Dogs"]}),
        ("{ status: [implemented, Simmering] }", {"Implemented": ["Eels"], "Unknown": ["Frogs"]}),
        ("{ stage: [review, done] }", {"In Review": ["Dogs"], "Implemented": ["Eels"]}),
        ("{ stage: unknown }", {"Unknown": ["Frogs", "Geese"]}),
        ('{ path: "specs/*.md" }', {"Draft": ["Cats", "Bees", "Ants"]}),
        ('{ path: ["specs/**", "!specs/deep/**"] }', {"Draft": ["Cats", "Bees", "Ants"]}),
        ("{ path: 'specs/**', stage: draft, sort: title }", {"Draft": ["Ants", "Bees", "Cats"]}),
        ("{ stage: draft, sort: -title }", {"Draft": ["Cats", "Bees", "Ants"]}),
        ("{ stage: draft, sort: path }", {"Draft": ["Cats", "Bees", "Ants"]}),
        ("{ stage: draft, sort: -path }", {"Draft": ["Ants", "Bees", "Cats"]}),
        ("{ stage: draft, sort: version }", {"Draft": ["Cats", "Ants", "Bees"]}),
        ("{ stage: draft, sort: updated }", {"Draft": ["Ants", "Bees", "Cats"]}),
        ("{ stage: draft, sort: -updated }", {"Draft": ["Bees", "Ants", "Cats"]}),
        ("{ stage: draft, sort: progress }", {"Draft": ["Bees", "Ants", "Cats"]}),
        ("{ stage: draft, sort: -progress }", {"Draft": ["Ants", "Bees", "Cats"]}),
        ("{ stage: draft, sort: id }", {"Draft": ["Cats", "Bees", "Ants"]}),
    ],
)
def test_options_select_and_sort(make_site: MakeSite, options: str, expected: dict[str, list[str]]) -> None:
    site = listed(make_site, options)

    assert list(groups_of(site.html("index.html")).items()) == list(expected.items())
    assert site.warnings == []
    assert "<p>Behind.</p>" in site.content("index.html")


def test_options_may_stand_on_several_lines(make_site: MakeSite) -> None:
    site = listed(make_site, "{\n  stage: [draft],\n  sort: title,\n}\n")

    assert groups_of(site.html("index.html")) == {"Draft": ["Ants", "Bees", "Cats"]}


@pytest.mark.parametrize(
    ("directive", "error"),
    [
        ("momentum/specs { statuses: [draft] }", 'unknown option "statuses"; did you mean "status"?'),
        ("momentum/specs { stage: [drafts] }", 'unknown stage "drafts"; did you mean "draft"?'),
        ("momentum/specs { sort: titel }", 'cannot sort by "titel"; did you mean "title"?'),
        ("momentum/specs { status: [draft }", "the options are no YAML mapping"),
        ("momentum/specs [draft]", "the options are no YAML mapping"),
        ("momentum/specs { path: [3] }", 'option "path" holds something that is no text'),
        ("momentum/spec", 'unknown directive "momentum/spec"; write "momentum/specs"'),
    ],
)
def test_a_wrong_directive_is_named_with_its_line_and_shown_on_the_page(
    make_site: MakeSite, directive: str, error: str
) -> None:
    page = f"---\ntitle: Home\n---\n\n# Home\n\n<!-- {directive} -->\n\nBehind.\n"

    site = make_site({"index.md": page, **SPECS}, strict=False)

    assert len(site.warnings) == 1
    assert f"index.md:7: listing directive: {error}" in site.warnings[0]
    shown = words(one(parsed(site.content("index.html")), ".momentum-empty"))
    assert shown.startswith(f"This listing cannot be shown: {error}")
    assert "<p>Behind.</p>" in site.content("index.html")
    assert len(parsed(site.content("specs/1-c/index.html")).select("[data-momentum-header]")) == 1


def test_an_unknown_status_in_a_directive_is_named(make_site: MakeSite) -> None:
    site = listed(make_site, "{ status: [darft, draft] }", strict=False)

    assert len(site.warnings) == 1
    assert 'index.md:3: listing directive: no spec has the status "darft", and no option names it' in site.warnings[0]
    assert groups_of(site.html("index.html")) == {"Draft": ["Cats", "Bees", "Ants"]}


def test_a_known_status_that_no_spec_has_selects_nothing_and_says_so(make_site: MakeSite) -> None:
    site = listed(make_site, "{ status: [rejected] }")

    assert site.warnings == []
    assert words(one(parsed(site.content("index.html")), ".momentum-empty")) == "No spec matches this listing."
    assert parsed(site.content("index.html")).select("table, .momentum-summary") == []


def test_an_index_without_specs_says_so(make_site: MakeSite) -> None:
    site = make_site({"index.md": "# Home\n"})

    assert words(one(parsed(site.content("specs/index.html")), ".momentum-empty")) == "There are no specs yet."
    assert data_of(site) == {
        "version": 1,
        "generator": data_of(site)["generator"],
        "totals": {"specs": 0, "criteria": {"total": 0, "met": 0, "dropped": 0, "untracked": 0}},
        "statuses": [],
        "specs": [],
    }


def test_several_listings_on_a_page_have_their_own_headings_and_anchors(make_site: MakeSite) -> None:
    page = (
        "# Home\n\n## First\n\n<!-- momentum/specs { path: 'specs/**' } -->\n\n## Second\n\n"
        "<!-- momentum/specs { path: 'other/**' } -->\n\n### Third\n\n<!-- momentum/specs { stage: draft } -->\n"
    )

    site = make_site({"index.md": page, **SPECS})

    tree = parsed(site.content("index.html"))
    headings = [(node.name, words(node)) for node in tree.select("h1,h2,h3,h4")]
    assert headings == [
        ("h1", "Home"), ("h2", "First"), ("h3", "Draft"), ("h3", "In Review"), ("h2", "Second"),
        ("h3", "Implemented"), ("h3", "Unknown"), ("h3", "Third"), ("h4", "Draft"),
    ]  # fmt: skip
    links = [[str(link["href"]) for link in summary.select("a")] for summary in tree.select(".momentum-summary")]
    assert links == [["#draft", "#in-review"], ["#implemented", "#unknown"], ["#draft_1"]]
    assert broken_links(site) == []


def test_headings_of_a_listing_are_in_the_contents_with_permalinks(make_site: MakeSite) -> None:
    site = make_site(PORTAL, theme="material", markdown_extensions=[{"toc": {"permalink": True}}])

    page = site.pages["specs/index.html"]
    assert [child.title for child in list(page.toc)[0].children] == list(TITLES)
    assert [str(a["href"]) for a in parsed(site.content("specs/index.html")).select("h2 > a.headerlink")] == [
        "#draft", "#accepted", "#in-progress", "#implemented", "#superseded",
    ]  # fmt: skip
    assert search_of(site)["specs/#draft"]["title"] == "Draft"
    assert broken_links(site) == []


@pytest.mark.parametrize(
    "code", ["```\n{}\n```\n", "    {}\n", "Text `{}` text.\n", "~~~~html\n{}\n~~~~\n", "- a\n\n          {}\n"]
)
def test_a_directive_in_code_is_shown_and_not_run(make_site: MakeSite, code: str) -> None:
    page = "# Home\n\n" + code.format("<!-- momentum/specs -->")

    site = make_site({"index.md": page, **SPECS}, markdown_extensions=["fenced_code"])

    assert "&lt;!-- momentum/specs --&gt;" in site.content("index.html")
    assert "momentum-table" not in site.content("index.html")
    assert len(parsed(site.content("specs/index.html")).select("table")) == 4


def test_a_page_with_a_directive_takes_the_place_of_the_generated_index(make_site: MakeSite) -> None:
    site = make_site({"index.md": "# Home\n", "plan.md": "# Plan\n\n<!-- momentum/specs -->\n", **SPECS})

    assert not site.has("specs/index.html")
    assert site.has("plan/specs.json")
    assert len(paths_of(site, "plan/specs.json")) == len(SPECS)
    assert broken_links(site) == []


def test_a_users_page_at_the_place_of_the_index_wins(make_site: MakeSite) -> None:
    site = make_site({"index.md": "# Home\n", "specs/index.md": "# Ours\n\nWords.\n", **SPECS})

    assert site.content("specs/index.html") == '<h1 id="ours">Ours</h1>\n<p>Words.</p>'
    note = "specs/index.md is a page of the site's own; write <!-- momentum/specs --> into it to list the specs"
    assert any(note in text for text in site.log.messages(0))
    assert site.warnings == []


def test_a_users_readme_at_the_place_of_the_index_wins(make_site: MakeSite) -> None:
    site = make_site({"index.md": "# Home\n", "specs/README.md": "# Ours\n\nWords.\n", **SPECS})

    assert site.warnings == []
    assert site.content("specs/index.html") == '<h1 id="ours">Ours</h1>\n<p>Words.</p>'


def test_the_index_stands_where_the_option_says(make_site: MakeSite) -> None:
    site = make_site(PORTAL | {"index.md": "# Home\n"}, momentum={"index": "plans/all.md"})

    assert groups_of(site.content("plans/all/index.html")) == TITLES
    assert not site.has("specs/index.html")
    assert len(paths_of(site, "plans/all/specs.json")) == 5
    assert broken_links(site) == []


def test_no_index_is_made_when_the_option_is_false(make_site: MakeSite) -> None:
    site = make_site(PORTAL | {"index.md": "# Home\n"}, momentum={"index": False})

    assert not site.has("specs/index.html")
    assert len(paths_of(site, "specs.json")) == 5
    assert site.warnings == []


def test_the_index_is_in_an_automatic_nav_and_has_no_edit_link(make_site: MakeSite) -> None:
    settings = {"repo_url": "https://forge.example/a/b", "edit_uri": "edit/main/docs/"}

    site = make_site(PORTAL, theme="mkdocs", **settings)

    assert "Specs" in {words(link) for link in parsed(site.html("index.html")).select("nav a, .navbar a")}
    assert site.pages["specs/index.html"].edit_url is None
    assert site.pages["specs/login/index.html"].edit_url == "https://forge.example/a/b/edit/main/docs/specs/login.md"


VALIDATION = {"validation": {"nav": {"omitted_files": "warn"}}}


def test_an_explicit_nav_without_the_index_builds_strictly(make_site: MakeSite) -> None:
    files = {"index.md": "# Home\n", "specs/login.md": DRAFT}

    site = make_site(files, theme="material", nav=[{"Home": "index.md"}, {"Login": "specs/login.md"}], **VALIDATION)

    assert site.warnings == []
    assert groups_of(site.html("specs/index.html")) == {"Draft": ["Login"]}


def test_an_explicit_nav_that_lists_the_index_shows_it(make_site: MakeSite) -> None:
    files = {"index.md": "# Home\n", "specs/login.md": DRAFT}
    nav = [{"Home": "index.md"}, {"Specs": [{"All": "specs/index.md"}, "specs/login.md"]}]

    site = make_site(files, theme="material", nav=nav, **VALIDATION)

    assert site.warnings == []
    links = [words(link) for link in parsed(site.html("index.html")).select(".md-nav--primary a.md-nav__link")]
    assert "All" in links and "Login" in links


def test_a_page_that_links_to_the_generated_index_builds_strictly(make_site: MakeSite) -> None:
    page = "# Home\n\n[all](specs/index.md) [drafts](specs/index.md#draft)\n"
    settings = {"validation": {"links": {"anchors": "warn", "not_found": "warn"}}}

    site = make_site({"index.md": page, "specs/login.md": DRAFT}, **settings)

    assert site.warnings == []
    assert [a["href"] for a in parsed(site.content("index.html")).select("a")] == ["specs/", "specs/#draft"]


def test_variants_of_a_status_form_one_group(make_site: MakeSite) -> None:
    variants = ["In Progress", "in-progress", "IN PROGRESS", "In Progress", "**In Progress**", "🚧 In Progress"]
    files = {f"specs/{number}.md": made(text, f"S{number}") for number, text in enumerate(variants)}
    files["specs/typo.md"] = made("Superceded", "Typo")
    files["specs/right.md"] = made("Superseded", "Right")

    site = make_site({"index.md": "# Home\n", **files})

    assert groups_of(site.content("specs/index.html")) == {
        "In Progress": [f"S{number}" for number in range(len(variants))], "Superseded": ["Right", "Typo"],
    }  # fmt: skip


def test_words_of_other_languages_keep_their_label_and_get_the_stage(make_site: MakeSite) -> None:
    files = {"index.md": "# Home\n", "specs/a.md": made("草稿", "甲"), "specs/b.md": made("Draft", "B")}

    site = make_site(files)

    assert sorted(groups_of(site.content("specs/index.html"))) == ["Draft", "草稿"]
    assert {group["stage"] for group in data_of(site)["statuses"]} == {"draft"}


def test_page_index_document_and_terminal_give_the_same_numbers(workshop: Workshop) -> None:
    workshop.write({"index.md": "# Home\n", **SPECS})
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
    assert len(rows) == document["totals"]["specs"] == len(SPECS)
    for spec in document["specs"]:
        counts = spec["criteria"]
        bars = parsed(site.content(f"{spec['url']}index.html")).select("[data-momentum-header] [role=progressbar]")
        bars += rows[spec["title"]].select("[role=progressbar]")
        expected = [(str(counts["met"]), str(counts["total"]))] * 2 if counts["total"] else []
        assert [(bar["aria-valuenow"], bar["aria-valuemax"]) for bar in bars] == expected
    shown = [words(link) for link in parsed(site.content("specs/index.html")).select(".momentum-summary a")]
    known = [f"{group['label']} {group['count']}" for group in document["statuses"] if group["stage"] != "unknown"]
    assert shown == [*known, "Unknown 2"]


def test_the_folder_form_of_the_terminal_gives_the_same_document(workshop: Workshop) -> None:
    workshop.write({"index.md": "# Home\n", **SPECS})
    document = data_of(workshop.build())
    command = [sys.executable, "-m", "mkdocs_momentum", "list", "--format", "json", str(workshop.docs)]

    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=workshop.root.parent)

    assert json.loads(done.stdout) == document


def test_the_document_has_its_stated_form(make_site: MakeSite) -> None:
    text = (
        "---\nstatus: accepted (round 2)\nversion: 1.10\ncreated: '2026-02-30'\nupdated: 2026-03-01T23:30:00-08:00\n"
        "authors: [Docs Team, Platform Lead]\nodd key: odd\n---\n# 7. Login\n\n## Done when\n\n- [x] a\n- [~] b\n- c\n"
    )

    site = make_site({"index.md": "# Home\n", "specs/007-login.md": text})

    document = data_of(site)
    assert document["generator"].startswith("mkdocs-momentum ")
    assert document["statuses"] == [{"key": "accepted", "label": "accepted", "stage": "accepted", "count": 1}]
    [spec] = document["specs"]
    qualifier = spec["status"].pop("qualifier")
    assert "round 2" in qualifier
    assert spec == {
        "path": "specs/007-login.md",
        "url": "specs/007-login/",
        "id": "007",
        "title": "7. Login",
        "status": {"key": "accepted", "label": "accepted", "stage": "accepted", "raw": "accepted (round 2)", "line": 2},
        "version": "1.10",
        "created": None,
        "updated": "2026-03-01",
        "authors": ["Docs Team", "Platform Lead"],
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
    }  # fmt: skip


def test_the_document_is_utf_8_and_keeps_letters(make_site: MakeSite) -> None:
    site = make_site(
        {"index.md": "# Home\n", "specs/ü ö.md": SPEC.format(status="Draft").replace("# Login", "# Größe 大")}
    )

    data = (site.site_dir / "specs/specs.json").read_bytes()
    assert "Größe 大".encode() in data
    assert data_of(site)["specs"][0]["url"] == "specs/%C3%BC%20%C3%B6/"
    assert broken_links(site) == []
    assert Path(site.site_dir / "specs/ü ö/index.html").is_file()
