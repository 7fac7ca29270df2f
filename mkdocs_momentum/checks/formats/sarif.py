"""Problems as SARIF 2.1.0, the form that code scanning reads."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import quote

from mkdocs_momentum import __version__
from mkdocs_momentum.checks.formats.context import Context
from mkdocs_momentum.checks.formats.fingerprint import identified
from mkdocs_momentum.checks.problem import Problem, Severity
from mkdocs_momentum.checks.rule import Rule

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.OFF: "none"}
_ROOT = "%SRCROOT%"


def render(problems: Sequence[Problem], context: Context) -> str:
    """Return the report as a SARIF log with one run."""
    used = sorted({problem.rule for problem in problems})
    places = {name: number for number, name in enumerate(used)}
    driver = {
        "name": "mkdocs-momentum",
        "version": __version__,
        "rules": [_rule(name, context.rules.get(name)) for name in used],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, print_, places, context) for problem, print_ in identified(problems)],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(name: str, rule: Rule | None) -> dict[str, object]:
    found: dict[str, object] = {"id": name, "name": "".join(word.capitalize() for word in name.split("-"))}
    if rule is not None:
        found["shortDescription"] = {"text": rule.statement or name}
        found["defaultConfiguration"] = {"level": _LEVELS[rule.severity]}
    return found


def _result(problem: Problem, fingerprint: str, places: Mapping[str, int], context: Context) -> dict[str, object]:
    return {
        "ruleId": problem.rule,
        "ruleIndex": places[problem.rule],
        "level": _LEVELS[problem.severity],
        "message": {"text": problem.message},
        "locations": [
            {"physicalLocation": {"artifactLocation": _artifact(problem.path), "region": _region(problem, context)}}
        ],
        "partialFingerprints": {"problem/v1": fingerprint},
    }


def _artifact(path: str) -> dict[str, str]:
    if PurePosixPath(path).is_absolute():
        return {"uri": f"file://{quote(path)}"}
    return {"uri": quote(path), "uriBaseId": _ROOT}


def _region(problem: Problem, context: Context) -> dict[str, object]:
    region: dict[str, object] = {"startLine": problem.line}
    if problem.column is not None:
        region["startColumn"] = problem.column
        if problem.end_column is not None:
            region["endColumn"] = problem.end_column
    line = context.line(problem.path, problem.line)
    return {**region, "snippet": {"text": line}} if line else region
