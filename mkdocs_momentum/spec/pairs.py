"""Key and value within one line: ``**Status:** Draft``, ``Status: Draft``, ``**A:** x | **B:** y``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.keys import Keys, normalise

_COLON = "[:\uff1a]"
_EMOJI = r"(?:[^\w\s*_`\[(<|>{\\-]{1,4}[ \t]{1,3})?"
_KEY = r"(?P<key>[^*`\n:\uff1a]{1,60}?)[ \t]{0,3}"
_BOLD = expression(
    rf"{_EMOJI}(?P<mark>\*\*\*|\*\*|__|\*|_|`){_KEY}"
    rf"(?:{_COLON}[ \t]{{0,3}}(?P=mark)|(?P=mark)[ \t]{{0,3}}{_COLON})(?P<value>.*)",
    re.DOTALL,
)
_ALL_BOLD = expression(
    rf"{_EMOJI}(?P<mark>\*\*|__){_KEY}{_COLON}[ \t]+(?P<value>[^*\n]+)(?P=mark)(?P<rest>.*)", re.DOTALL
)
_PLAIN = expression(
    rf"{_EMOJI}(?P<key>[^\W\d_][\w /().'’-]{{0,40}}?)[ \t]{{0,2}}(?:\uff1a|:(?=[ \t]|$))(?P<value>.*)", re.DOTALL
)
_PARTS = expression(r"[|·•]")
_NEXT_BOLD = expression(rf"(?<=\S)[ \t]+(?=\*\*[^*\n]{{1,40}}(?:{_COLON}\*\*|\*\*{_COLON}))")
_BREAK = expression(r"<br\s{0,3}/?>$", re.IGNORECASE)
_BREAKS = expression(r"<br\s{0,3}/?>", re.IGNORECASE)
_LONGEST_BREAK = 8
_SEPARATORS = "|·• \t"
_ONE_BOLD = 2
_LONGEST_LINE = 2000
_MAX_WORDS = 5
_REMEMBERED = 2048
_LONGEST_KNOWN = 100
_CALLOUTS = frozenset("note notes warning tip important caution hint attention danger".split())


class Pair(NamedTuple):
    """A key and its value as written; whether the key stands out by its markup."""

    key: str
    value: str
    marked: bool


def read_pairs(line: str, keys: Keys, *, callouts: bool = False) -> list[Pair]:
    """Return the pairs that a line consists of; none when it is no metadata line.

    A line is split only where every part of it is a pair, so that ``Draft | In Review`` stays one value.

    Args:
        line: The line.
        keys: The keys that the site knows.
        callouts: Whether ``Note`` and the like are keys, as they are below other pairs; text begins with them else.
    """
    line = without_break(line)
    for separator in _separators(line):
        parts = [part.strip(_SEPARATORS) for part in separator.split(line) if part.strip(_SEPARATORS)]
        if len(parts) > 1:
            pairs = [_pair(part, callouts=callouts) for part in parts]
            whole = [pair for pair in pairs if pair is not None]
            if len(whole) == len(parts) and _belong_together(whole, separator, keys):
                return whole
    pair = _pair(line, callouts=callouts)
    return [pair] if pair is not None else []


def _belong_together(pairs: list[Pair], separator: re.Pattern[str], keys: Keys) -> bool:
    """Tell whether the pairs of a line were meant as such: all of them stand out, or none does."""
    if separator is not _NEXT_BOLD:
        return all(pair.marked == pairs[0].marked for pair in pairs)
    return any(keys.find(pair.key).known for pair in pairs[1:])


def _separators(line: str) -> Iterator[re.Pattern[str]]:
    if len(line) > _LONGEST_LINE:
        return
    if "|" in line or "·" in line or "•" in line:
        yield _PARTS
    if "<" in line and "<br" in line.casefold():
        yield _BREAKS
    if line.count("**") > _ONE_BOLD:
        yield _NEXT_BOLD


def _pair(line: str, *, callouts: bool) -> Pair | None:
    return _known_pair(line, callouts) if len(line) <= _LONGEST_KNOWN else _read_pair(line, callouts)


def _read_pair(line: str, callouts: bool) -> Pair | None:
    if match := _BOLD.match(line):
        return _checked(match["key"], match["value"], marked=True, callouts=callouts)
    if match := _ALL_BOLD.match(line):
        return _checked(match["key"], match["value"] + match["rest"], marked=True, callouts=callouts)
    match = _PLAIN.match(line)
    return None if match is None else _checked(match["key"], match["value"], marked=False, callouts=callouts)


# The specs of a site share many lines: "**Status:** Draft", "**Version:** 1.0", a day.
_known_pair = lru_cache(maxsize=_REMEMBERED)(_read_pair)


def _checked(key: str, value: str, *, marked: bool, callouts: bool) -> Pair | None:
    bare = normalise(key)
    if not bare or (bare in _CALLOUTS and not callouts) or len(bare.split()) > _MAX_WORDS:
        return None
    return Pair(key.strip(), without_break(value), marked)


def without_break(text: str) -> str:
    """Return a line without the signs at its end that break it: a backslash or ``<br>``."""
    text = text.strip()
    if not text.endswith(("\\", ">")):
        return text
    end = len(text)
    while end and text[end - 1] in "\\>":
        start = end - 1 if text[end - 1] == "\\" else _start_of_break(text, end)
        if start == end:
            break
        end = start
        while end and text[end - 1].isspace():
            end -= 1
    return text[:end]


def is_broken(line: str) -> bool:
    """Tell whether a line ends with the signs that break it."""
    return line.endswith("  ") or without_break(line) != line.strip()


def _start_of_break(text: str, end: int) -> int:
    match = _BREAK.search(text, max(end - _LONGEST_BREAK, 0), end)
    return match.start() if match else end
