"""What a spec page shows of other specs: the rows of relations in its strip, and who takes its place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from mkdocs_momentum.catalog.words import Words
from mkdocs_momentum.relations.relation import Found, Relation
from mkdocs_momentum.relations.relations import Relations
from mkdocs_momentum.site.links import Links
from mkdocs_momentum.site.present import field_html, label_of, make_chip
from mkdocs_momentum.site.view import Chip, RelationRow, SpecLink
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.links import LINK
from mkdocs_momentum.spec.markdown import plain
from mkdocs_momentum.spec.model import Field, Spec

SHOWN = 8
"""Specs that a row names at once; the others stand in a part that opens."""

_LONGEST_ID = 16
_WORD = expression(r"\w+")
_SEPARATORS = expression(r"(?:[\W_]|\b(?:and|und|et|y|e)\b)*")
_NUMBER = expression(r"#?(?:[A-Za-z][A-Za-z0-9]{0,15}[-_ #]{0,2})?\d{1,9}", re.ASCII)
# Text between tags, and links as a whole.
_TAGS = expression(r"(<a\b.*?</a>|<[^>]*>)", re.DOTALL)


class Rows(NamedTuple):
    """The relations of one spec.

    Attributes:
        rows: A row for each kind.
        fields: Numbers of the fields that stand in them, and so in no row of their own.
    """

    rows: tuple[RelationRow, ...] = ()
    fields: frozenset[int] = frozenset()


_NONE = Rows()


class Related:
    """The relations of one build, as its pages show them.

    Args:
        relations: The relations.
        links: The addresses of the specs.
        words: The words of the plugin.
        link: Makes the address of a spec as seen from the page of a path.
        url_of: Makes the address of the page of a path, relative to the site's root.

    Attributes:
        relations: The relations.
        words: The words of the plugin.
    """

    def __init__(
        self,
        relations: Relations,
        links: Links,
        words: Words,
        link: Callable[[str, Spec], str],
        url_of: Callable[[str], str],
    ) -> None:
        self.relations = relations
        self.words = words
        self._links = links
        self._link = link
        self._url_of = url_of

    def rows(self, spec: Spec, fragments: Mapping[int, str]) -> Rows:
        """Return the relations of a spec: what it states, then what others state of it; each other spec once a kind.

        Args:
            spec: The spec.
            fragments: HTML of the values that the page rendered, by number of the field.
        """
        stated, others = self.relations.of(spec.path), self.relations.backlinks(spec.path)
        if not stated and not others:
            return _NONE
        return _Rows(self, spec, fragments).build(stated, others)

    def mention(self, spec: Spec, path: str, words: str = "") -> SpecLink:
        """Return what a page says of another spec.

        Args:
            spec: The other spec.
            path: Path of the page below the docs folder.
            words: The author's own words for it; ``""`` for its id and title.
        """
        url = self._link(path, spec)
        if spec.source and not url.startswith(("http://", "https://")):
            url = ""
        return SpecLink(escape(words or name_of(spec)), url, self._chip(spec), spec.source)

    def _chip(self, spec: Spec) -> Chip | None:
        return make_chip(spec.status, self.relations.catalog, qualifier=Markup(""))

    def turned(self, html: Markup, names: Sequence[tuple[str, Spec]], path: str) -> Markup:
        """Return the HTML of a value with the status in each link to a spec, and names of specs as such links.

        Args:
            html: The value.
            names: What the author wrote, as plain text, and the spec that it means.
            path: Path of the page below the docs folder.
        """
        text = self._links.dress(str(html), self._url_of(path))
        for name, spec in names:
            text = _with_link(text, name, self._anchor(spec, path))
        return Markup(text)  # noqa: S704 - a value's own HTML, with links whose parts are escaped

    def marked(self, fragments: Mapping[int, str], spec: Spec, but: Collection[int]) -> Mapping[int, str]:
        """Return the HTML of values with the status in each link to a spec.

        Args:
            fragments: The values that the page rendered, by number of the field.
            spec: The spec of the page.
            but: Numbers of the fields that stay as they are: those in the rows of relations. The status does too.
        """
        return {
            number: html
            if number in but or "<a" not in html or spec.fields[number].name == "status"
            else self._links.dress(html, self._url_of(spec.path))
            for number, html in fragments.items()
        }

    def _anchor(self, spec: Spec, path: str) -> Callable[[str], str]:
        mention = self.mention(spec, path)
        mark = self._links.mark(spec)
        return lambda words: f'<a href="{escape(mention.url)}">{words}{mark}</a>' if mention.url else f"{words}{mark}"


class _Rows:
    """Gathers the rows of one spec."""

    def __init__(self, related: Related, spec: Spec, fragments: Mapping[int, str]) -> None:
        self._related = related
        self._spec = spec
        self._fragments = fragments
        self._found: dict[str, dict[str, SpecLink]] = defaultdict(dict)
        self._values: dict[str, list[SpecLink]] = defaultdict(list)
        self._told: dict[str, set[str]] = defaultdict(set)
        self._fields: set[int] = set()
        self._listed: list[Relation] = []

    def build(self, stated: Sequence[Relation], others: Sequence[Relation]) -> Rows:
        """Return the rows in the order of the kinds."""
        by_field: dict[int | None, list[Relation]] = defaultdict(list)
        for relation in stated:
            by_field[relation.field].append(relation)
        for number, relations in by_field.items():
            if number is not None:
                self._add_field(number, relations)
        for relation in self._listed:
            self._add_part(relation)
        for relation in (*by_field.get(None, ()), *others):
            self._add(relation)
        kinds = self._related.relations.kinds
        keys = [key for key in kinds.keys if key in self._found or key in self._values]
        return Rows(
            tuple(self._row(key, kinds.label(key, self._related.words)) for key in keys), frozenset(self._fields)
        )

    def _row(self, key: str, label: str) -> RelationRow:
        mentions = (*self._values[key], *self._found[key].values())
        # To hide one alone saves nothing: what opens is a line as well.
        shown = SHOWN if len(mentions) > SHOWN + 1 else SHOWN + 1
        return RelationRow(key, label, mentions[:shown], mentions[shown:])

    def _target(self, relation: Relation) -> Spec | None:
        own = relation.target == self._spec.path
        return self._related.relations.catalog.get(relation.target) if relation.target and not own else None

    def _add(self, relation: Relation) -> None:
        spec = self._target(relation)
        if spec is not None and spec.path not in self._told[relation.kind]:
            self._found[relation.kind].setdefault(spec.path, self._related.mention(spec, self._spec.path))

    def _add_field(self, number: int, relations: Sequence[Relation]) -> None:
        """Take a field that names a spec into the row of its kind; one that names none keeps its own."""
        found = [(relation.raw, spec) for relation in relations if (spec := self._target(relation)) is not None]
        if not found:
            return
        field, kind = self._spec.fields[number], relations[0].kind
        self._fields.add(number)
        if _is_list(field, relations):
            self._listed += relations
            return
        # Words around the targets say what for: such a value stays as it is written.
        self._told[kind] |= {spec.path for _, spec in found}
        value = field_html(field, self._fragments.get(number))
        self._values[kind].append(SpecLink(self._related.turned(value, found, self._spec.path)))

    def _add_part(self, relation: Relation) -> None:
        spec, row = self._target(relation), self._found[relation.kind]
        if spec is not None:
            words = "" if _is_name(relation.raw, spec) else relation.raw
            if not words and spec.path in self._told[relation.kind]:
                return
            row.setdefault(spec.path, self._related.mention(spec, self._spec.path, words))
        else:
            row.setdefault(f"\n{relation.raw}", SpecLink(escape(relation.raw), relation.url))


def _is_list(field: Field, relations: Sequence[Relation]) -> bool:
    """Tell whether a value holds nothing but targets and what parts them."""
    left = [relation.raw for relation in relations]
    rest = "\n".join(field.items) if field.items else field.markdown or field.value
    for link in list(LINK.finditer(rest)):
        words = (link["name"] or plain(link["text"] or link["url"] or "")).strip()
        relation = next((one for one in relations if one.raw in (words, link["link"], link["url"])), None)
        if relation is None or relation.raw not in left or relation.found not in (Found.SPEC, Found.ELSEWHERE):
            return False
        # Words of its own, or a part of the spec: such a link stays as it is written.
        if (link["name"] is not None and "|" in link.group()) or "#" in (link["link"] or link["angle"] or ""):
            return False
        left.remove(relation.raw)
        rest = rest.replace(link.group(), " ", 1)
    for raw in sorted(left, key=len, reverse=True):
        if raw not in rest:
            return False
        rest = rest.replace(raw, " ", 1)
    return _SEPARATORS.fullmatch(rest) is not None


def _with_link(html: str, name: str, anchor: Callable[[str], str]) -> str:
    """Return HTML with the first name outside of tags and links made one; as it is when the name stands nowhere."""
    words = re.escape(str(escape(name)))
    written = re.compile(rf"\[{words}\]\([^()\s]*\)|\[\[{words}\]\]|(?<![\w/#-]){words}(?![\w-])")
    parts = _TAGS.split(html)
    for number in range(0, len(parts), 2):
        turned, count = written.subn(lambda _: anchor(str(escape(name))), parts[number], count=1)
        if count:
            return "".join([*parts[:number], turned, *parts[number + 1 :]])
    return html


def name_of(spec: Spec) -> str:
    """Return what a spec is called: its id, when it is short and the title does not say it, and its title.

    A bare number bears the name of its series where the spec tells it, as ``rfc: 3`` does: RFC 3.
    """
    number = spec.id or ""
    said = {_folded(word) for word in _WORD.findall(spec.title)}
    is_said = all(_folded(word) in said for word in _WORD.findall(number))
    if is_said or len(number) > _LONGEST_ID:
        return spec.title
    labels = (label_of(field.label) for field in spec.fields if field.name == "id" and field.value == number.strip())
    series = next(labels, "") if number.isdecimal() else ""
    return f"{series} {number} {spec.title}" if series.isupper() and series != "ID" else f"{number} {spec.title}"


def _is_name(raw: str, spec: Spec) -> bool:
    """Tell whether an author's words are a name of a spec or its address, and not words of their own."""
    if raw.startswith(("http://", "https://")):
        return True
    known = {_folded(word) for word in _WORD.findall(f"{spec.id} {spec.title} {spec.path}".replace("_", " "))}
    own = {_folded(word) for word in _WORD.findall(raw.replace("_", " "))}
    return _NUMBER.fullmatch(raw) is not None or own <= known


def _folded(word: str) -> str:
    return word.casefold().lstrip("0") or "0"
