"""``mkdocs-momentum new``: a spec from a template."""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from mkdocs_momentum.authoring import AuthoringError
from mkdocs_momentum.authoring.filling import filled
from mkdocs_momentum.authoring.new import (
    Series,
    create_file,
    find_series,
    fitting_series,
    next_number,
    spec_name,
    template_text,
)
from mkdocs_momentum.authoring.status import known_status, spelled
from mkdocs_momentum.commands import Command, add_site
from mkdocs_momentum.sources import Source, SourceError, is_markdown, open_source
from mkdocs_momentum.spec.model import Spec
from mkdocs_momentum.terminal import note, write

_EXAMPLES = """\
examples:
  mkdocs-momentum new "Session timeout"                      in the folder of the other specs, with the next number
  mkdocs-momentum new "Session timeout" --status proposed --author "Ada Lovelace"
  mkdocs-momentum new "Use SQLite" --folder docs/adr --template adr
  mkdocs-momentum new "Session timeout" --edit               and open it in $EDITOR

A site brings templates of its own as templates/*.md beside its mkdocs.yml. {{ title }}, {{ id }}, {{ date }},
{{ status }} and {{ author }} in them become what they name.
"""


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the command's description, examples and arguments."""
    parser.description = "Begin a spec: with the next free number, today's date and a file name made from its title."
    parser.epilog = _EXAMPLES
    parser.add_argument("title", metavar="TITLE", help="the title, in quotes")
    add_site(parser)
    parser.add_argument("--folder", metavar="DIR", help="default: the folder that most specs of the site stand in")
    parser.add_argument("--template", metavar="NAME", help="one of the site's own templates")
    parser.add_argument("--status", default="draft", metavar="STATUS", help="default: Draft")
    parser.add_argument("--author", metavar="NAME", help="default: user.name of git")
    parser.add_argument("--edit", action="store_true", help="open the file in $VISUAL or $EDITOR")


def run(options: argparse.Namespace) -> int:
    """Write the spec, say where, and return the exit code."""
    source = open_source(options.config_file, None)
    title = _words(options.title)
    root, path, number = _place(source, options.folder, title)
    lifecycle = source.options.settings.reader.lifecycle
    status = spelled(options.status, known_status(lifecycle, options.status), "Draft", lifecycle)
    author = _git_user() if options.author is None else _words(options.author)
    today = date.today().isoformat()  # noqa: DTZ011 - the author's own day
    values = {"title": title, "id": number, "date": today, "status": status, "author": author}
    text = filled(template_text(_templates(source), options.template), values)
    editor = _editor() if options.edit else []
    create_file(path, text)
    write(f"{_seen(path)}\n")
    if root != source.root:
        note(f"{_seen(path)}: stands outside the docs folder {source.root}, so the site does not show it")
    elif doubt := _doubt(source, path.relative_to(root).as_posix(), text):
        note(f"{_seen(path)}: {doubt}")
    return _open(editor, path) if editor else 0


def _words(text: str) -> str:
    # A word from the command line may hold bytes that are no text.
    return " ".join(text.encode("utf-8", "replace").decode().split())


def _place(source: Source, folder: str | None, title: str) -> tuple[Path, Path, str]:
    """Return the folder that paths begin at, the file of a new spec, and its number."""
    specs = _specs(source)
    root, series = _series(source, [spec.path for spec in specs], folder)
    ids = [field.value for spec in specs if series.holds(spec.path) for field in spec.fields if field.name == "id"]
    number = next_number(_names(root / series.folder), ids, series.prefix)
    return root, root / series.path(spec_name(f"{series.prefix}{number}", title)), number


def _series(source: Source, specs: list[str], folder: str | None) -> tuple[Path, Series]:
    """Return where the spec belongs: the folder that paths begin at, and the series."""
    if folder is None:
        settings = source.options.settings
        return source.root, find_series(specs, default=fitting_series(settings.include.patterns, settings.included))
    real, root = Path(folder).resolve(), source.root.resolve()
    if not real.is_relative_to(root):
        return Path(folder), Series("")
    below = real.relative_to(root).as_posix()
    return source.root, find_series(specs, "" if below == "." else below)


def _specs(source: Source) -> list[Spec]:
    return [reading.facts for _, reading in source.readings() if reading.is_spec]


def _names(folder: Path) -> Iterator[str]:
    """Yield the names of the Markdown files in a folder, and of the folders in it that hold such files."""
    for path in folder.glob("*"):
        if any(is_markdown(file) for file in (path.rglob("*") if path.is_dir() else (path,))):
            yield path.name


def _doubt(source: Source, path: str, text: str) -> str:
    """Return why a site does not count a new file as a spec, and what to do; ``""`` when it does."""
    settings = source.options.settings
    if settings.included(path) is False:
        return "the site's options `include` and `exclude` make it no spec; choose another place with --folder"
    reading = settings.read(path, text)
    remedy = "say more in the template, or add the file to the option `include`"
    return "" if reading.is_spec else f"the site does not count it as a spec, because {reading.reason}; {remedy}"


def _templates(source: Source) -> Path:
    return (source.config.parent if source.config is not None else Path()) / "templates"


def _git_user() -> str:
    command = ["git", "config", "user.name"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603
    except OSError:
        # Without git nobody is known.
        return ""
    return done.stdout.strip()


def _editor() -> list[str]:
    name = "VISUAL" if os.environ.get("VISUAL") else "EDITOR"
    value = os.environ.get(name, "")
    try:
        words = shlex.split(value)
    except ValueError as error:
        fact = f'the variable {name} is "{value}", whose quotes do not close'
        raise SourceError(f"{fact}; set it to a program and its arguments") from error
    if not words or not words[0]:
        raise SourceError("--edit needs an editor; set the variable EDITOR")
    return words


def _open(editor: list[str], path: Path) -> int:
    try:
        return subprocess.run([*editor, str(path)], check=False).returncode  # noqa: S603 - the user's own editor
    except OSError as error:
        raise AuthoringError(f"{editor[0]}: {error.strerror}; set the variable EDITOR to a program") from error


def _seen(path: Path) -> str:
    return Path(os.path.relpath(path)).as_posix()


COMMAND = Command(declare, run)
