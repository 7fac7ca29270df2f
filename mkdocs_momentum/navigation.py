"""The specs in the navigation: where they stand in it, and which page comes before and after each.

Material writes the whole navigation into every page, so that a site with all of its specs in there grows with their
square. Taken out of it, or put under their statuses, they keep what MkDocs gives other pages: parents and neighbours.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from mkdocs_momentum import host
from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.grouping import Group
from mkdocs_momentum.catalog.options import NavWay
from mkdocs_momentum.catalog.words import ENGLISH, Words

if TYPE_CHECKING:
    from mkdocs_momentum.site.place import Place, Places

MANY = 300
"""More specs than this in the navigation make the pages large and the build slow."""

EARLY_MAKERS = ("awesome-nav",)
"""Plugins that make the navigation anew before the specs are taken out of it."""

LATE_MAKERS = ("awesome-pages",)
"""Plugins that do so after that."""

log = get_plugin_logger(__name__)


class _Leaf(Page):
    """A spec under its status in a file such as ``README.md``, which themes would show as the page of the section."""

    @property
    def is_index(self) -> bool:
        return False


class Arrangement:
    """The specs of one build in its navigation.

    Args:
        way: What becomes of them.
        catalog: All specs.
        files: Their files by path.
        index: The page that lists them; None when the site has none.
        words: The words of the plugin.
    """

    def __init__(
        self,
        way: NavWay,
        catalog: Catalog,
        files: Mapping[str, File],
        index: File | None,
        words: Words = ENGLISH,
    ) -> None:
        self._way = way
        self._files = files
        self._index = index
        self._catalog = catalog
        self._words = words
        # The home page and the index stay where they are, should they be specs.
        self._moved = {path for path, file in files.items() if way != "keep" and not self._stays(file)}
        self._nested: set[str] = set()
        self._above: Section | None = None
        self._is_late = False

    @cached_property
    def _places(self) -> Places:
        # Few sites ask for them.
        from mkdocs_momentum.site.place import Places  # noqa: PLC0415

        return Places(self._catalog, self._index.src_uri if self._index is not None else "", self._words)

    def _stays(self, file: File) -> bool:
        return file is self._index or file.dest_uri == "index.html"

    def hide(self, files: Files, config: MkDocsConfig) -> None:
        """Keep the specs out of the navigation that MkDocs makes, and out of its list of pages that it lacks."""
        if self._way == "keep":
            return
        # The files of other plugins have not been compared with the site's patterns yet.
        set_exclusions(files, config)
        self._nested = {path for path in self._moved if self._files[path].inclusion.is_in_nav()}
        self._is_late = _uses(config, LATE_MAKERS)
        # Pages that the files of such plugins name are looked up among those that MkDocs would show.
        if not _uses(config, (*EARLY_MAKERS, *LATE_MAKERS)):
            for path in self._nested:
                self._files[path].inclusion = InclusionLevel.NOT_IN_NAV

    def take_out(self, nav: Navigation) -> None:
        """Take specs out of a navigation that lists them, and sections that hold nothing else.

        An index page that is not in the navigation comes in where the first of them stood.
        """
        if self._moved and not self._is_late:
            self._take_out(nav)

    def _take_out(self, nav: Navigation) -> None:
        index = self._page(self._index)
        removal = _Removal(self._moved, index if index not in nav.pages else None)
        nav.items = removal.of(nav.items, None)
        if not removal.taken:
            return
        self._nested |= removal.taken
        for page in nav.pages:
            page.previous_page = page.next_page = None
        nav.pages = list(_pages(nav.items))
        _link(nav.pages)

    def nest(self, nav: Navigation) -> None:
        """Put a section for each status after the index page, else at the end; say when specs left there are many."""
        if self._way == "keep":
            _advise(sum(page.file.src_uri in self._files for page in nav.pages))
            return
        if self._is_late:
            self._take_out(nav)
        index = self._page(self._index)
        index = index if index in nav.pages else None
        items, self._above, at = _beside(index, nav)
        if self._way == "index":
            return
        sections = [section for group in self._places.groups if (section := self._section(group)).children]
        items[at:at] = sections
        pages = list(_pages(sections))
        at = nav.pages.index(index) + 1 if index is not None else len(nav.pages)
        nav.pages[at:at] = pages
        _link(nav.pages[max(at - 1, 0) : at + len(pages) + 1])

    def _section(self, group: Group) -> Section:
        pages = [page for spec in group.specs if (page := self._entry(spec.path)) is not None]
        # Themes write titles as they are.
        section = Section(escape(group.label), [*pages])
        section.parent = self._above
        for page in pages:
            page.parent = section
        return section

    def _entry(self, path: str) -> Page | None:
        page = self._page(self._files[path]) if path in self._nested else None
        if page is not None and page.is_index and type(page) is Page:
            page.__class__ = _Leaf
        return page

    def link(self) -> None:
        """Give specs that the navigation does not show their neighbours, and the section of the index as parent."""
        if self._way != "index":
            return
        for path in self._moved:
            page = self._page(self._files[path])
            if page is None:
                continue
            page.previous_page, page.next_page = (
                self._page(self._files[spec.path]) if spec is not None else None
                for spec in self._places.neighbours(path)
            )
            page.parent = page.parent or self._above

    def place(self, page: Page) -> Place | None:
        """Return the place of a spec that the navigation does not show; None for other pages."""
        if self._way != "index" or page.file.src_uri not in self._moved:
            return None
        return self._places.of(page.file.src_uri, lambda path: host.relative(self._url(path), page.url))

    def _url(self, path: str) -> str:
        file = self._files.get(path) or self._index
        return file.url if file is not None else ""

    @staticmethod
    def _page(file: File | None) -> Page | None:
        return file.page if file is not None else None


class _Removal:
    """Takes the specs of some paths out of the items of a navigation.

    Attributes:
        taken: The paths of those that were there.
    """

    def __init__(self, paths: Collection[str], stand_in: Page | None) -> None:
        self.taken: set[str] = set()
        self._paths = paths
        self._stand_in = stand_in

    def of(self, items: Iterable[StructureItem], parent: Section | None) -> list[StructureItem]:
        """Return the items that are left below a parent."""
        return [kept for item in items for kept in self._kept(item, parent)]

    def _kept(self, item: StructureItem, parent: Section | None) -> Iterator[StructureItem]:
        if isinstance(item, Section) and item.children:
            item.children = self.of(item.children, item)
            if item.children or item.is_page:
                yield item
        elif isinstance(item, Page) and item.file.src_uri in self._paths:
            self.taken.add(item.file.src_uri)
            item.parent = None
            if self._stand_in is not None:
                self._stand_in.parent = parent
                yield self._stand_in
                self._stand_in = None
        else:
            yield item


def _uses(config: MkDocsConfig, plugins: Collection[str]) -> bool:
    return any(name.split(" ")[0] in plugins for name in config.plugins)


def _advise(count: int) -> None:
    if count > MANY:
        fact = f"{count} specs stand in the navigation, which each page repeats"
        log.info(f"option `nav`: {fact}; write `nav: index` for smaller pages and a faster build")


def _beside(page: StructureItem | None, nav: Navigation) -> tuple[list[StructureItem], Section | None, int]:
    """Return where to put what belongs to a page: the items, the section that they stand in, the place among them.

    The place is the one after the page; the first within a page that section-index makes a section; without a page, the
    last.
    """
    if isinstance(page, Section):
        return page.children, page, 0
    items, section = (_around(page, nav.items, None) if page is not None else None) or (nav.items, None)
    return items, section, items.index(page) + 1 if page is not None and page in items else len(items)


def _around(
    page: StructureItem, items: list[StructureItem], parent: Section | None
) -> tuple[list[StructureItem], Section | None] | None:
    """Return the items among which a page stands, and their section; what it says of its own parent may be of old."""
    if any(item is page for item in items):
        return items, parent
    sections = (item for item in items if isinstance(item, Section))
    return next(filter(None, (_around(page, section.children, section) for section in sections)), None)


def _pages(items: Iterable[StructureItem]) -> Iterator[Page]:
    for item in items:
        if isinstance(item, Page):
            yield item
        if isinstance(item, Section):
            yield from _pages(item.children)


def _link(pages: Iterable[Page]) -> None:
    for before, after in pairwise(pages):
        before.next_page, after.previous_page = after, before
