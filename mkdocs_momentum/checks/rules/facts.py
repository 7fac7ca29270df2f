"""Rules about what a spec says of itself: status, dates, version, and the form they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

from mkdocs_momentum.catalog.hints import nearest
from mkdocs_momentum.checks.problem import Finding, Severity
from mkdocs_momentum.checks.rule import cut, rule
from mkdocs_momentum.checks.settings import CheckSettings
from mkdocs_momentum.checks.subject import Subject
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.model import Field, Origin, Stage, Status

_LIKE_A_DATE = expression(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?!\d)")
_AMBIGUOUS = expression(r"\d{1,2}([-/.])\d{1,2}\1(?:\d{2}|\d{4})(?!\d)")
_VERSION = expression(
    r"(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)"
    r"(?:-(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*))*)?"
    r"(?:\+[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?",
    re.ASCII,
)
# A blog writes `date: {created: ..., updated: ...}`.
_MAPPING = expression(r"\{|\w+: ")
_LATE = expression(r"\{\{|\{%|--8<--")
_LATE_LINE = expression(r"^[ \t]*(?:-{1,}8<-{1,}|\{%|\{\{)", re.MULTILINE)
_UNDERLINED = expression(r"\n(?P<above>[^\n]*)\n[ \t>]*(?:-+|=+)[ \t]*\n?\Z")
_QUALIFIED = expression(r"[^\w\s'’/-]|\s[-/]")
_FACTS = frozenset({"status", "version", "created", "updated", "authors", "owner", "id"})
_MOST_WORDS = 5
_NEARLY = 0.84
_NEARLY_SAME_LENGTH = 0.8


@rule("unknown-status", Severity.WARNING)
def unknown_status(subject: Subject, settings: CheckSettings) -> Iterator[Finding]:
    """The status is one that the site knows; otherwise the spec stands in a group of its own, without a stage.

    A word that is no slip of the pen for a known one is told as an info.
    """
    status = subject.facts.status
    if status is None or status.stage is not Stage.UNKNOWN:
        return
    known = tuple(settings.lifecycle.labels())
    meant = _meant(status.label, known) or _meant(_QUALIFIED.split(status.label, 1)[0], known)
    if meant:
        yield Finding(status.line, f'unknown status "{status.label}"; did you mean "{_like(meant, status.label)}"?')
    else:
        remedy = "write a status that is known, or name this one in the option `statuses`"
        if len(status.label.split()) > _MOST_WORDS:
            # No site has an option for a sentence.
            remedy = "begin with a status that is known, such as `Draft`"
        yield Finding(status.line, f'unknown status "{status.label}"; {remedy}', mild=True)


# Many specs of a site may share one status that it does not know.
@lru_cache(maxsize=256)
def _meant(label: str, known: tuple[str, ...]) -> str:
    """Return the known status that a label is a slip of the pen for; ``""`` when it may be a word of its own."""
    word = label.strip().casefold()
    near = nearest(word, known)
    # "Unreleased" says the contrary of "released", and "Preview" is no review.
    if not near or word.endswith(near.casefold()) or near.casefold().endswith(word):
        return ""
    words, others = word.split(), near.casefold().split()
    is_near = len(words) == len(others) and all(map(_is_slip, words, others))
    return near if is_near else ""


def _is_slip(word: str, other: str) -> bool:
    """Tell whether a word is another one with a letter too many, too few, wrong, or two of them changed round."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - as for suggestions: few builds need it

    # "Darft" is nearer to "draft" than its likeness says; "reverted" is not "rejected".
    enough = _NEARLY_SAME_LENGTH if len(word) == len(other) else _NEARLY
    return SequenceMatcher(None, word, other).ratio() >= enough


def _like(word: str, written: str) -> str:
    """Return a word with a capital where the one that it stands for has one."""
    return word[:1].upper() + word[1:] if written[:1].isupper() else word


@rule("missing-status", Severity.INFO)
def missing_status(subject: Subject, _: CheckSettings) -> Iterator[Finding]:
    """A spec states its status."""
    if subject.facts.status is not None:
        return
    stated = next((field for field in subject.facts.fields if field.name == "status"), None)
    if stated is None:
        yield Finding(1, "no status is stated; write one below the title, such as `**Status:** Draft`")
    elif not _LATE.search(stated.value):
        shown = f'the status "{cut(stated.value)}" states nothing' if stated.value else "the status is empty"
        yield Finding(stated.line, f"{shown}; write one, such as `Draft`")


@rule("conflicting-status", Severity.WARNING)
def conflicting_status(subject: Subject, settings: CheckSettings) -> Iterator[Finding]:
    """All places of a spec that state its status state the same one."""
    status = subject.facts.status
    if status is None:
        return
    for field in subject.facts.fields:
        if field.name != "status" or field.line == status.line or field.blank:
            continue
        other = settings.lifecycle.read(field.markdown or field.value, field.line, literal=not field.markdown)
        # What nobody knows may be no status at all: "State: the warm-access multiset" is a heading.
        if other is not None and other.stage is not Stage.UNKNOWN and not _agree(other, status):
            message = f'the status "{other.label}" is not the one of line {status.line}, "{status.label}"'
            yield Finding(other.line, f"{message}; keep one of the two")


def _agree(one: Status, other: Status) -> bool:
    # "Final" and "Implemented" are two words for one stage, which two people may write.
    return one.stage is other.stage


