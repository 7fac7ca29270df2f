"""The Markdown of a spec page, prepared: metadata taken out, marks put in, lists made lists for Python-Markdown."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from mkdocs_momentum.site.edits import Edit, apply
from mkdocs_momentum.site.lists import fit_list
from mkdocs_momentum.site.marks import Marks
from mkdocs_momentum.spec.criteria import Area
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.layout import Layout
from mkdocs_momentum.spec.lists import UNDERLINES, is_underlined, reads_as_list
from mkdocs_momentum.spec.markdown import Document, Span
from mkdocs_momentum.spec.model import Field, Mark, Origin

_NATIVE = (b"[ ]", b"[x]", b"[X]")
# What becomes a part of what stands above it when nothing parts the two, and what takes it in.
_MARKER = rb"(?:[-*+]|\d{1,9}[.)])[ \t]"
_TAB = rb"===[+!]*[ ]\""
_JOINS = expression(
    rb"(?:[ \t]*\n)*(?:(?P<code>[ ]{4}|\t)|[ ]{0,3}(?:(?P<quote>>)|(?P<item>%b)|(?P<tab>%b)))" % (_MARKER, _TAB)
)
_TAKES_IN = expression(rb"[ \t>]|%b|%b|!!!|\?\?\?|:[ ]" % (_MARKER, _TAB))
# As nearly all specs go on: a rule or a heading.
_APART = (b"\n---", b"\n#")
_LIST_LINE = expression(rb"[ \t>]*" + _MARKER)
_BLANK_LINE = expression(rb"\n[ \t]*\n")
_PARTING = b"\n<!-- -->\n\n"
# The strip stands below such a title without a mark, for the page begins with it.
_OPENING_TITLE = expression(rb"\s*#[ \t][^\n<{]*\n?\Z")
# What may be a heading itself, or hold one.
_OTHERS = expression(rb"[#<{]")
_PLAIN_VALUE = expression(r"[\w\s.,;()+%-]*")


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
    edits = [Edit(*cut, _gap(data, layout.cuts, number)) for number, cut in enumerate(layout.cuts)]
    edits += _strip_edits(layout, data, fields, marks)
    document: Document | None = None
    for number, area in enumerate(layout.areas):
        boxes = sorted(_boxes(area, data, marks, () if draw_all else _NATIVE))
        # A paragraph for the bar takes Python-Markdown longer than the plugin takes for the rest of the page.
        if boxes and _is_right_above(area, boxes[0].start, data):
            boxes[0] = boxes[0]._replace(text=marks.with_bar(boxes[0].text, number))
        else:
            place = _line_end(data, area.heading.end)
            edits.append(Edit(place, place, _paragraphs(marks.make("p", number))))
        for span in area.lists:
            inner = boxes[bisect_left(boxes, (span.start,)) : bisect_left(boxes, (span.end,))]
            if data.startswith(UNDERLINES, span.end) and is_underlined(data, span):
                edits.append(_blank_behind(data, span))
            if reads_as_list(data, span):
                edits += inner
            else:
                # Few lists need it: the text is parsed a second time only then.
                document = document or Document(layout.body)
                edits += fit_list(document, span, inner)
    return apply(data, edits).decode("utf-8", "replace")


def _is_right_above(area: Area, box: int, data: bytes) -> bool:
    """Tell whether nothing but comments stands between the heading of a section and the list with its first box."""
    start, first = area.heading.start, area.lists[0]
    if not data.startswith(b"#", start) or box >= first.end or _OTHERS.search(data, first.start, box):
        return False
    between = data[_line_end(data, area.heading.end) : first.start]
    return b"</h" not in between and _is_silent(between)


def _is_silent(text: bytes) -> bool:
    """Tell whether a text holds nothing but comments."""
    text = text.strip()
    while text.startswith(b"<!--"):
        _, end, text = text.partition(b"-->")
        text = text.strip() if end else b"<"
    return not text


def _blank_behind(data: bytes, span: Span) -> Edit:
    """Return the edit that puts a blank line behind a list, in the quotes that the list stands in."""
    quote = data[data.rfind(b"\n", 0, span.start) + 1 : span.start].rstrip()
    return Edit(span.end, span.end, quote + b"\n")


def _gap(data: bytes, cuts: Sequence[Span], number: int) -> bytes:
    """Return what takes the place of a cut: what stands on both sides must not grow together, but items of one list."""
    cut = cuts[number]
    below = None if data.startswith(_APART, cut.end) else _JOINS.match(data, cut.end)
    if below is None:
        return b"\n"
    own = _JOINS.match(data, cut.start)
    is_one = own is not None and own.lastgroup == below.lastgroup
    if not is_one and _TAKES_IN.match(_above(data, cuts, number)):
        return _PARTING
    return b"" if _LIST_LINE.match(data, cut.end) else b"\n"


def _above(data: bytes, cuts: Sequence[Span], number: int) -> bytes:
    """Return the last text before a cut, and before those that stand right above it, from the blank line before it."""
    while number and not data[cuts[number - 1].end : cuts[number].start].strip():
        number -= 1
    return _BLANK_LINE.split(data[: cuts[number].start].rstrip())[-1]


def _line_end(data: bytes, offset: int) -> int:
    if offset and data[offset - 1 : offset] == b"\n":
        return offset
    end = data.find(b"\n", offset)
    return len(data) if end < 0 else end + 1


def _strip_edits(layout: Layout, data: bytes, fields: tuple[Field, ...], marks: Marks) -> Iterator[Edit]:
    values = [
        f"{marks.make('f', number)} {field.markdown}"
        for number, field in enumerate(fields)
        if field.origin is not Origin.FRONT_MATTER and needs_markdown(field)
    ]
    place = _line_end(data, layout.title.end) if layout.title is not None else 0
    if values:
        yield Edit(place, place, _paragraphs(marks.make("h", 1), *values, marks.make("g")))
    elif layout.lost or layout.title is None or not _OPENING_TITLE.match(data, 0, layout.title.end):
        yield Edit(place, place, _paragraphs(marks.make("h")))
    if layout.lost:
        yield Edit(0, 0, layout.lost.encode("utf-8", "replace") + b"\n")


def _paragraphs(*texts: str) -> bytes:
    return ("\n\n" + "\n\n".join(texts) + "\n\n").encode("utf-8", "replace")


def _boxes(area: Area, data: bytes, marks: Marks, native: Collection[bytes]) -> Iterator[Edit]:
    for mark, _, start, end, _ in area.items:
        box = data[start:end]
        if mark is Mark.NONE or not box.startswith(b"["):
            continue
        if box in native:
            yield Edit(end, end, b" " + marks.boxes[mark])
        else:
            yield Edit(start, end, marks.boxes[mark])
