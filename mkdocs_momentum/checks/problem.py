"""What a rule found, and how much it matters."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a problem matters; the order is from the gravest."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"

    @property
    def rank(self) -> int:
        """Position from the gravest, from 0."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Finding(NamedTuple):
    """What a rule says of one place; the severity is not the rule's to decide, but it may call a case a mild one.

    Attributes:
        line: Line in the file, from 1.
        message: The fact and the remedy, parted by a semicolon.
        column: First character of the place in its line, from 1; None for the whole line.
        end_column: The character behind the place; None when it is not known.
        mild: Whether the case matters less than the rule's others: no more than an info unless the site says more.
    """

    line: int
    message: str
    column: int | None = None
    end_column: int | None = None
    mild: bool = False


class Problem(NamedTuple):
    """Something in a file that its author should act on.

    Attributes:
        path: Path of the file below the docs folder, with ``/``.
        line: Line in the file, from 1.
        rule: Name of the rule that found it.
        severity: How much it matters on this site.
        message: The fact and the remedy, parted by a semicolon.
        column: First character of the place in its line, from 1; None for the whole line.
        end_column: The character behind the place; None when it is not known.
    """

    path: str
    line: int
    rule: str
    severity: Severity
    message: str
    column: int | None = None
    end_column: int | None = None

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.severity} {self.rule}: {self.message}"
