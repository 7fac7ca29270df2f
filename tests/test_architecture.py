"""The rooms of the package: who may import whom, and how long things may be."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = "mkdocs_momentum"
SOURCE = Path(__file__).parent.parent / PACKAGE

ROOMS: dict[str, set[str]] = {
    "spec": set(),
    "catalog": {"spec"},
    "relations": {"spec", "catalog"},
    "checks": {"spec", "catalog", "relations"},
    "site": {"spec", "catalog", "relations"},
    "published": {"spec", "catalog", "relations"},
    "authoring": {"spec", "catalog"},
    # Behind the terminal's door: "" is what stands beside the rooms.
    "commands": {"spec", "catalog", "relations", "checks", "published", "authoring", ""},
}
"""The rooms with those that stand below them. What stands beside the rooms may use them all."""

DOORS: dict[str, set[str]] = {"plugin": set(), "cli": {"__main__"}, "__main__": set()}
"""The doors with the modules that may open them."""

USERS: dict[str, set[str]] = {
    # The plugin's door, and what stands right behind it: the host's options, its files, the pages of a build.
    "mkdocs": {"plugin", "config", "host", "intake", "navigation"},
    "pyromark": {"spec.markdown"},
    "yaml": {"spec.front_matter", "catalog.directive"},
    "pathspec": {"catalog.globs"},
    "bs4": {"spec.html"},
    # The door has it only to name the type of what MkDocs hands over.
    "jinja2": {"site.render", "site.nav", "plugin"},
    "markupsafe": {
        "site.view",
        "site.cells",
        "site.look",
        "site.listing_look",
        "site.listing_view",
        "site.present",
        "site.related",
        "site.figures",
        "site.nav",
    },
    "shtab": {"commands.completion"},
    "pygraphviz": {"site.layered"},
    # What asks another machine, and what judges its answer.
    "requests": {"published.fetch"},
    "jsonschema": {"published.validate"},
}
"""Every package from elsewhere with the modules that may use it."""

LONGEST_FILE = 300
LONGEST_FUNCTION = 40


@dataclass(frozen=True)
class Module:
    """A module of the package; its name and its imports leave out the package's own name."""

    name: str
    lines: int
    functions: tuple[tuple[str, int], ...]
    own: frozenset[str]
    foreign: frozenset[str]

    @property
    def room(self) -> str:
        """The folder it stands in; empty for one beside the rooms."""
        return self.name.partition(".")[0] if "." in self.name or self.name in ROOMS else ""


def read_modules(source: Path) -> list[Module]:
    """Read all modules below a folder."""
    paths = {_name(path.relative_to(source)): path for path in sorted(source.rglob("*.py"))}
    return [_read(name, path.read_text(encoding="utf-8"), set(paths)) for name, path in paths.items()]


