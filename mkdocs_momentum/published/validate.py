"""Whether a document is a right ``specs.json``; the only user of jsonschema."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NoReturn, cast

from mkdocs_momentum.published.export import VERSION
from mkdocs_momentum.published.foreign import cut, plain_text

_SCHEMA = Path(__file__).with_name("specs.schema.json")
_LONGEST = 120
_LONGEST_PLACE = 80


class DocumentError(Exception):
    """A document is no right ``specs.json``; the message is the fact, with its place in the document."""


def read_document(data: bytes) -> Mapping[str, object]:
    """Return the object that a document holds, of a version that is known.

    Raises:
        DocumentError: It is no JSON, no object, or of a form that only later versions of the plugin know.
    """
    try:
        document = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise DocumentError(f"byte {error.start} is no UTF-8") from error
    except json.JSONDecodeError as error:
        raise DocumentError(f"line {error.lineno} is no JSON ({error.msg})") from error
    except RecursionError as error:
        raise DocumentError("it is nested too deeply") from error
    except ValueError as error:
        raise DocumentError(f"it is no JSON ({cut(plain_text(str(error)), _LONGEST)})") from error
    if not isinstance(document, dict):
        raise DocumentError("it holds no object")
    version = document.get("version")
    if isinstance(version, int) and version > VERSION:
        raise DocumentError(f"it has version {cut(str(version), 9)}, and this plugin knows up to {VERSION}")
    return cast("Mapping[str, object]", document)


def check_document(document: Mapping[str, object]) -> None:
    """Check a document against the schema, and its counts against each other.

    Raises:
        DocumentError: Something is wrong; the first thing is named.
    """
    # Most builds have no source, and most with one a copy that has been checked.
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    try:
        error = next(Draft202012Validator(json.loads(_schema())).iter_errors(document), None)
    except RecursionError as error:
        raise DocumentError("it is nested too deeply") from error
    if error is not None:
        raise DocumentError(f"{_place(error.absolute_path)}: {cut(plain_text(error.message), _LONGEST)}")
    for place, counts in _counts(document):
        if counts["met"] > counts["total"]:
            raise DocumentError(f"{place}: {counts['met']} are met of {counts['total']}")


@cache
def checked_by() -> str:
    """Return what tells one check from another: a document that was right stays right as long as it is the same."""
    return hashlib.sha256(_schema()).hexdigest()[:16]


@cache
def _schema() -> bytes:
    return _SCHEMA.read_bytes()


def _refuse(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


def _counts(document: Mapping[str, object]) -> Iterator[tuple[str, dict[str, int]]]:
    specs = cast("list[dict[str, dict[str, int]]]", document["specs"])
    yield from ((f"specs[{number}].criteria", spec["criteria"]) for number, spec in enumerate(specs))


def _place(path: Iterable[str | int]) -> str:
    parts = [f"[{part}]" if isinstance(part, int) else f".{plain_text(part)}" for part in path]
    return cut("".join(parts).lstrip("."), _LONGEST_PLACE) or "the document"
