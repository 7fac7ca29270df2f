"""What badges add to a build: three files beside each page, in memory and on the disk."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import generate
from benchmarks.measure import Figure, workspace
from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.words import ENGLISH
from mkdocs_momentum.output import Shelf, put_badges
from mkdocs_momentum.published.badge import draw, endpoint
from mkdocs_momentum.published.badges import Badges
from mkdocs_momentum.spec.lifecycle import Lifecycle
from mkdocs_momentum.spec.reader import Reader

SPECS = 10_000
FILES = 3
LIMIT_S = 2.0


def figures(count: int, specs: int = SPECS) -> Iterator[Figure]:
    """Measure the time on the clock that all badges of a site take."""
    catalog = _catalog(specs)
    with workspace() as folder:
        yield _figure("in memory", folder, catalog, count)
    with tempfile.TemporaryDirectory() as name:
        yield _figure("on the disk", Path(name), catalog, count)


def _catalog(specs: int) -> Catalog:
    reader = Reader(Lifecycle())
    readings = (reader.read(f"{number:05}.md", generate.spec(number), included=True) for number in range(specs))
    return Catalog((reading.facts for reading in readings), reader.lifecycle)


def _figure(words: str, folder: Path, catalog: Catalog, count: int) -> Figure:
    times = tuple(_time(folder / str(number), catalog) for number in range(count))
    return Figure(f"badges: {len(catalog):,} specs {words}", times, "s", LIMIT_S)


def _time(folder: Path, catalog: Catalog) -> float:
    # The folders are there when a build comes to its badges: the pages stand in them.
    for spec in catalog.specs:
        (folder / spec.path.removesuffix(".md")).mkdir(parents=True)
    draw.cache_clear()
    endpoint.cache_clear()
    start = time.perf_counter()
    badges = Badges(catalog, ENGLISH)
    put_badges(Shelf(str(folder)), "specs.json", catalog, badges, lambda spec: f"{spec.path.removesuffix('.md')}/")
    taken = time.perf_counter() - start
    _check(folder, catalog)
    return taken


def _check(folder: Path, catalog: Catalog) -> None:
    """Raise when not every badge was written, because the time would then mean nothing."""
    found = sum(1 for _ in folder.glob("*/*"))
    if found != FILES * len(catalog):
        raise RuntimeError(f"{FILES * len(catalog)} badges should be written, but {found} are")
