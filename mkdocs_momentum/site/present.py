"""A spec in the words and the order that a visitor reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import unescape
from typing import NamedTuple

from markupsafe import Markup, escape

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.words import Words, progress_text
from mkdocs_momentum.site.view import Bar, Chip, Fact, RelationRow, Strip
from mkdocs_momentum.spec.dates import DateOrder, iso_date
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.keys import PAGE_SETTINGS
from mkdocs_momentum.spec.markdown import without_struck
from mkdocs_momentum.spec.model import Field, Origin, Progress, Spec, Status

MAX_QUALIFIER = 80
"""Characters of a qualifier that a chip shows; a longer one stands in the strip in full as well."""

_BETWEEN = " · "
_KEY_FACTS = ("version", "created", "updated", "authors")
_DATES = frozenset({"created", "updated"})
_URL = expression(r"https?://[^\s<>\"']+")
_INITIALS = expression(r"\b(?:adr|cve|dri|eip|id|kep|pep|pr|prd|rfc|tep|uri|url)\b")
_TARGET = expression(r"\]\(\s*([^\s)]+)")
_LINK = expression(r"<a\b[^<>]*>([^<>]*)</a>")
_GAP = expression(r"^[\s:;,.–—―-]+")


def make_bar(progress: Progress, label: str, words: Words) -> Bar | None:
    """Return the bar for some counts; None when nothing was counted."""
    return Bar(progress, progress_text(progress, words), label) if progress else None


def make_chip(status: Status | None, catalog: Catalog, *, qualifier: Markup | None = None) -> Chip | None:
    """Return the chip of a status."""
    if status is None:
        return None
    definition = catalog.definition(status)
    custom = definition is not None and bool(definition.color or definition.icon)
    description = definition.description if definition is not None else None
    words = escape(shorten(status.qualifier)) if qualifier is None else qualifier
    return Chip(escape(status.label), words, status.stage.value, status.key, description or "", custom)


def shorten(text: str) -> str:
    """Return text cut to what a chip holds."""
    return text if len(text) <= MAX_QUALIFIER else text[: MAX_QUALIFIER - 1].rstrip() + "…"


class Surroundings(NamedTuple):
    """What the strip must know of the page it stands on.

    Attributes:
        fragments: HTML of the values that the page rendered, by number of the field.
        words: The words of the plugin.
        heading: The heading of the page; a title that differs from it is shown.
        order: How ``10/04/18`` is read.
        tags: Whether tags from the front matter are shown; not when the site shows them itself.
        relations: The rows of relations.
        related: Numbers of the fields that stand in those.
    """

    fragments: Mapping[int, str]
    words: Words
    heading: str = ""
    order: DateOrder | None = None
    tags: bool = True
    relations: tuple[RelationRow, ...] = ()
    related: frozenset[int] = frozenset()


def make_strip(spec: Spec, catalog: Catalog, surroundings: Surroundings) -> Strip:
    """Return the header strip of a spec, as the catalog holds it."""
    return _Strip(spec, catalog, surroundings).build()


def words_of(spec: Spec) -> Markup:
    """Return what the header of a spec says in one line, for the search."""
    status = [f"{spec.status.label} {spec.status.qualifier}"] if spec.status is not None else []
    values = [field.value for field in spec.fields if field.name not in ("status", "title") and not is_setting(field)]
    return joined([*status, *values])


def joined(texts: Iterable[str]) -> Markup:
    """Return texts in one line, escaped, each of them once."""
    text = escape(_BETWEEN.join(dict.fromkeys([text.strip() for text in texts if text.strip()])))
    # A page of ASCII stays one, as it is written in a third of the time.
    return Markup(str(text).replace(_BETWEEN, " &#183; "))  # noqa: S704 - escaped above


def is_setting(field: Field) -> bool:
    """Tell whether a field speaks to the site generator, not to readers."""
    return field.origin is Origin.FRONT_MATTER and field.label in PAGE_SETTINGS


class _Strip:
    def __init__(self, spec: Spec, catalog: Catalog, surroundings: Surroundings) -> None:
        self.spec = spec
        self.catalog = catalog
        self.fragments = surroundings.fragments
        self.heading = surroundings.heading or spec.title
        self.order = surroundings.order
        self.tags = surroundings.tags
        self.words = surroundings.words
        self.relations = surroundings.relations
        self.related = surroundings.related

    def build(self) -> Strip:
        fields = self.spec.fields
        shown: set[tuple[str, ...]] = set()
        chip = self._chip(shown)
        winners = self._winners()
        shown.update(_identity(fields[number]) for number in (*winners, *self.related))
        line = [self._fact(number, key=True) for number in winners]
        more = []
        for number, field in enumerate(fields):
            if number in winners or _identity(field) in shown or self._is_hidden(field):
                continue
            shown.add(_identity(field))
            more.append(self._fact(number, key=False))
        bar = make_bar(self.spec.progress, self.words("success_criteria"), self.words)
        return Strip(self.spec, chip, tuple(line), tuple(more), bar, self.relations)

    def _chip(self, shown: set[tuple[str, ...]]) -> Chip | None:
        status = self.spec.status
        if status is None:
            return None
        number, field = next(
            (number, field)
            for number, field in enumerate(self.spec.fields)
            if field.name == "status" and field.line == status.line
        )
        html = self.fragments.get(number, "")
        qualifier = _qualifier(html, status.label) if "<" in html else None
        if html and (link := _LINK.fullmatch(html)) and unescape(link[1]).casefold() == status.label.casefold():
            shown.add(_identity(field))
            chip = make_chip(status, self.catalog)
            # The page's own Markdown rendered it, as it renders the text around it.
            return chip._replace(label=Markup(html)) if chip is not None else None  # noqa: S704
        # A link that cannot be parted from the label is shown in a row of its own, and so is a long text and one of
        # which a part is struck out.
        is_whole = len(status.qualifier) <= MAX_QUALIFIER and without_struck(status.raw) == status.raw
        if qualifier is not None or (is_whole and "<a" not in html):
            shown.add(_identity(field))
        return make_chip(status, self.catalog, qualifier=qualifier)

    def _winners(self) -> list[int]:
        """Return the numbers of the fields that count as key facts, in the order of those."""
        found: dict[str, int] = {}
        for number, field in enumerate(self.spec.fields):
            if field.name in _KEY_FACTS and field.name not in found and not field.blank and self._counts(field):
                found[field.name] = number
        return [found[name] for name in _KEY_FACTS if name in found]

    def _counts(self, field: Field) -> bool:
        if field.name not in _DATES:
            return True
        stated = self.spec.created if field.name == "created" else self.spec.updated
        return stated is not None and iso_date(field.value, self.order) == stated

    def _is_hidden(self, field: Field) -> bool:
        if field.origin is Origin.STATUS_SECTION or not (field.value or field.markdown):
            return True
        if field.name == "title":
            return field.value == self.heading
        return is_setting(field) or (field.name == "tags" and field.origin is Origin.FRONT_MATTER and not self.tags)

    def _fact(self, number: int, *, key: bool) -> Fact:
        field = self.spec.fields[number]
        date = iso_date(field.value, self.order) if field.name in _DATES else None
        return Fact(field.name, label_of(field.label), field_html(field, self.fragments.get(number)), date or "", key)


def field_html(field: Field, html: str | None) -> Markup:
    """Return the value of a field as HTML.

    Args:
        field: The field.
        html: The value as the page rendered it; None when it did not.
    """
    if html is not None:
        # The page's own Markdown rendered it, as it renders the text around it; bare addresses it leaves as text.
        rendered = Markup(html)  # noqa: S704
        return linked(rendered.unescape()) if "<" not in html and _URL.search(html) else rendered
    if field.markdown or not _URL.search(field.value):
        return escape(field.value)
    return linked(field.value)


def _identity(field: Field) -> tuple[str, ...]:
    # The same words may lead to several places.
    return field.name, field.value, *_TARGET.findall(field.markdown)


def _qualifier(html: str, label: str) -> Markup | None:
    """Return the rest of a rendered status behind its label, or None when the two cannot be parted."""
    head = html.lstrip()
    rest = head[len(label) :]
    if head[: len(label)].casefold() != label.casefold() or "<" in label:
        return None
    return Markup(_GAP.sub("", rest).strip())  # noqa: S704 - rendered by the page's own Markdown


def linked(text: str) -> Markup:
    """Return text escaped, its web addresses as links."""
    pieces = []
    done = 0
    for match in _URL.finditer(text):
        url = match.group().rstrip(".,;)")
        pieces += [escape(text[done : match.start()]), Markup('<a href="{0}">{0}</a>').format(url)]
        done = match.start() + len(url)
    return Markup("").join([*pieces, escape(text[done:])])


def label_of(key: str) -> str:
    """Return a key as a label: ``last-updated`` as ``Last updated``, ``rfc`` as ``RFC``; capitals stay as written."""
    if key != key.lower():
        return key
    words = _INITIALS.sub(lambda found: found.group().upper(), key.replace("-", " ").replace("_", " ").strip())
    return words[:1].upper() + words[1:]
