"""Leaving sections out before parsing changes nothing that is read."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_momentum.spec.headings import read_headings
from mkdocs_momentum.spec.markdown import Document
from mkdocs_momentum.spec.outline import Verdicts, shorten
from mkdocs_momentum.spec.reader import Reader
from mkdocs_momentum.spec.reading import Reading

FRAGMENTS = [
    "# Title\n", "## Success Criteria\n", "## [Success Criteria](#a)\n", "## Status\n", "### Part\n", "## Notes\n", "#tag\n", "####### seven\n",
    "\n", "\n\n", "Text.\n", "- [ ] a\n", "- [x] b\n", "  - [~] c\n", "> - [x] q\n", "1. one\n", "**Done when:**\n",
    "**Acceptance Criteria**\n", "**Status:** Draft\n", "**Version:** 1.0\n", "Status: Accepted\n", "---\n", "===\n",
    "-\n", "***\n", "Success Criteria\n---\n", "```\n", "~~~\n", "<div>\n", " <!-- open\n", "<!-- c -->\n", "-->\n",
    "## Overview\n", "## Requirements\n", "## Edge Cases\n", "## Dependencies\n",
    "    code\n", "\tcode\n", "| a | b |\n|---|---|\n| c | d |\n", "a < b\n", "> quote\n", "* * *\n", "ends in a heading\n#",
]  # fmt: skip
CASES = [
    case["text"]
    for path in sorted((Path(__file__).parent / "cases").rglob("*.yml"))
    for loaded in [yaml.safe_load(path.read_text(encoding="utf-8"))]
    for case in [loaded, *loaded.get("cases", [])]
    if isinstance(case.get("text"), str)
]


def read_all(text: str) -> Reading:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Reader, "_asks_for", lambda *_: True)
        return Reader().read("specs/a.md", text)


@settings(deadline=None, max_examples=400)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join))
def test_what_is_read_is_the_same_without_it(text: str) -> None:
    assert Reader().read("specs/a.md", text) == read_all(text)


@settings(deadline=None, max_examples=400)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join))
def test_headings_are_the_same_without_it(text: str) -> None:
    shorter, whole = Document(text, 1, Verdicts(Reader()._asks_for)), Document(text)

    assert [heading[2:] for heading in read_headings(shorter)] == [heading[2:] for heading in read_headings(whole)]
    assert [(block.start, block.end) for block in shorter.blocks if block.kind == "heading"] == [
        (block.start, block.end) for block in whole.blocks if block.kind == "heading"
    ]


def test_a_heading_right_above_another_stays_a_line() -> None:
    text = "# A\n\nText.\n\n## Alpha\n## Beta\n\nText.\n\n### Gamma\n### Delta"

    found = read_headings(Document(text, 1, Verdicts(lambda _: False)))

    assert [heading.text for heading in found] == ["A", "Alpha", "Beta", "Gamma", "Delta"]


def test_what_is_read_in_each_case_file_is_the_same_without_it() -> None:
    assert len(CASES) > 100
    for text in CASES:
        assert Reader().read("specs/a.md", text) == read_all(text)


@pytest.mark.parametrize("section", ["## Dependencies\n\n", "## a\nb_\n", "## a\n*b\n", "## a\n", "a # b\n"])
def test_time_grows_with_the_number_of_headings(section: str) -> None:
    """Four times the headings may take nine times as long at most; what grows with the square takes sixteen times."""
    verdicts = Verdicts(Reader()._asks_for)
    few, many = (f"# T\n{section * count}" for count in (5_000, 20_000))

    def seconds(text: str) -> float:
        start = time.process_time()
        shorten(text, verdicts)
        return time.process_time() - start

    # A busy machine spoils a measurement, never all of them.
    assert any(seconds(many) < max(9 * seconds(few), 0.05) for _ in range(5))


def test_sections_that_nobody_asks_for_are_left_out() -> None:
    text = "# A\n\nIntro.\n\n## B\n\nMore é.\n\n## C\n\n- é\n\n## Status\n\nDraft\n\n## D\n\nText.\n\n### E"

    shorter, lines = shorten(text, Verdicts(lambda line: line == "## Status"))

    assert [(level, text.encode()[start:end].decode()) for level, start, end in lines] == [
        (2, "## C\n"),
        (3, "### E"),
    ]
    assert [word for word in ("# A", "## B", "# C", "## Status", "## D", "# E") if word in shorter] == [
        "# A",
        "## B",
        "## Status",
        "## D",
    ]
    assert shorter.encode().count(b"\n") < text.count("\n")
    assert len(shorter.encode()) == len(text.encode())
    assert [word for word in ("Intro", "More", "é", "Draft", "Text") if word in shorter] == ["Intro", "Draft"]
    blocks = Document(text, 1, Verdicts(lambda line: line == "## Status")).blocks
    assert [block.kind[0] + str(block.level or "") for block in blocks] == "h1 p h2 h2 h2 p h2 h3".split()
