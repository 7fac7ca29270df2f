"""Rules about the wording of requirements; a site switches them on with `language: true`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mkdocs_momentum.checks.problem import Finding, Severity
from mkdocs_momentum.checks.rule import rule
from mkdocs_momentum.checks.settings import CheckSettings
from mkdocs_momentum.checks.subject import Section, Subject
from mkdocs_momentum.spec.expression import expression

AMBIGUOUS = (
    "should", "could", "might", "maybe", "perhaps", "possibly", "probably", "ideally", "hopefully", "etc",
    "and so on", "and/or", "several", "various", "a few", "adequate", "appropriate", "reasonable", "as needed",
    "if possible", "where possible", "user-friendly", "easy", "easily", "quickly", "as soon as possible",
)  # fmt: skip
"""Words that leave a requirement open."""

REQUIRING = ("must", "will", "shall", "cannot", "can not", "may not", "is required", "are required", "requires")
"""Words one of which makes a sentence a requirement."""

_SECTIONS = frozenset(
    {"requirements", "functional requirements", "non-functional requirements", "nonfunctional requirements"}
)
_QUOTED = expression(r"[\"“][^\"”\n]{1,80}[\"”]")
_ITEM = expression(
    r"^(?P<indent>[ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+"
    r"(?P<text>[^\n]+(?:\n(?![ \t]*(?:[-*+]|\d{1,9}[.)])[ \t])[ \t]+\S[^\n]*)*)",
    re.MULTILINE,
)
# Emphasis; within a name such as `must_be` it is none.
_UNDERSCORES = expression(r"(?<!\w)_+|_+(?!\w)")
_NAMED = expression(r"\brequirements?$")
_LETTERS = expression(r"[A-Za-z]{2,}")


def _wanted(settings: CheckSettings) -> bool:
    return settings.language


@rule("ambiguous-word", Severity.WARNING, _wanted)
def ambiguous_word(subject: Subject, settings: CheckSettings) -> Iterator[Finding]:
    """A requirement says what must hold, without words such as should, could, maybe, several or etc."""
    words = _pattern((*AMBIGUOUS, *settings.ambiguous_words))
    for section in _requirements(subject):
        text = _QUOTED.sub(_blank, _plain(subject.mask.prose[section.start : section.end]))
        for match in words.finditer(text):
            start, end = section.start + match.start(), section.start + match.end()
            yield subject.found(start, end, f'"{match.group()}" leaves the requirement open; {_remedy(match.group())}')


def _remedy(word: str) -> str:
    if word.casefold() in ("should", "could", "might"):
        return "write must, will or shall, or take the sentence out"
    return "say what exactly, or how much"


@rule("no-requirement-verb", Severity.WARNING, _wanted)
def no_requirement_verb(subject: Subject, settings: CheckSettings) -> Iterator[Finding]:
    """Each requirement in a list holds must, will or shall, so that it can be told from a remark."""
    words = _pattern((*REQUIRING, *settings.requirement_words))
    for section in _requirements(subject):
        if not _NAMED.search(section.bare):
            continue
        items = list(_ITEM.finditer(subject.mask.prose, section.start, section.end))
        lacking = [match for match in items if _is_sentence(match) and not words.search(_plain(match["text"]))]
        if lacking and not any(words.search(_plain(match["text"])) for match in items):
            fact = f'no requirement below "{section.text}" holds must, will or shall'
            yield Finding(section.line, f"{fact}; write one in each")
            continue
        for match in lacking:
            yield Finding(subject.line(match.start("text")), "no must, will or shall in the requirement; write one")


def _plain(text: str) -> str:
    """Return a text with the underscores of emphasis blanked, every offset kept."""
    return _UNDERSCORES.sub(_blank, text) if "_" in text else text


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _is_sentence(match: re.Match[str]) -> bool:
    """Tell whether an item states something by itself: it is not nested, nor the head of a list."""
    text = match["text"].rstrip(" \t*_")
    return not match["indent"] and not text.endswith((":", "\uff1a")) and _LETTERS.search(text) is not None


def _requirements(subject: Subject) -> Iterator[Section]:
    """Yield the requirement sections and those below them, each with its own text alone."""
    deepest = end = 0
    for section in subject.sections:
        if section.bare in _SECTIONS and section.start >= end:
            deepest, end = section.level, section.last
        if deepest and section.start <= end and section.end <= end and section.bare != "assumptions":
            yield section


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted({word.casefold() for word in words}, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)
