"""``mkdocs-momentum schema``: the form of the documents that a build writes."""

from __future__ import annotations

import argparse

from mkdocs_momentum.commands import Command
from mkdocs_momentum.published.schema import schema_text
from mkdocs_momentum.terminal import write

_EXAMPLES = """\
examples:
  mkdocs-momentum schema                          print it
  mkdocs-momentum schema > specs.schema.json      keep it, for a program that checks what it reads
"""


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the command's description and examples; it has no arguments."""
    parser.description = "Print the JSON Schema (draft 2020-12) of specs.json and of `list --format json`."
    parser.epilog = _EXAMPLES


def run(_: argparse.Namespace) -> int:
    """Print the schema, and return the exit code."""
    return int(not write(schema_text()))


COMMAND = Command(declare, run)
