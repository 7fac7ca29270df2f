"""Links of a page that lead to specs: each carries the status of its spec."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from html import escape, unescape
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.site.present import make_chip
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.model import Spec, Status

# Headings have links to themselves; a page with no others is told apart without looking at each.
# A pattern that begins with one sign is found in a tenth of the time that a word takes.
_LEADS_AWAY = expression(r'=(?:(?<=href=)(?!"#)|(?<=\s=))')
# Bounded, so that a page of unclosed quotes takes no longer than others.
_LINK = expression(
    r"<a\s(?:[^<>\"']{0,400}(?:\"[^\"]{0,2000}\"|'[^']{0,2000}')){0,20}?[^<>\"']{0,400}?"
    r"(?<![\w-])href\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s<>\"'=`]+))"
)
# What stands in these is shown as it is: headings reach the table of contents, code is code, a button is no text.
_CLOSED = expression(r"<(?:(h[1-6]|pre|nav|script|style|svg|template|textarea|button)\b|!--)")
_SUFFIX = expression(r"[?#].*", re.DOTALL)
_INDEX = "index.html"


class Links:
    """The addresses of all specs, and the pages' links to them.

    Args:
        catalog: All specs.
        url_for: Makes the address of a spec of this site, relative to the site's root. It is asked late: some plugins
            give pages their addresses when they have seen them all.
        site_url: The site's own address, or ``""``.
    """

    def __init__(self, catalog: Catalog, url_for: Callable[[Spec], str], site_url: str = "") -> None:
        self._catalog = catalog
        self._url_for = url_for
        self._site_url = site_url if site_url.endswith("/") or not site_url else f"{site_url}/"
        self._root = urlsplit(self._site_url).path or "/"
        self._marks: dict[tuple[str, str], str] = {}

    @cached_property
    def _specs(self) -> dict[str, Spec]:
        specs = {}
        for spec in self._catalog.specs:
            url = spec.url.partition("#")[0] if spec.source else self._url_for(spec)
            if url or not spec.source:
                specs[url] = specs[_key(url)] = spec
        return specs

    def dress(self, html: str, page_url: str) -> str:
        """Return the HTML of a page with the status at the end of each link to another spec; all else stays as it is.

        Args:
            html: The page's HTML.
            page_url: Address of the page, relative to the site's root.
        """
        if _LEADS_AWAY.search(html) is None:
            return html
        pieces = []
        done = 0
        for place, spec in self.find(html, page_url):
            pieces += [html[done:place], self.mark(spec)]
            done = place
        return "".join([*pieces, html[done:]]) if pieces else html

    def find(self, html: str, page_url: str) -> Iterator[tuple[int, Spec]]:
        """Yield the end of the words of each link to another spec that has a status, and that spec.

        Links in headings, in code and in navigation are left out.
        """
        # A page's own address has no empty parts, but that of the home page may be "./".
        folders, own = page_url.removeprefix("./").split("/")[:-1], self._at(page_url)
        closed: _Closed | None = None
        for link in _LINK.finditer(html):
            href = link[link.lastindex or 0]
            if not href or href[0] == "#":
                continue
            spec = self._at(self._address(unescape(href) if "&" in href else href, folders))
            if spec is None or spec.status is None or spec is own:
                continue
            closed = closed or _Closed(html)
            end = html.find("</a", link.end())
            if end >= 0 and not closed.holds(link.start()):
                yield end, spec

    def _at(self, url: str) -> Spec | None:
        return self._specs.get(url) or self._specs.get(_key(url))

    def _address(self, href: str, folders: list[str]) -> str:
        """Return where a link leads, relative to the site's root; the whole address when that is elsewhere."""
        bare = _SUFFIX.sub("", href.strip())
        if ":" in bare or bare.startswith("//"):
            return f"{bare}/".removeprefix(self._site_url)
        if bare.startswith("/"):
            return bare.removeprefix(self._root)
        up = 0
        while bare.startswith("../", 3 * up):
            up += 1
        whole = "/".join([*folders[: max(len(folders) - up, 0)], bare[3 * up :]])
        return normpath(whole) if "./" in whole or "//" in whole or whole == "." else whole

    def mark(self, spec: Spec) -> str:
        """Return what a link to a spec carries: the icon of its status, and the word for those who do not see it."""
        return self._mark(spec.status) if spec.status is not None else ""

    def _mark(self, status: Status) -> str:
        key = (status.key, status.label)
        mark = self._marks.get(key)
        if mark is None:
            mark = self._marks[key] = self._draw(status)
        return mark

    def _draw(self, status: Status) -> str:
        chip = make_chip(status, self._catalog)
        classes, label = escape(chip.classes if chip is not None else ""), escape(status.label)
        word = f'<span class="momentum-hidden"> ({label})</span>'
        return f'<span class="momentum-mark {classes}" title="{label}">{word}</span>'


class _Closed:
    """The parts of a page whose links stay as they are; it is asked for places in their order."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._parts = _parts(html)
        self._start, self._end = next(self._parts, (len(html), 0))
        self._asked = 0
        self._in_code = False

    def holds(self, place: int) -> bool:
        """Tell whether a place stands in such a part."""
        while self._end and self._end < place:
            self._start, self._end = next(self._parts, (len(self._html), 0))
        return self._start < place or self._is_code(place)

    def _is_code(self, place: int) -> bool:
        # Code that holds a link is rare, and code that holds none is not: it is looked for from the link.
        begun = self._html.rfind("<code", self._asked, place)
        ended = self._html.rfind("</code", max(begun, self._asked), place)
        if begun >= 0 or ended >= 0:
            self._in_code = ended < begun
        self._asked = place
        return self._in_code


def _parts(html: str) -> Iterator[tuple[int, int]]:
    at = 0
    while (opening := _CLOSED.search(html, at)) is not None:
        end = html.find(f"</{opening[1]}" if opening[1] else "-->", opening.end())
        if end >= 0:
            yield opening.start(), end
        at = max(end, opening.end())


def _key(url: str) -> str:
    """Return what all forms of a page's address have in common."""
    url = (unquote(url) if "%" in url else url).rstrip("/")
    if url.endswith(_INDEX) and url[-len(_INDEX) - 1 : -len(_INDEX)] in ("", "/"):
        url = url[: -len(_INDEX)]
    url = url.rstrip("/")
    return "" if url == "." else url
