"""Text that stands for a value that nobody has filled in yet."""

from __future__ import annotations

import re
from functools import lru_cache

from mkdocs_momentum.spec.expression import expression

_WORDS = frozenset(
    {
        "",
        "n/a",
        "na",
        "n.a.",
        "none",
        "null",
        "nil",
        "~",
        "tbd",
        "tba",
        "tbc",
        "todo",
        "to be determined",
        "to be decided",
    }
    | {
        "to be defined",
        "not applicable",
        "to be announced",
        "xxx",
        "xxxx",
        "?",
        "??",
        "???",
        "_",
        "...",
        "…",
        "unset",
        "not set",
    }
    | {"なし", "無し", "未定", "无", "無", "待定", "없음", "미정"}
)
_DATE_LETTERS = "yYdDmM"
_LONGEST = 500
_REMEMBERED = 1024
_DASHES = expression(r"[-–—―−_.\s]*")
_DATE_FORM = expression(r"[ydm]{1,4}(?:[-/. ][ydm]{1,4}){1,2}(?:[t ]hh.*)?", re.IGNORECASE)
_ENCLOSED = expression(r"\[[^\[\]]*\]|\{.*\}|<[\w\s,/|.…-]*>|\$\{?\w+\}?|\$\w+\$|%\w+%", re.DOTALL)
_ADDRESS = expression(r"<(?:https?://|mailto:|[\w.+-]+@)")


def is_placeholder(text: str) -> bool:
    """Tell whether a value, as plain text, states nothing: ``TBD``, ``N/A``, ``YYYY-MM-DD``, ``[Description here]``."""
    return len(text) <= _LONGEST and _says_nothing(text)


# The specs of a site share many values: a status, a version, a day.
@lru_cache(maxsize=_REMEMBERED)
def _says_nothing(text: str) -> bool:
    text = text.strip().strip("*_`\"' ").rstrip(".。").strip()
    if text[:1].isalnum() and text[:1] not in _DATE_LETTERS:
        return text.casefold() in _WORDS
    return (
        text.casefold() in _WORDS
        or _DASHES.fullmatch(text) is not None
        or _DATE_FORM.fullmatch(text) is not None
        or (_ENCLOSED.fullmatch(text) is not None and not _ADDRESS.match(text))
    )
