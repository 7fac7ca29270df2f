"""Fixtures for tests in a browser: the example site, served on this machine, and pages that look at it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, ViewportSize

from . import portal
from .chromium import launched

CONFIG = Path(__file__).parents[2] / "example-site/mkdocs.yml"
HEIGHT = 900

Scheme = Literal["light", "dark"]
View = Callable[..., Page]
LOOKS: list[tuple[int, Scheme]] = [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base's
        """Keep the requests out of the tests' output."""

    def list_directory(self, path: Any) -> None:
        """Answer as a server of pages does where a folder holds none."""
        self.send_error(404)


def build(config: Path, folder: Path, *, strict: bool = True) -> None:
    """Build a site; strictly, except one that is about what a strict build refuses."""
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(config), "-d", str(folder)]
    subprocess.run([*command, "--strict"] if strict else command, check=True)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; the address ends with ``/``."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the example site is built into."""
    folder = tmp_path_factory.mktemp("example-site")
    build(CONFIG, folder)
    return folder


@pytest.fixture(scope="session")
def site(folder: Path) -> Iterator[str]:
    """The address of the example site; it ends with ``/``."""
    with served(folder) as address:
        yield address


@pytest.fixture(scope="session")
def catalog(folder: Path) -> dict[str, Any]:
    """What the example site says of its specs in its JSON document."""
    return dict(json.loads((folder / "specs/specs.json").read_bytes()))


@pytest.fixture(scope="session")
def portals(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a folder with the portal in several themes; it ends with ``/``."""
    root = tmp_path_factory.mktemp("portal")
    build(portal.write(root / "plain"), root / "site/plain")
    build(portal.write(root / "rtl", direction="rtl"), root / "site/rtl")
    build(portal.write(root / "readthedocs", name="readthedocs"), root / "site/readthedocs")
    build(portal.write(root / "mkdocs", name="mkdocs", color_mode="auto"), root / "site/mkdocs")
    (root / "bare/theme").mkdir(parents=True)
    (root / "bare/theme/main.html").write_text(portal.BARE, encoding="utf-8")
    build(portal.write(root / "bare", name=None, custom_dir=str(root / "bare/theme")), root / "site/bare")
    with served(root / "site") as address:
        build(portal.write(root / "instant", f"{address}instant/"), root / "site/instant")
        yield address


def _name(look: tuple[int, Scheme]) -> str:
    return f"{look[0]}-{look[1]}"


@pytest.fixture(params=LOOKS, ids=_name)
def look(request: pytest.FixtureRequest, view: View) -> Page:
    """A page on a wide and on a narrow screen, light and dark: for what depends on colours."""
    return view(*request.param)


@pytest.fixture(params=LOOKS[::3], ids=_name)
def screen(request: pytest.FixtureRequest, view: View) -> Page:
    """A page on a wide, light and on a narrow, dark screen: for what depends on room."""
    return view(*request.param)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser for all tests of this process."""
    with launched() as browser:
        yield browser


class Screens:
    """Screens of any width and colour scheme. One of a kind serves all tests: it keeps what it has loaded."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.problems: list[str] = []
        self._browser = browser
        self._site = site
        self._contexts: dict[Hashable, BrowserContext] = {}

    def open(self, width: int, scheme: Scheme, options: dict[str, Any]) -> Page:
        """Open a page."""
        key = (width, scheme, *sorted(options.items()))
        if key not in self._contexts:
            self._contexts[key] = self._make(ViewportSize(width=width, height=HEIGHT), scheme, options)
        return self._contexts[key].new_page()

    def _make(self, size: ViewportSize, scheme: Scheme, options: dict[str, Any]) -> BrowserContext:
        context = self._browser.new_context(base_url=self._site, viewport=size, color_scheme=scheme, **options)
        context.on("weberror", lambda error: self.problems.append(str(error.error)))
        context.on("console", partial(_hear, self.problems))
        context.on("response", partial(_note, self.problems))
        # Watched and not routed: a route would take the browser's cache away. The browser finds no other host.
        context.on("request", partial(_watch, self.problems, self._site))
        return context


@pytest.fixture(scope="session")
def screens(browser: Browser, site: str) -> Screens:
    """Screens that show the example site; the browser closes them."""
    return Screens(browser, site)


@pytest.fixture
def view(screens: Screens) -> Iterator[View]:
    """Open pages at a width in a colour scheme: ``view(360, "dark")``; further words go to the browser's context.

    An address such as ``page.goto("specs/")`` is one below the site's. A page that asks another origin for anything,
    or for something that is not there, or whose scripts fail, fails the test.
    """
    screens.problems.clear()
    with ExitStack() as stack:

        def open_page(width: int = 1280, scheme: Scheme = "light", **options: Any) -> Page:
            page = screens.open(width, scheme, options)
            stack.callback(page.close)
            return page

        yield open_page
    assert screens.problems == []


def _hear(problems: list[str], message: ConsoleMessage) -> None:
    if message.type == "error":
        problems.append(message.text)


def _note(problems: list[str], response: Response) -> None:
    if response.status >= 400:
        problems.append(f"{response.status}: {response.url}")


def _watch(problems: list[str], site: str, request: Request) -> None:
    if urlsplit(request.url).scheme in ("http", "https", "ws", "wss") and not request.url.startswith(site):
        problems.append(f"asks for {request.url}")


@pytest.fixture
def page(view: View) -> Page:
    """A page on a wide, light screen."""
    return view()
