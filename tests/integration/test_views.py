"""Views of a listing: how the specs are shown, and what readers are given to filter them."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag

from benchmarks import generate
from mkdocs_momentum.site.render import THEME

from .conftest import MakeSite
from .pages import broken_links, groups_of, one, parsed, words
from .samples import MANY
from .sites import Built

OWNED: dict[str, str | bytes] = {
    "specs/1.md": "# Ants\n\n**Status:** Draft\n**Owner:** Docs Team\n**Tags:** api, web\n**Category:** ERC\n**Authors:** Ada\n",
    "specs/2.md": "# Bees\n\n**Status:** In Review (late)\n**Owner:** Docs Team, Field Lab\n**Category:** Core\n**Updated:** 2026-02-01\n",
    "specs/3.md": "# Cats\n\n**Status:** Draft\n**Tags:** web\n**Category:** ERC\n**Version:** 1.0\n\n## Success Criteria\n\n- [x] a\n- [ ] b\n",
    "specs/4.md": "---\nspec: true\n---\n# Dogs\n\n**Version:** 1.0\n**Created:** 2026-01-01\n\nText.\n",
}
"""Specs with owners, tags and a field that the plugin does not know; one has no status."""


def shown(make_site: MakeSite, options: str, files: dict[str, str | bytes] = OWNED, **settings: Any) -> Built:
    return make_site({"index.md": f"# Home\n\n<!-- momentum/specs {options} -->\n\nBehind.\n", **files}, **settings)


def listing_of(site: Built, path: str = "index.html") -> Tag:
    return one(parsed(site.content(path)), "momentum-listing")


def rows_of(node: Tag) -> list[list[str]]:
    return [[words(cell) for cell in row.select("th, td")] for row in node.select("tr")]


def chips_of(node: Tag) -> list[tuple[str, str]]:
    return [(str(chip["data-value"]), words(chip)) for chip in node.select(".momentum-chips button")]


def test_a_table_has_the_columns_that_are_asked_for(make_site: MakeSite) -> None:
    node = listing_of(shown(make_site, "{ view: table, columns: [id, title, owners, CATEGORY, status], sort: -title }"))

    assert rows_of(node) == [
        ["ID", "Title", "Owner", "Category", "Status"],
        ["4", "Dogs", "", "", ""],
        ["3", "Cats", "", "ERC", "Draft"],
        ["2", "Bees", "Docs Team, Field Lab", "Core", "In Review (late)"],
        ["1", "Ants", "Docs Team", "ERC", "Draft"],
    ]
    assert [str(head.get("aria-sort")) for head in node.select("th")] == ["None", "descending", "None", "None", "None"]
    assert node["data-sort"] == "-title"
    assert node.select(".momentum-summary a") == []


@pytest.mark.parametrize(
    ("columns", "shown_columns"),
    [
        ("[titel, title, category]", ["Title", "Category"]),
        ("[titel]", ["Title", "Status", "Version", "Progress"]),
        ("[title, owner, tags, quality]", ["Title", "Owner", "Tags"]),
    ],
    ids=["some", "all", "one that the plugin knows"],
)
def test_columns_that_no_spec_of_the_site_has_are_told_and_left_out(
    make_site: MakeSite, columns: str, shown_columns: list[str]
) -> None:
    site = shown(make_site, f"{{ view: table, status: draft, columns: {columns} }}", strict=False)

    assert rows_of(listing_of(site))[0] == shown_columns
    assert [name for text in site.warnings for name in re.findall('the field "([a-z]+)"', text)] == [
        "quality" if "quality" in columns else "titel"
    ]


def test_columns_that_nobody_fills_are_left_out(make_site: MakeSite) -> None:
    node = listing_of(shown(make_site, "{ view: table, status: draft }"))

    assert rows_of(node) == [
        ["Title", "Status", "Version", "Progress"],
        ["Ants", "Draft", "", ""],
        ["Cats", "Draft", "1.0", "1 of 2 met"],
    ]


def test_specs_that_were_never_changed_say_when_they_began(make_site: MakeSite) -> None:
    node = listing_of(shown(make_site, "{ view: table, path: 'specs/4.md' }"))

    assert rows_of(node) == [["Title", "Version", "Created"], ["Dogs", "1.0", "2026-01-01"]]


def test_groups_by_any_field_with_the_rest_last(make_site: MakeSite) -> None:
    site = shown(make_site, "{ group_by: category }")

    assert groups_of(site.content("index.html")) == {
        "Core": ["Bees"], "ERC": ["Ants", "Cats"], "Without Category": ["Dogs"],
    }  # fmt: skip
    node = listing_of(site)
    assert rows_of(node)[:2] == [
        ["Title", "Status", "Version", "Updated", "Progress"],
        ["Bees", "In Review (late)", "", "2026-02-01", ""],
    ]
    assert [words(link) for link in node.select(".momentum-summary a")] == ["Core 1", "ERC 2", "Without Category 1"]
    assert chips_of(node) == [("draft", "Draft 2"), ("in-review", "In Review 1"), ("none", "No status 1")]
    assert [str(row["data-s"]) for row in node.select("tbody tr")] == ["in-review", "draft", "draft", "none"]
    assert broken_links(site) == []


def test_a_spec_of_two_owners_stands_under_both_and_counts_once(make_site: MakeSite) -> None:
    site = shown(make_site, "{ group_by: owner, status: [draft, in review] }")

    assert groups_of(site.content("index.html")) == {
        "Docs Team": ["Ants", "Bees"], "Field Lab": ["Bees"], "Without Owner": ["Cats"],
    }  # fmt: skip
    assert words(one(listing_of(site), ".momentum-summary__total")) == "3 specs"


def test_what_the_script_needs_stands_in_the_rows(make_site: MakeSite) -> None:
    node = listing_of(shown(make_site, ""))

    data = [{name: row[name] for name in row.attrs} for row in node.select("tbody tr")]
    assert data == [
        {"data-o": "Docs Team", "data-t": "api|web", "data-q": "1 ERC Ada"},
        {"data-t": "web", "data-q": "3 ERC"},
        {"data-o": "Docs Team|Field Lab", "data-q": "2 Core"},
        {"data-q": "4 2026-01-01"},
    ]
    assert [str(group["data-s"]) for group in node.select("[data-group]")] == ["draft", "in-review", "none"]
    assert [[words(option) for option in choice.select("option")] for choice in node.select("select")] == [
        ["All owners", "Docs Team", "Field Lab"], ["All tags", "api", "web"],
    ]  # fmt: skip
    assert (node["data-count"], node["data-name"]) == ("{shown} of {total}", "")


SPELLED: dict[str, str | bytes] = {
    f"specs/{number}.md": f"# Spec {number}\n\n**Status:** Draft\n**Version:** 1\n**Owner:** {owner}\n**Tags:** {tag}\n"
    for number, (owner, tag) in enumerate(
        [("web team", "api"), ("Web Team", "API"), ("Web  Team", "API"), ("Web Team", "ui")]
    )
}
"""Specs whose authors spell one owner and one tag in several ways."""


def test_an_owner_that_is_spelled_in_several_ways_is_one_to_choose(make_site: MakeSite) -> None:
    summary = "\n\n".join(
        f"<!-- momentum/specs {{ view: summary, group_by: {facet} }} -->" for facet in ("owner", "tag")
    )
    some = "<!-- momentum/specs { view: cards, owner: WEB TEAM, limit: 1 } -->"
    site = make_site({"index.md": f"# Home\n\n{summary}\n\n{some}\n", **SPELLED})

    node = listing_of(site, "specs/index.html")
    assert [row.get("data-o") for row in node.select("tbody tr")] == ["Web Team"] * 4
    assert [row.get("data-t") for row in node.select("tbody tr")] == ["API", "API", "API", "ui"]
    assert [[words(option) for option in choice.select("option")] for choice in node.select("select")] == [
        ["All owners", "Web Team"], ["All tags", "API", "ui"],
    ]  # fmt: skip
    home = parsed(site.content("index.html"))
    assert [(words(link), link["href"]) for link in home.select(".momentum-summary__groups a")] == [
        ("Web Team 4", "specs/?owner=Web%20Team"), ("API 3", "specs/?tag=API"), ("ui 1", "specs/?tag=ui"),
    ]  # fmt: skip
    assert one(home, ".momentum-rest a, a.momentum-rest")["href"] == "specs/?owner=Web%20Team"


def test_without_a_filter_there_are_no_controls(make_site: MakeSite) -> None:
    node = listing_of(shown(make_site, "{ filter: false }"))

    assert node.select("input, select, button, [data-q], .momentum-nothing") == []
    assert [words(link) for link in node.select(".momentum-summary a")] == ["Draft 2", "In Review 1", "No status 1"]


def test_headings_carry_the_stage_of_their_group(make_site: MakeSite) -> None:
    site = shown(make_site, "", theme="material")
    headings = parsed(site.content("index.html")).select("h2")

    assert [heading["class"] for heading in headings] == [
        ["momentum-heading", "momentum-stage--draft"],
        ["momentum-heading", "momentum-stage--review"],
        ["momentum-heading", "momentum-stage--none"],
    ]
    assert [str(heading["id"]) for heading in headings] == ["draft", "in-review", "no-status"]


def test_a_board_has_a_column_for_each_stage(make_site: MakeSite) -> None:
    node = listing_of(shown(make_site, "{ view: board }", MANY))

    assert [words(title) for title in node.select(".momentum-lane__title")] == [
        "Draft 3", "In review 1", "Done 1", "Unknown 2",
    ]  # fmt: skip
    assert [str(title["aria-level"]) for title in node.select("[role=heading]")] == ["2"] * 4
    assert [words(card) for card in node.select(".momentum-card")][:5] == [
        "Cats1", "Bees21 of 2 met", "Ants102 of 2 met", "Dogs0 of 3 met", "Eels(v2)1 of 1 met · 1 dropped",
    ]  # fmt: skip
    board = one(node, ".momentum-board")
    assert (board["role"], board["tabindex"], board["aria-label"]) == ("region", "0", "Specs")


def test_cards_with_a_way_to_the_rest(make_site: MakeSite) -> None:
    files = {"all.md": "# All\n\n<!-- momentum/specs -->\n", **MANY}
    site = shown(make_site, "{ view: cards, limit: 2, sort: title, status: draft, more: all.md }", files)

    node = listing_of(site)
    assert [words(card) for card in node.select(".momentum-card a")] == ["Ants", "Bees"]
    rest = one(node, ".momentum-rest a")
    assert (words(rest), rest["href"]) == ("Show all 3 specs", "all/?status=draft&sort=title")
    assert node.select(".momentum-summary, input") == []
    assert "<p>Behind.</p>" in site.content("index.html")


def test_a_card_says_when_its_spec_was_changed_else_when_it_began(make_site: MakeSite) -> None:
    text = "# {}\n\n**Status:** Draft\n**Version:** 1\n{}"
    dates = {
        "Ants": "**Created:** 2026-01-01\n", "Bees": "**Created:** 2026-03-01\n", "Cats": "",
        "Dogs": "**Created:** 2026-04-01\n**Updated:** 2026-05-01\n",
    }  # fmt: skip
    files: dict[str, str | bytes] = {f"specs/{name}.md": text.format(name, date) for name, date in dates.items()}
    node = listing_of(shown(make_site, "{ view: cards, sort: [-updated, -created] }", files))

    assert [[words(part) for part in card.select("a, span[class$=date]")] for card in node.select(".momentum-card")] == [
        ["Dogs", "Updated 2026-05-01"], ["Bees", "Created 2026-03-01"], ["Ants", "Created 2026-01-01"], ["Cats"],
    ]  # fmt: skip


def test_the_rest_of_a_selection_that_no_address_can_say(make_site: MakeSite) -> None:
    files = {"all.md": "# All\n\n<!-- momentum/specs -->\n", **MANY}
    site = shown(make_site, "{ view: cards, limit: 2, path: 'specs/**', more: all.md }", files)

    rest = one(listing_of(site), ".momentum-rest a")
    assert (words(rest), rest["href"]) == ("All specs", "all/")


def test_all_of_a_short_selection_has_no_rest(make_site: MakeSite) -> None:
    node = listing_of(shown(make_site, "{ view: cards, limit: 3, status: draft }", MANY))

    assert len(node.select(".momentum-card")) == 3
    assert node.select(".momentum-rest") == []


def test_a_summary_leads_to_the_filtered_index(make_site: MakeSite) -> None:
    files = {"all.md": "# All\n\n<!-- momentum/specs -->\n", **MANY}
    site = shown(make_site, "{ view: summary, more: all.md }", files)

    node = listing_of(site)
    assert [(words(link), str(link["href"])) for link in node.select(".momentum-summary__groups a")] == [
        ("Draft 3", "all/?status=draft"),
        ("In Review 1", "all/?status=in-review"),
        ("Implemented 1", "all/?status=implemented"),
        ("Unknown 2", "all/?status=unknown"),
    ]
    bars = [(str(bar["x"]), str(bar["width"])) for bar in node.select("rect.momentum-status")]
    assert bars == [("0.0%", "42.857%"), ("42.857%", "14.286%"), ("57.143%", "14.286%"), ("71.429%", "28.571%")]
    assert words(one(node, "[role=progressbar]")) == "4 of 8 met · 1 dropped"
    assert node.select("table, .momentum-card, input") == []


def test_a_summary_of_what_no_address_can_say_has_no_links(make_site: MakeSite) -> None:
    node = listing_of(shown(make_site, "{ view: summary, path: 'specs/**' }", MANY))

    assert [words(item) for item in node.select(".momentum-summary__groups li")] == ["Draft 3", "In Review 1"]
    assert node.select("a") == []


def test_listings_of_a_page_have_names_of_their_own(make_site: MakeSite) -> None:
    page = "# Home\n\n<!-- momentum/specs -->\n\n## B\n\n<!-- momentum/specs { view: summary } -->\n\n## C\n\n<!-- momentum/specs { view: table } -->\n"
    site = make_site({"index.md": page, **MANY})

    assert [(str(node["data-view"]), str(node["data-name"])) for node in parsed(site.content("index.html")).select("momentum-listing")] == [
        ("groups", ""), ("summary", ""), ("table", "2"),
    ]  # fmt: skip


NESTED = """# Home

