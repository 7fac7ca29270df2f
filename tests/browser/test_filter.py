"""What a visitor does with the controls of a listing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from . import looks, portal

SEARCH = "momentum-listing input[type=search]"
CHIPS = ".momentum-chips button"
TITLES = "tbody tr:visible td:first-child a"


@pytest.fixture
def page(browser: Browser, portals: str) -> Iterator[Page]:
    """A page of the portal whose scripts must not fail."""
    with portal.opened(browser, f"{portals}plain/", 1280) as page:
        yield page


def _titles(page: Page, within: str = "momentum-listing") -> list[str]:
    return page.locator(f"{within} {TITLES}").all_inner_texts()


def _params(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def _counts(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(CHIPS).all_inner_texts()]


def _shown(page: Page) -> str:
    return " ".join(page.locator(".momentum-summary__total").inner_text().split())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("bees", ["Ants and bees", "Bees at night"]),
        ("CAFE", ["Café menu"]),
        ("café", ["Café menu"]),
        ("night BEES", ["Bees at night"]),
        ("bees field print", ["Bees at night"]),
        ("006", ["Ferry times"]),
        ("2026-04", ["Tide tables", "Ferry times"]),
        ("until may", ["Bees at night"]),
        ("  ", [facts[0] for facts in portal.SPECS]),
    ],
)
def test_words_are_found_in_any_case_and_order(page: Page, words: str, expected: list[str]) -> None:
    page.goto("./")
    page.locator(SEARCH).fill(words)
    assert _titles(page) == expected


def test_groups_without_rows_go_with_their_headings(page: Page) -> None:
    page.goto("./")
    page.locator(SEARCH).fill("bees")
    assert page.locator("article h2:visible").all_inner_texts() == ["Draft", "In Review"]
    assert page.locator("table:visible").count() == 2
    assert _shown(page) == "2 of 7"
    page.locator(SEARCH).fill("")
    assert page.locator("article h2:visible").all_inner_texts() == list(portal.STATUSES.values())
    assert _shown(page) == "7 specs"


def test_chips_choose_statuses_and_count_what_the_other_filters_leave(page: Page) -> None:
    page.goto("./")
    assert _counts(page) == ["Draft 3", "In Review 1", "Implemented 2", "Unknown 1"]
    page.get_by_role("button", name="Draft").click()
    assert _titles(page) == ["Café menu", "Ants and bees", "Quiet rooms"]
    assert _counts(page) == ["Draft 3", "In Review 1", "Implemented 2", "Unknown 1"]
    page.get_by_role("button", name="Unknown").click()
    assert _titles(page) == ["Café menu", "Ants and bees", "Quiet rooms", "Weekly digest"]
    page.locator(SEARCH).fill("print")
    assert _titles(page) == ["Café menu", "Weekly digest"]
    assert _counts(page) == ["Draft 1", "In Review 1", "Implemented 1", "Unknown 1"]
    pressed = page.locator(CHIPS).evaluate_all("chips => chips.map(chip => chip.getAttribute('aria-pressed'))")
    assert pressed == ["true", "false", "false", "true"]


def test_owner_and_tag_are_chosen_from_lists(page: Page) -> None:
    page.goto("./")
    assert page.locator("select").first.locator("option").all_inner_texts() == [
        "All owners", "Docs Team", "Field Lab", "Harbour Office",
    ]  # fmt: skip
    page.get_by_role("combobox", name="Owner").select_option("Docs Team")
    assert _titles(page) == ["Café menu", "Tide tables", "Ferry times", "Weekly digest"]
    page.get_by_role("combobox", name="Tag").select_option("food")
    assert _titles(page) == ["Café menu"]
    assert _params(page) == {"owner": ["Docs Team"], "tag": ["food"]}


def test_the_address_keeps_the_state(page: Page) -> None:
    page.goto("./")
    page.get_by_role("button", name="Draft").click()
    page.get_by_role("button", name="Implemented").click()
    assert urlsplit(page.url).query == "status=draft,implemented"
    page.locator(SEARCH).fill("tide")
    expect(page).to_have_url(re.compile(r"find=tide"))
    page.reload()
    assert _titles(page) == ["Tide tables"]
    expect(page.locator(SEARCH)).to_have_value("tide")
    expect(page.get_by_role("button", name="Draft")).to_have_attribute("aria-pressed", "true")


def test_an_address_may_say_q(page: Page) -> None:
    page.goto("./?status=draft,implemented&q=tide")
    assert _titles(page) == ["Tide tables"]
    page.locator(SEARCH).fill("tables")
    expect(page).to_have_url(re.compile(r"\?status=draft,implemented&find=tables$"))


def test_the_bar_of_all_specs_goes_while_a_filter_is_on(page: Page) -> None:
    page.goto("./")
    bar = page.locator(".momentum-summary > .momentum-progress")
    expect(bar).to_be_visible()
    page.get_by_role("button", name="Draft").click()
    expect(bar).to_be_hidden()
    page.get_by_role("button", name="Clear filters").click()
    expect(bar).to_be_visible()


def test_back_and_forward(page: Page) -> None:
    page.goto("./")
    page.get_by_role("button", name="Draft").click()
    page.get_by_role("button", name="In Review").click()
    page.go_back()
    assert _titles(page) == ["Café menu", "Ants and bees", "Quiet rooms"]
    page.go_back()
    assert len(_titles(page)) == 7
    page.go_forward()
    assert _titles(page) == ["Café menu", "Ants and bees", "Quiet rooms"]


def test_typing_leaves_one_entry_in_the_history(page: Page) -> None:
    page.goto("other/")
    page.goto("./")
    page.locator(SEARCH).press_sequentially("bees", delay=30)
    expect(page).to_have_url(re.compile(r"\?find=bees$"))
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Other")


def test_what_the_listing_does_not_know_is_ignored(page: Page) -> None:
    page.goto("./?status=lost,draft&owner=Nobody&tag=none&sort=colour&page=2#behind")
    assert _titles(page) == ["Café menu", "Ants and bees", "Quiet rooms"]
    page.get_by_role("button", name="In Review").click()
    assert _params(page) == {"status": ["draft,in-review"], "page": ["2"]}


def test_clear_undoes_all_filters_and_keeps_the_order(page: Page) -> None:
    page.goto("./?status=draft&find=bees&owner=Field+Lab&sort=title&page=2")
    page.get_by_role("button", name="Clear filters").press("Enter")
    assert len(_titles(page)) == 7
    assert _params(page) == {"sort": ["title"], "page": ["2"]}
    expect(page.locator(SEARCH)).to_be_focused()
    expect(page.get_by_role("button", name="Clear filters")).to_be_hidden()


def test_nothing_left_names_each_filter_and_undoes_it(page: Page) -> None:
    page.goto("./?status=draft,unknown&find=tide&tag=print")
    nothing = page.locator(".momentum-nothing")
    expect(nothing).to_contain_text("No spec matches.")
    assert nothing.locator(".momentum-undo button").all_inner_texts() == ["tide", "print", "Draft", "Unknown"]
    nothing.get_by_role("button", name="tide").press("Enter")
    expect(page.locator(SEARCH)).to_be_focused()
    assert _titles(page) == ["Café menu", "Weekly digest"]
    expect(nothing).to_be_hidden()
    assert _params(page) == {"status": ["draft,unknown"], "tag": ["print"]}
    page.locator(SEARCH).fill("zzz")
    nothing.get_by_role("button", name="Unknown").click()
    assert _params(page)["status"] == ["draft"]


def test_arrows_move_between_the_chips(page: Page) -> None:
    page.goto("./")
    chips = page.locator(CHIPS)
    page.get_by_role("combobox", name="Tag").focus()
    page.keyboard.press("Tab")
    for key, number in [("", 0), ("ArrowRight", 1), ("End", 3), ("ArrowRight", 0), ("ArrowLeft", 3), ("Home", 0)]:
        if key:
            page.keyboard.press(key)
        expect(chips.nth(number)).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    assert _titles(page) == ["Bees at night"]
    stops = chips.evaluate_all("chips => chips.map(chip => chip.tabIndex)")
    assert stops == [-1, 0, -1, -1]


def test_the_keys_of_the_theme_stay_the_themes(page: Page) -> None:
    page.goto("./")
    page.locator(SEARCH).press_sequentially("fs/ n")
    expect(page.locator(SEARCH)).to_have_value("fs/ n")
    expect(page.locator(SEARCH)).to_be_focused()
    for key in ("f", "/"):
        page.goto("./")
        page.get_by_role("button", name="Draft").focus()
        page.keyboard.press(key)
        expect(page.locator("[data-md-component=search-query]")).to_be_focused()


def test_columns_sort_their_tables(page: Page) -> None:
    page.goto("./")
    updated = page.locator("th[data-key=updated] button")
    orders = "heads => heads.map(head => head.getAttribute('aria-sort'))"
    updated.first.click()
    assert _titles(page)[:3] == ["Ants and bees", "Café menu", "Quiet rooms"]
    assert page.locator("th[data-key=updated]").evaluate_all(orders) == ["ascending"] * 4
    updated.nth(1).click()
    assert _titles(page)[:3] == ["Café menu", "Ants and bees", "Quiet rooms"]
    assert _params(page) == {"sort": ["-updated"]}
    updated.first.click()
    assert page.locator("th[aria-sort]").count() == 0
    assert _titles(page) == [facts[0] for facts in portal.SPECS]
    page.locator("th[data-key=version] button").first.click()
    assert _titles(page)[:3] == ["Quiet rooms", "Ants and bees", "Café menu"]
    page.locator("th[data-key=progress] button").first.click()
    page.locator("th[data-key=progress] button").first.click()
    assert _titles(page)[:3] == ["Ants and bees", "Café menu", "Quiet rooms"]


def test_a_table_begins_with_its_own_order(page: Page) -> None:
    page.goto("table/")
    own = ["Weekly digest", "Ferry times", "Tide tables", "Café menu", "Bees at night", "Ants and bees", "Quiet rooms"]
    titles = "tbody tr td:nth-child(2) a"
    assert page.locator(titles).all_inner_texts() == own
    expect(page.locator("th[data-key=updated]")).to_have_attribute("aria-sort", "descending")
    page.locator("th[data-key=status] button").click()
    assert page.locator(titles).all_inner_texts() == [
        "Café menu", "Ants and bees", "Quiet rooms", "Bees at night", "Ferry times", "Tide tables", "Weekly digest",
    ]  # fmt: skip
    page.locator("th[data-key=updated] button").click()
    assert _params(page) == {"sort": ["updated"]}
    page.locator("th[data-key=updated] button").click()
    assert _params(page) == {}
    assert page.locator(titles).all_inner_texts() == own


def test_two_listings_do_not_disturb_each_other(page: Page) -> None:
    page.goto("two/?2.status=implemented&status=draft")
    first, second = "momentum-listing >> nth=0", "momentum-listing >> nth=1"
    assert page.locator(first).locator(TITLES).all_inner_texts() == ["Café menu", "Ants and bees", "Quiet rooms"]
    assert page.locator(second).locator(TITLES).all_inner_texts() == ["Tide tables", "Ferry times"]
    page.locator(first).locator("input").fill("ants")
    expect(page).to_have_url(re.compile("find=ants"))
    page.locator(second).locator("input").fill("ferry")
    expect(page).to_have_url(re.compile("2.find=ferry"))
    assert page.locator(first).locator(TITLES).all_inner_texts() == ["Ants and bees"]
    assert page.locator(second).locator(TITLES).all_inner_texts() == ["Ferry times"]
    assert _params(page) == {"status": ["draft"], "find": ["ants"], "2.status": ["implemented"], "2.find": ["ferry"]}


def test_a_spec_of_two_owners_is_counted_once(page: Page) -> None:
    page.goto("owners/")
    assert len(_titles(page)) == 8
    assert _shown(page) == "7 specs"
    page.get_by_role("button", name="Implemented").click()
    assert _titles(page) == ["Tide tables", "Ferry times", "Ferry times"]
    assert _shown(page) == "2 of 7"
    assert _counts(page)[2] == "Implemented 2"


def test_cards_of_a_board_are_filtered_and_its_columns_stay(page: Page) -> None:
    page.goto("board/")
    lanes = page.locator(".momentum-lane")
    page.locator(SEARCH).fill("bees")
    assert page.locator(".momentum-card:visible > a").all_inner_texts() == ["Ants and bees", "Bees at night"]
    assert [" ".join(text.split()) for text in lanes.locator(".momentum-lane__title").all_inner_texts()] == [
        "Draft 1", "In Review 1", "Implemented 0", "Unknown 0",
    ]  # fmt: skip


def test_changes_are_said_once_the_visitor_pauses(page: Page) -> None:
    page.goto("./")
    live = page.locator("momentum-listing [role=status]")
    expect(live).to_have_text("")
    page.locator(SEARCH).press_sequentially("bees", delay=20)
    expect(live).to_have_text("")
    expect(live).to_have_text("2 of 7")
    page.locator("th[data-key=title] button").first.click()
    expect(live).to_have_text("Sorted by Title, ascending")


def test_an_address_with_an_anchor_wins_over_a_filter(page: Page) -> None:
    page.goto("./?status=draft")
    expect(page.locator("#implemented")).to_be_hidden()
    page.evaluate("location.hash = '#implemented'")
    expect(page.locator("#implemented")).to_be_in_viewport()
    assert len(_titles(page)) == 7


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_when_the_script_starts(browser: Browser, portals: str, width: int) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    for address in ("", "board/", "table/"):
        with portal.opened(browser, f"{portals}plain/", width) as page:
            page.route("**/momentum.js", hold)
            page.add_init_script(looks.WATCH_SHIFTS)
            page.goto(f"./{address}", wait_until="commit")
            # A busy machine draws the page in parts while it reads it: what moves then is none of the script's.
            page.wait_for_timeout(400)
            page.evaluate("window.shifts.length = 0")
            held.pop().continue_()
            expect(page.locator("momentum-listing input").first).to_be_visible()
            page.wait_for_timeout(200)
            assert page.evaluate("window.shifts") == [], address


def test_without_scripts_no_controls_stand_there(browser: Browser, portals: str) -> None:
    with browser.new_context(base_url=f"{portals}plain/", java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("./?status=draft")
        assert page.locator("momentum-listing :is(input, select, button):visible").count() == 0
        assert len(_titles(page)) == 7
        assert [" ".join(text.split()) for text in page.locator(".momentum-summary a").all_inner_texts()] == [
            "Draft 3", "In Review 1", "Implemented 2", "Unknown 1",
        ]  # fmt: skip
        page.goto("board/")
        assert page.locator(".momentum-card:visible").count() == 7


def test_pages_that_the_theme_loads_by_itself(browser: Browser, portals: str) -> None:
    with portal.opened(browser, f"{portals}instant/", 1280) as page:
        page.goto("./")
        page.evaluate("window.kept = true")
        for _ in range(2):
            page.get_by_role("button", name="Draft").click()
            expect(page.get_by_role("button", name="Draft")).to_have_attribute("aria-pressed", "true")
            assert len(_titles(page)) == 3
            page.locator(".md-nav--primary a", has_text="Other").click()
            expect(page.locator("h1")).to_contain_text("Other")
            assert urlsplit(page.url).query == ""
            page.locator("article a", has_text="All").click()
            expect(page.locator("h1")).to_contain_text("All")
            assert len(_titles(page)) == 7
            assert page.locator("th[data-key=title] button").count() == 4
        page.get_by_role("link", name="Table", exact=True).click()
        expect(page.locator("h1")).to_contain_text("Table")
        page.locator(SEARCH).fill("ferry")
        assert page.locator("tbody tr:visible").count() == 1
        expect(page).to_have_url(re.compile("find=ferry"))
        page.locator("tbody a:visible").click()
        expect(page.locator("h1")).to_contain_text("Ferry times")
        page.go_back()
        expect(page.locator("h1")).to_contain_text("Table")
        expect(page.locator(SEARCH)).to_have_value("ferry")
        assert page.locator("tbody tr:visible").count() == 1
        assert page.evaluate("window.kept")


def test_a_strict_content_security_policy(browser: Browser, portals: str) -> None:
    with portal.opened(browser, f"{portals}bare/", 1280) as page:
        page.goto("./?find=bees")
        assert _titles(page) == ["Ants and bees", "Bees at night"]
        page.locator("th[data-key=title] button").first.click()
        page.locator(SEARCH).fill("")
        assert _titles(page)[:3] == ["Ants and bees", "Café menu", "Quiet rooms"]
        assert page.evaluate("[typeof MomentumListing, typeof fold, typeof Row]") == ["undefined"] * 3
