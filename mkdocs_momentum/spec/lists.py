"""Lists as Python-Markdown reads them: it wants a blank line before a list and four spaces for each level within."""

from __future__ import annotations

from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.markdown import Span

ITEM = expression(rb"(?P<quote>(?:[ ]{0,3}>[ ]?)*)(?P<indent>[ \t]*)(?P<marker>[-*+]|\d{1,9}[.)])(?P<space>[ \t]+|$)")
"""The beginning of a line that an item of a list begins on, behind quote marks."""

LEVEL = 4
"""Spaces that Python-Markdown wants for each level of a list."""

# Most lines are as plain as this.
_PLAIN = (b"- ", b"* ", b"+ ")


def reads_as_list(data: bytes, span: Span) -> bool:
    """Tell whether Python-Markdown reads a CommonMark list as the same list."""
    start = data.rfind(b"\n", 0, span.start) + 1
    if not is_blank(data[data.rfind(b"\n", 0, max(start - 1, 0)) + 1 : start]):
        return False
    lines = data[start : span.end]
    previous = 0
    goes_on = has_gap = False
    for line in lines.split(b"\n"):
        if is_blank(line):
            has_gap = True
            goes_on = False
            continue
        is_plain = line.startswith(_PLAIN)
        match = None if is_plain else ITEM.match(line)
        if not is_plain and match is None:
            # Text behind a blank line: an item right below it would be part of that text.
            goes_on = has_gap
            continue
        if goes_on:
            return False
        has_gap = False
        if match is None:
            previous = 0
            continue
        indent = len(match["indent"])
        if b"\t" in match["indent"] or indent % LEVEL or indent > previous + LEVEL or match["marker"][-1:] == b")":
            return False
        previous = indent
    return True


def is_blank(line: bytes) -> bool:
    """Tell whether a line holds nothing but blanks and quote marks."""
    return not line.strip(b" \t>\r\n")
