"""What the plugin adds to a build: CPU time with and without it on the same specs."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import generate
from benchmarks.measure import Cost, Figure, pairs, run, workspace

LIMIT_MS = 0.5

IN_NAV = ""
OUT_OF_NAV = "nav: [index.md]\nnot_in_nav: '*'\n"


@dataclass(frozen=True, slots=True)
class Site:
    """A site that is built with and without a plugin.

    Attributes:
        folder: Holds ``docs`` and one configuration for each way.
        python: The interpreter that has MkDocs.
    """

    folder: Path
    python: str = sys.executable

    def configure(self, name: str, nav: str, plugins: str) -> None:
        """Write the configuration of that name."""
        text = f"site_name: Bench\ntheme: {{name: material}}\n{nav}plugins: [{plugins}]\n"
        (self.folder / f"{name}.yml").write_text(text, encoding="utf-8")

    def cost(self, name: str) -> Cost:
        """Build with the configuration of that name and return what it took."""
        command = [self.python, "-m", "mkdocs", "build", "--quiet", "-f", f"{name}.yml", "-d", f"site-{name}"]
        return run(command, self.folder)

    def build(self, name: str) -> float:
        """Build with the configuration of that name and return the CPU time in seconds."""
        return self.cost(name).cpu

    def added(self, count: int, specs: int) -> tuple[float, ...]:
        """Return what ``with`` costs over ``without`` in ms per spec, once for each pair of builds."""
        differences = pairs(count, lambda: self.build("without"), lambda: self.build("with"))
        return tuple(1000 * difference / specs for difference in differences)


def figures(specs: int, count: int) -> Iterator[Figure]:
    """Measure the cost per spec, out of the nav and in it."""
    for words, nav in (("out of the nav", OUT_OF_NAV), ("in the nav", IN_NAV)):
        values = measure(specs, count, nav)
        yield Figure(f"build: cost per spec, {specs} {words}", values, "ms", LIMIT_MS)


def measure(specs: int, count: int, nav: str) -> tuple[float, ...]:
    """Return the added ms per spec for each pair of builds."""
    with workspace() as folder:
        site = Site(folder)
        write_docs(site.folder, lambda docs: generate.write(docs / "specs", specs))
        site.configure("without", nav, "search")
        site.configure("with", nav, "search, momentum")
        # A first build compiles modules and fills the cache of the disk, and shows whether the plugin works.
        site.build("with")
        check(site.folder / "site-with", specs)
        return site.added(count, specs)


def write_docs(folder: Path, write: Callable[[Path], object]) -> None:
    """Make ``docs`` with a home page and what the function writes."""
    docs = folder / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Home\n", encoding="utf-8")
    write(docs)


def check(built: Path, specs: int) -> None:
    """Raise when the build did not find every spec, because its time would then mean nothing."""
    found = [len(json.loads(path.read_text(encoding="utf-8"))["specs"]) for path in built.rglob("specs.json")]
    if found != [specs]:
        raise RuntimeError(f"the build should list {specs} specs once, but its specs.json files list {found}")
