"""Runs commands as a terminal does, within the test's own process."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from mkdocs_momentum.cli import main

CONFIG = "site_name: Specs\nplugins: [momentum]\n"


class Done(NamedTuple):
    """What a command left: its exit code, and what it wrote."""

    code: int
    out: str
    err: str


class Stream(io.TextIOWrapper):
    """A stream that may say that it is a terminal."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="")
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        """Tell whether it is a terminal."""
        return self._is_terminal

    def written(self) -> str:
        """Return what was written to it."""
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode()


def run(*words: str, terminal: bool = False) -> Done:
    """Run a command in the current folder."""
    out, err = Stream(is_terminal=terminal), Stream(is_terminal=terminal)
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main(words)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
    return Done(code, out.written(), err.written())


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files below a folder, byte for byte, and return the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder
