"""Badges as pictures in a page, and the line to copy for one, in each theme."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from . import looks
from .themed import LOOKS, opened, themed

STATUSES = {
    "draft": "Draft",
    "review": "In Review",
    "progress": "In Progress",
    "done": "Implemented",
    "wide": "承認済み",
    "arabic": "قيد المراجعة",
    "markup": "R&amp;D &lt;b&gt;",
    "long": "Waiting for the committee to meet",
}
ADDRESS = "https://specs.example/"


def spec(status: str) -> str:
    return f"# {status}\n\n**Version:** 1.0.0\n**Status:** {status}\n\n---\n\n## Success Criteria\n\n- [x] a\n- [ ] b\n"


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a folder with a small site in each theme; its home page shows a badge of each status."""
    pictures = "\n".join(f"![]({name}/badge.svg) ![]({name}/progress.svg)\n" for name in STATUSES)
    files = {f"{name}.md": spec(status) for name, status in STATUSES.items()}
    options = {"include": ["*.md", "!index.md"]}
    home = {"index.md": f"# Home\n\n{pictures}"}
    # The badges are written after the pages: MkDocs warns that no document of that name exists.
    with themed(tmp_path_factory.mktemp("badges"), home | files, options, ADDRESS, strict=False) as address:
        yield address


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def page(request: pytest.FixtureRequest, browser: Browser, shown: str) -> Iterator[Page]:
    """A page of the site in each theme."""
    theme, width, scheme = request.param
    with opened(browser, f"{shown}{theme}/", width, scheme) as page:
        yield page


def test_every_badge_is_a_picture_of_its_own_size(page: Page) -> None:
    page.goto("")

    sizes = page.locator("img[src$='.svg']").evaluate_all(
        "pictures => pictures.filter(p => /badge|progress/.test(p.src)).map(p => [p.naturalWidth, p.naturalHeight])"
    )

    assert len(sizes) == 2 * len(STATUSES)
    assert {height for _, height in sizes} == {20}
    assert all(80 < width < 300 for width, _ in sizes)


_BEYOND = """
root => [...root.querySelectorAll("text")].filter(text => {
  const box = text.getBBox();
  const all = root.getBoundingClientRect();
  return box.x < 0 || box.x + box.width > all.width;
}).length
"""


@pytest.mark.parametrize("name", STATUSES)
def test_the_words_stay_in_their_box_and_are_read_out(browser: Browser, shown: str, name: str) -> None:
    with browser.new_context(base_url=f"{shown}material/") as context:
        page = context.new_page()
        page.goto(f"{name}/badge.svg")
        picture = page.locator("svg")

        assert picture.evaluate(_BEYOND) == 0
        widths = picture.locator("text").evaluate_all("texts => texts.map(text => text.getBBox().width)")
        given = picture.locator("text").evaluate_all("texts => texts.map(text => text.textLength.baseVal.value)")
        assert widths == pytest.approx(given, abs=1)
        label = picture.get_attribute("aria-label")
        assert label is not None
        assert label.startswith("status: ")
        expect(page.get_by_role("img", name=label)).to_be_visible()


def test_the_line_opens_can_be_read_and_is_not_printed(page: Page) -> None:
    page.goto("draft/")
    line = page.locator(".momentum-badge code")
    expect(line).to_have_text(f"[![status]({ADDRESS}draft/badge.svg)]({ADDRESS}draft/)")
    expect(line).to_be_hidden()
    page.get_by_text("Badge", exact=True).click()
    expect(line).to_be_visible()

    assert min(looks.text_contrast(page.locator(".momentum-badge :is(summary, code)"))) >= 4.5
    assert looks.overflow(page) == {"beyond": 0, "wide": []}
    # The author's rule below the metadata would be a second line below that of the strip.
    expect(page.locator(".momentum-badge + hr")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".momentum-badge")).to_be_hidden()
