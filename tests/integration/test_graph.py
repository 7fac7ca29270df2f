"""Graphs in pages of real sites."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag

from mkdocs_momentum.site.render import THEME

from .conftest import MakeSite
from .pages import broken_links, one, parsed, search_of, words
from .sites import Built

SPECS: dict[str, str | bytes] = {
    "specs/001-base.md": "# Base\n\n**Version:** 1.0.0\n**Status:** Implemented\n",
    "specs/002-login.md": "# Login\n\n**Version:** 1.0.0\n**Status:** Draft\n**Depends on:** 001\n",
    "specs/003-audit.md": "# Audit & more\n\n**Version:** 1.0.0\n**Status:** In Review\n**Depends on:** 002, 001\n**See also:** 001\n",
    "specs/004-old.md": "# Old\n\n**Version:** 1.0.0\n**Status:** Superseded by 003\n",
    "specs/005-lone.md": "# Lone\n\n**Version:** 1.0.0\n**Status:** Draft\n",
    "specs/006-here.md": "# Here\n\n**Version:** 1.0.0\n**Status:** Draft\n**Depends on:** 002\n\nText.\n\n<!-- momentum/graph -->\n\nBehind.\n",
}


def shown(make_site: MakeSite, options: str = "", files: dict[str, str | bytes] = SPECS, **settings: Any) -> Built:
    return make_site({"index.md": f"# Home\n\n<!-- momentum/graph {options} -->\n\nBehind.\n", **files}, **settings)


def figure_of(site: Built, path: str = "index.html") -> Tag:
    return one(parsed(site.content(path)), "figure.momentum-graph")


def said(site: Built) -> list[str]:
    """Return what was logged of graphs."""
    return [text for text in site.own if "graph directive" in text]


def nodes_of(figure: Tag) -> dict[str, str]:
    """Return the name of each box with the address that it leads to."""
    return {words(node.title): str(node.get("xlink:href")) for node in figure.select(".momentum-node:has(> title)")}


def strokes_of(figure: Tag) -> list[tuple[str, str]]:
    """Return what each line says, and its pattern."""
    lines = figure.select(".momentum-edge:has(title)")
    return [(words(line.title), str(one(line, "path").get("stroke-dasharray", ""))) for line in lines]


def entries_of(figure: Tag) -> list[tuple[str, list[str]]]:
    """Return the specs of the list with their relations."""
    entries = figure.select("details > ul > li")
    names = [words(entry.select_one(":scope > a")) for entry in entries]
    return [(name, [words(row) for row in entry.select("li")]) for name, entry in zip(names, entries, strict=True)]


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_a_graph_is_drawn_with_links_and_lines(make_site: MakeSite, theme: str) -> None:
    site = shown(make_site, theme=theme)
    figure = figure_of(site)

    assert site.warnings == []
    assert words(figure.select_one("figcaption")) == "Relations of 5 specs"
    assert nodes_of(figure) == {
        "001 Base · Implemented": "specs/001-base/",
        "002 Login · Draft": "specs/002-login/",
        "003 Audit & more · In Review": "specs/003-audit/",
        "004 Old · Superseded": "specs/004-old/",
        "006 Here · Draft": "specs/006-here/",
    }
    assert strokes_of(figure) == [
        ("Base → Relates to → Audit & more", "1 5"),
        ("Login → Depends on → Base", ""),
        ("Audit & more → Depends on → Base", ""),
        ("Audit & more → Depends on → Login", ""),
        ("Audit & more → Supersedes → Old", "8 4"),
        ("Here → Depends on → Login", ""),
    ]
    assert [words(entry) for entry in figure.select(".momentum-legend li")] == [
        "AB Depends on", "AB Supersedes", "AB Relates to", "Draft", "In review", "Done", "Retired",
    ]  # fmt: skip
    assert [words(text) for text in one(figure, ".momentum-graph__drawing").select("text")][:2] == ["001", "Base"]
    assert broken_links(site) == []


def test_the_list_says_every_relation_of_the_drawing(make_site: MakeSite) -> None:
    figure = figure_of(shown(make_site))

    assert entries_of(figure) == [
        ("001 Base", ["Relates to: 003 Audit & more"]),
        ("002 Login", ["Depends on: 001 Base"]),
        ("003 Audit & more", ["Depends on: 001 Base, 002 Login", "Supersedes: 004 Old"]),
        ("004 Old", []),
        ("006 Here", ["Depends on: 002 Login"]),
    ]
    assert [str(link["href"]) for link in figure.select("details a")][:2] == ["specs/001-base/", "specs/003-audit/"]
    assert not one(figure, "details").has_attr("open")


def test_what_a_page_says_of_a_graph_is_no_image_and_its_links_are_links(make_site: MakeSite) -> None:
    figure = figure_of(shown(make_site))
    drawing = one(figure, ".momentum-graph__drawing")

    assert (drawing["role"], drawing["aria-labelledby"]) == ("group", "momentum-graph-1")
    assert words(figure.select_one("#momentum-graph-1")) == "Relations of 5 specs"
    area = one(figure, ".momentum-graph__area")
    assert (area["role"], area["tabindex"], area["aria-label"]) == ("region", "0", "Drawing: Relations of 5 specs")
    assert drawing.select("[style]") == []


def test_on_the_page_of_a_spec_it_shows_the_neighbours_and_the_page_stays_a_spec(make_site: MakeSite) -> None:
    site = shown(make_site)
    content = site.content("specs/006-here/index.html")
    figure = figure_of(site, "specs/006-here/index.html")

    assert words(figure.select_one("figcaption")) == "Relations around Here"
    assert nodes_of(figure) == {"002 Login · Draft": "../002-login/", "006 Here · Draft": "./"}
    assert [words(node.title) for node in figure.select("[aria-current=page]")] == ["006 Here · Draft"]
    assert one(parsed(content), "[data-momentum-header]")
    assert "<p>Behind.</p>" in content
    assert site.has("specs/specs.json")


def test_a_page_with_a_graph_is_no_index(make_site: MakeSite) -> None:
    files = {name: text for name, text in SPECS.items() if "here" not in name}
    site = make_site({"specs/drawn.md": "# Drawn\n\n<!-- momentum/graph { kind: nope } -->\n", **files}, strict=False)

    assert site.has("specs/index.html")
    assert said(site) == [
        (
            'mkdocs_momentum: specs/drawn.md:3: graph directive: unknown kind "nope"; known are depends-on, required-by, '
            "supersedes, superseded-by, extends, extended-by, parent, children, relates-to"
        )
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            "{ depth: 2 }",
            'option "depth" counts steps from a spec, and this page is none; name one, such as { around: 12, depth: 2 }, or take it out',
        ),
        (
            "{ around: 002-logn }",
            'option "around" holds "002-logn", which no spec is called; did you mean "specs/002-login.md"?',
        ),
        ("{ direction: rigth }", 'unknown direction "rigth"; did you mean "right"? Known are right, down, left, up'),
    ],
)
def test_a_mistake_is_a_warning_with_its_line_and_stands_in_the_place_of_the_graph(
    make_site: MakeSite, options: str, message: str
) -> None:
    site = shown(make_site, options, strict=False)

    assert said(site) == [f"mkdocs_momentum: index.md:3: graph directive: {message}"]
    assert (
        words(one(parsed(site.content("index.html")), ".momentum-empty")) == f"This graph cannot be shown: {message}."
    )


def test_a_status_that_nobody_knows_is_a_warning(make_site: MakeSite) -> None:
    site = shown(make_site, "{ status: darft }", strict=False)

    assert said(site) == [
        'mkdocs_momentum: index.md:3: graph directive: no spec and no option knows the status "darft"; did you mean "Draft"?'
    ]
    assert words(one(parsed(site.content("index.html")), ".momentum-empty")) == "Nothing is related here."


def test_a_spec_without_relations_is_shown_when_it_is_wanted(make_site: MakeSite) -> None:
    figure = figure_of(shown(make_site, "{ path: '**/005*', lone: true }"))

    assert nodes_of(figure) == {"005 Lone · Draft": "specs/005-lone/"}


def test_titles_are_shown_as_they_are(make_site: MakeSite) -> None:
    title = "<script>alert(1)</script> & 'quotes\" {{ 7 * 7 }} </svg>"
    files: dict[str, str | bytes] = {
        "a.md": f"# `{title}`\n\n**Version:** 1.0.0\n**ID:** 77\n**Status:** `</title><i>`\n**Depends on:** b\n",
        "b.md": "# B\n\n**Version:** 1.0.0\n**Status:** Draft\n",
    }
    figure = figure_of(shown(make_site, files=files, strict=False))

    assert figure.select("script, i") == []
    assert list(nodes_of(figure)) == [f"77 {title} · </title><i>", "B · Draft"]
    lines = [words(line) for line in figure.select(".momentum-node")[0].select("text")]
    assert lines == ["77", "<script>alert(1)</ script> & 'quotes\" {{ 7 * 7 }} </svg>"]


def test_a_circle_is_marked_and_named(make_site: MakeSite) -> None:
    spec = "# {0}\n\n**Version:** 1.0.0\n**Status:** Draft\n**Depends on:** {1}\n"
    files: dict[str, str | bytes] = {
        "a.md": spec.format("Ants", "b, d"), "b.md": spec.format("Bees", "c"), "c.md": spec.format("Cats", "a"),
        "d.md": "# Dogs\n\n**Version:** 1.0.0\n**Status:** Draft\n",
    }  # fmt: skip
    figure = figure_of(shown(make_site, files=files, strict=False))

    marked = [words(line.title) for line in figure.select(".momentum-edge--circle:has(title)")]
    assert marked == ["Ants → Depends on → Bees", "Bees → Depends on → Cats", "Cats → Depends on → Ants"]
    assert len(strokes_of(figure)) == 4
    assert words(one(figure, ".momentum-graph__circle")) == "Circle: Depends on: Ants → Bees → Cats → Ants"
    assert words(figure.select(".momentum-legend li")[-1]) == "Part of a circle"


def test_a_graph_that_is_too_large_is_a_list(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mkdocs_momentum.site.figures.MOST_SPECS", 4)
    site = shown(make_site)
    figure = figure_of(site)

    assert said(site) == [
        (
            "mkdocs_momentum: index.md:3: graph directive: 5 specs with 6 relations are shown as a list; "
            "select fewer, 4 with 600 at most, and fewer of long chains"
        )
    ]
    assert figure.select(".momentum-graph__drawing") == []
    assert words(one(figure, ".momentum-graph__notice")) == (
        "5 specs with 6 relations are too many to draw; here they are as a list."
    )
    assert one(figure, "details").has_attr("open")
    assert len(entries_of(figure)) == 5


def test_a_long_tangle_is_a_list(make_site: MakeSite) -> None:
    files: dict[str, str | bytes] = {
        f"specs/{number:03}-x.md": f"# X{number}\n\n**Version:** 1.0.0\n**Status:** Draft\n"
        + (f"**Depends on:** {number - 1:03}, {number // 3:03}\n" if number > 1 else "")
        for number in range(1, 131)
    }
    site = shown(make_site, files=files, strict=False)

    assert figure_of(site).select(".momentum-graph__drawing") == []
    assert any("130 specs with 2" in text and "are shown as a list" in text for text in said(site))


def test_without_the_library_it_is_a_list(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mkdocs_momentum.site.figures.can_lay_out", lambda: False)
    site = shown(make_site, files={name: text for name, text in SPECS.items() if "here" not in name})
    figure = figure_of(site)

    assert said(site) == [
        (
            "mkdocs_momentum: index.md:3: graph directive: it is shown as a list; "
            'install "mkdocs-momentum[graph]" to have it drawn'
        )
    ]
    assert words(one(figure, ".momentum-graph__notice")) == "The relations are shown as a list."
    assert [name for name, _ in entries_of(figure)] == ["001 Base", "002 Login", "003 Audit & more", "004 Old"]


def test_two_graphs_of_a_page_are_told_apart_and_ask_for_their_style_once(make_site: MakeSite) -> None:
    site = shown(make_site, "-->\n\nText.\n\n<!-- momentum/graph { around: 004, direction: up }")
    tree = parsed(site.content("index.html"))

    assert [str(caption["id"]) for caption in tree.select("figcaption")] == ["momentum-graph-1", "momentum-graph-2"]
    assert [str(link["href"]) for link in tree.select("link")] == ["assets/momentum/graph.css"]
    assert site.has("assets/momentum/graph.css")
    assert "graph.css" not in site.html("specs/001-base/index.html")


@pytest.mark.parametrize("first", ["{ owner: nobody }", "{ around: nobody }"])
def test_the_first_graph_that_a_page_shows_asks_for_the_style(make_site: MakeSite, first: str) -> None:
    tree = parsed(shown(make_site, f"{first} -->\n\n<!-- momentum/graph", strict=False).content("index.html"))

    assert len(tree.select(".momentum-empty")) == 1
    assert [str(caption["id"]) for caption in tree.select("figcaption")] == ["momentum-graph-1"]
    assert [str(link["href"]) for link in tree.select("link")] == ["assets/momentum/graph.css"]


def test_the_search_finds_titles_and_no_markup(make_site: MakeSite) -> None:
    text = search_of(shown(make_site, theme="material"))[""]["text"]

    assert re.sub(r"<[^>]+>", "", text).split() == "Base · Login · Audit &amp; more · Old · Here Behind.".split()


def test_each_build_draws_the_same(make_site: MakeSite) -> None:
    first = shown(make_site).content("index.html")

    assert shown(make_site).content("index.html") == first


def test_words_are_those_of_the_site(make_site: MakeSite) -> None:
    figure = figure_of(shown(make_site, momentum={"language": "de"}))

    assert words(figure.select_one("figcaption")) == "Beziehungen von 5 Spezifikationen"
    assert words(figure.select(".momentum-legend li")[0]) == "AB Hängt ab von"


def test_within_an_admonition(make_site: MakeSite) -> None:
    site = make_site(
        {"index.md": '# Home\n\n!!! note "N"\n\n    <!-- momentum/graph -->\n', **SPECS},
        markdown_extensions=["admonition"],
    )

    assert (
        len(one(parsed(site.content("index.html")), ".admonition figure.momentum-graph").select("a.momentum-node")) == 5
    )


def test_the_style_is_small() -> None:
    assert len(gzip.compress((Path(THEME) / "assets/momentum/graph.css").read_bytes())) <= 2000
