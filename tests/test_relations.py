"""Relations, case by case: each file below ``relations`` holds small sites and what their specs say of each other.

A file has a list ``cases``; what stands beside the list holds for each of them. A case says:

- ``files``: the files by path; or ``text``, or ``texts`` of which the same is expected, for the file ``path`` (``specs/9-it.md``)
  beside ``files``; every file is a spec but those below ``pages/``;
- ``option``: the option ``relations`` (none);
- ``relations``: by path, exactly what each spec states, as ``line kind "raw" -> target``, where the target is a path,
  ``nowhere``, a web address or ``one | other``; with ``texts`` only for ``path``, and without its name;
- ``backlinks``: by path, as ``kind <- path``;
- ``edges``: all of them, as ``source kind target``;
- ``succession``: by path, as ``a.md, b.md via c.md``, with ``(dead)`` and ``(circle of …)`` behind; ``none`` for none;
- ``cycles``: by kind, as ``a.md > b.md``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.options import read_options
from mkdocs_momentum.relations.options import read_kinds
from mkdocs_momentum.relations.relation import Found, Relation, Succession
from mkdocs_momentum.relations.relations import Relations

CASES = Path(__file__).parent / "relations"
PATH = "specs/9-it.md"
SETTINGS = read_options({"include": ["**"], "exclude": ["pages/"]}).settings
_ASIDE = {"name", "why", "path", "files", "text", "texts", "option"}
_EXPECTED = {"relations", "backlinks", "edges", "succession", "cycles"}
Case = dict[str, Any]


def _cases() -> Iterator[Any]:
    for file in sorted(CASES.glob("*.yml")):
        whole: Case = yaml.safe_load(file.read_text(encoding="utf-8"))
        shared = {key: value for key, value in whole.items() if key != "cases"}
        for case in whole["cases"]:
            texts = case.get("texts", [case.get("text")])
            for number, text in enumerate(texts, 1):
                suffix = f", text {number}" if len(texts) > 1 else ""
                yield pytest.param(shared | case | {"text": text}, id=f"{file.stem}: {case['name']}{suffix}")


def read_site(files: dict[str, str], option: object = None) -> Relations:
    """Return the relations of the specs among some files by path."""
    readings = [SETTINGS.read(path, text) for path, text in files.items()]
    catalog = Catalog((one.facts for one in readings if one.is_spec), SETTINGS.reader.lifecycle)
    return Relations(catalog, read_kinds(option), files.keys())


@pytest.mark.parametrize("case", list(_cases()))
def test_case(case: Case) -> None:
    assert set(case) <= _ASIDE | _EXPECTED
    assert set(case) & _EXPECTED, "a case must expect something"
    path = case.get("path", PATH)
    text = {} if case["text"] is None else {path: case["text"]}

    relations = read_site(case.get("files", {}) | text, case.get("option"))

    wanted = {key: case[key] for key in _EXPECTED if key in case}
    if isinstance(wanted.get("relations"), list):
        wanted["relations"] = {path: wanted["relations"]}
    assert {key: _found(relations, key, value) for key, value in wanted.items()} == wanted


def _found(relations: Relations, key: str, wanted: Any) -> Any:
    paths = [spec.path for spec in relations.catalog.specs]
    if key == "relations":
        assert set(wanted) <= set(paths)
        return {path: [_shown(one) for one in relations.of(path)] for path in wanted}
    if key == "backlinks":
        return {path: [f"{one.kind} <- {one.target}" for one in relations.backlinks(path)] for path in wanted}
    if key == "edges":
        return [f"{edge.source} {edge.kind} {edge.target}" for edge in relations.edges]
    if key == "succession":
        return {path: _way(relations.succession(path)) for path in wanted}
    return {kind: [" > ".join(cycle) for cycle in relations.cycles(kind)] for kind in wanted}


def _shown(relation: Relation) -> str:
    targets = {
        Found.SPEC: relation.target,
        Found.ELSEWHERE: relation.url,
        Found.NOWHERE: "nowhere",
        Found.SEVERAL: " | ".join(relation.candidates),
    }
    return f'{relation.line} {relation.kind} "{relation.raw}" -> {targets[relation.found]}'


def _way(succession: Succession | None) -> str:
    if succession is None:
        return "none"
    text = ", ".join(succession.successors)
    text += f" via {', '.join(succession.through)}" if succession.through else ""
    text += "" if succession.is_alive else " (dead)"
    return text.strip() + (f" (circle of {', '.join(succession.cycle)})" if succession.cycle else "")
