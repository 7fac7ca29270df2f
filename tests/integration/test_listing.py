"""Listings, the index page and the JSON document beside it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from .conftest import MakeSite
from .pages import broken_links, data_of, groups_of, one, parsed, search_of, words
from .samples import MANY, PORTAL, TITLES, made
from .sites import Built


def listed(make_site: MakeSite, options: str = "", **settings: Any) -> Built:
    page = f"# Home\n\n<!-- momentum/specs {options} -->\n\nBehind.\n"
    return make_site({"index.md": page, **MANY}, **settings)


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

    site = make_site({"index.md": page, **MANY}, strict=False)

    assert len(site.warnings) == 1
    assert f"index.md:7: listing directive: {error}" in site.warnings[0]
    shown = words(one(parsed(site.content("index.html")), ".momentum-empty"))
    assert shown.startswith(f"This listing cannot be shown: {error}")
    assert "<p>Behind.</p>" in site.content("index.html")
    assert len(parsed(site.content("specs/1-c/index.html")).select("[data-momentum-header]")) == 1


def test_an_unknown_status_in_a_directive_is_named(make_site: MakeSite) -> None:
    site = listed(make_site, "{ status: [darft, draft] }", strict=False)

    assert len(site.warnings) == 1
    assert "index.md:3: listing directive: no spec " in site.warnings[0]
    assert '"darft"' in site.warnings[0]
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
        "root": "../",
        "site": data_of(site)["site"],
        "totals": {"specs": 0, "criteria": {"total": 0, "met": 0, "dropped": 0, "untracked": 0}},
        "statuses": [],
        "specs": [],
    }


def test_several_listings_on_a_page_have_their_own_headings_and_anchors(make_site: MakeSite) -> None:
    page = (
        "# Home\n\n## First\n\n<!-- momentum/specs { path: 'specs/**' } -->\n\n## Second\n\n"
        "<!-- momentum/specs { path: 'other/**' } -->\n\n### Third\n\n<!-- momentum/specs { stage: draft } -->\n"
    )

    site = make_site({"index.md": page, **MANY})

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

    site = make_site({"index.md": page, **MANY}, markdown_extensions=["fenced_code"])

    assert "&lt;!-- momentum/specs --&gt;" in site.content("index.html")
    assert "momentum-table" not in site.content("index.html")
    assert len(parsed(site.content("specs/index.html")).select("table")) == 4


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


RAW = {
    "details": "<details>\n<summary>s</summary>\n\n{directive}\n\n</details>\n",
    "an element": "<div>\n\n{directive}\n\n</div>\n",
    "an element without an end": "<div>\n\n{directive}\n",
    "an element that nobody renders": '<div markdown="1">\n\n{directive}\n\n</div>\n',
    "a table": "<table><tr><td>\n\n{directive}\n\n</td></tr></table>\n",
    "an admonition that nobody knows": "!!! note\n\n    {directive}\n",
}
UNRENDERED = (
    "it stands within HTML or code, which MkDocs does not render as Markdown; "
    "move it out, or have the element rendered with `markdown` and the extension `md_in_html`"
)
INTERNAL = re.compile(r"zq[0-9a-f]{16}q")


@pytest.mark.parametrize("options", ["", "{ view: summary }", "{ view: table, filter: false }", "{ stage: living }"])
@pytest.mark.parametrize("name", RAW)
def test_where_no_markdown_is_rendered_a_listing_stays_a_comment_and_is_told(
    make_site: MakeSite, name: str, options: str
) -> None:
    page = f"# Home\n\nBefore.\n\n{RAW[name].format(directive=f'<!-- momentum/specs {options} -->')}\nBehind.\n"
    files = {"index.md": page, "list.md": "# L\n\n<!-- momentum/specs -->\n", **MANY}

    site = make_site(files, strict=False)
    plain = make_site(files, plugins=["search"], strict=False)

    assert site.content("index.html") == plain.content("index.html")
    assert len(groups_of(site.html("list/index.html"))) == 4
    assert not any(INTERNAL.search(site.html(file)) for file in ("index.html", "search/search_index.json"))
    line = page.split("<!--", maxsplit=1)[0].count("\n") + 1
    assert [found for found in site.warnings if "not render" in found] == [
        f"mkdocs_momentum: index.md:{line}: listing directive: {UNRENDERED}"
    ]


def test_one_of_two_listings_within_html_does_not_take_the_other_away(make_site: MakeSite) -> None:
    page = "# Home\n\n<!-- momentum/specs { view: table } -->\n\n<div>\n\n<!-- momentum/graph -->\n\n</div>\n"

    site = make_site({"index.md": page, **MANY}, strict=False)

    assert len(parsed(site.content("index.html")).select("table")) == 1
    assert "<!-- momentum/graph -->" in site.content("index.html")
    assert [found for found in site.warnings if "graph directive" in found] != []


@pytest.mark.parametrize("wrap", ["<div>\n\n{}\n</div>\n", "<details>\n<summary>s</summary>\n\n{}\n</details>\n"])
@pytest.mark.parametrize("whole", [True, False])
def test_the_search_reads_no_mark_of_a_spec_within_html(make_site: MakeSite, wrap: str, *, whole: bool) -> None:
    head = "# Login\n\n**Status:** Draft\n**Version:** [1.0](https://example.com)\n\n"
    criteria = "## Success Criteria\n\n- [x] one\n- two\n"
    text = wrap.format(head + criteria) if whole else head + wrap.format(criteria)

    site = make_site({"index.md": "# Home\n", "specs/login.md": text}, strict=False)

    assert not any(INTERNAL.search(site.html(file)) for file in ("specs/login/index.html", "search/search_index.json"))
