"""Graphs of the example site: what a visitor sees of them and does with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from . import axe, portal
from .conftest import View, build, served

BOARD = "board/"
SPEC = "specs/018-graph-of-specs/"
AREA = ".momentum-graph__area"
DRAWING = ".momentum-graph__drawing"


def _sizes(page: Page) -> dict[str, Any]:
    return dict(
        page.evaluate(
            """([area, drawing]) => {
              const [box, inner] = [document.querySelector(area), document.querySelector(drawing)];
              return {
                page: document.scrollingElement.scrollWidth - innerWidth,
                hidden: box.scrollWidth - box.clientWidth,
                scale: inner.clientWidth / inner.viewBox.baseVal.width,
                left: box.scrollLeft,
              };
            }""",
            [AREA, DRAWING],
        )
    )


def test_the_graph_of_the_site_fits_on_a_wide_page(page: Page) -> None:
    page.goto(BOARD)

    sizes = _sizes(page)
    assert (sizes["page"], sizes["hidden"]) == (0, 0)
    assert sizes["scale"] >= 0.75


def test_every_box_holds_its_text(look: Page) -> None:
    look.goto(BOARD)

    out = look.evaluate(
        """() => [...document.querySelectorAll("a.momentum-node")].flatMap(node => {
          const box = node.querySelector("rect").getBBox();
          return [...node.querySelectorAll("text")].filter(text => {
            const { x, y, width, height } = text.getBBox();
            return x + width > box.x + box.width || y < box.y || y + height > box.y + box.height + 1;
          }).map(text => text.textContent);
        })"""
    )
    assert out == []


def test_a_wide_drawing_scrolls_in_its_box_and_the_page_does_not(view: View) -> None:
    page = view(360)
    page.goto(BOARD)

    sizes = _sizes(page)
    assert sizes["page"] == 0
    assert sizes["hidden"] > 100
    assert 0.74 <= sizes["scale"] <= 0.76


def test_a_click_leads_to_the_spec(page: Page) -> None:
    page.goto(BOARD)
    page.locator("a.momentum-node", has_text="Reading a spec").click()

    page.wait_for_url("**/specs/001-reading-a-spec/")


def test_every_box_is_reached_by_the_keyboard_and_shows_it(page: Page) -> None:
    page.goto(BOARD)
    wanted = [node.get_attribute("xlink:href") for node in page.locator(f"{DRAWING} a").all()]
    page.locator(AREA).focus()
    reached = []
    for _ in wanted:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('xlink:href')"))

    assert len(wanted) > 20
    assert reached == wanted
    assert page.evaluate("getComputedStyle(document.activeElement.querySelector('rect')).strokeWidth") == "3.5px"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{str(wanted[-1]).removeprefix('../')}")


def test_screen_readers_are_told_names_of_links_and_where_they_are(page: Page) -> None:
    page.goto(SPEC)
    drawing = page.get_by_role("group", name="Relations around A graph of specs")

    expect(drawing.get_by_role("link", name="018 A graph of specs · Implemented")).to_have_attribute(
        "aria-current", "page"
    )
    expect(drawing.get_by_role("link", name="001 Reading a spec · Implemented")).to_have_count(1)


def test_the_list_opens_without_a_script(view: View) -> None:
    page = view(java_script_enabled=False)
    page.goto(BOARD)
    page.locator(".momentum-graph__list > summary").click()

    expect(page.locator(".momentum-graph__list").get_by_text("Depends on: 001 Reading a spec").first).to_be_visible()
    expect(page.locator(".momentum-graph__tools")).to_be_hidden()
    assert page.locator(f"{DRAWING} a").count() > 20


def test_the_spec_in_the_middle_is_in_sight(view: View) -> None:
    page = view(360)
    page.goto(SPEC)
    box, area = page.locator("[aria-current=page].momentum-node").bounding_box(), page.locator(AREA).bounding_box()

    assert box is not None
    assert area is not None
    assert area["x"] <= box["x"] <= box["x"] + box["width"] <= area["x"] + area["width"]
    expect(page.get_by_role("button", name="Zoom in")).to_be_visible()


def test_buttons_and_keys_zoom(view: View) -> None:
    page = view(360)
    page.goto(BOARD)
    before = _sizes(page)["scale"]
    page.get_by_role("button", name="Zoom in").click()
    assert _sizes(page)["scale"] == pytest.approx(before * 1.25, rel=0.01)
    page.locator(AREA).press("-")
    assert _sizes(page)["scale"] == pytest.approx(before, rel=0.01)
    page.get_by_role("button", name="Fit").click()
    sizes = _sizes(page)
    assert sizes["hidden"] <= 0
    assert sizes["scale"] < before
    assert sizes["page"] == 0


def test_the_wheel_zooms_where_the_pointer_is_and_only_with_the_key(view: View) -> None:
    page = view(600)
    page.goto(BOARD)
    page.locator(AREA).scroll_into_view_if_needed()
    box = page.locator("a.momentum-node", has_text="Checks in the build").bounding_box()
    before = _sizes(page)["scale"]
    assert box is not None
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -120)
    page.keyboard.up("Control")
    page.wait_for_function("([sel, old]) => document.querySelector(sel).clientWidth > old", arg=[DRAWING, before * 995])
    after = page.locator("a.momentum-node", has_text="Checks in the build").bounding_box()

    assert after is not None
    assert _sizes(page)["scale"] > before * 1.3
    assert abs(after["x"] - box["x"]) < 4
    assert abs(after["y"] - box["y"]) < 4


def test_dragging_moves_the_drawing_and_opens_nothing(view: View) -> None:
    page = view(360)
    page.goto(BOARD)
    node = page.locator("a.momentum-node", has_text="Checks in the build")
    node.scroll_into_view_if_needed()
    box = node.bounding_box()
    assert box is not None
    start = _sizes(page)["left"]
    page.mouse.move(box["x"] + 20, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] - 20, box["y"] + 10, steps=4)
    page.mouse.move(box["x"] - 60, box["y"] + 10, steps=4)
    page.mouse.up()

    assert _sizes(page)["left"] == pytest.approx(start + 80, abs=6)
    assert page.url.endswith(BOARD)


@pytest.fixture(scope="module")
def instant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a portal with a graph, whose theme loads pages by itself."""
    root = tmp_path_factory.mktemp("instant")
    (root / "site").mkdir()
    with served(root / "site") as address:
        config = portal.write(root, address)
        text = "# Drawn\n\n<!-- momentum/graph { lone: true } -->\n\n[Plain](plain.md)\n"
        (root / "docs/drawn.md").write_text(text, encoding="utf-8")
        build(config, root / "site")
        yield address


