"""What stands within a criterion, and right below it, is shown as what it is."""

from __future__ import annotations

import re
from typing import Any

import pytest

from mkdocs_momentum.site.inject import Pieces, finish_spec
from mkdocs_momentum.site.marks import Marks
from mkdocs_momentum.spec.model import Mark

from .conftest import MakeSite
from .pages import bars_of, boxes_of, one, parsed, words
from .samples import with_criteria as spec

HOME: dict[str, str | bytes] = {"index.md": "# Home\n"}
MARK = re.compile("zq[0-9a-f]{16}q")
WITHIN: dict[str, Any] = {
    "markdown_extensions": [
        "admonition", "pymdownx.details", "pymdownx.superfences", {"pymdownx.tabbed": {"alternate_style": True}},
    ]
}  # fmt: skip
MORE = {
    "details with a list": ("- [x] one\n\n    ??? note \"More\"\n\n        - x\n        - y\n\n- [ ] two\n", "details li"),
    "beside an item nested by two": ("- [x] a\n\n    !!! note\n        Body\n\n- [ ] b\n  - [ ] c\n", ".admonition p"),
    "in a nested item": ("- [ ] a\n    - [x] b\n\n        !!! note\n            Body\n  - [ ] c\n", "li li .admonition p"),
    "below a paragraph by two": ("- [ ] a\n\n  Text\n\n    !!! note\n\n        Body\n- [x] b\n", ".admonition p"),
    "tabs": ("- [x] a\n\n    === \"T\"\n\n        - x\n- [ ] b\n  - [ ] c\n", ".tabbed-set li"),
    "numbers": ("1. [x] a\n\n    !!! note\n        - x\n2. [ ] b\n   - [ ] c\n", ".admonition"),
}  # fmt: skip


@pytest.mark.parametrize("name", MORE)
def test_what_is_indented_by_four_in_an_item_stays_what_it_is(make_site: MakeSite, name: str) -> None:
    text, wanted = MORE[name]

    content = make_site({**HOME, "specs/login.md": spec(text)}, **WITHIN).content()

    assert parsed(content).select(f"#success-criteria ~ * {wanted}") != []
    assert [sign for sign in ("!!!", "???", "===") if sign in content] == []
    assert parsed(content).select("#success-criteria ~ * pre") == []
    assert len(boxes_of(content)) == text.count("- [") + text.count(". [")


def test_code_that_is_indented_by_four_in_an_item_keeps_its_own_indentation(make_site: MakeSite) -> None:
    text = "- [ ] a\n\n    ```python\n    if x:\n        y()\n    ```\n- [x] b\n  - [ ] c\n\n        deep = 1\n          deeper = 2\n"

    tree = parsed(make_site({**HOME, "specs/login.md": spec(text)}, **WITHIN).content())

    assert [node.get_text().strip("\n") for node in tree.select("li pre")] == [
        "if x:\n    y()", "deep = 1\n  deeper = 2",
    ]  # fmt: skip


def test_a_quote_in_an_item_is_shown_as_one_with_its_list(make_site: MakeSite) -> None:
    text = "- [ ] a\n\n  > Said:\n  >\n  > - [x] b\n- [x] c\n  - [ ] d\n"

    content = make_site({**HOME, "specs/login.md": spec(text)}).content()

    assert words(one(parsed(content), "li > blockquote > p")) == "Said:"
    assert words(one(parsed(content), "li > blockquote li")) == "b"
    assert boxes_of(content) == ["open", "met", "met", "open"]


HIDDEN_WITHIN = {
    "by two": "- [ ] b\n  <!-- inner\n  - [x] no\n  -->\n- [x] c\n",
    "by three": "1. [ ] b\n   <!-- inner\n   - [x] no\n\n   -->\n2. [x] c\n",
    "at the margin": "- [ ] b\n<!-- inner\n  - [x] no\n-->\n- [x] c\n",
    "behind a blank line": "- [ ] b\n\n  <!-- inner\n  - [x] no\n  -->\n\n- [x] c\n",
    "beside a nested item": "- [ ] b\n  <!-- inner\n  - [x] no\n\n  inner -->\n  - [x] c\n",
    "a comment in it": "- [ ] b\n  <!-- inner <!--\n  - [x] no\n  -->\n  - [x] c\n",
    "at the margin beside a nested item": "- [ ] b\n<!-- inner\n- [x] no\n-->\n  - [x] c\n",
    "in a quote": "> - [ ] b\n>   <!-- inner\n>   - [x] no\n>   -->\n> - [x] c\n",
    "in a quote beside a nested item": "> - [ ] b\n>   <!-- inner\n>   - [x] no\n>   -->\n>   - [x] c\n",
}


@pytest.mark.parametrize("name", HIDDEN_WITHIN)
def test_a_comment_within_an_item_stays_hidden(make_site: MakeSite, name: str) -> None:
    site = make_site({**HOME, "specs/login.md": spec(HIDDEN_WITHIN[name])})

    assert bars_of(site.content()) == ["1 of 2 met"]
    assert boxes_of(site.content()) == ["open", "met"]
    assert words(parsed(site.content())).endswith("Success Criteria 1 of 2 met b c Behind Text.")


