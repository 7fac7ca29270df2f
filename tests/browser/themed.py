"""A small site in each theme, served on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from .conftest import HEIGHT, Scheme, build, served
from .portal import SCHEMES

THEMES: dict[str, dict[str, object]] = {
    "material": {"name": "material", "font": False, "palette": SCHEMES, "features": ["content.code.copy"]},
    "mkdocs": {"name": "mkdocs", "color_mode": "auto"},
    "readthedocs": {"name": "readthedocs"},
}
LOOKS: list[tuple[str, int, Scheme]] = [
    ("material", 1280, "light"),
    ("material", 360, "dark"),
    ("mkdocs", 1280, "light"),
    ("mkdocs", 360, "dark"),
    ("readthedocs", 360, "light"),
]


@contextmanager
def themed(
    root: Path, files: Mapping[str, str], options: Mapping[str, object], site_url: str = "", *, strict: bool = True
) -> Iterator[str]:
    """Serve a site in each theme, below the name of the theme; the address ends with ``/``.

    Args:
        root: An empty folder.
        files: The pages.
        options: The options of the plugin.
        site_url: The site's own address.
        strict: Whether a warning of the build fails it.
    """
    for name, text in files.items():
        (root / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / name).write_text(text, encoding="utf-8")
    for name, theme in THEMES.items():
        settings = {"site_name": "Site", "site_url": site_url, "theme": theme, "plugins": [{"momentum": dict(options)}]}
        (root / f"{name}.json").write_text(json.dumps(settings), encoding="utf-8")
        build(root / f"{name}.json", root / "site" / name, strict=strict)
    with served(root / "site") as address:
        yield address


@contextmanager
def opened(browser: Browser, address: str, width: int = 1280, scheme: Scheme = "light") -> Iterator[Page]:
    """Open a page whose addresses are below one."""
    size = ViewportSize(width=width, height=HEIGHT)
    with browser.new_context(base_url=address, viewport=size, color_scheme=scheme) as context:
        yield context.new_page()
