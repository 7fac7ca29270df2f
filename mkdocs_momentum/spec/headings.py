"""Headings stripped of what decorates them, so that they compare equal."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.markdown import Block, Document, plain

_ATX = expression(r"^[ \t]*#{1,6}(?:[ \t]+|$)")
_CLOSING = expression(r"(?:^|[ \t]+)#+[ \t]*$")
_UNDERLINE = expression(r"\n[ \t>]*(?:=+|-+)[ \t]*$")
_ATTRIBUTES = expression(r"[ \t]*\{[ \t]*[:#.][^{}\n]*\}[ \t]*$")
_NUMBER = expression(r"^(?:(?:\d+|[a-z])(?:\.\d+)*[.)]|\d+(?:\.\d+)*)(?=\s|$)\s*", re.IGNORECASE)
# Words alone, none of them a number: there is nothing to take off.
_BARE = expression(r"[^\W\d_](?:[\w ,'-]*\w)?")
_EDGES = expression(r"^[^\w(]+|[^\w)\uff09\]]+$")
_BRACKETS = (")", "\uff09", "]")
_ENDS = ")\uff09]_"
_REMEMBERED = 8192
_LONGEST = 300
_SUFFIX = expression(r"\s*[(\uff08\[][^()\uff08\uff09\[\]]*[)\uff09\]]\s*$")


class Heading(NamedTuple):
    """A heading of a document.

    Attributes:
        place: Its place among the document's blocks.
        block: The block.
        source: Its inline Markdown, without ``#``, underline and ``{#id}``.
        text: The same as plain text.
        bare: The text without number, emoji, suffix in brackets and colon, in lower case.
    """

    place: int
    block: Block
    source: str
    text: str
    bare: str


def bare_line(line: str) -> str:
    """Return the heading that a line beginning with ``#`` states, bare."""
    return _read(line.encode("utf-8", "replace"))[2]


def read_headings(document: Document) -> list[Heading]:
    """Return the headings of a document, in order; those within quotes and lists are none."""
    data = document.data
    return [
        Heading(index, block, *_read(data[block.start : block.end].rstrip(b"\n")))
        for index, block in enumerate(document.blocks)
        if block.kind == "heading"
    ]


# The specs of a site share most of their headings.
@lru_cache(maxsize=_REMEMBERED)
def _read(raw: bytes) -> tuple[str, str, str]:
    text = raw.decode("utf-8", "replace").strip()
    if len(text) > _LONGEST:
        # No heading that means anything here is so long: it is read as it is.
        source = text.lstrip("#").strip()
        return source, plain(source), ""
    if text.startswith("#") and "\n" not in text and not text.endswith(("#", "}")):
        source = _ATX.sub("", text).strip()
    else:
        text = _CLOSING.sub("", _ATX.sub("", _UNDERLINE.sub("", text)))
        source = _ATTRIBUTES.sub("", text).strip()
    shown = plain(source)
    return source, shown, bare_heading(shown)


def _trimmed(text: str) -> str:
    # Most begin and end with a word, and the pattern would look at every sign between.
    is_bare = bool(text) and (text[0] in "(_" or text[0].isalnum()) and (text[-1] in _ENDS or text[-1].isalnum())
    return text if is_bare else _EDGES.sub("", text)


def bare_heading(text: str) -> str:
    """Return a heading without number, emoji, suffix in brackets and colon, in lower case."""
    if len(text) > _LONGEST or _BARE.fullmatch(text):
        return " ".join(text.casefold().split())
    text = _trimmed(_NUMBER.sub("", _trimmed(text)))
    while text.endswith(_BRACKETS) and (shorter := _trimmed(_SUFFIX.sub("", text))) != text:
        text = shorter
    return " ".join(text.casefold().split())