UNDERLINED = {
    "one item": ("- [x] only one\n---\n", ["only one"], True),
    "one with others above": ("- [ ] one\n\n- [x] two\n---\n", ["one", "two"], True),
    "a long rule": ("* [x] only one\n-----\n", ["only one"], True),
    "in a quote": ("> - [x] only one\n> ---\n", ["only one"], True),
    "below a quote": ("> - [x] only one\n---\n", ["only one"], True),
    "equal signs below a quote": ("> - [x] only one\n===\n", ["only one ==="], False),
    "nested": ("- a\n    - [x] b\n    ---\n", ["a b", "b"], True),
    "two dashes": ("- [x] only one\n--\n", ["only one --"], False),
    "equal signs": ("- [x] only one\n===\n", ["only one ==="], False),
    "equal signs in between": ("- [x] one\n===\n- [ ] two\n", ["one ===", "two"], False),
    "equal signs below a nested item": ("- [x] a\n    - [ ] b\n    ===\n", ["a b ===", "b ==="], False),
    "an empty item": ("- [x] only one\n-\n", ["only one", ""], False),
    "an empty item with two blanks": ("- [x] only one\n-  \n- [ ] two\n", ["only one", "", "two"], False),
    "an empty item with a tab": ("- [x] only one\n-\t\n- [ ] two\n", ["only one", "", "two"], False),
    "an empty item with a blank": ("- [x] only one\n- \n- [ ] two\n", ["only one", "", "two"], False),
}


@pytest.mark.parametrize("name", UNDERLINED)
def test_a_line_below_an_item_makes_no_heading_of_it(make_site: MakeSite, name: str) -> None:
    criteria, items, has_rule = UNDERLINED[name]

    site = make_site({**HOME, "specs/login.md": spec(criteria)}, markdown_extensions=[{"toc": {"permalink": True}}])

    tree = parsed(site.content())
    assert [words(heading).rstrip("¶") for heading in tree.select("h1, h2")] == ["Login", "Success Criteria", "Behind"]
    assert [words(item) for item in tree.select("#success-criteria ~ * li, #success-criteria ~ ul > li")] == items
    assert bool(tree.select("#success-criteria ~ hr, #success-criteria ~ * hr")) == has_rule
    assert len(bars_of(site.content())) == 1
    assert len(boxes_of(site.content())) == criteria.count("[")
    assert not any(MARK.search(site.html(file)) for file in ("specs/login/index.html", "search/search_index.json"))


def test_a_mark_that_got_into_an_attribute_breaks_no_tag() -> None:
    marks = Marks("zqnonceq")
    bar, box = marks.with_bar(marks.boxes[Mark.MET], 0).decode(), marks.boxes[Mark.OPEN].decode()
    html = f'<h2>Criteria</h2>\n<h2 id="x-{bar}-y-{box}">[x] {bar} one<a href="#x-{bar}" title="a {box} b">¶</a></h2>\n<ul><li>{box} two</li></ul>'

    hidden = marks.hide(html)
    shown = finish_spec(hidden, marks, Pieces("", ["<hr>"], {Mark.MET: "(met)", Mark.OPEN: "(open)"}))

    assert shown == (
        '<h2>Criteria</h2>\n<hr>\n<h2 id="x--y-">(met)one<a href="#x-" title="a b">¶</a></h2>\n<ul><li class="momentum-item">(open)two</li></ul>'
    )


STRIPS = {
    "whole": ("{h}<p>words</p>{g}\n<p>one</p>", "STRIP\n<p>one</p>"),
    "without its end": ("{h}<p>words</p>\n<ul><li>{b}a</li></ul>", "STRIP<p>words</p>\n<ul><li>(met)a</li></ul>"),
    "without its beginning": ("<p>words</p>{g}\n<p>one</p>", "STRIP<p>words</p>\n<p>one</p>"),
    "changed": ("<!--{word}h0z --><p>words</p>{g}\n<p>one</p>", "STRIP<p>words</p>\n<p>one</p>"),
    "twice": ("{h}<p>words</p>{g}<p>one</p>{h}<p>words</p>{g}", "STRIP<p>one</p>"),
    "a box changed": ("{h}<p>words</p>{g}<ul><li><!--{word}bm -->a</li></ul>", "STRIP<ul><li>a</li></ul>"),
}


@pytest.mark.parametrize("name", STRIPS)
def test_no_text_is_lost_where_another_plugin_has_changed_the_marks(name: str) -> None:
    marks = Marks("zqnonceq")
    html, expected = STRIPS[name]
    box = f"<!--{marks.nonce}bm-->"

    shown = finish_spec(
        html.format(h=marks.comment("h"), g=marks.comment("g"), b=box, word=marks.nonce),
        marks,
        Pieces("STRIP", [], {Mark.MET: "(met)"}),
    )

    assert shown.replace(' class="momentum-item"', "") == expected


LISTS_IN_A_QUOTE = {
    "right below": ("> 1) [x] a\n> * [~] b\n", ["met", "dropped"]),
    "by one space": ("> 1) [x] a\n>  * [ ] b\n> 1) [~] c\n", ["met", "open", "dropped"]),
    "below a blank line": ("> - [x] a\n>   - [ ] b\n>\n> 1) [~] c\n>    - [x] d\n", ["met", "open", "dropped", "met"]),
}


@pytest.mark.parametrize("name", LISTS_IN_A_QUOTE)
def test_each_of_several_lists_in_a_quote_is_shown(make_site: MakeSite, name: str) -> None:
    criteria, boxes = LISTS_IN_A_QUOTE[name]

    site = make_site({**HOME, "specs/login.md": spec(criteria)})

    assert boxes_of(site.content()) == boxes
    items = [words(item).split()[0] for item in parsed(site.content()).select("blockquote li")]
    assert items == [word for word in criteria.split() if word.isalpha() and word != "x"]
