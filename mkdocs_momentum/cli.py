"""The terminal door: ``mkdocs-momentum list``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from mkdocs_momentum import __version__
from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.export import to_json
from mkdocs_momentum.catalog.options import OptionError
from mkdocs_momentum.memory import long_lived
from mkdocs_momentum.report import explain, table
from mkdocs_momentum.sources import Source, SourceError, open_source

_EXAMPLES = """\
examples:
  mkdocs-momentum list                          the specs of the site in this folder
  mkdocs-momentum list docs/specs               the specs in a folder, without a mkdocs.yml
  mkdocs-momentum list --format json            the same facts as in specs.json
  mkdocs-momentum list --explain docs/auth.md   why a page is a spec or not, and what was read in it
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: The words after the command's name; those of the process when None.

    Returns:
        0 when all went well, 1 when nobody reads the output to its end, 2 when what was asked for cannot be read.
    """
    options = _parser().parse_args(arguments)
    try:
        source = open_source(options.config_file, options.folder)
        text = _explained(source, options.explain) if options.explain else _listed(source, options.format)
    except (SourceError, OptionError) as error:
        print(f"mkdocs-momentum: {error}", file=sys.stderr)
        return 2
    return _write(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mkdocs-momentum", description="Living specifications for MkDocs.")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    listing = commands.add_parser(
        "list",
        help="list the specs of a site or a folder",
        description="List the specs of a site or a folder without building it.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    place = listing.add_mutually_exclusive_group()
    place.add_argument("folder", nargs="?", metavar="DIR", help="a folder of Markdown files; no mkdocs.yml is read")
    place.add_argument("-f", "--config-file", metavar="FILE", help="the site's mkdocs.yml (default: the one here)")
    listing.add_argument("--format", choices=("table", "json"), default="table", help="default: table")
    listing.add_argument("--explain", metavar="PATH", help="say for one file whether it is a spec, and why")
    return parser


def _listed(source: Source, form: str) -> str:
    urls: dict[str, str] = {}
    specs = []
    with long_lived():
        for page in source.pages():
            reading = source.options.settings.read(page.path, page.text, is_post=page.is_post)
            if reading.is_spec:
                specs.append(reading.facts)
                urls[page.path] = page.url
    catalog = Catalog(specs, source.options.settings.reader.lifecycle)
    return to_json(catalog, lambda spec: urls[spec.path]) if form == "json" else table(catalog)


def _explained(source: Source, path: str) -> str:
    page = source.find(path)
    return explain(source.options.settings.read(page.path, page.text, is_post=page.is_post))


def _write(text: str) -> int:
    try:
        # The terminal's encoding may lack a letter of a title; the listing must not end there.
        sys.stdout.buffer.write(text.encode(sys.stdout.encoding or "utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader has seen enough, as `head` has. What is left in the buffer goes nowhere when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return 0
