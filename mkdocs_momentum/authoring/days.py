"""Dates as people write them, and another day in the same form."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from mkdocs_momentum.spec.dates import DateOrder, iso_date
from mkdocs_momentum.spec.expression import expression

_NAMES = "January February March April May June July August September October November December".split()
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_TIME = r"[T ]\d\d:\d\d[\d:.,]*(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?"
_SHORT = 3


class Written(NamedTuple):
    """A date in a text.

    Attributes:
        text: The date as written.
        again: Writes another day in the same form.
    """

    text: str
    again: Callable[[date], str]


def find_date(text: str) -> Written | None:
    """Return the date that a text begins with, in one of the forms that can be written again; else None."""
    for pattern, again in _FORMS:
        if (match := pattern.match(text)) and iso_date(match.group()):
            return Written(match.group(), lambda day, match=match, again=again: again(match, day))  # type: ignore[misc]
    return None


def as_iso(text: str, order: DateOrder | None) -> str | None:
    """Return the ISO date that a whole text is in another form, with one reading; None when it is anything else."""
    iso = iso_date(text, order)
    if iso is None or text == iso:
        return None
    return iso if any(pattern.fullmatch(text) for pattern in _WHOLE) else None


def _month(match: re.Match[str], day: date) -> str:
    name = _NAMES[day.month - 1]
    written = match["month"]
    name = name if len(written) > _SHORT or written.casefold() == "may" else name[:_SHORT]
    return name.lower() if written.islower() else name.upper() if written.isupper() else name


def _numbers(match: re.Match[str], day: date) -> str:
    return day.strftime(match["sep"].join(("%Y", "%m", "%d")))


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], str]], ...] = (
    # A time behind the day is the time of the old day: it goes with it.
    (expression(rf"\d{{4}}-\d\d-\d\d(?:{_TIME})?"), lambda _, d: d.isoformat()),
    (expression(r"\d{4}(?P<sep>[-/.])\d{1,2}(?P=sep)\d{1,2}"), _numbers),
    (expression(r"(?:19|20)\d{6}(?!\d)"), lambda _, d: d.strftime("%Y%m%d")),
    (expression(r"\d{4}年\d{1,2}月\d{1,2}日"), lambda _, d: f"{d.year}年{d.month}月{d.day}日"),
    (expression(rf"\d{{1,2}} {_MONTH} \d{{4}}", re.IGNORECASE), lambda m, d: f"{d.day} {_month(m, d)} {d.year}"),
    (expression(rf"{_MONTH} \d{{1,2}}, \d{{4}}", re.IGNORECASE), lambda m, d: f"{_month(m, d)} {d.day}, {d.year}"),
)
_WHOLE = tuple(
    expression(pattern, re.IGNORECASE)
    for pattern in (
        r"\d{4}(?P<sep>[-/.])\d{1,2}(?P=sep)\d{1,2}",
        r"\d{1,2}(?P<sep>[-/.])\d{1,2}(?P=sep)\d{4}",
        rf"\d{{1,2}}(?:st|nd|rd|th)?[ -]{_MONTH},?[ -]\d{{4}}",
        rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}",
    )
)
