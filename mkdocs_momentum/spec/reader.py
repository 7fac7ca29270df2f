"""From the text of a file to a spec, or to the reason why it is none."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from mkdocs_momentum.spec.criteria import HEADINGS, Area, read_criteria
from mkdocs_momentum.spec.dates import DateOrder
from mkdocs_momentum.spec.evidence import HOME_SECTIONS, Evidence, is_switch, judge
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.fields import Facts, make_field, read_status
from mkdocs_momentum.spec.files import HOMES
from mkdocs_momentum.spec.front_matter import Entry, Front, part
from mkdocs_momentum.spec.header import Header, read_header
from mkdocs_momentum.spec.headings import Heading, bare_line, read_headings
from mkdocs_momentum.spec.keys import Keys
from mkdocs_momentum.spec.lifecycle import STANDARD, Lifecycle
from mkdocs_momentum.spec.links import HEADINGS as LINKING
from mkdocs_momentum.spec.links import has_links, read_links, with_targets
from mkdocs_momentum.spec.markdown import Document, Span, plain
from mkdocs_momentum.spec.model import Field, Link, Notice, Origin, Progress, Section, Spec
from mkdocs_momentum.spec.outline import Verdicts, Wanted
from mkdocs_momentum.spec.placeholder import is_placeholder
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


Outlined = tuple[int, int, str]
"""A heading: where it begins, its level, and its text without number, emoji, suffix and colon, in lower case."""


class Layout(NamedTuple):
    """Where things stand in the body of a document; offsets count bytes of its UTF-8 text.

    Attributes:
        body: The Markdown that MkDocs renders.
        title: Range of the heading that is the page's title; None when the title stands in no heading.
        cuts: Ranges that hold nothing but metadata.
        areas: The criteria sections.
        heading: Text of the first heading of level 1, or ``""``.
        first_line: Number in the file of the body's first line.
        lost: The title's line where MkDocs took it for metadata and left only its underline; else ``""``.
        outline: The headings in order: where each begins, its level, and its bare text.
        comments: Where the comments begin and end, in characters; None when that is not known.
    """

    body: str
    title: Span | None
    cuts: tuple[Span, ...]
    areas: tuple[Area, ...]
    heading: str = ""
    first_line: int = 1
    lost: str = ""
    outline: Sequence[Outlined] = ()
    comments: Sequence[int] | None = None


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


class Reader:
    """Reads documents as a site wants them read.

    Args:
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
        front = part(normalise(text))
        document = Document(_masked(front), front.first_line, self._verdicts)
        headings = read_headings(document)
        header = read_header(document, self.keys)
        section = read_status_section(document, headings, header.title, self.keys, self.lifecycle)
        header.entries = with_targets(header.entries, document)
        fields = self._fields(front, header, with_targets(section, document))
        areas = tuple(read_criteria(document, headings, self.headings))
        title = self._title_heading(headings, header)
        links = tuple(read_links(document, headings, self.linking))
        facts = self._facts(path, _title(path, front, title, fields), fields, areas, links)
        verdict = judge(facts, document, headings, front.entries, included=included)
        notices = () if front.broken is None or not verdict.is_spec else (Notice(path, *front.broken),)
        layout = _layout(front, header, headings, title, areas)
        if document.comments.is_whole and not front.skip:
            layout = layout._replace(comments=array("L", chain.from_iterable(document.comments.ranges)))
        return Reading(path, facts, verdict.is_spec, verdict.reason, verdict.evidence, layout, notices)

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
        return _layout(Front([], body, 1), header, headings, title, areas)

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


def _layout(
    front: Front, header: Header, headings: list[Heading], title: Heading | None, areas: tuple[Area, ...]
) -> Layout:
    # The objects themselves would take as much memory as all that is read.
    outline = [(heading.block.start, heading.block.level, heading.bare) for heading in headings]
    skipped = [Span(0, len(front.body[: front.skip].encode("utf-8", "replace")))] if front.skip else []
    if front.title:
        underline = Span(0, len(front.body.partition("\n")[0].encode("utf-8", "replace")) + 1)
        return Layout(front.body, underline, tuple(header.cuts), areas, "", front.first_line, front.title, outline)
    first = header.title
    # The strip stands below the heading that a reader takes for the page's title.
    is_title = first is not None and (first.level == 1 or (title is not None and not _written_title(front)))
    span = Span(first.start, first.end) if first is not None and is_title else None
    heading = next((heading.text for heading in headings if heading.block.level == 1), "")
    return Layout(front.body, span, (*skipped, *header.cuts), areas, heading, front.first_line, "", outline)


def _written_title(front: Front) -> str:
    # What looks like a tag is text there, as it is to MkDocs.
    titles = (plain(entry.value, keep_html=True) for entry in front.entries if entry.key.casefold() == "title")
    return next((title for title in titles if not is_placeholder(title)), "")


def _title(path: str, front: Front, heading: Heading | None, fields: tuple[Field, ...]) -> str:
    """Return the title: the front matter's, the title heading's, another field's, or the file's name."""
    title = (plain(front.title) if front.title else "") or _written_title(front)
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
