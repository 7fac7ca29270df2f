"""Directives in the Markdown of a page: they become headings, tables, boards, cards and graphs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from html import escape
from textwrap import indent
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.directive import GRAPH, Directive
from mkdocs_momentum.catalog.grouping import Group as SpecGroup
from mkdocs_momentum.catalog.listing import Listing, View
from mkdocs_momentum.relations.graph import GraphQuery
from mkdocs_momentum.site.edits import Edit, apply
from mkdocs_momentum.site.inject import dress_listing, finish_listing, heading_ids
from mkdocs_momentum.site.listing_view import Group
from mkdocs_momentum.site.literal import literal
from mkdocs_momentum.site.marks import Marks
from mkdocs_momentum.site.piece import Draw, Piece
from mkdocs_momentum.site.present import joined
from mkdocs_momentum.site.render import Context, Renderer
from mkdocs_momentum.site.views import Place, Shelf
from mkdocs_momentum.spec.expression import expression

if TYPE_CHECKING:
    from mkdocs_momentum.site.figures import Figures

_HEADING = expression(r"<h[1-6](?=(?: id=\"[^\"]*\")?>)")
_END = "</momentum-listing>"


class _Expanded(NamedTuple):
    """A directive with its text, the Markdown in its place, and the numbers of the pieces in that."""

    directive: Directive
    source: str
    text: str
    numbers: range

    def put_back(self, html: str) -> str:
        """Return HTML with the directive in the place of the Markdown, which was not rendered."""
        text = self.text if self.text in html else self.text.strip()
        before, found, behind = html.partition(text)
        if not found:
            return html
        is_code = before.rfind("<code") > before.rfind("</code")
        return f"{before}{escape(self.source, quote=False) if is_code else self.source}{behind}"


class Listings:
    """The listings and the graphs of one page.

    Args:
        catalog: All specs.
        marks: The marks of this process.
        place: Where they stand.
        figures: Returns the graphs of the site.
        path: Path of the page below the docs folder.

    Attributes:
        strays: The directives that turned out to stand where no Markdown is rendered, once the page is.
    """

    def __init__(self, catalog: Catalog, marks: Marks, place: Place, figures: Callable[[], Figures], path: str) -> None:
        self._catalog = catalog
        self._marks = marks
        self._place = place
        self._words = place.words
        self._figures = figures
        self._path = path
        self._pieces: list[Piece] = []
        self._anchors: dict[int, str] = {}
        self._filtered = 0
        self._drawn = 0
        self._expanded: list[_Expanded] = []
        self.strays: list[Directive] = []

    def expand(self, markdown: str, directives: Iterable[Directive]) -> str:
        """Return the Markdown with each directive replaced by headings and marks."""
        data = markdown.encode("utf-8", "replace")
        edits = []
        for directive in directives:
            first = len(self._pieces)
            text = self._markdown(directive)
            source = data[directive.start : directive.end].decode("utf-8", "replace")
            self._expanded.append(_Expanded(directive, source, text, range(first, len(self._pieces))))
            edits.append(
                Edit(directive.start, directive.end, indent(text, directive.indent).encode("utf-8", "replace"))
            )
        return apply(data, edits).decode("utf-8", "replace")

    def _markdown(self, directive: Directive) -> str:
        if isinstance(directive.asked, Listing):
            return self._listing(directive.asked, directive.level)
        if isinstance(directive.asked, GraphQuery):
            return self._graph(directive.asked)
        key = "graph_not_shown" if directive.name == GRAPH else "not_shown"
        return self._say(self._words(key, error=directive.error))

    def _graph(self, query: GraphQuery) -> str:
        try:
            piece = self._figures().piece(query, self._path, self._place.url_for, self._drawn + 1)
        except ValueError as error:
            return self._say(self._words("graph_not_shown", error=error))
        if piece is None:
            return self._say(self._words("graph_empty"))
        self._drawn += 1
        return self._put(piece)

    def _listing(self, listing: Listing, level: int) -> str:
        shelf = Shelf(listing, self._catalog, self._place, self._name(listing))
        if not shelf.specs:
            return self._say(self._words("no_match" if len(self._catalog) else "no_specs"))
        return self._sections(shelf, level) if listing.view is View.GROUPS else self._whole(shelf, level)

    def _name(self, listing: Listing) -> str:
        if not listing.filter:
            return ""
        self._filtered += 1
        return "" if self._filtered == 1 else str(self._filtered)

    def _say(self, text: str) -> str:
        return self._put(Piece(lambda draw, _: draw("empty", text=text), (text,)))

    def _sections(self, shelf: Shelf, level: int) -> str:
        """Return the Markdown of a listing by groups: its headings are the page's, with permalinks and contents."""
        first = len(self._pieces) + 1
        sign = "#" * min(max(level + 1, 2), 6)
        parts = [self._put(Piece(lambda draw, anchors: _beginning(shelf, draw, _of(anchors, first))))]
        for group in shelf.groups:
            titles = tuple(spec.title for spec in group.specs)
            place = self._put(Piece(_section(shelf, group), titles, shelf.heading(group)))
            parts.append(f"{sign} {literal(group.label)}\n{place}")
        parts.append(self._put(Piece(lambda draw, _: _rest(shelf, draw) + _END)))
        return "\n".join(parts)

    def _whole(self, shelf: Shelf, level: int) -> str:
        titles = tuple(spec.title for spec in shelf.specs) if shelf.listing.view is not View.SUMMARY else ()
        below = min(max(level + 1, 2), 6)
        return self._put(Piece(lambda draw, _: _view(shelf, draw, below), titles))

    def _put(self, piece: Piece) -> str:
        self._pieces.append(piece)
        return f"\n\n{self._marks.make('l', len(self._pieces) - 1)}\n\n"

    def dress(self, html: str) -> str:
        """Return the HTML of the page with comments where the pieces belong, and their words for the search."""
        self._anchors = heading_ids(html, self._marks)
        html = self._with_classes(html)
        html = dress_listing(html, self._marks, lambda number: joined(self._pieces[number].words))
        numbers = self._marks.bare_pieces(html)
        return self._without_strays(html, numbers) if numbers else html

    def _without_strays(self, html: str, numbers: Collection[int]) -> str:
        """Return the HTML with the directives as they were written where their marks are text: in HTML, or in code."""
        for one in self._expanded:
            if any(number in one.numbers for number in numbers):
                self.strays.append(one.directive)
                html = one.put_back(html)
        return self._marks.without_bare_pieces(html)

    def _with_classes(self, html: str) -> str:
        """Return the HTML with the headings of groups in the colours of their statuses."""
        parts = []
        done = 0
        for found in self._marks.piece.finditer(html):
            classes = self._pieces[int(found["number"])].heading
            heading = _HEADING.match(html, html.rfind("<h", done, found.start())) if classes else None
            if heading is not None:
                parts += [html[done : heading.end()], f' class="{classes}"']
                done = heading.end()
        return "".join([*parts, html[done:]])

    def finish(self, html: str, renderer: Renderer, context: Context) -> str:
        """Return the HTML of the page with all pieces in their places."""

        def draw(name: str, **variables: object) -> str:
            return renderer.part(name, context, words=self._words, **variables)

        return finish_listing(html, self._marks, lambda number: self._pieces[number].html(draw, self._anchors))


