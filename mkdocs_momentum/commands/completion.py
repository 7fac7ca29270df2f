"""``mkdocs-momentum completion``: what a shell completes commands with."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from mkdocs_momentum.commands import Command
from mkdocs_momentum.terminal import write

_FILES = ("FILE", "PATH", "DIR")
_SHELLS = ("bash", "zsh", "fish")
_EXAMPLES = """\
examples:
  mkdocs-momentum completion bash > ~/.local/share/bash-completion/completions/mkdocs-momentum
  mkdocs-momentum completion zsh > ~/.zfunc/_mkdocs-momentum
  mkdocs-momentum completion fish > ~/.config/fish/completions/mkdocs-momentum.fish
"""


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the command's description, examples and arguments."""
    parser.description = "Print what lets a shell complete the commands, their options and their values."
    parser.epilog = _EXAMPLES
    parser.add_argument("shell", choices=_SHELLS)


def script(parser: argparse.ArgumentParser, shell: str) -> str:
    """Return the script of a shell that completes the words of a parser."""
    import shtab  # noqa: PLC0415 - only this command needs it

    for action in _actions(parser):
        if action.metavar in _FILES:
            action.complete = shtab.DIRECTORY if action.metavar == "DIR" else shtab.FILE  # type: ignore[attr-defined]
    return shtab.complete(parser, shell)


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way to its arguments
        yield action
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - nor to those of commands
            for command in action.choices.values():
                yield from _actions(command)


def run(options: argparse.Namespace) -> int:
    """Print the script, and return the exit code."""
    return int(not write(script(options.whole(), options.shell)))


COMMAND = Command(declare, run)
