"""Where a relation stands in the text of its document."""

from __future__ import annotations

import re

from mkdocs_momentum.checks.problem import Finding
from mkdocs_momentum.checks.subject import Subject
from mkdocs_momentum.relations.relation import Relation
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.reader import normalise

_REACH = 60
_KEY = expression(r"[ \t>]*(?:[-*+][ \t]+)?[*_|]{0,3}[ \t]*[A-Za-z][\w -]{0,40}[*_]{0,3}[ \t]*[:|]")
# What ends a list of targets: a fence, a heading, another key.
_END = expression(r"---|#|[ \t>]*(?:[-*+][ \t]+)?[*_|]{0,3}[ \t]*[A-Za-z][\w -]{0,40}[*_]{0,3}[ \t]*:(?:[*_]{0,3}\s|$)")


def at_relation(subject: Subject, relation: Relation, message: str, *, mild: bool = False) -> Finding:
    """Return a finding about a relation: where its target is written, be it some lines below the key of its field.

    Args:
        subject: The document that states it.
        relation: The relation.
        message: The fact and the remedy.
        mild: Whether the case matters less than the rule's others.
    """
    lines = normalise(subject.text).split("\n")
    for text in filter(None, (relation.raw, relation.link)):
        word = re.compile(rf"(?<![\w-]){re.escape(text)}(?![\w-])", re.IGNORECASE)
        for number in range(relation.line, min(relation.line + _REACH, len(lines) + 1)):
            line = lines[number - 1]
            if number > relation.line and _END.match(line):
                break
            key = _KEY.match(line) if number == relation.line else None
            found = word.search(line, key.end() if key is not None else 0)
            if found is not None:
                return Finding(number, message, found.start() + 1, found.end() + 1, mild)
    return Finding(relation.line, message, mild=mild)
