"""Metadata in the lines of a paragraph: which lines state something, and where a value ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.front_matter import Entry
from mkdocs_momentum.spec.keys import Keys
from mkdocs_momentum.spec.markdown import Block, Document, Span
from mkdocs_momentum.spec.pairs import Pair, is_broken, read_pairs, without_break

_MARGIN = expression(r"^[ \t]{0,3}(?:>[ \t]?)+|^[ \t]+")
_MARGINS = (" ", "\t", ">")
_QUOTE = expression(r"^[ \t]{0,3}(?:>[ \t]?)+")
_INDENTS = ("  ", "\t")
# What extensions of Python-Markdown read in the midst of a paragraph, by the first sign of each.
_SIGNS = "!?=/:[{*-;"
_CONTAINER = expression(r'!!! ?[\w-]|\?\?\?\+? ?[\w"-]|===[+!]{0,2} +"|/{3,} *(?:[\w-]|$)|:{3,} *(?:[\w{]|$)')
_DEFINITION = expression(r"\[TOC\]\s*$|\[[^\[\]]+\]:(?:\s|$)|\*\[[^\[\]]+\]:|;*-+8<-+(?:\s|$)")
_ATTRIBUTES = expression(r"\{(?::|[ \t]*[.#])[^{}]*\}\s*$")
# Behind a line that is broken on purpose only this goes on with it.
_SAME_VALUE = expression(r"[a-z(&,;/]|(?:@[\w-]+|<?https?://\S+|\[[^\[\]]*\]\([^()\s]*\))[,;.]?\s*(?:\\|<br\s*/?>)?$")
_UNFINISHED = (",", ";", ":", "(", "&", "/")


class Lines(NamedTuple):
    """What the lines of a paragraph state.

    Attributes:
        entries: The metadata.
        spans: The lines that hold nothing else.
        ended: Whether the paragraph was read to its end; what stands between its metadata is text of the page.
    """

    entries: list[Entry]
    spans: list[Span]
    ended: bool


def lines_of(block: Block, document: Document) -> Iterator[tuple[str, Span]]:
    """Yield the lines that a block stands on, as written and without their ends, each with its range."""
    start = document.line_start(block.start)
    while start < block.end:
        end = document.line_end(start)
        yield document.source(start, min(end, block.end)).rstrip("\n"), Span(start, end)
        start = end


def without_margin(line: str) -> str:
    """Return a line without the marks of quotes and the indentation before it."""
    return _MARGIN.sub("", line) if line[:1] in _MARGINS else line


def read_lines(lines: Sequence[tuple[str, Span]], first: int, keys: Keys) -> Lines:
    """Read the metadata in the lines of a paragraph.

    Args:
        lines: The lines, as ``lines_of`` yields them.
        first: The number of the first one in the file.
        keys: The keys that the site knows.
    """
    read = [read_pairs(without_margin(text), keys, callouts=number > 0) for number, (text, _) in enumerate(lines)]
    entries: list[Entry] = []
    spans: list[Span] = []
    goes_on = is_alone = True
    for number, ((text, span), pairs) in enumerate(zip(lines, read, strict=True)):
        if pairs and (goes_on or pairs[0].marked) and (entries or _opens(pairs, keys) or all(read)):
            entries += [Entry(pair.key, pair.value, first + number) for pair in pairs]
            goes_on, is_alone = True, not pairs[-1].value
        # Below a bold key all may be its value up to the next one; a plain key goes on where it is indented.
        elif not entries or not (read[0][0].marked or text.startswith(_INDENTS)):
            return Lines(entries, spans, ended=False)
        else:
            line = without_break(without_margin(text))
            syntax = _syntax(line)
            if syntax is _CONTAINER:
                return Lines(entries, spans, ended=False)
            if syntax is _ATTRIBUTES and len(spans) == number == len(lines) - 1:
                # They decorate the paragraph, which is taken away as a whole.
                spans.append(span)
                break
            goes_on = goes_on and syntax is None and (is_alone or _continues(lines[number - 1][0], text, entries[-1]))
            if goes_on:
                entries[-1] = entries[-1]._replace(value=f"{entries[-1].value} {line}".strip())
        if goes_on:
            spans.append(span)
    return Lines(entries, spans, ended=True)


def is_text(line: str) -> bool:
    """Tell whether a line, without its margin, is text to the extensions of Python-Markdown as well."""
    return _syntax(line) is None


def _syntax(line: str) -> re.Pattern[str] | None:
    """Return what the line is to an extension of Python-Markdown; None when it is text."""
    if not line or line[0] not in _SIGNS:
        return None
    return next((syntax for syntax in (_CONTAINER, _DEFINITION, _ATTRIBUTES) if syntax.match(line)), None)


def _continues(above: str, text: str, entry: Entry) -> bool:
    """Tell whether a line goes on with the value above it: where that line is broken, it must look like it."""
    if not is_broken(above) or entry.value.endswith(_UNFINISHED):
        return True
    return _QUOTE.sub("", text).startswith(_INDENTS) or _SAME_VALUE.match(without_margin(text).strip()) is not None


def joined(spans: Sequence[Span]) -> list[Span]:
    """Return ranges in order, those joined that touch."""
    found: list[Span] = []
    for index, span in enumerate(spans):
        if not index or spans[index - 1].end != span.start:
            start = span.start
        if index + 1 == len(spans) or spans[index + 1].start != span.end:
            found.append(Span(start, span.end))
    return found


def _opens(pairs: list[Pair], keys: Keys) -> bool:
    # Text may go on below "Word: text" only where the first word is a key that specs use, or stands out.
    return any(pair.marked or keys.find(pair.key).known for pair in pairs)
