"""What a spec is: its facts, each with the line it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Stage(StrEnum):
    """Where a spec stands in its life; the order is the order of a listing."""

    DRAFT = "draft"
    REVIEW = "review"
    ACCEPTED = "accepted"
    PROGRESS = "progress"
    DONE = "done"
    LIVING = "living"
    PAUSED = "paused"
    REJECTED = "rejected"
    RETIRED = "retired"
    INFO = "info"
    UNKNOWN = "unknown"

    @property
    def rank(self) -> int:
        """Position in the life of a spec, from 0."""
        return _STAGE_RANK[self]


_STAGE_RANK = {stage: rank for rank, stage in enumerate(Stage)}


class Origin(StrEnum):
    """The place a fact was read from; the order is the order of precedence."""

    FRONT_MATTER = "front matter"
    HEADER = "header"
    STATUS_SECTION = "status section"

    @property
    def rank(self) -> int:
        """Position in the order of precedence; 0 wins."""
        return _ORIGIN_RANK[self]


_ORIGIN_RANK = {origin: rank for rank, origin in enumerate(Origin)}


class Mark(StrEnum):
    """What stands before an item in a criteria section."""

    MET = "met"
    OPEN = "open"
    STARTED = "started"
    FAILED = "failed"
    DROPPED = "dropped"
    NONE = "none"


class Status(NamedTuple):
    """A status as its author wrote it, with the stage it belongs to.

    Attributes:
        key: Identifies the status across specs, such as ``in-progress``.
        label: The status in the author's words, such as ``In Progress``.
        stage: Where in its life a spec with this status stands.
        qualifier: What the author wrote after the label, or ``""``.
        raw: The whole text as written, Markdown included.
        line: Line in the file, from 1.
    """

    key: str
    label: str
    stage: Stage
    qualifier: str
    raw: str
    line: int


class Field(NamedTuple):
    """One key with its value, as the author wrote it.

    Attributes:
        name: The field's own name (``created``) when the key is known, else the key as written.
        label: The key as written.
        value: The value as plain text.
        line: Line in the file, from 1.
        origin: The kind of place it was read from.
        known: Whether the key is one that specs use.
        blank: Whether the value is a placeholder, so that no fact is stated.
        items: The entries when the author wrote a list, else empty.
        markdown: The value in Markdown, as written.
        weak: Whether the key may mean something else as well (a bare ``date``), so that a plainer one counts first.
    """

    name: str
    label: str
    value: str
    line: int
    origin: Origin
    known: bool
    blank: bool
    items: tuple[str, ...] = ()
    markdown: str = ""
    weak: bool = False


class Criterion(NamedTuple):
    """One item of a criteria section.

    Attributes:
        mark: The state that its box shows; ``Mark.NONE`` when it has none (untracked).
        line: Line in the file, from 1.
    """

    mark: Mark
    line: int


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts of criteria.

    Attributes:
        total: Criteria that count: met and open ones.
        met: Criteria that are met.
        dropped: Criteria given up; they are outside ``total``.
        untracked: Items without a box; they are outside ``total``.
    """

    total: int = 0
    met: int = 0
    dropped: int = 0
    untracked: int = 0

    def __add__(self, other: Progress) -> Progress:
        """Return the sum of two counts."""
        return Progress(
            self.total + other.total,
            self.met + other.met,
            self.dropped + other.dropped,
            self.untracked + other.untracked,
        )

    def __bool__(self) -> bool:
        """Tell whether there is anything to show."""
        return bool(self.total or self.dropped or self.untracked)

    @property
    def percent(self) -> int | None:
        """Share of criteria met in whole percent, rounded down so that 100 means all; None without any."""
        return 100 * self.met // self.total if self.total else None


class Section(NamedTuple):
    """A criteria section.

    Attributes:
        heading: The heading as plain text.
        line: Line of the heading in the file, from 1.
        criteria: Its items in the order of the file.
    """

    heading: str
    line: int
    criteria: tuple[Criterion, ...]
    progress: Progress = Progress()


class Link(NamedTuple):
    """A link in a section that tells what a spec depends on.

    Attributes:
        text: Its words as plain text; what a ``[[name]]`` names.
        target: Where it leads, as written; ``""`` for a ``[[name]]``.
        line: Line in the file, from 1.
    """

    text: str
    target: str
    line: int


class Spec(NamedTuple):
    """What one document says of itself.

    Attributes:
        path: Path of the file below the docs folder, with ``/``.
        title: The title as plain text.
        id: Identifier from a field, or the leading number of the file or its folder.
        status: The status, or None when none is stated.
        version: The version as written.
        created: ISO date, or None when no date is stated.
        updated: ISO date, or None when no date is stated.
        authors: Names of the authors as written.
        owner: Owner as written.
        tags: Tags as written.
        priority: Priority as written.
        quality: Quality score as written.
        fields: Every field in the order of precedence, then of the file; losing ones too.
        sections: The criteria sections in the order of the file.
        progress: The criteria of all sections.
        links: The links of its sections of dependencies, in the order of the file.
        source: Name of the site that it comes from; ``""`` for one of this site.
        url: Address of its page when it comes from elsewhere and has one, else ``""``.
    """

    path: str
    title: str
    id: str | None
    status: Status | None
    version: str | None
    created: str | None
    updated: str | None
    authors: tuple[str, ...]
    owner: str | None
    tags: tuple[str, ...]
    priority: str | None
    quality: str | None
    fields: tuple[Field, ...]
    sections: tuple[Section, ...]
    progress: Progress = Progress()
    links: tuple[Link, ...] = ()
    source: str = ""
    url: str = ""

    def with_status(self, status: Status) -> Spec:
        """Return the same spec with another status."""
        return self._replace(status=status)

    def field(self, name: str) -> Field | None:
        """Return the field of that name that counts, without regard to case."""
        wanted = name.casefold()
        found = [field for field in self.fields if field.name.casefold() == wanted]
        return min(found, key=lambda field: (field.blank, field.weak), default=None)


class Notice(NamedTuple):
    """Something in a file that its author should act on.

    Attributes:
        path: Path of the file below the docs folder.
        line: Line in the file, from 1.
        message: The fact and the remedy.
    """

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"
