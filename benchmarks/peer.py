"""A plugin for decision records beside ours, on the same number of records.

It needs a newer Python than ours does, so it gets an environment of its own.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks import generate
from benchmarks.build import IN_NAV, OUT_OF_NAV, Site, write_docs
from benchmarks.measure import CHECKOUT, Figure, workspace

NAME = "mkdocs-decision-records"
PACKAGES = (f"{NAME}>=3,<4", "mkdocs>=1.6,<2", "mkdocs-material")
VENV = CHECKOUT / ".venv-peer"
PLUGIN = "{decision-records: {decisions_folder: specs, decision_id_length: 5, generate_index_page: true}}"
STATUSES = ("proposed", "accepted", "rejected", "deprecated")
FIRST_DAY = date(2024, 1, 1)


def figures(records: int, count: int) -> Iterator[Figure]:
    """Measure its cost per record, out of the nav and in it."""
    python = _python()
    if python is None:
        yield Figure(f"peer: {NAME}", (), note="skipped: cannot be installed (needs Python 3.13)")
        return
    for words, nav in (("out of the nav", OUT_OF_NAV), ("in the nav", IN_NAV)):
        values = _measure(python, records, count, nav)
        yield Figure(f"peer: {NAME}, cost per record, {records} {words}", values, "ms", note="for comparison")


def _measure(python: str, records: int, count: int, nav: str) -> tuple[float, ...]:
    with workspace() as folder:
        site = Site(folder, python)
        write_docs(site.folder, lambda docs: _write(docs / "specs", records))
        site.configure("without", nav, "search")
        site.configure("with", nav, f"search, {PLUGIN}")
        site.build("with")
        return site.added(count, records)


def _write(folder: Path, records: int) -> None:
    folder.mkdir()
    for number in range(1, records + 1):
        (folder / f"{number:05}.md").write_text(record(number), encoding="utf-8")


def record(number: int) -> str:
    """Return a record with the body of the spec of that number."""
    day = FIRST_DAY + timedelta(days=number % 700)
    status = STATUSES[number % len(STATUSES)]
    title, _, rest = generate.spec(number).partition("\n")
    body = rest.partition("---\n")[2]
    head = f"id: '{number:05}'\nstatus: {status}\ndate: {day}\ndeciders:\n  - Platform Lead\n"
    return f"---\n{head}---\n\n{title}\n{body}"


def _python() -> str | None:
    python = VENV / "bin" / "python"
    if not python.exists() and not _install(python):
        shutil.rmtree(VENV, ignore_errors=True)
        return None
    return str(python)


def _install(python: Path) -> bool:
    newer = next(filter(_runs, _candidates()), None)
    return (
        newer is not None
        and _succeeds(newer, "-m", "venv", str(VENV))
        and _succeeds(str(python), "-m", "pip", "install", "--quiet", *PACKAGES)
    )


def _candidates() -> Iterator[str]:
    yield "python3.13"
    yield from map(str, Path.home().glob(".pyenv/versions/3.13.*/bin/python"))


def _runs(python: str) -> bool:
    # A shim of pyenv is found even where the version behind it is not switched on.
    return shutil.which(python) is not None and _succeeds(python, "-c", "")


def _succeeds(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
