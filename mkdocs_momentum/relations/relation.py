"""A relation: what one spec says of another."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Found(StrEnum):
    """What became of a target."""

    SPEC = "spec"
    ELSEWHERE = "elsewhere"
    NOWHERE = "nowhere"
    SEVERAL = "several"


class Mention(NamedTuple):
    """A target as an author wrote it.

    Attributes:
        kind: Key of the relation's kind, seen from the spec that states it.
        text: The target as plain text: an id, a title, the words of a link.
        link: Where the link leads, as written; ``""`` when there is none.
        line: Line in the file, from 1.
        field: Number of the field among those of the spec; None when the status or a section states it.
        is_sure: Whether the place is one that holds targets only, so that one which leads nowhere is a fault.
        is_name: Whether it is written as ``[[name]]``, which is never prose.
    """

    kind: str
    text: str
    link: str
    line: int
    field: int | None = None
    is_sure: bool = True
    is_name: bool = False


class Relation(NamedTuple):
    """What one spec says of another.

    Attributes:
        kind: Key of its kind, seen from the spec that holds it: ``depends-on``, ``required-by``.
        raw: The target as written, as plain text.
        line: Line in the file that states it, from 1.
        found: What became of the target.
        target: Path of the other spec; None when there is none, or more than one.
        url: The web address as written when the target is elsewhere, else ``""``.
        field: Number of the field that states it among those of the spec; None when none does, and for a backlink.
        candidates: Paths of the specs that a target may mean when there are several.
        link: Where the link leads, as written; ``""`` when the target is no link.
        is_sure: Whether it was meant to name a spec whatever became of it; not so for words that are a slip away from
            a name.
    """

    kind: str
    raw: str
    line: int
    found: Found
    target: str | None = None
    url: str = ""
    field: int | None = None
    candidates: tuple[str, ...] = ()
    link: str = ""
    is_sure: bool = True


class Edge(NamedTuple):
    """A relation of two specs, whichever of them states it, and however often.

    Attributes:
        source: Path of the spec that the kind is seen from.
        target: Path of the other one.
        kind: Key of the kind in its own direction: ``depends-on``, never ``required-by``.
    """

    source: str
    target: str
    kind: str


class Succession(NamedTuple):
    """What took the place of a retired spec.

    Attributes:
        successors: Paths of the specs that are alive at the ends of the chains; of those that end them when none is.
        through: Paths of those between, in the order of the way.
        is_alive: Whether the successors are alive.
        cycle: Paths of the specs that replace each other in a circle, when the chain runs into one.
    """

    successors: tuple[str, ...]
    through: tuple[str, ...] = ()
    is_alive: bool = True
    cycle: tuple[str, ...] = ()
