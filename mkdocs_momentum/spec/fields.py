"""Entries to fields, and fields to facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from mkdocs_momentum.spec.dates import DateOrder, iso_date
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.files import leading_number
from mkdocs_momentum.spec.front_matter import Entry
from mkdocs_momentum.spec.keys import Keys
from mkdocs_momentum.spec.lifecycle import Lifecycle
from mkdocs_momentum.spec.markdown import plain, without_struck
from mkdocs_momentum.spec.model import Field, Origin, Status
from mkdocs_momentum.spec.placeholder import is_placeholder

_COMMENT = expression(r"<!--.*?(?:-->|$)", re.DOTALL)
_NAME_SIGNS = expression(r"(?P<open>[(<\[])|(?P<close>[)>\]])|(?P<part>[,;、，]|(?<=\s)(?:and|&)(?=\s))")
_ID = expression(r"#?(?:[A-Za-z][A-Za-z0-9]{0,15}[-_ #]?)?\d[\w.-]*|[A-Za-z][\w.]*(?:-[\w.]+)*", re.ASCII)
# A folder of that name holds what was written then.
_YEAR = expression(r"(?:19|20)\d\d")
# What is left around a part that was struck out: commas, or an arrow to what is in its place.
_BEFORE = expression(r"^[\s,;→⇒–—=>-]+")
_SEPARATORS = " ,;"
_GAP = expression(r"([,;])(?:\s*[,;])+")
_REMEMBERED = 1024


def make_field(entry: Entry, origin: Origin, keys: Keys, *, literal: bool) -> Field:
    """Return the field that an entry states; ``literal`` when its value is text and no Markdown."""
    shown, label = _key(entry.key)
    key = keys.find(shown)
    markdown = "" if literal else (_COMMENT.sub("", entry.value) if "<!--" in entry.value else entry.value).strip()
    value = " ".join(entry.value.split()) if literal else _stated(markdown)
    items = entry.items if literal or not entry.items else _stated_items(entry.items)
    blank = all(is_placeholder(item) for item in items) if items else is_placeholder(value)
    weak = key.known and not key.main
    return Field(key.name, label, value, entry.line, origin, key.known, blank, items, markdown, weak)


def _stated(markdown: str) -> str:
    """Return a value as plain text, without what is struck out unless all of it is."""
    # Few values hold a sign of it.
    left = without_struck(markdown) if "~" in markdown or "<" in markdown else markdown
    if left is markdown or left == markdown:
        return plain(markdown)
    text = _GAP.sub(r"\1", _BEFORE.sub("", plain(left))).rstrip(_SEPARATORS)
    return text or plain(markdown)


def _stated_items(items: Sequence[str]) -> tuple[str, ...]:
    left = [without_struck(item).strip() for item in items]
    return tuple([plain(item) for item in (filter(None, left) if any(left) else items)])


@lru_cache(maxsize=_REMEMBERED)
def _key(key: str) -> tuple[str, str]:
    """Return a key as plain text, and as written with single spaces."""
    return plain(key), " ".join(key.split())


class Facts:
    """What the fields of one document state."""

    def __init__(self, fields: Sequence[Field], order: DateOrder | None) -> None:
        self._order = order
        self._stated: dict[str, list[Field]] = {}
        for field in fields:
            if not field.blank:
                self._stated.setdefault(field.name, []).append(field)

    def of(self, name: str) -> list[Field]:
        """Return the fields of that name that state something, the one that counts first."""
        found = self._stated.get(name, [])
        return sorted(found, key=lambda field: field.weak) if len(found) > 1 else found

    def text(self, name: str) -> str | None:
        """Return a value as text, or None."""
        fields = self.of(name)
        return fields[0].value if fields else None

    def date(self, name: str) -> str | None:
        """Return a value as ISO date, or None when there is none or it is no date."""
        fields = self.of(name)
        return iso_date(fields[0].value, self._order) if fields else None

    def names(self, name: str) -> tuple[str, ...]:
        """Return a value as list: the author's own, or the parts between commas."""
        for field in self.of(name):
            items = field.items or split_names(field.value)
            return tuple(item for item in items if item and not is_placeholder(item))
        return ()

    def id(self, path: str) -> str | None:
        """Return the identifier: a field's, or the number that the file or its folder begins with."""
        for field in self.of("id"):
            if _ID.fullmatch(field.value):
                return field.value.removeprefix("#")
        parts = path.split("/")
        stem = parts[-1].rsplit(".", 1)[0]
        number = leading_number(stem)
        if number is None and len(parts) > 1 and not _YEAR.fullmatch(parts[-2]):
            number = leading_number(parts[-2])
        return number


def split_names(text: str) -> tuple[str, ...]:
    """Return the names in a text; commas, semicolons, "and" and "&" part them, except within brackets."""
    return tuple(text[start:end].strip() for start, end in name_ranges(text))


def name_ranges(text: str) -> list[tuple[int, int]]:
    """Return where the names in a text begin and end, with the blanks around them."""
    ranges = []
    depth = start = 0
    for match in _NAME_SIGNS.finditer(text):
        if match["open"]:
            depth += 1
        elif match["close"]:
            depth = max(0, depth - 1)
        elif depth == 0:
            ranges.append((start, match.start()))
            start = match.end()
    return [*ranges, (start, len(text))]


def read_status(fields: Iterable[Field], lifecycle: Lifecycle) -> Status | None:
    """Return the status that counts: the first field that states one."""
    for field in fields:
        if field.name == "status":
            status = lifecycle.read(field.markdown or field.value, field.line, literal=not field.markdown)
            if status is not None:
                return status
    return None
