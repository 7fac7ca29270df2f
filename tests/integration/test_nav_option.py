"""The specs in the navigation: left there, taken out of it, put under their statuses."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag
from mkdocs.structure import StructureItem
from mkdocs.structure.pages import Page

from mkdocs_momentum import navigation

from .conftest import MakeSite
from .pages import broken_links, groups_of, one, parsed, words
from .sites import SPEC, Built, Workshop

STATUSES = {
    "specs/1-a.md": "Draft",
    "specs/2-b.md": "In Review",
    "specs/10-c.md": "Draft",
    "adr/d.md": "Draft",
    "adr/e.md": "Implemented",
    "adr/deep/f.md": "In Review (round 2)",
}
SPECS: dict[str, str | bytes] = {
    path: SPEC.format(status=status).replace("Login", path[-4].upper()) for path, status in STATUSES.items()
}
FILES: dict[str, str | bytes] = {
    "index.md": "# Home\n",
    "about.md": "# About\n",
    "adr/guide.md": "# Guide\n",
    **SPECS,
}
"""Six specs, A to F, in three folders of which one holds another page."""

EXPLICIT: list[Any] = [
    {"Home": "index.md"},
    {"Specs": [{"Overview": "specs/index.md"}, {"The first": "specs/1-a.md"}, "specs/2-b.md", "specs/10-c.md"]},
    {"Decisions": ["adr/d.md", {"Deep": ["adr/deep/f.md"]}, {"How": "adr/guide.md"}]},
    {"Old": ["adr/e.md"]},
    {"Elsewhere": "https://other.example/"},
    {"About": "about.md"},
]
BY_STATUS = [{"Draft": ["D", "A", "C"]}, {"In Review": ["F", "B"]}, {"Implemented": ["E"]}]
OUT = {
    "D": (None, "A"), "A": ("D", "C"), "C": ("A", None),
    "F": (None, "B"), "B": ("F", None),
    "E": (None, None),
}  # fmt: skip
"""What stands before and after each spec within its status."""

WARN: dict[str, Any] = {"validation": {"nav": {"omitted_files": "warn", "not_found": "warn"}}}
THEMES = ["material", "mkdocs", "readthedocs"]

_DRAWN = """\
<!doctype html><title>{{ page.title }}</title>
{%- macro draw(items) -%}<ul>{% for item in items %}<li><a
  {%- if item.active %} class="active"{% endif %}{% if item.url is defined %} href="{{ item.url | url }}"{% endif %}>
  {{- item.title }}</a>{% if item.children %}{{ draw(item.children) }}{% endif %}</li>{% endfor %}</ul>{%- endmacro -%}
