"""The guide to checks and to the terminal says what the code does."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
import yaml
from jsonschema.validators import validator_for
from schemas import schema
from shell import CONFIG, run, write

from mkdocs_momentum.checks.options import read_checks
from mkdocs_momentum.checks.registry import rules
from mkdocs_momentum.cli import COMMANDS
from mkdocs_momentum.spec.statuses import STATUSES

GUIDE = Path(__file__).parent.parent / "example-site/docs/guide"
CHECKS = (GUIDE / "checks.md").read_text(encoding="utf-8")
TERMINAL = (GUIDE / "terminal.md").read_text(encoding="utf-8")
BAD = "# Session timeout\n\n**Version:** 1.0.0\n**Status:** Aproved\n**Owner:** Identity Team\n"


def blocks(text: str, language: str, title: str = "") -> list[str]:
    """Return the code blocks of a page in a language, with a title or without."""
    head = re.escape(f'{language} title="{title}"' if title else language)
    return re.findall(rf"^```{head}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def test_the_table_of_rules_is_whole() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| (error|warning|info|off) \| (.+) \|$", CHECKS, re.MULTILINE)

    assert rows == [(name, rule.severity.value, rule.statement) for name, rule in rules().items()]


def test_the_example_of_settings_is_valid() -> None:
    options = yaml.safe_load(blocks(CHECKS, "yaml")[0])["plugins"][0]["momentum"]["checks"]

    settings = read_checks(options)
    assert settings.language is True
    assert settings.stale == {"draft": 90, "in-review": 30}
    named = re.findall(r"^\| `(\w+)` \| ", CHECKS.partition("| Setting |")[2].partition("\n\n")[0], re.MULTILINE)
    assert sorted(named) == sorted(options)


def test_the_stages_stand_in_the_order_that_the_rule_goes_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sentence = re.search(r"The order of the stages is ([\w, ]+);", CHECKS)
    assert sentence is not None
    order = sentence[1].split(", ")
    statuses = {stage: words.split(",")[0].strip() for stage, words in STATUSES.items()}
    specs = {f"docs/{stage}.md": f"# {stage}\n\n**Version:** 1\n**Status:** {statuses[stage]}\n" for stage in statuses}

    for place, stage in enumerate(order):
        asked = {"checks": {"stages": {stage: ["approver"]}}}
        write(tmp_path, {"mkdocs.yml": json.dumps({"site_name": "S", "plugins": [{"momentum": asked}]}), **specs})
        problems = json.loads(run("check", "--select", "skips-stage", "--format", "json").out)["problems"]
        assert {problem["path"] for problem in problems} == {f"docs/{later}.md" for later in order[place:]}, stage


def test_the_report_is_the_one_that_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"mkdocs.yml": CONFIG, "docs/specs/007-session-timeout.md": BAD})

    assert run("check").out == blocks(CHECKS, "text")[0]


@pytest.mark.parametrize(
    ("title", "url"),
    [
        (".pre-commit-config.yaml", "https://json.schemastore.org/pre-commit-config.json"),
        (".github/workflows/specs.yml", "https://json.schemastore.org/github-workflow.json"),
        (
            ".gitlab-ci.yml",
            "https://gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json",
        ),
    ],
)
def test_the_examples_for_other_tools_are_valid_by_their_schemas(title: str, url: str) -> None:
    (example,) = blocks(CHECKS, "yaml", title)
    # "on" is a word to the tools, and true to YAML 1.1.
    document = {"on" if key is True else key: value for key, value in yaml.safe_load(example).items()}
    published = schema(url)

    validator = validator_for(published)(published)
    assert list(validator.iter_errors(document)) == []


COMMANDS_SHOWN = [
    line.removeprefix("$ ").partition(" #")[0].strip()
    for block in [*blocks(CHECKS, "console"), *blocks(TERMINAL, "console")]
    for line in block.splitlines()
    if line.startswith("$ ") and "|" not in line and " > " not in line
]


@pytest.mark.parametrize("line", COMMANDS_SHOWN)
def test_the_commands_of_the_guide_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.chdir(tmp_path)
    paths = ("docs/specs/007-timeout.md", "docs/specs/007-session-timeout.md", "site/docs/a.md")
    write(tmp_path, {"mkdocs.yml": CONFIG, "site/mkdocs.yml": CONFIG, **dict.fromkeys(paths, BAD)})

    program, *words = shlex.split(line)

    assert program == "mkdocs-momentum"
    assert run(*words).code in (0, 1)


def test_every_command_is_in_the_guide() -> None:
    named = re.findall(r"^\| \[`mkdocs-momentum (\w+)`\]", TERMINAL, re.MULTILINE)

    assert named == list(COMMANDS)


def test_the_listing_is_the_one_that_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (text,) = blocks((GUIDE / "getting-started.md").read_text(encoding="utf-8"), "markdown")
    write(tmp_path, {"mkdocs.yml": CONFIG, "docs/specs/caching.md": text})

    assert run("list").out == blocks(TERMINAL, "text")[0]


def test_a_template_of_the_guide_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (template,) = blocks(TERMINAL, "markdown", "templates/adr.md")
    write(tmp_path, {"mkdocs.yml": CONFIG, "docs/index.md": "# Home\n", "templates/adr.md": template})

    run("new", "Use SQLite", "--author", "Ada")

    lines = (tmp_path / "docs/specs/001-use-sqlite.md").read_text(encoding="utf-8").split("\n")
    assert (lines[0], lines[2], lines[4]) == ("# 001. Use SQLite", "- Status: Draft", "- Author: Ada")
