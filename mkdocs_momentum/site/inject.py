"""The HTML of a page, dressed: marks give way to strip, bars, boxes and listings; all else stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from mkdocs_momentum.catalog.words import Words
from mkdocs_momentum.site.marks import STRIP, STRIP_END, Marks
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.model import Mark

_TITLE_END = "</h1>"
_BARE_ITEM = "<li>"
_DRAWN_ITEM = '<li class="momentum-item">'
_WRITTEN = ("[ ] ", "[x] ", "[X] ")
_ITEM = expression(r"<li>(?P<inner>\s*(?:<p>)?)$")
_ITEM_LENGTH = 16
_HEADING_ID = expression(r"<h[1-6][^>]*?\sid=\"([^\"]*)\"")


class Pieces(NamedTuple):
    """The HTML that is put into a page.

    Attributes:
        strip: The strip.
        bars: The bars in the order of the criteria sections.
        boxes: A box for each mark, as ``draw_boxes`` makes them.
        draws_all: Whether no task-list extension draws any of the boxes that are counted.
    """

    strip: str
    bars: Sequence[str]
    boxes: Mapping[Mark, str]
    draws_all: bool = False


def fitted(pieces: Pieces, html: str) -> Pieces:
    """Return pieces that leave a page of ASCII one: MkDocs writes such a page in a third of the time."""
    if not html.isascii():
        return pieces
    return pieces._replace(strip=_ascii(pieces.strip), bars=[_ascii(bar) for bar in pieces.bars])


def _ascii(html: str) -> str:
    return html if html.isascii() else html.encode("ascii", "xmlcharrefreplace").decode()


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
    place = f"{marks.comment(STRIP)}<p>{words}</p>{marks.comment(STRIP_END)}\n"
    first, *others = html.split(marks.nonce)
    # As nearly all pages are: the title opens the page, and needs no mark for the strip below it.
    if (below := _below_title(first)) and not any(piece.startswith(STRIP) for piece in others):
        return f"{first[:below]}{place}{marks.hidden(first[below:], others)}", {}
    values: dict[int, str] = {}
    start = html.find(f"<p>{marks.nonce}{STRIP}")
    match = marks.strip.match(html, start) if start >= 0 else None
    start, end = match.span() if match is not None else (_below_title(html),) * 2
    if match is not None and match["full"] and (last := marks.strip_end.search(html, end)):
        values = {int(field["number"]): field["html"].strip() for field in marks.field.finditer(html, end, last.end())}
        end = last.end()
    return marks.hide(html[:start]) + place + marks.hide(html[end:]), values


def _below_title(html: str) -> int:
    """Return the place below the title of a page; its beginning when it has none.

    There the strip belongs when the Markdown has no mark for it: where the title opens the page, and where another
    plugin has dropped the mark.
    """
    end = html.find(_TITLE_END)
    if end < 0:
        return 0
    end += len(_TITLE_END)
    return end + html.startswith("\n", end)


def finish_spec(html: str, marks: Marks, pieces: Pieces) -> str:
    """Put strip, bars and boxes in their places.

    Args:
        html: The page's HTML with comments in those places.
        marks: The marks of this process.
        pieces: What belongs there.
    """
    html = _fill(html, marks, pieces)
    return marks.left.sub("", html) if marks.nonce in html else html


def _fill(html: str, marks: Marks, pieces: Pieces) -> str:
    """Draw strip and bars. Keep the boxes of a task-list extension, and draw one where none is."""
    before, places = marks.split(html)
    parts = [before]
    strip = pieces.strip
    for (meaning, behind), (following, _) in pairwise([*places, ("", "")]):
        if isinstance(meaning, Mark):
            parts[-1:] = _with_box(parts[-1], meaning, pieces.boxes[meaning], draws_all=pieces.draws_all)
            parts.append(behind)
        elif isinstance(meaning, int):
            parts += [pieces.bars[meaning], behind]
        elif meaning == STRIP:
            # Behind it stand the words for the search, up to the mark of their end.
            parts += [strip, "" if following == STRIP_END else behind]
            strip = ""
        elif meaning == STRIP_END:
            parts.append(behind)
        else:
            parts += [f"<!--{marks.nonce}", behind]
    return strip + "".join(parts)


def _with_box(before: str, mark: Mark, drawn: str, *, draws_all: bool) -> tuple[str, ...]:
    # As nearly all boxes stand.
    if before.endswith(_BARE_ITEM):
        return before[: -len(_BARE_ITEM)], _DRAWN_ITEM, drawn
    written = before.endswith(_WRITTEN)
    if written:
        before = before[: -len(_WRITTEN[0])]
    item = _ITEM.search(before[-_ITEM_LENGTH:])
    if item is not None:
        return before[: len(before) - len(item.group())], _DRAWN_ITEM, item["inner"], drawn
    return (before, drawn) if draws_all or written or mark not in (Mark.MET, Mark.OPEN) else (before,)


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
