"""What a build says of problems: every grave one, and as many hints as a log can bear."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator

from mkdocs_momentum.checks.problem import Problem, Severity

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


def _line(problem: Problem) -> str:
    # The log says the severity in its own way.
    return f"{problem.path}:{problem.line}: {problem.message} [{problem.rule}]"
