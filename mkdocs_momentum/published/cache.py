"""Copies of documents from the web, kept from build to build."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(".cache/plugin/momentum/sources")
"""Where copies are kept, from the folder of the configuration file on: beside those of Material's plugins."""


class Marks(NamedTuple):
    """What a server tells of a document, so that it need not send the same again."""

    etag: str = ""
    modified: str = ""


class Copy(NamedTuple):
    """A document as it was.

    Attributes:
        data: The document.
        url: Where it came from in the end.
        marks: What the server told of it.
        time: When the server last said that it is so, in seconds since 1970.
        checked: What it was found right by; ``""`` when it must be checked again.
    """

    data: bytes
    url: str
    marks: Marks
    time: float
    checked: str = ""


class Cache:
    """The copy of one document.

    Args:
        folder: The folder of the site's configuration file.
        name: What the source is called.
        url: The document's web address.
    """

    def __init__(self, folder: Path, name: str, url: str) -> None:
        self._file = folder / FOLDER / f"{name}-{_digest(url.encode())[:12]}.copy"

    def load(self) -> Copy | None:
        """Return the copy; None when there is none, or it is not what was kept."""
        try:
            head, _, data = self._file.read_bytes().partition(b"\n")
            facts = json.loads(head)
            marks = Marks(str(facts["etag"]), str(facts["modified"]))
            copy = Copy(data, str(facts["url"]), marks, float(facts["time"]), str(facts["checked"]))
            return copy if facts["digest"] == _digest(data) and copy.time >= 0 else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def save(self, copy: Copy) -> None:
        """Keep a copy in place of the one that is there; whoever reads meanwhile sees one of the two, whole.

        Raises:
            OSError: It cannot be written.
        """
        facts = {
            "url": copy.url,
            "etag": copy.marks.etag,
            "modified": copy.marks.modified,
            "time": copy.time,
            "checked": copy.checked,
            "digest": _digest(copy.data),
        }
        self._file.parent.mkdir(parents=True, exist_ok=True)
        new = self._file.with_suffix(f".{os.getpid()}")
        try:
            new.write_bytes(json.dumps(facts).encode() + b"\n" + copy.data)
            new.replace(self._file)
        finally:
            new.unlink(missing_ok=True)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
