"""Criteria sections: their headings, their items and the boxes on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.headings import Heading, bare_heading
from mkdocs_momentum.spec.markdown import Block, Document, Span, plain
from mkdocs_momentum.spec.model import Criterion, Mark, Progress, Section

_KINDS = ("success", "acceptance", "completion", "exit", "done", "validation", "verification", "test")
HEADINGS = frozenset(f"{kind} criteria" for kind in _KINDS) | {
    "measurable outcomes", "definition of done", "done when",
    "验收标准", "驗收標準", "成功标准", "成功標準", "完成标准",
    "受け入れ基準", "受入基準", "受け入れ条件", "成功基準", "完了条件", "完了の定義",
    "성공 기준", "인수 기준", "완료 기준", "완료 조건", "수용 기준",
    "critérios de aceitação", "critérios de aceite", "critérios de sucesso",
    "criterios de aceptación", "criterios de éxito",
    "akzeptanzkriterien", "abnahmekriterien", "erfolgskriterien",
    "critères d'acceptation", "critères de succès", "critères de réussite",
    "criteri di accettazione", "criteri di successo",
    "критерии приёмки", "критерии приемки", "критерии успеха",
}  # fmt: skip
"""Headings of criteria sections, bare and in lower case."""

# A box is followed by a blank and text; an emoji may be followed by the selector of its coloured form.
_BOX = expression(
    rb"\[([ xX/~-])\](?=[ \t]+\S|[ \t]*\n[ \t>]*\S)|" + "(✅|✔|☑|⬜|☐|❌)".encode() + b"(?:\xef\xb8\x8f)?"
)
# Nearly all are written so, and need neither the marker nor the box to be looked for.
_PLAIN_ITEM = expression(rb"[-*+] \[([ xX])\] (?=\S)")
_MARKS = {
    b"x": Mark.MET, b"X": Mark.MET, b" ": Mark.OPEN, b"/": Mark.STARTED, b"~": Mark.DROPPED, b"-": Mark.DROPPED,
    "✅".encode(): Mark.MET, "✔".encode(): Mark.MET, "☑".encode(): Mark.MET,
    "⬜".encode(): Mark.OPEN, "☐".encode(): Mark.OPEN, "❌".encode(): Mark.FAILED,
}  # fmt: skip
_PSEUDO = expression(r"(?P<mark>\*\*\*|\*\*|__)(?=\S)(?P<text>[^\n]*?\S)(?P=mark)[ \t]*[:\uff1a]?[ \t]*$")


class Item(NamedTuple):
    """An item of a criteria section.

    Attributes:
        mark: The state that its box shows.
        start: Offset of the item's marker.
        box_start: Offset of the box in the text, or of what the item says when there is none.
        box_end: Offset behind the box; ``box_start`` when there is none.
        depth: How many lists the item stands in, from 1.
    """

    mark: Mark
    start: int
    box_start: int
    box_end: int
    depth: int


class Area(NamedTuple):
    """A criteria section in the text.

    Attributes:
        section: What it says.
        heading: Range of its heading.
        lists: Ranges of the lists in it.
        items: Its items in order, those within items too.
    """

    section: Section
    heading: Span
    lists: tuple[Span, ...]
    items: tuple[Item, ...]


def read_criteria(document: Document, headings: Sequence[Heading], names: frozenset[str] = HEADINGS) -> list[Area]:
    """Find the criteria sections of a document and count what stands in them.

    Args:
        document: The document.
        headings: Its headings.
        names: Headings of criteria sections, bare.
    """
    starts = {heading.place: heading.text for heading in headings if heading.bare in names}
    starts |= {
        index: text
        for index, block in enumerate(document.blocks)
        if block.kind == "paragraph" and (text := _pseudo(block, document)) and bare_heading(text) in names
    }
    areas = []
    done = 0
    for index in sorted(starts):
        if index >= done:
            done = _end(document, index)
            areas.append(_area(document.blocks[index], starts[index], document.blocks[index + 1 : done], document))
    return areas


def _end(document: Document, index: int) -> int:
    """Return the place of the block that ends the section which begins at a block."""
    blocks, block = document.blocks, document.blocks[index]
    if block.kind == "paragraph":
        return _pseudo_end(blocks, index + 1, document)
    index += 1
    while index < len(blocks) and not (blocks[index].kind == "heading" and blocks[index].level <= block.level):
        index += 1
    return index


def _pseudo_end(blocks: Sequence[Block], index: int, document: Document) -> int:
    while index < len(blocks):
        block = blocks[index]
        if block.kind in ("heading", "rule") or (block.kind == "paragraph" and _pseudo(block, document)):
            break
        index += 1
    return index


def _pseudo(block: Block, document: Document) -> str:
    """Return the text of a paragraph that is bold from end to end and so stands for a heading."""
    if block.end - block.start > 200 or document.data[block.start : block.start + 2] not in (b"**", b"__"):
        return ""
    match = _PSEUDO.fullmatch(document.source(block.start, block.end).strip())
    inner = match["text"] if match else ""
    return "" if not match or match["mark"][:2] in inner else plain(inner)


def _area(heading: Block, text: str, blocks: Iterable[Block], document: Document) -> Area:
    # Its line comes first: lines are counted on from the last one asked for.
    line = document.line(heading.start)
    items: list[Item] = []
    lists: list[Span] = []
    for top in _top_lists(blocks):
        for child in top.children:
            if child.children:
                items += _items(child, document)
            else:
                items.append(_item(child, 1, document))
        lists.append(Span(top.start, top.end))
    criteria = tuple([Criterion(item.mark, document.line(item.start)) for item in items])
    section = Section(text, line, criteria, progress_of(criteria))
    return Area(section, Span(heading.start, heading.end), tuple(lists), tuple(items))


def _items(top: Block, document: Document) -> list[Item]:
    """Return the items with a box of an item and all within it; the item itself when there are none."""
    own = [_item(item, depth, document) for item, depth in _walk(top)]
    return [item for item in own if item.mark is not Mark.NONE] or own[:1]


def _top_lists(blocks: Iterable[Block]) -> Iterator[Block]:
    stack = [iter(blocks)]
    while stack:
        for block in stack[-1]:
            if block.kind == "list":
                yield block
            elif block.kind == "quote":
                stack.append(iter(block.children))
                break
        else:
            stack.pop()


def _walk(item: Block) -> Iterator[tuple[Block, int]]:
    """Yield an item and all items within it, with their depth; without recursion, for lists of any depth."""
    stack = [(item, 1)]
    while stack:
        block, depth = stack.pop()
        if block.kind == "item":
            yield block, depth
        deeper = depth + 1 if block.kind == "item" else depth
        stack += [(child, deeper) for child in reversed(block.children) if child.children or child.kind == "item"]


def _item(item: Block, depth: int, document: Document) -> Item:
    if (plain_item := _PLAIN_ITEM.match(document.data, item.start)) and plain_item.end() <= item.end:
        return Item(_MARKS[plain_item[1]], item.start, item.start + 2, item.start + 5, depth)
    start = document.content_start(item)
    match = _BOX.match(document.data, start)
    if match is None or match.end() > item.end:
        return Item(Mark.NONE, item.start, start, start, depth)
    return Item(_MARKS[match[1] or match[2]], item.start, match.start(), match.end(), depth)


def progress_of(criteria: Iterable[Criterion]) -> Progress:
    """Count criteria by what their boxes show."""
    marks = [criterion.mark for criterion in criteria]
    met, dropped, untracked = marks.count(Mark.MET), marks.count(Mark.DROPPED), marks.count(Mark.NONE)
    return Progress(len(marks) - dropped - untracked, met, dropped, untracked)
