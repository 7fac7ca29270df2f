"""Criteria of any form are shown as they are counted: no word is lost, no comment shown, no mark left, each box drawn."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from steady import steady

from mkdocs_momentum.catalog.words import ENGLISH
from mkdocs_momentum.site.inject import Pieces, draw_boxes, dress_spec, finish_spec
from mkdocs_momentum.site.marks import Marks
from mkdocs_momentum.site.rewrite import rewrite
from mkdocs_momentum.spec.reader import Reader
from mkdocs_momentum.spec.reading import Reading

HEAD = "# T\n\n**Status:** Draft\n**Version:** 1.0.0\n\n## Success Criteria\n\n"
READER = Reader()
MARKS = Marks("zqnonceq")
BOXES = draw_boxes(ENGLISH)
SETTINGS = {"pymdownx.tabbed": {"alternate_style": True}, "toc": {"permalink": True}}
MARKDOWN = Markdown(
    extensions=[
        "toc", "tables", "admonition", "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist",
    ],
    extension_configs=SETTINGS,
)  # fmt: skip


# --- what authors write ------------------------------------------------------------------------------------------------

INDENTS = (1, 2, 3, 4)
MARKERS = ("- ", "- ", "- ", "* ", "1. ", "1) ", "-   ")
SIGNS = ("[x] ", "[ ] ", "[~] ", "[X] ", "")
CALLOUTS = ("!!! note", '??? note "Note"', '=== "Note"')
CODE = 4


class _List:
    """A list that is written item by item; each word in it is another one."""

    def __init__(self, draw: st.DrawFn, step: int) -> None:
        self.lines: list[str] = []
        self._draw = draw
        self._step = step
        self._words = 0
        # Where the items that are open begin, and where their content does.
        self._open: list[tuple[int, int]] = []

    def item(self) -> None:
        depth = self._draw(st.integers(0, min(len(self._open), 2)))
        del self._open[depth:]
        indent = self._open[-1][0] + self._step if depth else 0
        # Further left than that it is text of the item above, and further right code: no item to CommonMark.
        if depth and (CODE <= indent < self._open[-1][1] or indent >= self._open[-1][1] + CODE):
            return
        marker = self._draw(st.sampled_from(MARKERS))
        self.lines.append(" " * indent + marker + self._draw(st.sampled_from(SIGNS)) + self._word())
        self._open.append((indent, indent + len(marker)))
        for kind in self._draw(st.lists(st.sampled_from(PARTS), max_size=2)):
            self.lines += self._draw(st.sampled_from([[], [""]])) + kind(self)

    def _word(self, kind: str = "word") -> str:
        self._words += 1
        return f"{kind}{self._words}"

    def _pads(self) -> tuple[str, str]:
        """Return what stands before content where CommonMark wants it, and where Python-Markdown does."""
        column = self._open[-1][1]
        return " " * column, " " * max(column, CODE * len(self._open))

    def _pad(self) -> str:
        return self._draw(st.sampled_from(self._pads()))

    def text(self) -> list[str]:
        return [self._pad() + self._word()]

    def fence(self) -> list[str]:
        pad = self._pad()
        return [f"{pad}```", f"{pad}  {self._word()}", f"{pad}- [x] {self._word()}", f"{pad}```"]

    def callout(self) -> list[str]:
        pad = self._pads()[1]
        inner = self._draw(st.sampled_from([[], [""]]))
        item = self._draw(st.sampled_from(["", "- "]))
        return ["", pad + self._draw(st.sampled_from(CALLOUTS)), *inner, f"{pad}    {item}{self._word()}"]

    def comment(self) -> list[str]:
        pad = self._pads()[0]
        if self._draw(st.booleans()):
            return [f"{pad}<!-- {self._word('hidden')} -->"]
        gap = self._draw(st.sampled_from([[], [""]]))
        return [f"{pad}<!-- {self._word('hidden')}", f"{pad}- [x] {self._word('hidden')}", *gap, f"{pad}-->"]


PARTS = (_List.text, _List.fence, _List.callout, _List.comment)
BEHIND = ("", "---\n", "===\n", "***\n", "- - -\n")


@st.composite
def criteria(draw: st.DrawFn) -> str:
    """Return a list of criteria, in a quote or in none, below a line or none, above a rule or none."""
    written = _List(draw, draw(st.sampled_from(INDENTS)))
    for _ in range(draw(st.integers(1, 5))):
        written.item()
    text = draw(st.sampled_from(["", "All\n"])) + "\n".join(written.lines) + "\n" + draw(st.sampled_from(BEHIND))
    quote = draw(st.sampled_from(["", "", "> "]))
    return "".join(f"{quote}{line}".rstrip() + "\n" for line in text.splitlines())


# --- what readers see --------------------------------------------------------------------------------------------------


def _plain(text: str) -> str:
    return MARKDOWN.reset().convert(text)


def _dressed(reading: Reading) -> str:
    html, _ = dress_spec(_plain(rewrite(reading.layout, reading.facts.fields, MARKS)), MARKS, "")
    return finish_spec(html, MARKS, Pieces("", ['<div class="bar"></div>'], BOXES))


def _words(tree: BeautifulSoup) -> list[str]:
    return re.findall(r"(?:word|hidden)\d+", tree.get_text())


def _is_hidden(word: str) -> bool:
    return word.startswith("hidden")


@given(criteria())
@example("- [x] only\n---\n")
@example("- [ ] b\n  <!-- inner\n  - [x] no\n  -->\n- [x] c\n")
@settings(steady, max_examples=150)
def test_criteria_of_any_form_are_shown_as_they_are_counted(criteria: str) -> None:
    text = f"{HEAD}{criteria}\n## Next\n"
    reading = READER.read("specs/case.md", text, included=True)
    html = _dressed(reading)
    tree, plain = BeautifulSoup(html, "html.parser"), BeautifulSoup(_plain(text), "html.parser")

    words, wanted = _words(tree), _words(plain)
    assert [word for word in words if not _is_hidden(word)] == [word for word in wanted if not _is_hidden(word)]
    # Python-Markdown itself shows some comments.
    assert set(filter(_is_hidden, words)) <= set(filter(_is_hidden, wanted))
    assert MARKS.nonce not in html
    assert len(tree.select(".bar")) == 1
    items = [box.find_parent("li") for box in tree.select("li input[type=checkbox], .momentum-box")]
    counted = [item for item in items if item is None or not _is_hidden(item.get_text().strip())]
    assert len(counted) == reading.facts.progress.total + reading.facts.progress.dropped
