"""Specs for who uses a keyboard, a screen reader, paper, colours of their own, or no scripts."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from . import looks
from .conftest import Scheme, View

SPEC = "specs/003-success-criteria/"


def test_the_keyboard_reaches_the_controls(page: Page) -> None:
    page.goto("specs/")
    search = page.locator("momentum-listing input[type=search]")
    for _ in range(80):
        page.keyboard.press("Tab")
        if search.evaluate("field => field === document.activeElement"):
            break
    expect(search).to_be_focused()
    chip = page.locator(".momentum-chips button").first
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(chip).to_be_focused()
    for control in (search, chip):
        control.focus()
        style = control.evaluate("e => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth]; }")
        assert style[0] != "none"
        assert float(style[1].removesuffix("px")) >= 2
    page.locator("th button").first.press("Enter")
    expect(page.locator("th").first).to_have_attribute("aria-sort", "ascending")


def _tree(page: Page) -> list[dict[str, Any]]:
    """Return the accessibility tree of the browser as a list."""
    session = page.context.new_cdp_session(page)
    return [node for node in session.send("Accessibility.getFullAXTree")["nodes"] if not node["ignored"]]


def _names(tree: list[dict[str, Any]], role: str) -> list[str]:
    return [node.get("name", {}).get("value", "") for node in tree if node["role"]["value"] == role]


@pytest.mark.parametrize("width", [1280, 360])
def test_a_screen_reader_finds_tables_and_bars(view: View, catalog: dict[str, Any], width: int) -> None:
    page = view(width)
    page.goto("specs/")
    tree = _tree(page)
    specs, tables = catalog["specs"], len(catalog["statuses"])
    assert len(_names(tree, "table")) == tables
    assert "" not in _names(tree, "table")
    assert len(_names(tree, "row")) == len(specs) + tables
    assert len(_names(tree, "columnheader")) == 5 * tables
    # Narrow rows leave out cells that say nothing.
    cells = len(_names(tree, "cell"))
    assert cells == 5 * len(specs) if width > 540 else 3 * len(specs) <= cells < 5 * len(specs)
    # The bars of rows are drawings; the words beside them say it.
    assert _names(tree, "progressbar") == ["Progress of all specs listed"]
    assert [_names(tree, role) for role in ("toolbar", "searchbox", "combobox")] == [
        ["Filter by status"], ["Search specs"], ["Owner", "Tag"],
    ]  # fmt: skip


def test_a_screen_reader_finds_the_facts_and_the_boxes(page: Page) -> None:
    page.goto(SPEC)
    tree = _tree(page)
    terms = [node for node in tree if node["role"]["value"] in ("term", "DescriptionListTerm")]
    assert len(terms) == 7
    assert sorted(_names(tree, "progressbar"), reverse=True) == ["Success criteria", "Success Criteria"]
    # The theme's own drawings have no names.
    assert [name for name in _names(tree, "image") if name] == ["met"] * 5 + ["dropped"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper(view: View, scheme: Scheme) -> None:
    page = view(800, scheme)
    page.goto(SPEC)
    page.emulate_media(media="print")
    for selector in (".momentum-header", ".momentum-header .momentum-progress__track", ".momentum-section"):
        expect(page.locator(selector)).to_be_visible()
    assert [box for box in looks.boxes(page) if not box["drawn"]] == []
    assert min(looks.text_contrast(page.locator(".momentum :is(dt, dd, span):not(.momentum-hidden)"))) >= 4.5
    assert min(looks.drawing_contrast(page.locator(".momentum-header .momentum-status__label"), "::before")) >= 3
    # A browser leaves out backgrounds on paper unless it is told that they carry meaning.
    adjusts = "elements => elements.map(e => getComputedStyle(e, '::before').printColorAdjust)"
    assert page.locator(".momentum-header .momentum-status__label").evaluate_all(adjusts) == ["exact"] * 2
    border = "e => parseFloat(getComputedStyle(e).borderTopWidth)"
    assert page.locator(".momentum-section .momentum-progress__track").evaluate(border) >= 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_of_the_visitor(view: View, scheme: Scheme) -> None:
    page = view(1280, scheme, forced_colors="active")
    page.goto(SPEC)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert min(looks.drawing_contrast(page.locator(".momentum-status__label"), "::before")) >= 3
    assert min(looks.drawing_contrast(page.locator(".md-nav--primary .md-status"), "::after")) >= 3
    assert min(looks.drawing_contrast(page.locator(".momentum-progress__fill"))) >= 3
    assert min(looks.drawing_contrast(page.locator(".momentum-box"))) >= 3
    assert [box for box in looks.boxes(page) if not box["drawn"]] == []


def test_without_scripts(view: View, catalog: dict[str, Any]) -> None:
    page = view(java_script_enabled=False)
    page.goto("specs/")
    assert page.locator(".momentum-table tbody tr").filter(visible=True).count() == len(catalog["specs"])
    page.get_by_role("link", name="Success criteria and their progress").last.click()
    expect(page.locator("h1")).to_contain_text("Success criteria and their progress")
    page.wait_for_load_state()
    for selector in (".momentum-header", ".momentum-section", ".momentum-section .momentum-progress__track"):
        expect(page.locator(selector)).to_be_visible()
    assert [box["drawn"] for box in looks.boxes(page)] == [True] * 6
