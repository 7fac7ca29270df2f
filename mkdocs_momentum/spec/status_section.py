"""The status that stands under a heading of its own: ``## Status``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.front_matter import Entry
from mkdocs_momentum.spec.headings import Heading, bare_heading
from mkdocs_momentum.spec.items import item_text
from mkdocs_momentum.spec.keys import Keys
from mkdocs_momentum.spec.lifecycle import CHOICE, Lifecycle
from mkdocs_momentum.spec.markdown import Block, Document, plain
from mkdocs_momentum.spec.model import Stage
from mkdocs_momentum.spec.pairs import read_pairs

_INLINE = expression(r"^(?P<key>[^:\uff1a]{1,40})[:\uff1a]\s*(?P<value>\S.*)$", re.DOTALL)
# Without a link or a number behind it, such a line is a sentence.
_RELATION = expression(
    r"\s{0,3}(?:[-*+]\s+)?[*_]{0,3}(?P<key>(?:super[cs]ede|replace|obsolete|extend)(?:s|d\s+by|ed\s+by)|amend(?:s|ed\s+by))"
    r"[*_]{0,3}:?[*_]{0,3}\s+(?P<value>(?:\[|#?(?:[A-Za-z][A-Za-z0-9]{0,15}[-_ #]{1,2})?\d).*)",
    re.IGNORECASE,
)
_LONGEST_QUOTE = 120
_HASH = ord("#")
# Others mean what is going on as well, or a state of something else.
_PLAIN_WORDS = frozenset(
    {"status", "spec status", "document status", "rfc status", "adr status", "proposal status"}
    | {"ステータス", "statut", "статус"}
)


def read_status_section(
    document: Document, headings: Sequence[Heading], title: Block | None, keys: Keys, lifecycle: Lifecycle
) -> list[Entry]:
    """Return the status that the first ``## Status`` section states, and what else its lines say.

    The section is a heading of the first or second level, or one level below the title. Below another word than
    "status", such as ``## State``, only a status that the lifecycle knows is one.
    """
    deepest = 3 if title is not None and title.level == 2 else 2
    for heading in headings:
        if heading.block.level > deepest:
            continue
        if keys.is_status(heading.bare):
            name, entries = heading.bare, _content(document.blocks[heading.place + 1 :], document, keys)
        elif (":" in heading.source or "\uff1a" in heading.source) and heading.block is not title:
            name, entries = _inline(heading, document, keys)
        else:
            continue
        if name in _PLAIN_WORDS or _is_known(entries, keys, lifecycle):
            return entries
    return []


def _inline(heading: Heading, document: Document, keys: Keys) -> tuple[str, list[Entry]]:
    """Return the name of a heading such as ``## Status: Draft`` and what it states; ``""`` when it is none."""
    start = heading.block.start
    # A line that a rule below it makes a heading is one of the header, or says something of a part of the body.
    match = _INLINE.match(heading.source) if document.data[start] == _HASH else None
    if match is None:
        return "", []
    key = plain(match["key"])
    name = bare_heading(key)
    return (name, [Entry(key, match["value"].strip(), document.line(start))]) if keys.is_status(name) else ("", [])


def _is_known(entries: list[Entry], keys: Keys, lifecycle: Lifecycle) -> bool:
    fields = (entry for entry in entries if keys.find(entry.key).name == "status")
    found = [lifecycle.read(entry.value, entry.line) for entry in fields]
    return any(status is not None and status.stage is not Stage.UNKNOWN for status in found)


def _content(blocks: Sequence[Block], document: Document, keys: Keys) -> list[Entry]:
    candidates: list[Block] = []
    for block in blocks:
        if block.kind == "heading":
            break
        candidates.append(block)
    # A quote here explains the choices more often than it makes one.
    for block in sorted(candidates, key=lambda block: block.kind == "quote"):
        entries = _entries(block, document, keys)
        if entries:
            others = [other for other in candidates if other is not block]
            return [*entries, *(entry for other in others for entry in _relations(other, document))]
    return []


def _relations(block: Block, document: Document) -> Iterator[Entry]:
    """Yield what stands below the status in lines of its own: ``Supersedes [1. Use files](0001-use-files.md)``."""
    if block.kind not in ("paragraph", "list"):
        return
    start = document.line_start(block.start)
    for number, line in enumerate(document.source(start, block.end).split("\n"), document.line(start)):
        match = _RELATION.match(line)
        if match is not None:
            yield Entry(match["key"], match["value"].strip().rstrip("."), number)


def _entries(block: Block, document: Document, keys: Keys) -> list[Entry]:
    if block.kind == "paragraph":
        return _text_entries(block, document, keys)
    if block.kind == "quote":
        if block.end - block.start > _LONGEST_QUOTE:
            return []
        return next((found for child in block.children if (found := _entries(child, document, keys))), [])
    if block.kind == "list":
        return _list_entries(block, document, keys)
    return []


def _text_entries(block: Block, document: Document, keys: Keys) -> list[Entry]:
    lines = document.source(document.line_start(block.start), block.end).strip().split("\n")
    first = document.line(block.start)
    texts = [(re.sub(r"^[\s>]+", "", line).strip(), first + number) for number, line in enumerate(lines)]
    pairs = [(pair, line) for text, line in texts for pair in read_pairs(text, keys)]
    if pairs and any(keys.find(pair.key).name == "status" for pair, _ in pairs):
        return [Entry(pair.key, pair.value, line) for pair, line in pairs if keys.find(pair.key).known]
    return [Entry("Status", " ".join(text for text, _ in texts), first)]


def _list_entries(block: Block, document: Document, keys: Keys) -> list[Entry]:
    for item in block.children:
        text = " ".join(item_text(item, document).split())
        box = CHOICE.match(text)
        # In a list of choices with boxes the checked one is the status.
        if box is not None and box["off"]:
            continue
        text = text[box.end() :].strip() if box else text
        pairs = [pair for pair in read_pairs(text, keys) if keys.find(pair.key).name == "status"]
        return [Entry("Status", pairs[0].value if pairs else text, document.line(item.start))]
    return []
