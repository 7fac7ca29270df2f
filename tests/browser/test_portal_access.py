"""The views of a listing in every theme: on paper, enlarged, in a visitor's own colours, before their script has come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from mkdocs_momentum.spec.model import Stage

from . import looks, portal
from .conftest import Scheme

SCREENS: list[tuple[str, Scheme]] = [
    ("plain", "light"), ("plain", "dark"), ("mkdocs", "light"), ("mkdocs", "dark"), ("readthedocs", "light"),
]  # fmt: skip
VIEWS = ["", "table/", "board/", "cards/", "summary/"]
FILTERED = VIEWS[:3]
ROWS = "momentum-listing :is(tbody tr, .momentum-card):visible"
WORDS = "momentum-listing :is(a, th, td, time, p, span, small, button, h2):not(.momentum-hidden, [hidden] *):visible"
ICONS = "momentum-listing :is(.momentum-status__label, .momentum-heading):visible"

# The label of a column is one, and stays on paper.
CONTROLS = "momentum-listing :is(input, select, button:not(.momentum-sort)):visible"

_SPREAD = """stages => {
  const show = (element, stage) => {
    const copy = element.cloneNode(true);
    for (const part of [copy, ...copy.querySelectorAll("[class*=momentum-stage--]")]) {
      part.className = part.className.replace(/momentum-stage--\\w+/, `momentum-stage--${stage}`);
    }
    element.after(copy);
    return copy;
  };
  for (const stage of stages) {
    show(document.querySelector(".momentum-lane"), stage);
    show(document.querySelector(".momentum-chips button"), stage);
    show(document.querySelector(".momentum-chips button"), stage).setAttribute("aria-pressed", "true");
    show(document.querySelector(".momentum-chips button"), stage).dataset.none = "";
  }
}"""
"""Shows a column of the board and chips in every state once more for each stage."""

_CUT = """() => [...document.querySelectorAll(".momentum, .momentum *")].filter(element =>
  element.checkVisibility() && !element.closest(".momentum-hidden, .momentum-board, select, thead, svg, progress")
  && getComputedStyle(element).overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1
).map(element => element.outerHTML)"""

_ARROW = """head => {
  const style = getComputedStyle(head, "::after");
  return [style.borderInlineStartColor, style.borderBlockStartColor, style.borderBlockEndColor];
}"""

_WATCH_SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const { value, sources } of list.getEntries())
    for (const { node } of sources) {
      const element = node instanceof Element ? node : node?.parentElement;
      // The themes draw their own icons, in what stands around the text, with fonts that come late.
      if (element?.closest("article, [role=main]")) window.shifts.push(`${value} ${element.outerHTML}`);
    }
}).observe({ type: "layout-shift", buffered: true });
"""

_TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"

_WATCH_MOTION = """
window.motion = [];
for (const name of ["transitionrun", "animationstart"])
  document.addEventListener(name, ({ target, propertyName, animationName }) => {
    if (target.closest("momentum-listing")) window.motion.push(`${target.className} ${propertyName ?? animationName}`);
  }, true);
"""


@pytest.fixture(params=SCREENS, ids="-".join)
def page(request: pytest.FixtureRequest, browser: Browser, portals: str) -> Iterator[Page]:
    """A page of the portal in each theme and scheme."""
    theme, scheme = request.param
    with _opened(browser, f"{portals}{theme}/", color_scheme=scheme) as page:
        yield page


@pytest.fixture(params=["plain", "mkdocs", "readthedocs"])
def themed(request: pytest.FixtureRequest, browser: Browser, portals: str) -> Iterator[Page]:
    """A page of the portal in each theme."""
    with _opened(browser, f"{portals}{request.param}/") as page:
        yield page


@contextmanager
def _opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    # The script of the readthedocs theme fails without its highlighter, which stands on another origin.
    with browser.new_context(base_url=address, viewport={"width": 1280, "height": 900}, **options) as context:
        yield context.new_page()


def _resize(page: Page, width: int, height: int = 900) -> None:
    page.set_viewport_size({"width": width, "height": height})


def test_every_stage_can_be_read(page: Page) -> None:
    page.goto("./board/")
    page.evaluate(_SPREAD, [*Stage, "none"])
    assert page.locator(".momentum-lane").count() == 4 + 12
    assert page.locator(".momentum-chips button").count() == 4 + 3 * 12
    icons = page.locator(ICONS)
    # A stage without a status is as grey as one that has been retired.
    assert len({icon["colour"] for icon in looks.icons(icons, "::before")}) == 11
    assert min(looks.text_contrast(page.locator(WORDS))) >= 4.5
    assert min(looks.drawing_contrast(icons, "::before")) >= 3


def test_paper(page: Page) -> None:
    for view in VIEWS:
        page.goto(f"./{view}")
        page.emulate_media(media="screen")
        rows = page.locator(ROWS).count()
        page.emulate_media(media="print")
        for width in (1280, 360):
            _resize(page, width)
            assert page.locator(CONTROLS).count() == 0, view
            assert page.locator(ROWS).count() == rows, view
            assert min(looks.text_contrast(page.locator(WORDS))) >= 4.5, view


def test_what_the_screen_leaves_undrawn_stands_on_paper(themed: Page) -> None:
    themed.goto("./")
    themed.locator("tbody").first.evaluate("rows => rows.classList.add('momentum-chunk')")
    drawn = "rows => getComputedStyle(rows).contentVisibility"
    assert themed.locator("tbody").first.evaluate(drawn) == "auto"
    themed.emulate_media(media="print")
    assert themed.locator("tbody").first.evaluate(drawn) == "visible"


