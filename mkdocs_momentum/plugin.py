"""The MkDocs door: events are translated and delegated, nothing else."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from mkdocs_momentum import host
from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.directive import find_directives
from mkdocs_momentum.catalog.options import OptionError, Options, read_options
from mkdocs_momentum.catalog.words import ENGLISH, Words
from mkdocs_momentum.checks.options import read_checks
from mkdocs_momentum.checks.run import check
from mkdocs_momentum.checks.settings import CheckSettings
from mkdocs_momentum.complaints import complaints, notes_by_path, tell
from mkdocs_momentum.config import MomentumConfig
from mkdocs_momentum.intake import Intake
from mkdocs_momentum.memory import long_lived
from mkdocs_momentum.navigation import Arrangement
from mkdocs_momentum.output import Shelf, put_badges, put_documents
from mkdocs_momentum.outside import Outside, OutsideError
from mkdocs_momentum.published.badges import Badges, snippet
from mkdocs_momentum.published.edition import Edition
from mkdocs_momentum.published.home import Home, root_from
from mkdocs_momentum.relations.kinds import Kinds
from mkdocs_momentum.relations.options import read_kinds
from mkdocs_momentum.relations.relations import Relations
from mkdocs_momentum.site.links import Links
from mkdocs_momentum.site.nav import add_icons
from mkdocs_momentum.site.panel import Note
from mkdocs_momentum.site.present import make_chip
from mkdocs_momentum.site.related import Related
from mkdocs_momentum.site.render import THEME, Renderer
from mkdocs_momentum.site.site import Beside, Others, Site
from mkdocs_momentum.site.style import style
from mkdocs_momentum.site.wiki import Wiki, has_sign
from mkdocs_momentum.spec.model import Spec

if TYPE_CHECKING:
    # A build needs none, and it brings what servers need along.
    from mkdocs.livereload import LiveReloadServer

_CSS = "assets/momentum/momentum.css"
_JS = "assets/momentum/momentum.js"
_TASKS_CSS = "assets/momentum/tasks.css"
_CUSTOM_CSS = "assets/momentum/statuses.css"
_FIRST = 100
# The last answer counts: that of any other plugin comes after.
_BEFORE_ALL = 1_000_000
# Behind awesome-nav, which makes the navigation anew, and before all that dress one.
_AFTER_NAVS = 50
_LAST = -200
# Seconds for which the answer of another site holds: rebuilds must not wait for it, nor those of other languages.
_BETWEEN_S = 300.0
_UNREAD = "momentum: another plugin has left out the `files` event; the specs are not read"

log = get_plugin_logger(__name__)


class MomentumPlugin(BasePlugin[MomentumConfig]):
    """Shows status, progress and an index of the specifications in a site."""

    def __init__(self) -> None:
        super().__init__()
        self._options = Options()
        self._checks = CheckSettings()
        self._kinds = Kinds()
        self._given: dict[str, object] | None = None
        self._serving = False
        self._relations = Relations(Catalog((), self._options.settings.reader.lifecycle))
        self._intake = Intake(self._options)
        self._outside = Outside(self._options, Path())
        self._words = ENGLISH
        self._site: Site | None = None
        self._links: Links | None = None
        self._wiki: Wiki | None = None
        self._all_files = Files([])
        self._files: dict[str, File] = {}
        self._arrangement: Arrangement | None = None
        self._notes: Mapping[str, Sequence[Note]] = {}
        self._data_path = ""
        self._style = ""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep the plugin through all builds of ``serve``, with what it has read."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the options; add templates, CSS and, where there is none, a task-list extension."""
        given = copy.deepcopy(self.config.given())
        try:
            self._options = read_options(given)
            self._kinds = read_kinds(self._options.relations, self._options.settings.reader.keys)
            self._checks = read_checks(self._options.checks, self._options.settings.reader.lifecycle)
            if given != self._given:
                self._intake = Intake(self._options, drafts=self._serving)
                self._outside = Outside(self._options, host.folder(config), _BETWEEN_S)
                self._given = given
            self._style = style(self._options.custom, partial(host.icon_svg, config))
        except OptionError as error:
            raise PluginError(f"momentum: {error}") from error
        config.theme.dirs.append(str(THEME))
        # Ours first, so that the site's own CSS has the last word.
        styles = [_CSS, _CUSTOM_CSS] if self._style else [_CSS]
        if not host.has_task_lists(config):
            config.markdown_extensions.append("pymdownx.tasklist")
            styles.append(_TASKS_CSS)
        config.extra_css[:0] = styles
        config.extra_javascript.append(host.deferred(_JS))
        return config

    @event_priority(_FIRST)
    def _on_files_first(self, files: Files, *, config: MkDocsConfig) -> Files:
        # Asked for late: a plugin for translations sets the theme's language for each of its builds.
        self._words = Words(self._options.language or host.language(config), self._options.words)
        self._intake.offer_index(files, config, self._words("index_title"))
        return files

    @event_priority(_LAST)
    def _on_files_last(self, files: Files, *, config: MkDocsConfig) -> Files:
        with long_lived():
            readings = self._intake.read(files, config)
        settings = self._options.settings
        own = (reading.facts for reading in readings.values() if reading.is_spec)
        try:
            catalog = self._outside.catalog(own, log.log)
        except OutsideError as error:
            raise PluginError(f"momentum: {error}") from error
        paths = {file.src_uri for file in files}
        self._relations = Relations(catalog, self._kinds, paths, lambda path: host.located(files, path))
        problems = check(self._intake.subjects(), catalog, self._checks, relations=self._relations)
        for level, complaint in complaints(problems):
            log.log(level, complaint)
        self._notes = notes_by_path(problems) if self._checks.shows_panel(serving=self._serving) else {}
        renderer = Renderer(config.theme.get_env(), self._words)
        # Where the task lists are this plugin's, it draws all boxes itself, after the search has read the page: each
        # input of the extension costs the search as much as a paragraph.
        boxes = _TASKS_CSS not in config.extra_css
        others = Others(host.shows_tags(config), boxes, link_status=self._options.link_status)
        links = Links(catalog, self._url_for, config.site_url or "")
        related = Related(self._relations, links, self._words, self._link, self._url_of)
        self._site = Site(settings, related, readings, renderer, others)
        self._links = links if self._options.link_status and catalog.specs else None
        is_sole = not host.has_wiki_links(config)
        self._wiki = Wiki(self._relations, is_sole=is_sole) if self._options.wiki_links and catalog.specs else None
        self._site.prepare_all()
        self._data_path = self._intake.place_data(files, config)
        self._all_files = files
        self._files = {spec.path: file for file, spec in host.specs_of(catalog, files)}
        self._arrangement = Arrangement(self._options.nav, catalog, self._files, self._intake.index, self._words)
        self._arrangement.hide(files, config)
        return files

    # Read every page, those of other plugins too, before any is rendered; but show the index page to all of them.
    on_files = CombinedEvent(_on_files_first, _on_files_last)

    @event_priority(_AFTER_NAVS)
    def _on_nav_first(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self._arranged().take_out(nav)
        return nav

    @event_priority(_LAST)
    def _on_nav_last(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self._arranged().nest(nav)
        return nav

    # Take specs out before a plugin makes pages of sections; put in sections that it must leave alone.
    on_nav = CombinedEvent(_on_nav_first, _on_nav_last)

    def _url_for(self, spec: Spec) -> str:
        return self._url_of(spec.path)

    def _url_of(self, path: str) -> str:
        # Asked for late: a blog gives its posts their addresses after it has seen them all.
        return self._files[path].url

    def _link(self, path: str, spec: Spec) -> str:
        return self._seen_from(self._url_of(path), spec)

    def _seen_from(self, page_url: str, spec: Spec) -> str:
        return spec.url if spec.source else host.relative(self._url_for(spec), page_url)

    @event_priority(_BEFORE_ALL)
    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Give MkDocs the text that was read already."""
        return self._intake.source(page.file)

    @event_priority(_FIRST)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Expand listings and mark the places of a spec, before other plugins work on the text."""
        site, path = self._built(), page.file.src_uri
        directives = find_directives(markdown, site.readers)

        def url_of(other: str | None) -> str:
            file = self._intake.index if other is None else files.get_file_from_path(other)
            return host.relative(file.url, page.url) if file is not None else ""

        # Nearly all pages have none.
        tell(log, path, site.complaints(path, markdown, directives, url_of) if directives else ())

        prepared = site.prepare(path, markdown, directives, partial(self._seen_from, page.url), url_of)
        if self._wiki is None or not has_sign(markdown):
            return prepared
        for line, message in self._wiki.complaints(path, markdown, site.lines_above(path, markdown)):
            log.warning(f"{path}:{line}: {message}")
        return self._wiki.expand(path, prepared)

    @event_priority(_FIRST)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Hide the marks from the search, and give it the words of strip and listings."""
        site, path = self._built(), page.file.src_uri
        html = site.dress(path, html)
        tell(log, path, site.strays(path))
        return html

    @event_priority(_LAST)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put strip, problems, bars, boxes and listings in their places, after the search has read the page."""
        place, path = self._arranged().place(page), page.file.src_uri
        content = page.content or ""
        if self._links is not None:
            # Before the plugin's own links stand there.
            content = self._links.dress(content, page.url)
            for excerpt in host.excerpts(context):
                excerpt.content = self._links.dress(excerpt.content or "", page.url)
        beside = Beside(place, self._notes.get(path, ()), self._snippet(page))
        page.content = self._built().finish(path, content, context, beside)
        return context

    @event_priority(_LAST)
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Give theme templates the spec of a page, and Material's navigation its icons."""
        catalog = self._built().catalog
        pages, chips = [], []
        for file in files.documentation_pages():
            if file.page is None:
                continue
            pages.append(file.page)
            spec = catalog.get(file.src_uri)
            file.page.__dict__["momentum"] = spec
            chip = make_chip(spec.status, catalog) if spec is not None else None
            if chip is not None:
                chips.append((file.page, chip))
        self._arranged().link()
        self._built().draw()
        if self._options.nav_status:
            add_icons(env, pages, chips, config.extra.setdefault("status", {}))
        return env

    def _snippet(self, page: Page) -> str:
        # A badge elsewhere needs an absolute address, and that of a server on this machine is none.
        shows = self._options.badges and not self._serving and page.file.src_uri in self._files
        return snippet(page.canonical_url, self._words) if shows and page.canonical_url else ""

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[MkDocsConfig | None], None]
    ) -> LiveReloadServer:
        """Watch the files that sources are read from."""
        for file in self._outside.files():
            if file.exists():
                server.watch(str(file))
        return server

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what other programs read, and the colours of the site's own."""
        catalog = self._built().catalog
        shelf = Shelf(config.site_dir, host.static_paths(self._all_files))
        home = Home(config.site_name, config.site_url or None, root_from(self._data_path))
        for path in put_documents(shelf, self._data_path, Edition(catalog, self._relations, self._url_for, home)):
            log.info(f"{path} is a file of the site's own and stays; rename it to have the plugin write one there")
        if self._options.badges:
            badges, files = Badges(catalog, self._words), self._files
            put_badges(shelf, self._data_path, catalog, badges, lambda spec: host.place_of(files[spec.path]))
        if self._style:
            shelf.put(_CUSTOM_CSS, self._style)

    def _arranged(self) -> Arrangement:
        if self._arrangement is None:
            raise PluginError(_UNREAD)
        return self._arrangement

    def _built(self) -> Site:
        if self._site is None:
            raise PluginError(_UNREAD)
        return self._site
