"""What the templates are given: plain values, already in the words that a visitor reads."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from mkdocs_momentum.spec.model import Progress, Spec


class Chip(NamedTuple):
    """A status as a visitor sees it.

    Attributes:
        label: The group's label, such as ``In Progress``, as HTML.
        qualifier: What the author wrote after it, as HTML, or ``""``.
        stage: Name of the stage, part of a CSS class.
        slug: The status in a form fit for a CSS class and an anchor.
        description: A sentence about the status, or ``""``.
        custom: Whether the site gives the status a colour or an icon of its own (class ``momentum-status--<slug>``).
    """

    label: Markup
    qualifier: Markup
    stage: str
    slug: str
    description: str = ""
    custom: bool = False

    @property
    def classes(self) -> str:
        """CSS classes that give an element the colour and the icon."""
        return f"momentum-stage--{self.stage}" + (f" momentum-status--{self.slug}" if self.custom else "")


class Fact(NamedTuple):
    """One field in the header strip.

    Attributes:
        name: The field's own name (``created``) or the key as written; fit for ``data-`` attributes only when escaped.
        label: The words before the value.
        value: The value as HTML.
        date: The value as ISO date when it is one, else ``""``.
        key: Whether it belongs to the line of key facts; the others stand in the second part of the strip.
    """

    name: str
    label: str
    value: Markup
    date: str = ""
    key: bool = False


class Bar(NamedTuple):
    """A progress bar.

    Attributes:
        progress: The counts.
        text: The counts in words, such as ``3 of 8 met · 2 dropped``.
        label: What is measured, such as the heading of the section.
    """

    progress: Progress
    text: str
    label: str


class SpecLink(NamedTuple):
    """Another spec as a page names it.

    Attributes:
        text: What it is called, as HTML; the whole of a value when ``url`` and ``chip`` say nothing.
        url: Address of its page as seen from this one; ``""`` when it has none.
        chip: Its status; None when it states none, and for what is no spec.
        source: Name of the site that it comes from; ``""`` for one of this site.
    """

    text: Markup
    url: str = ""
    chip: Chip | None = None
    source: str = ""


class RelationRow(NamedTuple):
    """The relations of one kind in the header strip.

    Attributes:
        kind: Key of the kind, such as ``depends-on``.
        label: The words before them.
        shown: The specs that are seen at once.
        rest: Those that are seen when the reader asks for them.
    """

    kind: str
    label: str
    shown: tuple[SpecLink, ...]
    rest: tuple[SpecLink, ...] = ()


class Strip(NamedTuple):
    """The header strip of a spec page.

    Attributes:
        spec: The spec.
        chip: Its status; None when it states none.
        line: The key facts that are known, in the order of the line.
        more: Every other field that stands in no row of relations.
        bar: Overall progress; None when nothing was counted.
        relations: Its relations with other specs, a row for each kind.
    """

    spec: Spec
    chip: Chip | None
    line: tuple[Fact, ...]
    more: tuple[Fact, ...]
    bar: Bar | None
    relations: tuple[RelationRow, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts, those of the line first."""
        return self.line + self.more
