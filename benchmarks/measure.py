"""Figures, and the cost of child processes."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
_ROOM = 500 * 2**20
_LAUNCHER = Path(__file__).with_name("launch.py")


@dataclass(frozen=True, slots=True)
class Figure:
    """Something that was measured several times, or the reason why it was not.

    Attributes:
        name: What was measured.
        values: One number for each repetition; empty when nothing was measured.
        unit: Unit of the numbers, such as ``ms``.
        limit: The highest median that is allowed; None when there is no limit.
        note: A word to the reader of the table.
    """

    name: str
    values: tuple[float, ...]
    unit: str = ""
    limit: float | None = None
    note: str = ""

    @property
    def median(self) -> float:
        """Median of the values."""
        return statistics.median(self.values)

    @property
    def over(self) -> bool:
        """Whether the median breaks the limit."""
        return bool(self.values) and self.limit is not None and self.median > self.limit

    @property
    def unsure(self) -> bool:
        """Whether some values keep the limit and others break it."""
        return bool(self.values) and self.limit is not None and min(self.values) <= self.limit < max(self.values)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a child process took.

    Attributes:
        cpu: User and system time in seconds.
        wall: Time from its start to its end in seconds.
        rss: Largest resident memory in MB.
    """

    cpu: float
    wall: float
    rss: float


class ChildError(RuntimeError):
    """A child process failed; the text holds its last words."""


def run(command: Sequence[str], folder: Path, output: Path | None = None) -> Cost:
    """Run a command in a folder and return its cost.

    The largest memory of a process starts with that of the process it was forked from. So a launcher that imports
    next to nothing stands between this process and the measured one.

    Raises:
        ChildError: The command failed.
    """
    target = str(output) if output else os.devnull
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(_LAUNCHER), target, *command],
        cwd=folder,
        env=_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ChildError(f"{' '.join(command)} failed:\n{done.stderr[-2000:].strip()}")
    return Cost(**json.loads(done.stdout))


@contextmanager
def workspace() -> Iterator[Path]:
    """Make a folder for what is measured, in memory where the system has such a place.

    A journal on a disk takes more CPU time than the plugin, now more and now less.
    """
    memory = Path("/dev/shm")  # noqa: S108 - the folder within has a random name
    # In a container it is often small.
    fits = os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > _ROOM
    with tempfile.TemporaryDirectory(dir=memory if fits else None) as name:
        yield Path(name)


def pairs(count: int, first: Callable[[], float], second: Callable[[], float]) -> tuple[float, ...]:
    """Return ``second() - first()`` that many times, in alternating order.

    The order alternates so that a machine that grows slower or faster favours neither.
    """
    return tuple(_pair(number, first, second) for number in range(count))


def _pair(number: int, first: Callable[[], float], second: Callable[[], float]) -> float:
    if number % 2:
        minuend = second()
        return minuend - first()
    subtrahend = first()
    return second() - subtrahend


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as a table for people."""
    rows = [("figure", "median", "spread", "limit", "verdict"), *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    head, *body = (_line(row, widths) for row in rows)
    return "\n".join([head, "-" * len(head), *body])


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    name, *numbers, verdict = row
    cells = [name.ljust(widths[0]), *(text.rjust(width) for text, width in zip(numbers, widths[1:], strict=True))]
    return "  ".join([*cells, verdict]).rstrip()


def _row(figure: Figure) -> tuple[str, str, str, str, str]:
    if not figure.values:
        return figure.name, "-", "-", "-", figure.note
    spread = f"{min(figure.values):.2f} to {max(figure.values):.2f}"
    limit = "-" if figure.limit is None else f"{figure.limit:g} {figure.unit}"
    return figure.name, f"{figure.median:.2f} {figure.unit}", spread, limit, _verdict(figure)


def _verdict(figure: Figure) -> str:
    if figure.limit is None:
        return figure.note
    word = "over" if figure.over else "ok"
    doubt = "the spread crosses the limit: repeat with more pairs and nothing else running" if figure.unsure else ""
    words = "; ".join(filter(None, [figure.note, doubt]))
    return f"{word} ({words})" if words else word


def _environment() -> Mapping[str, str]:
    # The checkout comes first on the path, so that it is measured and not an older copy that is installed.
    # One hash seed for all, because the order in sets changes the time of a build.
    path = os.pathsep.join(filter(None, [str(CHECKOUT), os.environ.get("PYTHONPATH")]))
    # Installed packages are compiled; a checkout is too, unless this variable keeps Python from it.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    # Material prints a notice at each build unless it is told not to.
    return {**kept, "PYTHONPATH": path, "PYTHONHASHSEED": "0", "NO_MKDOCS_2_WARNING": "1"}
