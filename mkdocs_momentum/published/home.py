"""The site that publishes, as its documents name it."""

from __future__ import annotations

from typing import NamedTuple


class Home(NamedTuple):
    """The site that a document comes from.

    Attributes:
        name: The site's name; None when it has none, as a folder of files.
        url: The absolute address of the site; None when it states none.
        root: The address of the site's root as seen from the document: ``../``, or ``./`` when it stands there.
    """

    name: str | None = None
    url: str | None = None
    root: str = "./"


def root_from(path: str) -> str:
    """Return the relative address of a site's root as seen from a file or a page of it.

    Args:
        path: Its path or its address below the root; an address that ends with ``/`` is a folder's.
    """
    folders = [name for name in path.rpartition("/")[0].split("/") if name not in ("", ".")]
    return "../" * len(folders) or "./"


def beside(address: str, name: str) -> str:
    """Return the address of a file that belongs to a page.

    Args:
        address: The address of the page: one that ends with ``/`` takes the file into its folder (``login/badge.svg``),
            the file of any other carries the page's name (``login.badge.svg``).
        name: The name of the file.
    """
    if not address or address.endswith("/"):
        return f"{address}{name}".removeprefix("./")
    return f"{address.removesuffix('.html')}.{name}"
