"""What all commands do with the terminal: text, colours, its width, a bar for what takes long."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO, TypeVar

from mkdocs_momentum.checks.formats.cells import safe
from mkdocs_momentum.spec.expression import expression

_PATIENCE_S = 1.0
_BETWEEN_S = 0.1
_BAR = 24
# What Python makes of the bytes of a name that are no UTF-8.
_NO_BYTE = 0xDC00
_NO_TEXT = expression("[\udc80-\udcff]")

Item = TypeVar("Item")


def write(text: str) -> bool:
    """Write to standard output.

    Returns:
        Whether somebody reads it to its end; False for a reader that has seen enough, as ``head`` has, and for none.

    Raises:
        OSError: It cannot be written, as on a full disk.
    """
    if sys.stdout is None:
        return False
    try:
        # The terminal's encoding may lack a letter of a title; the output must not end there.
        sys.stdout.buffer.write(_shown(text).encode(sys.stdout.encoding or "utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _drop_the_rest()
        return False
    except OSError as error:
        _drop_the_rest()
        raise OSError(error.errno, error.strerror, "standard output") from error
    return True


def _drop_the_rest() -> None:
    """Have what is left in the buffer go nowhere: Python would fail once more at its end, with a code of its own."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def note(text: str) -> None:
    """Write one line to standard error, with the program's name before it."""
    if sys.stderr is None:
        return
    line = f"mkdocs-momentum: {safe(_shown(text))}\n"
    sys.stderr.write(line.encode(sys.stderr.encoding or "utf-8", "backslashreplace").decode(sys.stderr.encoding))
    sys.stderr.flush()


def _shown(text: str) -> str:
    r"""Return a text in which a byte of a file's name that is no UTF-8 is shown, as ``\xff``."""
    return text if text.isascii() else _NO_TEXT.sub(lambda sign: f"\\x{ord(sign.group()) - _NO_BYTE:02x}", text)


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a stream is a terminal; Python has None for one that was closed when it started."""
    return stream is not None and stream.isatty()


def is_output(path: str) -> bool:
    """Tell whether a path means standard output: ``-``, or a name of the file that it goes to."""
    if path == "-":
        return True
    try:
        return sys.stdout is not None and os.path.samestat(Path(path).stat(), os.fstat(sys.stdout.fileno()))
    except (OSError, ValueError):
        # The path leads nowhere, or the output is no file.
        return False


def has_colours(stream: TextIO | None) -> bool:
    """Tell whether colours may be written: on a terminal that has them, unless ``NO_COLOR`` is set."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns() -> int | None:
    """Return how many columns fit; None when the output goes to a file or a program."""
    return shutil.get_terminal_size().columns if is_terminal(sys.stdout) else None


def watched(items: Iterable[Item], total: int, what: str) -> Iterator[Item]:
    """Yield items, with a bar on standard error when it is a terminal and they take longer than a second.

    Args:
        items: The items.
        total: How many there are.
        what: What is done with them, such as ``reading``.
    """
    if not is_terminal(sys.stderr):
        yield from items
        return
    due = time.monotonic() + _PATIENCE_S
    shown = False
    try:
        for number, item in enumerate(items):
            if time.monotonic() >= due:
                due = time.monotonic() + _BETWEEN_S
                shown = True
                sys.stderr.write(f"\r{_bar(number, total)} {what} {number} of {total}")
                sys.stderr.flush()
            yield item
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _bar(number: int, total: int) -> str:
    done = _BAR * number // max(total, 1)
    return f"[{'#' * done}{'.' * (_BAR - done)}]"
