"""Sites in several languages, by mkdocs-static-i18n."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import MakeSite
from .pages import broken_links, data_of, groups_of, parsed, status_of, words
from .sites import DRAFT

HOME: dict[str, str | bytes] = {"index.md": "# Home\n", "specs/login.md": DRAFT}
LANGUAGES = {
    "i18n": {
        "docs_structure": "suffix",
        "languages": [
            {"locale": "en", "name": "English", "default": True, "build": True},
            {"locale": "de", "name": "Deutsch", "build": True},
        ],
    }
}
GERMAN = DRAFT.replace("# Login", "# Anmeldung").replace("Draft", "Entwurf")


@pytest.mark.parametrize("first", ["i18n", "momentum"])
def test_with_languages_no_index_is_made_and_the_log_says_what_to_write(make_site: MakeSite, first: str) -> None:
    files = {**HOME, "index.de.md": "# Start\n", "specs/login.de.md": GERMAN}
    plugins: list[Any] = [LANGUAGES, {"momentum": {}}]

    site = make_site(files, theme="material", plugins=plugins if first == "i18n" else plugins[::-1], momentum=None)

    assert site.warnings == []
    assert not site.has("specs/index.html")
    note = "no index page is made beside mkdocs-static-i18n; write <!-- momentum/specs --> into a page"
    assert any(note in text for text in site.log.messages(0))
    assert status_of(site.html()) == "Draft"
    assert status_of(site.html("de/specs/login/index.html")) == "Entwurf"


@pytest.mark.parametrize("structure", ["suffix", "folder"])
def test_a_listing_shows_the_specs_of_its_own_language(make_site: MakeSite, structure: str) -> None:
    listing = "# {}\n\n<!-- momentum/specs -->\n"
    pages = {"index": (listing.format("Home"), listing.format("Start")), "specs/login": (DRAFT, GERMAN)}
    files = {}
    for name, (english, german) in pages.items():
        files[f"{name}.md" if structure == "suffix" else f"en/{name}.md"] = english
        files[f"{name}.de.md" if structure == "suffix" else f"de/{name}.md"] = german
    languages = {"i18n": {**LANGUAGES["i18n"], "docs_structure": structure}}

    site = make_site(files, theme="material", plugins=[languages])

    assert site.warnings == []
    assert groups_of(site.html("index.html")) == {"Draft": ["Login"]}
    assert groups_of(site.html("de/index.html")) == {"Entwurf": ["Anmeldung"]}
    assert words(parsed(site.html("de/index.html")).select_one(".momentum-summary__total")) == "1 Spezifikation"
    assert broken_links(site) == []
    assert [spec["title"] for spec in data_of(site, "specs.json")["specs"]] == ["Login"]
    assert [spec["title"] for spec in data_of(site, "de/specs.json")["specs"]] == ["Anmeldung"]
