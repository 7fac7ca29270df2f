"""Reading, case by case: each file below ``cases`` holds texts and what must be read in them.

A file is one case, or has a list ``cases``; what stands beside the list holds for each of them. A case says:

- ``text``: the file, with ``path`` (``specs/case.md``) and ``options`` of the site (none);
- ``spec``: whether it is a spec;
- ``facts``: what is read; only what is named is compared, and that exactly;
- ``evidence``: what spoke for it, as ``line: what``;
- ``notices``: how each of the messages begins, in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_momentum.catalog.options import read_options
from mkdocs_momentum.spec.model import Field, Progress, Section, Spec, Status
from mkdocs_momentum.spec.reading import Reading

CASES = Path(__file__).parent / "cases"
Case = dict[str, Any]

_ASIDE = frozenset({"name", "why", "path", "options", "text", "texts"})
_EXPECTED = frozenset({"spec", "facts", "evidence", "notices"})
_SIMPLE = frozenset({"title", "id", "version", "created", "updated", "owner", "priority", "quality"})
_COUNTS = ("total", "met", "dropped", "untracked")


def _cases() -> Iterator[Any]:
    for file in sorted(CASES.rglob("*.yml")):
        whole: Case = yaml.safe_load(file.read_text(encoding="utf-8"))
        name = file.relative_to(CASES).with_suffix("").as_posix()
        shared = {key: value for key, value in whole.items() if key != "cases"}
        for number, case in enumerate(whole.get("cases", [{}]), 1):
            yield from _texts(shared | case, f"{name}: {case.get('name', number)}" if case else name)


def _texts(case: Case, name: str) -> Iterator[Any]:
    """Yield the case once for each of its texts."""
    if "texts" not in case:
        yield pytest.param(case, id=name)
    for number, text in enumerate(case.get("texts", []), 1):
        yield pytest.param(case | {"text": text}, id=f"{name}, text {number}")


@pytest.mark.parametrize("case", list(_cases()))
def test_case(case: Case) -> None:
    assert set(case) <= _ASIDE | _EXPECTED
    assert set(case) & _EXPECTED, "a case must expect something"

    settings = read_options(case.get("options", {})).settings
    reading = settings.read(case.get("path", "specs/case.md"), case["text"])

    wanted = {key: case[key] for key in _EXPECTED if key in case}
    assert _read(reading, wanted) == wanted


def _read(reading: Reading, wanted: Case) -> Case:
    """Return what was read, in the form of what a case expects."""
    found: Case = {}
    if "spec" in wanted:
        found["spec"] = reading.is_spec
    if "facts" in wanted:
        found["facts"] = {name: _fact(reading.facts, name, value) for name, value in wanted["facts"].items()}
    if "evidence" in wanted:
        found["evidence"] = [f"{piece.line}: {piece.what}" for piece in reading.evidence]
    if "notices" in wanted:
        found["notices"] = _beginnings([str(notice) for notice in reading.notices], wanted["notices"])
    return found


def _beginnings(messages: list[str], wanted: list[str]) -> list[str]:
    pairs = zip(messages, wanted, strict=False)
    begun = [beginning if message.startswith(beginning) else message for message, beginning in pairs]
    return begun + messages[len(wanted) :]


def _fact(spec: Spec, name: str, wanted: Any) -> Any:
    if name in _SIMPLE:
        return getattr(spec, name)
    if name in ("authors", "tags"):
        return list(getattr(spec, name))
    if name == "status":
        return _named(_of_status(spec.status), wanted) if spec.status else None
    if name == "criteria":
        return _named(_of_progress(spec.progress), wanted)
    if name == "sections":
        found = [_of_section(section) for section in spec.sections]
        return [_named(section, form) for section, form in zip(found, wanted, strict=False)] + found[len(wanted) :]
    if name == "fields":
        return {key: _named(_of_field(spec.field(key)), form) for key, form in wanted.items()}
    if name == "field_names":
        return [field.name for field in spec.fields]
    if name == "all_fields":
        return [f"{field.line}: {field.name} = {field.value} ({field.origin})" for field in spec.fields]
    raise AssertionError(f"a case names the fact {name!r}, which specs do not have")


def _named(found: Case | None, wanted: Any) -> Case | None:
    """Return the entries that a case names; all of them when it expects something else altogether."""
    if found is None or not isinstance(wanted, Mapping):
        return found
    assert set(wanted) <= set(found), f"a case names {sorted(set(wanted) - set(found))}, which is never there"
    return {key: found[key] for key in wanted}


def _of_status(status: Status) -> Case:
    names = ("key", "label", "stage", "qualifier", "raw", "line")
    return {name: getattr(status, name) for name in names} | {"stage": status.stage.value}


def _of_progress(progress: Progress) -> Case:
    return {name: getattr(progress, name) for name in _COUNTS}


def _of_section(section: Section) -> Case:
    marks = [criterion.mark.value for criterion in section.criteria]
    lines = [criterion.line for criterion in section.criteria]
    return (
        {"heading": section.heading, "line": section.line} | _of_progress(section.progress)
        | {"marks": marks, "lines": lines}
    )  # fmt: skip


def _of_field(field: Field | None) -> Case | None:
    if field is None:
        return None
    return {"value": field.value, "line": field.line, "known": field.known, "items": list(field.items)}
