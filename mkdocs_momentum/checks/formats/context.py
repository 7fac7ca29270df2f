"""What a report says beside the problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from mkdocs_momentum import __version__
from mkdocs_momentum.checks.problem import Problem, Severity
from mkdocs_momentum.checks.rule import Rule

GENERATOR = f"mkdocs-momentum {__version__}"
"""The program and its version."""

SHOWN = (Severity.ERROR, Severity.WARNING, Severity.INFO)
"""The severities that a report can hold, from the gravest."""


def _no_line(_path: str, _line: int) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Context:
    """What a report says beside the problems, and how.

    Attributes:
        rules: The rules by name.
        documents: Paths of all documents that were checked, as the problems name them.
        line: Returns a line of a document, named by path and number; ``""`` when there is none.
        fail_on: The mildest severity that makes a check fail; ``Severity.OFF`` when none does.
        columns: The columns of a terminal; None when the report goes elsewhere.
        colours: Whether the report may be coloured.
        statistics: Whether the report ends with a count for each rule.
    """

    rules: Mapping[str, Rule] = field(default_factory=dict)
    documents: Sequence[str] = ()
    line: Callable[[str, int], str] = _no_line
    fail_on: Severity = Severity.WARNING
    columns: int | None = None
    colours: bool = False
    statistics: bool = False

    def fails(self, problem: Problem) -> bool:
        """Tell whether a problem makes the check fail."""
        return self.fail_on is not Severity.OFF and problem.severity.rank <= self.fail_on.rank


def counts(problems: Sequence[Problem]) -> dict[str, int]:
    """Return how many problems there are of each severity, from the gravest."""
    found = Counter(problem.severity for problem in problems)
    return {severity.value: found[severity] for severity in SHOWN}


def by_rule(problems: Sequence[Problem]) -> dict[str, int]:
    """Return how many problems each rule found, the most first."""
    found = Counter(problem.rule for problem in problems)
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))
