"""What a visitor sees on the page of a spec."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from . import looks
from .conftest import View

SAMPLE = ("002-", "003-", "005-", "011-", "014-", "020-", "021-", "026-")
"""Specs in the home format: nested and dropped boxes, a qualifier, criteria without boxes, an unknown status."""


@pytest.fixture(scope="session")
def sample(catalog: dict[str, Any]) -> list[dict[str, Any]]:
    """A spec in each dialect, and some in the home format."""
    chosen = ("dialects/", *(f"specs/{number}" for number in SAMPLE))
    found = [spec for spec in catalog["specs"] if spec["path"].startswith(chosen)]
    assert len(found) == 13 + len(SAMPLE)
    return found


def test_spec_pages_show_their_spec(screen: Page, sample: list[dict[str, Any]]) -> None:
    for spec in sample:
        screen.goto(spec["url"])
        shown = looks.spec_page(screen)
        _assert_strip(shown, spec)
        assert shown["bars"] == [_bar(section) for section in spec["criteria"]["sections"]], spec["path"]
        assert all(_is_box(box) for box in looks.boxes(screen)), spec["path"]
        assert looks.overflow(screen) == {"beyond": 0, "wide": []}, spec["path"]


def _assert_strip(shown: dict[str, Any], spec: dict[str, Any]) -> None:
    path = spec["path"]
    assert (shown["strips"], shown["underTitle"], shown["inTitle"]) == (1, True, 0), path
    assert shown["chip"] == [spec["status"]["label"]], path
    expected = {name: spec[name] for name in ("created", "updated") if spec[name]}
    assert shown["dates"] == expected, path
    assert len(set(shown["labels"])) == len(shown["labels"]), path
    repeated = [
        label for label in shown["labels"] if re.search(rf"^\W*{re.escape(label)}\b", shown["rest"], re.MULTILINE)
    ]
    assert repeated == [], path


def _bar(section: dict[str, Any]) -> dict[str, Any]:
    total, met, dropped, untracked = (section[name] for name in ("total", "met", "dropped", "untracked"))
    words = [f"{met} of {total} met"] if total else []
    words += [f"{dropped} dropped"] if dropped else []
    if untracked:
        words.append(f"{untracked} not tracked" if total or dropped else f"{untracked} criteria, not tracked")
    values = {"now": met, "max": total} if total else {"now": None, "max": None}
    return {"heading": section["heading"], "text": " · ".join(words), **values, "boxes": total + dropped}


def _is_box(box: dict[str, Any]) -> bool:
    return bool(box["drawn"] and box["width"] > 8 and box["height"] > 8)


def test_the_chip_has_an_icon_beside_its_word(screen: Page) -> None:
    screen.goto("specs/003-success-criteria/")
    chip = screen.locator(".momentum-line .momentum-status__label")
    (icon,) = looks.icons(chip, "::before")
    assert icon["width"] >= 12
    assert icon["height"] >= 12
    assert icon["drawing"].startswith('url("data:image/svg+xml')
    assert chip.inner_text() == "Implemented"


def test_the_strip_stands_between_title_and_first_section(screen: Page) -> None:
    screen.goto("specs/005-header-strip/")
    title, strip, section = (
        screen.locator(selector).first.bounding_box() for selector in ("h1", ".momentum-header", "article h2")
    )
    assert title is not None and strip is not None and section is not None
    assert title["y"] < strip["y"]
    assert strip["y"] + strip["height"] < section["y"]
    assert strip["x"] == title["x"]


def test_boxes_of_every_mark_stand_below_each_other(page: Page) -> None:
    page.goto("specs/003-success-criteria/")
    shown = looks.boxes(page)
    assert len(shown) == 6
    assert {box["left"] for box in shown} == {shown[0]["left"]}
    assert {box["width"] for box in shown} == {shown[0]["width"]}


def test_a_bar_is_as_long_as_the_share_that_is_met(page: Page, catalog: dict[str, Any]) -> None:
    spec = next(spec for spec in catalog["specs"] if spec["path"].startswith("specs/011-"))
    page.goto(spec["url"])
    fill, track = (
        page.locator(f".momentum-section .momentum-progress__{part}").bounding_box() for part in ("fill", "track")
    )
    assert fill is not None and track is not None
    share = spec["criteria"]["met"] / spec["criteria"]["total"]
    assert fill["width"] / track["width"] == pytest.approx(share, abs=0.01)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("address", ["specs/", "specs/003-success-criteria/", "dialects/table-html/"])
def test_nothing_moves_once_it_is_drawn(view: View, address: str, width: int) -> None:
    page = view(width)
    page.add_init_script(looks.WATCH_SHIFTS)
    page.goto(address)
    # Two frames: what a script would move on load has moved by then.
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    # Now and then the theme moves a text by a fraction of a pixel; a strip drawn late would move hundredths of the page.
    shifts = page.evaluate("window.shifts")
    assert sum(float(shift.split()[0]) for shift in shifts) < 0.001, shifts
