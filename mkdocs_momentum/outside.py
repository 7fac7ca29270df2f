"""The catalog of a site: its own specs, and those of the other sites that it names as sources."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.options import Options
from mkdocs_momentum.spec.model import Spec

if TYPE_CHECKING:
    from mkdocs_momentum.published.importer import Importer


class OutsideError(Exception):
    """A source cannot be read, and the site wants its build to end then; the message says what to do."""


class Outside:
    """The sources of one site, and what was read from them.

    Args:
        options: The site's options.
        folder: The folder of its configuration file.
        between: Seconds for which an answer from the web holds for further builds of the same process.

    Raises:
        OptionError: The option ``sources`` is wrong.
    """

    def __init__(self, options: Options, folder: Path, between: float = 0) -> None:
        self._lifecycle = options.settings.reader.lifecycle
        self._importer: Importer | None = None
        # Most sites have none, and need nothing of what reads them.
        if options.sources not in ([], ()):
            from mkdocs_momentum.published.importer import Importer  # noqa: PLC0415
            from mkdocs_momentum.published.imports import read_imports  # noqa: PLC0415

            self._importer = Importer(read_imports(options.sources), folder, options.settings.reader, between)

    def files(self) -> list[Path]:
        """Return the files that sources are read from."""
        return self._importer.files() if self._importer is not None else []

    def catalog(self, own: Iterable[Spec], say: Callable[[int, str], None], *, offline: bool = False) -> Catalog:
        """Return the site's own specs together with those of its sources.

        Args:
            own: The site's own specs.
            say: Takes what is to be said of sources: a level of the log, and the text.
            offline: Whether nothing is asked of other machines, so that copies alone count.

        Raises:
            OutsideError: A source cannot be read, and its ``on_error`` is ``error``.
        """
        if self._importer is None:
            return Catalog(own, self._lifecycle)
        imported = self._importer.read(offline=offline)
        for level, text in imported.messages:
            if level >= logging.ERROR:
                raise OutsideError(text)
            say(level, text)
        specs = {spec.path: spec for spec in (*imported.specs, *own)}
        return Catalog(specs.values(), self._lifecycle, imported.names)
