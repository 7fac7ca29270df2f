"""``mkdocs-momentum status``: another status, in place."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from mkdocs_momentum.authoring import AuthoringError
from mkdocs_momentum.authoring.status import restate
from mkdocs_momentum.authoring.text import read_file, write_file
from mkdocs_momentum.authoring.values import reader
from mkdocs_momentum.checks.formats.cells import safe
from mkdocs_momentum.commands import Command, add_site
from mkdocs_momentum.sources import Source, SourceError, open_around
from mkdocs_momentum.terminal import note, write

_EXAMPLES = """\
examples:
  mkdocs-momentum status docs/specs/007-timeout.md "In Review"
  mkdocs-momentum status docs/specs/007-timeout.md implemented --date 2026-03-02

The status changes where it stands, in whatever form; so does the date of the last change, if the spec states one.
All other bytes of the file stay as they are.
"""


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the command's description, examples and arguments."""
    parser.description = "Change the status of a spec, and the date of its last change."
    parser.epilog = _EXAMPLES
    parser.add_argument("file", metavar="FILE", help="the file of the spec")
    parser.add_argument("new", metavar="NEW", help="a status that the site knows, in any spelling")
    add_site(parser)
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="the day of the change (default: today)")


def run(options: argparse.Namespace) -> int:
    """Change the file, show the lines that have changed, and return the exit code."""
    path = Path(options.file)
    if not path.is_file():
        raise SourceError(f"{options.file}: there is no such file; name the Markdown file of a spec")
    source = open_around(options.config_file, options.file)
    settings = source.options.settings
    text = read_file(path)
    lifecycle = settings.reader.lifecycle
    try:
        done = restate(text, reader(_name(source, path), settings), lifecycle, options.new, _day(options.date))
    except AuthoringError as error:
        raise AuthoringError(f"{options.file}: {error}") from error
    if not done.lines:
        note(f"{options.file}: has this status already; nothing was changed")
        return 0
    write_file(path, done.text.data)
    write("".join(f"{options.file}:{number}: {safe(done.text.line(number))}\n" for number in done.lines))
    for remark in done.remarks:
        note(f"{options.file}: {remark}")
    return 0


def _name(source: Source, path: Path) -> str:
    """Return the path of a file as the site knows it; of one outside, its name."""
    real = path.resolve()
    return next((name for name, file in source.real().items() if file.resolve() == real), path.name)


def _day(text: str | None) -> date:
    if text is None:
        return date.today()  # noqa: DTZ011 - the author's own day
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SourceError(f'--date "{text}" is no date; write it as YYYY-MM-DD') from error


COMMAND = Command(declare, run)
