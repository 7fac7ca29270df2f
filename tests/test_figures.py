"""What a graph says of specs of other sites, and what it says where it is no drawing."""

from __future__ import annotations

import pytest
from few import catalog_of

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.words import ENGLISH
from mkdocs_momentum.relations.graph import GraphQuery
from mkdocs_momentum.relations.relations import Relations
from mkdocs_momentum.site.figures import Figures
from mkdocs_momentum.site.graph_view import Figure, Sample

TEXTS = {
    "a.md": "# Ants\n\n**Status:** Draft\n**Depends on:** Engine\n**See also:** b\n",
    "b.md": "# Bees\n\n**Status:** Draft\n",
    "engine/e.md": "# Engine\n\n**Status:** Implemented\n",
}


def figure(url: str) -> Figure:
    """Return the graph of two specs and one of another site, whose address is given."""
    catalog = catalog_of(TEXTS)
    specs = [spec._replace(source="engine", url=url) if "/" in spec.path else spec for spec in catalog.specs]
    relations = Relations(Catalog(specs, catalog.lifecycle, ["engine"]))
    given: list[Figure] = []

    def draw(name: str, **variables: object) -> str:
        assert name == "graph"
        found = variables["figure"]
        assert isinstance(found, Figure)
        given.append(found)
        return ""

    piece = Figures(relations, ENGLISH).piece(GraphQuery(), "index.md", lambda spec: spec.url or f"{spec.path}/", 1)
    assert piece is not None
    assert piece.html(draw, {}) == ""
    return given[0]


def test_a_spec_of_another_site_is_marked_and_leads_there() -> None:
    found = figure("https://engine.example/e/")

    assert found.drawing is not None
    assert [(node.name, node.url, node.is_foreign) for node in found.drawing.nodes] == [
        ("Ants · Draft", "a.md/", False),
        ("Bees · Draft", "b.md/", False),
        ("Engine · Implemented", "https://engine.example/e/", True),
    ]
    assert (found.drawing.legend.has_foreign, found.drawing.legend.has_here) == (True, False)
    assert found.drawing.legend.kinds == (Sample("Depends on", "", True), Sample("Relates to", "1 5", False))
    assert [entry.source for entry in found.entries] == ["", "", "engine"]
    assert [stroke.head == "" for stroke in found.drawing.strokes] == [False, True]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//engine.example/", "e/"])
def test_what_is_no_address_in_the_web_is_no_link(url: str) -> None:
    found = figure(url)

    assert found.drawing is not None
    assert found.drawing.nodes[2].url == ""
    assert found.entries[2].spec.url == ""
