"""Rules: small generators, each with a name, a severity and a docstring that states it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.checks.problem import Finding, Severity
from mkdocs_momentum.checks.settings import CheckSettings
from mkdocs_momentum.checks.subject import Subject

SpecCheck = Callable[[Subject, CheckSettings], Iterator[Finding]]
"""Yields what it finds in one document."""

SiteCheck = Callable[[Sequence[Subject], Catalog, CheckSettings], Iterator[tuple[Subject, Finding]]]
"""Yields what it finds in all documents together, each with the document that it is about."""

_SHOWN = 60


class Rule(NamedTuple):
    """A rule.

    Attributes:
        name: Its name, in lower case with hyphens.
        severity: How much a finding matters when the site does not say.
        statement: What must hold, in a sentence or two.
        when: Tells from the settings whether the rule is wanted on a site that gives it no severity.
        spec: The check of one document; None for a rule about the site.
        site: The check of the whole site; None for a rule about one document.
    """

    name: str
    severity: Severity
    statement: str
    when: Callable[[CheckSettings], bool]
    spec: SpecCheck | None = None
    site: SiteCheck | None = None


def _always(_: CheckSettings) -> bool:
    return True


def rule(name: str, severity: Severity, when: Callable[[CheckSettings], bool] = _always) -> Callable[[SpecCheck], Rule]:
    """Make a rule of a generator that looks at one document.

    Args:
        name: The rule's name.
        severity: How much a finding matters when the site does not say.
        when: Tells whether the rule is wanted on a site that gives it no severity.
    """

    def make(check: SpecCheck) -> Rule:
        return Rule(name, severity, _statement(check), when, spec=check)

    return make


def site_rule(
    name: str, severity: Severity, when: Callable[[CheckSettings], bool] = _always
) -> Callable[[SiteCheck], Rule]:
    """Make a rule of a generator that looks at all documents together; the arguments are those of ``rule``."""

    def make(check: SiteCheck) -> Rule:
        return Rule(name, severity, _statement(check), when, site=check)

    return make


def cut(text: str) -> str:
    """Return a text as a message shows it: not longer than a line of it should be."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"


def _statement(check: Callable[..., object]) -> str:
    return " ".join((inspect.getdoc(check) or "").split())
