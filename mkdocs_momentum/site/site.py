"""One build of a site: every page prepared before it is rendered, and dressed after."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_momentum.catalog.directive import Directive, Readers, listing_reader
from mkdocs_momentum.catalog.facets import Facets, field_names
from mkdocs_momentum.catalog.listing import Listing
from mkdocs_momentum.catalog.settings import Settings
from mkdocs_momentum.relations.graph import GraphQuery
from mkdocs_momentum.relations.graph_options import graph_reader
from mkdocs_momentum.site.badge import draw_badge
from mkdocs_momentum.site.banner import make_banner
from mkdocs_momentum.site.inject import Pieces, draw_boxes, dress_spec, finish_spec, fitted
from mkdocs_momentum.site.listing import Listings
from mkdocs_momentum.site.marks import Marks
from mkdocs_momentum.site.panel import Note, draw_panel
from mkdocs_momentum.site.present import Surroundings, make_bar, make_strip, words_of
from mkdocs_momentum.site.related import Related
from mkdocs_momentum.site.render import Context, Renderer
from mkdocs_momentum.site.rewrite import rewrite
from mkdocs_momentum.site.views import Place as Stand
from mkdocs_momentum.spec.layout import Layout
from mkdocs_momentum.spec.model import Progress, Section, Spec
from mkdocs_momentum.spec.reading import Reading

if TYPE_CHECKING:
    from mkdocs_momentum.site.figures import Figures
    from mkdocs_momentum.site.place import Place


_UNRENDERED = (
    "it stands within HTML or code, which MkDocs does not render as Markdown; "
    "move it out, or have the element rendered with `markdown` and the extension `md_in_html`"
)


class Others(NamedTuple):
    """What the site shows beside the specs themselves.

    Attributes:
        tags: Whether its own plugins show the tags of a page, so that they are not shown twice.
        boxes: Whether its own extensions show boxes of the form ``[x]``.
        link_status: Whether links to specs carry their statuses, those of the strip too.
    """

    tags: bool = False
    boxes: bool = False
    link_status: bool = False


class Complaint(NamedTuple):
    """What is to be said of a directive.

    Attributes:
        level: How loud, as a level of ``logging``.
        line: Line in the file, from 1.
        message: The fact and the remedy.
    """

    level: int
    line: int
    message: str


class Beside(NamedTuple):
    """What a page shows beside the spec itself.

    Attributes:
        place: Where the spec stands among the others, when the page has to show it.
        notes: What the checks say of it, when the page has to show it.
        badge: The line that shows its badge elsewhere; ``""`` when the page does not offer it.
    """

    place: Place | None = None
    notes: Sequence[Note] = ()
    badge: str = ""


class Site:
    """The pages of one build.

    Args:
        settings: How the site wants documents read.
        related: All specs, and what they say of each other.
        readings: What was read, by path.
        renderer: Renders what the plugin shows.
        others: What the site's own plugins and extensions show.

    Attributes:
        catalog: All specs.
        readers: What makes sense of the directives in pages.
    """

    def __init__(
        self,
        settings: Settings,
        related: Related,
        readings: Mapping[str, Reading],
        renderer: Renderer,
        others: Others,
    ) -> None:
        self.catalog = related.relations.catalog
        facets = Facets(settings.reader.keys, field_names(self.catalog.specs))
        self.readers: Readers = {**listing_reader(facets), **graph_reader(facets, related.relations.kinds)}
        self._settings = settings
        self._readings = readings
        self._renderer = renderer
        self._words = renderer.words
        self._boxes = draw_boxes(renderer.words)
        self._others = others
        self._related = related
        self._marks = Marks()
        self._layouts: dict[str, Layout] = {}
        self._listings: dict[str, Listings] = {}
        self._above: dict[str, int] = {}
        self._rewritten: dict[str, str] = {}
        self._said: dict[str, str] = {}
        self._values: dict[str, dict[int, str]] = {}
        self._drawn: dict[str, Pieces] = {}

    @cached_property
    def _figures(self) -> Figures:
        # Few sites draw graphs, and what that takes is loaded for those alone.
        from mkdocs_momentum.site.figures import Figures  # noqa: PLC0415

        return Figures(self._related.relations, self._words)

    def complaints(
        self, path: str, markdown: str, directives: list[Directive], page_url: Callable[[str | None], str]
    ) -> Iterator[Complaint]:
        """Yield what is to be said of the directives of a page.

        The line is the one in the file, unless another plugin has changed the text.

        Args:
            path: Path of the page below the docs folder.
            markdown: Its Markdown.
            directives: The directives in it.
            page_url: Makes the address of a page from its path; ``""`` when there is no such page.
        """
        above = self.lines_above(path, markdown)
        for directive in directives:
            for level, message in self._faults(directive, path, page_url):
                yield Complaint(level, above + directive.line, f"{directive.title}: {message}")

    def _faults(
        self, directive: Directive, path: str, page_url: Callable[[str | None], str]
    ) -> Iterator[tuple[int, str]]:
        asked = directive.asked
        found = [directive.error] if asked is None else asked.problems(self.catalog)
        if isinstance(asked, Listing) and asked.more and not page_url(asked.more):
            found.append(f'option "more": there is no page "{asked.more}"; write its path below the docs folder')
        if isinstance(asked, GraphQuery):
            found += self._figures.problems(asked, path)
            yield from ((logging.INFO, notice) for notice in self._figures.notices(asked, path))
        yield from ((logging.WARNING, message) for message in found)

    def strays(self, path: str) -> Iterator[Complaint]:
        """Yield what is to be said of the directives that stand where no Markdown is rendered; ``dress`` finds them."""
        listings = self._listings.get(path)
        for directive in listings.strays if listings is not None else ():
            yield Complaint(logging.WARNING, self._above[path] + directive.line, f"{directive.title}: {_UNRENDERED}")

    def lines_above(self, path: str, markdown: str) -> int:
        """Return how many lines of a page's file stand above its Markdown; 0 when another plugin has changed it."""
        reading = self._readings.get(path)
        return reading.layout.first_line - 1 if reading is not None and reading.layout.body == markdown else 0

    def prepare(
        self,
        path: str,
        markdown: str,
        directives: list[Directive],
        url_for: Callable[[Spec], str],
        page_url: Callable[[str | None], str],
    ) -> str:
        """Return the Markdown of a page with directives expanded and, on a spec page, places marked.

        Args:
            path: Path of the page below the docs folder.
            markdown: Its Markdown.
            directives: The directives in it.
            url_for: Makes the address of a spec, relative to this page.
            page_url: Makes the address of a page from its path, and that of the site's index from None, relative to
                this page; ``""`` when there is no such page.
        """
        if directives:
            stand = Stand(url_for, page_url, self._words)
            self._above[path] = self.lines_above(path, markdown)
            self._listings[path] = Listings(self.catalog, self._marks, stand, lambda: self._figures, path)
            markdown = self._listings[path].expand(markdown, directives)
        spec = self.catalog.get(path)
        if spec is None:
            return markdown
        layout, rewritten = self._readings[path].layout, self._rewritten.pop(path, None)
        if layout.body != markdown:
            # Another plugin has changed the text: what was counted stands, where it stands is looked up anew.
            layout, rewritten = self._settings.reader.lay_out(markdown), None
        self._layouts[path] = layout
        return self._rewrite(spec, layout) if rewritten is None else rewritten

    def _rewrite(self, spec: Spec, layout: Layout) -> str:
        return rewrite(layout, spec.fields, self._marks, draw_all=not self._others.boxes)

    def prepare_all(self) -> None:
        """Mark the places of all specs, and say them in words, at once: between the pages it takes twice the time."""
        self._rewritten = {
            spec.path: self._rewrite(spec, self._readings[spec.path].layout) for spec in self.catalog.own
        }
        self._said = {spec.path: words_of(spec) for spec in self.catalog.own}

    def dress(self, path: str, html: str) -> str:
        """Return the HTML of a page with comments where strip, bars, boxes and listings belong, and with their words.

        The search reads the page then: it finds the words, and takes no time over markup.
        """
        if (listings := self._listings.get(path)) is not None:
            html = listings.dress(html)
        spec = self.catalog.get(path)
        if spec is None or path not in self._layouts:
            return html
        html, self._values[path] = dress_spec(html, self._marks, self._said[path])
        return html

    def draw(self) -> None:
        """Draw strips and bars of all pages at once, for the same reason.

        Templates of a site's own wait for their page, which they may ask for.
        """
        parts = ("header", "progress", "banner", "related") if self._related.relations else ("header", "progress")
        if all(self._renderer.is_own(part) for part in parts):
            specs = [spec for spec in self.catalog.own if spec.path in self._values]
            self._drawn = {spec.path: self._pieces(spec, {}) for spec in specs}

    def finish(self, path: str, html: str, context: Context, beside: Beside) -> str:
        """Return the HTML of a page with everything in its place.

        Args:
            path: Path of the page below the docs folder.
            html: Its HTML as ``dress`` left it.
            context: What templates are given beside their own variables.
            beside: What a spec's page shows beside the spec.
        """
        if (listings := self._listings.pop(path, None)) is not None:
            html = listings.finish(html, self._renderer, context)
        spec = self.catalog.get(path)
        if spec is None or (path not in self._values and path not in self._drawn):
            return html
        drawn = self._drawn.pop(path, None) or self._pieces(spec, context)
        pieces = fitted(drawn, html)
        # Drawn only now: the search has read the page.
        panel = draw_panel(beside.notes, self._renderer, context)
        badge = draw_badge(beside.badge, self._renderer, context)
        html = finish_spec(html, self._marks, pieces._replace(strip=f"{pieces.strip}{panel}{badge}"))
        if beside.place is None:
            return html
        return html + self._renderer.part("place", context, place=beside.place, words=self._renderer.words)

    def _pieces(self, spec: Spec, context: Context) -> Pieces:
        layout = self._layouts.pop(spec.path)
        values: Mapping[int, str] = self._values.pop(spec.path)
        bars = [self._bar(progress, heading, context) for heading, progress in _counts(spec.sections, layout)]
        order = self._settings.reader.date_order
        relations, fields = self._related.rows(spec, values)
        if values and self._others.link_status:
            values = self._related.marked(values, spec, fields)
        tags = not self._others.tags
        surroundings = Surroundings(values, self._words, layout.heading, order, tags, relations, fields)
        strip = self._renderer.strip(make_strip(spec, self.catalog, surroundings), context)
        return Pieces(self._banner(spec, context) + strip, bars, self._boxes, draws_all=not self._others.boxes)

    def _banner(self, spec: Spec, context: Context) -> str:
        banner = make_banner(spec, self._related) if self._related.relations else None
        return self._renderer.part("banner", context, banner=banner) if banner is not None else ""

    def _bar(self, progress: Progress, heading: str, context: Context) -> str:
        bar = make_bar(progress, heading, self._words)
        return self._renderer.bar(bar, context) if bar is not None else ""


def _counts(sections: tuple[Section, ...], layout: Layout) -> list[tuple[str, Progress]]:
    """Return heading and counts for each criteria section on the page, as they were read in the file."""
    rest = list(sections)
    found = []
    for area in layout.areas:
        heading = area.section.heading
        section = next((section for section in rest if section.heading == heading), None)
        if section is not None:
            rest.remove(section)
        found.append((heading, section.progress if section is not None else Progress()))
    return found
