"""Where things stand in the body of a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mkdocs_momentum.spec.criteria import Area
from mkdocs_momentum.spec.front_matter import Front
from mkdocs_momentum.spec.header import Header
from mkdocs_momentum.spec.headings import Heading
from mkdocs_momentum.spec.markdown import Span

Outlined = tuple[int, int, str]
"""A heading: where it begins, its level, and its text without number, emoji, suffix and colon, in lower case."""


class Layout(NamedTuple):
    """Where things stand in the body of a document; offsets count bytes of its UTF-8 text.

    Attributes:
        body: The Markdown that MkDocs renders.
        title: Range of the heading that is the page's title; None when the title stands in no heading.
        cuts: Ranges that hold nothing but metadata.
        areas: The criteria sections.
        heading: Text of the first heading of level 1, or ``""``.
        first_line: Number in the file of the body's first line.
        lost: The title's line where MkDocs took it for metadata and left only its underline; else ``""``.
        outline: The headings in order: where each begins, its level, and its bare text.
        comments: Where the comments begin and end, in characters; None when that is not known.
    """

    body: str
    title: Span | None
    cuts: tuple[Span, ...]
    areas: tuple[Area, ...]
    heading: str = ""
    first_line: int = 1
    lost: str = ""
    outline: Sequence[Outlined] = ()
    comments: Sequence[int] | None = None


def lay_out(
    front: Front, header: Header, headings: Sequence[Heading], areas: tuple[Area, ...], *, is_title: bool
) -> Layout:
    """Return the layout of a document from what was read in it.

    Args:
        front: What stands above its body.
        header: Its metadata.
        headings: Its headings.
        areas: Its criteria sections.
        is_title: Whether its first heading is the page's title, of whatever level that is.
    """
    # The objects themselves would take as much memory as all that is read.
    outline = [(heading.block.start, heading.block.level, heading.bare) for heading in headings]
    skipped = [Span(0, len(front.body[: front.skip].encode("utf-8", "replace")))] if front.skip else []
    if front.title:
        underline = Span(0, len(front.body.partition("\n")[0].encode("utf-8", "replace")) + 1)
        return Layout(front.body, underline, tuple(header.cuts), areas, "", front.first_line, front.title, outline)
    first = header.title
    # The strip stands below the heading that a reader takes for the page's title.
    span = Span(first.start, first.end) if first is not None and (is_title or first.level == 1) else None
    heading = next((heading.text for heading in headings if heading.block.level == 1), "")
    return Layout(front.body, span, (*skipped, *header.cuts), areas, heading, front.first_line, "", outline)
