"""Rules about the sections of a spec in the home format, and about what nobody has filled in yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from mkdocs_momentum.checks.problem import Finding, Severity
from mkdocs_momentum.checks.rule import cut, rule
from mkdocs_momentum.checks.settings import CheckSettings
from mkdocs_momentum.checks.subject import Subject
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.headings import bare_heading
from mkdocs_momentum.spec.signs import holds

_ORDER = (
    "overview", "requirements", "edge cases", "dependencies", "success criteria", "technical design",
    "implementation notes", "testing strategy", "rollout plan", "monitoring & metrics", "future enhancements",
)  # fmt: skip
_PLACES = {name: place for place, name in enumerate(_ORDER)}
_GAP = expression(
    r"\[(?:[^\[\]\n]{1,60} here|NEEDS CLARIFICATION[ \t]*[:\uff1a][^\[\]\n]{0,500}|(?:TODO|TBD)\b[^\[\]\n]{0,80}"
    r"|YYYY-MM-DD)\](?![(\[:])"
    r"|\bTBD\b|\bTODO\b(?=[ \t]*(?::|\||$))|^[ \t]*(?:[-*+][ \t]+)?TODO\b"
    r"|(?<=[:|])[ \t]{0,9}(?:\*\*)?[ \t]{0,9}(?P<date>YYYY-MM-DD)[ \t]*(?=$|\|)",
    re.MULTILINE,
)
_LAST_BRACKET = expression(r"\][ \t]*$", re.MULTILINE)
_UNFILLED = expression(
    r"^[ \t]*(?:(?:[-*+]|\d+\.)[ \t]+)?(?:\[[ xX]\][ \t]+)?(?P<gap>\[[A-Z][^\[\]\n]+\])[ \t]*$", re.MULTILINE
)
_GUIDANCE = expression(
    r"<!--\s*(?:Provide|List|Include|Document|Identify|Define|Describe|Outline|Guidance)\b[^\n]*\n"
    r"(?:(?!-->)[\s\S])*?^[ \t]*(?:Example:|For each edge case)",
    re.MULTILINE,
)
_DEFINITION = expression(r"^[ ]{0,3}(?P<name>\[[^\[\]\n]{1,500}\]):[ \t]", re.MULTILINE)
_WORD = expression(r"\w")


@rule("missing-section", Severity.INFO)
def missing_section(subject: Subject, settings: CheckSettings) -> Iterator[Finding]:
    """A spec in the home format has the sections that the site requires."""
    if not settings.required_sections or not subject.is_home:
        return
    present = {bare for _, _, bare in subject.outline}
    for heading, bare in _required(settings.required_sections):
        if bare not in present:
            line = subject.line(subject.outline[0][0]) if subject.outline else 1
            yield Finding(line, f'there is no section "{heading}"; write one below `## {heading}`')


@lru_cache(maxsize=1)
def _required(headings: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((heading, bare_heading(heading)) for heading in headings)


@rule("empty-section", Severity.INFO)
def empty_section(subject: Subject, _: CheckSettings) -> Iterator[Finding]:
    """A section of the home template says something; criteria sections have a rule of their own."""
    if not subject.is_home:
        return
    outline, body = subject.outline, subject.body
    for (start, level, bare), (end, deeper, _bare) in pairwise([*outline, (len(body), 0, "")]):
        # Where a deeper heading follows, that one begins what the section says.
        if bare not in _PLACES or deeper > level:
            continue
        behind = body.find("\n", start, end)
        if _says_something(subject, behind if behind >= 0 else end, end):
            continue
        if (line := subject.line(start)) not in _counted(subject):
            yield Finding(line, f'the section "{subject.said(start)}" is empty; write it, or take its heading out')


def _counted(subject: Subject) -> set[int]:
    return {section.line for section in subject.facts.sections}


def _says_something(subject: Subject, start: int, end: int) -> bool:
    """Tell whether a part of the body holds text or code beside comments."""
    body, at = subject.body, start
    comment = body.find("<!--", start, end)
    if comment >= 0 and body[start:comment].isspace():
        at = body.find("-->", comment, end) + 3
    word = _WORD.search(body, at, end) if at >= start else None
    if word is not None and body.find("<!--", at, word.start()) < 0:
        return True
    # There may be more comments, code that looks like one, or one without an end.
    at = start
    while word := _WORD.search(body, at, end):
        at = subject.mask.comment_end(word.start())
        if not at:
            return True
    return False


@rule("section-order", Severity.INFO)
def section_order(subject: Subject, _: CheckSettings) -> Iterator[Finding]:
    """The sections of a spec in the home format stand in the order of the template."""
    if not subject.is_home:
        return
    found = [(start, bare) for start, level, bare in subject.outline if level == 2 and bare in _PLACES]
    for (start, bare), (following, following_bare) in pairwise(found):
        if _PLACES[following_bare] < _PLACES[bare]:
            fact = f'the section "{subject.said(following)}" stands below "{subject.said(start)}"'
            place = f"(line {subject.line(start)}); the template has it above"
            yield Finding(subject.line(following), f"{fact} {place}")
            return


@rule("placeholder", Severity.INFO)
def placeholder(subject: Subject, _: CheckSettings) -> Iterator[Finding]:
    """Nothing is left to fill in: no `[Description here]`, `YYYY-MM-DD`, TBD, TODO or `[NEEDS CLARIFICATION: …]`."""
    body = subject.body
    in_brackets = subject.may_hold_brackets
    patterns = [_GAP] if _may_have_gap(body, in_brackets=in_brackets) else []
    # Other formats write links in brackets alone on a line; the template writes what is to be filled in.
    patterns += [_UNFILLED] if in_brackets and _LAST_BRACKET.search(body) is not None and subject.is_home else []
    seen = set[int]()
    links: set[str] | None = None
    for pattern in patterns:
        for match in pattern.finditer(body):
            start, end = _stripped(body, *match.span(match.lastgroup or 0))
            if subject.mask.hides(start) or (line := subject.line(start)) in seen:
                continue
            # What a definition below gives an address is a link.
            links = _links(body) if links is None and body[start] == "[" else links
            if links is None or body[start:end].casefold() not in links:
                seen.add(line)
                yield subject.found(start, end, f'"{cut(body[start:end])}" is left to fill in; write what is meant')


def _may_have_gap(text: str, *, in_brackets: bool) -> bool:
    # Looked for one by one: the pattern itself takes ten times as long.
    return (
        holds(text, "TBD", 1)
        or holds(text, "TODO", 1)
        or holds(text, "YYYY-MM-DD")
        or (in_brackets and (holds(text, "[NEEDS CL") or holds(text, " here]", len(" here"))))
    )


def _links(text: str) -> set[str]:
    return {match["name"].casefold() for match in _DEFINITION.finditer(text)}


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip(" \t*-+")), end - len(part) + len(part.rstrip())


@rule("template-comment", Severity.INFO)
def template_comment(subject: Subject, _: CheckSettings) -> Iterator[Finding]:
    """The guidance that the template holds for the author of a spec is taken out once it is followed."""
    body = subject.body
    # Where code stands costs more to tell than whether there is any guidance.
    if not subject.is_home or not subject.mask.may_begin(_GUIDANCE, "PLIDOG"):
        return
    for start, end in subject.mask.ranges:
        if _GUIDANCE.match(body, start, end):
            yield Finding(subject.line(start), "the template's guidance is still here; take the comment out")
