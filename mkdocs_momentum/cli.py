"""The terminal door: ``mkdocs-momentum COMMAND``."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from typing import NoReturn, cast

from mkdocs_momentum import __version__
from mkdocs_momentum.authoring import AuthoringError
from mkdocs_momentum.catalog.values import OptionError
from mkdocs_momentum.commands import Command
from mkdocs_momentum.sources import SourceError
from mkdocs_momentum.terminal import note

COMMANDS = {
    "list": ("listing", "list the specs of a site or a folder"),
    "check": ("check", "say what is wrong in specs, and mend what can be mended"),
    "new": ("new", "begin a spec from a template"),
    "status": ("status", "change the status of a spec"),
    "schema": ("schema", "print the JSON Schema of specs.json"),
    "completion": ("completion", "print what lets a shell complete commands"),
}
"""The commands: the module of each, and what it does."""

_WRONG_USE = 2
_INTERRUPTED = 130
# A value that begins with a hyphen would be taken for an option: `--sort -updated`.
_JOINED = ("--sort",)
_DASHED = 2


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line; the form of a command is told by its help."""

    def error(self, message: str) -> NoReturn:
        """End the process with what is wrong."""
        self.exit(_WRONG_USE, f"{self.prog}: {message}; see `{self.prog} --help`\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        arguments: The words after the program's name; those of the process when None.

    Returns:
        0 when all went well; 1 when problems were found, or nobody reads the output to its end; 2 for wrong use;
        130 when it was interrupted from the keyboard.
    """
    words = _joined(sys.argv[1:] if arguments is None else list(arguments))
    named = next((word for word in words if not word.startswith("-")), "")
    options = parser([named] if named in COMMANDS else []).parse_args(words)
    # Completion speaks of all commands, and only this module knows them.
    options.whole = parser
    try:
        return _load(options.command).run(options)
    except (SourceError, OptionError, AuthoringError) as error:
        note(str(error))
    except OSError as error:
        note(f"{error.filename or 'the file'}: {error.strerror or error}")
    except KeyboardInterrupt:
        return _INTERRUPTED
    return _WRONG_USE


def parser(names: Sequence[str] = tuple(COMMANDS)) -> argparse.ArgumentParser:
    """Return the parser of the program.

    Args:
        names: The commands whose arguments are wanted; a start is quick when there is only one.
    """
    top = _Parser(prog="mkdocs-momentum", description="Living specifications for MkDocs.")
    top.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (_, what) in COMMANDS.items():
        form = argparse.RawDescriptionHelpFormatter
        command = commands.add_parser(name, help=what, formatter_class=form, allow_abbrev=False)
        if name in names:
            _load(name).declare(command)
    return top


def _load(name: str) -> Command:
    module = importlib.import_module(f"mkdocs_momentum.commands.{COMMANDS[name][0]}")
    return cast("Command", module.COMMAND)


def _joined(words: list[str]) -> list[str]:
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in _JOINED and word.startswith("-") and not word.startswith("-" * _DASHED):
            joined[-1] += f"={word}"
        else:
            joined.append(word)
    return joined
