"""Specs in Material's search."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

RESULTS = ".md-search-result__item > a.md-search-result__link"


def _search(page: Page, words: str) -> None:
    page.goto("")
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type(words)


@pytest.mark.parametrize(
    ("words", "title", "address"),
    [
        ("Listing specs in the terminal", "Listing specs in the terminal", "specs/010-listing-in-the-terminal/"),
        ("Accessibility Group", "Alternative text for every picture", "dialects/keys-on-one-line/"),
        ("Simmering", "Weekly digest of changes", "specs/026-weekly-digest/"),
    ],
    ids=["title", "author", "status"],
)
def test_a_spec_is_found(page: Page, site: str, words: str, title: str, address: str) -> None:
    _search(page, words)
    first = page.locator(RESULTS).first
    expect(first.locator("h1")).to_have_text(title)
    assert first.evaluate("link => link.href.split(/[?#]/)[0]") == site + address


def test_titles_of_results_are_those_of_pages_and_sections(page: Page) -> None:
    _search(page, "criteria")
    page.locator(RESULTS).first.wait_for()
    titles = page.locator(".md-search-result__item :is(h1, h2)").all_text_contents()
    assert len(titles) >= 10
    assert [title for title in titles if not title or " met" in title or "Implemented" in title] == []
