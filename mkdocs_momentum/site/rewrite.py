"""The Markdown of a spec page, prepared: metadata taken out, marks put in, lists made lists for Python-Markdown."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator

from mkdocs_momentum.site.edits import Edit, apply
from mkdocs_momentum.site.lists import normalise_list
from mkdocs_momentum.site.marks import Marks
from mkdocs_momentum.spec.criteria import Area
from mkdocs_momentum.spec.lists import reads_as_list
from mkdocs_momentum.spec.markdown import Document, Span
from mkdocs_momentum.spec.model import Field, Mark, Origin
from mkdocs_momentum.spec.reader import Layout

_NATIVE = (b"[ ]", b"[x]", b"[X]")
_LIST_LINE = re.compile(rb"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_PLAIN_VALUE = re.compile(r"[\w\s.,;()+%-]*")


def needs_markdown(field: Field) -> bool:
    """Tell whether a value has markup that the page's own Markdown must render."""
    return bool(field.markdown) and not _PLAIN_VALUE.fullmatch(field.markdown)


def rewrite(layout: Layout, fields: tuple[Field, ...], marks: Marks, *, draw_all: bool = False) -> str:
    """Return the Markdown of a spec page with its metadata taken out and marks put in.

    Args:
        layout: Where things stand in the Markdown.
        fields: The fields of the spec; values with markup are rendered by the page.
        marks: The marks of this process.
        draw_all: Whether boxes that a task-list extension would show are drawn as the others are.
    """
    data = layout.body.encode("utf-8", "replace")
    edits = [Edit(*cut, _gap(data, cut)) for cut in layout.cuts]
    place = _line_end(data, layout.title.end) if layout.title is not None else 0
    edits.append(Edit(place, place, _strip(fields, marks)))
    if layout.lost:
        edits.append(Edit(0, 0, layout.lost.encode("utf-8", "replace") + b"\n"))
    for number, area in enumerate(layout.areas):
        place = _line_end(data, area.heading.end)
        edits.append(Edit(place, place, f"\n\n{marks.make('p', number)}\n\n".encode()))
    edits += _box_edits(layout, data, marks, () if draw_all else _NATIVE)
    return apply(data, edits).decode("utf-8", "replace")


def _gap(data: bytes, cut: Span) -> bytes:
    # What is left on both sides must not grow together, except the items of one list.
    return b"" if _LIST_LINE.match(data, cut.end) else b"\n"


def _line_end(data: bytes, offset: int) -> int:
    if offset and data[offset - 1 : offset] == b"\n":
        return offset
    end = data.find(b"\n", offset)
    return len(data) if end < 0 else end + 1


def _strip(fields: tuple[Field, ...], marks: Marks) -> bytes:
    values = [
        f"{marks.make('f', number)} {field.markdown}"
        for number, field in enumerate(fields)
        if field.origin is not Origin.FRONT_MATTER and needs_markdown(field)
    ]
    parts = [marks.make("h", 1), *values, marks.make("g")] if values else [marks.make("h")]
    return ("\n\n" + "\n\n".join(parts) + "\n\n").encode("utf-8", "replace")


def _box_edits(layout: Layout, data: bytes, marks: Marks, native: Collection[bytes]) -> Iterator[Edit]:
    document: Document | None = None
    for area in layout.areas:
        boxes = sorted(_boxes(area, data, marks, native))
        for span in area.lists:
            inner = boxes[bisect_left(boxes, (span.start,)) : bisect_left(boxes, (span.end,))]
            if reads_as_list(data, span):
                yield from inner
                continue
            # Few lists need it: the text is parsed a second time only then.
            document = document or Document(layout.body)
            yield normalise_list(document, span, inner)


def _boxes(area: Area, data: bytes, marks: Marks, native: Collection[bytes]) -> Iterator[Edit]:
    for mark, _, start, end, _ in area.items:
        box = data[start:end]
        if mark is Mark.NONE or not box.startswith(b"["):
            continue
        if box in native:
            yield Edit(end, end, b" " + marks.boxes[mark])
        else:
            yield Edit(start, end, marks.boxes[mark])
