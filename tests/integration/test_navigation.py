"""Stages in Material's navigation."""

from __future__ import annotations

import pytest

from .conftest import MakeSite
from .pages import parsed, words
from .sites import DRAFT, SPEC, Built

FILES: dict[str, str | bytes] = {
    "index.md": "# Home\n",
    "specs/login.md": DRAFT,
    "specs/search.md": SPEC.format(status="In Progress (R&D, \"new\" `<b>`)").replace("# Login", "# Search"),
    "specs/odd.md": "# Odd\n\n**Version:** 1\n**Created:** 2026-01-01\n**Status:** Simmering\n",
}  # fmt: skip
DEEPER = (
    "{% if nav_item.children %}<ul>{% for child in nav_item.children %}{{ render(child, path, level, parent) }}"
    "{% endfor %}</ul>{% endif %}"
)
OWN = (
    "{% macro render(nav_item, path, level, parent) %}<li class='own'><a href='{{ nav_item.url | url }}'>"
    "{{ nav_item.title }}</a>" + DEEPER + "</li>{% endmacro %}"
)
DOCUMENTED = (
    "{% macro render(nav_item, path, level, parent) %}<li class='own'><a href='{{ nav_item.url | url }}'>"
    "{{ nav_item.title }}{% set mark = nav_item.meta.status if nav_item.meta else '' %}{% if mark %}"
    "<span class='md-status md-status--{{ mark }}' title='{{ config.extra.status[mark] }}'></span>{% endif %}</a>"
    + DEEPER
    + "</li>{% endmacro %}"
)


def icons(site: Built, page: str = "index.html") -> dict[str, tuple[list[str], str]]:
    """Return classes and tooltip of each icon in the navigation, by title of its page."""
    found = {}
    for link in parsed(site.html(page)).select(".md-nav--primary a.md-nav__link"):
        for icon in link.select(".md-status"):
            found[words(link)] = (sorted(icon["class"]), str(icon.get("title", "")))
    return found


def test_each_spec_has_the_icon_of_its_stage_with_the_status_as_tooltip(make_site: MakeSite) -> None:
    site = make_site(FILES, theme="material")

    expected = {
        "Login": (["md-status", "md-status--momentum-draft", "md-status--momentum-draft-draft"], "Draft"),
        "Search": (
            ["md-status", "md-status--momentum-progress", "md-status--momentum-progress-in-progress"],
            'In Progress (R&D, "new" <b>)',
        ),
    }
    for page in ("index.html", "specs/login/index.html", "404.html"):
        found = icons(site, page)
        assert found.pop("Odd")[1] == "Simmering"
        assert found == expected
    assert "<b>)" not in site.html("index.html")


def test_the_style_sheet_draws_an_icon_for_each_stage(make_site: MakeSite) -> None:
    site = make_site(FILES, theme="material")

    css = site.html("assets/momentum/momentum.css")
    stages = "draft review accepted progress done living paused rejected retired info unknown".split()
    assert [stage for stage in stages if f"--momentum-icon-{stage}:" not in css.replace(" ", "")] == []
    assert "http://www.w3.org" in css or "url(" in css
    assert [line for line in css.splitlines() if "url(" in line and "data:" not in line] == []


def test_no_icons_are_drawn_when_the_option_is_off(make_site: MakeSite) -> None:
    site = make_site(FILES, theme="material", momentum={"nav_status": False})

    assert icons(site) == {}
    assert "status" not in site.pages["specs/login/index.html"].meta


def test_the_icons_of_other_pages_stay(make_site: MakeSite) -> None:
    files = {**FILES, "new.md": "---\nstatus: new\n---\n# New\n"}

    site = make_site(files, theme="material", extra={"status": {"new": "Fresh"}})

    assert icons(site)["New"] == (["md-status", "md-status--new"], "Fresh")
    assert icons(site)["Login"][1] == "Draft"


def test_a_spec_whose_front_matter_is_its_status_has_one_icon(make_site: MakeSite) -> None:
    files: dict[str, str | bytes] = {
        "index.md": "# Home\n",
        "a.md": "---\nstatus: Draft\nversion: 1\n---\n# A\n\nText.\n",
    }

    site = make_site(files, theme="material")

    assert len(parsed(site.html("index.html")).select(".md-nav--primary .md-status")) == 1
    assert icons(site)["A"][1] == "Draft"


