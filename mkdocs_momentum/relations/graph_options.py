"""The options of a graph directive, checked: what an author wrote becomes the query of a graph."""

from __future__ import annotations

from mkdocs_momentum.catalog.directive import GRAPH, Readers
from mkdocs_momentum.catalog.directive_options import SHOWING as OF_LISTINGS
from mkdocs_momentum.catalog.facets import Facets
from mkdocs_momentum.catalog.hints import hint
from mkdocs_momentum.catalog.option_values import Options, conditions_of, switch_of, text_of, texts_of, whole_of
from mkdocs_momentum.relations.graph import Direction, GraphQuery
from mkdocs_momentum.relations.kinds import Kinds

_OWN = ("kind", "direction", "depth", "around", "lone", "not")


def graph_reader(facets: Facets, kinds: Kinds) -> Readers:
    """Return the reader of graphs.

    Args:
        facets: What the site's specs can be selected by.
        kinds: The kinds of relations that it knows.
    """
    return {GRAPH: lambda options: read_graph(options, facets, kinds)}


def read_graph(options: Options, facets: Facets, kinds: Kinds) -> GraphQuery:
    """Return the query that options describe.

    Args:
        options: The options.
        facets: What the site's specs can be selected by.
        kinds: The kinds of relations that it knows.

    Raises:
        ValueError: An option or a value is wrong; the message holds the remedy.
    """
    for name in options:
        if name in OF_LISTINGS and name not in _OWN and not facets.knows(name):
            raise ValueError(f'option "{name}" is one of listings, and a graph has none such; take it out')
    return GraphQuery(
        conditions_of(options, facets, _OWN),
        tuple(dict.fromkeys(_kind(text, kinds) for text in texts_of("kind", options))),
        _direction(options),
        whole_of("depth", options, 2),
        text_of("around", options),
        switch_of("lone", options) or False,
    )


def _kind(text: str, kinds: Kinds) -> str:
    # Every edge is seen from both of its ends: "required-by" asks for the same ones as "depends-on".
    kind = kinds.kind(text)
    if kind is None:
        raise ValueError(f'unknown kind "{text}"{hint(text, kinds.keys)}')
    return kind.key


def _direction(options: Options) -> Direction:
    text = text_of("direction", options)
    if text is not None and text not in list(Direction):
        raise ValueError(f'unknown direction "{text}"{hint(text, Direction)}')
    return Direction(text) if text else Direction.RIGHT
