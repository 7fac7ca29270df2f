"""Problems as JSON, for programs."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_momentum.catalog.documents import document
from mkdocs_momentum.checks.formats.context import GENERATOR, Context, by_rule, counts
from mkdocs_momentum.checks.problem import Problem

VERSION = 1
"""Version of the document's form; it changes when a reader of the old form would go wrong."""


def render(problems: Sequence[Problem], context: Context) -> str:
    """Return the report as a JSON document, one problem to a line."""
    head = {
        "version": VERSION,
        "generator": GENERATOR,
        "documents": len(context.documents),
        "counts": counts(problems),
        "rules": by_rule(problems),
    }
    return document(head, "problems", map(_problem, problems))


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "end_column": problem.end_column,
        "rule": problem.rule,
        "severity": problem.severity.value,
        "message": problem.message,
    }
