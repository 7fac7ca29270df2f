"""Hosts, themes and forms of addresses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import MakeSite
from .pages import bars_of, broken_links, data_of, facts_of, groups_of, parsed, status_of, words
from .samples import PORTAL, TITLES
from .sites import DRAFT, Built, Workshop

THEMES = ("material", "mkdocs", "readthedocs")


def assert_whole(site: Built, *, pretty: bool = True) -> None:
    page = "specs/search/index.html" if pretty else "specs/search.html"
    assert site.warnings == []
    assert status_of(site.html(page)) == "In Progress (second step)"
    assert facts_of(site.html(page)) == {"version": "1.2.0", "created": "2026-01-05"}
    assert bars_of(site.html(page)) == ["1 of 3 met"]
    assert groups_of(site.html("specs/index.html")) == TITLES
    assert [spec["path"] for spec in data_of(site)["specs"]] == [
        "adr/0002-records.md", "adr/0004-log.md", "specs/login.md", "specs/search.md", "specs/sso.md",
    ]  # fmt: skip


@pytest.mark.parametrize("theme", THEMES)
def test_a_strict_build_shows_strip_bars_and_index_in_every_theme(make_site: MakeSite, theme: str) -> None:
    site = make_site(PORTAL, theme=theme)

    assert_whole(site)
    assert broken_links(site) == []


@pytest.mark.parametrize("theme", THEMES)
def test_links_are_right_without_directory_urls(make_site: MakeSite, theme: str) -> None:
    site = make_site(PORTAL, theme=theme, use_directory_urls=False)

    assert_whole(site, pretty=False)
    assert broken_links(site) == []
    links = {a["href"] for a in parsed(site.content("specs/index.html")).select("td a")}
    assert links == {"login.html", "search.html", "sso.html", "../adr/0002-records.html", "../adr/0004-log.html"}
    assert {spec["url"] for spec in data_of(site)["specs"]} == {
        "specs/login.html", "specs/search.html", "specs/sso.html", "adr/0002-records.html", "adr/0004-log.html",
    }  # fmt: skip


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pretty", [True, False])
def test_links_are_right_in_a_subfolder(make_site: MakeSite, theme: str, pretty: bool) -> None:
    base = "https://portal.example/team/docs/"

    site = make_site(PORTAL, theme=theme, site_url=base, use_directory_urls=pretty)

    assert_whole(site, pretty=pretty)
    assert broken_links(site, base) == []
    assert 'href="/specs' not in site.html("specs/index.html")
    assert 'href="/team' not in site.content("specs/index.html")


def test_links_are_right_without_a_site_url(make_site: MakeSite) -> None:
    site = make_site(PORTAL, theme="mkdocs", site_url="")

    assert_whole(site)
    assert {a["href"] for a in parsed(site.content("specs/index.html")).select("td a")} == {
        "login/", "search/", "sso/", "../adr/0002-records/", "../adr/0004-log/",
    }  # fmt: skip


@pytest.mark.parametrize(("base", "path"), [("https://portal.example/", "/"), ("https://portal.example/a/b/", "/a/b/")])
def test_the_404_page_finds_the_style_sheet(make_site: MakeSite, base: str, path: str) -> None:
    site = make_site(PORTAL, theme="material", site_url=base)

    sheets = [str(link["href"]) for link in parsed(site.html("404.html")).select("link[rel=stylesheet]")]
    assert f"{path}assets/momentum/momentum.css" in sheets
    assert site.has("assets/momentum/momentum.css")


@pytest.mark.parametrize("theme", THEMES)
def test_pages_load_the_style_sheet_before_the_sites_own(make_site: MakeSite, theme: str) -> None:
    settings = {"extra_css": ["own.css"], "markdown_extensions": ["pymdownx.tasklist"]}

    site = make_site({**PORTAL, "own.css": "p{}"}, theme=theme, **settings)

    sheets = [str(link["href"]) for link in parsed(site.html()).select("link[rel=stylesheet]")]
    assert sheets[-2:] == ["../../assets/momentum/momentum.css", "../../own.css"]
    assert not site.has("assets/momentum/statuses.css")


def test_templates_are_not_published(make_site: MakeSite) -> None:
    site = make_site(PORTAL, theme="mkdocs")

    assert list(site.site_dir.rglob("momentum/*.html")) == []
    assert not site.has("momentum/table.html")


@pytest.mark.parametrize("theme", THEMES)
def test_a_switched_off_plugin_leaves_no_trace(make_site: MakeSite, theme: str) -> None:
    files = {**PORTAL, "index.md": "# Home\n"}

    site = make_site(files, theme=theme, momentum={"enabled": False})

    assert not site.has("specs/index.html")
    assert "momentum" not in site.html()


def test_pages_of_a_hidden_or_drafted_folder_are_listed_as_they_are_built(make_site: MakeSite) -> None:
    files: dict[str, Any] = {"index.md": "# Home\n", "specs/login.md": DRAFT, "drafts/new.md": DRAFT}

    site = make_site(files, exclude_docs="drafts/\n")

    assert [spec["path"] for spec in data_of(site)["specs"]] == ["specs/login.md"]
    assert broken_links(site) == []


@pytest.mark.parametrize("module", ["mkdocs", "properdocs"])
def test_a_build_from_the_terminal_gives_the_same_site(tmp_path: Path, module: str) -> None:
    workshop = Workshop(tmp_path, theme="material", momentum={"checks": False})
    workshop.write(PORTAL)
    config = workshop.configure()
    command = [sys.executable, "-m", module, "build", "--strict", "-f", config, "-d", str(tmp_path / "out")]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    page = (tmp_path / "out/specs/search/index.html").read_text(encoding="utf-8")
    assert status_of(page) == "In Progress (second step)"
    assert bars_of(page) == ["1 of 3 met"]
    index = (tmp_path / "out/specs/index.html").read_text(encoding="utf-8")
    assert groups_of(index) == TITLES
    assert len(parsed(index).select("nav .md-status--momentum-draft")) == 1
    assert "momentum" not in done.stderr.lower().replace(str(tmp_path).lower(), "")


def test_a_strict_build_from_the_terminal_fails_when_the_author_must_act(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path, theme="mkdocs")
    workshop.write({"index.md": "# Home\n\n<!-- momentum/specs { sorted: title } -->\n", "specs/login.md": DRAFT})
    config = workshop.configure()
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", config, "-d", str(tmp_path / "out")]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert 'index.md:3: listing directive: unknown option "sorted"' in done.stderr
    assert words(parsed((tmp_path / "out/index.html").read_text()).select_one(".momentum-empty")).startswith("This ")
