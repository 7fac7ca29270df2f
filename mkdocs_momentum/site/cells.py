"""The rows of a table as HTML. There may be thousands of them, and a template takes three times as long for each."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup, escape

from mkdocs_momentum.site.listing_view import Cell, Row
from mkdocs_momentum.spec.model import Progress

Meter = Callable[[Progress, str], str]
"""Draws how far a spec is."""


def draw_row(row: Row, meter: Meter) -> Markup:
    """Return a row of a table.

    Args:
        row: The row.
        meter: Draws its progress, as HTML.
    """
    cells = [f"<td{cell.data}>{_content(cell, row, meter)}</td>" for cell in row.cells]
    # All that stands in it is escaped here or is HTML already.
    return Markup(f"<tr{row.data}>{''.join(cells)}</tr>")  # noqa: S704


def _content(cell: Cell, row: Row, meter: Meter) -> str:
    kind, text = cell.kind, cell.text
    if kind == "title":
        return _title(text, row)
    if kind == "progress":
        return meter(row.spec.progress, text)
    if kind == "status":
        chip = row.chip
        return f"{chip.label}{_small(chip.qualifier)}" if chip is not None else ""
    written = escape(text)
    return f"<time>{written}</time>" if kind == "date" and text else written


def _title(text: str, row: Row) -> str:
    words = escape(text)
    link = f'<a href="{escape(row.url)}">{words}</a>' if row.url else f'<span class="momentum-unlinked">{words}</span>'
    source = f' <small class="momentum-source">{escape(row.source)}</small>' if row.source else ""
    return f"{link}{source}{_small(escape(row.note))}"


def _small(html: str) -> str:
    return f" <small>{html}</small>" if html else ""
