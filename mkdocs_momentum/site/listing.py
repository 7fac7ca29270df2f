"""Listings: a directive in the Markdown of a page becomes headings and tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from mkdocs_momentum.catalog.catalog import Catalog, StatusGroup, group_by_status, total
from mkdocs_momentum.catalog.directive import Directive
from mkdocs_momentum.site.edits import Edit, apply
from mkdocs_momentum.site.inject import dress_listing, finish_listing, heading_ids
from mkdocs_momentum.site.marks import Marks
from mkdocs_momentum.site.present import joined, make_bar, make_chip
from mkdocs_momentum.site.render import Context, Renderer
from mkdocs_momentum.site.view import Chip, Group, Row, Summary
from mkdocs_momentum.spec.model import Spec, Stage

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+.!|~:-])")
_NO_MATCH = "No spec matches this listing."
_NO_SPECS = "There are no specs yet."


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a listing that is put into the page once its headings are known.

    Attributes:
        groups: The groups of the whole listing, for a summary; else empty.
        group: The group that a table shows, or None.
        text: Words in the place of a listing, or ``""``.
    """

    groups: tuple[tuple[int, StatusGroup], ...] = ()
    group: StatusGroup | None = None
    text: str = ""


class Listings:
    """The listings of one page.

    Args:
        catalog: All specs.
        marks: The marks of this process.
        url_for: Makes the address of a spec, relative to this page.
    """

    def __init__(self, catalog: Catalog, marks: Marks, url_for: Callable[[Spec], str]) -> None:
        self._catalog = catalog
        self._marks = marks
        self._url_for = url_for
        self._pieces: list[Piece] = []
        self._anchors: dict[int, str] = {}

    def expand(self, markdown: str, directives: Iterable[Directive]) -> str:
        """Return the Markdown with each directive replaced by headings and marks."""
        edits = [
            Edit(directive.start, directive.end, self._markdown(directive).encode("utf-8", "replace"))
            for directive in directives
        ]
        return apply(markdown.encode("utf-8", "replace"), edits).decode("utf-8", "replace")

    def _markdown(self, directive: Directive) -> str:
        if directive.query is None:
            return self._place(Piece(text=f"This listing cannot be shown: {directive.error}."))
        specs = directive.query.run(self._catalog)
        if not specs:
            return self._place(Piece(text=_NO_MATCH if len(self._catalog) else _NO_SPECS))
        groups = merge_unknown(group_by_status(specs, self._catalog.lifecycle), specs)
        first = len(self._pieces) + 1
        parts = [self._place(Piece(groups=tuple(enumerate(groups, first))))]
        level = "#" * min(max(directive.level + 1, 2), 6)
        parts += [f"{level} {escaped(group.label)}\n{self._place(Piece(group=group))}" for group in groups]
        return "\n".join(parts)

    def _place(self, piece: Piece) -> str:
        self._pieces.append(piece)
        return f"\n\n{self._marks.make('l', len(self._pieces) - 1)}\n\n"

    def dress(self, html: str) -> str:
        """Return the HTML of the page with comments where the pieces belong, and their words for the search."""
        self._anchors = heading_ids(html, self._marks)
        return dress_listing(html, self._marks, self._words)

    def finish(self, html: str, renderer: Renderer, context: Context) -> str:
        """Return the HTML of the page with all pieces in their places."""
        return finish_listing(html, self._marks, lambda number: self._html(number, renderer, context))

    def _words(self, number: int) -> str:
        piece = self._pieces[number]
        specs = piece.group.specs if piece.group is not None else ()
        return joined([piece.text] if piece.text else [spec.title for spec in specs])

    def _html(self, number: int, renderer: Renderer, context: Context) -> str:
        piece = self._pieces[number]
        anchors = self._anchors
        if piece.text:
            return renderer.empty(piece.text, context)
        if piece.group is not None:
            return renderer.table(self._group(piece.group, anchors.get(number, "")), context)
        groups = tuple(self._group(group, anchors.get(place, "")) for place, group in piece.groups)
        specs = [row.spec for group in groups for row in group.rows]
        bar = make_bar(total(specs), "Progress of all specs listed")
        return renderer.summary(Summary(len(specs), groups, bar), context)

    def _group(self, group: StatusGroup, anchor: str) -> Group:
        rows = tuple(
            Row(
                spec,
                self._url_for(spec),
                make_chip(spec.status, self._catalog),
                make_bar(spec.progress, f"Progress of {spec.title}"),
            )
            for spec in group.specs
        )
        return Group(group.label, anchor, self._chip(group), rows)

    def _chip(self, group: StatusGroup) -> Chip | None:
        if group.key == Stage.UNKNOWN:
            return Chip(escape(group.label), Markup(), Stage.UNKNOWN.value, Stage.UNKNOWN.value)
        status = group.specs[0].status
        return make_chip(replace(status, qualifier="") if status is not None else None, self._catalog)


def merge_unknown(groups: list[StatusGroup], specs: Iterable[Spec]) -> list[StatusGroup]:
    """Return the groups with all unknown statuses in one, in the order of the specs; each keeps its own label."""
    unknown = [group for group in groups if group.stage is Stage.UNKNOWN]
    if not unknown:
        return groups
    members = tuple(spec for spec in specs if spec.status is not None and spec.status.stage is Stage.UNKNOWN)
    merged = StatusGroup(Stage.UNKNOWN.value, "Unknown", Stage.UNKNOWN, members)
    place = groups.index(unknown[0])
    return [*groups[:place], merged, *groups[place + len(unknown) :]]


def escaped(text: str) -> str:
    """Return text as Markdown that shows it as it is."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
