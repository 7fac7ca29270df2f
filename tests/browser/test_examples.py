"""What the example site shows of listings and graphs: none of them has become empty as its specs went on."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from mkdocs_momentum.catalog.directive import find_directives, listing_reader
from mkdocs_momentum.catalog.facets import Facets
from mkdocs_momentum.relations.graph_options import graph_reader
from mkdocs_momentum.relations.kinds import Kinds

from .conftest import CONFIG

DOCS = CONFIG.parent / "docs"
READERS = {**listing_reader(Facets()), **graph_reader(Facets(), Kinds())}


def _written() -> dict[str, int]:
    """Return how many listings and graphs the pages ask for, by the page's address."""
    texts = {path.relative_to(DOCS).with_suffix(""): path.read_text(encoding="utf-8") for path in DOCS.rglob("*.md")}
    counts = {
        (path.parent if path.name == "index" else path).as_posix(): len(list(find_directives(text, READERS)))
        for path, text in texts.items()
    }
    return {address: count for address, count in counts.items() if count}


def test_every_listing_and_every_graph_shows_specs(folder: Path) -> None:
    shown = {}
    for address in _written():
        tree = BeautifulSoup((folder / address / "index.html").read_text(encoding="utf-8"), "html.parser")
        assert [(address, node.get_text()) for node in tree.select(".momentum-empty")] == []
        shown[address] = len(tree.select("momentum-listing, figure.momentum-graph"))

    assert len(shown) >= 6
    assert shown == _written()
