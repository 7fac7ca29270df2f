"""Every counted box is shown as a box, with and without a task-list extension of the site's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from mkdocs_momentum.site.inject import Pieces, finish_spec
from mkdocs_momentum.site.marks import Marks
from mkdocs_momentum.spec.model import Mark

from .conftest import MakeSite
from .pages import bars_of, boxes_of, data_of, one, parsed, words
from .sites import Built, Workshop

MARK = re.compile("zq[0-9a-f]{16}q")
HOME: dict[str, str | bytes] = {"index.md": "# Home\n"}
TASK_LISTS: Mapping[str, dict[str, Any]] = {
    "no extension": {},
    "pymdownx": {"markdown_extensions": ["pymdownx.tasklist"]},
    "pymdownx, custom": {"markdown_extensions": [{"pymdownx.tasklist": {"custom_checkbox": True}}]},
    "pymdownx, clickable": {"markdown_extensions": [{"pymdownx.tasklist": {"clickable_checkbox": True}}]},
    "pymdownx.extra": {"markdown_extensions": ["pymdownx.extra", "sane_lists"]},
}
LISTS: Mapping[str, tuple[str, list[str]]] = {
    "plain": ("- [ ] a\n- [x] b\n- [X] c\n", ["open", "met", "met"]),
    "stars and pluses": ("* [ ] a\n* [x] b\n\n+ [x] c\n", ["open", "met", "met"]),
    "right after a paragraph": ("All of:\n- [ ] a\n- [x] b\n", ["open", "met"]),
    "after a paragraph of two lines": ("All of\nthese:\n* [ ] a\n* [x] b\n", ["open", "met"]),
    "nested by one": ("- [ ] a\n - [x] b\n", ["open", "met"]),
    "nested by two": ("- [ ] a\n  - [x] b\n    - [ ] c\n  - [ ] d\n- [x] e\n", ["open", "met", "open", "open", "met"]),
    "nested by three": ("1. [ ] a\n   - [x] b\n   - [ ] c\n2. [x] d\n", ["open", "met", "open", "met"]),
    "nested by four": ("- [ ] a\n    - [x] b\n- [ ] c\n", ["open", "met", "open"]),
    "nested by a tab": ("- [ ] a\n\t- [x] b\n\t\t- [ ] c\n", ["open", "met", "open"]),
    "parentheses": ("1) [ ] a\n2) [x] b\n", ["open", "met"]),
    "numbers": ("1. [ ] a\n2. [x] b\n10. [x] c\n", ["open", "met", "met"]),
    "block quote": ("> - [ ] a\n> - [x] b\n", ["open", "met"]),
    "block quote after a line": ("> All of:\n> - [ ] a\n>   - [x] b\n", ["open", "met"]),
    "block quote within a block quote": ("> > - [ ] a\n> > - [x] b\n", ["open", "met"]),
    "dropped and started": ("- [~] a\n- [-] b\n- [/] c\n- [x] d\n", ["dropped", "dropped", "started", "met"]),
    "loose": ("- [ ] a\n\n- [x] b\n\n  more of b\n\n- [~] c\n", ["open", "met", "dropped"]),
    "loose and nested": ("- [ ] a\n\n  - [x] b\n\n    text\n\n- [/] c\n", ["open", "met", "started"]),
    "more of an item right before the next": ("- [ ] a\n\n  more of a\n- [x] b\n", ["open", "met"]),
    "more by four spaces": ("- [ ] a\n\n    more of a\n- [x] b\n- [~] c\n", ["open", "met", "dropped"]),
    "a quote in an item": ("- [ ] a\n\n  > quoted\n- [x] b\n", ["open", "met"]),
    "a table in an item": ("- [ ] a\n\n  | c | d |\n  |---|---|\n  | e | f |\n- [x] b\n", ["open", "met"]),
    "more of a nested item": ("- [ ] a\n  - [x] b\n\n    more of b\n  - [ ] c\n- [x] d\n", ["open", "met", "open", "met"]),
    "in an element": ("<details>\n<summary>More</summary>\n\n- [ ] a\n- [x] b\n\n</details>\n", ["open", "met"]),
    "several lines": ("- [ ] a goes\n  on\n- [x] b goes\non\n", ["open", "met"]),
    "two lists": ("- [ ] a\n\nText.\n\n- [x] b\n", ["open", "met"]),
    "items without a box": ("- Group\n  - [ ] a\n  - [x] b\n- Other\n", ["open", "met"]),
    "one space before": (" - [ ] a\n - [x] b\n", ["open", "met"]),
    "three spaces before": ("   - [ ] a\n   - [x] b\n", ["open", "met"]),
    "wide marker": ("-   [ ] a\n-   [x] b\n", ["open", "met"]),
    "bold and code": ("- [ ] **a** `[x]`\n- [x] [b](https://b.example/)\n- [~] *c* [x] d\n", ["open", "met", "dropped"]),
    "under a sub-heading": ("- [ ] a\n\n### Part\n\n- [x] b\n\n#### Smaller\n\nText:\n- [~] c\n", ["open", "met", "dropped"]),
}  # fmt: skip


def spec(criteria: str) -> str:
    return f"# Login\n\n**Version:** 1\n**Status:** Draft\n\n## Success Criteria\n\n{criteria}\n## Behind\n\nText.\n"


@pytest.fixture(scope="module", params=TASK_LISTS.values(), ids=list(TASK_LISTS))
def lists(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site with a spec for each form of a list."""
    workshop = Workshop(tmp_path_factory.mktemp("lists"), settings=request.param)
    workshop.write(HOME)
    workshop.write({f"specs/{name}.md": spec(criteria) for name, (criteria, _) in LISTS.items()})
    return workshop.build()


