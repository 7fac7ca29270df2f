"""Documents such as another site's ``specs.json``, right ones and ones that are changed in one place."""

from __future__ import annotations

import copy
from typing import Any

_SPEC: dict[str, Any] = {
    "path": "specs/012-queue.md", "source": "", "url": "specs/012-queue/", "id": "012", "title": "Queue",
    "status": {
        "key": "implemented", "label": "Implemented", "stage": "done", "qualifier": "", "raw": "Implemented", "line": 3,
    },
    "version": "1.2.0", "created": "2026-01-05", "updated": None, "authors": ["Platform team"], "owner": "Engine team",
    "tags": ["api"], "priority": None, "quality": None,
    "fields": {
        "status": {"value": "Implemented", "line": 3}, "owner": {"value": "Engine team", "line": 4},
        "Risk": {"value": "low", "line": 5}, "Risk (line 6)": {"value": "none", "line": 6},
    },
    "criteria": {"total": 4, "met": 3, "dropped": 1, "untracked": 0, "sections": []},
    "relations": [], "backlinks": [],
}  # fmt: skip
_DOCUMENT: dict[str, Any] = {
    "version": 1,
    "generator": "mkdocs-momentum 0.1.0",
    "root": "../",
    "site": {"name": "Engine", "url": "https://engine.example/docs/"},
    "totals": {"specs": 1, "criteria": {"total": 4, "met": 3, "dropped": 1, "untracked": 0}},
    "statuses": [],
}


def spec(**changes: Any) -> dict[str, Any]:
    """Return a spec of a document, changed where a test wants it."""
    return {**copy.deepcopy(_SPEC), **changes}


def document(*specs: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return a document with specs; with one when none are given."""
    return {**copy.deepcopy(_DOCUMENT), "specs": list(specs) or [spec()], **changes}
