"""What a build leaves beside its pages for others: documents, and badges."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.published.badge import draw, endpoint
from mkdocs_momentum.published.badges import PROGRESS_SVG, STATUS_JSON, STATUS_SVG, WHOLE_JSON, WHOLE_SVG, Badges
from mkdocs_momentum.published.edition import Edition
from mkdocs_momentum.published.export import to_json
from mkdocs_momentum.published.home import beside
from mkdocs_momentum.published.table import to_csv
from mkdocs_momentum.spec.model import Spec

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


class Shelf:
    """The folder of a built site, where files of the site's own stay as they are.

    Args:
        folder: The folder.
        taken: Paths below it of the site's own files, with ``/``.
    """

    def __init__(self, folder: str, taken: Collection[str] = ()) -> None:
        self._folder = folder
        self._taken = taken

    def put(self, path: str, text: str) -> bool:
        """Write a document, and its folder where there is none.

        Args:
            path: Path below the site's folder, with ``/``.
            text: The text.

        Returns:
            Whether it was written; not in the place of a file of the site's own.
        """
        if path in self._taken:
            return False
        file = Path(self._folder, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        return True

    def put_beside_page(self, path: str, data: bytes) -> None:
        """Write a small file beside a page; none where there is no such page, nor over a file of the site's own.

        There are three of them for each spec, so the way is a short one: it takes a third of the time of ``put``.
        """
        if path in self._taken:
            return
        try:
            handle = os.open(f"{self._folder}/{path}", _FLAGS, 0o666)
        except (FileNotFoundError, IsADirectoryError):
            # Another plugin has left the page out, or the site has a folder of that name.
            return
        try:
            os.write(handle, data)
        finally:
            os.close(handle)


def put_documents(shelf: Shelf, path: str, edition: Edition) -> list[str]:
    """Write the documents of all specs: as JSON, and as a table beside it.

    Args:
        shelf: Where they are written.
        path: Path of the JSON document below the site's folder.
        edition: What they tell.

    Returns:
        The paths at which the site has files of its own, so that none were written.
    """
    documents = {
        path: to_json(edition),
        f"{path.removesuffix('.json')}.csv": to_csv(edition),
    }
    return [name for name, text in documents.items() if not shelf.put(name, text)]


def put_badges(shelf: Shelf, path: str, catalog: Catalog, badges: Badges, page_of: Callable[[Spec], str]) -> None:
    """Write the badges of all specs of the site beside their pages, and the one of the whole.

    Args:
        shelf: Where they are written.
        path: Path of the JSON document, which the badge of the whole stands beside.
        catalog: The specs.
        badges: The badges.
        page_of: Returns where the page of a spec stands below the site's folder, as ``beside`` wants it.
    """
    for spec in catalog.specs:
        if not spec.source:
            page = page_of(spec)
            for name, data in _files_of(spec, badges):
                shelf.put_beside_page(beside(page, name), data)
    whole, folder = badges.whole(), path[: path.rfind("/") + 1]
    shelf.put_beside_page(f"{folder}{WHOLE_SVG}", draw(whole))
    shelf.put_beside_page(f"{folder}{WHOLE_JSON}", endpoint(whole))


def _files_of(spec: Spec, badges: Badges) -> Iterator[tuple[str, bytes]]:
    status, progress = badges.status(spec), badges.progress(spec)
    yield STATUS_SVG, draw(status)
    yield STATUS_JSON, endpoint(status)
    if progress is not None:
        yield PROGRESS_SVG, draw(progress)
