"""What a build says of problems: in its log every grave one and as many hints as it can bear, on pages all of them."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mkdocs_momentum.checks.problem import Problem, Severity
from mkdocs_momentum.site.panel import Note

_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING}
_MOST_HINTS = 10


def complaints(problems: Iterable[Problem]) -> Iterator[tuple[int, str]]:
    """Yield the level and the text of each line for the log of a build.

    All errors and warnings come first; of the rest, which no strict build minds, the first ten and a count.
    """
    problems = list(problems)
    for problem in problems:
        if problem.severity in _LEVELS:
            yield _LEVELS[problem.severity], _line(problem)
    hints = [problem for problem in problems if problem.severity is Severity.INFO]
    # One alone is no longer than the line that would stand for it.
    shown = hints if len(hints) <= _MOST_HINTS + 1 else hints[:_MOST_HINTS]
    yield from ((logging.INFO, _line(hint)) for hint in shown)
    if len(shown) < len(hints):
        yield logging.INFO, f"{len(hints) - len(shown)} more hints; `mkdocs-momentum check` lists all of them"


def notes_by_path(problems: Iterable[Problem]) -> Mapping[str, Sequence[Note]]:
    """Return what the page of each spec says to its author, by path."""
    found = defaultdict[str, list[Note]](list)
    for problem in problems:
        found[problem.path].append(Note(problem.line, problem.severity, problem.rule, problem.message))
    return found


def _line(problem: Problem) -> str:
    # The log says the severity in its own way.
    return f"{problem.path}:{problem.line}: {problem.message} [{problem.rule}]"
