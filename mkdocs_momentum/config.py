"""The options as MkDocs sees them."""

from __future__ import annotations

from typing import Any

from mkdocs.config.base import BaseConfigOption, Config

from mkdocs_momentum.catalog.options import DEFAULTS

_OF_MKDOCS = ("enabled",)


class _Option(BaseConfigOption[Any]):
    """An option that is checked later, by the code that the terminal uses too."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.default = DEFAULTS[name]


class MomentumConfig(Config):
    """The options of the plugin."""

    include = _Option("include")
    exclude = _Option("exclude")
    index = _Option("index")
    nav = _Option("nav")
    nav_status = _Option("nav_status")
    statuses = _Option("statuses")
    field_aliases = _Option("field_aliases")
    date_order = _Option("date_order")
    criteria = _Option("criteria")
    language = _Option("language")
    words = _Option("words")
    checks = _Option("checks")
    relations = _Option("relations")
    link_status = _Option("link_status")
    wiki_links = _Option("wiki_links")
    badges = _Option("badges")
    sources = _Option("sources")

    def given(self) -> dict[str, object]:
        """Return the options by name as the user wrote them; a null stands for the default."""
        written = {name: value for name, value in self.data.items() if name not in _OF_MKDOCS}
        return {name: value for name, value in written.items() if value is not None or name not in DEFAULTS}
