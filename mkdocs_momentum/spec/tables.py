"""Tables of metadata: vertical, horizontal with one row, and HTML tables."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.front_matter import Entry
from mkdocs_momentum.spec.keys import Keys, normalise
from mkdocs_momentum.spec.markdown import Block, Document, plain

_GENERIC = frozenset({"", "field", "key", "property", "item", "attribute", "metadata", "name", "meta", "info", "what"})
_MAX_ROWS = 60
_LONGEST_HTML = 20_000
_TABLE = expression(r"<table\b", re.IGNORECASE)
_COLUMNS = frozenset(
    "change changes description task tasks meaning target notes note comment comments details reason summary value role"
    " responsibility impact action decision effort area date owner status".split()
)
_MOST_UNKNOWN = 4
# What a table of other things begins a row with; one row of it looks like the metadata of the document.
_THINGS = frozenset(
    "milestone phase task step reviewer approver stage sprint iteration item story requirement test todo action check"
    " week day bug ticket deliverable dependency".split()
)
_FEW_KNOWN = 3
_VALUE = expression(r"v?\d")
_EDGES = "*_`: \uff1a"


class Cell(NamedTuple):
    """A table cell: its source and its line in the file."""

    text: str
    line: int


class Table(NamedTuple):
    """The metadata in a table, and whether the table says nothing else."""

    entries: list[Entry]
    is_whole: bool = True


_NONE = Table([])


def read_table(table: Block, document: Document, keys: Keys, stated: Container[str] = ()) -> Table:
    """Return the metadata in a Markdown table; none when it holds something else.

    Args:
        table: The table.
        document: The document that it stands in.
        keys: The keys that the site knows.
        stated: Names of the fields that the header states above it.
    """
    rows = [[_cell(cell, document) for cell in row.children] for row in table.children[: _MAX_ROWS + 1]]
    found = _read(rows, keys, stated)
    return found._replace(is_whole=False) if found.entries and _has_cut_cells(table, document) else found


def _has_cut_cells(table: Block, document: Document) -> bool:
    """Tell whether a row goes on behind its last cell: a bar within code parts cells here, but not on every page."""
    return any(
        document.source(row.children[-1].end, row.end).strip().strip("|").strip()
        for row in table.children
        if row.children
    )


def _cell(cell: Block, document: Document) -> Cell:
    return Cell(document.source(cell.start, cell.end).strip().strip("|").strip(), document.line(cell.start))


def read_html(html: str, first_line: int, keys: Keys, stated: Container[str] = ()) -> Table:
    """Return the metadata in an HTML table; none when it holds something else.

    Args:
        html: The table, and what stands in one block with it.
        first_line: The number of its first line in the file.
        keys: The keys that the site knows.
        stated: Names of the fields that the header states above it.
    """
    if len(html) > _LONGEST_HTML or len(_TABLE.findall(html)) != 1 or "</table" not in html.lower():
        return _NONE
    # Few documents need an HTML parser: most builds and every listing start without it.
    from mkdocs_momentum.spec.html import table_rows  # noqa: PLC0415

    rows = [[Cell(text, first_line + line - 1) for text, line in row] for row in table_rows(html)]
    return _read(rows, keys, stated)


def _read(rows: list[list[Cell]], keys: Keys, stated: Container[str]) -> Table:
    if not 0 < len(rows) <= _MAX_ROWS:
        return _NONE
    if _is_horizontal(rows, keys):
        return _NONE if _is_of_another(rows[0], keys, stated) else _horizontal(*rows)
    if any(len(row) != 2 for row in rows):
        return _NONE
    start = 1 if normalise(_key(rows[0][0])) in _GENERIC else 0
    if not start and _is_head(rows, keys):
        return _NONE
    return _vertical(rows[start:])


def _horizontal(names: list[Cell], values: list[Cell]) -> Table:
    entries = [_entry(name, value) for name, value in zip(names, values, strict=False) if _key(name)]
    unnamed = [value for name, value in zip(names, values, strict=False) if not _key(name)] + values[len(names) :]
    return Table(entries, is_whole=not any(value.text for value in unnamed))


def _vertical(rows: list[list[Cell]]) -> Table:
    entries: list[Entry] = []
    is_whole = True
    for key, value in rows:
        if _key(key):
            entries.append(_entry(key, value))
        elif value.text and entries:
            above = entries[-1]
            items = (*(above.items or filter(None, [above.value])), value.text)
            entries[-1] = above._replace(value=", ".join(items), items=items)
        elif value.text:
            is_whole = False
    return Table(entries, is_whole)


def _is_horizontal(rows: list[list[Cell]], keys: Keys) -> bool:
    if len(rows) != 2 or len(rows[0]) < 2:
        return False
    known = [keys.find(_key(cell)).known for cell in rows[0]]
    # With two columns the first row may be a pair: then the cell below it is a key as well.
    return sum(known) > 1 and not (len(rows[0]) == 2 and rows[1] and keys.find(_key(rows[1][0])).known)


def _is_of_another(names: list[Cell], keys: Keys, stated: Container[str]) -> bool:
    """Tell whether the one row of a table speaks of something else than the document."""
    found = [keys.find(_key(name)) for name in names]
    known = [key for key in found if key.known]
    first = normalise(_key(names[0]))
    is_thing = first in _THINGS or first.removesuffix("s") in _THINGS
    if is_thing or any(key.name in stated for key in known):
        return True
    return not found[0].known and len(known) < _FEW_KNOWN


def _is_head(rows: list[list[Cell]], keys: Keys) -> bool:
    """Tell whether the first row names the columns of a table of something else: ``| Version | Changes |``."""
    known = [keys.find(_key(row[0])).known for row in rows]
    if not known[0] or any(known[1:]) or len(rows) < 2:
        return False
    # Of much metadata more than the first pair is known, and a number or a date is no key.
    is_column = normalise(plain(rows[0][1].text)) in _COLUMNS
    return is_column or len(rows) > _MOST_UNKNOWN or any(_VALUE.match(_key(row[0])) for row in rows[1:])


def _key(cell: Cell) -> str:
    return plain(cell.text).strip(_EDGES)


def _entry(key: Cell, value: Cell) -> Entry:
    return Entry(_key(key), value.text, value.line)
