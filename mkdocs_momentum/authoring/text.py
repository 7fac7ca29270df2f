"""A file's text with each of its bytes, and changes to it that keep all others."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.reader import normalise

_END = expression(r"\r\n|\r|\n")
_BOM = "\ufeff"


class Edit(NamedTuple):
    """A change: the characters from ``start`` to before ``end`` become ``new``."""

    start: int
    end: int
    new: str


class Line(NamedTuple):
    """Where a line stands in a text, without what ends it."""

    start: int
    end: int


class Text:
    """The text of a file.

    Args:
        data: The bytes of the file. What is no UTF-8 comes through unchanged.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data

    @cached_property
    def text(self) -> str:
        """The text, with a byte order mark and line ends as they are."""
        return self.data.decode("utf-8", "surrogateescape")

    @cached_property
    def lines(self) -> list[Line]:
        """The lines, as MkDocs counts them: the first one begins behind a byte order mark."""
        found = []
        start = len(_BOM) if self.text.startswith(_BOM) else 0
        for match in _END.finditer(self.text):
            found.append(Line(start, match.start()))
            start = match.end()
        return [*found, Line(start, len(self.text))]

    @property
    def newline(self) -> str:
        """What ends the first line; a newline alone where no line is ended."""
        match = _END.search(self.text)
        return match.group() if match else "\n"

    @property
    def read(self) -> str:
        """The text as it is read: no byte order mark, lines end with a newline alone."""
        return normalise(self.text)

    def line(self, number: int) -> str:
        """Return a line by its number, from 1; ``""`` when there is none."""
        if not 0 < number <= len(self.lines):
            return ""
        return self.text[self.lines[number - 1].start : self.lines[number - 1].end]

    def edited(self, edits: Iterable[Edit]) -> Text:
        """Return the text after changes that do not overlap."""
        pieces = []
        done = 0
        for edit in sorted(edits):
            pieces += [self.text[done : edit.start], edit.new]
            done = edit.end
        return Text("".join([*pieces, self.text[done:]]).encode("utf-8", "surrogateescape"))


def read_file(path: Path) -> Text:
    """Return the text of a file."""
    return Text(path.read_bytes())


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; one that is there keeps its mode, and a link still leads to it.

    What is no regular file, such as a pipe or a device, is written to and stays what it is.

    Raises:
        OSError: It cannot be written; the error names the path.
    """
    try:
        real = path.resolve()
        if _is_replaceable(path, real):
            _replace(real, data)
        else:
            path.write_bytes(data)
    except OSError as error:
        # The file beside it that is written first means nothing to whoever reads the message.
        raise OSError(error.errno, error.strerror, str(path)) from error


def _is_replaceable(path: Path, real: Path) -> bool:
    """Tell whether a path is free, or leads to a regular file that has a name of its own."""
    try:
        now = path.stat()
    except FileNotFoundError:
        return True
    # `/dev/fd/3` leads to an open file, which may have lost its name since.
    return stat.S_ISREG(now.st_mode) and real.exists() and os.path.samestat(now, real.stat())


def _replace(real: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{real.name}.", dir=real.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(real.stat().st_mode & 0o7777 if real.exists() else 0o666 & ~_umask())
        Path(name).replace(real)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
