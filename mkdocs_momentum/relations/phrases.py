"""What stands behind a status: ``Superseded by [ADR-12](0012-x.md)``, ``Accepted, replaces ADR-7``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_momentum.relations.names import NUMERAL
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.fields import name_ranges
from mkdocs_momentum.spec.links import LINK, find_links
from mkdocs_momentum.spec.markdown import plain

_PHRASES = expression(
    r"(?<!\bnot )(?<!\bnever )\b(?:"
    r"(?P<superseded>(?:super[cs]ee?de?d|supersceded|replaced|obsoleted)\s+(?:\(\s*)?"
    r"(?:(?:on|in|since)\s+[\w.-]+\s+)?(?:by|with)"
    r"|in\s+favou?r\s+of|(?:ersetzt|abgelöst)\s+durch|remplacée?\s+par|(?:reemplazad|sustituid|substituíd)[oa]\s+por"
    r"|sostituit[oa]\s+da)"
    r"|(?P<supersedes>super[cs]ee?des|replaces|obsoletes)"
    r"|(?P<extended>(?:extended|amended)\s+by)|(?P<extends>extends|amends)"
    r"|(?P<depends>depends\s+on|requires))\b[*_]{0,3}:?[*_]{0,3}\s*",
    re.IGNORECASE,
)
_KINDS = {
    "superseded": ("supersedes", True), "supersedes": ("supersedes", False), "extended": ("extends", True),
    "extends": ("extends", False), "depends": ("depends-on", False),
}  # fmt: skip
_SENTENCE_END = expression(r"[.;](?=\s+[^\W\d_])|\s[–—]\s(?!\d)|\n")
_ID = expression(
    r"(?P<id>#?(?:(?P<prefix>[A-Za-z][A-Za-z0-9]{0,15})[-_ #]{1,2})?"
    r"(?P<number>\d[\w-]{0,200}(?:\.\w{1,20})*))(?P<rest>.*)",
    re.DOTALL,
)
_DATE = expression(r"\d{4}[-.]?\d{2}(?:[-.]?\d{2})?")
# Behind a bare number nothing may follow, or what says more of the change; all else makes it a count: "requires 2
# approvals", "requires 2/3 majority", "superseded by 2 (two) newer specs".
_ALONE = expression(r"\s*(?:$|[.,;:)](?:\s|$))")
_OF_CHANGE = expression(
    rf"\s+(?:(?:on|in|since|as|for|from|after|with|when)\b|[–—-]\s+(?!\d)|\((?!\s*{NUMERAL}))", re.IGNORECASE
)
_TRAILER = expression(r"\s+(?:on|in|since|as\s+of)\s+\S*\d\S*$", re.IGNORECASE)


class Phrase(NamedTuple):
    """One target behind a status.

    Attributes:
        kind: Key of the kind of relation in its own direction.
        is_inverse: Whether it is seen from the other side, as in "superseded by".
        text: The target as plain text.
        link: Where it leads, as written; ``""`` when it is no link.
        is_sure: Whether it is a target whatever the site holds; else only when a spec bears that name.
    """

    kind: str
    is_inverse: bool
    text: str
    link: str
    is_sure: bool


def find_phrases(markdown: str) -> Iterator[Phrase]:
    """Yield the targets that a status names, in their order.

    Args:
        markdown: The status as written.
    """
    found = list(_PHRASES.finditer(markdown))
    ends = [*(phrase.start() for phrase in found[1:]), len(markdown)]
    for phrase, end in zip(found, ends, strict=False):
        kind, is_inverse = _KINDS[phrase.lastgroup or ""]
        # Approvals and teams are counted, successors hardly ever.
        may_go_on = phrase.lastgroup != "depends"
        for text, link, is_sure in _targets(markdown[phrase.end() : end], may_go_on=may_go_on):
            yield Phrase(kind, is_inverse, text, link, is_sure)


def _targets(text: str, *, may_go_on: bool) -> Iterator[tuple[str, str, bool]]:
    """Yield words, link and sureness of what a phrase begins with; what follows says more, but names nothing."""
    text = _first_sentence(text)
    is_first = True
    for start, end in name_ranges(text):
        part = text[start:end].strip()
        links = [(words, link) for words, link, place in find_links(part, {}) if is_first or not place]
        if links:
            yield from ((words, link, True) for words, link in links[:1])
        elif (name := _id(plain(part), may_go_on=may_go_on)) is not None:
            yield name, "", True
        else:
            break
        is_first = False
    name = _TRAILER.sub("", plain(text)).strip(" .,;:()\"'")
    if is_first and name:
        yield name, "", False


def _first_sentence(text: str) -> str:
    # A full stop within a link ends nothing.
    links = [found.span() for found in LINK.finditer(text)]
    for found in _SENTENCE_END.finditer(text):
        if not any(start < found.start() < end for start, end in links):
            return text[: found.start()]
    return text


def _id(text: str, *, may_go_on: bool) -> str | None:
    """Return the identifier that a text begins with, or None; a bare number with words behind where they may be."""
    found = _ID.match(text)
    if found is None or _DATE.fullmatch(found["number"]):
        return None
    if not found["number"].isdigit() or found["prefix"] or text.startswith("#") or _ALONE.match(found["rest"]):
        return found["id"]
    # With zeros in front it is the number of a file.
    is_number = may_go_on or found["number"].startswith("0")
    return found["id"] if is_number and _OF_CHANGE.match(found["rest"]) else None
