"""What a visitor sees on a spec page, and that all other pages stay as they were."""

from __future__ import annotations

import re

import pytest
from bs4 import Tag

from .conftest import MakeSite
from .pages import (
    bars_of,
    data_of,
    facts_of,
    one,
    parsed,
    search_of,
    status_of,
    strip_of,
    words,
)
from .samples import BULLETS, FRONT, PORTAL, SECTION
from .sites import DRAFT

HOME: dict[str, str | bytes] = {"index.md": "# Home\n"}
REST = "\n## Overview\n\nWords *here* &amp; `there`.\n"

DIALECTS = {
    "bold lines": "# Login\n\n**Version:** 1.2\n**Owner:** [Docs Team](../team.md)\n**Status:** Draft (early)\n",
    "bold lines, two spaces": "# Login\n\n**Version:** 1.2  \n**Owner:** [Docs Team](../team.md)  \n**Status:** Draft (early)\n",
    "bold paragraphs": "# Login\n\n**Version**: 1.2\n\n**Owner**: [Docs Team](../team.md)\n\n**Status**: Draft (early)\n",
    "bullets": "# Login\n\n- Version: 1.2\n- Owner: [Docs Team](../team.md)\n- Status: Draft (early)\n",
    "bold bullets": "# Login\n\n* **Version**: 1.2\n* **Owner**: [Docs Team](../team.md)\n* **Status**: Draft (early)\n",
    "plain lines": "# Login\n\nVersion: 1.2\nOwner: [Docs Team](../team.md)\nStatus: Draft (early)\n",
    "block quote": "# Login\n\n> **Version**: 1.2\n> **Owner**: [Docs Team](../team.md)\n> **Status**: Draft (early)\n",
    "vertical table": (
        "# Login\n\n| Key | Value |\n|---|---|\n| Version | 1.2 |\n| Owner | [Docs Team](../team.md) |\n"
        "| Status | Draft (early) |\n"
    ),
    "vertical table, first pair as header": (
        "# Login\n\n| Version | 1.2 |\n|---|---|\n| Owner | [Docs Team](../team.md) |\n| Status | Draft (early) |\n"
    ),
    "horizontal table": (
        "# Login\n\n| Version | Owner | Status |\n|---|---|---|\n| 1.2 | [Docs Team](../team.md) | Draft (early) |\n"
    ),
    "one line": "# Login\n\n**Version:** 1.2 | **Owner:** [Docs Team](../team.md) | **Status:** Draft (early)\n",
    "fenced preamble": "```\nVersion: 1.2\nOwner: Docs Team\nStatus: Draft (early)\n```\n\n# Login\n",
    "HTML table": (
        "# Login\n\n<table>\n<tr><th>Version</th><td>1.2</td></tr>\n<tr><th>Owner</th><td>Docs Team</td></tr>\n"
        "<tr><th>Status</th><td>Draft (early)</td></tr>\n</table>\n"
    ),
    "before the title": "**Version:** 1.2\n**Owner:** [Docs Team](../team.md)\n**Status:** Draft (early)\n\n# Login\n",
    "swallowed by the host": "Version: 1.2\nOwner: Docs Team\nStatus: Draft (early)\n\n# Login\n",
    "underlined title": "Login\n=====\n\n- Version: 1.2\n- Owner: [Docs Team](../team.md)\n- Status: Draft (early)\n",
    "a rule under the last line": (
        "# Login\n\n**Version:** 1.2\n**Owner:** [Docs Team](../team.md)\n**Status:** Draft (early)\n---\n"
    ),
}
TEAM = {"team.md": "# Team\n"}


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS.keys())
def test_the_strip_takes_the_place_of_the_metadata_after_the_title(make_site: MakeSite, dialect: str) -> None:
    site = make_site({**HOME, **TEAM, "specs/login.md": dialect + REST}, momentum={"include": ["specs/**"]})

    tree = parsed(site.content())
    title = one(tree, "h1")
    assert str(title) == '<h1 id="login">Login</h1>'
    strip = title.find_next_sibling()
    assert isinstance(strip, Tag) and strip.has_attr("data-momentum-header")
    assert status_of(site.content()) == "Draft (early)"
    assert facts_of(site.content()) == {"version": "1.2", "owner": "Docs Team"}
    links = [a["href"] for a in strip.select("a")]
    assert links == (["../../team/"] if "](../team.md)" in dialect else [])
    for once in ("1.2", "Docs Team", "Draft", "early"):
        assert len(re.findall(re.escape(once), words(tree))) == 1
    assert site.content().endswith(
        '<h2 id="overview">Overview</h2>\n<p>Words <em>here</em> &amp; <code>there</code>.</p>'
    )
    assert site.warnings == []


def test_front_matter_gets_a_strip_and_the_page_loses_nothing(make_site: MakeSite) -> None:
    site = make_site({**HOME, "specs/sso.md": FRONT})

    content = site.content("specs/sso/index.html")
    assert status_of(content) == "Accepted"
    assert facts_of(content) == {
        "created": "2026-02-03",
        "authors": "Platform Lead",
        "requires": "a browser, a mail server",
    }
    assert bars_of(content) == ["2 of 2 met · 1 dropped"]
    assert "<p>One account for all.</p>" in content
    assert site.pages["specs/sso/index.html"].title == "Single sign-on"


