"""What the checks say of a spec, shown on its page to its author."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mkdocs_momentum.site.render import Context, Renderer


class Note(NamedTuple):
    """A problem as an author reads it.

    Attributes:
        line: Line in the file, from 1.
        severity: Name of the severity, part of a CSS class; the word for it is ``severity_<name>``.
        rule: Name of the rule that found it.
        message: The fact and the remedy, in English.
    """

    line: int
    severity: str
    rule: str
    message: str


def draw_panel(notes: Sequence[Note], renderer: Renderer, context: Context) -> str:
    """Return the panel with the problems of one page; ``""`` when there is none."""
    return renderer.part("panel", context, notes=notes, words=renderer.words) if notes else ""
