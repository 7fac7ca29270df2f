"""Rules of other packages: found through their entry points, as the guide shows it."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.options import OptionError, read_options
from mkdocs_momentum.checks.options import read_checks
from mkdocs_momentum.checks.registry import GROUP, rules
from mkdocs_momentum.checks.run import check
from mkdocs_momentum.checks.subject import Subject

GUIDE = (Path(__file__).parent.parent / "example-site/docs/guide/own-rules.md").read_text(encoding="utf-8")
Install = Callable[[str, str], None]

TEXTS = {
    "a.md": "# A\n\n**Owner:** Ada\n**Status:** Draft\n",
    "b.md": "# B\n\n**Status:** Draft\n",
    "c.md": "# C\n\n**Owner:** Bob\n**Status:** Draft\n",
}


def shown(title: str) -> str:
    """Return the file that the guide shows under a name."""
    found = re.search(rf'^```\w+ title="{re.escape(title)}"\n(.*?)^```$', GUIDE, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Put a distribution on the path: a module of that name, and the target of its entry point."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def put(module: str, target: str) -> None:
        (tmp_path / "house_rules.py").write_text(module, encoding="utf-8")
        folder = tmp_path / "house_rules-1.0.0.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: house-rules\nVersion: 1.0.0\n", encoding="utf-8")
        (folder / "entry_points.txt").write_text(f"[{GROUP}]\nhouse = {target}\n", encoding="utf-8")
        rules.cache_clear()

    yield put
    sys.modules.pop("house_rules", None)
    rules.cache_clear()


def target_of(project: str) -> str:
    """Return the target of the entry point in a pyproject.toml."""
    target = tomllib.loads(project)["project"]["entry-points"][GROUP]["house"]
    assert isinstance(target, str)
    return target


def found(checks: object, names: set[str]) -> list[str]:
    """Return what some rules find."""
    site = read_options({"include": ["**"]}).settings
    subjects = [Subject(path, text, site.read(path, text)) for path, text in TEXTS.items()]
    catalog = Catalog([subject.facts for subject in subjects], site.reader.lifecycle)
    return [str(one) for one in check(subjects, catalog, read_checks(checks)) if one.rule in names]


def test_the_rules_of_the_guide_are_found_and_run(install: Install) -> None:
    install(shown("house_rules.py"), target_of(shown("pyproject.toml")))

    assert {"no-owner", "too-many-drafts", "unknown-status"} <= set(rules())
    assert rules()["no-owner"].statement == "Every spec names its owner."
    assert found(True, {"no-owner", "too-many-drafts"}) == [
        "b.md:1: warning no-owner: no owner is named; add `**Owner:** ...` below the title",
        "c.md:4: info too-many-drafts: two specs are drafts already; finish one of them first",
    ]


def test_a_site_changes_the_severity_of_such_a_rule(install: Install) -> None:
    install(shown("house_rules.py"), "house_rules:no_owner")

    assert "too-many-drafts" not in rules()
    assert found({"severity": {"no-owner": {"c.md": "off", "b.md": "error"}}}, {"no-owner"}) == [
        "b.md:1: error no-owner: no owner is named; add `**Owner:** ...` below the title"
    ]


BAD = [
    ("x = (", "house_rules", "cannot be loaded ('(' was never closed (house_rules.py, line 1)); mend the package or remove it"),
    ("x = 1", "house_rules:y", "cannot be loaded (module 'house_rules' has no attribute 'y'); mend the package or remove it"),
    ("x = 1", "house_rules", "holds no rule; make one with `mkdocs_momentum.checks.rule`"),
    ("x = 1", "house_rules:x", "holds no rule; make one with `mkdocs_momentum.checks.rule`"),
]  # fmt: skip


@pytest.mark.parametrize(("module", "target", "fact"), BAD)
def test_a_package_that_cannot_be_used_is_named(install: Install, module: str, target: str, fact: str) -> None:
    install(module, target)

    with pytest.raises(OptionError) as error:
        rules()

    place = f"option `checks`: the entry point `house = {target}` of the package house-rules"
    assert str(error.value) == f"{place} {fact}"


def test_a_rule_that_takes_the_name_of_another_is_refused(install: Install) -> None:
    install(shown("house_rules.py").replace("no-owner", "placeholder"), "house_rules")

    with pytest.raises(OptionError) as error:
        rules()

    assert str(error.value).endswith("has a rule placeholder, which there is; give it another name")
