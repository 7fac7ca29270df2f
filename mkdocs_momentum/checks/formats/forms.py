"""The forms by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import cast

from mkdocs_momentum.checks.formats.context import Context
from mkdocs_momentum.checks.problem import Problem

Render = Callable[[Sequence[Problem], Context], str]
"""Returns a report of problems, as the context wants it."""

FORMATS: Mapping[str, str] = {
    "text": "for people",
    "json": "for programs",
    "github": "annotations in a workflow of GitHub Actions",
    "sarif": "SARIF 2.1.0, for code scanning",
    "junit": "JUnit XML, for build servers",
    "gitlab": "Code Quality, for merge requests of GitLab",
}
"""The forms by name, with what each is for."""


def render(form: str, problems: Sequence[Problem], context: Context) -> str:
    """Return a report of problems in one of the forms."""
    module = import_module(f"mkdocs_momentum.checks.formats.{form}")
    return cast("Render", module.render)(problems, context)
