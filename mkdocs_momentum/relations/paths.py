"""Paths of the files that a link, or a path in a text, may lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, normpath
from urllib.parse import unquote

from mkdocs_momentum.spec.expression import expression

_SUFFIX = expression(r"\.(?:md|markdown|mdown|mkdn|mkd)$", re.IGNORECASE)
_HOMES = frozenset({"index", "readme"})


def is_file(link: str) -> bool:
    """Tell whether a link or a path ends in the name of a Markdown file."""
    return _SUFFIX.search(bare(link)) is not None


def bare(link: str) -> str:
    """Return a link without what follows ``?`` or ``#``."""
    return link.partition("#")[0].partition("?")[0]


def leads_out(link: str, path: str) -> bool:
    """Tell whether a link leads out of the docs folder, where nobody looks."""
    return not link.startswith("/") and _normal(f"{dirname(path)}/{unquote(bare(link))}") is None


def linked_paths(link: str, path: str) -> Iterator[str]:
    """Yield the paths that a link may lead to, the likeliest first.

    Args:
        link: The link: to a file, or the address of a page, relative to the page or from the docs folder with a slash.
        path: Path of the page below the docs folder.
    """
    target = unquote(bare(link))
    if not target:
        return
    if target.startswith("/"):
        yield from _pages(target)
    elif _SUFFIX.search(target) or target.endswith(".html"):
        yield from _pages(f"{dirname(path)}/{target}")
    else:
        # A browser follows the address of a page from the page's own, which ends in its name: "a/" for "a.md".
        stem = path.rpartition(".")[0]
        if stem.rpartition("/")[2].casefold() not in _HOMES:
            yield from _pages(f"{stem}/{target}")
        yield from _pages(f"{dirname(path)}/{target}")


def _pages(whole: str) -> Iterator[str]:
    found = _normal(whole)
    if found is None:
        return
    if _SUFFIX.search(found):
        yield found
        return
    found = found.removesuffix(".html").removesuffix("index").rstrip("/")
    if found:
        yield f"{found}.md"
    folder = f"{found}/" if found else ""
    yield f"{folder}index.md"
    yield f"{folder}README.md"


def _normal(whole: str) -> str | None:
    """Return a path without dots; None when it leads out of the docs folder."""
    found = normpath(whole.lstrip("/"))
    return None if found == ".." or found.startswith("../") else "" if found == "." else found
