"""Another status and another date of change, in place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mkdocs_momentum.authoring import AuthoringError
from mkdocs_momentum.authoring.days import find_date
from mkdocs_momentum.authoring.text import Edit, Text
from mkdocs_momentum.authoring.values import REACH, Read, is_same_but, spans, tried
from mkdocs_momentum.catalog.hints import nearest
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.lifecycle import Definition, Lifecycle, compact
from mkdocs_momentum.spec.model import Field, Spec, Stage, Status

_WORD = expression(r"[^\W_]+(?:['’][^\W_]+)*")
# What is said of a successor makes no sense behind a status that has none.
_OF_SUCCESSOR = expression(r"(?:by|in\s+favou?r\s+of)\b", re.IGNORECASE)
_MOST_WORDS = 5
_IMAGE = expression(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])?")
_EMOJI = "[\u2139\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+"
_SIGNS_BEFORE = expression(rf"(?P<signs>(?:{_EMOJI}[ \t]*)+)[*_`\"'\[(]*$")
_SIGNS_BEHIND = expression(rf"[*_`\"'\])]*(?P<signs>(?:[ \t]*{_EMOJI})+)")


@dataclass(frozen=True, slots=True)
class Restated:
    """A text with another status.

    Attributes:
        text: The text.
        lines: Numbers of the lines that have changed, in order.
        remarks: What was left as it is, and what to do about it.
    """

    text: Text
    lines: tuple[int, ...]
    remarks: tuple[str, ...] = ()


def restate(text: Text, read: Read, lifecycle: Lifecycle, new: str, day: date) -> Restated:
    """Return a text with another status, and with a day as the date of its last change where it states one.

    Args:
        text: The text.
        read: Reads it.
        lifecycle: The statuses that the site knows.
        new: The status, in any spelling.
        day: The date of the change.

    Raises:
        AuthoringError: The status is not known, or the text states none, or two, or in a way that cannot be changed.
    """
    definition = known_status(lifecycle, new)
    facts = read(text).facts
    field = _stated(facts, lifecycle)
    if facts.status is not None and facts.status.key == definition.key and facts.status.stage is not Stage.UNKNOWN:
        return Restated(text, ())
    kept = facts.status.qualifier if facts.status is not None else ""
    if definition.stage is not Stage.RETIRED and _OF_SUCCESSOR.match(kept):
        fact = f'"{kept}" behind the status says what replaces the spec'
        raise AuthoringError(f"line {field.line}: {fact}; take it out first, or write the status by hand")
    label = spelled(new, definition, facts.status.raw if facts.status is not None else "", lifecycle)
    if facts.status is not None and _is_image(facts.status, lifecycle):
        fact = "the status is an image, which would go on showing the old one"
        raise AuthoringError(f'line {field.line}: {fact}; write "{label}" in its place')
    bare, signs = _undecorated(text, read, lifecycle, definition, label)
    changed = replace_status(bare, read, lifecycle, label)
    if changed is None:
        raise AuthoringError(f"line {field.line}: the status cannot be changed in place; write it by hand")
    dated, remarks = _dated(changed, read, day)
    remarks += [f"line {field.line}: {signs} beside the old status was taken away"] if signs else []
    remarks += [f"line {field.line}: the words behind the status stay: {kept}"] if kept else []
    numbers = range(1, len(dated.lines) + 1)
    return Restated(dated, tuple(n for n in numbers if text.line(n) != dated.line(n)), tuple(remarks))


def _is_image(status: Status, lifecycle: Lifecycle) -> bool:
    """Tell whether nothing but the text of an image states a status."""
    return "![" in status.raw and lifecycle.read(_IMAGE.sub("", status.raw), status.line) is None


def _undecorated(text: Text, read: Read, lifecycle: Lifecycle, new: Definition, label: str) -> tuple[Text, str]:
    """Return a text without the emoji beside a status of another stage than the new one, and these emoji."""
    facts = read(text).facts
    status = facts.status
    # Each choice of a list keeps its own.
    if status is None or status.stage is new.stage or _ticked(text, facts, lifecycle, label) is not None:
        return text, ""
    for place in _places(text, facts, _stated(facts, lifecycle), lifecycle):
        edits = _signs_beside(text, place)
        bare = text.edited(edits)
        after = read(bare).facts
        kept = after.status is not None and after.status[:4] == status[:4]
        if edits and kept and is_same_but(facts, after, "status"):
            return bare, " ".join(text.text[edit.start : edit.end].strip() for edit in edits)
    return text, ""


def _signs_beside(text: Text, place: Edit) -> list[Edit]:
    """Return the changes that take away the emoji before and behind a place of a line."""
    line = next(line for line in text.lines if line.start <= place.start <= line.end)
    before = _SIGNS_BEFORE.search(text.text, line.start, place.start)
    behind = _SIGNS_BEHIND.match(text.text, place.end, line.end)
    return [Edit(match.start("signs"), match.end("signs"), "") for match in (before, behind) if match]


def known_status(lifecycle: Lifecycle, name: str) -> Definition:
    """Return the status that a name means.

    Raises:
        AuthoringError: The site knows no such status.
    """
    found = lifecycle.find(name)
    if found is None:
        meant = nearest(name, lifecycle.labels())
        remedy = f'did you mean "{meant}"?' if meant else "write a known one, or add it to the option `statuses`"
        raise AuthoringError(f'unknown status "{name}"; {remedy}')
    return found


def _stated(facts: Spec, lifecycle: Lifecycle) -> Field:
    fields = [field for field in facts.fields if field.name == "status" and (field.value or field.markdown)]
    stating = [f for f in fields if lifecycle.read(f.markdown or f.value, f.line, literal=not f.markdown)]
    places = " and ".join(dict.fromkeys(f"line {field.line}" for field in stating))
    if len({field.line for field in stating}) > 1:
        raise AuthoringError(f"the status is stated twice, in {places}; leave one of them")
    if not fields:
        raise AuthoringError("no status is stated; write a line such as `**Status:** Draft` below the title")
    return (stating or fields)[0]


def spelled(new: str, definition: Definition, old: str, lifecycle: Lifecycle) -> str:
    """Return a status as it fits the old one: the site's label, else with capitals where the old one has them."""
    if definition.label:
        return definition.label
    text = lifecycle.name(definition.key) if new == definition.key else " ".join(new.split())
    letters = [letter for letter in old if letter.isalpha()]
    if not text.islower() and new != definition.key:
        return text
    if letters and all(letter.islower() for letter in letters[:1]):
        return text.lower()
    if letters and all(letter.isupper() for letter in letters):
        return text.upper()
    return " ".join(word[:1].upper() + word[1:] for word in text.split())