def test_front_matter_with_a_title_heading_keeps_the_strip_behind_the_heading(make_site: MakeSite) -> None:
    text = "---\nstatus: draft\nversion: 1.10\n---\n\n# Login\n\nWords.\n"

    site = make_site({**HOME, "specs/login.md": text})

    tree = parsed(site.content())
    assert [node.name for node in tree.find_all(recursive=False)] == ["h1", "div", "details", "p"]
    assert facts_of(site.content()) == {"version": "1.10"}


def test_without_a_title_heading_the_strip_stands_first(make_site: MakeSite) -> None:
    site = make_site({**HOME, "specs/sso.md": FRONT})

    first = parsed(site.content("specs/sso/index.html")).find_all(recursive=False)[0]
    assert first.has_attr("data-momentum-header")


@pytest.mark.parametrize("theme", ["material", "readthedocs"])
def test_a_themes_own_heading_stands_before_the_strip_of_a_page_without_one(make_site: MakeSite, theme: str) -> None:
    site = make_site({**HOME, "specs/sso.md": FRONT}, theme=theme)

    html = site.html("specs/sso/index.html")
    if theme == "material":
        assert html.index("<h1>Single sign-on</h1>") < html.index("data-momentum-header")
    assert len(parsed(html).select("[data-momentum-header]")) == 1


def test_a_status_section_stays_where_it_is(make_site: MakeSite) -> None:
    site = make_site({**HOME, "adr/0004-log.md": SECTION})

    content = site.content("adr/0004-log/index.html")
    assert '<h2 id="status">Status</h2>\n<p>Implemented (release 5)</p>' in content
    assert status_of(content) == "Implemented (release 5)"
    assert facts_of(content) == {"created": "2026-03-05"}
    assert bars_of(content) == ["2 criteria, not tracked"]
    assert parsed(content).select(".momentum-section [role=progressbar]") == []


def test_links_and_formatting_in_values_are_kept(make_site: MakeSite) -> None:
    text = (
        "# Login\n\n- Status: **Accepted**, see [minutes](../team.md)\n- Created: `2026-01-02`\n"
        "- Discussion: <https://forum.example/1>\n- Team: a *fine* one & <b>more</b>\n- Link: [ref]\n\n"
        "[ref]: ../team.md\n\n## Overview\n\nText.\n"
    )

    site = make_site({**HOME, **TEAM, "specs/login.md": text})

    strip = strip_of(site.content())
    assert [a["href"] for a in strip.select("a")] == ["../../team/", "https://forum.example/1", "../../team/"]
    assert facts_of(site.content())["Team"] == "a fine one & more"
    assert str(one(strip, '[data-momentum-field="Team"] em')) == "<em>fine</em>"
    assert one(strip, "time")["datetime"] == "2026-01-02"
    assert site.warnings == []


def test_every_field_the_author_wrote_is_on_the_page(make_site: MakeSite) -> None:
    keys = {f"Key {number}": f"value number {number}" for number in range(30)}
    lines = "".join(f"- {key}: {value}\n" for key, value in keys.items())

    site = make_site({**HOME, "specs/login.md": f"# Login\n\n- Status: Draft\n- Version: 2\n{lines}\nText.\n"})

    assert facts_of(site.content()) == {"version": "2", **keys}


def test_text_between_and_behind_the_metadata_stays(make_site: MakeSite) -> None:
    text = (
        "Above the title.\n\n# Login\n\nBefore.\n\n**Version:** 1\n**Status:** Draft\n\nBehind, with [a link][x].\n\n"
        "[x]: https://forum.example/\n\n## Overview\n\nText.\n"
    )

    site = make_site({**HOME, "specs/login.md": text})

    texts = [words(node) for node in parsed(site.content()).select("p") if not node.find_parent(class_="momentum")]
    assert texts == ["Above the title.", "Before.", "Behind, with a link.", "Text."]
    assert facts_of(site.content()) == {"version": "1"}


def test_initials_in_a_key_are_capitals(make_site: MakeSite) -> None:
    text = "---\nrfc: 3\ntracking-url: a\nprivate: b\nstatus: Draft\nversion: 1\n---\n\n# A\n"
    html = make_site({"index.md": "# Home\n", "specs/a.md": text}).content("specs/a/index.html")

    labels = [words(label) for label in strip_of(html).select(".momentum-more dt")]
    assert labels == ["RFC", "Tracking URL", "Private"]


def test_placeholders_show_as_written_and_are_no_facts(make_site: MakeSite) -> None:
    site = make_site({**HOME, "specs/login.md": DRAFT.replace("2026-01-05", "YYYY-MM-DD")})

    assert data_of(site)["specs"][0]["created"] is None
    assert facts_of(site.content())["created"] == "YYYY-MM-DD"
    assert strip_of(site.content()).select("time") == []


