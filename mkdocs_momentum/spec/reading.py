"""What was read in a file, and why it is a spec or not."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_momentum.spec.evidence import Evidence
from mkdocs_momentum.spec.layout import Layout
from mkdocs_momentum.spec.model import Notice, Spec


class Reading(NamedTuple):
    """What was read in a file, and why it is a spec or not.

    Attributes:
        path: Path of the file below the docs folder.
        facts: Everything the document says, whether it is a spec or not.
        is_spec: Whether it is one.
        reason: Why, in a sentence.
        evidence: What spoke for it.
        layout: Where it stands in the body.
        notices: What its author should act on.
    """

    path: str
    facts: Spec
    is_spec: bool
    reason: str
    evidence: tuple[Evidence, ...]
    layout: Layout
    notices: tuple[Notice, ...] = ()

    @property
    def spec(self) -> Spec | None:
        """The spec; None when the document is none."""
        return self.facts if self.is_spec else None