def replace_status(text: Text, read: Read, lifecycle: Lifecycle, label: str) -> Text | None:
    """Return a text whose status has another label, the words behind it kept; None where that cannot be done."""
    facts = read(text).facts
    status = facts.status
    wanted = lifecycle.find(label)

    def accept(changed: Text) -> bool:
        after = read(changed).facts
        found = after.status
        if found is None or wanted is None or found.key != wanted.key or found.label != (wanted.label or label):
            return False
        kept = status.qualifier if status is not None else ""
        return found.qualifier == kept and is_same_but(facts, after, "status")

    moved = _ticked(text, facts, lifecycle, label)
    if moved is not None:
        return moved if accept(moved) else None
    field = _stated(facts, lifecycle)
    return tried(text, (edit._replace(new=label) for edit in _places(text, facts, field, lifecycle)), accept)


def _places(text: Text, facts: Spec, field: Field, lifecycle: Lifecycle) -> Iterator[Edit]:
    status = facts.status
    if status is not None and status.stage is not Stage.UNKNOWN:
        yield from _phrases(text, field.line, status.key, lifecycle)
    labels = [status.label] if status is not None else []
    yield from spans(text, field.line, [field.markdown, field.value, *labels])


def phrase_of(raw: str, key: str, lifecycle: Lifecycle) -> str:
    """Return the words of a text that mean a status, as written; ``""`` when none do."""
    text = Text(raw.encode("utf-8", "replace"))
    edit = next(_phrases(text, 1, key, lifecycle), None)
    return text.text[edit.start : edit.end] if edit is not None else ""


