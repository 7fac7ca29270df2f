"""What the terminal prints for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_momentum.catalog.catalog import Catalog, group_by_status
from mkdocs_momentum.catalog.facets import BUILT_IN, Facet, date_of, spelling
from mkdocs_momentum.catalog.words import progress_text
from mkdocs_momentum.checks.formats.cells import fitted, safe, width
from mkdocs_momentum.relations.relation import Found, Relation
from mkdocs_momentum.spec.model import Spec
from mkdocs_momentum.spec.reading import Reading

_WIDEST = 48
_NARROWEST = 8
_GAP = 2


def table(catalog: Catalog, facets: Sequence[Facet] = (), columns: int | None = None) -> str:
    """Return a table of specs with a summary below.

    Args:
        catalog: The specs, in their order.
        facets: The columns of the table; empty for those that a listing has by itself, without the ones that no spec
            fills.
        columns: The columns of the terminal that the table must fit; None when it may be as wide as it is.
    """
    if not catalog.specs:
        return "no specs found; `--explain PATH` says why a page is none\n"
    shown = facets or _facets(catalog.specs)
    heads = [facet.name.capitalize() if facet.name in BUILT_IN else spelling(facet, catalog.specs) for facet in shown]
    rows = [heads, *([_cell(spec, facet) for facet in shown] for spec in catalog.specs)]
    used = [number for number in range(len(shown)) if facets or any(row[number] for row in rows[1:])]
    widths = _widths([max(width(safe(row[number])) for row in rows) for number in used], columns)
    lines = ["  ".join(fitted(row[n], wide) for n, wide in zip(used, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([*lines, "", *_summary(catalog)]) + "\n"


def _facets(specs: Sequence[Spec]) -> list[Facet]:
    return [BUILT_IN[name] for name in ("path", "title", "status", "version", date_of(specs).name, "progress")]


def _cell(spec: Spec, facet: Facet) -> str:
    if facet.name == "status":
        return spec.status.label if spec.status else "no status"
    if facet.name == "progress":
        return progress_text(spec.progress)
    return ", ".join(facet.texts(spec))


def _widths(widths: list[int], columns: int | None) -> list[int]:
    """Return the widths of columns that together fit a terminal: the widest give way first."""
    if columns is None:
        return [min(wide, _WIDEST) for wide in widths]
    room = columns - _GAP * (len(widths) - 1)
    widths = list(widths)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _summary(catalog: Catalog) -> Iterator[str]:
    count = len(catalog)
    groups = group_by_status(catalog.specs, catalog.lifecycle)
    yield f"{count} spec{'' if count == 1 else 's'}: " + ", ".join(
        f"{len(group.specs)} {group.label}" for group in groups
    )
    if catalog.progress:
        yield f"criteria: {progress_text(catalog.progress)}"


def explain(reading: Reading, relations: Sequence[Relation] = ()) -> str:
    """Return what was read in one file, each fact with its line, and what decided.

    Args:
        reading: What was read.
        relations: What the file says of other specs.
    """
    spec = reading.facts
    verdict = "a spec" if reading.is_spec else "not a spec"
    lines = [f"{reading.path}: {verdict}, because {reading.reason}", "", *_facts(spec), *_related(relations)]
    lines += _evidence(reading)
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


def _related(relations: Sequence[Relation]) -> Iterator[str]:
    found = {Found.NOWHERE: "no spec", Found.SEVERAL: "any of "}
    yield from _listed(
        "relations:",
        [
            f'line {one.line}: {one.kind} "{one.raw}": '
            f"{found.get(one.found, '')}{one.target or one.url or ', '.join(one.candidates)}"
            for one in relations
        ],
    )


def _evidence(reading: Reading) -> Iterator[str]:
    yield from (
        _listed("evidence:", [f"line {one.line}: {one.what}" for one in reading.evidence])
        if reading.evidence
        else iter(["", "evidence: none but the status" if reading.facts.status else "evidence: none"])
    )


def _listed(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield heading
        yield from (f"  {line}" for line in lines)
