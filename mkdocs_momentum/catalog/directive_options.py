"""The options of a listing directive, checked: what an author wrote becomes a listing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

from mkdocs_momentum.catalog.conditions import Condition, Not
from mkdocs_momentum.catalog.facets import BUILT_IN, Facet, Facets
from mkdocs_momentum.catalog.hints import hint, nearest
from mkdocs_momentum.catalog.listing import FILTERED, GROUPED, Listing, View
from mkdocs_momentum.catalog.query import Query, SortKey
from mkdocs_momentum.catalog.selection import Scalar, condition_of, no_text

_SHOWING = ("view", "group_by", "columns", "sort", "limit", "more", "filter", "not")
_SELECTING = ("status", "stage", "path", "tag", "author", "owner", "progress", "created", "updated")
# Three letters are near too many names of fields: a "note" is no slip for "not".
_CONFUSED = tuple(name for name in _SHOWING + _SELECTING if name != "not")
_LIMIT = re.compile(r"0*[1-9]\d{0,8}", re.ASCII)
_SWITCHES = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}

Value: TypeAlias = "list[Scalar] | dict[str, list[Scalar]]"
"""What stands behind an option: one value or a list of them, or, for ``not``, options again."""

Options: TypeAlias = Mapping[str, Value]
"""The options of a directive by name, as written."""


def read_listing(options: Options, facets: Facets) -> Listing:
    """Return the listing that options describe.

    Args:
        options: The options.
        facets: What the site's specs can be selected and grouped by.

    Raises:
        ValueError: An option or a value is wrong; the message holds the remedy.
    """
    view = _view(options)
    return Listing(
        view,
        Query(_conditions(options, facets), _sort(options, facets), _limit(options)),
        _group_by(options, facets) or GROUPED.get(view),
        _columns(options, facets),
        _text("more", options),
        _filter(options, view),
    )


def _conditions(options: Options, facets: Facets) -> tuple[Condition, ...]:
    selecting = {name: value for name, value in options.items() if name not in _SHOWING}
    wanted = [_condition(name, value, facets) for name, value in selecting.items()]
    return (*wanted, *_unwanted(options.get("not", {}), facets))


def _unwanted(value: Value, facets: Facets) -> list[Condition]:
    if not isinstance(value, dict):
        raise ValueError('option "not" is no mapping; write it as { not: { status: [draft] } }')
    for name in value:
        if name in _SHOWING:
            raise ValueError(f'option "not" holds "{name}", which selects no specs; write it outside')
    return [Not(_condition(name, scalars, facets)) for name, scalars in value.items()]


def _condition(name: str, value: Value, facets: Facets) -> Condition:
    meant = "" if facets.knows(name) else nearest(name, _CONFUSED)
    if meant:
        known = ", ".join((*_SHOWING, *_SELECTING))
        raise ValueError(f'unknown option "{name}"; did you mean "{meant}"? Known are {known} and the fields of specs')
    if isinstance(value, dict):
        raise ValueError(no_text(name))
    return condition_of(name, value, facets.find(name))


def _texts(name: str, options: Options) -> list[str]:
    value = options.get(name, [])
    if isinstance(value, dict) or not all(scalar.text for scalar in value):
        raise ValueError(no_text(name))
    return [scalar.text for scalar in value]


def _text(name: str, options: Options) -> str | None:
    texts = _texts(name, options)
    if name in options and len(texts) != 1:
        raise ValueError(f'option "{name}" takes one text, not a list')
    return texts[0] if texts else None


def _view(options: Options) -> View:
    view = _text("view", options)
    if view is not None and view not in list(View):
        raise ValueError(f'unknown view "{view}"{hint(view, View)}')
    return View(view) if view else View.GROUPS


def _group_by(options: Options, facets: Facets) -> Facet | None:
    name = _text("group_by", options)
    return None if name is None else facets.find(name)


def _columns(options: Options, facets: Facets) -> tuple[Facet, ...]:
    found: dict[Facet, str] = {}
    for name in _texts("columns", options):
        facet = facets.find(name)
        if facet in found:
            raise ValueError(f'option "columns" names "{name}" twice; take one out')
        found[facet] = name
    return tuple(found)


def _sort(options: Options, facets: Facets) -> tuple[SortKey, ...]:
    return tuple(_sort_key(text, facets) for text in _texts("sort", options))


def _sort_key(text: str, facets: Facets) -> SortKey:
    name = text.removeprefix("-").strip()
    is_slip = not facets.knows(name) and nearest(name, BUILT_IN)
    if is_slip or not name or name.startswith("-"):
        raise ValueError(f'cannot sort by "{name}"{hint(name, BUILT_IN)}')
    return SortKey(facets.find(name), descending=text.startswith("-"))


def _limit(options: Options) -> int | None:
    text = _text("limit", options)
    if text is not None and not _LIMIT.fullmatch(text):
        raise ValueError(f'option "limit" is "{text}"; write a whole number from 1, such as 6')
    return int(text) if text else None


def _filter(options: Options, view: View) -> bool:
    text = _text("filter", options)
    if text is None:
        return view in FILTERED
    if text.lower() not in _SWITCHES:
        raise ValueError(f'option "filter" is "{text}"; write true or false')
    wanted = _SWITCHES[text.lower()]
    if wanted and view is View.SUMMARY:
        raise ValueError('option "filter" is true, but a summary has no rows to filter; take it out')
    return wanted