def test_two_statuses_that_disagree_are_both_on_the_page(make_site: MakeSite) -> None:
    text = "---\nstatus: Accepted\nversion: 2\n---\n# Login\n\n- Status: Rejected\n- Owner: Docs Team\n\nText.\n"

    site = make_site({**HOME, "specs/login.md": text}, strict=False)

    assert status_of(site.content()) == "Accepted"
    assert "Rejected" in words(strip_of(site.content()))


def test_a_badge_is_in_no_title_no_contents_and_no_search_title(make_site: MakeSite) -> None:
    site = make_site(PORTAL, theme="material")

    page = site.pages["specs/search/index.html"]
    assert page.title == "Search &amp; find"
    assert [item.title for item in page.toc] == ["Search &amp; find"]
    assert [item.title for item in list(page.toc)[0].children] == ["Overview", "Success Criteria"]
    html = site.html("specs/search/index.html")
    assert words(one(parsed(html), "head title")) == "Search & find - Portal"
    titles = {entry["title"] for entry in search_of(site).values()}
    assert titles == {
        "Home", "Use", "Login", "Overview", "Success Criteria", "Search &amp; find", "Single sign-on", "Context",
        "Acceptance Criteria", "2. Keep records", "Decision", "Write a log", "Status", "Definition of Done", "Specs",
        "Draft", "Accepted", "In Progress", "Implemented", "Superseded",
    }  # fmt: skip


def test_bars_state_their_values_and_their_label(make_site: MakeSite) -> None:
    text = DRAFT + "\n### Measured\n\n- [x] Fast\n\n## Test Criteria\n\n- [~] Dropped\n- [/] Started\n- [x] Met\n"

    site = make_site({**HOME, "specs/login.md": text})

    bars = parsed(site.content()).select(".momentum-section [role=progressbar]")
    names = ("aria-valuemin", "aria-valuenow", "aria-valuemax", "aria-label", "aria-valuetext")
    assert [tuple(str(bar[name]) for name in names) for bar in bars] == [
        ("0", "2", "4", "Success Criteria", "2 of 4 met"),
        ("0", "1", "2", "Test Criteria", "1 of 2 met · 1 dropped"),
    ]
    overall = one(strip_of(site.content()), "[role=progressbar]")
    assert (overall["aria-valuenow"], overall["aria-valuemax"], words(overall)) == ("3", "6", "3 of 6 met · 1 dropped")


def test_each_bar_stands_right_under_its_heading(make_site: MakeSite) -> None:
    text = DRAFT + "\n## More\n\n**Acceptance Criteria:**\n\n1. [x] Met\n2. [ ] Open\n"

    site = make_site({**HOME, "specs/login.md": text})

    before = [bar.find_previous_sibling() for bar in parsed(site.content()).select(".momentum-section")]
    assert [words(node) for node in before if isinstance(node, Tag)] == ["Success Criteria", "Acceptance Criteria:"]
    assert bars_of(site.content()) == ["1 of 3 met", "1 of 2 met"]


@pytest.mark.parametrize(
    "heading",
    [
        "## ✅ Success Criteria", "## Success Criteria *(mandatory)*", "## 7. Success Criteria:", "## SUCCESS CRITERIA",
        "## **Success Criteria**", "## Success Criteria {#done}", "### Success Criteria (v2)", "Success Criteria\n---",
        "## Success Criteria ##", "###### 受け入れ基準",
    ],
)  # fmt: skip
def test_decorated_headings_get_their_bar(make_site: MakeSite, heading: str) -> None:
    text = DRAFT.replace("## Success Criteria", heading)

    site = make_site({**HOME, "specs/login.md": text}, markdown_extensions=["attr_list"])

    assert bars_of(site.content()) == ["1 of 3 met"]
    heading_tag = one(parsed(site.content()), ".momentum-section").find_previous_sibling()
    assert isinstance(heading_tag, Tag) and re.fullmatch("h[2-6]", heading_tag.name)


def test_two_sections_of_one_name_have_their_own_bars(make_site: MakeSite) -> None:
    text = (
        DRAFT
        + "\n## Part\n\n### Acceptance Criteria\n\n- [x] a\n\n## Part\n\n### Acceptance Criteria\n\n- [ ] b\n- [ ] c\n"
    )

    site = make_site({**HOME, "specs/login.md": text})

    assert bars_of(site.content()) == ["1 of 3 met", "1 of 1 met", "0 of 2 met"]


def test_a_bullet_with_a_link_to_another_record_is_shown_with_its_link(make_site: MakeSite) -> None:
    files = {
        **HOME,
        "adr/0002-records.md": BULLETS.replace("0004-log.md", "0004-log.md#status"),
        "adr/0004-log.md": SECTION,
    }

    site = make_site(files)

    strip = strip_of(site.content("adr/0002-records/index.html"))
    assert [a["href"] for a in strip.select("a")] == ["../0004-log/#status", "../0004-log/"]
    assert words(one(strip, ".momentum-line .momentum-status")) == "Superseded by 4"
    assert facts_of(site.content("adr/0002-records/index.html")) == {"created": "2026-03-04", "Deciders": "Docs Team"}
