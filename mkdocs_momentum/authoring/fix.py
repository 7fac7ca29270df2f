"""Mends what is mechanical and safe: after each change all is read again, and must say what it said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import dropwhile, takewhile

from mkdocs_momentum.authoring import AuthoringError
from mkdocs_momentum.authoring.days import as_iso
from mkdocs_momentum.authoring.lists import Fix, fix_blank_lines, fix_boxes, fix_indents, shape
from mkdocs_momentum.authoring.status import is_variant, phrase_of, replace_date, replace_status, spelled
from mkdocs_momentum.authoring.text import Text
from mkdocs_momentum.authoring.values import Read
from mkdocs_momentum.catalog.settings import Settings
from mkdocs_momentum.spec.dates import DateOrder
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.lifecycle import Lifecycle
from mkdocs_momentum.spec.model import Origin, Spec
from mkdocs_momentum.spec.reading import Reading
from mkdocs_momentum.spec.statuses import MISSPELT

_ROUNDS = 8
_MOST_SINGLE = 64
# Each fix of a list with the rule that it leaves nothing to find for.
_SETTLED = ((fix_boxes, "odd-box"), (fix_blank_lines, "unrendered-box"))
# What the checks read as an ignore, and a little more: a comment too many only leaves something for its author to mend.
_IGNORE = expression(r"<!--\s*momentum\s*:(?P<names>(?:(?!-->)[\s\S])*)-->", re.IGNORECASE)
_BLANKS = " \t>"

Find = Callable[[Text, Reading], Iterator[Fix]]
"""Finds what can be mended in a text."""


def fix(text: Text, read: Read, settings: Settings, *, indents: bool = True) -> tuple[Text, Counter[str]]:
    """Return a text with all mended that can be, and how often each kind of thing was.

    Args:
        text: The text of a spec; that of any other page stays as it is.
        read: Reads it.
        settings: The site's options.
        indents: Whether lists within lists are indented by four spaces; not where an extension wants less.
    """
    done: Counter[str] = Counter()
    if not read(text).is_spec:
        return text, done
    ignored = _ignored(read(text))
    finds: list[Find] = [find for find, rule in _SETTLED if rule not in ignored]
    finds += [fix_indents] if indents else []
    for _ in range(_ROUNDS):
        before = text.data
        for find in finds:
            text = _mended(text, read, find, done)
        text = _with_status(text, read, settings.reader.lifecycle, done)
        text = _with_dates(text, read, settings.reader.date_order, done)
        if text.data == before:
            break
    return text, done


def _mended(text: Text, read: Read, find: Find, done: Counter[str]) -> Text:
    reading = read(text)
    fixes = list(find(text, reading))
    if not fixes:
        return text
    chosen = fixes if _is_safe(text, _applied(text, fixes), read) else _one_by_one(text, read, fixes)
    done.update(fix.what for fix in chosen)
    return _applied(text, chosen)


def _one_by_one(text: Text, read: Read, fixes: Sequence[Fix]) -> list[Fix]:
    chosen: list[Fix] = []
    for fix in fixes[:_MOST_SINGLE]:
        if _is_safe(text, _applied(text, [*chosen, fix]), read):
            chosen.append(fix)
    return chosen


def _applied(text: Text, fixes: Iterable[Fix]) -> Text:
    return text.edited(edit for fix in fixes for edit in fix.edits)


def _is_safe(before: Text, after: Text, read: Read) -> bool:
    """Tell whether two texts have the same blocks and the same facts, and comments in them silence the same text."""
    old, new = read(before), read(after)
    says_the_same = (new.is_spec, _said(new.facts)) == (old.is_spec, _said(old.facts))
    return says_the_same and shape(new) == shape(old) and _silenced(new) == _silenced(old)


def _ignored(reading: Reading) -> str:
    """Return the names of the rules that are ignored anywhere, with whatever stands between them."""
    fields = [field for field in reading.facts.fields if field.origin is Origin.FRONT_MATTER]
    stated = [field.value for field in fields if field.label.casefold() == "momentum"]
    # One box more that is read may change what is said of the items around it.
    return " ".join([*stated, *(match["names"] for match in _IGNORE.finditer(reading.layout.body))]).casefold()


def _silenced(reading: Reading) -> list[list[str]]:
    """Return the lines that each comment silences, without the blanks that a fix may change."""
    body, found = reading.layout.body, []
    for match in _IGNORE.finditer(body):
        start, end = body.rfind("\n", 0, match.start()) + 1, body.find("\n", match.end())
        own = body[start : end if end >= 0 else len(body)].lstrip(_BLANKS).rstrip()
        below = (line.lstrip(_BLANKS) for line in body[end:].split("\n")) if end >= 0 and own == match.group() else ()
        found.append([own, *takewhile(bool, dropwhile(lambda line: not line, below))])
    return found


def _said(spec: Spec) -> list[object]:
    fields = [(field.name, field.label, field.value, field.origin, field.items) for field in spec.fields]
    return [spec.title, spec.id, fields, [section.heading for section in spec.sections]]


def _with_status(text: Text, read: Read, lifecycle: Lifecycle, done: Counter[str]) -> Text:
    facts = read(text).facts
    label = _right_label(facts, lifecycle)
    if label is None:
        return text
    try:
        changed = replace_status(text, read, lifecycle, label)
    except AuthoringError:
        # Two places state a status: which one is right is not for a program to say.
        return text
    if changed is None:
        return text
    done["status"] += 1
    return changed


def _right_label(facts: Spec, lifecycle: Lifecycle) -> str | None:
    """Return how the status should be spelled; None when its spelling is as good as any."""
    status = facts.status
    definition = lifecycle.definition(status.key) if status is not None else None
    if status is None or definition is None:
        return None
    written = phrase_of(status.raw, status.key, lifecycle)
    if definition.label:
        return definition.label if is_variant(written, definition.label) else None
    if written.casefold() in MISSPELT:
        return spelled(definition.key, definition, written, lifecycle)
    if any(field.line == status.line and field.origin is Origin.FRONT_MATTER for field in facts.fields):
        # There it is as often a key for programs: `in-progress`.
        return None
    right = _spellings(status.key, lifecycle)
    if written.casefold() in right:
        return None
    meant = next((spelling for spelling in right.values() if is_variant(written, spelling)), None)
    return spelled(meant, definition, written, lifecycle) if meant else None


@lru_cache(maxsize=256)
def _spellings(key: str, lifecycle: Lifecycle) -> dict[str, str]:
    """Return the right spellings of a status by themselves without regard to case."""
    return {text.casefold(): text for text in lifecycle.labels() if lifecycle.spells(key, text)}


def _with_dates(text: Text, read: Read, order: DateOrder | None, done: Counter[str]) -> Text:
    for name in ("created", "updated"):
        field = read(text).facts.field(name)
        iso = as_iso(field.value, order) if field is not None and not field.blank else None
        if field is None or iso is None:
            continue
        changed = replace_date(text, read, field, date.fromisoformat(iso), iso)
        if changed is not None:
            done["date"] += 1
            text = changed
    return text
