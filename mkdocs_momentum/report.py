"""What the terminal prints for people."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from mkdocs_momentum.catalog.catalog import Catalog, group_by_status
from mkdocs_momentum.catalog.words import progress_text
from mkdocs_momentum.spec.model import Spec
from mkdocs_momentum.spec.reader import Reading

_COLUMNS = ("Path", "Title", "Status", "Version", "Updated", "Progress")
_WIDEST = 48


def table(catalog: Catalog) -> str:
    """Return a table of all specs with a summary below."""
    if not catalog.specs:
        return "no specs found; `--explain PATH` says why a page is none\n"
    rows = [_COLUMNS, *(_row(spec) for spec in catalog.specs)]
    used = [number for number in range(len(_COLUMNS)) if any(row[number] for row in rows[1:])]
    widths = {number: min(max(_width(row[number]) for row in rows), _WIDEST) for number in used}
    lines = ["  ".join(_fitted(row[number], widths[number]) for number in used).rstrip() for row in rows]
    return "\n".join([lines[0], *lines[1:], "", *_summary(catalog)]) + "\n"


def _row(spec: Spec) -> tuple[str, ...]:
    status = spec.status.label if spec.status else "no status"
    return spec.path, spec.title, status, spec.version or "", spec.updated or "", progress_text(spec.progress)


def _summary(catalog: Catalog) -> Iterator[str]:
    count = len(catalog)
    groups = group_by_status(catalog.specs, catalog.lifecycle)
    yield f"{count} spec{'' if count == 1 else 's'}: " + ", ".join(
        f"{len(group.specs)} {group.label}" for group in groups
    )
    if catalog.progress:
        yield f"criteria: {progress_text(catalog.progress)}"


def _width(text: str) -> int:
    """Return the columns that a text takes in a terminal: wide letters take two, combining marks none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _fitted(text: str, width: int) -> str:
    text = "".join(c if c.isprintable() else " " for c in text)
    if _width(text) > width:
        while _width(text) > width - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (width - _width(text))


def explain(reading: Reading) -> str:
    """Return what was read in one file, each fact with its line, and what decided."""
    spec = reading.facts
    verdict = "a spec" if reading.is_spec else "not a spec"
    lines = [f"{reading.path}: {verdict}, because {reading.reason}", "", *_facts(spec), "", *_evidence(reading)]
    lines += [f"notice: {notice}" for notice in reading.notices]
    return "\n".join(lines) + "\n"


def _facts(spec: Spec) -> Iterator[str]:
    yield f"title     {spec.title}"
    yield f"id        {spec.id or '-'}"
    status = spec.status
    if status is None:
        yield "status    -"
    else:
        qualifier = f', qualifier "{status.qualifier}"' if status.qualifier else ""
        yield f"status    {status.label} (stage {status.stage}{qualifier}), line {status.line}"
    for name, value in (("created", spec.created), ("updated", spec.updated), ("version", spec.version)):
        yield f"{name:<9} {value or '-'}"
    yield f"authors   {', '.join(spec.authors) or '-'}"
    yield f"criteria  {progress_text(spec.progress) or '-'}"
    yield from _listed(
        "fields:",
        [
            f"line {f.line}: {f.label} = {f.value}{' (a placeholder)' if f.blank else ''} [{f.name}, {f.origin}]"
            for f in spec.fields
        ],
    )
    yield from _listed(
        "criteria sections:",
        [
            f"line {section.line}: {section.heading}: {progress_text(section.progress) or 'empty'}"
            for section in spec.sections
        ],
    )


def _evidence(reading: Reading) -> Iterator[str]:
    yield from (
        _listed("evidence:", [f"line {one.line}: {one.what}" for one in reading.evidence])
        if reading.evidence
        else iter(["evidence: none but the status" if reading.facts.status else "evidence: none"])
    )


def _listed(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield heading
        yield from (f"  {line}" for line in lines)
