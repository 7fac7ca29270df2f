"""Rules about the way of a spec through its stages; each one is off until a site configures it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mkdocs_momentum.checks.problem import Finding, Severity
from mkdocs_momentum.checks.rule import rule
from mkdocs_momentum.checks.settings import WAY, CheckSettings
from mkdocs_momentum.checks.subject import Subject


@rule("skips-stage", Severity.WARNING, lambda settings: bool(settings.stages))
def skips_stage(subject: Subject, settings: CheckSettings) -> Iterator[Finding]:
    """A spec states what its stage and those before it ask for, as with `stages: {accepted: [approved by]}`."""
    status = subject.facts.status
    if status is None or status.stage not in WAY:
        return
    for stage in WAY[: WAY.index(status.stage) + 1]:
        for name in settings.stages.get(stage, ()):
            field = subject.facts.field(name)
            if field is None or field.blank:
                fact = f'the status is "{status.label}", and no "{name}" is stated, which the stage {stage} asks for'
                yield Finding(field.line if field else status.line, f"{fact}; state it, or go back a stage")


@rule("stale", Severity.WARNING, lambda settings: bool(settings.stale))
def stale(subject: Subject, settings: CheckSettings) -> Iterator[Finding]:
    """A spec does not stand longer without an update than the site allows, as with `stale: {draft: 90}`."""
    facts = subject.facts
    status, last = facts.status, facts.updated or facts.created
    if status is None or last is None:
        return
    allowed = settings.stale.get(status.key, settings.stale.get(status.stage))
    days = (settings.day - date.fromisoformat(last)).days
    if allowed is not None and days > allowed:
        fact = f'"{status.label}" for {days} days without an update, and {allowed} are allowed'
        yield Finding(status.line, f"{fact}; bring the spec or its status up to date")
