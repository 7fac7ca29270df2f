"""Blocks of code that are indented by four spaces or a tab, below a blank line."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_momentum.spec.expression import expression

_LINE = r"(?: {4}| {0,3}\t)[ \t]*\S[^\n]*"
_BLOCK = expression(rf"\n[ \t]*\n(?P<block>{_LINE}(?:\n(?:{_LINE}|[ \t]*(?=\n|\Z)))*)")
# What is indented below these is theirs: items, notes and tabs, definitions, footnotes, elements.
_HOLDER = expression(
    r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)|!!!|\?\?\?|===[!+]*[ \t]+[\"']"
    r"|:{1,3}[ \t]|\[\^[^\]\n]{1,100}\]:|<[A-Za-z])"
)


def indented_code(text: str) -> Iterator[tuple[int, int]]:
    """Yield where indented blocks of code begin and end, in characters; text that is indented in an item is none."""
    if "\n    " not in text and "\t" not in text:
        return
    done, is_held = -1, False
    for match in _BLOCK.finditer(text):
        start, end = match.span("block")
        is_held = _is_held(text[done + 1 : start - 1], before=is_held)
        if not is_held:
            yield start, end
        done = end


def _is_held(between: str, *, before: bool) -> bool:
    """Tell whether an indented block belongs to what stands above it.

    Args:
        between: The lines that stand between the indented block above it and this one.
        before: Whether that one belongs to what stands above it.
    """
    is_paragraph = False
    for line in reversed(between.split("\n")):
        if _HOLDER.match(line):
            return True
        if line.startswith("#") or (is_paragraph and not line.strip()):
            return False
        # A line that is indented a little may be the item's own, or go on with one.
        is_paragraph = is_paragraph or line[:1] not in ("", " ", "\t")
    return before
