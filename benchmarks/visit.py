"""A page with many rows in a browser without a window: how soon it is there, and how quickly it answers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

from benchmarks.measure import Figure
from tools.chromium import ADVICE, find

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LIMIT_PAINT_S = 0.4
LIMIT_LOAD_S = 1.5
LIMIT_KEY_MS = 100.0
LIMIT_SORT_MS = 300.0

TYPED = "night roster schedules"
"""Typed a letter at a time and taken back a letter at a time: twice as many keystrokes, few of which match all rows."""

SORTS = 6
SEARCH = "momentum-listing input[type=search]"
HEADER = "momentum-listing th[data-key] button"
NAME = "portal: index"

# The sandbox needs user namespaces, which containers lack; nothing but the page is to be waited for.
_FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
_WAIT_MS = 20_000

# From the event itself to the second frame after it: then what it changed is on the screen.
_WATCH = """type => {
  window.measured = [];
  window.addEventListener(type, event => requestAnimationFrame(() => requestAnimationFrame(
    () => window.measured.push(performance.now() - event.timeStamp))), true);
}"""
_TIMES = """() => new Promise(done => {
  const look = () => {
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    const load = performance.getEntriesByType("navigation")[0].loadEventEnd;
    if (paint && load) done([paint.startTime / 1000, load / 1000]);
    else setTimeout(look, 20);
  };
  look();
})"""


@dataclass
class Visits:
    """What was measured in all visits.

    Attributes:
        paint: Seconds to the first contentful paint.
        load: Seconds to the end of the load event.
        plain_paint: The same for the plain page.
        plain_load: The same for the plain page.
        keys: Milliseconds of the keystroke that 95 of 100 are faster than, once for each visit.
        sorts: Milliseconds of each click that sorts.
    """

    paint: list[float] = field(default_factory=list)
    load: list[float] = field(default_factory=list)
    plain_paint: list[float] = field(default_factory=list)
    plain_load: list[float] = field(default_factory=list)
    keys: list[float] = field(default_factory=list)
    sorts: list[float] = field(default_factory=list)


def figures(folder: Path, index: str, plain: str, count: int) -> Iterator[Figure]:
    """Measure the index page of a built site and a plain page beside it, each as often as wanted, by turns."""
    lack = _lack()
    if lack:
        yield Figure(f"{NAME} in a browser", (), note=f"not measured: {lack}")
        return
    visits = Visits()
    with _served(folder) as address, _browser() as browser:
        for _ in range(count):
            _visit(browser, address, index, plain, visits)
    yield _figure("first paint", visits.paint, "s", LIMIT_PAINT_S)
    yield _figure("load", visits.load, "s", LIMIT_LOAD_S)
    yield _figure("first paint of a plain table", visits.plain_paint, "s", None)
    yield _figure("load of a plain table", visits.plain_load, "s", None)
    yield _figure("a keystroke in the filter (95 of 100)", visits.keys, "ms", LIMIT_KEY_MS)
    yield _figure("a click that sorts", visits.sorts, "ms", LIMIT_SORT_MS)


def _figure(what: str, values: list[float], unit: str, limit: float | None) -> Figure:
    name = f"{NAME}, {what}"
    return (
        Figure(name, tuple(values), unit, limit) if values else Figure(name, (), note="not measured: no such control")
    )


def _lack() -> str:
    """Return what is missing for a measurement in a browser; ``""`` when nothing is."""
    try:
        # Not needed to build sites: the parts that do without it must not ask for it.
        import playwright  # noqa: F401, PLC0415
    except ImportError:
        return "there is no playwright here; `make tests` installs it"
    return "" if find() else ADVICE


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base's
        """Keep the requests out of the output."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@contextmanager
def _browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only this part needs it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(_FLAGS))
        yield browser
        browser.close()


def _visit(browser: Browser, address: str, index: str, plain: str, visits: Visits) -> None:
    with _opened(browser, address + plain) as page:
        _add_times(page, visits.plain_paint, visits.plain_load)
    with _opened(browser, address + index) as page:
        _add_times(page, visits.paint, visits.load)
        if page.locator(SEARCH).count():
            visits.keys.append(quantiles(_type(page), n=20)[-1])
        if page.locator(HEADER).count():
            visits.sorts += _sort(page)


@contextmanager
def _opened(browser: Browser, address: str) -> Iterator[Page]:
    # A context of its own has an empty cache.
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(_WAIT_MS)
    page.goto(address, wait_until="load")
    yield page
    context.close()


def _add_times(page: Page, paints: list[float], loads: list[float]) -> None:
    paint, load = page.evaluate(_TIMES)
    paints.append(paint)
    loads.append(load)


def _type(page: Page) -> list[float]:
    """Type into the filter and take it back; return the milliseconds of each keystroke."""
    page.locator(SEARCH).first.focus()
    page.evaluate(_WATCH, "input")
    for number, key in enumerate([*TYPED, *["Backspace"] * len(TYPED)], 1):
        page.keyboard.press("Space" if key == " " else key)
        _wait(page, number)
    return _measured(page)


def _sort(page: Page) -> list[float]:
    """Sort by the first column, down and up again; return the milliseconds of each click."""
    page.evaluate(_WATCH, "click")
    for number in range(1, SORTS + 1):
        page.locator(HEADER).first.click()
        _wait(page, number)
    return _measured(page)


def _wait(page: Page, number: int) -> None:
    page.wait_for_function("number => window.measured.length >= number", arg=number)


def _measured(page: Page) -> list[float]:
    return [float(value) for value in page.evaluate("() => window.measured")]
