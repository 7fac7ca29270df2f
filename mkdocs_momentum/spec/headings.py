"""Headings stripped of what decorates them, so that they compare equal."""

from __future__ import annotations

import re

from mkdocs_momentum.spec.markdown import Block, Document, plain

_ATX = re.compile(r"^[ \t]*#{1,6}(?:[ \t]+|$)")
_CLOSING = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
_UNDERLINE = re.compile(r"\n[ \t>]*(?:=+|-+)[ \t]*$")
_ATTRIBUTES = re.compile(r"[ \t]*\{[:#.][^{}\n]*\}[ \t]*$")
_NUMBER = re.compile(r"^(?:(?:\d+|[a-z])(?:\.\d+)*[.)]|\d+(?:\.\d+)*)(?=\s|$)\s*", re.IGNORECASE)
_EDGES = re.compile(r"^[^\w(]+|[\s:\uff1a.。!*_-]+$")
_SUFFIX = re.compile(r"\s*[(\uff08\[][^()\uff08\uff09\[\]]*[)\uff09\]]\s*$")


def heading_source(block: Block, document: Document) -> str:
    """Return the inline Markdown of a heading, without its ``#`` or underline and its ``{#id}``."""
    text = _UNDERLINE.sub("", document.source(block.start, block.end).rstrip())
    text = _CLOSING.sub("", _ATX.sub("", text))
    return _ATTRIBUTES.sub("", text).strip()


def heading_text(block: Block, document: Document) -> str:
    """Return a heading as plain text."""
    return plain(heading_source(block, document))


def bare_heading(text: str) -> str:
    """Return a heading without number, emoji, suffix in brackets and colon, in lower case."""
    text = _EDGES.sub("", text)
    text = _EDGES.sub("", _NUMBER.sub("", text))
    while (shorter := _EDGES.sub("", _SUFFIX.sub("", text))) != text:
        text = shorter
    return " ".join(text.casefold().split())
