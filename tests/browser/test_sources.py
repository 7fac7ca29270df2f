"""Specs of other sites in a browser: found, filtered and counted as those of this one."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from documents import document, spec
from playwright.sync_api import Browser, Page

from . import looks, portal
from .axe import faults, prepare
from .conftest import build, served

OWNERS = {"owner": {"value": "Engine team, Docs Team", "line": 4}}
FOREIGN = [
    spec(fields=OWNERS),
    spec(path="specs/013.md", id="013", title="Cache eviction", url=None, fields=OWNERS, tags=[]),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a portal with a source."""
    root = tmp_path_factory.mktemp("sources")
    config = portal.write(root)
    (root / "specs.json").write_text(json.dumps(document(*FOREIGN)), encoding="utf-8")
    titles = "# Titles\n\n<!-- momentum/specs { view: table, columns: [title, progress], sort: title } -->\n"
    (root / "docs/titles.md").write_text(titles, encoding="utf-8")
    values = json.loads(config.read_text(encoding="utf-8"))
    values["plugins"] = ["search", {"momentum": {"sources": [{"name": "engine", "path": "specs.json"}]}}]
    config.write_text(json.dumps(values), encoding="utf-8")
    build(config, root / "site")
    with served(root / "site") as found:
        yield found


@pytest.fixture(params=[(1280, "light"), (360, "dark")], ids=["1280", "360"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A page of the portal whose scripts must not fail."""
    width, scheme = request.param
    with portal.opened(browser, address, width, color_scheme=scheme) as page:
        yield page


def _titles(page: Page) -> list[str]:
    return page.locator("tbody tr:visible td:first-child").all_inner_texts()


def test_a_spec_of_another_site_is_found_by_its_words_and_by_its_site(page: Page) -> None:
    page.goto("titles/")
    page.locator("input[type=search]").fill("engine")
    assert _titles(page) == ["Cache eviction engine", "Queue engine"]
    page.locator("input[type=search]").fill("eviction")
    assert len(_titles(page)) == 1


def test_a_spec_in_two_groups_is_counted_once_though_nothing_links_to_it(page: Page) -> None:
    page.goto("owners/")
    page.locator("input[type=search]").fill("eviction")
    assert _titles(page) == ["Cache eviction engine"] * 2
    assert " ".join(page.locator(".momentum-summary__total").inner_text().split()) == "1 of 9"


@pytest.mark.parametrize("path", ["./", "board/", "owners/"])
def test_everybody_can_read_where_a_spec_comes_from(page: Page, path: str) -> None:
    prepare(page)
    page.goto(path)
    marks = page.locator(".momentum-source")
    assert set(marks.all_inner_texts()) == {"engine"}
    assert min(looks.text_contrast(marks)) >= 4.5
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page, (), ".momentum-view") == []
