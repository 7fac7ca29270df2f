"""Real sites for tests: files and settings in, a built site and its log out."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Plugins
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

SPEC = """\
# Login

**Version:** 1.2.0
**Created:** 2026-01-05
**Status:** {status}

---

## Overview

People sign in.

## Success Criteria

- [x] A form is shown
- [ ] A session begins
- [ ] A wrong password is refused
"""

DRAFT = SPEC.format(status="Draft")

_LONG_AGO = 1_000_000_000

BARE = "bare"
"""A theme of one line, for tests of what stands in the page: such a site is built in a few milliseconds."""

_BARE_PAGE = "<!doctype html><title>{{ page.title }}</title><main>{{ page.content }}</main>"


class Witness(BasePlugin):  # type: ignore[no-untyped-call,type-arg,unused-ignore] # MkDocs' own base is generic over its options
    """Keeps the pages of a build as the theme is given them, by address of their file in the site."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}

    @event_priority(-1000)
    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """Keep the page."""
        self.pages[page.file.dest_uri] = page
        return context


class Log(logging.Handler):
    """Keeps what MkDocs and its plugins log."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        self.records.append(record)

    def messages(self, level: int = logging.WARNING) -> list[str]:
        """Return what was logged at a level or above it."""
        return [record.getMessage() for record in self.records if record.levelno >= level]


@contextmanager
def logged() -> Iterator[Log]:
    """Catch the log of MkDocs within the block."""
    logger, log = logging.getLogger("mkdocs"), Log()
    level = logger.level
    logger.setLevel(logging.INFO)
    logger.addHandler(log)
    try:
        yield log
    finally:
        logger.removeHandler(log)
        logger.setLevel(level)


@dataclass
class Built:
    """A site that was built."""

    root: Path
    site_dir: Path
    pages: dict[str, Page]
    log: Log

    @property
    def warnings(self) -> list[str]:
        """What was logged as warning or error."""
        return self.log.messages()

    @property
    def own(self) -> list[str]:
        """What the plugin itself logged, at any level."""
        return [text for text in self.log.messages(logging.DEBUG) if text.startswith("mkdocs_momentum")]

    def html(self, path: str = "specs/login/index.html") -> str:
        """Return a file of the site."""
        return (self.site_dir / path).read_text(encoding="utf-8")

    def has(self, path: str) -> bool:
        """Tell whether the site has a file."""
        return (self.site_dir / path).is_file()

    def content(self, path: str = "specs/login/index.html") -> str:
        """Return a page's content as the theme was given it."""
        return cast("str", self.pages[path].content)


def forget_plugins() -> None:
    """Drop the plugins that MkDocs keeps between builds of one process, as a new process would."""
    option = dict(MkDocsConfig._schema)["plugins"]
    cast("Plugins", option).plugin_cache.clear()


@dataclass
class Workshop:
    """A folder in which a site is written, changed and built."""

    root: Path
    plugins: Sequence[Any] = ()
    momentum: Mapping[str, Any] | None = field(default_factory=dict)
    theme: str | Mapping[str, Any] = BARE
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def docs(self) -> Path:
        """The folder of the site's pages."""
        return self.root / "docs"

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write files below the docs folder; a name that begins with ``/`` stands beside it."""
        for name, text in files.items():
            path = self.root / name[1:] if name.startswith("/") else self.docs / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def configure(self) -> str:
        """Write the configuration and return its path."""
        own = [] if self.momentum is None else [{"momentum": dict(self.momentum)}]
        values = {
            "site_name": "Portal", "site_url": "https://portal.example/", "theme": self._theme(),
            "plugins": ["search", *self.plugins, *own], **self.settings,
        }  # fmt: skip
        path = self.root / "mkdocs.yml"
        path.write_text(yaml.safe_dump(values, sort_keys=False, allow_unicode=True), encoding="utf-8")
        self.docs.mkdir(exist_ok=True)
        return str(path)

    def _theme(self) -> dict[str, Any]:
        if self.theme == BARE:
            self.write({"/theme/main.html": _BARE_PAGE})
            return {"name": None, "custom_dir": "theme", "locale": "en"}
        theme = {"name": self.theme} if isinstance(self.theme, str) else dict(self.theme)
        return {"font": False, **theme} if theme["name"] == "material" else theme

    def build(self, *, strict: bool = True) -> Built:
        """Build the site as ``mkdocs build`` does, from files that are older than the build."""
        forget_plugins()
        self._age()
        witness = Witness()
        with logged() as log:
            config = load_config(self.configure(), strict=strict)
            config.plugins["witness"] = witness
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
        return Built(self.root, Path(config.site_dir), witness.pages, log)

    def _age(self) -> None:
        for path in self.docs.rglob("*"):
            os.utime(path, (_LONG_AGO, _LONG_AGO))

    @contextmanager
    def serve(self, *, dirty: bool = False) -> Iterator[Server]:
        """Build the site again and again as ``mkdocs serve`` does: the configuration anew, the plugins kept."""
        forget_plugins()
        server = Server(self, dirty)
        try:
            yield server
        finally:
            server.stop()


class Server:
    """What ``mkdocs serve`` does between two requests."""

    def __init__(self, workshop: Workshop, dirty: bool) -> None:
        self._workshop = workshop
        self._dirty = dirty
        self._config: MkDocsConfig | None = None

    def rebuild(self) -> Built:
        """Build the site once more."""
        witness = Witness()
        with logged() as log:
            config = load_config(self._workshop.configure(), site_dir=str(self._workshop.root / "served"))
            if self._config is None:
                config.plugins.on_startup(command="serve", dirty=self._dirty)
            self._config = config
            config.plugins["witness"] = witness
            config.site_url = "http://127.0.0.1:8000/"
            build(config, serve_url=config.site_url, dirty=self._dirty)
        return Built(self._workshop.root, Path(config.site_dir), witness.pages, log)

    def stop(self) -> None:
        """End the plugins' work."""
        if self._config is not None:
            self._config.plugins.on_shutdown()
