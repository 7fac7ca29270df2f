"""One document as the rules see it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from mkdocs_momentum.checks.masks import Mask
from mkdocs_momentum.checks.problem import Finding
from mkdocs_momentum.spec.evidence import HOME_CLOSING, HOME_LAYOUT
from mkdocs_momentum.spec.layout import Outlined
from mkdocs_momentum.spec.model import Origin, Spec
from mkdocs_momentum.spec.reading import Reading

_DEEPEST = 6
# What follows the signs of a heading; nothing at the end of the body.
_ENDS = (" ", "\t", "\n", "")


class Heading(NamedTuple):
    """A heading of the body that begins with ``#``; offsets count characters of the body.

    Attributes:
        level: Its level, from 1.
        text: What it says as written.
        bare: The same without number, emoji, suffix and colon, in lower case.
        start: Offset of its line.
        end: Offset behind what the line says.
    """

    level: int
    text: str
    bare: str
    start: int
    end: int


class Section(NamedTuple):
    """A heading of the body with what stands below it; offsets count characters of the body.

    Attributes:
        level: Level of the heading, from 1.
        text: The heading as written.
        bare: The heading without number, emoji, suffix and colon, in lower case.
        line: Line of the heading in the file, from 1.
        start: Offset behind the heading.
        end: Offset of the next heading, whatever its level.
        last: Offset of the next heading that is no deeper.
    """

    level: int
    text: str
    bare: str
    line: int
    start: int
    end: int
    last: int


class Subject:
    """A document with what was read in it; what it derives from the text, it derives once, and only when asked.

    Args:
        path: Path of the file below the docs folder, with ``/``.
        text: The whole text of the file.
        reading: What was read in it.

    Attributes:
        path: As above.
        text: As above.
        reading: As above.
        facts: What the document says of itself.
        body: The Markdown that MkDocs renders.
    """

    __slots__ = (
        "_data", "_headings", "_is_home", "_line_ends", "_mask", "_may_hold_brackets", "_outline", "_sections",
        "body", "facts", "path", "reading", "text",
    )  # fmt: skip

    def __init__(self, path: str, text: str, reading: Reading) -> None:
        self.path = path
        self.text = text
        self.reading = reading
        # Each rule asks for these: as plain values they cost a third of what properties do.
        self.facts: Spec = reading.facts
        self.body: str = reading.layout.body
        self._mask: Mask | None = None
        self._sections: tuple[Section, ...] | None = None
        self._headings: tuple[Heading, ...] | None = None
        self._outline: Sequence[Outlined] | None = None
        self._data: bytes | None = None
        self._line_ends: list[int] | None = None
        self._is_home: bool | None = None
        self._may_hold_brackets: bool | None = None

    @property
    def data(self) -> bytes:
        """The body in UTF-8, whose bytes the layout counts."""
        if self._data is None:
            self._data = self.body.encode("utf-8", "replace")
        return self._data

    @property
    def mask(self) -> Mask:
        """The places of the body that hold code or comments."""
        if self._mask is None:
            self._mask = Mask(self.body, self.reading.layout.comments)
        return self._mask

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of the body that begin with ``#``, in order; those within quotes and lists are none."""
        if self._headings is None:
            self._headings = tuple(self._read_headings())
        return self._headings

    @property
    def outline(self) -> Sequence[Outlined]:
        """The same headings as far as most rules look at them; where they begin is counted in characters."""
        if self._outline is None:
            body = self.body
            # "#tag" above a line of dashes is a heading, too, and does not begin with a sign of its own.
            self._outline = [
                heading
                for heading in self._counted_in_characters()
                if body[heading[0]] == "#" and body[(end := heading[0] + heading[1]) : end + 1] in _ENDS
            ]
        return self._outline

    @property
    def sections(self) -> tuple[Section, ...]:
        """The same headings, each with its line and with what stands below it."""
        if self._sections is None:
            self._sections = tuple(self._read_sections())
        return self._sections

    @property
    def may_hold_brackets(self) -> bool:
        """Whether brackets may stand in the body beside those of the boxes that are counted, code and comments."""
        if self._may_hold_brackets is None:
            progress = self.facts.progress
            # Boxes that are no ASCII are drawn with other signs.
            counted = progress.total + progress.dropped if self.body.isascii() else 0
            self._may_hold_brackets = self.mask.may_show("[", counted)
        return self._may_hold_brackets

    @property
    def is_home(self) -> bool:
        """Tell whether the document is written in the home format.

        It is when it ends with the template's closing line, or has three of its sections below a header that states
        version and day of creation, as no other format with such sections does.
        """
        if self._is_home is None:
            self._is_home = self._looks_like_home()
        return self._is_home

    def _looks_like_home(self) -> bool:
        found = [piece.what for piece in self.reading.evidence]
        if HOME_CLOSING in found:
            return True
        if not any(what.startswith(HOME_LAYOUT) for what in found):
            return False
        header = {field.name for field in self.facts.fields if field.origin is Origin.HEADER}
        return {"version", "created"} <= header

    def said(self, start: int) -> str:
        """Return what the heading says that begins at an offset of the body."""
        end = self.body.find("\n", start)
        return self.body[start : end if end >= 0 else None].strip("# \t")

    def line(self, offset: int) -> int:
        """Return the line in the file of a character of the body, from 1."""
        return self.reading.layout.first_line + bisect_right(self._ends(), offset)

    def found(self, start: int, end: int, message: str, *, mild: bool = False) -> Finding:
        """Return a finding about some characters of the body that stand on one line."""
        ends = self._ends()
        above = bisect_right(ends, start)
        column = start + 1 - (ends[above - 1] if above else 0)
        return Finding(self.reading.layout.first_line + above, message, column, column + end - start, mild)

    def _ends(self) -> list[int]:
        """Return the offset behind each line of the body."""
        if self._line_ends is None:
            self._line_ends = list(accumulate(len(line) + 1 for line in self.body.split("\n")))
        return self._line_ends

    def release(self) -> None:
        """Forget what was derived from the text: thousands of documents must not hold it all at once."""
        self._mask = self._headings = self._outline = self._sections = self._data = self._line_ends = None

    def _read_headings(self) -> Iterator[Heading]:
        body = self.body
        for start, level, bare in self.outline:
            end = body.find("\n", start)
            end = end if end >= 0 else len(body)
            yield Heading(level, self.said(start), bare, start, end)

    def _read_sections(self) -> Iterator[Section]:
        body, headings = self.body, self.headings
        end_of = [len(body)] * (_DEEPEST + 1)
        lasts = []
        for level, _, _, start, _ in reversed(headings):
            lasts.append(end_of[level])
            end_of[level:] = [start] * (_DEEPEST + 1 - level)
        following = [*[heading.start for heading in headings[1:]], len(body)][: len(headings)]
        for (level, text, bare, start, end), next_start, last in zip(headings, following, reversed(lasts), strict=True):
            yield Section(level, text, bare, self.line(start), end, next_start, last)

    def _counted_in_characters(self) -> Iterable[Outlined]:
        """Return the outline of the layout, which counts in bytes where the headings begin."""
        outline = self.reading.layout.outline
        if self.body.isascii():
            return outline
        data = self.data
        parts = (data[start:end] for start, end in pairwise((0, *(start for start, _, _ in outline))))
        starts = accumulate(len(part.decode("utf-8", "replace")) for part in parts)
        return ((start, level, bare) for start, (_, level, bare) in zip(starts, outline, strict=True))
