"""What the checks say of a spec, shown on its page to its author."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mkdocs_momentum.site.render import Context, Renderer
from mkdocs_momentum.spec.expression import expression

# What a message quotes is a document's own: a backtick in it begins no code.
_QUOTED_OR_CODE = expression(r'"[^"]*"|`([^`]*)`')


class Part(NamedTuple):
    """A part of a message.

    Attributes:
        text: What it says.
        is_code: Whether it stands between backticks there.
    """

    text: str
    is_code: bool


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

    @property
    def parts(self) -> list[Part]:
        """The message in parts, without the backticks around its code."""
        parts = []
        done = 0
        for found in _QUOTED_OR_CODE.finditer(self.message):
            if found[1]:
                parts += [Part(self.message[done : found.start()], False), Part(found[1], True)]
                done = found.end()
        return [*parts, Part(self.message[done:], False)]


def draw_panel(notes: Sequence[Note], renderer: Renderer, context: Context) -> str:
    """Return the panel with the problems of one page; ``""`` when there is none."""
    return renderer.part("panel", context, notes=notes, words=renderer.words) if notes else ""