def _of(anchors: Mapping[int, str], first: int) -> dict[int, str]:
    """Return the anchors of one listing, whose first group is the piece of that number, from 0 on."""
    return {number - first: anchor for number, anchor in anchors.items() if number >= first}


def _beginning(shelf: Shelf, draw: Draw, anchors: Mapping[int, str]) -> str:
    return draw("listing", summary=shelf.summary(anchors))


def _section(shelf: Shelf, group: SpecGroup) -> Callable[[Draw, Mapping[int, str]], str]:
    return lambda draw, _: _table(shelf, draw, shelf.group(group))


def _table(shelf: Shelf, draw: Draw, group: Group) -> str:
    return draw("table", columns=shelf.columns, group=group)


def _rest(shelf: Shelf, draw: Draw) -> str:
    rest = shelf.rest()
    return draw("rest", rest=rest) if rest is not None else ""


def _view(shelf: Shelf, draw: Draw, level: int) -> str:
    view = shelf.listing.view
    if view is View.BOARD:
        body = draw("board", lanes=[shelf.group(group) for group in shelf.groups], level=level)
    elif view is View.CARDS:
        body = draw("cards", group=shelf.everything())
    elif view is View.TABLE:
        body = _table(shelf, draw, shelf.everything())
    else:
        body = ""
    return "".join((_beginning(shelf, draw, {}), body, _rest(shelf, draw), _END))