def test_a_theme_that_loads_pages_by_itself_shows_graphs_and_follows_their_links(
    browser: Browser, instant: str
) -> None:
    with portal.opened(browser, instant, 1280) as page:
        page.goto("./other/")
        page.evaluate("window.kept = true")
        page.get_by_role("link", name="Drawn").first.click()
        expect(page.locator("h1")).to_have_text("Drawn")
        node = page.locator("a.momentum-node", has_text="Quiet rooms")
        expect(node.locator("rect")).to_have_css("stroke-width", "1.25px")
        assert page.evaluate("window.kept") is True
        page.locator("article a", has_text="Plain").click()
        expect(page.locator("h1")).to_have_text("Plain")
        assert page.evaluate("window.kept") is True
        page.go_back()
        node.click()
        expect(page.locator("h1")).to_have_text("Quiet rooms")


@pytest.mark.parametrize("address", [BOARD, SPEC, "guide/graph/"])
def test_axe_finds_nothing(look: Page, address: str) -> None:
    axe.prepare(look)
    look.goto(address)

    assert axe.faults(look, axe.MATERIAL, ".momentum-graph") == []


def test_on_paper_nothing_is_cut_off(view: View) -> None:
    page = view(360)
    page.goto(BOARD)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})

    sizes = _sizes(page)
    assert sizes["hidden"] <= 0
    expect(page.locator(".momentum-graph__tools")).to_be_hidden()
