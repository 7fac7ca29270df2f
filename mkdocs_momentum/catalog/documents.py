"""JSON documents that people read as well: a head, then one entry to a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

_ENCODER = json.JSONEncoder(ensure_ascii=False)


def document(head: Mapping[str, object], name: str, entries: Iterable[object]) -> str:
    """Return a document; one of thousands of entries stays readable in a diff, and is written at the speed of C.

    Args:
        head: What stands before the entries, by name.
        name: Name of the list of entries.
        entries: The entries.
    """
    heads = ",\n".join(f" {_ENCODER.encode(key)}: {_ENCODER.encode(value)}" for key, value in head.items())
    lines = ",\n".join(f"  {_ENCODER.encode(entry)}" for entry in entries)
    inner = f"\n{lines}\n " if lines else ""
    return f'{{\n{heads},\n "{name}": [{inner}]\n}}\n'
