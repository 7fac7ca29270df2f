"""What the drawing of a graph takes: reading relations, layout, and the HTML of the page."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

import jinja2

from benchmarks.measure import Figure
from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.words import ENGLISH
from mkdocs_momentum.relations.graph import GraphQuery
from mkdocs_momentum.relations.relations import Relations
from mkdocs_momentum.site.figures import Figures
from mkdocs_momentum.site.render import THEME, Renderer
from mkdocs_momentum.spec.lifecycle import Lifecycle
from mkdocs_momentum.spec.reader import Reader

SIZES = ((20, 30, 20.0), (300, 600, 2000.0))
"""Specs, relations, and the limit in milliseconds."""

WAYS = ("near", "any older", "any")
"""What a spec is related to: one of the ten before it, any one before it, or any other, in circles too."""


def figures(count: int) -> Iterator[Figure]:
    """Measure graphs of a usual size and of the largest."""
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(THEME))  # noqa: S701 - the renderer escapes
    environment.filters["url"] = str
    renderer = Renderer(environment)
    # The first one of a build loads the library and the templates, too.
    for specs, edges, limit in SIZES:
        for way in WAYS:
            relations = _relations(specs, edges, way)
            values = tuple(_draw(relations, renderer) for _ in range(count + 1))[1:]
            yield Figure(f"graph: {specs} specs, {edges} relations ({way}), time", values, "ms", limit)


def _relations(specs: int, edges: int, way: str) -> Relations:
    """Return relations of specs that are the same on each run."""
    chance = random.Random(specs)
    needs: dict[int, set[int]] = {number: set() for number in range(specs)}
    while sum(map(len, needs.values())) < edges:
        source = chance.randrange(1, specs)
        first = max(0, source - 10) if way == "near" else 0
        needs[source].add(chance.randrange(first, specs if way == "any" else source))
        needs[source].discard(source)
    reader = Reader()
    texts = {f"specs/{number:04}-x.md": _text(number, found) for number, found in needs.items()}
    return Relations(Catalog((reader.read(path, text).facts for path, text in texts.items()), Lifecycle()))


def _text(number: int, needs: set[int]) -> str:
    field = f"**Depends on:** {', '.join(f'{one:04}' for one in sorted(needs))}\n" if needs else ""
    return f"# What the part {number} of the whole does\n\n**Version:** 1.0.0\n**Status:** Draft\n{field}"


def _draw(relations: Relations, renderer: Renderer) -> float:
    started = time.perf_counter()
    piece = Figures(relations, ENGLISH).piece(GraphQuery(), "index.md", lambda spec: spec.path, 1)
    html = (
        piece.html(lambda name, **variables: renderer.part(name, {}, words=ENGLISH, **variables), {}) if piece else ""
    )
    took = (time.perf_counter() - started) * 1000
    if "momentum-graph__drawing" not in html:
        raise RuntimeError("the graph should be drawn, but it is a list")
    return took
