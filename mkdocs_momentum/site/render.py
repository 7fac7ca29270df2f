"""What the plugin shows, from functions and templates; the only user of jinja2."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

import jinja2

from mkdocs_momentum.catalog.words import ENGLISH, Words
from mkdocs_momentum.site.cells import draw_row
from mkdocs_momentum.site.listing_look import draw_listing, draw_table
from mkdocs_momentum.site.listing_view import Row
from mkdocs_momentum.site.look import Parts, draw_bar, draw_chip, draw_fact, draw_meter, draw_strip
from mkdocs_momentum.site.view import Bar, Strip

THEME = Path(__file__).parent / "theme"
"""The folder of templates and assets that is added to the site's theme."""


Context = Mapping[str, object]
"""What templates are given beside their own variables: ``page``, ``base_url`` and ``config``, as in a theme."""

_REMEMBERED = 4096
# What functions draw, with the templates in whose place they do.
_TEMPLATES = {"listing": ("listing", "summary", "controls"), "table": ("table",)}


class Renderer:
    """Renders what the plugin shows: small things with functions, all else with templates.

    A template of the site's own takes the place of either.

    Args:
        environment: The theme's Jinja environment, so that a site can override the templates.
        words: The words of the plugin.

    Attributes:
        words: The words of the plugin, which the templates are given too.
    """

    def __init__(self, environment: jinja2.Environment, words: Words = ENGLISH) -> None:
        self.words = words
        # A theme's environment does not escape; what documents say must be.
        self._environment = environment.overlay(autoescape=True)
        self._templates: dict[str, jinja2.Template | None] = {}
        self._own: dict[str, bool] = {}
        # They know nothing of the page, so each status and count is drawn once; of a field there is seldom a second.
        self._parts = Parts(
            self._macro("chip") or lru_cache(_REMEMBERED)(draw_chip),
            self._macro("bar") or lru_cache(_REMEMBERED)(draw_bar),
            self._macro("fact") or draw_fact,
            words("field_status"),
            words("field_progress"),
        )
        self._given = self._parts._asdict()

    def strip(self, strip: Strip, context: Context) -> str:
        """Return the header strip of a spec page."""
        variables = {"strip": strip, "words": self.words, **self._given}
        if self._template("header") is not None:
            return self._render("header", context, **variables)
        relations = "\n" + self._render("related", context, **variables) if strip.relations else ""
        return draw_strip(strip, self._parts, relations)

    def bar(self, bar: Bar, context: Context) -> str:
        """Return the bar under a criteria heading."""
        draw = self._parts.bar
        if self._template("progress") is not None:
            return self._render("progress", context, bar=bar, draw=draw)
        return f'<div class="momentum momentum-section">{draw(bar)}</div>'

    def part(self, name: str, context: Context, **variables: object) -> str:
        """Return a part of a page: from a function, or the template of that name with its variables and all macros."""
        if name in _TEMPLATES and all(map(self.is_own, _TEMPLATES[name])):
            return self._drawers[name](**variables)
        return self._render(name, context, **self._given, meter=self._meter, draw=self._draw, **variables)

    @cached_property
    def _drawers(self) -> dict[str, Callable[..., str]]:
        return {
            "listing": lambda summary, words: draw_listing(summary, words, self._parts.bar),
            "table": lambda columns, group, words: draw_table(columns, group, self._draw),  # noqa: ARG005 - as a template
        }

    @cached_property
    def _meter(self) -> Callable[..., str]:
        return self._macro("meter") or lru_cache(_REMEMBERED)(draw_meter)

    def _draw(self, row: Row) -> str:
        return draw_row(row, self._meter)

    def _macro(self, name: str) -> Callable[..., str] | None:
        """Return the macro of a site's own; None when it has none."""
        template = self._template(name)
        # What they are given holds texts that are escaped already: a text and the same text as HTML could not be told
        # apart here.
        return lru_cache(_REMEMBERED)(getattr(template.module, name)) if template is not None else None

    def is_own(self, name: str) -> bool:
        """Tell whether the plugin draws something, which asks for nothing of the page, and no template of the site."""
        if name not in self._own:
            self._own[name] = self._is_own(f"momentum/{name}.html")
        return self._own[name]

    def _is_own(self, file: str) -> bool:
        # Asked of the loader: to get a template is to compile it.
        loader = self._environment.loader
        if loader is None or not loader.has_source_access:
            return False
        try:
            _, path, _ = loader.get_source(self._environment, file)
        except jinja2.TemplateNotFound:
            return True
        return path is not None and THEME in Path(path).parents

    def _template(self, name: str) -> jinja2.Template | None:
        """Return a template; None when there is none, as for what is drawn with a function."""
        if name not in self._templates:
            file = f"momentum/{name}.html"
            try:
                self._templates[name] = self._environment.get_template(file)
            except jinja2.TemplateNotFound as error:
                if error.name != file:
                    raise
                self._templates[name] = None
        return self._templates[name]

    def _render(self, name: str, context: Context, **variables: object) -> str:
        template = self._template(name)
        if template is None:
            raise jinja2.TemplateNotFound(f"momentum/{name}.html")
        return template.render(context, **variables)
