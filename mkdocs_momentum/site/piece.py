"""A piece of a page: what a directive is turned into once the page is rendered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

Draw = Callable[..., str]
"""Draws the part of a name, from a function or a template, with its variables."""


class Piece(NamedTuple):
    """A part of a listing, or a graph, that is put into the page once its headings are known.

    Attributes:
        html: Makes it, from what renders templates and the ids of headings by the number of the piece behind each.
        words: What the search reads in its place.
        heading: CSS classes for the heading before it.
    """

    html: Callable[[Draw, Mapping[int, str]], str]
    words: tuple[str, ...] = ()
    heading: str = ""
