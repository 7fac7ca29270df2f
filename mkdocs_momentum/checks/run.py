"""All rules over all documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.hints import nearest
from mkdocs_momentum.checks.ignores import Ignore, Ignores, read_ignores
from mkdocs_momentum.checks.problem import Finding, Problem, Severity
from mkdocs_momentum.checks.registry import UNUSED_IGNORE, rules
from mkdocs_momentum.checks.rule import Rule
from mkdocs_momentum.checks.settings import CheckSettings
from mkdocs_momentum.checks.subject import Subject
from mkdocs_momentum.relations.relations import Relations
from mkdocs_momentum.spec.batches import in_batches

_place = attrgetter("path", "line", "rule")


def check(
    subjects: Iterable[Subject],
    catalog: Catalog,
    settings: CheckSettings,
    known: Mapping[str, Rule] | None = None,
    relations: Relations | None = None,
) -> list[Problem]:
    """Return what the rules find in the specs among some documents, in the order of path, line and rule.

    Args:
        subjects: Documents; those that are no specs are passed over.
        catalog: All specs of the site.
        settings: What is checked, and how severely.
        known: The rules by name; all that there are when None.
        relations: What the specs say of each other; read in the catalog when None.
    """
    if not settings.enabled:
        return []
    relations = Relations(catalog) if relations is None else relations
    settings = settings._replace(today=settings.day, lifecycle=catalog.lifecycle, relations=relations)
    return _Run(catalog, settings, rules() if known is None else known).problems(subjects)


class _Run:
    def __init__(self, catalog: Catalog, settings: CheckSettings, known: Mapping[str, Rule]) -> None:
        self.catalog = catalog
        self.settings = settings
        self.known = known
        self.active = [rule for rule in known.values() if self._is_active(rule)]
        self.looks = [(rule, rule.spec) for rule in self.active if rule.spec is not None]
        self.ignores: dict[str, Ignores] = {}
        self.used: set[tuple[str, Ignore]] = set()

    def problems(self, subjects: Iterable[Subject]) -> list[Problem]:
        specs = sorted((subject for subject in subjects if subject.reading.is_spec), key=attrgetter("path"))
        found: list[Problem] = []
        for some in in_batches(specs):
            found += self._of_specs(some)
        for rule in self.active:
            if rule.site is not None:
                for subject, finding in rule.site(specs, self.catalog, self.settings):
                    found += self._judged(rule, subject.path, finding)
        return sorted([*found, *self._unused()], key=_place)

    def _of_specs(self, subjects: Sequence[Subject]) -> list[Problem]:
        found: list[Problem] = []
        settings = self.settings
        self.ignores |= {one.path: ignores for one in subjects if (ignores := read_ignores(one)) is not None}
        # Rule by rule, as documents are read step by step: the processor has the code of one at hand.
        for rule, look in self.looks:
            for subject in subjects:
                for finding in look(subject, settings):
                    found += self._judged(rule, subject.path, finding)
        for subject in subjects:
            subject.release()
        return found

    def _is_active(self, rule: Rule) -> bool:
        levels = self.settings.severity.get(rule.name, ())
        return self._own_level(rule) is not Severity.OFF or any(level.severity is not Severity.OFF for level in levels)

    def _own_level(self, rule: Rule) -> Severity:
        return rule.severity if rule.when(self.settings) else Severity.OFF

    def _judged(self, rule: Rule, path: str, finding: Finding) -> Iterator[Problem]:
        """Yield a finding as a problem, unless it is off or ignored."""
        severity = self.settings.level(rule.name, path)
        if severity is None:
            own = self._own_level(rule)
            severity = max(own, Severity.INFO, key=lambda level: level.rank) if finding.mild else own
        if severity is Severity.OFF or self._is_ignored(rule.name, path, finding.line):
            return
        line, message, column, end_column, _ = finding
        yield Problem(path, line, rule.name, severity, message, column, end_column)

    def _is_ignored(self, rule: str, path: str, line: int) -> bool:
        ignores = self.ignores.get(path)
        silencing = ignores.silencing(rule, line) if ignores is not None else None
        if silencing is None:
            return False
        self.used.add((path, silencing))
        return True

    def _unused(self) -> Iterator[Problem]:
        """Yield what is to be said of the ignores that silence nothing, themselves open to being ignored."""
        own = self.known.get(UNUSED_IGNORE.name)
        if own is None:
            return
        for path, ignores in self.ignores.items():
            for ignore in ignores.entries:
                message = "" if (path, ignore) in self.used else self._complaint(ignore, path)
                if message:
                    yield from self._judged(own, path, Finding(ignore.line, message))
            for slip in ignores.slips:
                message = slip.complaint(self.known)
                if message:
                    yield from self._judged(own, path, Finding(slip.line, message))

    def _complaint(self, ignore: Ignore, path: str) -> str:
        rule = self.known.get(ignore.rule)
        if not ignore.rule:
            return "the comment names no rule to ignore; name one, such as `<!-- momentum: ignore placeholder -->`"
        if rule is None:
            meant = nearest(ignore.rule, self.known)
            remedy = f'did you mean "{meant}"?' if meant else "name one that there is, and a reason behind a colon"
            return f'there is no rule "{ignore.rule}" to ignore; {remedy}'
        level = self.settings.level(rule.name, path) or self._own_level(rule)
        # One that silences a rule that is off waits for the day on which it is on.
        if level is Severity.OFF or rule is UNUSED_IGNORE:
            return ""
        return f'the rule "{rule.name}" finds nothing here to ignore; take the comment out'