@pytest.mark.parametrize("name", LISTS)
def test_each_counted_box_is_shown_as_a_box(lists: Built, name: str) -> None:
    expected = LISTS[name][1]
    content = lists.content(f"specs/{name}/index.html")

    assert boxes_of(content) == expected
    counts = next(entry for entry in data_of(lists)["specs"] if entry["path"] == f"specs/{name}.md")["criteria"]
    assert counts["total"] == len([state for state in expected if state != "dropped"])
    assert (counts["met"], counts["dropped"]) == (expected.count("met"), expected.count("dropped"))
    assert "<p>Text.</p>" in content
    left = [words(item) for item in parsed(content).select("li")]
    assert [text for text in left if text.startswith("[")] == []


SIGNS = "- ✅ a\n- ✔ b\n- ☑ c\n- ⬜ d\n- ☐ e\n- ❌ f\n- ✔️ g\n"


@pytest.mark.parametrize("settings", TASK_LISTS.values(), ids=TASK_LISTS.keys())
def test_signs_are_boxes_of_their_own(make_site: MakeSite, settings: dict[str, Any]) -> None:
    site = make_site({**HOME, "specs/login.md": spec(SIGNS)}, **settings)

    assert bars_of(site.content()) == ["4 of 7 met"]
    items = [words(item) for item in parsed(site.content()).select("#success-criteria ~ ul li")]
    assert items == ["✅ a", "✔ b", "☑ c", "⬜ d", "☐ e", "❌ f", "✔️ g"]


def test_a_list_after_a_paragraph_line_is_a_list_behind_that_paragraph(make_site: MakeSite) -> None:
    site = make_site({**HOME, "specs/login.md": spec("All **of**:\n- [ ] a\n- [x] b\n\nThen.\n")})

    tree = parsed(site.content())
    assert str(tree.select("p")[0]) == "<p>All <strong>of</strong>:</p>"
    following = tree.select("p")[0].find_next_sibling()
    assert following is not None and following.name == "ul"
    assert [words(item) for item in tree.select("ul > li")] == ["a", "b"]
    assert [words(p) for p in tree.select("p")] == ["All of:", "Then.", "Text."]


@pytest.mark.parametrize("indent", [" ", "  ", "   "])
def test_a_nested_list_is_shown_nested_as_commonmark_reads_it(make_site: MakeSite, indent: str) -> None:
    marker = "1." if len(indent) == 3 else "-"
    if indent == " ":
        text = "- [ ] a\n - [x] b\n- [ ] c\n"
        expected = [("a", 1), ("b", 1), ("c", 1)]
    else:
        text = f"{marker} [ ] a\n{indent}- [x] b\n{indent}{indent}- [ ] c\n"
        expected = [("a", 1), ("b", 2), ("c", 3)]

    site = make_site({**HOME, "specs/login.md": spec(text)})

    items = parsed(site.content()).select("li")
    own = [words(item).split()[0] for item in items]
    depths = [len(item.find_parents("li")) + 1 for item in items]
    assert list(zip(own, depths, strict=True)) == expected


def test_ordered_items_keep_their_order_and_start(make_site: MakeSite) -> None:
    site = make_site({**HOME, "specs/login.md": spec("Steps:\n1) [x] a\n2) [~] b\n3) [ ] c\n")})

    assert [words(item) for item in parsed(site.content()).select("ol > li")] == ["a", "b", "c"]
    assert boxes_of(site.content()) == ["met", "dropped", "open"]