def _phrases(text: Text, line: int, key: str, lifecycle: Lifecycle) -> Iterator[Edit]:
    """Yield each place from a line on where words mean a status, the most words first."""
    for number in range(line, min(line + REACH, len(text.lines) + 1)):
        place = text.lines[number - 1]
        words = list(_WORD.finditer(text.text, place.start, place.end))
        for first in range(len(words)):
            for last in range(min(first + _MOST_WORDS, len(words)) - 1, first - 1, -1):
                start, end = words[first].start(), words[last].end()
                found = lifecycle.find(text.text[start:end])
                if found is not None and found.key == key:
                    yield Edit(start, end, "")


_CHOICE = expression(r"(?P<head>[ \t>]*(?:[-*+]|\d+[.)])[ \t]+\[)(?P<mark>[ xX])\][ \t]+(?P<label>.*?)[ \t]*$")


def _ticked(text: Text, facts: Spec, lifecycle: Lifecycle, label: str) -> Text | None:
    """Return a text whose list of choices has its tick before another one; None when it has no such list."""
    status = facts.status
    ticked = _CHOICE.match(text.line(status.line)) if status is not None else None
    if status is None or ticked is None or ticked["mark"] == " ":
        return None
    wanted = lifecycle.find(label)
    for number in _choices(text, status.line):
        choice = _CHOICE.match(text.line(number))
        if choice and choice["mark"] == " " and lifecycle.find(choice["label"]) == wanted:
            old, new = text.lines[status.line - 1].start + ticked.end("head"), text.lines[number - 1].start
            box = new + choice.end("head")
            return text.edited([Edit(old, old + 1, " "), Edit(box, box + 1, ticked["mark"])])
    return None


def _choices(text: Text, line: int) -> Iterator[int]:
    """Yield the numbers of the lines of a list of choices around one of them."""
    for step in (-1, 1):
        number = line + step
        while _CHOICE.match(text.line(number)):
            yield number
            number += step


def _dated(text: Text, read: Read, day: date) -> tuple[Text, list[str]]:
    facts = read(text).facts
    field = facts.field("updated")
    if field is None or field.blank or facts.updated == day.isoformat():
        return text, []
    changed = replace_date(text, read, field, day)
    if changed is not None:
        written = find_date(field.value)
        rest = field.value[len(written.text) :].strip() if written is not None else ""
        says = any(letter.isalnum() for letter in rest)
        return changed, [f"line {field.line}: the words behind the date stay: {rest}"] if says else []
    remedy = "write the day of the change by hand, best as YYYY-MM-DD"
    return text, [f'line {field.line}: the date "{field.value}" is left as it is; {remedy}']


def replace_date(text: Text, read: Read, field: Field, day: date, form: str | None = None) -> Text | None:
    """Return a text in which a date is another day in the same form; None where that cannot be done.

    Args:
        text: The text.
        read: Reads it.
        field: The field of the date.
        day: The day.
        form: The day as it shall be written, in place of the whole value; None to write it as the old one.
    """
    facts = read(text).facts
    written = find_date(field.value)
    if form is not None:
        old, new = field.value, form
    elif written is not None:
        old, new = written.text, written.again(day)
    else:
        return None

    def accept(changed: Text) -> bool:
        after = read(changed).facts
        other = after._replace(created=facts.created, updated=facts.updated)
        found = [one for one in after.fields if one.line == field.line and one.label == field.label]
        is_right = len(found) == 1 and found[0].value == f"{new}{field.value[len(old) :]}"
        return is_right and is_same_but(facts, other, field.name)

    return tried(text, (edit._replace(new=new) for edit in spans(text, field.line, [old])), accept)


def is_variant(label: str, spelling: str) -> bool:
    """Tell whether two spellings of a status differ in more than capitals, but not in their letters."""
    return compact(label) == compact(spelling) and label.casefold() != spelling.casefold()
