"""What a site wants checked, and how severely."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import NamedTuple

from mkdocs_momentum.catalog.globs import Globs
from mkdocs_momentum.checks.problem import Severity
from mkdocs_momentum.relations.relations import Relations
from mkdocs_momentum.spec.lifecycle import STANDARD, Lifecycle
from mkdocs_momentum.spec.model import Stage

REQUIRED_SECTIONS = ("Overview", "Requirements", "Success Criteria")
"""The sections of the home template that a spec cannot do without."""

WAY = (Stage.DRAFT, Stage.REVIEW, Stage.ACCEPTED, Stage.PROGRESS, Stage.DONE, Stage.LIVING)
"""The stages that a spec goes through; the others lie beside the way."""


class Level(NamedTuple):
    """A severity for the pages that patterns select; all pages when there are no patterns."""

    severity: Severity
    globs: Globs = Globs()

    def holds(self, path: str) -> bool:
        """Tell whether the level is meant for a page."""
        return not self.globs or self.globs.match(path)


class CheckSettings(NamedTuple):
    """The option ``checks``, ready for use.

    Attributes:
        enabled: Whether anything is checked.
        severity: The site's own levels by name of a rule; the last one that holds for a page counts.
        required_sections: Headings that a spec in the home format must have.
        ambiguous_words: Words that the site adds to those that leave a requirement open.
        requirement_words: Words that the site adds to those that make a sentence a requirement.
        language: Whether the wording of requirements is checked.
        stale: Days that a spec may stand without an update, by stage or key of a status.
        stages: Fields that a spec must have from a stage on.
        panel: Whether a page shows the problems of its spec; None for while serving alone.
        today: The day that dates are compared with; None for the day of the check.
        lifecycle: The statuses that the site knows; a check takes those of the catalog.
        relations: What the specs say of each other; None until a check has them.
    """

    enabled: bool = True
    severity: Mapping[str, tuple[Level, ...]] = MappingProxyType({})
    required_sections: tuple[str, ...] = REQUIRED_SECTIONS
    ambiguous_words: tuple[str, ...] = ()
    requirement_words: tuple[str, ...] = ()
    language: bool = False
    stale: Mapping[str, int] = MappingProxyType({})
    stages: Mapping[Stage, tuple[str, ...]] = MappingProxyType({})
    panel: bool | None = None
    today: date | None = None
    lifecycle: Lifecycle = STANDARD
    relations: Relations | None = None

    @property
    def day(self) -> date:
        """The day that dates are compared with."""
        return self.today or datetime.now(tz=UTC).date()

    def shows_panel(self, *, serving: bool) -> bool:
        """Tell whether a page shows the problems of its spec, in a site that is served or one that is built."""
        return serving if self.panel is None else self.panel

    def level(self, rule: str, path: str) -> Severity | None:
        """Return the severity that the site gives a rule on a page; None when it gives none."""
        holding = [level.severity for level in self.severity.get(rule, ()) if level.holds(path)]
        return holding[-1] if holding else None
