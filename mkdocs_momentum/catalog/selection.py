"""The options of a directive that select specs, each one to a condition."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple, cast

from mkdocs_momentum.catalog.conditions import (
    AllOf,
    AnyOf,
    Condition,
    DateIs,
    FieldIs,
    Not,
    PathIs,
    ProgressIs,
    Sign,
    StageIs,
    StatusIs,
)
from mkdocs_momentum.catalog.facets import Facet, Kind, fold
from mkdocs_momentum.catalog.globs import Globs
from mkdocs_momentum.catalog.hints import hint
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.model import Stage

_COMPARED = expression(r"(?P<sign><=|>=|<|>|=|)\s*(?P<value>.*)", re.DOTALL)
_DATE = expression(r"\d{4}-\d\d-\d\d", re.ASCII)
_PERCENT = expression(r"(?P<whole>\d{1,3})(?:\.(?P<rest>\d{1,6}))?\s*%?", re.ASCII)


class Scalar(NamedTuple):
    """A single value as written, and whether YAML takes it for text: no number, date, null or such."""

    text: str
    is_text: bool = True


def no_text(name: str) -> str:
    """Return the message about an option whose value is no text."""
    return f'option "{name}" holds something that is no text; write one text or a list of texts'


def condition_of(name: str, values: Sequence[Scalar], facet: Facet) -> Condition:
    """Return what an option asks of specs; a value that begins with ``!`` excludes.

    Args:
        name: The option as written.
        values: Its values.
        facet: The facet that it speaks of.

    Raises:
        ValueError: A value is wrong; the message holds the remedy.
    """
    is_word = facet.name in ("status", "stage", "path")
    if not values or not all(value.text and (value.is_text or not is_word) for value in values):
        raise ValueError(no_text(name))
    texts = [value.text for value in values]
    if facet.name == "path":
        return PathIs(_globs(name, texts))
    wanted = [text for text in texts if not text.startswith("!")]
    unwanted = [text[1:].strip() for text in texts if text.startswith("!")]
    if "" in unwanted:
        raise ValueError(no_text(name))
    conditions = [_any_of(name, wanted, facet)] if wanted else []
    return _all([*conditions, *(Not(_any_of(name, [text], facet)) for text in unwanted)])


def _all(conditions: Sequence[Condition]) -> Condition:
    return conditions[0] if len(conditions) == 1 else AllOf(tuple(conditions))


def _any_of(name: str, texts: list[str], facet: Facet) -> Condition:
    if facet.kind is Kind.STATUS:
        return StatusIs(tuple(texts))
    if facet.kind is Kind.STAGE:
        return StageIs(tuple(_stage(text) for text in texts))
    if facet.kind is Kind.DATE:
        return _compared(texts, lambda sign, value: DateIs(facet, sign, _date(name, value)))
    if facet.kind is Kind.PROGRESS:
        return _compared(texts, lambda sign, value: _progress(name, sign, value))
    if any(text[0] in "<>=" for text in texts):
        raise ValueError(f'option "{name}" cannot be compared; only created, updated and progress can: write a value')
    return FieldIs(facet, frozenset(fold(text) for text in texts))


def _compared(texts: list[str], make: Callable[[Sign, str], Condition]) -> Condition:
    """Return what comparisons ask for: all bounds of a range must hold, and one of the plain values."""
    matches = [match for text in texts if (match := _COMPARED.fullmatch(text))]
    bounds = [make(cast("Sign", match["sign"]), match["value"]) for match in matches if match["sign"] not in ("", "=")]
    plain = [make("=", match["value"]) for match in matches if match["sign"] in ("", "=")]
    return _all([*bounds, *([plain[0] if len(plain) == 1 else AnyOf(tuple(plain))] if plain else [])])


def _date(name: str, text: str) -> str:
    try:
        right = _DATE.fullmatch(text) and date.fromisoformat(text)
    except ValueError:
        right = None
    if not right:
        raise ValueError(f'option "{name}" holds "{text}", which is no date; write it as YYYY-MM-DD')
    return text


def _progress(name: str, sign: Sign, text: str) -> ProgressIs:
    match = _PERCENT.fullmatch(text)
    rest = (match["rest"] or "") if match else ""
    condition = ProgressIs(sign, int(match["whole"] + rest), 10 ** len(rest)) if match else None
    if condition is None or condition.part > 100 * condition.unit:
        raise ValueError(f'option "{name}" holds "{text}", which is no percentage; write one from 0 to 100')
    return condition


def _stage(text: str) -> Stage:
    if text not in list(Stage):
        raise ValueError(f'unknown stage "{text}"{hint(text, Stage)}')
    return Stage(text)


def _globs(name: str, patterns: list[str]) -> Globs:
    # Patterns that only exclude leave something only where everything was there before.
    every = ["**"] if all(pattern.startswith("!") for pattern in patterns) else []
    try:
        return Globs([*every, *patterns])
    except ValueError as error:
        message = f'option "{name}" holds a pattern that is none ({error}); write it as in a .gitignore'
        raise ValueError(message) from error
