"""``[[name]]`` and ``[[name|text]]`` in the Markdown of any page: a link to the spec of that name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, relpath
from typing import NamedTuple
from urllib.parse import quote

from mkdocs_momentum.catalog.nested import find_nested
from mkdocs_momentum.relations.relation import Found
from mkdocs_momentum.relations.relations import Relations
from mkdocs_momentum.site.edits import Edit, apply
from mkdocs_momentum.site.literal import literal
from mkdocs_momentum.site.present import shorten
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.links import find_definitions, label_of
from mkdocs_momentum.spec.markdown import Block, Document
from mkdocs_momentum.spec.model import Spec
from mkdocs_momentum.spec.signs import holds

_SIGN = b"[["
# No embedded note, no index of an array, no words of another link: "![[a]]", "x[[1]]", "[[1]](#ref)".
_WIKI = expression(
    rb"(?<![A-Za-z0-9!\\\]\[])\[\[(?P<name>[^\s\[\]|\0](?:[^\[\]|\n\0]*[^\s\[\]|\\\0])?)(?:\\?\|(?P<text>[^\[\]\n]*))?\]\](?![(\[\]])"
)
# Behind a backslash no code begins; neither code nor a comment goes beyond its paragraph or its item.
_STOP = rb"\n[ \t>]*(?:\n|[-*+][ \t]|\d{1,9}[.)][ \t])"
_HIDDEN = expression(
    rb"(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!" + _STOP + rb").){1,2000}?(?<!`)(?P=ticks)(?!`)"
    rb"|<!--.{0,5000}?-->"
    rb"|<(?P<tag>a|code|pre|kbd|samp|script|style|textarea)\b[^<>]*>.{0,5000}?</(?P=tag)>"
    rb"|</?[a-zA-Z][^<>]{0,2000}>"
    rb"|\[(?:[^\[\]]|\[\[[^\[\]\n]*\]\]|\[[^\[\]\n]*\]){1,500}\](?=[(\[])",
    re.DOTALL,
)
_CLOSED = frozenset({"code", "html"})
# An element that asks for it is rendered as Markdown.
_ELEMENT = expression(rb"\s*<(?P<name>[a-z][a-z0-9]*)\b(?![^>]*\smarkdown\b)")
_VOID = frozenset({b"area", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"source", b"wbr"})
# The table of contents of other tools.
_CONTENTS = frozenset({"_TOC_", "TOC"})
# Signs of an address that are no markup of a link.
_IN_URL = "/:?#@!$&*+,;=%~"
_REMEDY = "write the id, the file name or the title of a spec, or put it in backticks"


class WikiLink(NamedTuple):
    """One ``[[name|text]]``.

    Attributes:
        start: Offset of its first byte in the page's Markdown.
        end: Offset behind its last byte.
        line: Its line in the page's Markdown, from 1.
        name: What it names.
        text: What it is to say, in Markdown; ``""`` for the title of the spec.
    """

    start: int
    end: int
    line: int
    name: str
    text: str


def find_wiki_links(markdown: str) -> list[WikiLink]:
    """Return the ``[[name]]`` of a page in their order; those in code, comments, HTML and other links are none.

    Nor is one whose name is a label that the page defines.

    Args:
        markdown: The page's Markdown.
    """
    # Lists of lists begin alike, and the text is parsed only when it has to be.
    links = sorted(_find(markdown)) if _has_link(markdown) else []
    # With a definition it is a link to that place, in brackets: "tearable atomics [[P0690]]".
    defined = find_definitions(markdown.encode("utf-8", "replace")) if links else {}
    return [link for link in links if link.text or label_of(link.name) not in defined]


def has_sign(markdown: str) -> bool:
    """Tell whether a text holds the sign that such links begin with."""
    return holds(markdown, "[[")


def _has_link(markdown: str) -> bool:
    return has_sign(markdown) and _WIKI.search(markdown.encode("utf-8", "replace")) is not None


def _find(markdown: str) -> Iterator[WikiLink]:
    document = Document(markdown)
    done = 0
    for block in document.blocks:
        if block.start < done or block.kind in _CLOSED:
            done = _html_end(document, block) if block.kind == "html" and block.start >= done else done
            continue
        start = block.start
        for nested in find_nested(document.data, block.start, block.end) if block.kind == "paragraph" else ():
            sign = document.line_start(document.line_start(nested.outside[0]) - 1)
            yield from _in_range(document, block, start, sign)
            yield from (
                link._replace(
                    start=nested.outward(link.start), end=nested.outward(link.end), line=nested.above + link.line
                )
                for link in (_find(nested.text) if _has_link(nested.text) else ())
            )
            start = done = nested.end
        yield from _in_range(document, block, start, block.end)


def _html_end(document: Document, block: Block) -> int:
    """Return where the page goes on behind a block of HTML: it renders an element as it is, blank lines or not."""
    tag = _ELEMENT.match(document.data, block.start)
    if tag is None or tag["name"] in _VOID:
        return block.end
    depth = 0
    for found in re.compile(rb"<(/?)" + tag["name"] + rb"\b").finditer(document.data, block.start):
        depth += -1 if found[1] else 1
        if depth == 0:
            return max(found.end(), block.end)
    return len(document.data)


def _in_range(document: Document, block: Block, start: int, end: int) -> Iterator[WikiLink]:
    if document.data.find(_SIGN, start, end) < 0:
        return
    text = document.data[start:end]
    for found in _WIKI.finditer(_open(text, block, start)):
        # The words of a link may well be code.
        words = text[found.start("text") : found.end("text")] if found["text"] else b""
        place = start + found.start()
        yield WikiLink(
            place, start + found.end(), document.line(place), found["name"].decode().strip(), words.decode().strip()
        )


def _open(text: bytes, block: Block, start: int) -> bytes:
    """Return the text of a block with zeros for what is no text to its reader."""
    for kind in _CLOSED:
        for inner in block.walk(kind):
            first, last = max(inner.start - start, 0), max(inner.end - start, 0)
            text = text[:first] + bytes(last - first) + text[last:]
    return _HIDDEN.sub(lambda found: bytes(len(found.group())), text)


class Wiki:
    """The ``[[name]]`` of one build.

    Args:
        relations: What names mean.
        is_sole: Whether no other extension or plugin makes links of them, so that an unknown one is a mistake.
    """

    def __init__(self, relations: Relations, *, is_sole: bool = True) -> None:
        self._relations = relations
        self._is_sole = is_sole

    def expand(self, path: str, markdown: str) -> str:
        """Return the Markdown of a page with links to specs; what names none stays as it is.

        Args:
            path: Path of the page below the docs folder.
            markdown: Its Markdown.
        """
        edits = [
            Edit(link.start, link.end, _link(spec, path, link.text).encode("utf-8", "replace"))
            for link in find_wiki_links(markdown)
            if (spec := self._spec(link.name, path)) is not None
        ]
        return apply(markdown.encode("utf-8", "replace"), edits).decode("utf-8", "replace") if edits else markdown

    def _spec(self, name: str, path: str) -> Spec | None:
        found = self._relations.resolve(name, path)
        return self._relations.catalog.get(found.paths[0]) if found.found is Found.SPEC else None

    def complaints(self, path: str, markdown: str, above: int) -> Iterator[tuple[int, str]]:
        """Yield line and message for each name of a page that means no spec, or more than one.

        Args:
            path: Path of the page below the docs folder.
            markdown: Its Markdown.
            above: Number of lines of the file above it.
        """
        if not self._is_sole:
            return
        # The checks tell of the relations.
        told = {(relation.line, relation.raw) for relation in self._relations.of(path)}
        for link in find_wiki_links(markdown):
            line = above + link.line
            message = self._complaint(link.name, path)
            if message and (line, link.name) not in told:
                yield line, message

    def _complaint(self, name: str, path: str) -> str:
        found = self._relations.resolve(name, path)
        if found.found is Found.NOWHERE and name not in _CONTENTS and not self._relations.is_of_absent(name):
            return f'"[[{shorten(name)}]]" names no spec; {_REMEDY}'
        if found.found is Found.SEVERAL:
            return f'"[[{name}]]" may mean {" or ".join(found.paths)}; write the path of one'
        return ""


def _link(spec: Spec, path: str, text: str) -> str:
    words = text or literal(spec.title)
    if spec.source:
        return f"[{words}]({quote(spec.url, safe=_IN_URL)})" if spec.url.startswith(("http://", "https://")) else words
    # A link from file to file: MkDocs makes the address, wherever it puts the pages.
    return f"[{words}]({quote(relpath(spec.path, dirname(path) or '.'))})"
