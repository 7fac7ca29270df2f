"""Rules about what tells specs apart: their identifiers and titles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.checks.problem import Finding, Severity
from mkdocs_momentum.checks.rule import cut, site_rule
from mkdocs_momentum.checks.settings import CheckSettings
from mkdocs_momentum.checks.subject import Subject
from mkdocs_momentum.spec.files import HOMES


@site_rule("duplicate-id", Severity.WARNING)
def duplicate_id(subjects: Sequence[Subject], _: Catalog, __: CheckSettings) -> Iterator[tuple[Subject, Finding]]:
    """No two specs of a folder have the same identifier; translations and copies in other folders may."""
    for first, other in _twins(subjects, lambda subject: subject.facts.id):
        line = next((field.line for field in other.facts.fields if field.name == "id" and not field.blank), 1)
        yield other, Finding(line, f"{first.path} has the identifier {other.facts.id} too; give one of them another")


@site_rule("duplicate-title", Severity.INFO)
def duplicate_title(subjects: Sequence[Subject], _: Catalog, __: CheckSettings) -> Iterator[tuple[Subject, Finding]]:
    """No two specs of a folder have the same title, by which readers tell them apart."""
    for first, other in _twins(subjects, lambda subject: subject.facts.title):
        fact = f'{first.path} has the title "{cut(other.facts.title)}" too'
        yield other, Finding(_title_line(other), f"{fact}; give one of them another")


def _twins(subjects: Sequence[Subject], identity: Callable[[Subject], str | None]) -> Iterator[tuple[Subject, Subject]]:
    """Yield each spec that shares its identity with an earlier one of its series, together with that one."""
    groups: dict[tuple[str, bool, str], list[Subject]] = defaultdict(list)
    # A translation (a.fr.md) stands behind what it translates.
    for subject in sorted(subjects, key=lambda subject: (subject.path.count("."), subject.path)):
        name = identity(subject)
        if name is None:
            continue
        group = groups[_series(subject), _has_own_folder(subject), name.casefold()]
        earlier = next((one for one in group if _place(one) != _place(subject)), None)
        if earlier is not None:
            yield earlier, subject
        else:
            group.append(subject)


def _series(subject: Subject) -> str:
    """Return the folder that holds a spec; when the spec has a folder of its own, the one that holds that."""
    folder = subject.path.rpartition("/")[0]
    return folder.rpartition("/")[0] if _has_own_folder(subject) else folder


def _place(subject: Subject) -> str:
    """Return what only a spec and its translations share: its path without ``.fr.md``, or its own folder."""
    folder, _, name = subject.path.rpartition("/")
    return folder if _has_own_folder(subject) else f"{folder}/{name.split('.', 1)[0]}"


def _has_own_folder(subject: Subject) -> bool:
    folder, _, name = subject.path.rpartition("/")
    if name.split(".", 1)[0].casefold() in HOMES:
        return True
    number = subject.facts.id or ""
    return bool(number) and not name.startswith(number) and folder.rpartition("/")[2].startswith(number)


def _title_line(subject: Subject) -> int:
    title = subject.reading.layout.title
    if title is None:
        return 1
    return subject.reading.layout.first_line + subject.body.encode("utf-8", "replace").count(b"\n", 0, title.start)
