"""HTML tables that authors write in Markdown; the only user of bs4."""

from __future__ import annotations

from bs4 import BeautifulSoup, ParserRejectedMarkup, Tag


def table_rows(html: str) -> list[list[tuple[str, int]]]:
    """Return the rows of the first table: for each cell its inner HTML and its line within the text, from 1."""
    try:
        table = BeautifulSoup(html, "html.parser").find("table")
    except ParserRejectedMarkup:
        # What no parser reads is no metadata; the page shows it as it is.
        return []
    rows = table.find_all("tr") if isinstance(table, Tag) else []
    return [
        [(_inner(cell), cell.sourceline or 1) for cell in row.find_all(["th", "td"], recursive=False)]
        for row in rows
        if isinstance(row, Tag)
    ]


def _inner(cell: Tag) -> str:
    return " ".join(cell.decode_contents().split())
