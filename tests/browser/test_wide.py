"""Tables with more columns than a page has room for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from . import looks
from .themed import THEMES, opened, themed

SPEC = """\
# The engine of the lanterns

**Version:** 1.0
**Updated:** 2026-03-04
**Status:** In Progress
**Owner:** Katherine Johnson
**Authors:** Ada Lovelace, Grace Hopper
**Team:** Identity
**Area:** Harbour
**Tags:** networking, docs

## Success Criteria

- [x] met
- [~] dropped
"""
TABLE = "# Table\n\n<!-- momentum/specs {{ view: table, columns: [{}] }} -->\n"
FILES = {
    "six.md": TABLE.format("id, title, status, owner, updated, progress"),
    "eight.md": TABLE.format("id, title, status, owner, authors, updated, progress, tags"),
    "ten.md": TABLE.format("id, title, status, owner, authors, updated, progress, team, area, tags"),
    "specs/001-engine.md": SPEC,
    "specs/002-light.md": SPEC.replace("engine", "light"),
}
BROKEN = r"""cells => cells.flatMap(cell => {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const broken = [];
  while (texts.nextNode()) {
    for (const { index, 0: word } of texts.currentNode.data.matchAll(/\S+/g)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + word.length);
      if (new Set([...range.getClientRects()].map(line => Math.round(line.top))).size > 1) broken.push(word);
    }
  }
  return broken;
})"""
BEYOND = (
    "cells => cells.filter(cell => cell.getBoundingClientRect().right > innerWidth + 1).map(cell => cell.textContent)"
)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a folder with tables in each theme."""
    with themed(tmp_path_factory.mktemp("wide"), FILES, {}) as address:
        yield address


@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize("width", [1280, 900, 360])
def test_words_stay_whole_and_only_the_table_scrolls(browser: Browser, tables: str, theme: str, width: int) -> None:
    with opened(browser, f"{tables}{theme}/", width) as page:
        for name in ("six", "eight", "ten"):
            page.goto(f"{name}/")
            cells = page.locator(".momentum-table td")
            assert cells.evaluate_all(BROKEN) == [], name
            assert looks.overflow(page)["beyond"] == 0, name


@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize("width", [640, 718, 1047])
def test_on_paper_no_column_is_cut_off(browser: Browser, tables: str, theme: str, width: int) -> None:
    with opened(browser, f"{tables}{theme}/", width) as page:
        page.emulate_media(media="print")
        for name in ("six", "eight", "ten"):
            page.goto(f"{name}/")
            cells = page.locator(".momentum-table td")
            assert cells.evaluate_all(BEYOND) == [], name
            expect(cells.last).to_have_text("1 of 1 met · 1 dropped" if name == "six" else "networking, docs")
            assert page.locator(".momentum-listing").evaluate("box => box.scrollWidth - box.clientWidth") <= 0, name
