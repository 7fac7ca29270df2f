"""Comments that silence rules: ``<!-- momentum: ignore rule-name -->``, or ``momentum: {ignore: [...]}`` on top."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from mkdocs_momentum.checks.subject import Subject
from mkdocs_momentum.spec.model import Origin
from mkdocs_momentum.spec.signs import holds

_WORD = "momentum:"
_COMMENT = re.compile(r"<!--\s*momentum:\s*ignore\b(?P<names>[^>]*?)-->")
_NAME = re.compile(r"[A-Za-z_][\w-]*")
_BLANKS = " \t>"
_first = attrgetter("first")


class Ignore(NamedTuple):
    """One name in a comment.

    Attributes:
        rule: The name as written; ``""`` when the comment names no rule.
        line: Its line in the file, from 1.
        first: First line that it silences.
        last: Last line that it silences; None for all that follow.
    """

    rule: str
    line: int
    first: int
    last: int | None


class Ignores:
    """What one document ignores.

    Attributes:
        entries: The names in its comments and its front matter.
    """

    def __init__(self, entries: Iterable[Ignore]) -> None:
        self.entries = tuple(entries)
        self._whole: dict[str, Ignore] = {}
        self._parts: dict[str, list[Ignore]] = {}
        for entry in sorted(self.entries, key=_first):
            if entry.last is None:
                self._whole.setdefault(entry.rule, entry)
            else:
                self._parts.setdefault(entry.rule, []).append(entry)

    def silencing(self, rule: str, line: int) -> Ignore | None:
        """Return the nearest name that silences a finding of a rule on a line, or None."""
        parts = self._parts.get(rule, [])
        for place in range(bisect_right(parts, line, key=_first) - 1, -1, -1):
            entry = parts[place]
            if entry.last is not None and line <= entry.last:
                return entry
        return self._whole.get(rule)


def read_ignores(subject: Subject) -> Ignores | None:
    """Return what a document ignores; None when it says nothing of the kind.

    Names in its front matter, or in a comment above its first heading, hold for the whole file; a comment on a line
    with other text holds for that line; one on a line of its own for what follows up to the next blank line.
    """
    entries = [*_of_front_matter(subject), *_of_comments(subject)]
    return Ignores(entries) if entries else None


def _of_front_matter(subject: Subject) -> Iterator[Ignore]:
    for field in subject.facts.fields:
        if field.origin is Origin.FRONT_MATTER and field.label == "momentum":
            key, *names = _NAME.findall(field.value) or [""]
            for name in names if key == "ignore" else ():
                yield Ignore(name, field.line, 1, None)


def _of_comments(subject: Subject) -> Iterator[Ignore]:
    if not holds(subject.body, _WORD, len(_WORD) - 1):
        return
    heading = subject.line(subject.headings[0].start) if subject.headings else 0
    lines: _Lines | None = None
    for start, end in subject.mask.comments:
        match = _COMMENT.fullmatch(subject.body, start, end)
        if match is None:
            continue
        line = subject.line(start)
        lines = lines or _Lines(subject)
        first, last = (1, None) if line < heading else lines.reach(line, subject.line(end - 1), match.group())
        for name in _NAME.findall(match["names"]) or [""]:
            yield Ignore(name, line, first, last)


class _Lines:
    """The lines of a body, with the line that each block of text ends on."""

    def __init__(self, subject: Subject) -> None:
        self._first = subject.reading.layout.first_line
        self._lines = subject.body.split("\n")
        self._block_ends: list[int] = []
        end = len(self._lines)
        for index in range(len(self._lines) - 1, -1, -1):
            end = index if not self._is_text(index + 1) else end
            self._block_ends.append(end)
        self._block_ends.reverse()

    def _is_text(self, index: int) -> bool:
        return index < len(self._lines) and bool(self._lines[index].strip(_BLANKS))

    def reach(self, line: int, last: int, comment: str) -> tuple[int, int]:
        """Return the first and the last line that a comment below the first heading silences."""
        index = last - self._first
        own = "\n".join(self._lines[line - self._first : index + 1])
        if own.lstrip(_BLANKS).rstrip(" \t") != comment:
            return line, last
        index += 1
        while index < len(self._lines) and not self._is_text(index):
            index += 1
        if index == len(self._lines):
            return last, last
        return self._first + index, self._first + self._block_ends[index]
