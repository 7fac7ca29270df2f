"""Problems as annotations of GitHub Actions: commands that the runner reads from the output of a step."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_momentum.checks.formats.context import Context
from mkdocs_momentum.checks.problem import Problem, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(problems: Sequence[Problem], context: Context) -> str:  # noqa: ARG001 - as every form is called
    """Return one command to a line, the gravest problems first: the runner shows ten of a kind for each step."""
    return "".join(f"{_command(problem)}\n" for problem in sorted(problems, key=lambda one: one.severity.rank))


def _command(problem: Problem) -> str:
    places: dict[str, object] = {"file": problem.path, "line": problem.line}
    if problem.column is not None:
        places["col"] = problem.column
        # The runner counts the last column in, where a problem names the one behind it.
        if problem.end_column is not None:
            places["endColumn"] = max(problem.end_column - 1, problem.column)
    places["title"] = problem.rule
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in places.items())
    return f"::{_COMMANDS[problem.severity]} {properties}::{_data(problem.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
