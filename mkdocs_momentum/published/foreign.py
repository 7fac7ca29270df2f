"""What another site's ``specs.json`` says, as specs of this catalog; nothing in it is trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import cast
from urllib.parse import urljoin, urlsplit

from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.fields import Facts, make_field
from mkdocs_momentum.spec.front_matter import Entry
from mkdocs_momentum.spec.lifecycle import MAX_LABEL, Lifecycle, slug
from mkdocs_momentum.spec.model import Field, Origin, Progress, Spec, Stage, Status
from mkdocs_momentum.spec.reader import Reader

_LONGEST = 500
_LONGEST_URL = 2000
_MOST_FIELDS = 100
_MOST_NAMES = 50
_MOST = 1_000_000_000
_DATE = expression(r"\d{4}-\d\d-\d\d", re.ASCII)
# A further field of the same name is told with its line behind the name.
_FURTHER = expression(r" \(line \d+\)$", re.ASCII)
# Controls, and what turns the direction of the text around it.
_CONTROLS = expression(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_ESCAPES = expression(r"[\\\x00-\x20\x7f]")

Json = Mapping[str, object]


def read_foreign(document: Json, name: str, base: str, reader: Reader) -> Iterator[Spec]:
    """Yield the specs that a document says are its site's own; those that it took from others are left out.

    Args:
        document: The document.
        name: What the site is called here.
        base: Address of that site, with ``/`` at its end; ``""`` when nobody knows it, so that nothing is a link.
        reader: How this site reads its own documents.
    """
    seen: set[str] = set()
    for entry in _items(document, "specs"):
        path = _text(entry, "path")
        if not _text(entry, "source") and path and path not in seen:
            seen.add(path)
            yield _spec(entry, f"{name}:{path}", name, base, reader)


def base_of(document: Json, url: str) -> str:
    """Return the address of the site that a document comes from; ``""`` when it does not say so.

    Args:
        document: The document.
        url: Where it came from; ``""`` for a file.
    """
    root = document.get("root")
    if url and isinstance(root, str):
        joined = below(root, urljoin(url, "/"), url)
        if joined:
            return f"{joined.rstrip('/')}/"
    site = document.get("site")
    stated = site.get("url") if isinstance(site, Mapping) else None
    return f"{stated.rstrip('/')}/" if isinstance(stated, str) and _is_web(stated) else ""


def below(link: str, base: str, page: str = "") -> str:
    """Return the absolute form of a relative address; ``""`` when it is none, or leads out of a site.

    Args:
        link: The address.
        base: What the absolute one must begin with.
        page: Where it stands; the base itself when empty.
    """
    try:
        parts = urlsplit(link)
        joined = urljoin(page or base, link)
    except ValueError:
        return ""
    is_relative = not parts.scheme and not parts.netloc and not _ESCAPES.search(link)
    return joined if base and is_relative and joined.startswith(base) and len(joined) <= _LONGEST_URL else ""


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
    return is_web and not _ESCAPES.search(url) and not parts.query and not parts.fragment and len(url) <= _LONGEST_URL


def _spec(entry: Json, path: str, name: str, base: str, reader: Reader) -> Spec:
    fields = tuple(_fields(entry, reader))
    facts = Facts(fields, reader.date_order)
    return Spec(
        path=path,
        title=_text(entry, "title") or path,
        id=_text(entry, "id") or None,
        status=_status(entry.get("status"), reader.lifecycle),
        version=_text(entry, "version") or None,
        created=_date(entry, "created"),
        updated=_date(entry, "updated"),
        authors=_names(entry, "authors"),
        owner=_text(entry, "owner") or facts.text("owner"),
        tags=_names(entry, "tags") or facts.names("tags"),
        priority=_text(entry, "priority") or facts.text("priority"),
        quality=_text(entry, "quality") or facts.text("quality"),
        fields=fields,
        sections=(),
        progress=_progress(entry.get("criteria")),
        source=name,
        url=below(_raw(entry, "url"), base) if _raw(entry, "url") else "",
    )


def _fields(entry: Json, reader: Reader) -> Iterator[Field]:
    fields = entry.get("fields")
    for key, given in list(fields.items())[:_MOST_FIELDS] if isinstance(fields, Mapping) else ():
        value = _text(given, "value") if isinstance(given, Mapping) else ""
        label = plain_text(_FURTHER.sub("", key))
        if label:
            written = Entry(label, value, _line(given))
            yield make_field(written, Origin.FRONT_MATTER, reader.keys, literal=True)


def _status(given: object, lifecycle: Lifecycle) -> Status | None:
    if not isinstance(given, Mapping):
        return None
    label = cut(_text(given, "label"), MAX_LABEL)
    if not slug(label):
        return None
    known = lifecycle.find(label)
    if known is not None:
        key, stage = known.key, known.stage
    else:
        stated = _text(given, "stage")
        stage = Stage(stated) if stated in list(Stage) else Stage.UNKNOWN
        # No slug has two hyphens in a row: the key is nobody else's, and two sites that mean different stages differ.
        key = slug(label) if stage is Stage.UNKNOWN else f"{slug(label)}--{stage}"
    own_label = known.label if known is not None and known.label else label
    return Status(key, own_label, stage, _text(given, "qualifier"), _text(given, "raw") or label, _line(given))


def _progress(given: object) -> Progress:
    if not isinstance(given, Mapping):
        return Progress()
    total, met, dropped, untracked = (_count(given, name) for name in ("total", "met", "dropped", "untracked"))
    return Progress(total, min(met, total), dropped, untracked)


def _count(given: Json, name: str) -> int:
    value = given.get(name)
    # To a schema, 3.0 is a whole number too.
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return min(max(value, 0), _MOST) if isinstance(value, int) else 0


def _line(given: Json) -> int:
    return max(_count(given, "line"), 1)


def _date(entry: Json, name: str) -> str | None:
    text = _text(entry, name)
    if not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _names(entry: Json, name: str) -> tuple[str, ...]:
    value = entry.get(name)
    names = value[:_MOST_NAMES] if isinstance(value, list) else []
    texts = (plain_text(text) for text in names if isinstance(text, str))
    return tuple(text for text in texts if text)


def _items(document: Json, name: str) -> Iterator[Json]:
    value = document.get(name)
    yield from (cast("Json", item) for item in value if isinstance(item, Mapping)) if isinstance(value, list) else ()


def _raw(entry: Json, name: str) -> str:
    value = entry.get(name)
    return value if isinstance(value, str) else ""


def _text(entry: Json, name: str) -> str:
    return plain_text(_raw(entry, name))


def plain_text(text: str) -> str:
    """Return a text as one line of no more than 500 characters, without controls and what is no character."""
    if text.isprintable() and len(text) <= _LONGEST and "  " not in text:
        return text.strip()
    short = text[: 2 * _LONGEST]
    short = short if short.isascii() else short.encode("utf-8", "replace").decode()
    return cut(" ".join(_CONTROLS.sub(" ", short).split()), _LONGEST)


def cut(text: str, longest: int) -> str:
    """Return a text cut to a length, with an ellipsis where something is left out."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
