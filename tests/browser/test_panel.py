"""The problems of a spec on its page, in each theme."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from . import looks
from .themed import LOOKS, opened, themed

BAD = """\
# Lanterns

**Version:** first try
**Status:** Draft

---

## Overview

The price of a lantern, with its candle and the wages of who lights it, is TBD.

## Success Criteria

It shines.
"""
CHECKS = {"panel": True, "severity": {"invalid-version": "error", "placeholder": "warning"}}
WORDS = ".momentum-panel :is(summary, li, span, code)"


@pytest.fixture(scope="session")
def panels(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a folder with a small site in each theme, whose one spec shows its problems."""
    files = {"index.md": "# Home\n", "lanterns.md": BAD}
    # The problems that the panel shows are warnings of the build.
    with themed(tmp_path_factory.mktemp("panels"), files, {"checks": CHECKS}, strict=False) as address:
        yield address


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def panel(request: pytest.FixtureRequest, browser: Browser, panels: str) -> Iterator[Page]:
    """The page of the spec in each theme."""
    theme, width, scheme = request.param
    with opened(browser, f"{panels}{theme}/", width, scheme) as page:
        page.goto("lanterns/")
        yield page


def test_it_opens_can_be_read_and_is_not_printed(panel: Page) -> None:
    notes = panel.locator(".momentum-panel li")
    expect(notes).to_have_text([re.compile(f"^{word} Line") for word in ("Error", "Warning", "Info")])
    expect(notes.first).to_be_hidden()
    panel.get_by_text("3 problems").click()
    expect(notes.first).to_be_visible()

    assert min(looks.text_contrast(panel.locator(WORDS))) >= 4.5
    assert min(looks.drawing_contrast(notes.locator(".momentum-status__label"), "::before")) >= 3
    assert looks.overflow(panel) == {"beyond": 0, "wide": []}
    # The author's rule below the metadata would be a second line below that of the strip.
    expect(panel.locator(".momentum-panel + hr")).to_be_hidden()
    panel.emulate_media(media="print")
    expect(panel.locator(".momentum-panel")).to_be_hidden()
