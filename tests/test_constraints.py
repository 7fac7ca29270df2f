"""The lowest versions that are tested are the lowest that are allowed."""

from __future__ import annotations

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent


def _versions(requirements: list[str], operator: str) -> dict[str, list[Version]]:
    """Return the versions that requirements name with an operator, by package."""
    found: dict[str, list[Version]] = {}
    for line in requirements:
        requirement = Requirement(line)
        versions = [Version(part.version) for part in requirement.specifier if part.operator == operator]
        found[canonicalize_name(requirement.name)] = versions
    return found


def test_the_tested_versions_are_the_lower_bounds() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (ROOT / "constraints/lowest.txt").read_text(encoding="utf-8").splitlines()

    extras = [line for extra in project["optional-dependencies"].values() for line in extra]
    bounds = _versions([*project["dependencies"], *extras], ">=")
    tested = _versions([line for line in lines if line and not line.startswith("#")], "==")

    assert all(len(versions) == 1 for versions in bounds.values())
    assert tested == bounds
