"""What a spec says of others, as it is written: in its fields, behind its status, in a section of dependencies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_momentum.relations.kinds import Kinds
from mkdocs_momentum.relations.phrases import find_phrases
from mkdocs_momentum.relations.relation import Mention
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.fields import name_ranges
from mkdocs_momentum.spec.links import STRUCK, find_links
from mkdocs_momentum.spec.markdown import plain
from mkdocs_momentum.spec.model import Field, Spec, Status

_BREAK = expression(r"<br\s{0,3}/?>", re.IGNORECASE)


def read_mentions(spec: Spec, kinds: Kinds) -> list[Mention]:
    """Return what a spec says of others, in the order of fields, status and sections.

    Args:
        spec: The spec.
        kinds: The kinds that the site knows.
    """
    found: list[Mention] = []
    for number, field in enumerate(spec.fields):
        kind = kinds.of_field(field.name)
        if kind is not None and not field.blank:
            found += _of_field(kind, number, field)
    if spec.status is not None and spec.status.qualifier:
        found += _of_status(spec.status, kinds)
    if spec.links and kinds.of_sections is not None:
        for link in spec.links:
            found.append(Mention(kinds.of_sections, link.text, link.target, link.line, None, False, not link.target))
    return list(dict.fromkeys(found)) if len(found) > 1 else found


def _of_field(kind: str, number: int, field: Field) -> Iterator[Mention]:
    for text in _texts(field):
        for words, link, is_name in _pieces(text, is_markdown=bool(field.markdown)):
            yield Mention(kind, words, link, field.line, number, True, is_name)


def _texts(field: Field) -> tuple[str, ...]:
    """Return the entries of a field; the value as a whole where only that has its links."""
    if field.items and "[" not in field.markdown:
        return field.items
    text = field.markdown or field.value
    return (_BREAK.sub(", ", STRUCK.sub(" ", text) if "~~" in text else text),)


def _pieces(text: str, *, is_markdown: bool) -> Iterator[tuple[str, str, bool]]:
    """Yield words and link of each target in a value, and whether it is a ``[[name]]``.

    What stands between two links is one piece: a title may hold a comma, and who knows the titles parts it.
    """
    start = 0
    if "[" in text or "<" in text:
        for first, last in name_ranges(text):
            links = [(words, link) for words, link, _ in find_links(text[first:last], {})]
            if links:
                yield from _plain(text[start:first], is_markdown=is_markdown)
                yield from ((words, link, not link) for words, link in links)
                start = last
    yield from _plain(text[start:], is_markdown=is_markdown)


def _plain(text: str, *, is_markdown: bool) -> Iterator[tuple[str, str, bool]]:
    words = plain(text) if is_markdown else " ".join(text.split())
    words = words.strip(",;、，& ")
    if words:
        yield words, "", False


def _of_status(status: Status, kinds: Kinds) -> Iterator[Mention]:
    for key, is_inverse, text, link, is_sure in find_phrases(status.raw):
        kind = kinds.directed(key, is_inverse=is_inverse)
        if kind is not None:
            yield Mention(kind, text, link, status.line, None, is_sure)
