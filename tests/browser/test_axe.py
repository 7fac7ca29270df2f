"""Nothing is found by axe-core on any page that is not the theme's alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from . import axe
from .conftest import CONFIG, LOOKS, Scheme, View, build, served

_PARTS = 4
SECTIONS = ["", "dialects", "guide", "specs"]
"""Folders of the example site; ``""`` has the pages that stand in none of the others."""

VIEWS = ["", "?status=draft&sort=-updated", "?find=zzz", "table/", "board/", "cards/", "summary/", "specs/004/"]
THEMES: dict[str, tuple[axe.Excuse, ...]] = {
    "plain": axe.MATERIAL,
    "mkdocs": axe.MKDOCS,
    "readthedocs": axe.READTHEDOCS,
}
SCREENS: list[tuple[str, Scheme]] = [
    ("plain", "light"), ("plain", "dark"), ("mkdocs", "light"), ("mkdocs", "dark"), ("readthedocs", "light"),
]  # fmt: skip

IN_TURN = [LOOKS[0], LOOKS[1], LOOKS[3], LOOKS[2]]
"""All screens, the scheme changed as seldom as can be, for that takes half as long as looking."""

WITHOUT = {
    "index.md": "# Home\n\nThe [second page](deep/second.md) of this site, [`code`](deep/second.md) in a link.\n\n"
    "```yaml\nname: 13\n```\n\n```html\n<b id='a'>a</b>\n```\n",
    "deep/index.md": "# Deep\n",
    "deep/second.md": "# Second\n\nSome [text](../index.md) of it.\n",
    "deep/third.md": "# Third\n",
    "deep/more/fourth.md": "# Fourth\n",
}
"""Pages that no spec stands on, with what the themes are excused for."""


@pytest.fixture
def example(view: View) -> Page:
    """A page of the example site."""
    page = view(1280, "light")
    axe.prepare(page)
    return page


def _look(page: Page, width: int, scheme: Scheme) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    drawn = {"light": "default", "dark": "slate"}[scheme]
    page.wait_for_function("drawn => document.body.dataset.mdColorScheme === drawn", arg=drawn)


def _scope(number: int, look: tuple[int, Scheme]) -> str:
    """Return the part to look at: all of a section's first page, the texts of all, on every screen what is ours."""
    if number == 0:
        return ""
    return ".md-content" if look == LOOKS[0] else axe.OURS


# In parts: one test of a section would be the longest of all, and the others would wait for it.
@pytest.mark.parametrize("part", range(_PARTS))
@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section or "rest")
def test_the_example_site(example: Page, folder: Path, section: str, part: int) -> None:
    pages = [page.relative_to(folder).parts[:-1] for page in sorted(folder.rglob("index.html"))]
    chosen = [parts for parts in pages if "".join(parts[:1]) == section or (not section and parts[0] not in SECTIONS)]
    assert len(chosen) >= 2
    for number, parts in list(enumerate(chosen))[part::_PARTS]:
        example.goto("/".join((*parts, "")), wait_until="domcontentloaded")
        for width, scheme in IN_TURN:
            _look(example, width, scheme)
            assert axe.faults(example, axe.MATERIAL, _scope(number, (width, scheme))) == [], (parts, width, scheme)


@pytest.mark.parametrize(("theme", "scheme"), SCREENS)
def test_every_view(browser: Browser, portals: str, theme: str, scheme: Scheme) -> None:
    with browser.new_context(base_url=f"{portals}{theme}/", color_scheme=scheme) as context:
        page = context.new_page()
        axe.prepare(page)
        for address in VIEWS:
            page.goto(f"./{address}")
            for width in (1280, 360):
                page.set_viewport_size({"width": width, "height": 900})
                assert axe.faults(page, THEMES[theme]) == [], (address, width)


@pytest.fixture(scope="session")
def without(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a folder with a small site in each theme that knows nothing of specs."""
    root = tmp_path_factory.mktemp("without")
    for name, text in WITHOUT.items():
        (root / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / name).write_text(text, encoding="utf-8")
    for name, theme in _themes().items():
        values = {"site_name": "Site", "theme": theme, "plugins": ["search"], "markdown_extensions": _EXTENSIONS}
        (root / f"{name}.json").write_text(json.dumps(values), encoding="utf-8")
        build(root / f"{name}.json", root / "site" / name)
    with served(root / "site") as address:
        yield address


_EXTENSIONS = ["pymdownx.highlight", "pymdownx.superfences"]


def _themes() -> dict[str, dict[str, Any]]:
    material = dict(yaml.safe_load(CONFIG.read_text(encoding="utf-8"))["theme"])
    return {"plain": material, "mkdocs": {"name": "mkdocs"}, "readthedocs": {"name": "readthedocs"}}


@pytest.mark.parametrize("theme", THEMES)
def test_the_themes_do_alone_what_they_are_excused_for(browser: Browser, without: str, theme: str) -> None:
    seen: set[axe.Excuse | None] = set()
    for width, scheme in LOOKS[0:4:3]:
        with browser.new_context(
            base_url=f"{without}{theme}/", viewport={"width": width, "height": 900}, color_scheme=scheme
        ) as context:
            page = context.new_page()
            axe.prepare(page)
            for address in ("", "deep/second/"):
                page.goto(f"./{address}")
                seen |= {finding.excuse for finding in axe.findings(page, THEMES[theme])}
    assert seen - {None} == set(THEMES[theme])
