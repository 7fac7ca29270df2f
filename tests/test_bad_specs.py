"""A folder of bad specs, one for each rule, with the report that the terminal gives of them.

``expected.txt`` is written anew, after a change that is meant, with ``.venv/bin/python tests/test_bad_specs.py``.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from contextlib import chdir
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import PropertyMock, patch

from shell import run, write

from mkdocs_momentum.checks.registry import rules
from mkdocs_momentum.checks.settings import CheckSettings

FOLDER = Path(__file__).parent / "bad-specs"
EXPECTED = FOLDER / "expected.txt"
CHECKS = {"language": True, "stale": {"draft": 90}, "stages": {"accepted": ["approved by"]}}
TODAY = date(2026, 6, 15)


def report(folder: Path) -> str:
    """Return what ``mkdocs-momentum check`` says of the specs, copied into an empty folder, on a day that is fixed."""
    config = {"site_name": "Bad", "plugins": [{"momentum": {"include": ["**"], "checks": CHECKS}}]}
    specs = {f"docs/{path.name}": path.read_bytes().decode() for path in FOLDER.glob("*.md")}
    write(folder, {"mkdocs.yml": json.dumps(config), **specs})
    with chdir(folder), patch.object(CheckSettings, "day", PropertyMock(return_value=TODAY)):
        return run("check").out


def found(text: str) -> dict[str, set[str]]:
    """Return the rules that a report names, by name of the spec."""
    rules_of = defaultdict[str, set[str]](set)
    for path, rule in re.findall(r"^docs/(.+)\.md:\d+: +(?:error|warning|info) +([\w-]+): ", text, re.MULTILINE):
        rules_of[path].add(rule)
    return rules_of


def test_the_report_is_the_expected_one(tmp_path: Path) -> None:
    assert report(tmp_path).encode() == EXPECTED.read_bytes()


def test_every_rule_finds_something_in_the_spec_that_bears_its_name() -> None:
    shown = found(EXPECTED.read_text(encoding="utf-8"))

    assert [name for name in rules() if name not in shown[name]] == []


def test_no_other_rule_finds_anything_there() -> None:
    shown = found(EXPECTED.read_text(encoding="utf-8"))

    assert {name: others for name, named in shown.items() if (others := named - {name})} == {}


if __name__ == "__main__":
    with TemporaryDirectory() as scratch:
        EXPECTED.write_bytes(report(Path(scratch)).encode())
