"""What a build says of problems: in its log every grave one and as many info as it can bear, on pages all of them."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from mkdocs_momentum.checks.problem import Problem, Severity
from mkdocs_momentum.site.panel import Note
from mkdocs_momentum.site.site import Complaint

_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING}
_MOST_INFO = 10


def complaints(problems: Iterable[Problem]) -> Iterator[tuple[int, str]]:
    """Yield the level and the text of each line for the log of a build.

    All errors and warnings come first; of the rest, which no strict build minds, up to ten lines and a count.
    """
    problems = list(problems)
    for problem in problems:
        if problem.severity in _LEVELS:
            yield _LEVELS[problem.severity], _line(problem)
    yield from ((logging.INFO, text) for text in _info([one for one in problems if one.severity is Severity.INFO]))


def _info(problems: Sequence[Problem]) -> Iterator[str]:
    # One alone is no longer than the line that would stand for it.
    if len(problems) <= _MOST_INFO + 1:
        yield from map(_line, problems)
        return
    # A file that was begun just now has one for each thing that is left to fill in; others are to be heard beside it.
    alike = defaultdict[tuple[str, str], list[Problem]](list)
    for problem in problems:
        alike[problem.path, problem.rule].append(problem)
    for first, *others in islice(alike.values(), _MOST_INFO):
        yield f"{_line(first)}, and {len(others)} more in this file" if others else _line(first)
    yield f"{len(problems)} info in all; `mkdocs-momentum check` lists them"


def notes_by_path(problems: Iterable[Problem]) -> Mapping[str, Sequence[Note]]:
    """Return what the page of each spec says to its author, by path."""
    found = defaultdict[str, list[Note]](list)
    for problem in problems:
        found[problem.path].append(Note(problem.line, problem.severity, problem.rule, problem.message))
    return found


def _line(problem: Problem) -> str:
    # The log says the severity in its own way.
    return f"{problem.path}:{problem.line}: {problem.message} [{problem.rule}]"


def tell(log: logging.LoggerAdapter[logging.Logger], path: str, found: Iterable[Complaint]) -> None:
    """Log what is to be said of the directives of a page."""
    for complaint in found:
        log.log(complaint.level, f"{path}:{complaint.line}: {complaint.message}")