@pytest.mark.parametrize("theme", ["plain", "mkdocs", "readthedocs"])
def test_colours_of_the_visitor(browser: Browser, portals: str, theme: str) -> None:
    with _opened(browser, f"{portals}{theme}/", forced_colors="active", color_scheme="dark") as page:
        for view in VIEWS:
            page.goto(f"./{view}")
            assert min(looks.text_contrast(page.locator(WORDS))) >= 4.5, view
            icons = looks.drawing_contrast(page.locator(ICONS), "::before")
            edges = looks.drawing_contrast(page.locator("momentum-listing :is(input, select, .momentum-card):visible"))
            assert len(icons) >= 2, view
            assert min(icons + edges) >= 3, view
        page.goto("./table/")
        side, top, bottom = page.locator("th[aria-sort] .momentum-sort").evaluate(_ARROW)
        assert side == bottom == "rgba(0, 0, 0, 0)"
        assert top == "rgb(255, 255, 255)"


def test_nothing_moves_for_who_wants_no_motion(browser: Browser, portals: str) -> None:
    for theme in ("plain", "mkdocs", "readthedocs"):
        with _opened(browser, f"{portals}{theme}/", reduced_motion="reduce") as page:
            page.add_init_script(_WATCH_MOTION)
            page.goto("./")
            page.get_by_role("button", name="Draft").click()
            page.locator("th button:visible").first.click()
            page.locator("tbody a:visible").first.hover()
            page.locator("momentum-listing input").fill("bees")
            expect(page).to_have_url(f"{portals}{theme}/?status=draft&sort=title&find=bees")
            assert page.evaluate("window.motion") == [], theme


@pytest.mark.parametrize("width", [640, 180])
def test_enlarged_to_double(themed: Page, width: int) -> None:
    _resize(themed, width, 450)
    for view in (*VIEWS, "?find=zzz", "specs/004/"):
        themed.goto(f"./{view}")
        shown = looks.overflow(themed)
        # At 180 pixels the larger headings of the themes are wider than the screen by themselves.
        assert shown["beyond"] == 0 or width == 180, view
        # A board that is not stacked scrolls in itself.
        assert shown["wide"] == [] or (view, width) == ("board/", 640), view
        assert themed.evaluate(_CUT) == [], view


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_when_the_script_is_late(themed: Page, width: int) -> None:
    _resize(themed, width)
    themed.add_init_script(_WATCH_SHIFTS)
    # Another font than the first one would move all words.
    themed.route("**/*.woff*", lambda route: route.abort())
    held: list[Route] = []
    themed.route("**/momentum.js", lambda route: held.append(route))  # noqa: PLW0108 - Playwright asks for a function of Python's
    for view in FILTERED:
        held.clear()
        themed.goto(f"./{view}", wait_until="commit")
        themed.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
        expect(themed.locator("momentum-listing input")).to_be_visible()
        assert themed.evaluate("!customElements.get('momentum-listing')"), view
        assert len(held) == 1, view
        # While a page is still read, its first rows may be drawn before they are whole.
        themed.wait_for_function("document.readyState !== 'loading'")
        themed.evaluate(_TWO_FRAMES)
        themed.evaluate("window.shifts.length = 0")
        held[0].continue_()
        themed.wait_for_function("document.readyState === 'complete' && !!customElements.get('momentum-listing')")
        themed.evaluate(_TWO_FRAMES)
        assert themed.evaluate("window.shifts") == [], view


def test_an_address_leads_to_a_view_and_back_to_it(themed: Page) -> None:
    for view in FILTERED:
        themed.goto(f"./{view}?status=draft&owner=Docs+Team")
        titles = themed.locator(ROWS).locator("a")
        expect(titles).to_have_text(["Café menu"])
        titles.click()
        expect(themed.locator("h1").last).to_contain_text("Café menu")
        themed.go_back()
        expect(titles).to_have_text(["Café menu"])
        expect(themed.get_by_role("button", name="Draft")).to_have_attribute("aria-pressed", "true")
        expect(themed.get_by_role("combobox", name="Owner")).to_have_value("Docs Team")
        assert urlsplit(themed.url).query == "status=draft&owner=Docs+Team"


def _listeners(page: Page) -> int:
    """Return how many functions listen for what concerns the whole window or document."""
    session = page.context.new_cdp_session(page)
    count = 0
    for target in ("window", "document"):
        found = session.send("Runtime.evaluate", {"expression": target})["result"]["objectId"]
        listeners = session.send("DOMDebugger.getEventListeners", {"objectId": found})["listeners"]
        count += len([one for one in listeners if one["type"] in ("popstate", "hashchange", "DOMContentLoaded")])
    session.detach()
    return count


def test_ten_pages_that_the_theme_loads_by_itself(browser: Browser, portals: str) -> None:
    with portal.opened(browser, f"{portals}instant/", 1280) as page:
        page.add_init_script(
            "window.pushed = 0; const push = history.pushState;"
            "history.pushState = function (...words) { window.pushed += 1; push.apply(this, words); }"
        )
        page.goto("./")
        counts = []
        for turn, title in enumerate(("Board", "Table", "Two", "All", "Owners") * 2):
            page.locator(".md-nav--primary a", has_text=title).first.click()
            expect(page.locator("h1")).to_contain_text(title)
            chip = page.locator(".momentum-chips button").first
            before = page.evaluate("window.pushed")
            chip.click()
            expect(chip).to_have_attribute("aria-pressed", "true")
            assert page.evaluate("window.pushed") == before + 1, title
            chip.click()
            expect(chip).to_have_attribute("aria-pressed", "false")
            if turn % 5 == 0:
                counts.append(_listeners(page))
        assert counts[0] == counts[1]
