"""The listing directive: ``<!-- momentum/specs { status: [draft], sort: -updated } -->``."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import yaml

from mkdocs_momentum.catalog.globs import Globs
from mkdocs_momentum.catalog.query import SORTS, Query
from mkdocs_momentum.spec.markdown import Document
from mkdocs_momentum.spec.model import Stage

_DIRECTIVE = re.compile(r"\s*<!--\s*momentum/(?P<name>[\w-]+)(?P<options>.*?)-->[ \t]*", re.DOTALL)
_LONGEST = 4000
_OPTIONS = ("status", "stage", "path", "sort")


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive in a page.

    Attributes:
        start: Offset of its first byte in the page's Markdown.
        end: Offset behind its last byte.
        line: Its line in the page's Markdown, from 1.
        level: Level of the heading that it stands under; 1 without one.
        query: What it asks for; None when it is wrong.
        error: What is wrong with it and the remedy, or ``""``.
    """

    start: int
    end: int
    line: int
    level: int
    query: Query | None
    error: str = ""


def find_directives(markdown: str) -> list[Directive]:
    """Return the listing directives of a page; those in code are none."""
    if "momentum/" not in markdown:
        return []
    return list(_find(Document(markdown)))


def _find(document: Document) -> Iterator[Directive]:
    level = 1
    for block in document.blocks:
        if block.kind == "heading":
            level = block.level
        if block.kind != "html":
            continue
        match = _DIRECTIVE.match(document.source(block.start, block.end))
        if match is None:
            continue
        end = block.start + len(match.group().encode())
        line = document.line(block.start)
        try:
            query = read_query(match["name"], match["options"])
        except ValueError as error:
            yield Directive(block.start, end, line, level, None, str(error))
        else:
            yield Directive(block.start, end, line, level, query)


def read_query(name: str, options: str) -> Query:
    """Return the query that a directive's options state.

    Raises:
        ValueError: A name, an option or a value is unknown; the message holds the remedy.
    """
    if name != "specs":
        raise ValueError(f'unknown directive "momentum/{name}"; write "momentum/specs"')
    try:
        read = yaml.safe_load(options[:_LONGEST]) if options.strip() else {}
    except (yaml.YAMLError, RecursionError):
        read = None
    if not isinstance(read, dict):
        raise ValueError("the options are no YAML mapping; write them as { status: [draft], sort: -updated }")
    for key in read:
        if key not in _OPTIONS:
            raise ValueError(f'unknown option "{key}"{_hint(str(key), _OPTIONS)}')
    sort = str(read.get("sort", "path"))
    return Query(tuple(_words("status", read)), _stages(read), _globs(read), _sort(sort), sort.startswith("-"))


def _words(name: str, read: dict[str, object]) -> list[str]:
    value = read.get(name)
    words = value if isinstance(value, list) else [] if value is None else [value]
    if not all(isinstance(word, str) and word.strip() for word in words):
        raise ValueError(f'option "{name}" holds something that is no text; write one text or a list of texts')
    return [str(word) for word in words]


def _stages(read: dict[str, object]) -> tuple[Stage, ...]:
    stages = []
    for word in _words("stage", read):
        if word not in list(Stage):
            raise ValueError(f'unknown stage "{word}"{_hint(word, Stage)}')
        stages.append(Stage(word))
    return tuple(stages)


def _globs(read: dict[str, object]) -> Globs:
    patterns = _words("path", read)
    try:
        return Globs(patterns)
    except ValueError as error:
        message = f'option "path" holds a pattern that is none ({error}); write it as in a .gitignore'
        raise ValueError(message) from error


def _sort(sort: str) -> str:
    name = sort.removeprefix("-")
    if name not in SORTS:
        raise ValueError(f'cannot sort by "{name}"{_hint(name, SORTS)}')
    return name


def _hint(word: str, known: Iterable[str]) -> str:
    names = list(known)
    close = difflib.get_close_matches(word, names, 1)
    return f'; did you mean "{close[0]}"? Known are {", ".join(names)}' if close else f"; known are {', '.join(names)}"
