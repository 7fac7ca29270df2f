"""The catalog as the JSON document that other programs read."""

from __future__ import annotations

from urllib.parse import quote

from mkdocs_momentum import __version__
from mkdocs_momentum.catalog.documents import document
from mkdocs_momentum.published.edition import Edition
from mkdocs_momentum.relations.relation import Relation
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.model import Field, Progress, Spec, Status

_BLANK = expression(r"\s")
VERSION = 1
"""Version of the document's form; it changes when a reader of the old form would go wrong."""


def to_json(edition: Edition) -> str:
    """Return the JSON document of a site's specs."""
    catalog, home = edition.catalog, edition.home
    head = {
        "version": VERSION,
        "generator": f"mkdocs-momentum {__version__}",
        "root": home.root,
        "site": {"name": home.name, "url": home.url},
        "totals": {"specs": len(catalog), "criteria": _counts(catalog.progress)},
        "statuses": [
            {"key": group.key, "label": group.label, "stage": group.stage, "count": len(group.specs)}
            for group in catalog.statuses()
        ],
    }
    return document(head, "specs", (_spec(spec, edition) for spec in catalog.specs))


def _counts(progress: Progress) -> dict[str, int]:
    return {
        "total": progress.total,
        "met": progress.met,
        "dropped": progress.dropped,
        "untracked": progress.untracked,
    }


def _address(url: str) -> str | None:
    """Return an address as written in Markdown, where it may hold blanks, as one that holds none."""
    return _BLANK.sub(lambda match: quote(match[0]), url) or None


def _relation(relation: Relation, edition: Edition) -> dict[str, object]:
    target = edition.relations.catalog.get(relation.target) if relation.target is not None else None
    return {
        "kind": relation.kind,
        "target": relation.target,
        "url": edition.url(target) if target is not None else _address(relation.url),
        "raw": relation.raw,
        "line": relation.line,
    }


def _spec(spec: Spec, edition: Edition) -> dict[str, object]:
    return {
        "path": spec.path,
        "source": spec.source,
        "url": edition.url(spec),
        "id": spec.id,
        "title": spec.title,
        "status": _status(spec.status),
        "version": spec.version,
        "created": spec.created,
        "updated": spec.updated,
        "authors": list(spec.authors),
        "owner": spec.owner,
        "tags": list(spec.tags),
        "priority": spec.priority,
        "quality": spec.quality,
        "fields": _fields(spec.fields),
        "criteria": {
            **_counts(spec.progress),
            "sections": [
                {"heading": section.heading, "line": section.line, **_counts(section.progress)}
                for section in spec.sections
            ],
        },
        "relations": [_relation(relation, edition) for relation in edition.relations.of(spec.path)],
        "backlinks": [_relation(relation, edition) for relation in edition.relations.backlinks(spec.path)],
    }


def _status(status: Status | None) -> dict[str, object] | None:
    if status is None:
        return None
    return {
        "key": status.key,
        "label": status.label,
        "stage": status.stage,
        "qualifier": status.qualifier,
        "raw": status.raw,
        "line": status.line,
    }


def _fields(fields: tuple[Field, ...]) -> dict[str, dict[str, object]]:
    """Return the fields by name: the one that counts, as in the facts; further ones by the key as written."""
    if len({field.name for field in fields}) == len(fields):
        return {field.name: {"value": field.value, "line": field.line} for field in fields}
    found: dict[str, Field] = {}
    for field in sorted(fields, key=lambda field: (field.blank, field.weak)):
        names = (field.name, field.label, f"{field.label} (line {field.line})")
        found.setdefault(next((name for name in names if name not in found), names[-1]), field)
    rank = {id(field): number for number, field in enumerate(fields)}
    ordered = sorted(found.items(), key=lambda item: rank[id(item[1])])
    return {name: {"value": field.value, "line": field.line} for name, field in ordered}