NOT_BOXES = "- [] a\n- [ ]b\n- [x](https://x.example/)\n- [P] c\n- [1] d\n- `[ ]` e\n"


def test_what_looks_like_a_box_and_is_none_stays_text(make_site: MakeSite) -> None:
    site = make_site({**HOME, "specs/login.md": spec(NOT_BOXES)})

    assert bars_of(site.content()) == ["6 criteria, not tracked"]
    assert boxes_of(site.content()) == []
    assert [words(item) for item in parsed(site.content()).select("li")] == [
        "[] a", "[ ]b", "x", "[P] c", "[1] d", "[ ] e",
    ]  # fmt: skip


HIDDEN = """\
<!--
- [ ] in a comment
-->

```
- [x] in a fence
```

    - [x] in code

- [x] real
"""


def test_boxes_in_comments_and_code_are_neither_counted_nor_drawn(make_site: MakeSite) -> None:
    site = make_site({**HOME, "specs/login.md": spec(HIDDEN)}, markdown_extensions=["fenced_code"])

    assert bars_of(site.content()) == ["1 of 1 met"]
    assert boxes_of(site.content()) == ["met"]
    assert "- [x] in a fence" in site.content()
    assert "<!--\n- [ ] in a comment\n-->" in site.content()


def test_code_within_items_survive_the_rewriting(make_site: MakeSite) -> None:
    text = "All of:\n- [ ] a\n\n  ```python\n  if x:\n      y()\n  ```\n\n  - [x] b\n\n          code\n\n- [~] c\n"

    site = make_site({**HOME, "specs/login.md": spec(text)}, markdown_extensions=["pymdownx.superfences"])

    assert boxes_of(site.content()) == ["open", "met", "dropped"]
    code = [node.get_text() for node in parsed(site.content()).select("li pre")]
    assert code[0].strip("\n") == "if x:\n    y()"
    assert code[1].strip("\n").lstrip() == "code"


def test_boxes_outside_criteria_are_drawn_by_the_added_extension_and_not_counted(make_site: MakeSite) -> None:
    text = spec("- [x] a\n").replace("Text.", "- [ ] a task\n- [x] done\n")

    site = make_site({**HOME, "specs/login.md": text, "tasks.md": "# Tasks\n\n- [ ] one\n- [x] two\n"})

    assert boxes_of(site.content()) == ["met", "open", "met"]
    assert bars_of(site.content()) == ["1 of 1 met"]
    assert boxes_of(site.content("tasks/index.html")) == ["open", "met"]


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_boxes_of_the_added_extension_have_their_style_sheet(make_site: MakeSite, theme: str) -> None:
    site = make_site({**HOME, "specs/login.md": spec("- [x] a\n- [ ] b\n")}, theme=theme)

    assert boxes_of(site.content()) == ["met", "open"]
    assert "../../assets/momentum/tasks.css" in site.html()
    assert "input" in site.html("assets/momentum/tasks.css")


def test_boxes_of_the_sites_own_extension_are_left_to_it(make_site: MakeSite) -> None:
    extension: dict[str, Any] = {"pymdownx.tasklist": {"custom_checkbox": True}}

    site = make_site({**HOME, "specs/login.md": spec("- [x] a\n- [ ] b\n")}, markdown_extensions=[extension])

    assert len(parsed(site.content()).select("label.task-list-control > .task-list-indicator")) == 2
    assert "tasks.css" not in site.html()


def test_the_headings_option_replaces_the_built_in_list(make_site: MakeSite) -> None:
    text = spec("- [x] a\n") + "\n## Ready when\n\nAll of:\n- [ ] b\n- [x] c\n"

    site = make_site({**HOME, "specs/login.md": text}, momentum={"criteria": {"headings": ["Ready when"]}})

    assert bars_of(site.content()) == ["1 of 2 met"]
    assert data_of(site)["specs"][0]["criteria"]["sections"] == [
        {"heading": "Ready when", "line": 14, "total": 2, "met": 1, "dropped": 0, "untracked": 0}
    ]


# --- what stands within an item --------------------------------------------------------------------------------------

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
    "nested": ("- a\n    - [x] b\n    ---\n", ["a b", "b"], True),
    "two dashes": ("- [x] only one\n--\n", ["only one --"], False),
    "equal signs": ("- [x] only one\n===\n", ["only one ==="], False),
    "equal signs in between": ("- [x] one\n===\n- [ ] two\n", ["one ===", "two"], False),
    "equal signs below a nested item": ("- [x] a\n    - [ ] b\n    ===\n", ["a b ===", "b ==="], False),
    "an empty item": ("- [x] only one\n-\n", ["only one", ""], False),
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
