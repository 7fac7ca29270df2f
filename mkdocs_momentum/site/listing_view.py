"""What the templates of listings are given: plain values, already in the words that a visitor reads."""

from __future__ import annotations

from itertools import chain
from typing import Literal, NamedTuple

from markupsafe import Markup, escape

from mkdocs_momentum.site.view import Bar, Chip
from mkdocs_momentum.spec.model import Spec

Width = Literal["w", "m", "c", "p", "n", "s"]
"""How much room a column has: wide, middling, for a chip, for a progress, narrow, small."""


def _attribute(name: str, value: str) -> str:
    # Written here and not in a template: there may be thousands of rows, and a template takes twice the time.
    return f' {name}="{escape(value)}"'


def _html(text: str) -> Markup:
    # The values in it are escaped above.
    return Markup(text)  # noqa: S704


class Count(NamedTuple):
    """How many specs a group has.

    Attributes:
        value: The status as the script and the address know it; for other groups their key.
        label: The name of the group.
        number: Number of its specs.
        classes: CSS classes of the chip that shows it.
        url: Where it leads to: the heading of the group or the index, filtered; ``""`` for nowhere.
        start: Its place in a stacked bar, in percent.
        share: Its part of that bar, in percent.
    """

    value: str
    label: str
    number: int
    classes: str
    url: str = ""
    start: float = 0
    share: float = 0


class Choice(NamedTuple):
    """A facet that readers choose a value of.

    Attributes:
        name: Its name in the address: ``owner`` or ``tag``.
        label: Its name in words.
        all: What is said for no choice.
        values: The values, in order.
    """

    name: str
    label: str
    all: str
    values: tuple[str, ...]


class Controls(NamedTuple):
    """What readers filter with: the statuses in use, and facets with a list of values each."""

    statuses: tuple[Count, ...]
    choices: tuple[Choice, ...]


class Summary(NamedTuple):
    """The beginning of a listing.

    Attributes:
        view: Name of the view, part of a CSS class.
        name: What the names of its parameters begin with: ``""`` for the first listing of a page, ``2`` and so on.
        total: Number of specs in the listing.
        groups: Its groups; empty where there are none.
        bar: Overall progress; None when no spec has criteria.
        controls: What readers filter with; None when they cannot.
        sort: The column that the listing is sorted by, ``-`` in front when reversed; ``""`` when none shows it.
    """

    view: str
    name: str
    total: int
    groups: tuple[Count, ...]
    bar: Bar | None
    controls: Controls | None
    sort: str = ""


class Column(NamedTuple):
    """A column of a table.

    Attributes:
        name: Name of its facet.
        label: Its heading.
        width: How much room it has.
        order: How the table is sorted by it: ``ascending``, ``descending`` or ``""``.
    """

    name: str
    label: str
    width: Width
    order: str = ""

    @property
    def data(self) -> Markup:
        """Attributes of its heading."""
        order = _attribute("aria-sort", self.order) if self.order else ""
        return _html(f"{_attribute('data-key', self.name)}{order}")


class Cell(NamedTuple):
    """What a spec has in a column.

    Attributes:
        kind: ``title``, ``status``, ``progress``, ``date`` or ``text``.
        text: The value in words; ``""`` when there is none.
        label: What stands before it where there is no heading; ``""`` when the value speaks for itself.
        chip: The status in a cell that shows it, else None.
    """

    kind: str
    text: str
    label: str = ""
    chip: Chip | None = None

    @property
    def data(self) -> Markup:
        """Attributes of its place in a table."""
        label = _attribute("data-label", self.label) if self.label and self.text else ""
        if self.chip is None:
            return _html(label)
        title = _attribute("title", self.chip.description) if self.chip.description else ""
        return _html(f"{_attribute('class', self.chip.classes)}{title}{label}")


class Row(NamedTuple):
    """A spec in a listing.

    Attributes:
        spec: The spec.
        url: Address of its page: relative to the page that holds the listing, absolute on another site; ``""`` when it
            has none.
        cells: What it has in each column.
        chip: Its status where the row shows it, else None.
        note: What the author wrote after the status, where the row does not show it, or ``""``.
        status: The status for the script; None where the group says it.
        owners: Its owners for the script, joined by ``|``.
        tags: Its tags for the script, joined by ``|``.
        words: Further words that it is found by.
        source: Name of the site that it comes from, where the row says it; else ``""``.
    """

    spec: Spec
    url: str
    cells: tuple[Cell, ...]
    chip: Chip | None = None
    note: str = ""
    status: str | None = None
    owners: str = ""
    tags: str = ""
    words: str = ""
    source: str = ""

    @property
    def data(self) -> Markup:
        """Attributes that the script reads."""
        status = _attribute("data-s", self.status) if self.status is not None else ""
        owners = _attribute("data-o", self.owners) if self.owners else ""
        tags = _attribute("data-t", self.tags) if self.tags else ""
        words = _attribute("data-q", self.words) if self.words else ""
        path = "" if self.url else _attribute("data-p", self.spec.path)
        return _html(f"{status}{owners}{tags}{words}{path}")


class Group(NamedTuple):
    """The rows that stand together: in a table, in a column of a board, or as cards.

    Attributes:
        label: Its name; ``""`` for the only one.
        classes: CSS classes for the colour of a status.
        status: The status of all of its rows, for the script; None when they differ.
        chunks: Its rows, in parts that a browser draws one by one; one part when they are few.
        size: Number of its rows.
    """

    label: str
    classes: str
    status: str | None
    chunks: tuple[tuple[Row, ...], ...]
    size: int

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, in order."""
        return tuple(chain.from_iterable(self.chunks))


class Rest(NamedTuple):
    """The link to what a listing does not show."""

    url: str
    text: str
