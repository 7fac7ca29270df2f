"""Lists as Python-Markdown reads them: it wants a blank line before a list and four spaces for each level within."""

from __future__ import annotations

from itertools import pairwise

from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.markdown import Span

ITEM = expression(rb"(?P<quote>(?:[ ]{0,3}>[ ]?)*)(?P<indent>[ \t]*)(?P<marker>[-*+]|\d{1,9}[.)])(?P<space>[ \t]+|$)")
"""The beginning of a line that an item of a list begins on, behind quote marks."""

LEVEL = 4
"""Spaces that Python-Markdown wants for each level of a list."""

# An item, and right below it what Python-Markdown takes for the underline of a heading: it looks at two lines alone.
# The second may lack the signs of a quote.
_HEADED = expression(
    rb"(?P<before>(?P<quote>[ ]{0,3}>)?[> ]*)(?:[-*+]|\d{1,9}[.)])[ \t].*\n"
    rb"(?(quote)(?:(?P=before))?|(?P=before))(?:=+|-+)[ \t]*"
)
_UNDERLINE = expression(rb"(?:[ ]{0,3}>[ ]?)*(?:=+|-+)[ ]*(?:\n|\Z)")

UNDERLINES = (b"-", b">")
"""What a line begins with that may be a rule, and an underline to Python-Markdown."""

# As nearly all lists are: a line for each item.
_PLAIN = expression(rb"(?:[-*+] [ \t]*+[^ \t\n][^\n]*+(?:\n|\Z))++\n*")


def reads_as_list(data: bytes, span: Span) -> bool:
    """Tell whether Python-Markdown reads a CommonMark list as the same list."""
    start = data.rfind(b"\n", 0, span.start) + 1
    if not is_blank(data[data.rfind(b"\n", 0, max(start - 1, 0)) + 1 : start]):
        return False
    if _PLAIN.fullmatch(data, start, span.end):
        return True
    previous = 0
    goes_on = has_gap = False
    for above, line in pairwise([b"", *data[start : span.end].split(b"\n")]):
        if is_blank(line):
            has_gap = True
            goes_on = False
            continue
        if not line.strip(b"=-> \t") and _HEADED.fullmatch(above + b"\n" + line):
            return False
        match = ITEM.match(line)
        if match is None:
            # Text behind a blank line: an item right below it would be part of that text.
            goes_on = has_gap
            continue
        indent = len(match["indent"])
        is_deep = indent % LEVEL or indent > previous + LEVEL
        if goes_on or is_deep or b"\t" in match["indent"] or match["marker"][-1:] == b")":
            return False
        has_gap = False
        previous = indent
    return True


def is_underlined(data: bytes, span: Span) -> bool:
    """Tell whether a rule right below a list would be an underline to Python-Markdown."""
    if not _UNDERLINE.match(data, span.end):
        return False
    return not is_blank(data[data.rfind(b"\n", 0, span.end - 1) + 1 : span.end])


def is_blank(line: bytes) -> bool:
    """Tell whether a line holds nothing but blanks and quote marks."""
    return not line.strip(b" \t>\r\n")
