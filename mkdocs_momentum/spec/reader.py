"""From the text of a file to a spec, or to the reason why it is none."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from mkdocs_momentum.spec.batches import in_batches
from mkdocs_momentum.spec.criteria import HEADINGS, Area, read_criteria
from mkdocs_momentum.spec.dates import DateOrder
from mkdocs_momentum.spec.evidence import HOME_SECTIONS, is_switch, judge
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.fields import Facts, make_field, read_status
from mkdocs_momentum.spec.files import HOMES
from mkdocs_momentum.spec.front_matter import Entry, Front, part
from mkdocs_momentum.spec.header import Header, read_header
from mkdocs_momentum.spec.headings import Heading, bare_line, read_headings
from mkdocs_momentum.spec.keys import Keys
from mkdocs_momentum.spec.layout import Layout, lay_out
from mkdocs_momentum.spec.lifecycle import STANDARD, Lifecycle
from mkdocs_momentum.spec.links import HEADINGS as LINKING
from mkdocs_momentum.spec.links import has_links, read_links, with_targets
from mkdocs_momentum.spec.markdown import Document, plain
from mkdocs_momentum.spec.model import Field, Link, Notice, Origin, Progress, Section, Spec
from mkdocs_momentum.spec.outline import Verdicts, Wanted
from mkdocs_momentum.spec.placeholder import is_placeholder
from mkdocs_momentum.spec.reading import Reading
from mkdocs_momentum.spec.status_section import read_status_section

_TITLE_PREFIX = expression(
    r"^(?:feature\s+spec(?:ification)?|specification|feature|spec)\s*[:\uff1a]\s+(?=\S)", re.IGNORECASE
)
_SECTIONS = HOME_SECTIONS | {
    "status", "abstract", "summary", "context", "background", "motivation", "introduction", "goals", "problem",
    "context and problem statement", "problem statement", "rationale", "changelog", "table of contents",
}  # fmt: skip
_SPACES = expression(r"[ \t]+")
_KEYS = Keys()


class Unread(NamedTuple):
    """A document to be read.

    Attributes:
        path: Path of the file below the docs folder, with ``/``.
        text: The whole text of the file.
        included: Whether the site's globs make it a spec; None when evidence decides.
    """

    path: str
    text: str
    included: bool | None = None


class _Draft:
    """What was found in a document so far."""

    __slots__ = (
        "areas", "document", "facts", "fields", "front", "header", "headings", "included", "layout", "links", "path",
        "text",
    )  # fmt: skip
    front: Front
    document: Document
    headings: list[Heading]
    header: Header
    fields: tuple[Field, ...]
    areas: tuple[Area, ...]
    links: tuple[Link, ...]
    facts: Spec
    layout: Layout

    def __init__(self, path: str, text: str, included: bool | None) -> None:
        self.path = path
        self.text = text
        self.included = included


class Reader:
    """Reads documents as a site wants them read.

    Attributes:
        lifecycle: The statuses it knows.
        keys: The keys of metadata it knows.
        date_order: How ``10/04/18`` is read; None when only dates with one reading are.
        headings: Headings of criteria sections, bare.
        linking: Headings of the sections whose links say what a spec depends on, bare.
    """

    def __init__(
        self,
        lifecycle: Lifecycle = STANDARD,
        keys: Keys = _KEYS,
        date_order: DateOrder | None = None,
        headings: frozenset[str] = HEADINGS,
        linking: frozenset[str] = LINKING,
    ) -> None:
        self.lifecycle = lifecycle
        self.keys = keys
        self.date_order = date_order
        self.headings = headings
        self.linking = linking
        self._verdicts = Verdicts(self._asks_for)

    def read(self, path: str, text: str, *, included: bool | None = None) -> Reading:
        """Read a document.

        Args:
            path: Path of the file below the docs folder, with ``/``.
            text: The whole text of the file.
            included: Whether the site's globs make it a spec; None when evidence decides.

        Returns:
            The reading. No text raises an error.
        """
        return next(self._read([Unread(path, text, included)]))

    def read_all(self, documents: Iterable[Unread]) -> Iterator[Reading]:
        """Read documents, some at a time, and yield their readings in the same order."""
        for some in in_batches(documents):
            yield from self._read(some)

    def _read(self, documents: Iterable[Unread]) -> Iterator[Reading]:
        """Take a step for all documents, then the next one.

        The processor has the code of a step at hand then, which saves a sixth of the time for one after another.
        """
        drafts = [_Draft(*document) for document in documents]
        for step in (self._parse, self._find_headings, self._find_fields, self._find_criteria, self._state):
            for draft in drafts:
                step(draft)
        return map(_reading, drafts)

    def _parse(self, draft: _Draft) -> None:
        draft.front = front = part(normalise(draft.text))
        draft.document = Document(_masked(front), front.first_line, self._verdicts)

    @staticmethod
    def _find_headings(draft: _Draft) -> None:
        draft.headings = read_headings(draft.document)

    def _find_fields(self, draft: _Draft) -> None:
        document = draft.document
        draft.header = header = read_header(document, self.keys)
        section = read_status_section(document, draft.headings, header.title, self.keys, self.lifecycle)
        header.entries = with_targets(header.entries, document)
        draft.fields = self._fields(draft.front, header, with_targets(section, document))

    def _find_criteria(self, draft: _Draft) -> None:
        document, headings = draft.document, draft.headings
        draft.areas = tuple(read_criteria(document, headings, self.headings))
        draft.links = tuple(read_links(document, headings, self.linking))

    def _state(self, draft: _Draft) -> None:
        front, written = draft.front, _written_title(draft.front)
        heading = self._title_heading(draft.headings, draft.header)
        title = _title(draft.path, front, written, heading, draft.fields)
        draft.facts = self._facts(draft.path, title, draft.fields, draft.areas, draft.links)
        is_title = heading is not None and not written
        draft.layout = lay_out(front, draft.header, draft.headings, draft.areas, is_title=is_title)

    def _asks_for(self, heading: str) -> Wanted:
        """Tell whether a section is asked for, or return what tells it: some are where they hold a link."""
        bare = bare_line(heading)
        if bare in self.headings or self.keys.is_status(bare):
            return True
        return has_links if bare in self.linking else False

    def _title_heading(self, headings: list[Heading], header: Header) -> Heading | None:
        """Return the heading that names the document; one without a title of its own begins with a section."""
        title = next((heading for heading in headings if heading.block is header.title), None)
        if title is None or title.bare in _SECTIONS or title.bare in self.headings:
            return None
        return title

    def lay_out(self, body: str) -> Layout:
        """Return where things stand in Markdown that is no longer what the file holds."""
        document = Document(body)
        headings = read_headings(document)
        header = read_header(document, self.keys)
        areas = tuple(read_criteria(document, headings, self.headings))
        title = self._title_heading(headings, header)
        return lay_out(Front([], body, 1), header, headings, areas, is_title=title is not None)

    def _fields(self, front: Front, header: Header, section: list[Entry]) -> tuple[Field, ...]:
        fields = [
            make_field(entry, Origin.FRONT_MATTER, self.keys, literal=True)
            for entry in front.entries
            if not is_switch(entry)
        ]
        fields += [
            make_field(entry, Origin.HEADER, self.keys, literal=number in header.literal)
            for number, entry in enumerate(header.entries)
        ]
        fields += [make_field(entry, Origin.STATUS_SECTION, self.keys, literal=False) for entry in section]
        return tuple(fields)

    def _facts(
        self, path: str, title: str, fields: tuple[Field, ...], areas: tuple[Area, ...], links: tuple[Link, ...]
    ) -> Spec:
        facts = Facts(fields, self.date_order)
        sections = tuple(area.section for area in areas)
        return Spec(
            path=path,
            title=title,
            id=facts.id(path),
            status=read_status(fields, self.lifecycle),
            version=facts.text("version"),
            created=facts.date("created"),
            updated=facts.date("updated"),
            authors=facts.names("authors"),
            owner=facts.text("owner"),
            tags=facts.names("tags"),
            priority=facts.text("priority"),
            quality=facts.text("quality"),
            fields=fields,
            sections=sections,
            progress=_total(sections),
            links=links,
        )


def _reading(draft: _Draft) -> Reading:
    front, document, layout = draft.front, draft.document, draft.layout
    verdict = judge(draft.facts, document, draft.headings, front.entries, included=draft.included)
    notices = () if front.broken is None or not verdict.is_spec else (Notice(draft.path, *front.broken),)
    if document.comments.is_whole and not front.skip:
        layout = layout._replace(comments=array("L", chain.from_iterable(document.comments.ranges)))
    return Reading(draft.path, draft.facts, verdict.is_spec, verdict.reason, verdict.evidence, layout, notices)


def _total(sections: tuple[Section, ...]) -> Progress:
    # Nearly every spec has one section, or none.
    if len(sections) == 1:
        return sections[0].progress
    return sum((section.progress for section in sections), Progress())


def normalise(text: str) -> str:
    """Return a text as MkDocs reads it: no byte order mark, lines end with a newline alone."""
    # A lone surrogate cannot come from a file, only from another plugin; it must not end the build.
    text = text if text.isascii() else text.encode("utf-8", "replace").decode()
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _masked(front: Front) -> str:
    """Return the body with the metadata that stands in it blanked, every offset kept."""
    if not front.skip:
        return front.body
    lines = front.body[: front.skip].encode("utf-8", "replace").split(b"\n")
    return "\n".join(" " * len(line) for line in lines) + front.body[front.skip :]


def _written_title(front: Front) -> str:
    # What looks like a tag is text there, as it is to MkDocs.
    titles = (plain(entry.value, keep_html=True) for entry in front.entries if entry.key.casefold() == "title")
    return next((title for title in titles if not is_placeholder(title)), "")


def _title(path: str, front: Front, written: str, heading: Heading | None, fields: tuple[Field, ...]) -> str:
    """Return the title: the front matter's, the title heading's, another field's, or the file's name."""
    title = (plain(front.title) if front.title else "") or written
    if not title and heading is not None:
        title = heading.text
    if not title:
        title = next((field.value for field in fields if field.name == "title" and not field.blank), "")
    return _TITLE_PREFIX.sub("", title) or _name(path)


def _name(path: str) -> str:
    parts = path.split("/")
    stem = parts[-1].rsplit(".", 1)[0]
    if stem.casefold() in HOMES and len(parts) > 1:
        stem = parts[-2]
    words = _SPACES.sub(" ", stem.replace("-", " ").replace("_", " ")).strip()
    return words[:1].upper() + words[1:]
