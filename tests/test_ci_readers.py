"""Reports as others read them: GitHub's commands by a runner of workflows, Code Quality by a model of its form."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import typeguard
from gitlab_cq import GitLabCodeQuality  # type: ignore[import-untyped] # It says nothing of its types.

from mkdocs_momentum.checks.formats.context import Context
from mkdocs_momentum.checks.formats.forms import render
from mkdocs_momentum.checks.problem import Problem, Severity

CONTEXT = Context()
PROBLEMS = [
    Problem("docs/a b.md", 3, "unknown-status", Severity.ERROR, 'no "Aproved"; write "Approved"', 13, 20),
    Problem("docs/a,b:c%.md", 4, "invalid-date", Severity.WARNING, "100% wrong, say:\nreally\r\nwrong"),
    Problem("docs/é.md", 5, "own-rule", Severity.INFO, "a | b <i>\t</i>, 50%", 14, 14),
]

WORKFLOW = """\
on: push
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - run: cat "$REPORT"
"""


def commands(report: str, folder: Path) -> list[dict[str, Any]]:
    """Return the commands that a runner of workflows finds in what a step prints."""
    (folder / ".github/workflows").mkdir(parents=True)
    (folder / ".github/workflows/check.yml").write_text(WORKFLOW, encoding="utf-8")
    (folder / "report.txt").write_text(report, encoding="utf-8", newline="")
    act = shutil.which("act", path=sysconfig.get_path("scripts"))
    assert act is not None, "the runner is one of the tests' requirements"
    # On this machine itself, not in a container; nothing is fetched, for the workflow uses no action.
    command = [act, "push", "--json", "--platform", "ubuntu-latest=-self-hosted", "--no-cache-server"]
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    variables = ["--env", f"REPORT={folder / 'report.txt'}"]
    done = subprocess.run(
        [*command, *variables], cwd=folder, env=environment, check=True, capture_output=True, text=True
    )
    found = [json.loads(line) for line in (done.stdout + done.stderr).splitlines() if line.startswith("{")]
    return [entry for entry in found if entry.get("command") in ("error", "warning", "notice")]


def test_a_runner_reads_what_github_is_given(tmp_path: Path) -> None:
    found = commands(render("github", PROBLEMS, CONTEXT), tmp_path)

    assert [(one["command"], one["arg"]) for one in found] == [
        ("error", PROBLEMS[0].message),
        ("warning", PROBLEMS[1].message),
        ("notice", PROBLEMS[2].message),
    ]
    assert [one["kvPairs"] for one in found] == [
        {"file": "docs/a b.md", "line": "3", "col": "13", "endColumn": "19", "title": "unknown-status"},
        {"file": "docs/a,b:c%.md", "line": "4", "title": "invalid-date"},
        {"file": "docs/é.md", "line": "5", "col": "14", "endColumn": "14", "title": "own-rule"},
    ]


def test_the_runner_finds_nothing_in_other_text(tmp_path: Path) -> None:
    assert commands(render("text", PROBLEMS, CONTEXT), tmp_path) == []


def as_code_quality(document: object) -> object:
    """Return a document if it has the form of a Code Quality report; the model allows no key that it does not know."""
    every = typeguard.CollectionCheckStrategy.ALL_ITEMS
    return typeguard.check_type(document, list[GitLabCodeQuality.Issue], collection_check_strategy=every)


def test_gitlab_gets_a_code_quality_report() -> None:
    found = json.loads(render("gitlab", PROBLEMS, CONTEXT))

    assert len(found) == len(PROBLEMS)
    assert as_code_quality(found) == found


@pytest.mark.parametrize(
    "change",
    [{"severity": "warning"}, {"location": {"path": "a.md", "lines": {"begin": "1", "end": 1}}}, {"rule": "x"}],
)
def test_the_model_refuses_another_form(change: dict[str, object]) -> None:
    found = json.loads(render("gitlab", PROBLEMS, CONTEXT))

    with pytest.raises(typeguard.TypeCheckError):
        as_code_quality([*found, {**found[0], **change}])
