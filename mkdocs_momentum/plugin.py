"""The MkDocs door: events are translated and delegated, nothing else."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

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
from mkdocs_momentum.complaints import complaints, notes_by_path
from mkdocs_momentum.config import MomentumConfig
from mkdocs_momentum.intake import Intake
from mkdocs_momentum.memory import long_lived
from mkdocs_momentum.navigation import Arrangement
from mkdocs_momentum.published.export import to_json
from mkdocs_momentum.relations.kinds import Kinds
from mkdocs_momentum.relations.options import read_kinds
from mkdocs_momentum.relations.relations import Relations
from mkdocs_momentum.site.nav import add_icons
from mkdocs_momentum.site.panel import Note
from mkdocs_momentum.site.present import make_chip
from mkdocs_momentum.site.render import THEME, Renderer
from mkdocs_momentum.site.site import Others, Site
from mkdocs_momentum.site.style import style
from mkdocs_momentum.spec.model import Spec

_CSS = "assets/momentum/momentum.css"
_JS = "assets/momentum/momentum.js"
_TASKS_CSS = "assets/momentum/tasks.css"
_CUSTOM_CSS = "assets/momentum/statuses.css"
_FIRST = 100
# Behind awesome-nav, which makes the navigation anew, and before all that dress one.
_AFTER_NAVS = 50
_LAST = -200
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
        self._words = ENGLISH
        self._site: Site | None = None
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
            self._kinds = read_kinds(self._options.relations)
            self._checks = read_checks(self._options.checks, self._options.settings.reader.lifecycle)
        except OptionError as error:
            raise PluginError(f"momentum: {error}") from error
        if given != self._given:
            self._intake = Intake(self._options, drafts=self._serving)
            self._given = given
        config.theme.dirs.append(str(THEME))
        # Ours first, so that the site's own CSS has the last word.
        self._style = self._custom_style(config)
        styles = [_CSS, _CUSTOM_CSS] if self._style else [_CSS]
        if not host.has_task_lists(config):
            config.markdown_extensions.append("pymdownx.tasklist")
            styles.append(_TASKS_CSS)
        config.extra_css[:0] = styles
        config.extra_javascript.append(host.deferred(_JS))
        return config

    def _custom_style(self, config: MkDocsConfig) -> str:
        try:
            return style(self._options.custom, lambda name: host.icon_svg(config, name))
        except LookupError as error:
            raise PluginError(f"momentum: {error.args[0]}") from error

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
        catalog = Catalog(
            (reading.facts for reading in readings.values() if reading.is_spec), settings.reader.lifecycle
        )
        self._relations = Relations(catalog, self._kinds, readings.keys())
        problems = check(self._intake.subjects(), catalog, self._checks)
        for level, complaint in complaints(problems):
            log.log(level, complaint)
        self._notes = notes_by_path(problems) if self._checks.shows_panel(serving=self._serving) else {}
        renderer = Renderer(config.theme.get_env(), self._words)
        # Where the task lists are this plugin's, it draws all boxes itself, after the search has read the page: each
        # input of the extension costs the search as much as a paragraph.
        others = Others(tags=host.shows_tags(config), boxes=_TASKS_CSS not in config.extra_css)
        self._site = Site(settings, catalog, readings, renderer, others)
        self._site.rewrite()
        self._data_path = self._intake.place_data(files, config)
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
        # Asked for late: a blog gives its posts their addresses after it has seen them all.
        return self._files[spec.path].url

    @event_priority(_FIRST)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Expand listings and mark the places of a spec, before other plugins work on the text."""
        site, path = self._built(), page.file.src_uri
        directives = find_directives(markdown, site.facets)

        def url_of(other: str | None) -> str:
            file = self._intake.index if other is None else files.get_file_from_path(other)
            return host.relative(file.url, page.url) if file is not None else ""

        for line, message in site.complaints(path, markdown, directives, url_of):
            log.warning(f"{path}:{line}: listing directive: {message}")

        return site.prepare(
            path, markdown, directives, lambda spec: host.relative(self._url_for(spec), page.url), url_of
        )

    @event_priority(_FIRST)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Hide the marks from the search, and give it the words of strip and listings."""
        return self._built().dress(page.file.src_uri, html)

    @event_priority(_LAST)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put strip, problems, bars, boxes and listings in their places, after the search has read the page."""
        place, path = self._arranged().place(page), page.file.src_uri
        page.content = self._built().finish(path, page.content or "", context, place, self._notes.get(path, ()))
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

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the catalog as JSON, and the colours of the site's own."""
        document = to_json(self._built().catalog, self._url_for)
        _write(Path(config.site_dir) / self._data_path, document)
        if self._style:
            _write(Path(config.site_dir) / _CUSTOM_CSS, self._style)

    def _arranged(self) -> Arrangement:
        if self._arrangement is None:
            raise PluginError(_UNREAD)
        return self._arrangement

    def _built(self) -> Site:
        if self._site is None:
            raise PluginError(_UNREAD)
        return self._site


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
