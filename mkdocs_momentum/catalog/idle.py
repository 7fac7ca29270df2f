"""Patterns of the options that fit no page, so that whoever wrote them hears of it."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator

from mkdocs_momentum.catalog.globs import Globs
from mkdocs_momentum.catalog.settings import Settings


def idle_patterns(settings: Settings, paths: Collection[str], folder: str) -> Iterator[tuple[int, str]]:
    """Yield for each pattern that fits no page the level of the log and what is to be said; none without pages.

    Without the pages of an ``include`` there are no specs, so that is a warning. An ``exclude`` may well stand there
    for pages that are still to come, and takes nothing away meanwhile.

    Args:
        settings: The options that hold the patterns.
        paths: Paths of all pages below the docs folder, those that the site does not show among them.
        folder: The docs folder as seen from the site's configuration file.
    """
    if not paths:
        return
    for level, name, globs in (
        (logging.WARNING, "include", settings.include),
        (logging.INFO, "exclude", settings.exclude),
    ):
        for pattern in globs.idle(paths):
            yield level, f"option `{name}`: `{pattern}` fits no page; {_remedy(pattern, paths, folder)}"


def _remedy(pattern: str, paths: Collection[str], folder: str) -> str:
    bare = pattern.removeprefix("./").lstrip("/")
    name = folder.rpartition("/")[2]
    below = next((bare.removeprefix(f"{start}/") for start in (folder, name) if bare.startswith(f"{start}/")), bare)
    if below and below != pattern and not Globs([below]).idle(paths):
        return f"patterns begin below the docs folder, so write `{below}`"
    return "patterns are matched against paths below the docs folder, as in a .gitignore"
