"""One document as the rules see it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import NamedTuple

from mkdocs_momentum.checks.masks import Mask
from mkdocs_momentum.checks.problem import Finding
from mkdocs_momentum.spec.evidence import HOME_CLOSING, HOME_LAYOUT
from mkdocs_momentum.spec.headings import bare_line
from mkdocs_momentum.spec.model import Origin, Spec
from mkdocs_momentum.spec.reader import Reading

_DEEPEST = 6
_MARKS = re.compile(r"#{1,6}(?=[ \t\n]|\Z)")


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


@dataclass(slots=True)
class Subject:
    """A document with what was read in it; what it derives from the text, it derives once, and only when asked.

    Attributes:
        path: Path of the file below the docs folder, with ``/``.
        text: The whole text of the file.
        reading: What was read in it.
    """

    path: str
    text: str
    reading: Reading
    _mask: Mask | None = field(default=None, init=False, repr=False, compare=False)
    _sections: tuple[Section, ...] | None = field(default=None, init=False, repr=False, compare=False)
    _line_ends: list[int] | None = field(default=None, init=False, repr=False, compare=False)
    _is_home: bool | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def facts(self) -> Spec:
        """What the document says of itself."""
        return self.reading.facts

    @property
    def body(self) -> str:
        """The Markdown that MkDocs renders."""
        return self.reading.layout.body

    @property
    def mask(self) -> Mask:
        """The places of the body that hold code or comments."""
        if self._mask is None:
            self._mask = Mask(self.body)
        return self._mask

    @property
    def sections(self) -> tuple[Section, ...]:
        """The headings of the body that begin with ``#``, in order; those within quotes and lists are none."""
        if self._sections is None:
            self._sections = tuple(self._read_sections())
        return self._sections

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
        self._mask = self._sections = self._line_ends = None

    def _read_sections(self) -> Iterator[Section]:
        body = self.body
        found = list(self._headings())
        end_of = [len(body)] * (_DEEPEST + 1)
        lasts = []
        for level, start, _ in reversed(found):
            lasts.append(end_of[level])
            end_of[level:] = [start] * (_DEEPEST + 1 - level)
        following = [*(start for _, start, _ in found[1:]), len(body)][: len(found)]
        line, counted = self.reading.layout.first_line, 0
        for (level, start, end), next_start, last in zip(found, following, reversed(lasts), strict=True):
            line += body.count("\n", counted, start)
            counted = start
            text = body[start:end]
            yield Section(level, text.strip("# \t"), bare_line(text), line, end, next_start, last)

    def _headings(self) -> Iterator[tuple[int, int, int]]:
        """Yield the level of each heading that begins with ``#``, and the range of its line."""
        body = self.body
        for start in self._starts():
            match = _MARKS.match(body, start)
            if match is not None:
                end = body.find("\n", start)
                yield match.end() - start, start, end if end >= 0 else len(body)

    def _starts(self) -> Iterable[int]:
        """Return where the headings of the body begin, in characters."""
        outline = self.reading.layout.outline
        if self.body.isascii():
            return outline
        data = self.body.encode("utf-8", "replace")
        parts = (data[start:end] for start, end in pairwise((0, *outline)))
        return accumulate(len(part.decode("utf-8", "replace")) for part in parts)
