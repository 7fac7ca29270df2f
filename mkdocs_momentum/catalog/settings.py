"""What a site wants: how documents are read and which of them are specs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mkdocs_momentum.catalog.globs import Globs
from mkdocs_momentum.spec.reader import Reader, Unread
from mkdocs_momentum.spec.reading import Reading


class Settings(NamedTuple):
    """The options of a site, ready for use.

    Attributes:
        reader: Reads the documents.
        include: Pages that are specs; when empty, evidence decides.
        exclude: Pages that are none.
    """

    reader: Reader = Reader()
    include: Globs = Globs()
    exclude: Globs = Globs()

    def included(self, path: str) -> bool | None:
        """Tell whether the globs make a page a spec or not; None when evidence decides."""
        if self.exclude.match(path):
            return False
        return self.include.match(path) if self.include else None

    def read(self, path: str, text: str, *, is_post: bool = False) -> Reading:
        """Read a page; ``is_post`` when a blog made it, so that only a glob can make it a spec."""
        return self.reader.read(path, text, included=self._takes_in(path, is_post=is_post))

    def read_all(self, pages: Iterable[tuple[str, str, bool]]) -> Iterator[Reading]:
        """Read pages, some at a time, and yield their readings in the same order.

        Args:
            pages: For each its path, its text, and whether a blog made it.
        """
        return self.reader.read_all(
            Unread(path, text, self._takes_in(path, is_post=is_post)) for path, text, is_post in pages
        )

    def _takes_in(self, path: str, *, is_post: bool) -> bool | None:
        included = self.included(path)
        return False if is_post and included is None else included
