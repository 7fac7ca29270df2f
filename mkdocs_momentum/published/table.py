"""The catalog as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from mkdocs_momentum.published.edition import Edition
from mkdocs_momentum.spec.model import Spec

COLUMNS = (
    "path", "url", "id", "title", "status", "stage", "version", "created", "updated", "authors", "owner", "tags",
    "total", "met", "dropped", "untracked", "source",
)  # fmt: skip
"""The columns in their order; further ones may be added behind them."""

# What a spreadsheet takes for the beginning of a formula, also when it stands in quotes.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_BETWEEN = "; "


def to_csv(edition: Edition) -> str:
    """Return a site's specs as CSV: RFC 4180, with a row of names first.

    A cell that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_safe(cell) for cell in _cells(spec, edition)] for spec in edition.catalog.specs)
    return text.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _cells(spec: Spec, edition: Edition) -> Iterator[str]:
    status, progress = spec.status, spec.progress
    yield from (spec.path, edition.url(spec) or "", spec.id or "", spec.title)
    yield from (status.label, status.stage.value) if status is not None else ("", "")
    yield from (spec.version or "", spec.created or "", spec.updated or "")
    yield from (_BETWEEN.join(spec.authors), spec.owner or "", _BETWEEN.join(spec.tags))
    yield from map(str, (progress.total, progress.met, progress.dropped, progress.untracked))
    yield spec.source
