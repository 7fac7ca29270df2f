"""What specs say of each other, in a browser: rows of the strip, the banner, the status behind a link."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FloatRect, Page, expect

from . import axe, looks
from .conftest import HEIGHT, Scheme
from .themed import THEMES, opened, themed

LONG = "A very long title of a spec that names " + "everything it is about, " * 6 + "and its end"
FILES = {
    "index.md": """\
# Home

The [storage](specs/0001-storage.md) is ready, [[auth]] is not, and there is more about the
[order of words in a long line](specs/0001-storage.md#overview "Overview") and of [[0002|the old way]].

## See [storage](specs/0001-storage.md)
""",
    "wide.md": f"# Wide\n\n| {'A long column | ' * 12}\n|{'---|' * 12}\n|{' |' * 11} [[auth]] |\n",
    "graph.md": "# Graph\n\n<!-- momentum/graph -->\n",
    "specs/0001-storage.md": "# Storage\n\n**Version:** 1\n**Status:** Accepted\n\n## Overview\n\nDisks.\n",
    "specs/0002-passwords.md": "# Passwords\n\n**Version:** 1\n**Status:** Superseded by [ADR-3](0003-tokens.md)\n\n## Overview\n\nWords.\n",
    "specs/0003-tokens.md": "# Tokens\n\n**Version:** 1\n**Status:** Deprecated\n**Superseded by:** 4\n",
    "specs/0004-auth.md": """\
# Auth

**Version:** 1
**Status:** Draft
**Depends on:** [Storage](0001-storage.md), 5, https://example.org/rfc/1
**See also:** [the way of words](0002-passwords.md) for what was before, 1

## Overview

It is about [storage](0001-storage.md).
""",
    "specs/0005-long.md": f"# {LONG}\n\n**Version:** 1\n**Status:** In Progress\n",
    **{
        f"specs/{number:04}-user.md": f"# User {number}\n\n**Version:** 1\n**Status:** Draft\n**Depends on:** 1, 5\n"
        for number in range(10, 22)
    },
}
EXCUSES = {"material": axe.MATERIAL, "mkdocs": axe.MKDOCS, "readthedocs": axe.READTHEDOCS}
LOOKS: list[tuple[str, int, Scheme]] = [
    ("material", 1280, "light"),
    ("material", 1280, "dark"),
    ("material", 360, "light"),
    ("material", 360, "dark"),
    ("mkdocs", 1280, "dark"),
    ("mkdocs", 360, "light"),
    ("readthedocs", 1280, "light"),
    ("readthedocs", 360, "light"),
]
WORDS = (
    ".momentum-relation :is(dt, a, summary, .momentum-status__label, .momentum-mention > span), "
    ".momentum-banner :is(p, strong, a, .momentum-status__label)"
)
ICONS = """marks => marks.map(mark => ({
  width: mark.getBoundingClientRect().width, drawing: getComputedStyle(mark).maskImage,
}))"""
APART = """links => links.filter(link => {
  const range = document.createRange();
  const words = [...link.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).at(-1);
  range.setStart(words, words.length - 1);
  range.setEnd(words, words.length);
  const word = range.getBoundingClientRect();
  const icon = link.querySelector(".momentum-mark").getBoundingClientRect();
  return Math.abs(word.top - icon.top) > word.height / 2 || icon.left < word.right - 1;
}).map(link => link.outerHTML)"""
GROWN = """paragraphs => paragraphs.filter(paragraph => {
  const before = paragraph.offsetHeight;
  const marks = [...paragraph.querySelectorAll(".momentum-mark")];
  marks.forEach(mark => mark.style.display = "none");
  return paragraph.offsetHeight !== before;
}).map(paragraph => paragraph.outerHTML)"""
ASIDE = """signs => signs.map(sign => {
  const middle = ({ top, bottom }) => (top + bottom) / 2;
  return Math.abs(middle(sign.getBoundingClientRect()) - middle(sign.parentElement.getBoundingClientRect()));
})"""
TEXT = ":is(article, [role=main])"
PAGES = ["", "specs/0001-storage/", "specs/0002-passwords/", "specs/0003-tokens/", "specs/0004-auth/"]


@pytest.fixture(scope="module")
def related(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a folder with a site in each theme whose specs know each other."""
    with themed(tmp_path_factory.mktemp("related"), FILES, {}) as address:
        yield address


@pytest.mark.parametrize(("theme", "width", "scheme"), LOOKS)
def test_it_can_be_read_in_every_theme(browser: Browser, related: str, theme: str, width: int, scheme: Scheme) -> None:
    with opened(browser, f"{related}{theme}/", width, scheme) as page:
        axe.prepare(page)
        for address in PAGES:
            page.goto(address or "./")
            for summary in page.locator(".momentum-relation summary").all():
                summary.click()
            assert axe.faults(page, EXCUSES[theme], TEXT) == [], address
            assert looks.overflow(page) == {"beyond": 0, "wide": []}, address
            assert min(looks.text_contrast(page.locator(WORDS)), default=21) >= 4.5, address
            assert min(looks.drawing_contrast(page.locator(".momentum-mark")), default=21) >= 3, address
            icons = page.locator(".momentum-mention .momentum-status__label")
            assert min(looks.drawing_contrast(icons, "::before"), default=21) >= 3, address


def test_the_words_of_a_link_name_its_status(browser: Browser, related: str) -> None:
    with opened(browser, f"{related}material/") as page:
        page.goto("./")
        main = page.get_by_role("article")

        for name in ("storage (Accepted)", "Auth (Draft)", "the old way (Superseded)"):
            expect(main.get_by_role("link", name=name, exact=True)).to_have_count(1)
        expect(main.get_by_role("heading").locator(".momentum-mark")).to_have_count(0)
        (icon, *_) = page.locator(".momentum-mark").evaluate_all(ICONS)
        assert icon["width"] >= 12
        assert "svg" in icon["drawing"]


def test_an_icon_stays_beside_its_word_and_moves_no_line(browser: Browser, related: str) -> None:
    with opened(browser, f"{related}material/") as page:
        page.goto("./")
        for width in range(320, 760, 7):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            assert page.locator("a:has(> .momentum-mark)").evaluate_all(APART) == [], width
        page.set_viewport_size({"width": 1280, "height": HEIGHT})
        assert page.locator("article p:has(.momentum-mark)").evaluate_all(GROWN) == []


@pytest.mark.parametrize("theme", list(THEMES))
def test_a_row_begins_on_the_line_of_its_name(browser: Browser, related: str, theme: str) -> None:
    tops = """row => [row.querySelector("dt"), row.querySelector("a")].map(element => {
      const words = document.createRange();
      words.selectNodeContents(element);
      return words.getBoundingClientRect().top;
    })"""
    with opened(browser, f"{related}{theme}/") as page:
        page.goto("specs/0003-tokens/")
        name, link = page.locator(".momentum-relation").first.evaluate(tops)
        assert abs(name - link) <= 1


@pytest.mark.parametrize("theme", ["material", "readthedocs"])
def test_a_table_that_scrolls_keeps_its_icons(browser: Browser, related: str, theme: str) -> None:
    with opened(browser, f"{related}{theme}/", 360) as page:
        page.goto("wide/")
        expect(page.locator("td .momentum-mark")).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_keyboard_opens_the_rest_and_follows_a_link(browser: Browser, related: str) -> None:
    with opened(browser, f"{related}material/") as page:
        page.goto("specs/0001-storage/")
        rest = page.locator("details a")
        expect(rest).to_have_count(5)
        expect(rest.first).to_be_hidden()
        page.locator(".momentum-relation summary").focus()
        page.keyboard.press("Enter")
        expect(rest.first).to_be_visible()
        page.keyboard.press("Tab")
        expect(rest.first).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url("**/specs/0017-user/")
        expect(page.locator("h1")).to_contain_text("User 17")


def test_the_banner_leads_to_the_successor_in_one_step(browser: Browser, related: str) -> None:
    with opened(browser, f"{related}material/") as page:
        page.goto("specs/0002-passwords/")
        banner = page.get_by_role("note")
        expect(banner).to_have_text(
            "Superseded. Its place is taken by 0004 Auth Draft. In between: 0003 Tokens Deprecated."
        )
        assert [looks_at["y"] for looks_at in _boxes(page, "h1", ".momentum-banner", ".momentum-header")] == sorted(
            looks_at["y"] for looks_at in _boxes(page, "h1", ".momentum-banner", ".momentum-header")
        )
        banner.get_by_role("link").first.click()
        page.wait_for_url("**/specs/0004-auth/")


def test_a_long_title_keeps_to_two_lines_and_its_words(browser: Browser, related: str) -> None:
    with opened(browser, f"{related}material/", 360) as page:
        page.goto("specs/0004-auth/")
        link = page.locator(".momentum-relation").get_by_role("link", name=LONG)
        expect(link).to_have_text(f"0005 {LONG}")
        assert (
            link.evaluate("link => Math.round(link.offsetHeight / parseFloat(getComputedStyle(link).lineHeight))") == 2
        )


def test_it_is_printed_and_seen_in_forced_colours(browser: Browser, related: str) -> None:
    with opened(browser, f"{related}material/") as page:
        page.goto("specs/0002-passwords/")
        page.emulate_media(media="print")
        expect(page.get_by_role("note")).to_be_visible()
        expect(page.locator(".momentum-relation").first).to_be_visible()
        page.emulate_media(media="screen", forced_colors="active")
        page.goto("./")
        colours = page.locator("a:has(> .momentum-mark)").evaluate_all(
            "links => links.map(link => [getComputedStyle(link).color, getComputedStyle(link.querySelector('span')).backgroundColor])"
        )
        assert [icon for link, icon in colours if icon != link] == []


def _boxes(page: Page, *selectors: str) -> list[FloatRect]:
    found = [page.locator(selector).bounding_box() for selector in selectors]
    return [box for box in found if box is not None]


@pytest.mark.parametrize("theme", list(THEMES))
def test_the_signs_of_a_legend_stand_beside_their_words(browser: Browser, related: str, theme: str) -> None:
    with opened(browser, f"{related}{theme}/") as page:
        page.goto("graph/")
        aside = page.locator(".momentum-legend svg").evaluate_all(ASIDE)

    assert len(aside) >= 6
    assert max(aside) <= 1
