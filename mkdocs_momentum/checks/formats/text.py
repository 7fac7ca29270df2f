"""Problems for people: one to a line, with the line of the document that each is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from mkdocs_momentum.checks.formats.cells import safe, width
from mkdocs_momentum.checks.formats.context import SHOWN, Context, by_rule, counts
from mkdocs_momentum.checks.problem import Problem, Severity

_RED, _YELLOW, _BLUE, _BOLD, _DIM, _END = ("\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[1m", "\x1b[2m", "\x1b[0m")
_COLOURS = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW, Severity.INFO: _BLUE}
_COLUMNS = 120
_LEAST = 20
_BEFORE = 12


def render(problems: Sequence[Problem], context: Context) -> str:
    """Return the report: each problem with its line quoted and the place marked, at the end a count."""
    lines: list[str] = []
    for _, group in groupby(problems, key=lambda problem: problem.path):
        lines += _document(list(group), context)
        lines.append("")
    if context.statistics and problems:
        lines += [*_statistics(problems, context), ""]
    return "\n".join([*lines, _closing(problems, context)]) + "\n"


def _document(problems: list[Problem], context: Context) -> Iterator[str]:
    """Yield the lines about one document; what follows the place stands in columns."""
    places = [safe(f"{problem.path}:{problem.line}:") for problem in problems]
    place_width = max(width(place) for place in places)
    severity_width = max(len(problem.severity) for problem in problems)
    gutter = len(str(max(problem.line for problem in problems)))
    for problem, place in zip(problems, places, strict=True):
        blanks = " " * (place_width - width(place))
        severity = _paint(f"{problem.severity:<{severity_width}}", _colour(problem), context)
        rule = _paint(problem.rule, _BOLD, context)
        yield f"{_paint(place, _BOLD, context)}{blanks} {severity} {rule}: {safe(problem.message)}"
        yield from _quoted(problem, gutter, context)


def _quoted(problem: Problem, gutter: int, context: Context) -> Iterator[str]:
    line = context.line(problem.path, problem.line)
    if not line.strip():
        return
    start, end = _place(problem, line)
    room = max((context.columns or _COLUMNS) - gutter - 5, _LEAST)
    cut = max(0, start - _BEFORE) if width(safe(line[:end])) > room else 0
    before, marked = safe(line[cut:start]), safe(line[start:end])
    head = "…" if cut else ""
    shown = head + _cut(before + marked + safe(line[end:]), room - len(head))
    blanks = " " * width(head + before)
    signs = "^" * max(1, min(width(marked), room - len(blanks)))
    yield f"{_paint(f'  {problem.line:>{gutter}} |', _DIM, context)} {shown}"
    yield f"{_paint(f'  {chr(32) * gutter} |', _DIM, context)} {blanks}{_paint(signs, _colour(problem), context)}"


def _colour(problem: Problem) -> str:
    return _COLOURS[problem.severity]


def _place(problem: Problem, line: str) -> tuple[int, int]:
    """Return where the place of a problem begins and ends in its line; without one it is all but the blanks around."""
    first, last = len(line) - len(line.lstrip()), len(line.rstrip())
    if problem.column is None or problem.column > len(line):
        return first, last
    start = problem.column - 1
    end = last if problem.end_column is None else min(problem.end_column - 1, len(line))
    return start, max(end, start + 1)


def _cut(text: str, columns: int) -> str:
    if width(text) <= columns:
        return text
    text = text[:columns]
    while width(text) > columns - 1:
        text = text[:-1]
    return f"{text}…"


def _statistics(problems: Sequence[Problem], context: Context) -> Iterator[str]:
    found = by_rule(problems)
    digits = len(str(max(found.values())))
    for rule, count in found.items():
        worst = min((one.severity for one in problems if one.rule == rule), key=lambda severity: severity.rank)
        yield f"{count:>{digits}}  {_paint(f'{worst:<7}', _COLOURS[worst], context)}  {rule}"


def _closing(problems: Sequence[Problem], context: Context) -> str:
    checked = _count(len(context.documents), "spec")
    if not problems:
        return f"{checked} checked: no problems"
    found = counts(problems)
    parts = [f"{_count(found[level.value], _NOUNS[level])}" for level in SHOWN if found[level.value]]
    files = len({problem.path for problem in problems})
    return f"{checked} checked: {', '.join(parts)} in {_count(files, 'file')}"


_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 or noun == 'info' else 's'}"


def _paint(text: str, colour: str, context: Context) -> str:
    return f"{colour}{text}{_END}" if context.colours else text