def test_a_theme_that_overrides_the_nav_item_keeps_its_own(make_site: MakeSite) -> None:
    site = make_site({**FILES, "/theme/partials/nav-item.html": OWN}, theme={"name": "material", "custom_dir": "theme"})

    assert site.warnings == []
    assert "Login" in [words(link) for link in parsed(site.html("index.html")).select("li.own > a")]
    assert parsed(site.html("index.html")).select("li.own .md-status") == []


def test_an_overriding_nav_item_gets_the_status_in_the_documented_way(make_site: MakeSite) -> None:
    site = make_site(
        {**FILES, "/theme/partials/nav-item.html": DOCUMENTED}, theme={"name": "material", "custom_dir": "theme"}
    )

    found = {}
    for link in parsed(site.html("index.html")).select(".md-nav--primary li.own > a"):
        for icon in link.select(".md-status"):
            found[words(link)] = (str(icon["class"][-1]), str(icon["title"]))
    assert found["Login"] == ("md-status--momentum-draft-draft", "Draft")
    assert found["Search"] == ("md-status--momentum-progress-in-progress", "In Progress")


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes_show_the_title_alone(make_site: MakeSite, theme: str) -> None:
    site = make_site(FILES, theme=theme)

    assert "md-status" not in site.html("index.html")
    assert site.warnings == []


@pytest.mark.parametrize(
    "features", [["navigation.tabs"], ["navigation.sections", "navigation.indexes"], ["navigation.prune"]]
)
def test_icons_stand_with_each_form_of_the_navigation(make_site: MakeSite, features: list[str]) -> None:
    site = make_site(FILES, theme={"name": "material", "features": features})

    assert icons(site, "specs/login/index.html")["Login"][1] == "Draft"
    assert site.warnings == []


def test_a_custom_status_has_its_colour_and_icon_in_the_navigation(make_site: MakeSite) -> None:
    statuses = {
        "draft": {"color": "#7c4dff", "icon": "material/flag"},
        "simmering": {"stage": "progress", "label": "On the <stove>", "icon": "paused", "description": 'Say "when"'},
    }

    site = make_site(FILES, theme="material", momentum={"statuses": statuses})

    css = site.html("assets/momentum/statuses.css")
    assert ".momentum-status--draft,.md-status--momentum-draft-draft{--momentum-color:#7c4dff;" in css
    assert '--momentum-icon:url("data:image/svg+xml;base64,' in css
    assert ".momentum-status--simmering,.md-status--momentum-progress-simmering{" in css
    assert "--momentum-icon:var(--momentum-icon-paused)" in css
    assert icons(site)["Odd"][1] == "On the <stove>"
    chip = parsed(site.html("specs/odd/index.html")).select("[data-momentum-header] .momentum-status")[0]
    assert words(chip) == "On the <stove>"
    assert chip["title"] == 'Say "when"'
    assert "momentum-status--simmering" in chip["class"] and "momentum-stage--progress" in chip["class"]
    sheets = [str(link["href"]) for link in parsed(site.html("index.html")).select("link[rel=stylesheet]")]
    assert "assets/momentum/statuses.css" in sheets


def test_order_label_and_aliases_of_custom_statuses_hold_in_the_index(make_site: MakeSite) -> None:
    statuses = {
        "in-qa": {"label": "In QA", "stage": "review", "aliases": ["QA", "testing"], "order": 5},
        "hot": {"stage": "review", "order": -1},
        "active": {"stage": "progress"},
    }
    files: dict[str, str | bytes] = {"index.md": "# Home\n"}
    for number, status in enumerate(["QA", "Testing (round 2)", "In Review", "Hot", "Active"]):
        files[f"specs/{number}.md"] = SPEC.format(status=status).replace("# Login", f"# S{number}")

    site = make_site(files, momentum={"statuses": statuses})

    tree = parsed(site.content("specs/index.html"))
    links = tree.select(".momentum-summary a")
    assert [words(link) for link in links] == ["Hot 1", "In Review 1", "In QA 2", "Active 1"]
    assert "momentum-stage--progress" in links[-1]["class"]
