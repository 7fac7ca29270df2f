"""Specs in the themes that MkDocs brings along."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from . import looks
from .conftest import HEIGHT, Scheme, build, served

SPEC = """# Lanterns

**Version:** 1.0
**Created:** 2026-03-04
**Status:** In Progress (since spring)
**Reviewers:** [Docs Team](https://docs.example/), Platform Lead

## Success Criteria

- [x] met
- [ ] open
- [~] dropped
- ❌ failed
- [/] started

## Rest
"""
DRAFT = "# Kites\n\n**Created:** 2026-03-05\n**Status:** Draft\n\nText.\n"
# Links have the colour that the theme gives to all of its links.
WORDS = ".momentum :is(dt, dd, th, td, time, p, span):not(.momentum-hidden)"
LOOKS: list[tuple[str, int, Scheme]] = [
    ("mkdocs", 1280, "light"),
    ("mkdocs", 1280, "dark"),
    ("mkdocs", 360, "dark"),
    ("readthedocs", 1280, "light"),
    ("readthedocs", 360, "light"),
]


@pytest.fixture(scope="session")
def themes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a folder with a small site in each theme."""
    root = tmp_path_factory.mktemp("themes")
    docs = root / "docs"
    docs.mkdir()
    for name, text in {"index": "# Home\n", "lanterns": SPEC, "kites": DRAFT}.items():
        (docs / f"{name}.md").write_text(text, encoding="utf-8")
    for theme in ("mkdocs", "readthedocs"):
        build(_config(root, theme), root / "site" / theme)
    with served(root / "site") as address:
        yield address


def _config(root: Path, theme: str) -> Path:
    settings = {"name": theme, "color_mode": "auto"} if theme == "mkdocs" else {"name": theme}
    config = root / f"{theme}.json"
    config.write_text(json.dumps({"site_name": "Site", "theme": settings, "plugins": ["momentum"]}), encoding="utf-8")
    return config


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def themed(request: pytest.FixtureRequest, browser: Browser, themes: str) -> Iterator[Page]:
    """A page of each theme on each screen."""
    theme, width, scheme = request.param
    with browser.new_context(
        base_url=f"{themes}{theme}/",
        viewport=ViewportSize(width=width, height=HEIGHT),
        color_scheme=scheme,
    ) as context:
        yield context.new_page()


def _assert_readable(page: Page) -> None:
    assert min(looks.text_contrast(page.locator(WORDS))) >= 4.5
    assert min(looks.drawing_contrast(page.locator(".momentum-status__label"), "::before")) >= 3
    assert min(looks.drawing_contrast(page.locator(".momentum-progress__fill"))) >= 3
    assert looks.overflow(page) == {"beyond": 0, "wide": []}


def test_a_spec(themed: Page) -> None:
    themed.goto("lanterns/")
    shown = looks.spec_page(themed)
    assert (shown["strips"], shown["underTitle"], shown["rest"]) == (1, True, "")
    assert shown["labels"] == ["Status", "Version", "Created", "Progress", "Reviewers"]
    text = "1 of 4 met · 1 dropped"
    assert shown["bars"] == [{"heading": "Success Criteria", "text": text, "now": 1, "max": 4, "boxes": 5}]
    _assert_readable(themed)


def test_boxes_stand_below_each_other(themed: Page) -> None:
    themed.goto("lanterns/")
    shown = looks.boxes(themed)
    assert [box["drawn"] for box in shown] == [True] * 4
    lefts = [box["left"] for box in shown]
    assert max(lefts) - min(lefts) <= 3
    assert all(8 < box["width"] < 24 for box in shown)


def test_the_index(themed: Page) -> None:
    themed.goto("specs/")
    themed.locator("momentum-listing input[type=search]").fill("lanterns")
    expect(themed.locator("#draft")).to_be_hidden()
    expect(themed.locator("#in-progress")).to_be_in_viewport()
    themed.locator("momentum-listing input[type=search]").fill("")
    themed.locator(".momentum-chips button").first.click()
    expect(themed.locator("#in-progress")).to_be_hidden()
    themed.locator(".momentum-chips button").first.click()
    rows = themed.locator(".momentum-table tbody tr").evaluate_all("rows => rows.map(row => row.clientWidth)")
    lists = themed.locator(".momentum-listing").evaluate_all("lists => lists.map(list => list.clientWidth)")
    assert len(rows) == 2
    assert rows == pytest.approx(lists, abs=1)
    _assert_readable(themed)
    themed.get_by_role("link", name="Lanterns").last.click()
    expect(themed.locator("h1").last).to_have_text("Lanterns")
