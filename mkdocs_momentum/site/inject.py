"""The HTML of a page, dressed: marks give way to strip, bars, boxes and listings; all else stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from mkdocs_momentum.site.marks import Marks
from mkdocs_momentum.spec.model import Mark

_BOX_WORDS = {
    Mark.MET: "met", Mark.OPEN: "open", Mark.STARTED: "started", Mark.FAILED: "not met", Mark.DROPPED: "dropped",
}  # fmt: skip
_HEADING_ID = re.compile(r"<h[1-6][^>]*?\sid=\"([^\"]*)\"")


def dress_spec(html: str, marks: Marks, strip: Callable[[Mapping[int, str]], str], bars: Sequence[str]) -> str:
    """Put the strip, the bars and the boxes of a spec in their places.

    Args:
        html: The page's HTML.
        marks: The marks of this process.
        strip: Makes the strip from the values that the page rendered, by number of the field.
        bars: The bars in the order of the criteria sections.
    """
    match = marks.strip.search(html)
    if match is None:
        # Another plugin dropped the place: the facts are shown all the same.
        html = strip({}) + html
    else:
        values = {int(field["number"]): field["html"].strip() for field in marks.field.finditer(match["fields"] or "")}
        html = html[: match.start()] + strip(values) + html[match.end() :]
    html = marks.bar.sub(lambda found: _nth(bars, int(found["number"])), html)
    html = marks.box.sub(_box, html)
    return marks.left.sub("", html) if marks.nonce in html else html


def _nth(pieces: Sequence[str], number: int) -> str:
    return pieces[number] if number < len(pieces) else ""


def _box(match: re.Match[str]) -> str:
    """Keep the box of a task-list extension; draw one where none is."""
    mark = Marks.state(match["state"])
    is_native = match["written"] is None and mark in (Mark.MET, Mark.OPEN) and match["item"] is None
    if is_native:
        return ""
    state = mark.value
    box = f'<span class="momentum-box momentum-box--{state}" role="img" aria-label="{_BOX_WORDS[mark]}"></span> '
    item = f'<li class="momentum-item">{match["inner"]}' if match["item"] else ""
    return item + box


def dress_listing(html: str, marks: Marks, piece: Callable[[int, str], str]) -> str:
    """Put the pieces of listings in their places.

    Args:
        html: The page's HTML.
        marks: The marks of this process.
        piece: Makes a piece from its number and the id of the heading before it.
    """
    return marks.piece.sub(lambda found: piece(int(found["number"]), _id_before(html, found.start())), html)


def heading_ids(html: str, marks: Marks) -> dict[int, str]:
    """Return, by the number of each piece of a listing, the id of the heading before it."""
    return {int(found["number"]): _id_before(html, found.start()) for found in marks.piece.finditer(html)}


def _id_before(html: str, place: int) -> str:
    start = max(html.rfind(f"<h{level}", 0, place) for level in range(1, 7))
    match = _HEADING_ID.match(html, start) if start >= 0 else None
    return match[1] if match else ""
