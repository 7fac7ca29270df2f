"""Dates as people write them, to ISO dates."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from mkdocs_momentum.spec.expression import expression

DateOrder = Literal["dmy", "mdy"]

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_NAMED = [
    expression(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?![\d]|[-/.]\d)",
        r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
        r"(?P<year>\d{4})\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]",
        rf"{_DAY}[\s-]+(?:of\s+)?{_MONTH},?[\s-]*{_YEAR}",
        rf"{_MONTH}\s*{_DAY},?\s+{_YEAR}",
        rf"(?P<year>\d{{4}})[\s-]+{_MONTH}[\s-]+{_DAY}(?!\d)",
    )
]
_NUMBERS = expression(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d|[./-]\d)")
_LAST_CENTURY = 69
_WEEKDAY = expression(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+", re.IGNORECASE)


def iso_date(text: str, order: DateOrder | None = None) -> str | None:
    """Return the date that a text begins with in the form ``YYYY-MM-DD``.

    A timestamp keeps the day that is written, whatever its time zone.

    Args:
        text: Plain text such as ``November 17, 2025`` or ``2018-02-10 (approx)``.
        order: How ``10/04/18`` is read; without it only a date with one possible reading is.

    Returns:
        The ISO date; None when the text begins with no date, or with one that no calendar has.
    """
    text = text.strip()
    if text[:1].isalpha() and (weekday := _WEEKDAY.match(text)):
        text = text[weekday.end() :]
    for pattern in _NAMED:
        if match := pattern.match(text):
            return _iso(int(match["year"]), _month(match["month"]), int(match["day"]))
    if match := _NUMBERS.match(text):
        return _numbers((int(match[1]), int(match[3]), match[4]), match[2], order)
    return None


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.index(text[:3].lower()) + 1


def _numbers(numbers: tuple[int, int, str], sign: str, order: DateOrder | None) -> str | None:
    first, second, last = numbers
    year = _full(int(last)) if len(last) == 2 else int(last)
    day_first, month_first = _iso(year, second, first), _iso(year, first, second)
    if order is not None:
        return day_first if order == "dmy" else month_first
    # Between hyphens a short year may as well stand first, as it does in ISO dates.
    year_first = _iso(_full(first), second, int(last)) if sign == "-" and len(last) == 2 else None
    readings = {reading for reading in (day_first, month_first, year_first) if reading is not None}
    return readings.pop() if len(readings) == 1 else None


def _full(year: int) -> int:
    """Return a year of two digits in full, as POSIX reads it: 69 to 99 belong to the last century."""
    return year + (1900 if year >= _LAST_CENTURY else 2000)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
