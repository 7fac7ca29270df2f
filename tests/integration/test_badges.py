"""Badges beside the pages of specs, and the line that shows one elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from mkdocs_momentum.output import Shelf

from .conftest import MakeSite
from .pages import parsed, words
from .sites import DRAFT, SPEC, Built, Workshop

BARE = "# Bare\n\n**Version:** 1.0.0\n**Status:** Approved\n"
FILES: dict[str, str | bytes] = {"index.md": "# Home\n", "specs/login.md": DRAFT, "specs/bare.md": BARE}


def names(site: Built) -> set[str]:
    """Return the badges of a site by their paths."""
    found = (path.relative_to(site.site_dir).as_posix() for path in site.site_dir.rglob("*") if path.is_file())
    return {path for path in found if path.endswith((".svg", "badge.json")) and not path.startswith("assets/")}


def said(site: Built, path: str) -> str | None:
    """Return the name that a screen reader reads of a badge."""
    return ET.fromstring(site.html(path)).get("aria-label")  # noqa: S314 - made by the build


def test_each_spec_has_badges_at_addresses_below_its_own(make_site: MakeSite) -> None:
    site = make_site(FILES)

    assert names(site) == {
        "specs/login/badge.svg", "specs/login/badge.json", "specs/login/progress.svg",
        "specs/bare/badge.svg", "specs/bare/badge.json",
        "specs/specs-badge.svg", "specs/specs-badge.json",
    }  # fmt: skip
    assert said(site, "specs/login/badge.svg") == "status: Draft"
    assert said(site, "specs/login/progress.svg") == "progress: 1 of 3"
    assert said(site, "specs/bare/badge.svg") == "status: Approved"
    assert said(site, "specs/specs-badge.svg") == "specs: 2"
    assert json.loads(site.html("specs/bare/badge.json")) == {
        "schemaVersion": 1, "label": "status", "message": "Approved", "color": "#1565c0"
    }  # fmt: skip
    assert json.loads(site.html("specs/specs-badge.json"))["message"] == "2"


def test_where_pages_are_files_badges_carry_their_names(make_site: MakeSite) -> None:
    site = make_site({**FILES, "specs/deep/index.md": BARE.replace("Bare", "Deep")}, use_directory_urls=False)

    assert names(site) == {
        "specs/login.badge.svg", "specs/login.badge.json", "specs/login.progress.svg",
        "specs/bare.badge.svg", "specs/bare.badge.json",
        "specs/deep/index.badge.svg", "specs/deep/index.badge.json",
        "specs/specs-badge.svg", "specs/specs-badge.json",
    }  # fmt: skip
    assert snippet_of(site, "specs/bare.html") == (
        "[![status](https://portal.example/specs/bare.badge.svg)](https://portal.example/specs/bare.html)"
    )


def test_a_spec_that_is_the_home_page_has_its_badge_at_the_root(make_site: MakeSite) -> None:
    site = make_site({"index.md": BARE})

    assert said(site, "badge.svg") == "status: Approved"
    assert snippet_of(site, "index.html") == "[![status](https://portal.example/badge.svg)](https://portal.example/)"


def snippet_of(site: Built, path: str = "specs/login/index.html") -> str:
    """Return the line to copy on a page; empty when there is none."""
    return words(parsed(site.content(path)).select_one(".momentum-badge code"))


def test_a_page_offers_the_line_below_its_strip(make_site: MakeSite) -> None:
    site = make_site(FILES)

    tree = parsed(site.content())
    note = tree.select_one("[data-momentum-header] + details.momentum-badge")
    assert note is not None
    assert words(note.select_one("summary")) == "Badge"
    assert note.has_attr("data-search-exclude")
    assert snippet_of(site) == (
        "[![status](https://portal.example/specs/login/badge.svg)](https://portal.example/specs/login/)"
    )
    assert "momentum-badge" not in site.content("index.html")
    assert "badge.svg" not in site.html("search/search_index.json")


@pytest.mark.parametrize("settings", [{"momentum": {"badges": False}}, {"site_url": ""}], ids=["off", "no address"])
def test_without_an_address_or_badges_there_is_no_line(make_site: MakeSite, settings: dict[str, Any]) -> None:
    site = make_site(FILES, **settings)

    assert "momentum-badge" not in site.content()
    assert (names(site) == set()) is ("momentum" in settings)
    assert site.has("specs/specs.csv")


def test_words_and_template_are_the_sites_own(make_site: MakeSite) -> None:
    own = "<p class=mine>{{ words('badge') }} {{ page.title }} {{ snippet }}</p>"
    files = {**FILES, "/over/main.html": "{{ page.content }}", "/over/momentum/badge.html": own}
    momentum = {"words": {"badge": "<Shield>", "badge_status": "état"}}

    site = make_site(files, momentum=momentum, theme={"name": None, "custom_dir": "over", "locale": "en"})

    assert words(parsed(site.content()).select_one(".mine")) == (
        "<Shield> Login [![état](https://portal.example/specs/login/badge.svg)](https://portal.example/specs/login/)"
    )
    assert said(site, "specs/login/badge.svg") == "état: Draft"


def test_a_badge_speaks_the_language_of_the_site(make_site: MakeSite) -> None:
    site = make_site(FILES, momentum={"language": "fr"})

    assert said(site, "specs/login/progress.svg") == "avancement: 1 sur 3"


def test_a_file_of_the_sites_own_wins(make_site: MakeSite) -> None:
    own = {"specs/login/badge.svg": "<svg/>\n", "specs/bare/badge.json/note.txt": "mine\n"}

    site = make_site({**FILES, **own})

    assert {path: site.html(path) for path in own} == own
    assert said(site, "specs/login/progress.svg") == "progress: 1 of 3"
    assert said(site, "specs/bare/badge.svg") == "status: Approved"


def test_hostile_statuses_are_only_text(make_site: MakeSite) -> None:
    status = "&lt;script&gt;alert(1)&lt;/script&gt; \"x\" onload='y'"

    site = make_site({**FILES, "specs/bad.md": SPEC.format(status=status)}, strict=False)

    picture = site.html("specs/bad/badge.svg")
    assert "<script" not in picture
    tree = ET.fromstring(picture)  # noqa: S314 - made by the build
    assert {part.tag.rpartition("}")[2] for part in tree.iter()} == {"svg", "title", "path", "g", "text"}
    assert not {name for part in tree.iter() for name in part.attrib if name.startswith("on")}


def test_a_rebuild_gives_the_same_bytes_and_a_changed_status_another_badge(workshop: Workshop) -> None:
    workshop.write(FILES)
    before = workshop.build()
    pictures = {path: before.html(path) for path in names(before)}
    again = workshop.build()

    assert {path: again.html(path) for path in names(again)} == pictures

    workshop.write({"specs/login.md": DRAFT.replace("Draft", "In Review")})

    assert said(workshop.build(), "specs/login/badge.svg") == "status: In Review"


@pytest.mark.parametrize("dirty", [False, True])
def test_serving_writes_badges_and_offers_no_address_of_this_machine(workshop: Workshop, dirty: bool) -> None:
    workshop.write(FILES)
    with workshop.serve(dirty=dirty) as server:
        first = server.rebuild()
        assert said(first, "specs/login/badge.svg") == "status: Draft"
        assert "momentum-badge" not in first.content()
        workshop.write({"specs/login.md": DRAFT.replace("Draft", "In Review")})

        assert said(server.rebuild(), "specs/login/badge.svg") == "status: In Review"


def test_no_badge_stands_where_a_page_was_left_out(tmp_path: Path) -> None:
    shelf = Shelf(str(tmp_path))

    shelf.put_beside_page("gone/badge.svg", b"<svg/>")
    shelf.put_beside_page("badge.svg", b"<svg/>")

    assert [path.name for path in tmp_path.iterdir()] == ["badge.svg"]
