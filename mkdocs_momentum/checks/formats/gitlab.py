"""Problems as a Code Quality report of GitLab."""

from __future__ import annotations

import json
from collections.abc import Sequence

from mkdocs_momentum.checks.formats.context import Context
from mkdocs_momentum.checks.formats.fingerprint import identified
from mkdocs_momentum.checks.problem import Problem, Severity

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(problems: Sequence[Problem], context: Context) -> str:  # noqa: ARG001 - as every form is called
    """Return the report as a JSON document."""
    found = [_problem(problem, fingerprint) for problem, fingerprint in identified(problems)]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _problem(problem: Problem, fingerprint: str) -> dict[str, object]:
    return {
        "type": "issue",
        "check_name": problem.rule,
        "description": problem.message,
        "categories": ["Style"],
        "severity": _SEVERITIES[problem.severity],
        "fingerprint": fingerprint,
        "location": {"path": problem.path, "lines": {"begin": problem.line, "end": problem.line}},
    }
