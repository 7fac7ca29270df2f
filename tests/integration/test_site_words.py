"""The plugin speaks the language of the theme, and the site has the last word."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import MakeSite
from .pages import bars_of, boxes_of, data_of, parsed, words
from .sites import Workshop

HOME = {"index.md": "# Home\n"}
SPEC = "# Login\n\n**Version:** 1\n**Status:** Draft\n\n## Success Criteria\n\n- [x] a\n- [ ] b\n- [~] c\n"
TOTAL = ".momentum-summary__total"


def said(html: str, selector: str) -> list[str]:
    return [words(node) for node in parsed(html).select(selector)]


@pytest.mark.parametrize(
    "theme",
    [
        {"name": "material", "language": "de"},
        {"name": "mkdocs", "locale": "de"},
        {"name": "readthedocs", "locale": "de"},
    ],
    ids=["material", "mkdocs", "readthedocs"],
)
def test_the_theme_names_the_language(make_site: MakeSite, theme: dict[str, Any]) -> None:
    site = make_site({**HOME, "specs/login.md": SPEC}, theme=theme)

    page = site.content("specs/login/index.html")
    assert bars_of(page) == ["1 von 2 erfüllt · 1 gestrichen"]
    assert boxes_of(page) == ["erfüllt", "offen", "gestrichen"]
    assert said(page, "dt.momentum-hidden") == ["Status", "Fortschritt"]
    index = site.content("specs/index.html")
    assert said(index, "h1") == ["Spezifikationen"]
    assert said(index, TOTAL) == ["1 Spezifikation"]
    assert data_of(site)["specs"][0]["status"]["label"] == "Draft"


def test_the_option_wins_over_the_theme(make_site: MakeSite) -> None:
    theme = {"name": "material", "language": "de"}
    site = make_site({**HOME, "specs/login.md": SPEC}, theme=theme, momentum={"language": "fr"})

    assert said(site.content("specs/index.html"), TOTAL) == ["1 spécification"]


def test_a_site_changes_single_words(make_site: MakeSite) -> None:
    changed = {"index_title": "All decisions", "specs": {"one": "{n} decision", "other": "{n} decisions"}}
    site = make_site({**HOME, "specs/login.md": SPEC, "specs/out.md": SPEC}, momentum={"words": changed})

    index = site.content("specs/index.html")
    assert said(index, "h1") == ["All decisions"]
    assert said(index, TOTAL) == ["2 decisions"]


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_each_language_of_translations_has_its_own_words(workshop: Workshop, theme: str) -> None:
    workshop.theme = theme
    workshop.plugins = [
        {
            "i18n": {
                "docs_structure": "suffix",
                "languages": [
                    {"locale": "en", "default": True, "name": "English"},
                    {"locale": "de", "name": "Deutsch"},
                ],
            }
        }
    ]
    page = "# All\n\n<!-- momentum/specs -->\n"
    workshop.write({"index.md": "# Home\n", "all.md": page, "all.de.md": page, "login.md": SPEC, "login.de.md": SPEC})

    site = workshop.build()

    assert said(site.content("all/index.html"), TOTAL) == ["1 spec"]
    assert said(site.content("de/all/index.html"), TOTAL) == ["1 Spezifikation"]