def _name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _read(name: str, text: str, names: set[str]) -> Module:
    tree = ast.parse(text)
    imported = set(_imports(tree))
    functions = tuple(
        (node.name, (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    own = {_own(target, names) for target in imported if target.partition(".")[0] == PACKAGE}
    foreign = {
        top for target in imported if (top := target.partition(".")[0]) not in {PACKAGE, *sys.stdlib_module_names}
    }
    return Module(name, len(text.splitlines()), functions, frozenset(own - {name}), frozenset(foreign))


def _imports(tree: ast.AST) -> Iterator[str]:
    """Yield what is imported anywhere, within functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            # A relative import would slip through; the leading dots make it a package that nobody may use.
            module = "." * node.level + (node.module or "")
            yield from (f"{module}.{alias.name}" for alias in node.names)


def _own(target: str, names: set[str]) -> str:
    """Return the module that an import means: the longest beginning of it that is one."""
    parts = target.split(".")[1:]
    return next(name for end in range(len(parts), -1, -1) if (name := ".".join(parts[:end])) in names)


def broken_rules(modules: list[Module]) -> list[str]:
    """Return a sentence for each rule that is broken."""
    return [*_upward(modules), *_opened(modules), *_strangers(modules), *_circles(modules), *_long(modules)]


def _upward(modules: list[Module]) -> Iterator[str]:
    rooms = {module.name: module.room for module in modules}
    for module in modules:
        # The package itself holds nothing but the version.
        targets = module.own - {""}
        if module.room:
            allowed = ROOMS.get(module.room, set()) | {module.room}
            yield from (f"{module.name} imports {name}" for name in sorted(targets) if rooms[name] not in allowed)
        elif not module.name:
            yield from (f"the package imports {name}" for name in sorted(targets))


def _opened(modules: list[Module]) -> Iterator[str]:
    for module in modules:
        doors = sorted(name for name in module.own if name in DOORS and module.name not in DOORS[name])
        yield from (f"{module.name} opens {name}" for name in doors)


def _strangers(modules: list[Module]) -> Iterator[str]:
    for module in modules:
        names = sorted(name for name in module.foreign if module.name not in USERS.get(name, set()))
        yield from (f"{module.name} uses {name or 'a relative import'}" for name in names)


def _circles(modules: list[Module]) -> Iterator[str]:
    try:
        TopologicalSorter({module.name: module.own for module in modules}).prepare()
    except CycleError as error:
        yield f"a circle of imports: {' <- '.join(error.args[1])}"


def _long(modules: list[Module]) -> Iterator[str]:
    for module in modules:
        if module.lines > LONGEST_FILE:
            yield f"{module.name} has {module.lines} lines"
        for function, lines in module.functions:
            if lines > LONGEST_FUNCTION:
                yield f"{module.name}.{function} has {lines} lines"


def test_the_package_keeps_its_rules() -> None:
    modules = read_modules(SOURCE)

    assert {"spec.reader", "catalog.catalog", "site.render", "plugin", "cli"} <= {module.name for module in modules}
    assert broken_rules(modules) == []


def test_every_named_user_exists_and_uses_what_it_may() -> None:
    modules = {module.name: module for module in read_modules(SOURCE)}

    idle = [f"{name}: {user}" for name, users in USERS.items() for user in users if name not in modules[user].foreign]

    assert idle == []


@pytest.mark.parametrize(
    ("path", "text", "broken"),
    [
        ("spec/a.py", "import re\nfrom mkdocs_momentum import __version__\nfrom mkdocs_momentum.spec.b import c\n", []),
        ("catalog/a.py", "from mkdocs_momentum.spec import b\n", []),
        ("report.py", "from mkdocs_momentum.site.b import c\nfrom mkdocs_momentum.catalog.b import c\n", []),
        ("__main__.py", "from mkdocs_momentum.cli import main\n", []),
        ("host.py", "from mkdocs.config import load_config\n", []),
        ("spec/a.py", "from mkdocs_momentum.catalog.b import c\n", ["spec.a imports catalog.b"]),
        ("spec/a.py", "def f() -> None:\n    import mkdocs_momentum.site.b\n", ["spec.a imports site.b"]),
        ("site/a.py", "from mkdocs_momentum.checks import b\n", ["site.a imports checks.b"]),
        ("checks/a.py", "from mkdocs_momentum.site import b\n", ["checks.a imports site.b"]),
        ("catalog/a.py", "from mkdocs_momentum import host\n", ["catalog.a imports host"]),
        ("other/a.py", "from mkdocs_momentum.spec.b import c\n", ["other.a imports spec.b"]),
        ("commands/a.py", "from mkdocs_momentum import host\n", []),
        ("commands/a.py", "from mkdocs_momentum.site.b import c\n", ["commands.a imports site.b"]),
        ("commands/a.py", "from mkdocs_momentum.cli import main\n", ["commands.a opens cli"]),
        ("authoring/a.py", "from mkdocs_momentum.checks import b\n", ["authoring.a imports checks.b"]),
        ("__init__.py", "from mkdocs_momentum.spec import b\n", ["the package imports spec.b"]),
        ("report.py", "from mkdocs_momentum.plugin import MomentumPlugin\n", ["report opens plugin"]),
        ("report.py", "from mkdocs_momentum.cli import main\n", ["report opens cli"]),
        ("report.py", "import mkdocs\n", ["report uses mkdocs"]),
        ("site/a.py", "from mkdocs.plugins import BasePlugin\n", ["site.a uses mkdocs"]),
        ("spec/a.py", "import pyromark\n", ["spec.a uses pyromark"]),
        ("site/a.py", "from bs4 import BeautifulSoup\n", ["site.a uses bs4"]),
        ("report.py", "import requests\n", ["report uses requests"]),
        ("spec/a.py", "from .b import c\n", ["spec.a uses a relative import"]),
        ("spec/b.py", "from mkdocs_momentum.spec.d import c\n", ["a circle of imports: spec.b <- spec.d <- spec.b"]),
        ("spec/a.py", "\n" * 301, ["spec.a has 301 lines"]),
        ("spec/a.py", "def f() -> None:\n" + "    print()\n" * 40, ["spec.a.f has 41 lines"]),
        ("spec/a.py", "\n" * 259 + "def f() -> None:\n" + "    print()\n" * 39, []),
    ],
)
def test_a_broken_rule_is_found(tmp_path: Path, path: str, text: str, broken: list[str]) -> None:
    for name in (
        "__init__",
        "host",
        "cli",
        "plugin",
        *(f"{room}/{file}" for room in ROOMS for file in ("__init__", "b")),
    ):
        file = tmp_path / f"{name}.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text("c = 1\n", encoding="utf-8")
    (tmp_path / "spec/d.py").write_text("from mkdocs_momentum.spec.b import c\n", encoding="utf-8")
    (tmp_path / path).parent.mkdir(exist_ok=True)
    (tmp_path / path).write_text(text, encoding="utf-8")

    assert broken_rules(read_modules(tmp_path)) == broken
