"""Words and drawings can be told from what they stand on."""

from __future__ import annotations

from playwright.sync_api import Page

from . import looks

ADDRESSES = ["specs/", "specs/003-success-criteria/", "dialects/bold-lines/", "dialects/bullets/"]
WORDS = ".momentum :is(a, dt, dd, th, td, time, p, span):not(.momentum-hidden)"


def test_words_and_icons_and_bars(look: Page) -> None:
    for address in ADDRESSES:
        look.goto(address)
        words = looks.text_contrast(look.locator(WORDS))
        icons = looks.drawing_contrast(look.locator(".momentum-status__label"), "::before")
        bars = looks.drawing_contrast(look.locator(".momentum-progress__fill"))
        assert len(words) >= 8 and icons, address
        assert min(words) >= 4.5, address
        assert min(icons + bars) >= 3, address


def test_words_of_dropped_criteria(look: Page) -> None:
    look.goto("specs/003-success-criteria/")
    item = look.locator("li:has(.momentum-box--dropped)")
    assert item.count() == 1
    assert min(looks.text_contrast(item)) >= 4.5
    assert min(looks.drawing_contrast(item.locator(".momentum-box"))) >= 3


def test_boxes_that_are_met(look: Page) -> None:
    look.goto("specs/003-success-criteria/")
    values = looks.drawing_contrast(look.locator(".momentum-box--met"))
    assert len(values) == 5
    assert min(values) >= 3


def test_boxes_that_are_open(look: Page) -> None:
    look.goto("specs/026-weekly-digest/")
    values = looks.drawing_contrast(look.locator(".momentum-box--open"))
    assert len(values) == 3
    assert min(values) >= 3
