"""The templates, rendered; the only user of jinja2."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

import jinja2

from mkdocs_momentum.catalog.words import ENGLISH, Words
from mkdocs_momentum.site.cells import draw_row
from mkdocs_momentum.site.listing_view import Row
from mkdocs_momentum.site.view import Bar, Strip

THEME = Path(__file__).parent / "theme"
"""The folder of templates and assets that is added to the site's theme."""


Context = Mapping[str, object]
"""What templates are given beside their own variables: ``page``, ``base_url`` and ``config``, as in a theme."""

_REMEMBERED = 4096


class Renderer:
    """Renders what the plugin shows.

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
        self._templates: dict[str, jinja2.Template] = {}
        # Handed over ready: a template that imports them does so anew for each page, which takes longer than the rest.
        self._macros = {name: self._macro(name) for name in ("chip", "bar", "fact")}
        # A template takes a variable in a tenth of the time that a call takes it, and the strip stands on every page.
        self._labels = {"status_label": words("field_status"), "progress_label": words("field_progress")}
        self._bars: dict[Bar, str] = {}

    def strip(self, strip: Strip, context: Context) -> str:
        """Return the header strip of a spec page."""
        return self._render("header", context, strip=strip, words=self.words, **self._macros, **self._labels)

    def bar(self, bar: Bar, context: Context) -> str:
        """Return the bar under a criteria heading."""
        html = self._bars.get(bar)
        if html is None:
            html = self._render("progress", context, bar=bar, draw=self._macros["bar"])
            # Our own template shows the same bar alike on every page; a site's own may ask for the page.
            if self.is_own("progress") and len(self._bars) < _REMEMBERED:
                self._bars[bar] = html
        return html

    def part(self, name: str, context: Context, **variables: object) -> str:
        """Return a part of a listing: the template of that name, with its variables and all macros."""
        return self._render(name, context, **self._macros, meter=self._meter, draw=self._draw, **variables)

    @cached_property
    def _meter(self) -> Callable[..., str]:
        return self._macro("meter")

    def _draw(self, row: Row) -> str:
        return draw_row(row, self._meter)

    def _macro(self, name: str) -> Callable[..., str]:
        # Macros know nothing of the page, so each status, count and field is drawn once. What they are given holds
        # texts that are escaped already: a text and the same text as HTML could not be told apart here.
        macro = getattr(self._environment.get_template(f"momentum/{name}.html").module, name)
        return lru_cache(_REMEMBERED)(macro)

    def is_own(self, name: str) -> bool:
        """Tell whether a template is the plugin's, which asks for nothing of the page, and no override."""
        file = self._template(name).filename
        return file is not None and THEME in Path(file).parents

    def _template(self, name: str) -> jinja2.Template:
        template = self._templates.get(name)
        if template is None:
            template = self._templates[name] = self._environment.get_template(f"momentum/{name}.html")
        return template

    def _render(self, name: str, context: Context, **variables: object) -> str:
        return self._template(name).render(context, **variables)