<nav id="all">{{ draw(nav.items) }}</nav>
<main>{{ page.content }}</main>
"""
_DRAWING: dict[str, Any] = {"name": None, "custom_dir": "theme", "locale": "en"}

Outline = list[Any]


@pytest.fixture
def make_drawn(make_site: MakeSite) -> Callable[..., Built]:
    """Build a site in a theme that draws the navigation as a plain list."""

    def make(files: dict[str, str | bytes], **settings: Any) -> Built:
        return make_site({"/theme/main.html": _DRAWN, **files}, theme=_DRAWING, **settings)

    return make


def outline(site: Built, page: str = "index.html") -> Outline:
    """Return the navigation on a page: a title for each entry, with a list for each section."""
    return _outline(one(parsed(site.html(page)), "#all > ul"))


def _outline(tree: Tag) -> Outline:
    found: Outline = []
    for item in tree.find_all("li", recursive=False):
        link, inner = item.find("a", recursive=False), item.find("ul", recursive=False)
        assert isinstance(link, Tag)
        found.append({words(link): _outline(inner)} if isinstance(inner, Tag) else words(link))
    return found


def active(site: Built, page: str) -> list[str]:
    """Return the titles of the entries that a page marks as the way to it."""
    return [words(link) for link in parsed(site.html(page)).select("#all a.active")]


def chain(site: Built) -> dict[str, tuple[str | None, str | None]]:
    """Return the titles before and after each page, by its own title."""
    return {str(page.title): (_title(page.previous_page), _title(page.next_page)) for page in site.pages.values()}


def _title(page: Page | None) -> str | None:
    return page.title if page is not None else None


def parent(site: Built, page: str) -> StructureItem | None:
    """Return what stands above a page: a section, or the page that a plugin makes one."""
    return site.pages[page].parent


def above(site: Built) -> dict[str, list[str]]:
    """Return the titles of the sections above each page, by its own title."""
    return {str(page.title): [str(item.title) for item in page.ancestors] for page in site.pages.values()}


def talk_of_nav(site: Built) -> list[str]:
    """Return what was logged about the navigation."""
    return [text for text in site.log.messages(logging.INFO) if '"nav"' in text]


def test_by_default_the_specs_stay_where_they_are(make_drawn: MakeSite) -> None:
    site = make_drawn(FILES, momentum={"checks": False})

    assert outline(site) == [
        "Home", "About", {"Adr": ["D", "E", "Guide", {"Deep": ["F"]}]}, {"Specs": ["Specs", "A", "C", "B"]},
    ]  # fmt: skip
    assert site.own == []


def test_index_leaves_the_index_page_and_all_that_is_no_spec(make_drawn: MakeSite) -> None:
    site = make_drawn(FILES, momentum={"nav": "index"}, **WARN)

    assert outline(site) == ["Home", "About", {"Adr": ["Guide"]}, {"Specs": ["Specs"]}]
    assert talk_of_nav(site) == []
    assert chain(site) == {
        "Home": (None, "About"), "About": ("Home", "Guide"), "Guide": ("About", "Specs"), "Specs": ("Guide", None), **OUT,
    }  # fmt: skip
    assert groups_of(site.content("specs/index.html")) == {
        "Draft": ["D", "A", "C"], "In Review": ["F", "B"], "Implemented": ["E"],
    }  # fmt: skip
    assert broken_links(site) == []


def test_specs_out_of_the_navigation_belong_to_the_section_of_the_index(make_drawn: MakeSite) -> None:
    site = make_drawn(FILES, momentum={"nav": "index"})

    assert above(site) == {
        "Home": [], "About": [], "Guide": ["Adr"], "Specs": ["Specs"], **{title: ["Specs"] for title in OUT}
    }  # fmt: skip
    assert active(site, "adr/d/index.html") == ["Specs"]
    assert active(site, "specs/index.html") == ["Specs", "Specs"]
    assert active(site, "about/index.html") == ["About"]


def test_groups_stand_in_the_section_of_the_index(make_drawn: MakeSite) -> None:
    site = make_drawn(FILES, momentum={"nav": "groups"}, **WARN)

    assert outline(site) == ["Home", "About", {"Adr": ["Guide"]}, {"Specs": ["Specs", *BY_STATUS]}]
    assert talk_of_nav(site) == []
    assert above(site) == {
        "Home": [], "About": [], "Guide": ["Adr"], "Specs": ["Specs"],
        "D": ["Draft", "Specs"], "A": ["Draft", "Specs"], "C": ["Draft", "Specs"],
        "F": ["In Review", "Specs"], "B": ["In Review", "Specs"], "E": ["Implemented", "Specs"],
    }  # fmt: skip
    assert active(site, "specs/2-b/index.html") == ["Specs", "In Review", "B"]
    assert chain(site) == {
        "Home": (None, "About"), "About": ("Home", "Guide"), "Guide": ("About", "Specs"), "Specs": ("Guide", "D"),
        "D": ("Specs", "A"), "A": ("D", "C"), "C": ("A", "F"), "F": ("C", "B"), "B": ("F", "E"), "E": ("B", None),
    }  # fmt: skip
    assert broken_links(site) == []


def test_a_named_nav_loses_its_specs_and_the_sections_they_filled(make_drawn: MakeSite) -> None:
    site = make_drawn(FILES, momentum={"nav": "index"}, nav=EXPLICIT, **WARN)

    assert outline(site) == ["Home", {"Specs": ["Overview"]}, {"Decisions": ["How"]}, "Elsewhere", "About"]
    assert talk_of_nav(site) == []
    assert chain(site) == {
        "Home": (None, "Overview"), "Overview": ("Home", "How"), "How": ("Overview", "About"), "About": ("How", None),
        "D": (None, "The first"), "The first": ("D", "C"), "C": ("The first", None), "F": (None, "B"), "B": ("F", None),
        "E": (None, None),
    }  # fmt: skip
    assert above(site)["D"] == ["Specs"]


def test_groups_in_a_named_nav_keep_the_titles_it_gives(make_drawn: MakeSite) -> None:
    site = make_drawn(FILES, momentum={"nav": "groups"}, nav=EXPLICIT, **WARN)

    assert outline(site) == [
        "Home",
        {"Specs": [
            "Overview", {"Draft": ["D", "The first", "C"]}, {"In Review": ["F", "B"]}, {"Implemented": ["E"]},
        ]},
        {"Decisions": ["How"]}, "Elsewhere", "About",
    ]  # fmt: skip
    assert talk_of_nav(site) == []
    assert chain(site)["E"] == ("B", "How")
    assert chain(site)["How"] == ("E", "About")


def test_an_index_that_a_named_nav_lacks_comes_in_for_the_specs(make_drawn: MakeSite) -> None:
    nav = [{"Home": "index.md"}, {"Specs": ["specs/1-a.md", "specs/2-b.md"]}, {"About": "about.md"}]

    site = make_drawn(FILES, momentum={"nav": "index"}, nav=nav, not_in_nav="guide.md\n", **WARN)

    assert outline(site) == ["Home", {"Specs": ["Specs"]}, "About"]
    assert chain(site)["Specs"] == ("Home", "About")
    assert above(site)["Specs"] == ["Specs"]
    assert talk_of_nav(site) == []


def test_groups_without_an_index_stand_at_the_end(make_drawn: MakeSite) -> None:
    site = make_drawn(FILES, momentum={"nav": "groups", "index": False})

    assert outline(site) == ["Home", "About", {"Adr": ["Guide"]}, *BY_STATUS]
    assert above(site)["D"] == ["Draft"]
    assert chain(site)["Guide"] == ("About", "D")
    assert chain(site)["E"] == ("B", None)


def test_groups_stand_after_an_index_that_is_in_no_section(make_drawn: MakeSite) -> None:
    files = {**FILES, "all.md": "# All\n\n<!-- momentum/specs -->\n", "zoo.md": "# Zoo\n"}

    site = make_drawn(files, momentum={"nav": "groups"})

    assert outline(site) == ["Home", "About", "All", *BY_STATUS, "Zoo", {"Adr": ["Guide"]}]
    assert chain(site)["D"] == ("All", "A")
    assert chain(site)["Zoo"] == ("E", "Guide")


def test_without_an_index_specs_out_of_the_navigation_still_have_neighbours(make_drawn: MakeSite) -> None:
    site = make_drawn(FILES, momentum={"nav": "index", "index": False}, **WARN)

    assert outline(site) == ["Home", "About", {"Adr": ["Guide"]}]
    assert {title: around for title, around in chain(site).items() if title in OUT} == OUT
    assert above(site)["D"] == []


def test_specs_without_a_status_come_last_and_unknown_ones_share_a_section(make_drawn: MakeSite) -> None:
    files = {
        **FILES,
        "specs/g.md": "---\nspec: true\n---\n# G\n",
        "specs/h.md": SPEC.format(status="Simmering").replace("Login", "H"),
        "specs/i.md": SPEC.format(status="<b>Odd</b>").replace("Login", "I"),
    }

    site = make_drawn(files, momentum={"nav": "groups"})

    specs = outline(site)[-1]["Specs"]
    assert specs[-2:] == [{"Unknown": ["H", "I"]}, {"No status": ["G"]}]
    assert list(specs[0]) == list("Specs")


def test_a_label_with_markup_is_shown_as_written(make_drawn: MakeSite) -> None:
    statuses = {"hot": {"stage": "review", "label": 'Hot <b>&"x"'}}
    files = {**FILES, "specs/h.md": SPEC.format(status="hot").replace("Login", "H")}

    site = make_drawn(files, momentum={"nav": "groups", "statuses": statuses})

    assert {'Hot <b>&"x"': ["H"]} in outline(site)[-1]["Specs"]


@pytest.mark.parametrize("way", ["index", "groups"])
def test_a_home_page_that_is_a_spec_stays_home(make_drawn: MakeSite, way: str) -> None:
    files = {**FILES, "index.md": SPEC.format(status="Draft").replace("Login", "Home")}

    site = make_drawn(files, momentum={"nav": way}, **WARN)

    assert outline(site)[0] == "Home"
    assert site.pages["index.html"].is_homepage
    assert chain(site)["Home"] == (None, "About")
    assert [text for text in map(str, outline(site)[1:]) if "Home" in text] == []


@pytest.mark.parametrize("way", ["index", "groups"])
def test_an_index_that_is_a_spec_stays_in_its_place(make_drawn: MakeSite, way: str) -> None:
    text = SPEC.format(status="Draft").replace("# Login", "# All").replace("signs in.", "<!-- momentum/specs -->")
    files = {**FILES, "specs/all.md": f"---\nspec: true\n---\n{text}\n<!-- momentum/specs -->\n"}

    site = make_drawn(files, momentum={"nav": way})

    assert outline(site)[-1] == {"Specs": ["All", *(BY_STATUS if way == "groups" else [])]}


@pytest.mark.parametrize("way", ["index", "groups"])
def test_what_a_site_keeps_out_of_its_navigation_stays_out(make_drawn: MakeSite, way: str) -> None:
    site = make_drawn(FILES, momentum={"nav": way}, not_in_nav="/adr/\n", **WARN)

    kept = [{"Draft": ["A", "C"]}, {"In Review": ["B"]}] if way == "groups" else []
    assert outline(site) == ["Home", "About", {"Specs": ["Specs", *kept]}]
    assert talk_of_nav(site) == []


def test_what_a_named_nav_lists_is_in_the_navigation_all_the_same(make_drawn: MakeSite) -> None:
    nav = ["index.md", {"Specs": ["specs/index.md", "adr/d.md"]}]

    site = make_drawn(FILES, momentum={"nav": "groups"}, nav=nav, not_in_nav="/adr/\nabout.md\n", **WARN)

    assert outline(site) == ["Home", {"Specs": ["Specs", {"Draft": ["D", "A", "C"]}, {"In Review": ["B"]}]}]


def test_groups_stand_at_the_end_when_the_index_is_kept_out(make_drawn: MakeSite) -> None:
    site = make_drawn(FILES, momentum={"nav": "groups"}, not_in_nav="/specs/index.md\n", **WARN)

    assert outline(site) == ["Home", "About", {"Adr": ["Guide"]}, *BY_STATUS]
    assert chain(site)["D"] == ("Guide", "A")


@pytest.mark.parametrize("way", ["index", "groups"])
def test_excluded_pages_of_other_plugins_stay_excluded(make_drawn: MakeSite, way: str) -> None:
    script = (
        "import mkdocs_gen_files\n"
        "for name in ('made', 'hidden'):\n"
        "    with mkdocs_gen_files.open(f'specs/{name}.md', 'w') as file:\n"
        f"        file.write({SPEC.format(status='Draft')!r})\n"
    )
    plugins = [{"gen-files": {"scripts": ["make.py"]}}]

    site = make_drawn({**FILES, "/make.py": script}, plugins=plugins, momentum={"nav": way}, exclude_docs="hidden.md\n")

    assert site.has("specs/made/index.html")
    assert not site.has("specs/hidden/index.html")


def test_a_site_with_many_specs_in_its_navigation_is_advised_once(make_drawn: MakeSite) -> None:
    many: dict[str, str | bytes] = {f"specs/{number}.md": "---\nspec: true\n---\n# S\n" for number in range(301)}
    advice = (
        "mkdocs_momentum: option `nav`: 301 specs stand in the navigation, which each page repeats; "
        "write `nav: index` for smaller pages and a faster build"
    )

    site = make_drawn({"index.md": "# Home\n", **many})

    assert [text for text in site.own if "nav" in text] == [advice]
    assert site.warnings == []


@pytest.mark.parametrize(("way", "count"), [("keep", 300), ("index", 301), ("groups", 301)])
def test_no_other_site_is_advised(make_drawn: MakeSite, way: str, count: int) -> None:
    many: dict[str, str | bytes] = {f"specs/{number}.md": "---\nspec: true\n---\n# S\n" for number in range(count)}

    site = make_drawn({"index.md": "# Home\n", **many}, momentum={"nav": way, "checks": False})

    assert site.own == []


def test_specs_that_a_site_keeps_out_of_its_navigation_need_no_advice(make_drawn: MakeSite) -> None:
    many: dict[str, str | bytes] = {f"specs/{number}.md": "---\nspec: true\n---\n# S\n" for number in range(301)}

    site = make_drawn({"index.md": "# Home\n", **many}, not_in_nav="specs/\n", momentum={"checks": False})

    assert site.own == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pretty", [True, False])
@pytest.mark.parametrize("way", ["index", "groups"])
def test_every_theme_links_what_it_shows(make_site: MakeSite, theme: str, pretty: bool, way: str) -> None:
    site = make_site(FILES, theme=theme, momentum={"nav": way}, use_directory_urls=pretty, **WARN)

    assert talk_of_nav(site) == []
    assert broken_links(site) == []
    nav = {"material": ".md-nav--primary", "mkdocs": ".navbar", "readthedocs": ".wy-menu"}[theme]
    target = "specs/1-a/" if pretty else "specs/1-a.html"
    found = parsed(site.html("about/index.html" if pretty else "about.html")).select(f"{nav} a[href$='{target}']")
    assert [words(link) for link in found] == (["A"] if way == "groups" else [])


FEATURES = [
    ["navigation.tabs"],
    ["navigation.sections", "navigation.indexes"],
    ["navigation.tabs", "navigation.sections", "navigation.indexes", "navigation.path"],
    ["navigation.prune", "navigation.footer"],
]


@pytest.mark.parametrize("features", FEATURES, ids="-".join)
@pytest.mark.parametrize("way", ["index", "groups"])
def test_each_form_of_materials_navigation_shows_the_index(make_site: MakeSite, features: list[str], way: str) -> None:
    site = make_site(FILES, theme={"name": "material", "features": features}, momentum={"nav": way}, **WARN)

    assert site.warnings == []
    assert broken_links(site) == []
    tree = parsed(site.html("specs/1-a/index.html"))
    assert [str(link["href"]) for link in tree.select(".md-nav--primary a.md-nav__link[href='../']")] == ["../"]
    if "navigation.tabs" in features:
        assert words(one(tree, ".md-tabs__item--active")) == "Specs"


def test_materials_footer_leads_through_the_specs_of_a_status(make_site: MakeSite) -> None:
    theme = {"name": "material", "features": ["navigation.footer"]}

    site = make_site(FILES, theme=theme, momentum={"nav": "index"})

    links = parsed(site.html("specs/1-a/index.html")).select(".md-footer__link")
    assert [(str(link["href"]), str(link["aria-label"])) for link in links] == [
        ("../../adr/d/", "Previous: D"), ("../10-c/", "Next: C"),
    ]  # fmt: skip
    assert parsed(site.html("adr/e/index.html")).select(".md-footer__link") == []


def test_a_spec_in_a_file_named_index_stays_an_entry_of_its_status(make_site: MakeSite) -> None:
    files = {**FILES, "specs/g/README.md": SPEC.format(status="Draft").replace("Login", "G")}
    theme = {"name": "material", "features": ["navigation.indexes"]}

    site = make_site(files, theme=theme, momentum={"nav": "groups"})

    links = parsed(site.html("index.html")).select(".md-nav--primary a[href^='specs/g/']")
    assert [words(link) for link in links] == ["G"]
    assert parent(site, "specs/g/index.html") is parent(site, "specs/1-a/index.html")


def test_awesome_nav_places_what_is_left(make_drawn: MakeSite) -> None:
    nav = "nav:\n  - index.md\n  - Records:\n      - adr/e.md\n      - adr\n  - specs\n  - '*'\n"

    left = make_drawn({**FILES, ".nav.yml": nav}, plugins=["awesome-nav"], momentum={"nav": "index"}, **WARN)

    assert outline(left) == ["Home", {"Records": [{"Adr": ["Guide"]}]}, {"Specs": ["Specs"]}, "About"]
    assert left.warnings == []
    assert chain(left)["A"] == ("D", "C")
    assert above(left)["A"] == ["Specs"]


def test_awesome_nav_and_groups(make_drawn: MakeSite) -> None:
    files = {**FILES, ".nav.yml": "nav:\n  - index.md\n  - specs\n  - '*'\n"}

    site = make_drawn(files, plugins=["awesome-nav"], momentum={"nav": "groups"}, **WARN)

    assert outline(site) == ["Home", {"Specs": ["Specs", *BY_STATUS]}, "About", {"Adr": ["Guide"]}]
    assert site.warnings == []


MAKER = """
from mkdocs.structure.nav import get_navigation

