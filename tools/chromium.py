"""Find a Chromium for the browser tests, or install one: ``python -m tools.chromium``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence

SHELL = "chromium-headless-shell"
"""Chromium without its windows: a page is there in a third of the time."""

NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""What it may be called, in the order in which it is looked for."""

ADVICE = "No Chromium could be found or installed. Install one so that one of these is on the PATH: " + ", ".join(NAMES)
_START_SECONDS = 60
_INSTALL_SECONDS = 900


def find() -> str | None:
    """Return the path of a Chromium that starts: one on the PATH, else Playwright's; None when there is none."""
    return next((path for path in _candidates() if _starts(path)), None)


def _candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    # Imported late: a browser on the PATH is found without Playwright's driver, which takes a second to start.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    yield path


def _starts(path: str) -> bool:
    # Some systems ship a stub that only names a package, and a download may lack the libraries it needs.
    return os.access(path, os.X_OK) and _succeeds([path, "--version"], _START_SECONDS, quiet=True)


def _succeeds(command: Sequence[str], seconds: int = _INSTALL_SECONDS, *, quiet: bool = False) -> bool:
    output = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.run(command, timeout=seconds, stdout=output, stderr=output, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def install() -> str | None:
    """Install a Chromium and return its path; None when neither way works."""
    for way in (_download, _install_package):
        if way() and (path := find()) is not None:
            return path
    return None


def _download() -> bool:
    return _succeeds([sys.executable, "-m", "playwright", "install", "chromium"])


def _install_package() -> bool:
    """Install one of Debian's packages, as root or with a ``sudo`` that asks for no password."""
    if shutil.which("apt-get") is None:
        return False
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    install = [*apt, "install", "--no-install-recommends"]
    # Not every release has the first.
    return _succeeds([*apt, "update"]) and any(_succeeds([*install, package]) for package in (SHELL, "chromium"))


def main() -> int:
    """Print the path of a Chromium and return 0, or say what to do and return 1."""
    path = find() or install()
    print(f"Chromium: {path}" if path else ADVICE, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
