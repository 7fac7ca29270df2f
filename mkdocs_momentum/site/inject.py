"""The HTML of a page, dressed: marks give way to strip, bars, boxes and listings; all else stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import NamedTuple

from mkdocs_momentum.catalog.words import Words
from mkdocs_momentum.site.marks import Marks
from mkdocs_momentum.spec.model import Mark

_DRAWN_ITEM = '<li class="momentum-item">'
_WRITTEN = ("[ ] ", "[x] ", "[X] ")
_ITEM = re.compile(r"<li>(?P<inner>\s*(?:<p>)?)$")
_ITEM_LENGTH = 16
_HEADING_ID = re.compile(r"<h[1-6][^>]*?\sid=\"([^\"]*)\"")


class Pieces(NamedTuple):
    """The HTML that is put into a page.

    Attributes:
        strip: The strip.
        bars: The bars in the order of the criteria sections.
        boxes: A box for each mark, as ``draw_boxes`` makes them.
    """

    strip: str
    bars: Sequence[str]
    boxes: Mapping[Mark, str]


def draw_boxes(words: Words) -> dict[Mark, str]:
    """Return the HTML of a box for each mark."""
    form = '<span class="momentum-box momentum-box--{}" role="img" aria-label="{}"></span> '
    return {mark: form.format(mark, escape(words(f"box_{mark}"))) for mark in Mark if mark is not Mark.NONE}


def dress_spec(html: str, marks: Marks, words: str) -> tuple[str, dict[int, str]]:
    """Leave comments where strip, bars and boxes belong.

    The search reads the page between the two steps: it is given the words of the strip and none of the markup.

    Args:
        html: The page's HTML.
        marks: The marks of this process.
        words: What the strip says, as escaped text.

    Returns:
        The HTML, and that of the values which the page rendered, by number of the field.
    """
    values: dict[int, str] = {}
    place = f"{marks.comment('h')}<p>{words}</p>{marks.comment('g')}\n"
    match = marks.strip.search(html)
    # When another plugin dropped the place, the facts are shown all the same, at the top.
    start, end = match.span() if match is not None else (0, 0)
    if match is not None and match["full"] and (last := marks.strip_end.search(html, end)):
        values = {int(field["number"]): field["html"].strip() for field in marks.field.finditer(html, end, last.end())}
        end = last.end()
    rest = marks.bar.sub(lambda found: marks.comment("p", int(found["number"])), html[end:])
    return html[:start] + place + marks.hide_boxes(rest), values


def finish_spec(html: str, marks: Marks, pieces: Pieces) -> str:
    """Put strip, bars and boxes in their places.

    Args:
        html: The page's HTML with comments in those places.
        marks: The marks of this process.
        pieces: What belongs there.
    """
    head, found, rest = html.partition(marks.comment("h"))
    html = head + pieces.strip + rest.partition(marks.comment("g"))[2] if found else pieces.strip + html
    html = _boxes(html, marks, pieces.boxes)
    html = marks.bar_place.sub(lambda match: pieces.bars[int(match["number"])], html)
    return marks.left.sub("", html) if marks.nonce in html else html


def _boxes(html: str, marks: Marks, drawn: Mapping[Mark, str]) -> str:
    """Keep the boxes of a task-list extension; draw one where none is."""
    before, boxes = marks.split_at_boxes(html)
    pieces = [before]
    for mark, behind in boxes:
        pieces[-1:] = _with_box(pieces[-1], mark, drawn[mark])
        pieces.append(behind)
    return "".join(pieces)


def _with_box(before: str, mark: Mark, drawn: str) -> tuple[str, ...]:
    written = before.endswith(_WRITTEN)
    if written:
        before = before[: -len(_WRITTEN[0])]
    item = _ITEM.search(before[-_ITEM_LENGTH:])
    if item is not None:
        return before[: len(before) - len(item.group())], _DRAWN_ITEM, item["inner"], drawn
    return (before, drawn) if written or mark not in (Mark.MET, Mark.OPEN) else (before,)


def dress_listing(html: str, marks: Marks, words: Callable[[int], str]) -> str:
    """Leave comments where the pieces of listings belong, with their words between, for the search.

    Args:
        html: The page's HTML.
        marks: The marks of this process.
        words: Returns what a piece says, as escaped text, by its number.
    """

    def place(match: re.Match[str]) -> str:
        number = int(match["number"])
        return f"{marks.comment('l', number)}<p>{words(number)}</p>{marks.comment('k', number)}"

    return marks.piece.sub(place, html)


def finish_listing(html: str, marks: Marks, piece: Callable[[int], str]) -> str:
    """Put the pieces of listings in their places.

    Args:
        html: The page's HTML with comments in those places.
        marks: The marks of this process.
        piece: Makes a piece from its number.
    """
    return marks.placed.sub(lambda match: piece(int(match["number"])), html)


def heading_ids(html: str, marks: Marks) -> dict[int, str]:
    """Return, by the number of each piece of a listing, the id of the heading before it."""
    return {int(found["number"]): _id_before(html, found.start()) for found in marks.piece.finditer(html)}


def _id_before(html: str, place: int) -> str:
    start = max(html.rfind(f"<h{level}", 0, place) for level in range(1, 7))
    match = _HEADING_ID.match(html, start) if start >= 0 else None
    return match[1] if match else ""
