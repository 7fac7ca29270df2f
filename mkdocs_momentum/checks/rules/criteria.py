"""Rules about the criteria of a spec, and about its other boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mkdocs_momentum.checks.problem import Finding, Severity
from mkdocs_momentum.checks.rule import rule
from mkdocs_momentum.checks.settings import CheckSettings
from mkdocs_momentum.checks.subject import Subject
from mkdocs_momentum.spec.criteria import Area
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.markdown import Block, Document
from mkdocs_momentum.spec.model import Criterion, Mark, Progress, Stage

_NEARLY_BOX = expression(
    rb"\[(?:|\*|[vVyYoO.+]|[ \t]+[xX]?[ \t]*|[xX][ \t]+|" + "✓|✔|✅|√".encode() + rb")\](?=[ \t]+\S)"
)
_BOX_LINE = expression(rb"^(?P<lead>[ \t>]*)(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\][ \t]", re.MULTILINE)
_BOX = expression(r"\[[ xX]\][ \t]")
_ITEM_LINE = expression(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_ITEM_LINES = expression(rf"(?:{_ITEM_LINE.pattern}[^\n]*(?:\n|\Z))+")
_BEFORE_DONE = frozenset({Stage.DRAFT, Stage.REVIEW, Stage.ACCEPTED, Stage.PROGRESS})
_DEEPEST = 3
_LONGEST_LEAD = 200


@rule("no-criteria", Severity.INFO)
def no_criteria(subject: Subject, _: CheckSettings) -> Iterator[Finding]:
    """A criteria section lists its criteria."""
    for section in subject.facts.sections:
        if not section.criteria:
            yield Finding(section.line, f'"{section.heading}" lists no criterion; write each one as `- [ ] …`')


@rule("untracked-criteria", Severity.INFO)
def untracked_criteria(subject: Subject, _: CheckSettings) -> Iterator[Finding]:
    """Every criterion has a box, so that readers see how far the spec is; of an odd box another rule speaks."""
    if not subject.facts.progress.untracked:
        return
    data = subject.data
    for area in subject.reading.layout.areas:
        lines = [criterion.line for criterion, box in _untracked(area, data) if box is None]
        if lines:
            fact = f"{len(lines)} of {len(area.items)} criteria {'has' if len(lines) == 1 else 'have'} no box"
            yield Finding(lines[0], f"{fact}, so progress is not known; write `- [ ]`")


@rule("odd-box", Severity.INFO)
def odd_box(subject: Subject, _: CheckSettings) -> Iterator[Finding]:
    """A box is written `[ ]` or `[x]`; what only looks like one is not counted."""
    if not subject.facts.progress.untracked:
        return
    data = subject.data
    for area in subject.reading.layout.areas:
        for criterion, box in _untracked(area, data):
            if box is not None:
                yield Finding(criterion.line, f'"{box}" is not read as a box; write `[ ]` or `[x]`')


def _untracked(area: Area, data: bytes) -> Iterator[tuple[Criterion, str | None]]:
    """Yield the criteria that are not counted, each with what only looks like a box."""
    for item, criterion in zip(area.items, area.section.criteria, strict=True):
        if item.mark is Mark.NONE:
            match = _NEARLY_BOX.match(data, item.box_start)
            yield criterion, match.group().decode("utf-8", "replace") if match is not None else None


@rule("done-with-open-criteria", Severity.INFO)
def done_with_open_criteria(subject: Subject, _: CheckSettings) -> Iterator[Finding]:
    """When a spec is done, all of its criteria are met."""
    status, progress = subject.facts.status, subject.facts.progress
    if status is None or status.stage is not Stage.DONE or progress.met == progress.total:
        return
    first = next(one for one in _criteria(subject) if one.mark not in (Mark.MET, Mark.DROPPED, Mark.NONE))
    fact = f'the status is "{status.label}" (line {status.line}), and {_open(progress)} not met'
    yield Finding(first.line, f"{fact}; tick what is met, or go back a stage")


def _open(progress: Progress) -> str:
    count = progress.total - progress.met
    return f"{count} of {progress.total} criteria {'is' if count == 1 else 'are'}"


@rule("met-but-not-done", Severity.INFO)
def met_but_not_done(subject: Subject, _: CheckSettings) -> Iterator[Finding]:
    """When all criteria of a spec are met, its status says that it is done."""
    status, progress = subject.facts.status, subject.facts.progress
    if status is None or status.stage not in _BEFORE_DONE or not progress.total or progress.met < progress.total:
        return
    if not progress.untracked:
        fact = f'all {progress.total} criteria are met, and the status is still "{status.label}"'
        yield Finding(status.line, f"{fact}; write a status that says it is done, such as `Implemented`")


def _criteria(subject: Subject) -> Iterator[Criterion]:
    for section in subject.facts.sections:
        yield from section.criteria


@rule("unrendered-box", Severity.INFO)
def unrendered_box(subject: Subject, _: CheckSettings) -> Iterator[Finding]:
    """A blank line stands between a paragraph and a list with boxes; without one the site shows no list.

    GitHub shows one all the same. The plugin mends it in criteria sections, so the rule looks at other lists.
    """
    body = subject.body
    # Those that are counted are none of this rule's.
    if not subject.may_hold_brackets or not _has_suspect(subject):
        return
    areas = subject.reading.layout.areas
    document = Document(body, subject.reading.layout.first_line)
    for block in _glued(document.blocks, document):
        box = _BOX_LINE.search(document.data, document.line_start(block.start), block.end)
        if box is not None and not _is_counted(block.start, areas):
            fact = "a list right below a paragraph is no list on the site, and its boxes are text"
            yield Finding(document.line(block.start), f"{fact}; put a blank line before it")


def _has_suspect(subject: Subject) -> bool:
    """Tell whether a box may stand in the first item of a list that follows text without a blank line."""
    body, at = subject.body, 0
    while (box := _BOX.search(body, at)) is not None:
        line = body.rfind("\n", max(0, box.start() - _LONGEST_LEAD), box.start()) + 1
        items = _ITEM_LINES.match(body, line) if line else None
        # Of items that follow each other, only the first one can follow text.
        at = max(items.end(), box.end()) if items is not None else box.end()
        is_first = items is not None and _ITEM_LINE.fullmatch(body, line, box.start()) is not None
        if is_first and _is_below_text(body, line) and not subject.mask.hides(box.start()):
            return True
    return False


def _is_below_text(body: str, line: int) -> bool:
    """Tell whether what stands right above a line is text, and no item that the lines above it may go on with."""
    is_text = False
    while line:
        start = body.rfind("\n", 0, line - 1) + 1
        above = body[start:line]
        if not above.strip(" \t>\n"):
            break
        if _ITEM_LINE.match(above):
            return False
        is_text = True
        if above[0] not in " \t":
            break
        line = start
    return is_text


def _is_counted(start: int, areas: Sequence[Area]) -> bool:
    return any(span.start - 1 <= start < span.end for area in areas for span in area.lists)


def _glued(blocks: Sequence[Block], document: Document, depth: int = 0) -> Iterator[Block]:
    """Yield the lists that stand right below a paragraph, those within quotes too."""
    for before, block in zip([None, *blocks], blocks, strict=False):
        if block.kind == "quote" and depth < _DEEPEST:
            yield from _glued(block.children, document, depth + 1)
        elif block.kind == "list" and before is not None and before.kind == "paragraph":
            between = document.data[before.end : document.line_start(block.start)]
            if not between.strip(b" \t>") or between.count(b"\n") == 0:
                yield block
