"""Fixtures for tests in a browser: the example site, served on this machine, and pages that look at it."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response, Route, ViewportSize

from .chromium import launched

CONFIG = Path(__file__).parents[2] / "example-site/mkdocs.yml"
HEIGHT = 900

Scheme = Literal["light", "dark"]
View = Callable[..., Page]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base's
        """Keep the requests out of the tests' output."""

    def list_directory(self, path: Any) -> None:
        """Answer as a server of pages does where a folder holds none."""
        self.send_error(404)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the example site, built strictly and served; it ends with ``/``."""
    folder = tmp_path_factory.mktemp("example-site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", str(CONFIG), "-d", str(folder)]
    subprocess.run(command, check=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser for all tests of this process."""
    with launched() as browser:
        yield browser


@pytest.fixture
def view(browser: Browser, site: str) -> Iterator[View]:
    """Open pages at a width in a colour scheme: ``view(360, "dark")``; further words go to the browser's context.

    An address such as ``page.goto("specs/")`` is one below the site's. A page that asks another origin for anything,
    or for something that is not there, or whose scripts fail, fails the test.
    """
    with ExitStack() as stack:
        problems: list[str] = []

        def open_page(width: int = 1280, scheme: Scheme = "light", **options: Any) -> Page:
            size = ViewportSize(width=width, height=HEIGHT)
            context = browser.new_context(base_url=site, viewport=size, color_scheme=scheme, **options)
            stack.callback(context.close)
            context.on("weberror", lambda error: problems.append(str(error.error)))
            context.on("response", partial(_note, problems))
            context.route(lambda url: not url.startswith(site), partial(_refuse, problems))
            return context.new_page()

        yield open_page
    assert problems == []


def _note(problems: list[str], response: Response) -> None:
    if response.status >= 400:
        problems.append(f"{response.status}: {response.url}")


def _refuse(problems: list[str], route: Route) -> None:
    if urlsplit(route.request.url).scheme in ("http", "https", "ws", "wss"):
        problems.append(f"asks for {route.request.url}")
        route.abort()
    else:
        route.continue_()


@pytest.fixture
def page(view: View) -> Page:
    """A page on a wide, light screen."""
    return view()
