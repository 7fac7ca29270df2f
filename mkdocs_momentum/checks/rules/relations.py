"""Rules about what specs say of each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from posixpath import dirname, relpath

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.checks.places import at_relation
from mkdocs_momentum.checks.problem import Finding, Severity
from mkdocs_momentum.checks.rule import cut, site_rule
from mkdocs_momentum.checks.settings import CheckSettings
from mkdocs_momentum.checks.subject import Subject
from mkdocs_momentum.relations.kinds import DEPENDS_ON, SUPERSEDES
from mkdocs_momentum.relations.relation import Edge, Found, Relation
from mkdocs_momentum.relations.relations import Relations
from mkdocs_momentum.spec.model import Spec, Stage, Status

Findings = Iterator[tuple[Subject, Finding]]

_SHOWN = 4
_DEAD = frozenset({Stage.RETIRED, Stage.REJECTED})
# Who replaces another says so early; the other one retires when the new one is agreed on.
_IN_FORCE = frozenset({Stage.ACCEPTED, Stage.PROGRESS, Stage.DONE, Stage.LIVING, Stage.RETIRED})
# What is done was built on what there was; what is not can still be built on something else.
_OPEN = frozenset({Stage.DRAFT, Stage.REVIEW, Stage.ACCEPTED, Stage.PROGRESS, Stage.LIVING})
_IMMATURE = frozenset({Stage.DRAFT, Stage.REVIEW})
# These say that something came instead; what is deprecated, archived or obsolete may have no successor.
_REPLACED = frozenset({"superseded", "replaced", "obsoleted", "ersetzt", "remplacé", "reemplazado", "substituído"})
# What has moved is in force elsewhere.
_MOVED = "moved"


@site_rule("dangling-relation", Severity.WARNING)
def dangling_relation(subjects: Sequence[Subject], _: Catalog, settings: CheckSettings) -> Findings:
    """What a spec says of another one names a spec that there is.

    Words that are only nearly a name are told as an info.
    """
    for subject, relation in _stated(subjects, settings, Found.NOWHERE):
        name = relation.link or relation.raw
        path = settings.relations.nearest(name) if settings.relations else None
        if relation.link:
            fact = f'"{cut(relation.raw)}" leads to {cut(relation.link)}, which is no page of the site'
            remedy = f"did you mean {_relative(path, subject.path)}?" if path else "correct the link, or take it out"
        else:
            fact = f'no spec is called "{cut(relation.raw)}" ({_words(relation.kind)})'
            remedy = f"did you mean {path}?" if path else "write the id, the path or the title of one"
        yield subject, at_relation(subject, relation, f"{fact}; {remedy}", mild=not relation.is_sure)


@site_rule("ambiguous-relation", Severity.WARNING)
def ambiguous_relation(subjects: Sequence[Subject], _: Catalog, settings: CheckSettings) -> Findings:
    """What a spec says of another one names only one."""
    for subject, relation in _stated(subjects, settings, Found.SEVERAL):
        several = [*relation.candidates[:_SHOWN]]
        left = len(relation.candidates) - len(several)
        listed = f"{', '.join(several)} or {left} more" if left else f"{', '.join(several[:-1])} or {several[-1]}"
        fact = f'"{cut(relation.raw)}" ({_words(relation.kind)}) may mean {listed}'
        yield subject, at_relation(subject, relation, f"{fact}; write the path of one, such as `{several[0]}`")


@site_rule("self-relation", Severity.WARNING)
def self_relation(subjects: Sequence[Subject], _: Catalog, settings: CheckSettings) -> Findings:
    """No spec depends on itself, replaces itself or relates to itself."""
    for subject, relation in _stated(subjects, settings, Found.SPEC):
        if relation.target == subject.path:
            fact = f'"{cut(relation.raw)}" ({_words(relation.kind)}) is this spec itself'
            yield subject, at_relation(subject, relation, f"{fact}; name another one, or take it out")


@site_rule("relation-cycle", Severity.WARNING)
def relation_cycle(subjects: Sequence[Subject], _: Catalog, settings: CheckSettings) -> Findings:
    """No specs replace, extend or contain each other in a circle; one of dependencies is told as an info.

    Two specs that are made together may need each other; but none comes before the one that replaces it.
    """
    relations = settings.relations
    if not relations:
        return
    by_path = {subject.path: subject for subject in subjects}
    for kind in relations.kinds.kinds:
        for cycle in relations.cycles(kind.key) if kind.is_ordered else ():
            pairs = zip(cycle, (*cycle[1:], cycle[0]), strict=True)
            said = (_statement(Edge(source, target, kind.key), relations, by_path) for source, target in pairs)
            place = next((one for one in said if one is not None), None)
            if place is not None:
                way = " → ".join((*cycle, cycle[0]))
                message = f'a circle of "{_words(kind.key)}": {way}; take one of these relations out'
                finding = at_relation(*place, message)
                yield place[0], finding._replace(mild=kind.key == DEPENDS_ON.key)


@site_rule("one-sided-supersede", Severity.INFO)
def one_sided_supersede(subjects: Sequence[Subject], catalog: Catalog, settings: CheckSettings) -> Findings:
    """A spec that another one in force says it replaces is retired, or names that one as its successor."""
    relations = settings.relations
    if not relations:
        return
    by_path = {subject.path: subject for subject in subjects}
    for edge in relations.edges:
        old, new = by_path.get(edge.target), catalog.get(edge.source)
        if edge.kind != SUPERSEDES.key or old is None or new is None or _stage(new) not in _IN_FORCE:
            continue
        status = old.facts.status
        names_it = any(relation.target == new.path for relation in relations.of(old.path))
        if not names_it and (status is None or status.stage not in _DEAD):
            said = f'and the status here is "{status.label}"' if status else "and no status is stated here"
            remedy = f'write "Superseded by {_name(new)}", or correct {new.path}'
            yield old, Finding(status.line if status else 1, f"{new.path} says that it replaces this, {said}; {remedy}")


@site_rule("retired-without-successor", Severity.INFO)
def retired_without_successor(subjects: Sequence[Subject], _: Catalog, settings: CheckSettings) -> Findings:
    """A spec that is superseded, replaced or obsoleted names its successor, or is named by it."""
    relations = settings.relations
    kind = relations.kinds.kind(SUPERSEDES.key) if relations is not None else None
    if relations is None or kind is None:
        return
    for subject in subjects:
        status = subject.facts.status
        if status is None or status.key not in _REPLACED or _says_by_what(status):
            continue
        names_one = any(relation.kind == kind.inverse for relation in relations.of(subject.path))
        if not names_one and relations.succession(subject.path) is None:
            fact = f'the status is "{status.label}", and nothing says by what'
            yield subject, Finding(status.line, f"{fact}; write `{status.label} by [title](path.md)`")


@site_rule("depends-on-retired", Severity.INFO)
def depends_on_retired(subjects: Sequence[Subject], _: Catalog, settings: CheckSettings) -> Findings:
    """A spec that is not done yet depends on none that is retired or rejected."""
    for place, source, target in _dependencies(subjects, settings):
        status = target.status
        if status is None or status.stage not in _DEAD or status.key == _MOVED or _stage(source) not in _OPEN:
            continue
        succession = settings.relations.succession(target.path) if settings.relations else None
        alive = succession.successors if succession is not None and succession.is_alive else ()
        remedy = f"depend on {' and '.join(alive)} instead" if alive else "depend on something else, or say why"
        told = f"; {remedy}"
        if source.path in alive:
            told = ", and this spec takes its place; take the relation out, or say why"
        yield place[0], at_relation(*place, f'{target.path} is "{status.label}"{told}')


@site_rule("immature-dependency", Severity.INFO)
def immature_dependency(subjects: Sequence[Subject], _: Catalog, settings: CheckSettings) -> Findings:
    """A spec that is done depends on none that is a draft or in review."""
    for place, source, target in _dependencies(subjects, settings):
        status = target.status
        if status is not None and status.stage in _IMMATURE and _stage(source) is Stage.DONE and source.status:
            fact = f'the spec is "{source.status.label}", and {target.path} is still "{status.label}"'
            yield place[0], at_relation(*place, f"{fact}; bring that one on, or go back a stage")


def _stated(subjects: Sequence[Subject], settings: CheckSettings, found: Found) -> Iterator[tuple[Subject, Relation]]:
    """Yield the relations of all documents whose targets became this."""
    relations = settings.relations
    if not relations:
        return
    for subject in subjects:
        for relation in relations.of(subject.path):
            if relation.found is found:
                yield subject, relation


def _dependencies(
    subjects: Sequence[Subject], settings: CheckSettings
) -> Iterator[tuple[tuple[Subject, Relation], Spec, Spec]]:
    """Yield where each dependency is stated, the spec that depends and the one that it depends on."""
    relations = settings.relations
    if not relations:
        return
    by_path = {subject.path: subject for subject in subjects}
    for edge in relations.edges:
        if edge.kind == DEPENDS_ON.key:
            place = _statement(edge, relations, by_path)
            source, target = relations.catalog.get(edge.source), relations.catalog.get(edge.target)
            if place is not None and source is not None and target is not None:
                yield place, source, target


def _statement(edge: Edge, relations: Relations, by_path: dict[str, Subject]) -> tuple[Subject, Relation] | None:
    """Return where a relation of two specs is stated: by the one that it begins at, else by the other one."""
    kinds = (edge.kind, relations.kinds.inverse(edge.kind))
    for path, other, kind in zip((edge.source, edge.target), (edge.target, edge.source), kinds, strict=True):
        if path in by_path:
            for relation in relations.of(path):
                if relation.target == other and relation.kind == kind:
                    return by_path[path], relation
    return None


def _says_by_what(status: Status) -> bool:
    """Tell whether an author names in words, or by a link to another page, what came instead."""
    said = status.qualifier.casefold().lstrip("( ")
    return said.startswith(("by ", "durch ", "par ", "por ", "da ")) or "](" in status.raw


def _stage(spec: Spec) -> Stage | None:
    return spec.status.stage if spec.status is not None else None


def _words(kind: str) -> str:
    return kind.replace("-", " ")


def _name(spec: Spec) -> str:
    return spec.id if spec.id and not spec.id.isdigit() else cut(spec.title)


def _relative(path: str, page: str) -> str:
    return relpath(path, dirname(page) or ".")
