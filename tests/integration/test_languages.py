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


@pytest.mark.parametrize("structure", ["suffix", "folder"])
def test_a_link_to_a_spec_states_a_relation_within_each_language(make_site: MakeSite, structure: str) -> None:
    spec = "# {}\n\n**Version:** 1\n**Status:** Draft\n**Requires:** [the login](login.md)\n"
    files: dict[str, str | bytes] = {}
    names = ("{}.md", "{}.de.md") if structure == "suffix" else ("en/{}.md", "de/{}.md")
    for name, title in zip(names, ("{}", "{} auf Deutsch"), strict=True):
        files[name.format("index")] = "# Home\n\n<!-- momentum/specs -->\n"
        files[name.format("specs/login")] = DRAFT.replace("# Login", f"# {title.format('Login')}")
        files[name.format("specs/payment")] = spec.format(title.format("Payment"))
    # Not translated: the German site shows the English page, whose link leads to a German one.
    files[names[0].format("specs/report")] = spec.format("Report")
    languages = {"i18n": {**LANGUAGES["i18n"], "docs_structure": structure}}

    site = make_site(files, theme="material", plugins=[languages])

    assert site.warnings == []
    for document, end in (("specs.json", names[0]), ("de/specs.json", names[1])):
        specs = data_of(site, document)["specs"]
        targets = {spec["title"]: [relation["target"] for relation in spec["relations"]] for spec in specs}
        assert sorted(targets.values()) == [[], [end.format("specs/login")], [end.format("specs/login")]]


@pytest.mark.parametrize("structure", ["suffix", "folder"])
def test_each_language_has_its_own_data_without_an_index_too(make_site: MakeSite, structure: str) -> None:
    names = ("{}.md", "{}.de.md") if structure == "suffix" else ("en/{}.md", "de/{}.md")
    files: dict[str, str | bytes] = {
        names[0].format("index"): "# Home\n",
        names[0].format("specs/login"): DRAFT,
        names[1].format("specs/login"): GERMAN,
    }

    site = make_site(files, theme="material", plugins=[{"i18n": {**LANGUAGES["i18n"], "docs_structure": structure}}])

    assert [spec["title"] for spec in data_of(site, "specs.json")["specs"]] == ["Login"]
    assert [spec["title"] for spec in data_of(site, "de/specs.json")["specs"]] == ["Anmeldung"]
    assert site.has("specs-badge.svg")
    assert site.has("de/specs-badge.svg")


def test_a_pattern_for_pages_of_one_language_is_not_told_in_the_builds_of_others(make_site: MakeSite) -> None:
    files = {"en/index.md": "# Home\n", "de/index.md": "# Start\n", "en/specs/a.md": DRAFT, "de/specs/a.md": GERMAN}
    plugins = [{"i18n": {**LANGUAGES["i18n"], "docs_structure": "folder"}}]

    site = make_site(
        files, theme="material", plugins=plugins, momentum={"include": ["en/specs/", "de/specs/", "fr/"]}, strict=False
    )

    told = [text.partition("`include`: ")[2].partition(";")[0] for text in site.warnings]
    assert told == ["`fr/` fits no page"] * 2
