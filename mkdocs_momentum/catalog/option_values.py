"""The values of a directive's options, read and checked alike for every directive."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from mkdocs_momentum.catalog.conditions import Condition, Not
from mkdocs_momentum.catalog.facets import Facets
from mkdocs_momentum.catalog.hints import nearest
from mkdocs_momentum.catalog.selection import Scalar, condition_of, no_text
from mkdocs_momentum.spec.expression import expression

SELECTING = ("status", "stage", "path", "tag", "author", "owner", "progress", "created", "updated")
"""The names that select specs, beside the fields of specs."""

_WHOLE = expression(r"0*[1-9]\d{0,8}", re.ASCII)
_SWITCHES = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}

Value: TypeAlias = "list[Scalar] | dict[str, list[Scalar]]"
"""What stands behind an option: one value or a list of them, or, for ``not``, options again."""

Options: TypeAlias = Mapping[str, Value]
"""The options of a directive by name, as written."""


def conditions_of(options: Options, facets: Facets, own: Sequence[str]) -> tuple[Condition, ...]:
    """Return what options ask of specs: all that are none of the directive's own, and ``not``.

    Args:
        options: The options.
        facets: What the site's specs can be selected by.
        own: The names of the directive's own options, which select no specs; ``not`` is among them.

    Raises:
        ValueError: An option or a value is wrong; the message holds the remedy.
    """
    selecting = {name: value for name, value in options.items() if name not in own}
    wanted = [_condition(name, value, facets, own) for name, value in selecting.items()]
    return (*wanted, *_unwanted(options.get("not", {}), facets, own))


def _unwanted(value: Value, facets: Facets, own: Sequence[str]) -> list[Condition]:
    if not isinstance(value, dict):
        raise ValueError('option "not" is no mapping; write it as { not: { status: [draft] } }')
    for name in value:
        if name in own:
            raise ValueError(f'option "not" holds "{name}", which selects no specs; write it outside')
    return [Not(_condition(name, scalars, facets, own)) for name, scalars in value.items()]


def _condition(name: str, value: Value, facets: Facets, own: Sequence[str]) -> Condition:
    # Three letters are near too many names of fields: a "note" is no slip for "not".
    confused = [known for known in (*own, *SELECTING) if known != "not"]
    meant = "" if facets.knows(name) else nearest(name, confused)
    if meant:
        known = ", ".join((*own, *SELECTING))
        raise ValueError(f'unknown option "{name}"; did you mean "{meant}"? Known are {known} and the fields of specs')
    if isinstance(value, dict):
        raise ValueError(no_text(name))
    return condition_of(name, value, facets.find(name))


def texts_of(name: str, options: Options) -> list[str]:
    """Return the texts of an option; none when it is not there.

    Raises:
        ValueError: It holds something else.
    """
    value = options.get(name, [])
    if isinstance(value, dict) or not all(scalar.text for scalar in value):
        raise ValueError(no_text(name))
    return [scalar.text for scalar in value]


def text_of(name: str, options: Options) -> str | None:
    """Return the one text of an option; None when it is not there.

    Raises:
        ValueError: It holds something else.
    """
    texts = texts_of(name, options)
    if name in options and len(texts) != 1:
        raise ValueError(f'option "{name}" takes one text, not a list')
    return texts[0] if texts else None


def whole_of(name: str, options: Options, example: int) -> int | None:
    """Return the whole number from 1 of an option; None when it is not there.

    Args:
        name: Name of the option.
        options: The options.
        example: A number that the message names.

    Raises:
        ValueError: It holds something else.
    """
    text = text_of(name, options)
    if text is not None and not _WHOLE.fullmatch(text):
        raise ValueError(f'option "{name}" is "{text}"; write a whole number from 1, such as {example}')
    return int(text) if text else None


def switch_of(name: str, options: Options) -> bool | None:
    """Return whether an option is on; None when it is not there.

    Raises:
        ValueError: It holds neither true nor false.
    """
    text = text_of(name, options)
    if text is None:
        return None
    if text.lower() not in _SWITCHES:
        raise ValueError(f'option "{name}" is "{text}"; write true or false')
    return _SWITCHES[text.lower()]
