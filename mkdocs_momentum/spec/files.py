"""What the name of a spec's file says."""

from __future__ import annotations

from mkdocs_momentum.spec.expression import expression

HOMES = frozenset({"index", "readme", "spec"})
"""Names, without suffix and in lower case, of a file that speaks for its folder."""

_NUMBERED = expression(r"(?P<number>\d{1,6})(?=[-_. ]|$)")
_DATED = expression(r"\d{4}[-_.]\d{2}[-_.]\d{2}|(?:19|20)\d{6}(?!\d)")


def leading_number(name: str) -> str | None:
    """Return the number that a file or a folder begins with, as written; a date is none."""
    match = None if _DATED.match(name) else _NUMBERED.match(name)
    return match["number"] if match is not None else None
