"""Stages in Material's navigation.

Material draws a status beside an entry when the page's metadata names one, and looks that up anew for every entry on
every page: 6 ms a page with 500 specs. So each page carries the finished icon, and the one line of the theme's own
template that asks for a status asks for the icon first: 0.3 ms. A template without that line gets the documented way.
"""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from functools import lru_cache
from typing import Protocol

import jinja2
from markupsafe import Markup

from mkdocs_momentum.site.view import Chip
from mkdocs_momentum.spec.expression import expression

_REMEMBERED = 1024
_TEMPLATE = "partials/nav-item.html"
_LINE = expression(r"{% if (nav_item\.\w+ and nav_item\.meta\.status) %}")
# The template asks each entry for these; a page without them costs it two exceptions for each, on every page.
_ASKED_FOR = ("momentum_icon", "pages", "typeset", "encrypted")
_ICON = Markup(
    '<span class="md-status md-status--momentum-{stage} md-status--momentum-{stage}-{slug}" title="{title}"></span>'
)


class NavPage(Protocol):
    """A page as the navigation sees it."""

    meta: MutableMapping[str, object]


@lru_cache(_REMEMBERED)
def icon(chip: Chip) -> Markup:
    """Return what stands beside a spec in the navigation: the icon of its stage, its status as tooltip."""
    joint = " " if not chip.qualifier or chip.qualifier.startswith(("(", "[", "{", "/")) else " – "
    title = Markup("{}{}{}").format(chip.label, joint, chip.qualifier).strip()
    return _ICON.format(stage=chip.stage, slug=chip.slug, title=title)


def add_icons(
    environment: jinja2.Environment,
    pages: Iterable[NavPage],
    chips: Iterable[tuple[NavPage, Chip]],
    tooltips: MutableMapping[str, str],
) -> None:
    """Put the icons into the navigation of a site that uses Material; other themes have no place for them.

    Args:
        environment: The environment that the pages are rendered with.
        pages: All pages.
        chips: Specs with their status.
        tooltips: Material's ``extra.status``, for the documented way.
    """
    loader = environment.loader
    try:
        source = loader.get_source(environment, _TEMPLATE)[0] if loader is not None else ""
    except jinja2.TemplateNotFound:
        return
    patched, count = _LINE.subn(r"{% if nav_item.momentum_icon %}{{ nav_item.momentum_icon }}{% elif \1 %}", source)
    if loader is None or count != 1:
        _set_documented(chips, tooltips)
        return
    environment.loader = jinja2.ChoiceLoader([jinja2.DictLoader({_TEMPLATE: patched}), loader])
    for page in pages:
        for name in _ASKED_FOR:
            page.__dict__.setdefault(name, None)
    for page, chip in chips:
        page.__dict__["momentum_icon"] = icon(chip)


def _set_documented(chips: Iterable[tuple[NavPage, Chip]], tooltips: MutableMapping[str, str]) -> None:
    for page, chip in chips:
        name = f"momentum-{chip.stage}-{chip.slug}"
        page.meta["status"] = name
        # Material writes the tooltip without escaping it.
        tooltips[name] = str(chip.label)
