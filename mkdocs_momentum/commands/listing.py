"""``mkdocs-momentum list``: the specs of a site or a folder."""

from __future__ import annotations

import argparse

from mkdocs_momentum.catalog.facets import Facet
from mkdocs_momentum.commands import Command, add_offline, add_site
from mkdocs_momentum.commands.whole import whole_catalog
from mkdocs_momentum.memory import long_lived
from mkdocs_momentum.report import explain, table
from mkdocs_momentum.sources import Source, open_source
from mkdocs_momentum.terminal import columns, note, write

_EXAMPLES = """\
examples:
  mkdocs-momentum list                                  the specs of the site in this folder
  mkdocs-momentum list docs/specs                       the specs in a folder, without a mkdocs.yml
  mkdocs-momentum list --status draft --sort -updated   all drafts, the last changed first
  mkdocs-momentum list --stage progress --progress '<50'
  mkdocs-momentum list --where 'owner=Docs Team' --columns title,status,owner
  mkdocs-momentum list --format json                    the document that a build writes as specs.json
  mkdocs-momentum list --format csv > specs.csv         a table for a spreadsheet
  mkdocs-momentum list --explain docs/auth.md           why a page is a spec or not, and what was read in it

A value that begins with ! leaves specs out: --status '!done'. An option that is given twice takes either value.
Dates and progress can be compared: --updated '<2026-01-01'.
"""
_SELECTING = {
    "status": "a status in any spelling",
    "stage": "draft, review, accepted, progress, done, living, paused, rejected, retired, info or unknown",
    "path": "a pattern as in a .gitignore",
    "tag": "a tag",
    "author": "an author",
    "owner": "an owner",
    "progress": "share of criteria met, such as >50",
    "created": "a date, such as >=2026-01-01",
    "updated": "a date",
}


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the command's description, examples and arguments."""
    parser.description = "List the specs of a site or a folder without building it."
    parser.epilog = _EXAMPLES
    place = parser.add_mutually_exclusive_group()
    place.add_argument("folder", nargs="?", metavar="DIR", help="a folder of Markdown files; no mkdocs.yml is read")
    add_site(place)
    parser.add_argument("--format", choices=("table", "json", "csv"), default="table", help="default: table")
    parser.add_argument("--explain", metavar="PATH", help="say for one file whether it is a spec, and why")
    add_offline(parser)
    selecting = parser.add_argument_group("which specs")
    for name, what in _SELECTING.items():
        selecting.add_argument(f"--{name}", action="append", metavar="VALUE", help=what)
    field = "any field by its name; FIELD!=VALUE leaves out, FIELD<VALUE and the like compare"
    selecting.add_argument("--where", action="append", default=[], metavar="FIELD=VALUE", help=field)
    showing = parser.add_argument_group("in which order, and how")
    order = "fields parted by commas; - before one for the other direction"
    showing.add_argument("--sort", metavar="FIELDS", help=order)
    showing.add_argument("--limit", metavar="N", help="no more than so many")
    showing.add_argument("--columns", metavar="FIELDS", help="the columns of the table, parted by commas")


def run(options: argparse.Namespace) -> int:
    """List the specs, and return the exit code."""
    source = open_source(options.config_file, options.folder)
    source.tell_idle()
    return int(not write(_explained(source, options) if options.explain else _listed(source, options)))


def _listed(source: Source, options: argparse.Namespace) -> str:
    urls: dict[str, str] = {}
    bodies: dict[str, str] = {}
    specs = []
    with long_lived():
        for page, reading in source.readings():
            urls[page.path] = page.url
            if "momentum/" in page.text:
                bodies[page.path] = reading.layout.body
            if reading.is_spec:
                specs.append(reading.facts)
    catalog = every = whole_catalog(source, specs, offline=options.offline)
    facets: tuple[Facet, ...] = ()
    if _is_narrowed(options):
        # What reads the words of a listing is not needed by a plain one.
        from mkdocs_momentum.commands.narrow import narrowed  # noqa: PLC0415

        chosen = narrowed(catalog, options, tuple(_SELECTING), source.options.settings.reader.keys)
        for problem in chosen.problems:
            note(problem)
        if options.format == "table" and not chosen.catalog.specs and every.specs:
            return f"no spec fits; there are {len(every)} in all\n"
        catalog, facets = chosen.catalog, chosen.columns
    if options.format != "table":
        # Nor are relations needed by a table.
        from mkdocs_momentum.commands.documents import Pages, document  # noqa: PLC0415

        return document(options.format, source, Pages(every, urls, bodies), catalog)
    return table(catalog, facets, columns())


def _is_narrowed(options: argparse.Namespace) -> bool:
    names = ("where", "sort", "limit", "columns", *_SELECTING)
    return any(getattr(options, name) for name in names)


def _explained(source: Source, options: argparse.Namespace) -> str:
    # Only here are relations needed by what people read.
    from mkdocs_momentum.commands.related import read_relations  # noqa: PLC0415

    wanted = source.find(options.explain)
    with long_lived():
        specs = [reading.facts for _, reading in source.readings() if reading.is_spec]
    catalog = whole_catalog(source, specs, offline=options.offline)
    reading = source.options.settings.read(wanted.path, wanted.text, is_post=wanted.is_post)
    return explain(reading, read_relations(source, catalog).of(wanted.path))


COMMAND = Command(declare, run)
