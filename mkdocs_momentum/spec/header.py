"""Where the metadata of a document stands, and what it says: the dialects that authors write."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.front_matter import Entry
from mkdocs_momentum.spec.items import has_syntax, is_line, is_pair, item_text
from mkdocs_momentum.spec.keys import Keys
from mkdocs_momentum.spec.markdown import Block, Document, Span
from mkdocs_momentum.spec.pairs import read_pairs
from mkdocs_momentum.spec.paragraphs import joined, lines_of, read_lines
from mkdocs_momentum.spec.tables import read_html, read_table

_UNDERLINE = expression(r"^[ \t>]*(?:-+|=+)[ \t]*$")
_PREAMBLE = expression(r"^(?P<key>[A-Za-z][\w -]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_FENCE = expression(r" {0,3}(?:`{3,}|~{3,})[ \t]*")
# What GitHub and others make a box of; the kind of the box says nothing of the spec.
_ALERT = expression(r"[ \t>]*>[ \t]*\[![\w-]+\][+-]?[ \t]*(?P<title>.*)")
_ONE_TABLE = expression(r"\s*<table\b(?:(?!<caption|<table\b|</table).)*</table\s*>\s*", re.DOTALL | re.IGNORECASE)
# A value of several blocks is shown in the table alone, as it is written.
_BLOCK = expression(r"<(?:p|ul|ol|dl|div|pre|blockquote|h[1-6])\b", re.IGNORECASE)
_HASH = ord("#")
_LONG_PROSE = 100
_MAX_DEPTH = 3


class Header:
    """The header region of a document.

    Attributes:
        title: The title heading; None when the document has no heading.
        entries: The metadata in the order of the document.
        literal: The entries whose text is no Markdown, by identity of their position in ``entries``.
        cuts: Ranges that hold nothing but metadata.
    """

    __slots__ = ("cuts", "entries", "literal", "title")

    def __init__(self) -> None:
        self.title: Block | None = None
        self.entries: list[Entry] = []
        self.literal: set[int] = set()
        self.cuts: list[Span] = []


class _Piece(NamedTuple):
    """What one block states: its entries, the ranges they take, and whether they are the whole block."""

    entries: list[Entry]
    cuts: list[Span]
    whole: bool
    literal: bool = False


def read_header(document: Document, keys: Keys) -> Header:
    """Read the metadata before the first heading and between the title and the next heading."""
    header = Header()
    reader = _Regions(document, keys, header)
    blocks = iter(document.blocks)
    header.title = reader.read(blocks)
    if header.title is not None:
        reader.read(blocks)
    return header


class _Regions:
    def __init__(self, document: Document, keys: Keys, header: Header) -> None:
        self.document = document
        self.keys = keys
        self.header = header
        self._names: set[str] = set()
        self._unnamed: list[_Piece] = []

    def read(self, blocks: Iterable[Block]) -> Block | None:
        """Read one region and return the heading that ends it."""
        group: list[_Piece] = []
        is_first = True
        for block in blocks:
            if block.kind == "rule" or (block.kind == "html" and self._is_comment(block)):
                continue
            piece = self._noted(block, is_first=is_first)
            is_first = False
            if piece is None and self._continues(group, block):
                continue
            if piece is None or self._is_prose(piece):
                self._accept(group)
                group = []
                if block.kind == "heading":
                    return block
                continue
            group.append(piece)
            if not piece.whole:
                self._accept(group)
                group = []
        self._accept(group)
        return None

    def _accept(self, group: list[_Piece]) -> None:
        if not group:
            return
        entries = [entry for piece in group for entry in piece.entries]
        if not any(self.keys.find(entry.key).known for entry in entries):
            return
        for piece in group:
            if piece.literal:
                start = len(self.header.entries)
                self.header.literal.update(range(start, start + len(piece.entries)))
            self.header.entries += piece.entries
            # A key that stands alone may head what is no value of it: it stays above that.
            if len(piece.entries) > 1 or piece.entries[0].value:
                self.header.cuts += piece.cuts

    def _is_prose(self, piece: _Piece) -> bool:
        """Tell whether a piece is no metadata: text with a bold word in front, or a heading in bold."""
        if len(piece.entries) != 1 or self.keys.find(piece.entries[0].key).known:
            return False
        # Without a value it stands for a heading: "**Context:**" above a paragraph, or above a list.
        return not piece.entries[0].value or len(piece.entries[0].value) > _LONG_PROSE

    def _continues(self, group: list[_Piece], block: Block) -> bool:
        """Take a list as the value of a key that stands alone above it."""
        if not group or block.kind != "list" or not group[-1].entries or group[-1].entries[-1].value:
            return False
        if not all(map(is_line, block.children)):
            return False
        items = tuple(item_text(item, self.document) for item in block.children)
        group[-1].entries[-1] = group[-1].entries[-1]._replace(value=", ".join(items), items=items)
        group[-1].cuts.append(_lines_of(block, self.document))
        return True

    def _is_comment(self, block: Block) -> bool:
        text = self.document.source(block.start, block.end).strip()
        return text.startswith("<!--") and text.find("-->") == len(text) - 3

    def _piece(self, block: Block, *, is_first: bool, depth: int) -> _Piece | None:
        if block.kind in ("paragraph", "heading"):
            return self._paragraph(block)
        if block.kind == "list":
            return self._list(block)
        if block.kind == "quote" and depth < _MAX_DEPTH:
            return self._quote(block, depth)
        if block.kind == "html":
            return self._html(block)
        if block.kind == "table":
            return self._table(block)
        if block.kind == "code" and block.info is not None and is_first:
            return self._known(_preamble(block, self.document), block, literal=True)
        return None

    def _noted(self, block: Block, *, is_first: bool = False, depth: int = 0) -> _Piece | None:
        piece = self._piece(block, is_first=is_first, depth=depth)
        if piece is not None:
            self._unnamed.append(piece)
        return piece

    def _stated(self) -> set[str]:
        """Return the names of the fields that were found so far; few documents ask for them."""
        self._names.update(self.keys.find(entry.key).name for piece in self._unnamed for entry in piece.entries)
        self._unnamed.clear()
        return self._names

    def _table(self, block: Block) -> _Piece | None:
        entries, is_whole = read_table(block, self.document, self.keys, self._stated())
        return self._known(entries, block, whole=is_whole)

    def _known(self, entries: list[Entry], block: Block, *, whole: bool = True, literal: bool = False) -> _Piece | None:
        """Return what a block states if a key of it is known."""
        if not any(self.keys.find(entry.key).known for entry in entries):
            return None
        return _Piece(entries, [_lines_of(block, self.document)] if whole else [], whole, literal)

    def _html(self, block: Block) -> _Piece | None:
        html = self.document.source(block.start, block.end)
        entries, is_whole = read_html(html, self.document.line(block.start), self.keys, self._stated())
        # What stands in one block with the table, or in it beside the rows, stays on the page.
        is_alone = is_whole and _ONE_TABLE.fullmatch(html) is not None and _BLOCK.search(html) is None
        return self._known(entries, block, whole=is_alone)

    def _quote(self, quote: Block, depth: int) -> _Piece | None:
        pieces = [self._noted(child, depth=depth + 1) for child in quote.children if child.kind != "rule"]
        found = [piece for piece in pieces if piece is not None]
        entries = [entry for piece in found for entry in piece.entries]
        if not entries:
            return None
        if len(found) == len(pieces) and all(piece.whole for piece in found):
            return _Piece(entries, [_lines_of(quote, self.document)], whole=True)
        return _Piece(entries, [cut for piece in found for cut in piece.cuts], whole=False)

    def _paragraph(self, block: Block) -> _Piece | None:
        if block.kind == "heading" and self.document.data[block.start] == _HASH:
            return None
        lines = list(lines_of(block, self.document))
        first = self.document.line(block.start)
        alert = _ALERT.match(lines[0][0]) if "[!" in lines[0][0] else None
        if alert is not None:
            del lines[0]
            first += 1
        underline: list[Span] = []
        if block.kind == "heading":
            # Metadata that a rule right under it turned into a heading.
            if not _UNDERLINE.match(lines[-1][0]) or len(lines) < 2:
                return None
            underline.append(lines.pop()[1])
        entries, spans, ended = read_lines(lines, first, self.keys)
        if not entries and (alert is None or lines):
            return None
        if underline and not (ended and any(self.keys.find(entry.key).known for entry in entries)):
            return None
        if len(spans) < len(lines) or (alert is not None and alert["title"]):
            return _Piece(entries, joined(spans + underline), whole=False)
        return _Piece(entries, [Span(lines[0][1].start, (underline or spans)[-1].end)] if lines else [], whole=True)

    def _list(self, block: Block) -> _Piece | None:
        found = [self._list_item(item) for item in block.children]
        if not any(self.keys.find(entry.key).known for entries in found for entry in entries):
            return None
        entries = [entry for entries in found for entry in entries]
        # What an item holds beside its pair and a list of values is no metadata, and stays on the page with it.
        wholes = [
            bool(entries) and is_pair(item) and not has_syntax(item, self.document)
            for item, entries in zip(block.children, found, strict=True)
        ]
        if all(wholes):
            return _Piece(entries, [_lines_of(block, self.document)], whole=True)
        cuts = [_lines_of(item, self.document) for item, whole in zip(block.children, wholes, strict=True) if whole]
        return _Piece(entries, cuts, whole=False)

    def _list_item(self, item: Block) -> list[Entry]:
        line = self.document.line(item.start)
        pairs = read_pairs(item_text(item, self.document), self.keys)
        nested = next((child for child in item.children if child.kind == "list"), None)
        entries = [Entry(pair.key, pair.value, line) for pair in pairs]
        if entries and nested is not None:
            items = tuple(item_text(child, self.document) for child in nested.children)
            value = ", ".join(filter(None, (entries[-1].value, *items)))
            entries[-1] = entries[-1]._replace(value=value, items=() if entries[-1].value else items)
        # What holds more than a pair and its values stays on the page, and need not stand above it a second time.
        return entries if is_pair(item) or any(self.keys.find(entry.key).known for entry in entries) else []


def _lines_of(block: Block, document: Document) -> Span:
    """Return the range of the whole lines that a block stands on."""
    end = max(block.end - 1, block.start)
    return Span(document.line_start(block.start), document.line_end(end))


def _preamble(block: Block, document: Document) -> list[Entry]:
    """Return the entries of a fenced preamble; none when a line of it is anything else."""
    entries: list[Entry] = []
    _, *lines = lines_of(block, document)
    if lines and _FENCE.fullmatch(lines[-1][0]):
        lines.pop()
    for text, span in lines:
        if match := _PREAMBLE.match(text):
            entries.append(Entry(match["key"], (match["value"] or "").strip(), document.line(span.start)))
        elif entries and text.startswith((" ", "\t")):
            entries[-1] = entries[-1]._replace(value=f"{entries[-1].value} {text.strip()}".strip())
        elif text.strip() not in ("", "---"):
            return []
    return entries
