"""What the template of a graph is given: plain values, already in the words that a visitor reads."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_momentum.site.view import Chip


class Row(NamedTuple):
    """A line of text in a box.

    Attributes:
        y: Its base line, in pixels from the upper edge of the drawing.
        text: The text.
    """

    y: float
    text: str


class Node(NamedTuple):
    """A spec in a drawing; lengths are pixels.

    Attributes:
        x: Left edge of its box.
        y: Upper edge of its box.
        width: Width of its box.
        height: Height of its box.
        classes: CSS classes for the colour of its status.
        stage: Name of its stage, which its icon shows; ``none`` without a status.
        url: Address of its page; ``""`` when it has none.
        name: All that there is to say in one line: id, title, status.
        number: Its id, when it has a short one that the title does not say; its text is ``""`` otherwise.
        lines: Its title.
        is_here: Whether it is the spec of the page.
        is_centre: Whether the others stand around it.
        is_foreign: Whether it comes from another site.
    """

    x: float
    y: float
    width: float
    height: float
    classes: str
    stage: str
    url: str
    name: str
    number: Row
    lines: tuple[Row, ...]
    is_here: bool = False
    is_centre: bool = False
    is_foreign: bool = False


class Stroke(NamedTuple):
    """A relation in a drawing.

    Attributes:
        path: Its line, as SVG's ``d``.
        head: The corners of its arrow, as SVG's ``points``; ``""`` without an arrow.
        dash: Its pattern, as SVG's ``stroke-dasharray``; ``""`` for none.
        name: What it says in one line.
        is_circle: Whether it is part of a circle.
    """

    path: str
    head: str
    dash: str
    name: str
    is_circle: bool = False


class Sample(NamedTuple):
    """A kind of relation in the legend.

    Attributes:
        label: Its name.
        dash: Its pattern, as SVG's ``stroke-dasharray``.
        arrow: Whether it has a direction.
    """

    label: str
    dash: str
    arrow: bool


class Stage(NamedTuple):
    """A stage in the legend: its name as part of a CSS class, and in words."""

    name: str
    label: str


class Legend(NamedTuple):
    """What the signs of a drawing mean; only those that occur.

    Attributes:
        kinds: The kinds of relations.
        stages: The stages.
        has_circle: Whether there is a circle.
        has_here: Whether the spec of the page is there.
        has_foreign: Whether there is a spec of another site.
    """

    kinds: tuple[Sample, ...]
    stages: tuple[Stage, ...]
    has_circle: bool
    has_here: bool
    has_foreign: bool


class Named(NamedTuple):
    """A spec by name: id and title, and the address of its page, ``""`` when it has none."""

    text: str
    url: str


class Entry(NamedTuple):
    """A spec in the list.

    Attributes:
        spec: The spec.
        chip: Its status; None when it states none.
        source: Name of the site that it comes from; ``""`` for one of this site.
        relations: What it says of others: the name of a kind, and the specs.
    """

    spec: Named
    chip: Chip | None
    source: str
    relations: tuple[tuple[str, tuple[Named, ...]], ...]


class Drawing(NamedTuple):
    """The drawing of a graph.

    Attributes:
        width: Its width in pixels.
        height: Its height in pixels.
        least: The width in pixels below which it could not be read.
        nodes: The specs.
        strokes: The relations.
        legend: What its signs mean.
    """

    width: float
    height: float
    least: float
    nodes: tuple[Node, ...]
    strokes: tuple[Stroke, ...]
    legend: Legend


class Figure(NamedTuple):
    """A graph in a page.

    Attributes:
        number: Its number among those of the page, from 1.
        caption: What it shows.
        notice: Why there is no drawing; ``""`` when there is one.
        drawing: The drawing, or None.
        entries: The same as a list.
        circles: Each circle in words, the first spec named again at its end.
    """

    number: int
    caption: str
    notice: str
    drawing: Drawing | None
    entries: tuple[Entry, ...]
    circles: tuple[tuple[str, tuple[Named, ...]], ...]
