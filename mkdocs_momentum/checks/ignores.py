"""Comments that silence rules: ``<!-- momentum: ignore rule-name -->``, or ``momentum: {ignore: [...]}`` on top."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from mkdocs_momentum.catalog.hints import nearest
from mkdocs_momentum.checks.subject import Subject
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.model import Origin

_IGNORE = "ignore"
_SIGN = expression(r"<!--\s*momentum\s*:", re.IGNORECASE)
_COMMENT = expression(rf"{_SIGN.pattern}\s*(?P<word>[a-z][\w-]*)(?P<rest>.*)-->", re.IGNORECASE | re.DOTALL)
_NAME = expression(r"[A-Za-z_][\w-]*")
# A dash with a blank before it, for names hold hyphens; but the one that begins a line begins an item.
_REASON = expression(r":|--|[–—]|(?<=\S)[ \t]+-(?=\s)")
_KEY_OR_NAME = expression(rf"(?P<word>{_NAME.pattern})(?P<colon>[\"']?\s*:(?=\s|$))?")
# What other programs say in its place, and its own forms.
_NEARLY = expression(r"(?:ignor|disabl|suppress|silenc)(?:e|es|ed|ing)(?:-[\w-]*)?|suppress|noqa|nolint")
_BLANKS = " \t>"
_first = attrgetter("first")


class Ignore(NamedTuple):
    """One name in a comment.

    Attributes:
        rule: The name in lower case; ``""`` when the comment names no rule.
        line: Its line in the file, from 1.
        first: First line that it silences.
        last: Last line that it silences; None for all that follow.
    """

    rule: str
    line: int
    first: int
    last: int | None


class Slip(NamedTuple):
    """What may be meant to ignore something, and does not.

    Attributes:
        word: The word that stands where ``ignore`` should, in lower case.
        names: The names behind it.
        line: Its line in the file, from 1.
        in_comment: Whether it stands in a comment; else it does in front matter.
    """

    word: str
    names: tuple[str, ...]
    line: int
    in_comment: bool

    def complaint(self, known: Container[str]) -> str:
        """Return what to say of it; ``""`` when it may be about something else.

        Args:
            known: The names of the rules.
        """
        named = [name for name in (self.word, *self.names) if name in known]
        is_name = self.word in known
        is_sure = _NEARLY.fullmatch(self.word) is not None or bool(nearest(self.word, [_IGNORE]))
        if not is_sure and (not named or len(named) < len(self.names) + is_name):
            return ""
        lead = "momentum: " if self.in_comment else ""
        right = f"{_IGNORE} {self.word}" if self.in_comment else f"{_IGNORE}: [{self.word}]"
        remedy = f'write "{lead}{right if is_name else _IGNORE}" in its place'
        return f'"{lead}{self.word}" silences nothing; {remedy}'


class Ignores:
    """What one document ignores.

    Attributes:
        entries: The names in its comments and its front matter.
        slips: What may be meant to be one of them, and is none.
    """

    def __init__(self, found: Iterable[Ignore | Slip]) -> None:
        found = tuple(found)
        self.entries = tuple([entry for entry in found if isinstance(entry, Ignore)])
        self.slips = tuple([slip for slip in found if isinstance(slip, Slip)])
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


def _of_front_matter(subject: Subject) -> Iterator[Ignore | Slip]:
    for field in subject.facts.fields:
        if field.origin is Origin.FRONT_MATTER and field.label.casefold() == "momentum":
            for key, names in _keys(field.value):
                if key == _IGNORE:
                    yield from (Ignore(name, field.line, 1, None) for name in names)
                else:
                    yield Slip(key, tuple(names), field.line, in_comment=False)


def _keys(value: str) -> list[tuple[str, list[str]]]:
    """Return the keys of a value in front matter, each with the names behind it."""
    found: list[tuple[str, list[str]]] = []
    for match in _KEY_OR_NAME.finditer(value.lower()):
        if match["colon"] or not found:
            found.append((match["word"], []))
        else:
            found[-1][1].append(match["word"])
    return found


def _of_comments(subject: Subject) -> Iterator[Ignore | Slip]:
    if not subject.mask.may_begin(_SIGN, "mM"):
        return
    heading = subject.line(subject.outline[0][0]) if subject.outline else 0
    lines: _Lines | None = None
    for start, end in subject.mask.comments:
        match = _COMMENT.fullmatch(subject.body, start, end)
        if match is None:
            continue
        line, word, names = subject.line(start), match["word"].lower(), _names(match["rest"])
        if word != _IGNORE:
            yield Slip(word, tuple(names), line, in_comment=True)
            continue
        lines = lines or _Lines(subject)
        first, last = (1, None) if line < heading else lines.reach(line, subject.line(end - 1), match.group())
        for name in names or [""]:
            yield Ignore(name, line, first, last)


def _names(text: str) -> list[str]:
    """Return the names in a text, up to what tells the reason."""
    text = text.lstrip().removeprefix(":")
    return _NAME.findall(_REASON.split(text, 1)[0].lower())


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
