"""The commands of the terminal, one module for each; each module offers its command as ``COMMAND``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import NamedTuple


class Command(NamedTuple):
    """A command.

    Attributes:
        declare: Adds its description, its examples and its arguments to its parser.
        run: Does what the arguments ask for, and returns the exit code.
    """

    declare: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def add_offline(parser: argparse._ActionsContainer) -> None:
    """Add the switch that keeps a command from asking other machines."""
    what = "ask nothing of other sites; those that are sources are told by their copies"
    parser.add_argument("--offline", action="store_true", help=what)


def add_site(parser: argparse._ActionsContainer) -> None:
    """Add the argument that names a site."""
    parser.add_argument("-f", "--config-file", metavar="FILE", help="the site's mkdocs.yml (default: the one here)")
