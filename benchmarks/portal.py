"""A large portal: what its build takes as it grows, and how its index feels in a browser."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from statistics import median

from benchmarks import generate, visit
from benchmarks.build import Site, check, write_docs
from benchmarks.measure import Cost, Figure

SIZES = (2_500, 5_000, 10_000)
MOST_BUILDS = 3
LIMIT_S = 90.0
LIMIT_MB = 1000.0
LIMIT_GROWTH = 1.2
LIMIT_ROW = 400.0
INDEX = "specs/index.html"
PLAIN = "plain.html"


def figures(count: int, sizes: Sequence[int] = SIZES) -> Iterator[Figure]:
    """Measure builds of each size, then the index of the largest site in a browser."""
    # On the disk: such sites are larger than the memory that some systems lend to files.
    with tempfile.TemporaryDirectory() as name:
        portals = {size: Portal(Path(name) / str(size), size) for size in sizes}
        builds = min(count, MOST_BUILDS)
        costs = {size: [portal.build() for _ in range(builds)] for size, portal in portals.items()}
        yield from _costs(costs)
        yield _row(portals)
        largest = portals[max(sizes)]
        largest.write_plain()
        yield from visit.figures(largest.built, INDEX, PLAIN, count)


class Portal:
    """A site of that many specs which has its index page alone in the navigation."""

    def __init__(self, folder: Path, size: int) -> None:
        folder.mkdir()
        self.built = folder / "site-portal"
        self._size = size
        self._site = Site(folder)
        write_docs(folder, lambda docs: generate.write(docs / "specs", size))
        # A font from another origin would be waited for.
        text = "site_name: Bench\ntheme: {name: material, font: false}\nplugins: [search, {momentum: {nav: index}}]\n"
        (folder / "portal.yml").write_text(text, encoding="utf-8")

    def build(self) -> Cost:
        """Build the site and return what it took."""
        cost = self._site.cost("portal")
        check(self.built, self._size)
        return cost

    def write_plain(self) -> None:
        """Write a page with the same rows in a plain table beside the pages of the site."""
        document = json.loads((self.built / "specs" / "specs.json").read_text(encoding="utf-8"))
        rows = "\n".join(map(_plain_row, document["specs"]))
        page = f"<!doctype html><meta charset=utf-8><title>Plain</title>\n<table>\n{rows}\n</table>\n"
        (self.built / PLAIN).write_text(page, encoding="utf-8")

    def size_of_index(self) -> int:
        """Return the bytes of HTML of the index page."""
        return (self.built / INDEX).stat().st_size


def _plain_row(spec: Mapping[str, object]) -> str:
    status, criteria = spec["status"], spec["criteria"]
    label = status["label"] if isinstance(status, dict) else ""
    progress = f"{criteria['met']} of {criteria['total']} met" if isinstance(criteria, dict) else ""
    cells = [label, spec["version"] or "", spec["updated"] or "", progress]
    title = f'<a href="{escape(str(spec["url"]))}">{escape(str(spec["title"]))}</a>'
    return f"<tr><td>{title}" + "".join(f"<td>{escape(str(cell))}" for cell in cells)


def _costs(costs: Mapping[int, Sequence[Cost]]) -> Iterator[Figure]:
    largest, smallest = max(costs), min(costs)
    for size, found in costs.items():
        limits = (LIMIT_S, LIMIT_MB) if size == SIZES[-1] else (None, None)
        name = f"portal: build of {size:,} specs"
        yield Figure(f"{name}, time", tuple(cost.wall for cost in found), "s", limits[0])
        yield Figure(f"{name}, CPU", tuple(cost.cpu for cost in found), "s")
        yield Figure(f"{name}, memory", tuple(cost.rss for cost in found), "MB", limits[1])
    # The clock also counts what else the machine does.
    base = median(cost.cpu for cost in costs[smallest]) / smallest
    growth = tuple(cost.cpu / largest / base for cost in costs[largest])
    name = f"portal: CPU for a spec of {largest:,} over one of {smallest:,}"
    yield Figure(name, growth, "x", LIMIT_GROWTH, "1 is linear")


def _row(portals: Mapping[int, Portal]) -> Figure:
    """Return what one spec more adds to the index page, with its share in all that stands around the rows."""
    largest, smallest = max(portals), min(portals)
    added = portals[largest].size_of_index() - portals[smallest].size_of_index()
    return Figure("portal: HTML of a row of the index", (added / (largest - smallest),), "bytes", LIMIT_ROW)
