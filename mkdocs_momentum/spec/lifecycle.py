"""From what an author wrote as status to a label and a stage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.markdown import plain, without_struck
from mkdocs_momentum.spec.model import Stage, Status
from mkdocs_momentum.spec.placeholder import is_placeholder
from mkdocs_momentum.spec.statuses import MISSPELT, STATUSES

MAX_LABEL = 60
"""Characters of an unknown status that are shown as its label."""

_TOKEN = expression(r"[^\W_]+(?:['’][^\W_]+)*")
_LEADING = expression(r"[^\w\[{(<-]+")
_TRAILING = " \t\n.。*_`\"'“”‘’»«"
_OPENING = {'"': '"', "”": "“", "»": "«", "’": "‘"}
_LONGEST = 500
# Emoji behind a label decorate it as those before it do; brackets, arrows and the like belong to the words.
_SIGNS = expression(r"^\s*(?:[\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+\s*)+")
_QUALIFIER = expression(r"^(?:[\s:;,.*_`\"'“”‘’—–―]|-(?!>))+")
_LIST_MARKS = expression(r"\s*[|/,、]\s*|\s+or\s+")
_SHORTCODE = expression(r"\s*(?<![\w:]):[a-z0-9_+-]+:(?![\w:])(?:\{[^{}]*\})?")
_KEY = expression(r"^status\s*:\s*(?=\S)", re.IGNORECASE)
# "In Review {Draft, In Review, Final}": a choice was made, and the template's list left behind it.
_CHOICES = expression(r"(?<=\w)\s*\{[^{}]*[,|][^{}]*\}\s*$")
CHOICE = expression(
    r"(?P<off>[\u2610\u2b1c\u25cb\u25ef]|\[ \])|(?P<on>[\u2611\u2705\u2714\u2612\u25cf\u25c9]|\[[xX]\])\ufe0f?"
)
"""The sign before a choice: an empty box or ring, or one that is filled."""

_SLUG = expression(r"[\W_]+")
_LONGEST_PHRASE = 5
_REMEMBERED = 1024


class Definition(NamedTuple):
    """One status of the lifecycle.

    Attributes:
        key: Identifies it, such as ``in-progress``.
        stage: Its stage.
        label: The label that a site gives it; None when the authors' spelling names it.
        color: A CSS colour of the site's own, or None.
        icon: Name of an icon of the site's own choice, or None.
        description: A sentence for readers, or None.
        order: Place among the statuses of its stage; lower comes first.
    """

    key: str
    stage: Stage
    label: str | None = None
    color: str | None = None
    icon: str | None = None
    description: str | None = None
    order: float = 0


def slug(text: str) -> str:
    """Return text as an identifier: words in lower case joined by hyphens."""
    return _SLUG.sub("-", text.casefold()).strip("-")


def compact(text: str) -> str:
    """Return text without case, spaces, hyphens and other marks, so that variants compare equal."""
    return _SLUG.sub("", text.casefold())


def _tokens(phrase: str) -> tuple[str, ...]:
    return tuple(match.group().replace("’", "'") for match in _TOKEN.finditer(phrase.casefold()))


class Lifecycle:
    """The statuses that a site knows.

    Args:
        overrides: Further or changed statuses by key.
        aliases: Further phrases for a status: phrase -> key.
    """

    def __init__(self, overrides: Iterable[Definition] = (), aliases: Mapping[str, str] | None = None) -> None:
        self._definitions: dict[str, Definition] = {}
        self._phrases: dict[tuple[str, ...], str] = {}
        self._spellings: dict[str, list[str]] = {}
        self._seen: dict[tuple[str, bool], Status | None] = {}
        for stage, words in STATUSES.items():
            for entry in words.split(","):
                spellings = [spelling.strip() for spelling in entry.split("|")]
                self._add(Definition(slug(spellings[0]), stage), spellings)
        for wrong, right in MISSPELT.items():
            self._learn(wrong, slug(right))
        for definition in overrides:
            known = self._definitions.get(definition.key)
            names = [definition.key.replace("-", " "), definition.label or definition.key]
            self._add(definition, names if known is None else names[1:])
        for phrase, key in (aliases or {}).items():
            self._learn(phrase, key)

    def _add(self, definition: Definition, spellings: Iterable[str]) -> None:
        self._definitions[definition.key] = definition
        for spelling in spellings:
            self._spellings.setdefault(definition.key, []).append(spelling)
            self._learn(spelling, definition.key)

    def _learn(self, phrase: str, key: str) -> None:
        tokens = _tokens(phrase)
        self._phrases[tokens] = key
        # "InProgress" and "inprogress" are one word to an author who cannot write spaces.
        self._phrases.setdefault(("".join(tokens),), key)

    def definition(self, key: str) -> Definition | None:
        """Return the status of that key, or None when the lifecycle does not know it."""
        return self._definitions.get(key)

    def find(self, name: str) -> Definition | None:
        """Return the status that a whole name means: its key, its label or another known phrase for it."""
        key = self._phrases.get(_tokens(name))
        return self._definitions.get(name if key is None else key)

    def spells(self, key: str, label: str) -> bool:
        """Tell whether a label is a right spelling of a status, so that it may name the group."""
        return any(compact(label) == compact(spelling) for spelling in self._spellings.get(key, ()))

    def name(self, key: str) -> str:
        """Return the label of a known status when no author spells it right."""
        return self._definitions[key].label or self._spellings[key][0].capitalize()

    def labels(self) -> list[str]:
        """Return the phrases known, for suggestions."""
        return [spelling for spellings in self._spellings.values() for spelling in spellings]

    def read(self, markdown: str, line: int, *, literal: bool = False) -> Status | None:
        """Read a status.

        Args:
            markdown: The value as its author wrote it.
            line: Its line in the file, from 1.
            literal: Whether HTML tags in it are text, as in front matter.

        Returns:
            The status; None when the text is a placeholder and states none.
        """
        known = (markdown, literal)
        if known in self._seen:
            seen = self._seen[known]
            return seen if seen is None or seen.line == line else seen._replace(line=line)
        status = self._read(markdown, line, literal=literal)
        if len(self._seen) < _REMEMBERED and len(markdown) < _REMEMBERED:
            self._seen[known] = status
        return status

    def _read(self, markdown: str, line: int, *, literal: bool) -> Status | None:
        text = _KEY.sub("", plain(without_struck(markdown), keep_html=literal))
        # What is longer than any sentence is no list of choices.
        text = text if len(text) > _LONGEST else _CHOICES.sub("", _without_codes(text))
        choices = _chosen(text)
        if choices is not None and len(choices) != 1:
            # Of a list of choices none is made, or more than one.
            return _unknown(text, markdown, line) if choices else None
        bare = _undecorated(self._unbracket(choices[0] if choices else text))
        if is_placeholder(bare) or (is_placeholder(text) and bare == text) or self._is_enumeration(bare):
            return None
        key, end = self._lead(bare)
        if key is not None:
            return self._known(key, bare[:end], bare[end:], markdown, line)
        return _unknown(_closed(bare, text), markdown, line) if slug(bare) else None

    def _known(self, key: str, label: str, rest: str, markdown: str, line: int) -> Status:
        definition = self._definitions[key]
        qualifier = _QUALIFIER.sub("", _SIGNS.sub("", rest)).strip() if slug(rest) else ""
        return Status(key, definition.label or _spaced(label), definition.stage, qualifier, markdown.strip(), line)

    def _lead(self, text: str) -> tuple[str | None, int]:
        """Return the longest known phrase that the text begins with, as key, and where it ends."""
        words: list[str] = []
        best: tuple[str | None, int] = (None, 0)
        end = 0
        for match in _TOKEN.finditer(text):
            # Only spaces and hyphens join the words of a phrase; the first word leads the text.
            if text[end : match.start()].strip(" -_\u00a0") or (not words and match.start()):
                break
            words.append(match.group().casefold().replace("’", "'"))
            end = match.end()
            key = self._phrases.get(tuple(words))
            if key is not None and _is_boundary(text, end):
                best = key, end
            if len(words) == _LONGEST_PHRASE:
                break
        return best

    def _is_enumeration(self, text: str) -> bool:
        """Tell whether the text lists the choices instead of making one."""
        if len(text) > _LONGEST:
            return False
        parts = [part for part in _LIST_MARKS.split(text.strip("[]{}()<> ")) if part.strip()]
        enough = 2 if "|" in text else 3
        known = [part for part in parts if self._is_whole(part)]
        return len(parts) >= enough and len(known) >= 2 and all(len(part) <= MAX_LABEL for part in parts)

    def _is_whole(self, text: str) -> bool:
        bare = _undecorated(text)
        key, end = self._lead(bare)
        return key is not None and end == len(bare)

    def _unbracket(self, text: str) -> str:
        # "[Draft]" and "(Draft)" are a status in brackets; "[Draft/Final]" and "[status here]" are placeholders.
        inner = text[1:-1].strip() if text[:1] + text[-1:] in ("[]", "()", "{}") else ""
        return inner if inner and self._is_whole(inner) else text


def _unknown(text: str, markdown: str, line: int) -> Status:
    label, rest = _cut(text)
    return Status(slug(label), label, Stage.UNKNOWN, rest, markdown.strip(), line)


def _chosen(text: str) -> list[str] | None:
    """Return what is chosen of a list of choices, ``☐ Draft ☑ Approved``; None when the text is none."""
    signs = list(CHOICE.finditer(text)) if len(text) <= _LONGEST else []
    if len(signs) < 2 or not any(sign["off"] for sign in signs):
        return None
    ends = [*(sign.start() for sign in signs[1:]), len(text)]
    return [text[sign.end() : end].strip() for sign, end in zip(signs, ends, strict=True) if sign["on"]]


def _undecorated(text: str) -> str:
    """Return a status without the emoji, emphasis, quotes and full stop around it."""
    match = _LEADING.match(text)
    return text[match.end() if match else 0 :].rstrip(_TRAILING)


def _without_codes(text: str) -> str:
    """Return a status without the short codes of emoji and icons: ``:tada:``, ``:material-check:{ .green }``."""
    return _SHORTCODE.sub("", text).lstrip() if ":" in text else text


def _closed(bare: str, text: str) -> str:
    """Return an undecorated text with the quote behind it that ends one within."""
    end = text.find(bare) + len(bare)
    quote = text[end : end + 1]
    opening = _OPENING.get(quote)
    if opening is None:
        return bare
    is_open = bare.count(quote) % 2 == 1 if opening == quote else bare.count(opening) > bare.count(quote)
    return bare + quote if is_open else bare


def _is_boundary(text: str, end: int) -> bool:
    # "Draft-ish" and "final_form" are other words; "Draft-" and "Draft - x" are not.
    return not re.match(r"[-_][^\W_]", text[end : end + 2])


def _spaced(label: str) -> str:
    return " ".join(label.split())


def _cut(text: str) -> tuple[str, str]:
    """Return a long text as a label of whole words and the rest."""
    if len(text) <= MAX_LABEL:
        return text, ""
    cut = text.rfind(" ", 1, MAX_LABEL)
    cut = MAX_LABEL - 1 if cut < MAX_LABEL // 2 else cut
    return text[:cut].rstrip(" ,;:") + "…", text[cut:].strip()


STANDARD = Lifecycle()
"""The lifecycle of a site that adds no status of its own. It remembers what it read, so one serves for all."""