!!! note "In a note"

    Text.

    <!-- momentum/specs { status: draft } -->

    More.

=== "In a tab"

    <!-- momentum/specs { view: table, status: implemented } -->

=== "In another"

    <!-- momentum/specs { view: summary } -->

Behind.
"""


def test_within_admonitions_and_content_tabs(make_site: MakeSite) -> None:
    extensions = ["admonition", "pymdownx.superfences", {"pymdownx.tabbed": {"alternate_style": True}}, "toc"]
    site = make_site({"index.md": NESTED, **MANY}, markdown_extensions=extensions)

    tree = parsed(site.content("index.html"))
    note = one(tree, ".admonition")
    assert [words(node) for node in note.find_all(recursive=False)][0] == "In a note"
    assert [child.name for child in note.find_all(recursive=False)] == ["p", "p", "momentum-listing", "p"]
    assert groups_of(str(note)) == {"Draft": ["Cats", "Bees", "Ants"]}
    tabs = tree.select(".tabbed-block")
    assert [[str(node["data-view"]) for node in tab.select("momentum-listing")] for tab in tabs] == [
        ["table"],
        ["summary"],
    ]
    assert [child.name for child in tree.find_all(recursive=False)] == ["h1", "div", "div", "p"]
    assert site.warnings == []


def test_what_documents_say_is_escaped_everywhere(make_site: MakeSite) -> None:
    evil = '"><img src=x onerror=alert(1)>|<b>'
    text = f"# A {evil}\n\n**Status:** Draft {evil}\n**Owner:** {evil}\n**Tags:** {evil}\n**Kind:** {evil}\n**Version:** 1\n"
    for view in ("groups", "table", "board", "cards", "summary"):
        options = f"{{ view: {view}, group_by: kind }}" if view in ("groups", "board") else f"{{ view: {view} }}"
        site = shown(make_site, options, {"specs/1.md": text})
        tree = parsed(site.content("index.html"))
        assert tree.select("img, b, [onerror]") == [], view
        assert len(tree.select("momentum-listing")) == 1, view


def test_a_heading_of_a_group_says_what_the_documents_say(make_site: MakeSite) -> None:
    kind = "Team: x~y | *a* #1 & <i> `c` [d](e) 1. - {f} \\g"
    text = f"---\nstatus: Draft\nversion: 1\nkind: '{kind}'\n---\n\n# A\n"
    site = shown(make_site, "{ view: groups, group_by: kind }", {"specs/1.md": text})

    assert [
        words(heading).removesuffix("¶").strip() for heading in parsed(site.content("index.html")).select("h2")
    ] == [kind]


def test_words_follow_the_language_of_the_theme(make_site: MakeSite) -> None:
    site = shown(make_site, "{ view: board }", MANY, theme={"name": "material", "language": "de"})

    node = listing_of(site)
    assert one(node, "input")["placeholder"] == "Spezifikationen durchsuchen"
    assert words(node.select(".momentum-lane__title")[0]) == "Entwurf 3"
    assert node["data-count"] == "{shown} von {total}"


def test_many_rows_stand_in_parts(make_site: MakeSite) -> None:
    files = {
        f"specs/{number}.md": f"# Spec {number}\n\n**Status:** Draft\n**Version:** 1\n" for number in range(1, 222)
    }
    node = listing_of(shown(make_site, "", dict(files)))

    assert [len(part.select("tr")) for part in node.select("tbody.momentum-chunk")] == [50, 50, 50, 50, 21]


def test_a_row_of_a_template_sized_spec_is_short(make_site: MakeSite) -> None:
    files = {f"area-00/{number:05}-ticket-queue-exports.md": generate.spec(number) for number in range(1, 41)}
    site = make_site({"index.md": "# Home\n", **files})

    rows = re.findall(r"<tr(?: data-q=\"\d+\")?><td>.*?</tr>\n?", site.content("specs/index.html"))
    assert len(rows) == 40
    assert max(len(row.encode()) for row in rows) <= 400


@pytest.mark.parametrize(("name", "limit"), [("momentum.css", 8000), ("momentum.js", 10000)])
def test_assets_are_small(name: str, limit: int) -> None:
    assert len(gzip.compress((Path(THEME) / "assets/momentum" / name).read_bytes())) <= limit


def test_the_script_is_loaded_once_the_page_is_read(make_site: MakeSite) -> None:
    site = shown(make_site, "", theme="mkdocs")

    script = one(parsed(site.html("index.html")), "script[src*=momentum]")
    assert (script["src"], script.has_attr("defer")) == ("assets/momentum/momentum.js", True)
    assert site.has("assets/momentum/momentum.js")


def test_a_page_for_the_rest_that_is_not_there_is_a_warning(make_site: MakeSite) -> None:
    site = shown(make_site, "{ view: cards, limit: 1, more: al.md }", strict=False)

    place = 'mkdocs_momentum: index.md:3: listing directive: option "more": there is no page "al.md"; write its path below the docs folder'
    assert [text for text in site.warnings if "more" in text] == [place]


def test_a_status_stands_in_its_group_with_the_words_that_follow_it(make_site: MakeSite) -> None:
    node = listing_of(shown(make_site, "{ status: in review }"))

    assert rows_of(node)[1][:2] == ["Bees", "In Review (late)"]
    assert [str(cell["class"]) for cell in node.select("td[class]")] == ["['momentum-stage--review']"]


def test_a_row_is_found_by_every_short_field(make_site: MakeSite) -> None:
    text = "# Ants\n\n**Status:** Draft\n**Team Lead:** Ada\n**Track:** Core\n**Thread:** https://talk.example/1\n"
    node = listing_of(shown(make_site, "", {"specs/7.md": text + f"**Why:** {'long ' * 20}\n"}))

    assert [str(row["data-q"]) for row in node.select("tbody tr")] == ["7 Ada Core"]
