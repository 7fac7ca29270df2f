"""The README's examples do what the README says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
import yaml

from mkdocs_momentum.catalog.listing import View
from mkdocs_momentum.catalog.options import DEFAULTS, read_options

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
SPEC = Path("docs/specs/007-session-timeout.md")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def run(site: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=site, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text(blocks("yaml")[0], encoding="utf-8")
    (tmp_path / SPEC).parent.mkdir(parents=True)
    (tmp_path / SPEC).write_text(blocks("markdown")[0], encoding="utf-8")
    return tmp_path


def test_the_example_builds_strictly_and_shows_what_is_drawn(site: Path) -> None:
    run(site, "mkdocs", "build", "--strict")

    page = unescape((site / "site/specs/007-session-timeout/index.html").read_text(encoding="utf-8"))
    drawn = blocks("text")[0]
    for words in (
        "In Progress",
        "(second milestone)",
        "1.2.0",
        "2026-03-02",
        "2 of 3 met · 1 dropped",
        "Identity Team",
    ):
        assert words in drawn
        assert words in page
    document = json.loads((site / "site/specs/specs.json").read_text(encoding="utf-8"))
    assert [spec["title"] for spec in document["specs"]] == ["Session timeout"]


def test_the_terminal_prints_what_is_shown(site: Path) -> None:
    shown = next(block for block in blocks("console") if block.startswith("$ mkdocs-momentum list\n"))

    assert run(site, "mkdocs_momentum", "list") == shown.removeprefix("$ mkdocs-momentum list\n")


def test_explain_finds_the_example(site: Path) -> None:
    assert "$ mkdocs-momentum list --explain specs/007-session-timeout.md" in README

    told = run(site, "mkdocs_momentum", "list", "--explain", "specs/007-session-timeout.md")

    assert told.startswith("specs/007-session-timeout.md: a spec, because ")


def test_the_table_of_options_names_each_one_with_its_default() -> None:
    rows = re.findall(r"^\| `([\w.]+)` \| (.*?) \|", README, re.MULTILINE)
    named = {name: default for name, default in rows if name != "enabled"}

    assert set(named) == {*DEFAULTS, "criteria.headings"} - {"criteria"}
    for name, default in named.items():
        if name != "criteria.headings":
            assert yaml.safe_load(default.strip("`")) == DEFAULTS[name]


def test_the_example_of_options_is_valid() -> None:
    options = yaml.safe_load(blocks("yaml")[1])["plugins"][0]["momentum"]

    assert read_options(options).settings.included("specs/a.md") is True


def test_the_example_of_a_listing_selects_and_sorts_as_it_says(site: Path) -> None:
    facts = "**Version:** 1\n**Status:** In Review\n**Owner:** {}\n**Updated:** {}\n"
    for name, owner, updated in (("a", "Docs Team", "2026-01-01"), ("b", "docs team", "2026-02-01"), ("c", "Ops", "")):
        (site / f"docs/specs/{name}.md").write_text(f"# {name.upper()}\n\n{facts.format(owner, updated)}", "utf-8")
    (site / "docs/index.md").write_text(f"# Home\n\n{blocks('markdown')[1]}", encoding="utf-8")

    run(site, "mkdocs", "build", "--strict")

    page = (site / "site/index.html").read_text(encoding="utf-8")
    assert re.findall(r'<tr[^>]*><td[^>]*><a href="([^"]+)"', page) == ["specs/b/", "specs/a/"]


def test_the_portal_links_its_home_page_to_its_list(site: Path) -> None:
    home, everything = blocks("markdown")[2:]
    (site / "docs/index.md").write_text(home, encoding="utf-8")
    (site / "docs/specs/index.md").write_text(everything, encoding="utf-8")
    # As `new` begins one: with the day, and with no word of a change.
    newer = blocks("markdown")[0].replace("2026-03-02", "2026-03-09")
    (site / "docs/specs/008-newer.md").write_text(newer.replace("Session timeout", "Newer"), encoding="utf-8")

    run(site, "mkdocs", "build", "--strict")

    page = (site / "site/index.html").read_text(encoding="utf-8")
    assert re.findall(r'data-view="(\w+)"', page) == ["summary", "cards"]
    cards = re.findall(r'<li class="momentum-card"><a href="([^"]+)"', page)
    assert cards == ["specs/008-newer/", "specs/007-session-timeout/"]
    assert 'href="specs/?status=in-progress"' in page
    listed = (site / "site/specs/index.html").read_text(encoding="utf-8")
    assert re.findall(r'<h2 id="([\w-]+)"', listed) == ["identity-team"]
    assert (site / "site/specs/specs.json").is_file()


def test_every_view_is_named() -> None:
    assert re.findall(r"^- `view: (\w+)`", README, re.MULTILINE) == list(View)


def test_each_make_target_named_exists() -> None:
    makefile = (Path(__file__).parent.parent / "Makefile").read_text(encoding="utf-8")

    for target in set(re.findall(r"(?:`|\$ )make (\w+)", README)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
