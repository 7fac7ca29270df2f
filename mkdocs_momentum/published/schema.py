"""The JSON Schema of ``specs.json``."""

from __future__ import annotations

from pathlib import Path

_FILE = Path(__file__).with_name("specs.schema.json")


def schema_text() -> str:
    """Return the JSON Schema, draft 2020-12, of the document in its present version."""
    return _FILE.read_text(encoding="utf-8")