def on_nav(nav, config, files):
    for file in files.documentation_pages():
        file.page = None
    named = ["specs/2-b.md", "specs/index.md", "about.md", "specs/1-a.md"]
    found = [name for name in named if files.get_file_from_path(name).inclusion.is_in_nav()]
    config.nav = ["index.md", {"Named": found}, "adr/e.md"]
    made = get_navigation(files, config)
    config.nav = None
    return made
"""


@pytest.mark.parametrize("way", ["index", "groups"])
def test_a_plugin_that_makes_the_navigation_late_finds_the_specs(
    make_drawn: MakeSite, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr(navigation, "LATE_MAKERS", ("maker.py",))

    site = make_drawn({**FILES, "/maker.py": MAKER}, hooks=["maker.py"], momentum={"nav": way})

    groups = BY_STATUS if way == "groups" else []
    assert outline(site) == ["Home", {"Named": ["Specs", *groups, "About"]}]
    assert chain(site)["D"] == (("Specs", "A") if way == "groups" else (None, "A"))
    assert chain(site)["About"] == (("E", None) if way == "groups" else ("Specs", None))


SUMMARY = "- [Home](index.md)\n- [First](specs/1-a.md)\n- [Specs](specs/)\n- [ADR](adr/)\n- [About](about.md)\n"


def test_literate_nav_places_what_is_left(make_drawn: MakeSite) -> None:
    site = make_drawn({**FILES, "SUMMARY.md": SUMMARY}, plugins=["literate-nav"], momentum={"nav": "index"}, **WARN)

    assert outline(site) == ["Home", {"Specs": ["Specs"]}, {"ADR": ["Guide"]}, "About"]
    assert talk_of_nav(site) == []


def test_literate_nav_and_groups(make_drawn: MakeSite) -> None:
    site = make_drawn({**FILES, "SUMMARY.md": SUMMARY}, plugins=["literate-nav"], momentum={"nav": "groups"}, **WARN)

    by_status = [{"Draft": ["D", "First", "C"]}, *BY_STATUS[1:]]
    assert outline(site) == ["Home", {"Specs": ["Specs", *by_status]}, {"ADR": ["Guide"]}, "About"]
    assert talk_of_nav(site) == []


@pytest.mark.parametrize("nav", [None, EXPLICIT])
@pytest.mark.parametrize("first", ["section-index", "momentum"])
def test_section_index_leaves_the_sections_of_statuses_alone(make_site: MakeSite, nav: Any, first: str) -> None:
    plugins: list[Any] = ["section-index", {"momentum": {"nav": "groups"}}]
    settings = {"plugins": plugins if first == "section-index" else plugins[::-1], "momentum": None}

    site = make_site(FILES, theme="material", **settings, **({"nav": nav} if nav else {}))

    assert site.warnings == []
    assert above(site)["D"] == ["Draft", "Specs"]
    assert above(site)["F"] == ["In Review", "Specs"]
    assert {title for title, (before, _) in chain(site).items() if before in ("Specs", "Overview")} == {"D"}


def test_section_index_makes_the_index_the_page_of_its_section(make_site: MakeSite) -> None:
    settings: dict[str, Any] = {"theme": "material", "plugins": ["section-index"], **WARN}

    site = make_site(FILES, momentum={"nav": "groups"}, **settings)

    assert site.warnings == []
    assert [item.title for item in site.pages["adr/d/index.html"].ancestors] == ["Draft", "Specs"]
    assert site.pages["adr/d/index.html"].ancestors[-1] is site.pages["specs/index.html"]  # type: ignore[index]
    assert site.pages["adr/d/index.html"].previous_page is site.pages["specs/index.html"]


def test_section_index_and_an_index_that_is_left_alone(make_site: MakeSite) -> None:
    site = make_site(FILES, theme="material", plugins=["section-index"], momentum={"nav": "index"}, **WARN)

    assert site.warnings == []
    links = parsed(site.html("index.html")).select(".md-nav--primary a[href='specs/']")
    assert [words(link) for link in links] == ["Specs"]
    assert parent(site, "adr/d/index.html") is site.pages["specs/index.html"]


def test_a_blog_beside_the_groups_keeps_its_pages_and_posts(make_site: MakeSite) -> None:
    post = "---\ndate: 2026-01-02\ncategories: [News]\n---\n# A post\n\nWords.\n"
    files = {**FILES, "blog/index.md": "# Blog\n", "blog/posts/a.md": post}

    site = make_site(files, theme="material", plugins=["blog"], momentum={"nav": "groups"}, **WARN)

    assert site.warnings == []
    assert broken_links(site) == []
    assert chain(site)["E"][0] == "B"
    assert parent(site, "blog/2026/01/02/a-post/index.html") is site.pages["blog/index.html"]


@pytest.mark.parametrize("way", ["index", "groups"])
def test_a_post_that_is_a_spec_stays_with_its_blog(make_site: MakeSite, way: str) -> None:
    post = "---\ndate: 2026-01-02\nstatus: draft\n---\n# A post\n\nWords.\n"
    files = {**FILES, "blog/index.md": "# Blog\n", "blog/posts/a.md": post}
    momentum = {"nav": way, "include": ["blog/posts/**", "specs/**"]}

    site = make_site(files, theme="material", plugins=["blog"], momentum=momentum)

    assert site.warnings == []
    assert parent(site, "blog/2026/01/02/a-post/index.html") is site.pages["blog/index.html"]
    assert broken_links(site) == []


@pytest.mark.parametrize("structure", ["suffix", "folder"])
@pytest.mark.parametrize("way", ["index", "groups"])
def test_each_language_has_its_own_specs_in_its_navigation(make_site: MakeSite, structure: str, way: str) -> None:
    def name(path: str, language: str) -> str:
        return f"{path}{'.de' * (language == 'de')}.md" if structure == "suffix" else f"{language}/{path}.md"

    files: dict[str, str | bytes] = {}
    for language in ("en", "de"):
        files[name("index", language)] = f"# Home {language}\n\n<!-- momentum/specs -->\n"
        files[name("specs/a", language)] = SPEC.format(status="Draft").replace("Login", f"A {language}")
    locales = [{"locale": locale, "name": locale, "default": locale == "en", "build": True} for locale in ("en", "de")]

    site = make_site(
        files,
        theme="material",
        plugins=[{"i18n": {"docs_structure": structure, "languages": locales}}],
        momentum={"nav": way},
    )

    assert site.warnings == []
    for page, title in (("index.html", "A en"), ("de/index.html", "A de")):
        links = [words(link) for link in parsed(site.html(page)).select(".md-nav--primary a[href*='specs']")]
        assert links == ([title] if way == "groups" else [])


@pytest.mark.parametrize("way", ["index", "groups"])
def test_a_rebuild_gives_the_navigation_of_what_is_there_now(workshop: Workshop, way: str) -> None:
    workshop.theme, workshop.momentum = _DRAWING, {"nav": way}
    workshop.write({"/theme/main.html": _DRAWN, **FILES})
    with workshop.serve() as server:
        first = outline(server.rebuild())
        assert outline(server.rebuild()) == first
        workshop.write({"adr/d.md": SPEC.format(status="Approved").replace("Login", "D")})
        site = server.rebuild()
        assert site.warnings == []
        assert chain(site)["A"] == ((None, "C") if way == "index" else ("Specs", "C"))
        workshop.momentum = {}
        again = outline(server.rebuild())

    assert again[2:] == [{"Adr": ["D", "E", "Guide", {"Deep": ["F"]}]}, {"Specs": ["Specs", "A", "C", "B"]}]


@pytest.mark.parametrize("way", ["index", "groups"])
def test_drafts_of_the_host_are_told_and_out_of_the_navigation_while_serving(workshop: Workshop, way: str) -> None:
    workshop.theme, workshop.momentum, workshop.settings = _DRAWING, {"nav": way}, {"draft_docs": "/specs/10-c.md\n"}
    workshop.write({"/theme/main.html": _DRAWN, **FILES})
    with workshop.serve() as server:
        site = server.rebuild()

    assert any("being built only for the preview" in text for text in site.log.messages(logging.INFO))
    assert chain(site)["C"] == (("A", None) if way == "index" else (None, None))
    assert "C" not in str(outline(site))


def test_a_build_with_properdocs_gives_the_same_navigation(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path, theme=_DRAWING, momentum={"nav": "groups"}, settings=WARN)
    workshop.write({"/theme/main.html": _DRAWN, **FILES})
    pages = []
    for module in ("mkdocs", "properdocs"):
        folder = tmp_path / module
        command = [sys.executable, "-m", module, "build", "--strict", "-f", workshop.configure(), "-d", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        pages.append((folder / "specs/1-a/index.html").read_text(encoding="utf-8").partition("<main>")[0])

    assert pages[0] == pages[1]
    assert _outline(one(parsed(pages[0]), "#all > ul"))[-1] == {"Specs": ["Specs", *BY_STATUS]}
