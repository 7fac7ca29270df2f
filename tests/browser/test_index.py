"""What a visitor sees and does on the index of all specs."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from . import looks
from .conftest import View

GROUPS = ".momentum-summary__groups a"
CHIPS = ".momentum-chips button"
ROWS = ".momentum-table tbody tr"


@pytest.fixture(scope="session")
def groups(catalog: dict[str, Any]) -> list[tuple[str, int]]:
    """The label and the size of each group; statuses that nobody knows share one."""
    return [
        ("Unknown" if status["stage"] == "unknown" else status["label"], status["count"])
        for status in catalog["statuses"]
    ]


def _words(page: Page, selector: str) -> list[str]:
    return [" ".join(text.replace("¶", "").split()) for text in page.locator(selector).all_inner_texts()]


def test_counts_are_those_of_the_catalogue(
    screen: Page, catalog: dict[str, Any], groups: list[tuple[str, int]]
) -> None:
    screen.goto("specs/")
    totals = catalog["totals"]
    assert _words(screen, ".momentum-summary__total") == [f"{totals['specs']} specs"]
    assert _words(screen, CHIPS) == [f"{label} {count}" for label, count in groups]
    assert _words(screen, "article h2") == [label for label, _ in groups]
    assert [table.locator("tbody tr").count() for table in screen.locator(".momentum-table").all()] == [
        count for _, count in groups
    ]
    bar = screen.locator(".momentum-summary [role=progressbar]")
    expect(bar).to_have_attribute("aria-valuenow", str(totals["criteria"]["met"]))
    expect(bar).to_have_attribute("aria-valuemax", str(totals["criteria"]["total"]))
    assert looks.overflow(screen) == {"beyond": 0, "wide": []}


def test_rows_say_what_the_catalogue_says(page: Page, site: str, catalog: dict[str, Any]) -> None:
    page.goto("specs/")
    cells = """rows => rows.map(row => ({
      url: row.querySelector("a").href,
      title: row.querySelector("a").textContent,
      status: row.closest("[data-group]").dataset.s,
      version: row.querySelector("[data-label=Version]")?.textContent ?? null,
      updated: row.querySelector("time")?.textContent ?? null,
      met: row.querySelector("progress")?.value ?? 0,
    }))"""
    shown = page.locator(ROWS).evaluate_all(cells)
    expected = [
        {
            "url": urljoin(site, spec["url"]),
            "title": spec["title"],
            "status": "unknown" if spec["status"]["stage"] == "unknown" else spec["status"]["key"],
            "version": spec["version"],
            "updated": spec["updated"],
            "met": spec["criteria"]["met"],
        }
        for spec in catalog["specs"]
    ]
    assert sorted(shown, key=lambda row: str(row["url"])) == sorted(expected, key=lambda row: str(row["url"]))
    assert [row["url"] for row in expected if not page.request.get(row["url"]).ok] == []


@pytest.mark.parametrize("width", [1280, 360])
def test_a_count_leads_to_its_group_where_no_scripts_run(view: View, groups: list[tuple[str, int]], width: int) -> None:
    screen = view(width, java_script_enabled=False)
    screen.goto("specs/")
    assert _words(screen, GROUPS) == [f"{label} {count}" for label, count in groups]
    for number, (label, _) in enumerate(groups):
        link = screen.locator(GROUPS).nth(number)
        anchor = str(link.get_attribute("href"))
        link.click()
        assert screen.evaluate("location.hash") == anchor
        expect(screen.locator(anchor)).to_be_in_viewport()
        assert _words(screen, anchor) == [label]


def test_a_row_leads_to_its_spec(screen: Page) -> None:
    screen.goto("specs/")
    screen.get_by_role("link", name="Checks in the build").last.click()
    expect(screen.locator("h1")).to_contain_text("Checks in the build")
    expect(screen).to_have_title("Checks in the build - Momentum")
    expect(screen.locator(".momentum-header")).to_be_visible()


def test_the_groups_are_in_the_table_of_contents(page: Page, groups: list[tuple[str, int]]) -> None:
    page.goto("specs/")
    assert _words(page, "nav.md-nav--secondary[aria-label='Table of contents'] a") == [label for label, _ in groups]
    anchors = page.locator("article h2 > a.headerlink").evaluate_all("links => links.map(link => link.hash)")
    assert anchors == page.locator(GROUPS).evaluate_all("links => links.map(link => link.hash)")


def test_a_row_is_one_line_high_where_there_is_room(page: Page) -> None:
    page.goto("specs/")
    row = page.locator(ROWS, has_text="More views of a listing")
    bar, words, title = (row.locator(selector).bounding_box() for selector in ("progress", "td:has(> progress)", "a"))
    assert bar is not None and words is not None and title is not None
    assert bar["x"] + bar["width"] < words["x"] + words["width"]
    assert abs(words["y"] - title["y"]) < 4
    assert words["height"] < 28


def test_every_table_is_as_wide_as_the_page(screen: Page) -> None:
    screen.goto("specs/")
    widths = screen.locator(".momentum-listing").evaluate_all(
        "lists => lists.map(list => [list, ...list.querySelectorAll('tbody tr')].map(e => Math.round(e.clientWidth)))"
    )
    assert {width for group in widths for width in group} == {widths[0][0]}
