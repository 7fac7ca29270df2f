"""Values of facts, changed where they stand, in whatever dialect: what was read before and after decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from mkdocs_momentum.authoring.text import Edit, Text
from mkdocs_momentum.catalog.settings import Settings
from mkdocs_momentum.spec.model import Spec
from mkdocs_momentum.spec.reading import Reading

_REMEMBERED = 4
REACH = 4
"""Lines from that of a fact on in which its value is looked for: some dialects let it stand below its key."""

Read = Callable[[Text], Reading]
"""Reads a text as the file that it is about."""


def reader(path: str, settings: Settings, *, is_post: bool = False) -> Read:
    """Return what reads a text as a page of a site; ``is_post`` when a blog makes the page."""

    # One text is asked about several things in a row.
    @lru_cache(maxsize=_REMEMBERED)
    def read(text: Text) -> Reading:
        return settings.read(path, text.read, is_post=is_post)

    return read


def spans(text: Text, line: int, words: Iterable[str]) -> Iterator[Edit]:
    """Yield each place from a line on where one of some words stands, as a change to nothing."""
    wanted = [word for word in dict.fromkeys(words) if word]
    for number in range(line, min(line + REACH, len(text.lines) + 1)):
        place = text.lines[number - 1]
        for word in wanted:
            start = text.text.find(word, place.start, place.end)
            while start >= 0:
                yield Edit(start, start + len(word), "")
                start = text.text.find(word, start + 1, place.end)


def tried(text: Text, edits: Iterable[Edit], accept: Callable[[Text], bool]) -> Text | None:
    """Return the text after the first change that is accepted; None when none is."""
    for edit in edits:
        changed = text.edited([edit])
        if accept(changed):
            return changed
    return None


def is_same_but(before: Spec, after: Spec, name: str) -> bool:
    """Tell whether two specs say the same but for one field, with every other fact on the line where it was."""
    return (
        before.title == after.title
        and before.sections == after.sections
        and _others(before, name) == _others(after, name)
    )


def _others(spec: Spec, name: str) -> list[tuple[object, ...]]:
    return [
        (field.name, field.origin) if field.name == name else (field.name, field.label, field.line, field.value)
        for field in spec.fields
    ]
