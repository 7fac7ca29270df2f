"""The problems of a spec on its page, in each theme."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from . import looks
from .conftest import HEIGHT, Scheme, served
from .portal import SCHEMES

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
THEMES: dict[str, dict[str, object]] = {
    "material": {"name": "material", "font": False, "palette": SCHEMES},
    "mkdocs": {"name": "mkdocs", "color_mode": "auto"},
    "readthedocs": {"name": "readthedocs"},
}
LOOKS: list[tuple[str, int, Scheme]] = [
    ("material", 1280, "light"),
    ("material", 360, "dark"),
    ("mkdocs", 1280, "light"),
    ("mkdocs", 360, "dark"),
    ("readthedocs", 360, "light"),
]
WORDS = ".momentum-panel :is(summary, li, span, code)"


@pytest.fixture(scope="session")
def panels(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a folder with a small site in each theme, whose one spec shows its problems."""
    root = tmp_path_factory.mktemp("panels")
    docs = root / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Home\n", encoding="utf-8")
    (docs / "lanterns.md").write_text(BAD, encoding="utf-8")
    for name, theme in THEMES.items():
        config = root / f"{name}.json"
        plugins = [{"momentum": {"checks": CHECKS}}]
        config.write_text(json.dumps({"site_name": "Site", "theme": theme, "plugins": plugins}), encoding="utf-8")
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(root / "site" / name)]
        subprocess.run(command, check=True)
    with served(root / "site") as address:
        yield address


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def panel(request: pytest.FixtureRequest, browser: Browser, panels: str) -> Iterator[Page]:
    """The page of the spec in each theme."""
    theme, width, scheme = request.param
    size = ViewportSize(width=width, height=HEIGHT)
    with browser.new_context(base_url=f"{panels}{theme}/", viewport=size, color_scheme=scheme) as context:
        page = context.new_page()
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