@rule("invalid-date", Severity.WARNING)
def invalid_date(subject: Subject, _: CheckSettings) -> Iterator[Finding]:
    """The dates of a spec are dates that can be read, best in the form YYYY-MM-DD.

    One with two readings, such as 10/04/18, and words in place of one are told as an info.
    """
    facts = subject.facts
    for field in facts.fields:
        if field.blank or not (
            (field.name == "created" and facts.created is None) or (field.name == "updated" and facts.updated is None)
        ):
            continue
        if field is not facts.field(field.name) or _LATE.search(field.value) or _MAPPING.match(field.value):
            continue
        value = cut(field.value)
        if _AMBIGUOUS.match(field.value):
            remedy = "write it as YYYY-MM-DD, or set the option `date_order`"
            yield Finding(field.line, f'the date "{value}" has two readings or none; {remedy}', mild=True)
        elif _LIKE_A_DATE.match(field.value):
            yield Finding(field.line, f'no calendar has the date "{value}"; write it as YYYY-MM-DD')
        else:
            yield Finding(field.line, f'"{value}" is not read as a date; write it as YYYY-MM-DD', mild=True)


@rule("future-date", Severity.WARNING)
def future_date(subject: Subject, settings: CheckSettings) -> Iterator[Finding]:
    """No date of a spec lies in the future.

    A bare `Date`, which may be any day, is told as an info.
    """
    facts = subject.facts
    if facts.created is None and facts.updated is None:
        return
    # Somewhere it is tomorrow already.
    latest = (settings.day + timedelta(days=1)).isoformat()
    for name, date in (("created", facts.created), ("updated", facts.updated)):
        if date is not None and date > latest and (field := facts.field(name)) is not None:
            remedy = "write the day on which it happened"
            yield Finding(field.line, f"{field.label} lies in the future: {date}; {remedy}", mild=field.weak)


@rule("updated-before-created", Severity.WARNING)
def updated_before_created(subject: Subject, _: CheckSettings) -> Iterator[Finding]:
    """A spec is not updated before it is created."""
    facts = subject.facts
    if facts.created is None or facts.updated is None or facts.updated >= facts.created:
        return
    updated, created = facts.field("updated"), facts.field("created")
    if updated is not None and created is not None:
        fact = f"{updated.label} {facts.updated} is before {created.label} {facts.created} (line {created.line})"
        yield Finding(updated.line, f"{fact}; correct one of the two")


@rule("invalid-version", Severity.INFO)
def invalid_version(subject: Subject, _: CheckSettings) -> Iterator[Finding]:
    """The version is a semantic version: three numbers, such as 1.0.0."""
    version = subject.facts.version
    if version is None or _VERSION.fullmatch(version):
        return
    field = subject.facts.field("version")
    if field is not None and not _LATE.search(field.value):
        yield Finding(
            field.line, f'the version "{cut(version)}" is no semantic version; write three numbers, such as `1.0.0`'
        )


@rule("broken-front-matter", Severity.WARNING)
def broken_front_matter(subject: Subject, _: CheckSettings) -> Iterator[Finding]:
    """The front matter is valid YAML; MkDocs ignores all of it without a word when it is not."""
    for notice in subject.reading.notices:
        yield Finding(notice.line, notice.message)


@rule("swallowed-metadata", Severity.INFO)
def swallowed_metadata(subject: Subject, _: CheckSettings) -> Iterator[Finding]:
    """What begins a file is no line like `Key: value`: MkDocs takes it for settings of the page, not for its text."""
    lost = subject.reading.layout.lost
    if lost:
        fact = f'MkDocs takes the title "{cut(lost)}" for a setting of the page'
        yield Finding(1, f"{fact}; begin the line with `# ` and take the line below it out")
        return
    fields = subject.facts.fields
    if fields and fields[0].origin is Origin.FRONT_MATTER and not subject.reading.notices:
        first = subject.text.lstrip("\ufeff")[:3]
        if first != "---":
            yield _swallowed(fields[0])


def _swallowed(field: Field) -> Finding:
    fact = f'MkDocs takes "{field.label}: {cut(field.value)}" for a setting of the page, and other viewers show it'
    return Finding(field.line, f"{fact}; write it below the title, or between two lines of `---`")


@rule("late-value", Severity.INFO)
def late_value(subject: Subject, _: CheckSettings) -> Iterator[Finding]:
    """Facts stand in the file itself: what a macro or a snippet puts there later is not read."""
    for field in subject.facts.fields:
        if field.name in _FACTS and _LATE.search(field.value):
            fact = f'{field.label} is "{cut(field.value)}", which is only filled in when the page is built'
            yield Finding(field.line, f"{fact}; write the value itself")
    if subject.facts.status is None:
        yield from _late_header(subject)


def _late_header(subject: Subject) -> Iterator[Finding]:
    end = subject.body.find("\n## ")
    match = _LATE_LINE.search(subject.body, 0, end if end >= 0 else len(subject.body))
    if match is not None:
        fact = "what a macro or a snippet puts in here is not read, and no status is stated"
        yield Finding(subject.line(match.end()), f"{fact}; write the status itself")


@rule("setext-metadata", Severity.INFO)
def setext_metadata(subject: Subject, _: CheckSettings) -> Iterator[Finding]:
    """A blank line parts metadata from a rule below it; without one the metadata is a heading, as GitHub shows it."""
    layout = subject.reading.layout
    if not layout.cuts or subject.reading.notices or "\n" not in layout.body:
        return
    data = subject.data
    for span in layout.cuts:
        if data[span.start : span.end].rstrip()[-1:] not in (b"-", b"="):
            continue
        text = "\n" + data[span.start : span.end].decode("utf-8", "replace")
        match = _UNDERLINED.search(text)
        if match is not None and match["above"].strip(" \t>"):
            line = layout.first_line + data.count(b"\n", 0, span.start) + text.count("\n", 1, match.start("above"))
            fact = "the rule right below this line makes it a heading"
            yield Finding(line, f"{fact}; put a blank line between them")
