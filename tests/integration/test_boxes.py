"""Every counted box is shown as a box, with and without a task-list extension of the site's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from .conftest import MakeSite
from .pages import bars_of, boxes_of, data_of, parsed, words
from .samples import with_criteria as spec
from .sites import Built, Workshop

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
