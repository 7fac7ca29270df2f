"""Stages beside the entries of Material's navigation."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Page, expect

from . import looks
from .conftest import View

ICONS = ".md-nav--primary .md-status"


def test_each_spec_carries_its_status(page: Page, site: str, catalog: dict[str, Any]) -> None:
    page.goto("specs/003-success-criteria/")
    shown = page.locator(ICONS).evaluate_all(
        "icons => icons.map(icon => [icon.closest('.md-nav__item').querySelector('a').href, icon.title])"
    )
    expected = [[urljoin(site, spec["url"]), _words(spec["status"])] for spec in catalog["specs"]]
    # The theme writes the entry of the page itself twice, the second time for narrow screens.
    assert {tuple(entry) for entry in shown} == {tuple(entry) for entry in expected}
    assert len(shown) == len(expected) + 1


def _words(status: dict[str, str]) -> str:
    # What stands in brackets follows the label as it is; other words are parted from it as the authors' dash did.
    joint = " " if status["qualifier"].startswith("(") else " – " if status["qualifier"] else ""
    return f"{status['label']}{joint}{status['qualifier']}"


def test_each_stage_has_a_drawing_of_its_own(page: Page, catalog: dict[str, Any]) -> None:
    page.goto("specs/003-success-criteria/")
    icons = looks.icons(page.locator(ICONS), "::after")
    assert all(icon["width"] >= 12 and icon["height"] >= 12 and icon["content"] == '""' for icon in icons)
    drawings = {icon["drawing"] for icon in icons}
    assert len(drawings) == len({spec["status"]["stage"] for spec in catalog["specs"]})
    assert all(drawing.startswith('url("data:image/svg+xml') for drawing in drawings)


def test_icons_can_be_told_from_the_page(view: View) -> None:
    for scheme in ("light", "dark"):
        page = view(1280, scheme)
        page.goto("specs/003-success-criteria/")
        assert min(looks.drawing_contrast(page.locator(ICONS), "::after")) >= 3


def test_the_drawer_of_a_narrow_screen_shows_them(view: View) -> None:
    page = view(360)
    page.goto("specs/003-success-criteria/")
    icon = page.locator(".md-nav__item", has_text="The header strip").last.locator(".md-status")
    expect(icon).not_to_be_in_viewport()
    page.locator("label.md-header__button[for=__drawer]").click()
    expect(icon).to_be_in_viewport()
    expect(icon).to_have_attribute("title", "Implemented")
