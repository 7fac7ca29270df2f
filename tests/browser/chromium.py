"""The browser that the tests look at pages with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tools.chromium import ADVICE, find

FLAGS = (
    # Containers have no user namespaces, which the sandbox needs; the pages are our own.
    "--no-sandbox",
    "--disable-gpu",
    # A test must not depend on what the browser does on its own.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Pages that ask another origin for something must not get it.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@contextmanager
def launched() -> Iterator[Browser]:
    """Start a Chromium without a window.

    Raises:
        RuntimeError: There is none; the message says what to do.
    """
    path = find()
    if path is None:
        raise RuntimeError(ADVICE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()
