"""The views of a listing, as a visitor sees them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from . import looks, portal

VIEWS = ["", "table/", "board/", "owners/", "cards/", "summary/", "plain/"]
WORDS = "momentum-listing :is(a, th, td, time, p, span, small, button):not(.momentum-hidden, [hidden] *):visible"
SITES = ["plain", "rtl", "readthedocs"]


@pytest.fixture(params=[(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")], ids=str)
def page(request: pytest.FixtureRequest, browser: Browser, portals: str) -> Iterator[Page]:
    """A page of the portal."""
    width, scheme = request.param
    with portal.opened(browser, f"{portals}plain/", width, color_scheme=scheme) as page:
        yield page


def test_words_and_drawings_can_be_told_from_the_page(page: Page) -> None:
    for view in VIEWS:
        page.goto(f"./{view}?status=draft" if view else "./")
        words = looks.text_contrast(page.locator(WORDS))
        assert len(words) >= 6, view
        assert min(words) >= 4.5, view
        # What an element lets shine through is not in its colours.
        assert page.locator(WORDS).evaluate_all("all => all.every(e => getComputedStyle(e).opacity === '1')"), view
        icons = page.locator("momentum-listing :is(.momentum-status__label, .momentum-heading):visible")
        assert min(looks.drawing_contrast(icons, "::before"), default=21) >= 3 or view == "owners/", view
        fields = looks.drawing_contrast(page.locator("momentum-listing :is(input, select):visible"))
        assert min(fields, default=21) >= 3, view


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("width", [1280, 700, 360])
def test_nothing_reaches_beyond_the_screen(browser: Browser, portals: str, site: str, width: int) -> None:
    # The script of the readthedocs theme fails without its highlighter, which stands on another origin.
    with browser.new_context(
        base_url=f"{portals}{site}/", viewport={"width": width, "height": portal.HEIGHT}
    ) as context:
        page = context.new_page()
        for view in VIEWS:
            page.goto(f"./{view}?find=zzz")
            assert looks.overflow(page)["beyond"] == 0, view
            page.goto(f"./{view}")
            shown = looks.overflow(page)
            assert shown["beyond"] == 0, view
            assert shown["wide"] == [] or view == "board/", view


def test_a_board_scrolls_in_itself_and_stacks_on_a_narrow_screen(browser: Browser, portals: str) -> None:
    lefts = "lanes => lanes.map(lane => Math.round(lane.getBoundingClientRect().left))"
    with portal.opened(browser, f"{portals}plain/", 650) as page:
        page.goto("board/")
        board = page.get_by_role("region", name="Specs")
        assert board.evaluate("board => board.scrollWidth > board.clientWidth")
        assert len(set(page.locator(".momentum-lane").evaluate_all(lefts))) == 4
        board.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.querySelector('.momentum-board').scrollLeft > 0")
    with portal.opened(browser, f"{portals}plain/", 360) as page:
        page.goto("board/")
        assert len(set(page.locator(".momentum-lane").evaluate_all(lefts))) == 1
        assert page.locator(".momentum-board").evaluate("board => board.scrollWidth <= board.clientWidth")


def test_the_words_of_a_bar_in_a_narrow_lane_stay_in_one_line(browser: Browser, portals: str) -> None:
    lines = """progress => {
      progress.lastChild.textContent = "2 of 3 met · 1 dropped";
      const words = document.createRange();
      words.selectNodeContents(progress.lastChild);
      return new Set([...words.getClientRects()].map(line => Math.round(line.top))).size;
    }"""
    with portal.opened(browser, f"{portals}plain/", 1280) as page:
        page.goto("board/")
        assert page.locator(".momentum-card__progress:has(progress)").first.evaluate(lines) == 1


def test_columns_of_a_table_stand_below_each_other(browser: Browser, portals: str) -> None:
    lefts = "rows => rows.map(row => [...row.cells].map(cell => Math.round(cell.getBoundingClientRect().left)))"
    for site in ("plain", "rtl"):
        with portal.opened(browser, f"{portals}{site}/", 1280) as page:
            page.goto("table/")
            rows = page.locator("momentum-listing tr").evaluate_all(lefts)
            assert len(rows) == 8
            assert {tuple(row) for row in rows} == {tuple(rows[0])}
            assert rows[0] == sorted(rows[0], reverse=site == "rtl")


NUMBERED = ":is(.momentum-summary__total, .momentum-progress__text, td:has(progress), .momentum-card__progress)"
# Each text, and whether its second word stands to the right of the first one.
BEGINNINGS = """places => places.map(place => {
  const text = [...place.childNodes].find(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const at = index => {
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + 1);
    return range.getBoundingClientRect().left;
  };
  return [text.data, at(text.data.search(/\\S/)) < at(text.data.search(/\\s\\S/) + 1)];
})"""
SIDES = """cells => cells.map(cell => {
  const [inner, outer] = [cell.firstChild.getBoundingClientRect(), cell.getBoundingClientRect()];
  return Math.round(outer.right - inner.right) === 0 ? "right" : Math.round(inner.left - outer.left) === 0 ? "left" : "";
})"""


@pytest.mark.parametrize(("site", "side"), [("plain", "left"), ("rtl", "right")])
def test_words_are_read_in_their_own_direction_on_the_side_of_the_site(
    browser: Browser, portals: str, site: str, side: str
) -> None:
    with portal.opened(browser, f"{portals}{site}/", 1280) as page:
        for view in ("./", "board/", "cards/", "specs/001/"):
            page.goto(view)
            beginnings = page.locator(f"{NUMBERED}:visible").evaluate_all(BEGINNINGS)
            assert len(beginnings) >= 2, view
            assert [text for text, is_in_order in beginnings if not is_in_order] == [], view
        page.goto("./")
        assert set(page.locator("td:first-child").evaluate_all(SIDES)) == {side}


def test_a_summary_leads_to_the_filtered_index(browser: Browser, portals: str) -> None:
    with portal.opened(browser, f"{portals}plain/", 1280) as page:
        page.goto("summary/")
        widths = page.locator(".momentum-stack rect").evaluate_all(
            "bars => bars.map(bar => bar.getBoundingClientRect().width)"
        )
        whole = sum(widths)
        assert [round(7 * width / whole) for width in widths] == [3, 1, 2, 1]
        page.locator(".momentum-summary__groups a", has_text="Implemented").click()
        expect(page.locator("h1")).to_contain_text("All")
        expect(page.locator("tbody tr:visible td:first-child a")).to_have_text(["Tide tables", "Ferry times"])


def test_cards_lead_to_the_rest(browser: Browser, portals: str) -> None:
    with portal.opened(browser, f"{portals}plain/", 1280) as page:
        page.goto("cards/")
        assert page.locator(".momentum-card > a").all_inner_texts() == ["Ants and bees", "Café menu"]
        page.get_by_role("link", name="Show all 3 specs").click()
        titles = page.locator("tbody tr:visible td:first-child a")
        expect(titles).to_have_text(["Ants and bees", "Café menu", "Quiet rooms"])


def test_arrows_follow_the_direction_of_writing(browser: Browser, portals: str) -> None:
    with portal.opened(browser, f"{portals}rtl/", 1280) as page:
        page.goto("./")
        page.locator(".momentum-chips button").first.focus()
        page.keyboard.press("ArrowLeft")
        expect(page.locator(".momentum-chips button").nth(1)).to_be_focused()


def test_paper(browser: Browser, portals: str) -> None:
    with portal.opened(browser, f"{portals}plain/", 800, color_scheme="dark") as page:
        for view in VIEWS:
            page.goto(f"./{view}")
            page.emulate_media(media="print")
            assert (
                page.locator("momentum-listing :is(input, select, .momentum-chips, .momentum-clear):visible").count()
                == 0
            )
            assert min(looks.text_contrast(page.locator(WORDS))) >= 4.5, view
        page.goto("./")
        assert page.locator(".momentum-summary__groups a:visible").count() == 4
        breaks = "elements => elements.map(e => getComputedStyle(e).breakAfter)"
        heads = page.locator("momentum-listing :is(h2, thead)")
        assert heads.evaluate_all(breaks) == ["avoid"] * 8
        adjusts = "elements => elements.map(e => getComputedStyle(e).printColorAdjust)"
        assert page.locator("progress").evaluate_all(adjusts) == ["exact"] * 5


def test_colours_of_the_visitor(browser: Browser, portals: str) -> None:
    with portal.opened(browser, f"{portals}plain/", 1280, forced_colors="active") as page:
        page.goto("./?status=draft")
        pressed = page.locator(".momentum-chips [aria-pressed=true] > .momentum-status__label")
        assert pressed.evaluate("label => getComputedStyle(label).outlineStyle") == "solid"
        assert min(looks.drawing_contrast(page.locator(".momentum-heading:visible"), "::before")) >= 3
        borders = "bars => bars.map(bar => getComputedStyle(bar).borderTopWidth)"
        assert page.locator("progress:visible").evaluate_all(borders) == ["1px"] * 2
