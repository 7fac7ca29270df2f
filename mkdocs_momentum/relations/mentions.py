"""What a spec says of others, as it is written: in its fields, behind its status, in a section of dependencies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_momentum.relations.kinds import Kinds
from mkdocs_momentum.relations.relation import Mention
from mkdocs_momentum.spec.fields import split_names
from mkdocs_momentum.spec.links import find_links
from mkdocs_momentum.spec.model import Field, Spec, Status
from mkdocs_momentum.spec.placeholder import is_placeholder

_SEVERAL = 2
_MARKUP = re.compile(r"[`*]|(?<!\w)_|_(?!\w)")
# How authors say it behind a status: "Superseded by ADR-12", "Accepted, replaces 7".
_PHRASES = re.compile(
    r"\b(?:(?P<superseded>(?:super[cs]e+ded|replaced|obsoleted)\s+by|in\s+favou?r\s+of)"
    r"|(?P<supersedes>super[cs]e+des|replaces|obsoletes)"
    r"|(?P<extended>(?:extended|amended)\s+by)|(?P<extends>extends|amends)"
    r"|(?P<depends>depends\s+on|requires))\b:?\s*",
    re.IGNORECASE,
)
_KEYS = {
    "superseded": "superseded-by", "supersedes": "supersedes", "extended": "extended-by", "extends": "extends",
    "depends": "depends-on",
}  # fmt: skip
# The first identifier of a phrase: what follows ("on 2024-05-01", "for new services") says more, but names nothing.
_IDS = re.compile(
    r"(?P<id>#?(?:[A-Za-z][A-Za-z0-9]{0,15}[-_ #]{1,2})?\d[\w.-]*\w|#?(?:[A-Za-z][A-Za-z0-9]{0,15}[-_ #]{1,2})?\d)"
    r"(?:\s*(?:,|;|&|\band\b)\s*|(?=\W|$))"
)


def read_mentions(spec: Spec, kinds: Kinds) -> list[Mention]:
    """Return what a spec says of others, in the order of fields, status and sections.

    Args:
        spec: The spec.
        kinds: The kinds that the site knows.
    """
    found = [mention for number, field in enumerate(spec.fields) for mention in _of_field(number, field, kinds)]
    if spec.status is not None and spec.status.qualifier:
        found += [mention for mention in _of_status(spec.status) if kinds.kind(mention.kind) is not None]
    kind = kinds.of_sections
    if kind is not None:
        found += [Mention(kind, link.text, link.target, link.line, is_sure=False) for link in spec.links]
    return list(dict.fromkeys(found))


def _of_field(number: int, field: Field, kinds: Kinds) -> Iterator[Mention]:
    kind = None if field.blank else kinds.of_field(field.name)
    if kind is None:
        return
    for text in field.items or (field.markdown or field.value,):
        for part in _parts(text):
            yield from (Mention(kind, words, link, field.line, number) for words, link in _targets(part))


def _parts(text: str) -> list[str]:
    """Return a value as list: what commas, semicolons and "and" part, but not within brackets.

    A title may hold a comma: the value as a whole is the first of its parts when it has several.
    """
    parts = [part for part in split_names(text) if part and not is_placeholder(part)]
    return parts if len(parts) < _SEVERAL or _has_link(text) else [text, *parts]


def _has_link(text: str) -> bool:
    return next(find_links(text, {}), None) is not None


def _targets(text: str) -> Iterator[tuple[str, str]]:
    """Yield words and link of each target in a text."""
    links = [(words, link) for words, link, _ in find_links(text, {})]
    yield from links or [(_plain(text), "")]


def _plain(text: str) -> str:
    return " ".join(_MARKUP.sub("", text).split())


def _of_status(status: Status) -> Iterator[Mention]:
    phrases = list(_PHRASES.finditer(status.raw))
    ends = [*(phrase.start() for phrase in phrases[1:]), len(status.raw)]
    for phrase, end in zip(phrases, ends, strict=False):
        kind = _KEYS[phrase.lastgroup or ""]
        text = status.raw[phrase.end() : end]
        for words, link in _of_phrase(text):
            yield Mention(kind, words, link, status.line)


def _of_phrase(text: str) -> Iterator[tuple[str, str]]:
    if _has_link(text):
        yield from _targets(text)
        return
    text = _plain(text)
    place = 0
    while (found := _IDS.match(text, place)) is not None and found.end() > place:
        yield found["id"], ""
        if not found.group()[len(found["id"]) :].strip():
            return
        place = found.end()
