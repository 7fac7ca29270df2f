"""A listing's words as options of the terminal."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import NamedTuple

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.directive_options import read_listing
from mkdocs_momentum.catalog.facets import Facet, Facets, field_names
from mkdocs_momentum.catalog.option_values import Value
from mkdocs_momentum.catalog.selection import Scalar
from mkdocs_momentum.sources import SourceError
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.keys import Keys

_WHERE = expression(r"(?P<name>[^=<>!]+?)\s*(?P<sign>!=|<=|>=|=|<|>)\s*(?P<value>.*)", re.DOTALL)


class Chosen(NamedTuple):
    """What was asked for: the specs in their order, the columns, and what no spec has."""

    catalog: Catalog
    columns: tuple[Facet, ...]
    problems: list[str]


def narrowed(catalog: Catalog, options: argparse.Namespace, selecting: Sequence[str], keys: Keys) -> Chosen:
    """Return the specs that options select, in the order that they ask for.

    Args:
        catalog: All specs.
        options: The options as written.
        selecting: The names of those that select.
        keys: The keys of metadata that the site knows.

    Raises:
        SourceError: An option or a value is wrong.
    """
    facets = Facets(keys, field_names(catalog.specs))
    try:
        listing = read_listing(_words(options, selecting), facets)
    except ValueError as error:
        raise SourceError(str(error)) from error
    specs = listing.query.run(catalog)
    return Chosen(catalog.narrowed(specs), listing.known_columns(catalog), listing.problems(catalog))


def _words(options: argparse.Namespace, selecting: Sequence[str]) -> dict[str, Value]:
    words: dict[str, list[Scalar]] = {}
    for name in selecting:
        if getattr(options, name):
            words[name] = [Scalar(text.strip()) for text in getattr(options, name)]
    for text in options.where:
        name, value = _where(text)
        words.setdefault(name, []).append(Scalar(value))
    for name in ("sort", "columns"):
        if getattr(options, name):
            words[name] = [Scalar(part.strip()) for part in getattr(options, name).split(",")]
    if options.limit:
        words["limit"] = [Scalar(options.limit)]
    return {name: list(values) for name, values in words.items()}


def _where(text: str) -> tuple[str, str]:
    match = _WHERE.fullmatch(text.strip())
    if match is None or not match["value"].strip():
        raise SourceError(f"--where \"{text}\" says no field and value; write it as 'owner=Docs Team'")
    sign = {"=": "", "!=": "!"}.get(match["sign"], match["sign"])
    return match["name"].strip(), f"{sign}{match['value'].strip()}"
