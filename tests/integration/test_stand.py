"""Where the strip and the bars stand on a page: below the title, and below the heading of each criteria section."""

from __future__ import annotations

import pytest
from bs4 import Tag

from .conftest import MakeSite
from .pages import bars_of, parsed, strip_of, words

HEAD = "# Login\n\n**Version:** 1.0.0\n**Status:** Draft\n\n"
CRITERIA = "## Success Criteria\n\n- [x] a\n- [ ] b\n"
COMMENT = "<!--\n- [ ] none\n\n## Not Success Criteria\n</h2> -->\n\n"

TITLES = {
    "plain": "# Login\n",
    "with an anchor": "# Login {#top .wide}\n",
    "with HTML": "# Log <b>in</b> <!-- </h1> -->\n",
    "underlined": "Login\n=====\n",
    "of a deeper level": "## Login\n",
    "below text": "Words.\n\n# Login\n",
    "below another heading of the body": "\n\n# Login #\n",
}
SECTIONS = {
    "a list right below": ("## Success Criteria\n\n- [x] a\n", ["Success Criteria"]),
    "no blank line": ("## Success Criteria\n- [x] a\n", ["Success Criteria"]),
    "a comment between": (f"## Success Criteria\n\n{COMMENT}- [x] a\n", ["Success Criteria"]),
    "text between": ("## Success Criteria\n\nThese.\n\n- [x] a\n", ["Success Criteria"]),
    "HTML between": ("## Success Criteria\n\n<h4>No</h4>\n\n- [x] a\n", ["Success Criteria"]),
    "a section within": ("## Success Criteria\n\n### Measurable\n\n- [x] a\n", ["Success Criteria"]),
    "a heading in an item": ("## Success Criteria\n\n- # Part\n    - [x] a\n", ["Success Criteria"]),
    "a heading in HTML in an item": ("## Success Criteria\n\n- <h4>No</h4>\n    - [x] a\n", ["Success Criteria"]),
    "two sections": (
        "## Success Criteria\n\n- [x] a\n\n## Between\n\n- [ ] no\n\n## Exit Criteria\n\n- [~] c\n- [ ] d\n",
        ["Success Criteria", "Exit Criteria"],
    ),
    "no box": ("## Success Criteria\n\n- a\n- b\n", ["Success Criteria"]),
    "signs alone": ("## Success Criteria\n\n- ✅ a\n", ["Success Criteria"]),
    "a quote": ("## Success Criteria\n\n> - [x] a\n", ["Success Criteria"]),
    "numbers": ("## Success Criteria\n\n1. [x] a\n2. [/] b\n", ["Success Criteria"]),
    "underlined": ("Success Criteria\n----------------\n\n- [x] a\n", ["Success Criteria"]),
    "bold": ("**Acceptance Criteria:**\n\n- [x] a\n", ["Acceptance Criteria:"]),
    "an anchor": ("## Success Criteria {#done}\n\n- [x] a\n", ["Success Criteria"]),
}


def before(node: Tag) -> str:
    """Return the words of the element before one, without the sign that links to it."""
    above = node.find_previous_sibling()
    assert isinstance(above, Tag)
    return words(above).rstrip("¶")


@pytest.mark.parametrize("title", TITLES)
def test_the_strip_stands_right_below_the_title(make_site: MakeSite, title: str) -> None:
    site = make_site(
        {"specs/login.md": TITLES[title] + HEAD.removeprefix("# Login\n") + CRITERIA}, markdown_extensions=["attr_list"]
    )

    assert before(strip_of(site.content())) == ("Log in" if title == "with HTML" else "Login")
    assert "zq" not in site.content()


@pytest.mark.parametrize("extensions", [[], ["pymdownx.tasklist"]], ids=["no extension", "an extension"])
@pytest.mark.parametrize("section", SECTIONS)
def test_a_bar_stands_right_below_the_heading_of_its_section(
    make_site: MakeSite, section: str, extensions: list[str]
) -> None:
    text, headings = SECTIONS[section]

    site = make_site(
        {"specs/login.md": HEAD + text}, markdown_extensions=["attr_list", {"toc": {"permalink": True}}, *extensions]
    )

    bars = parsed(site.content()).select(".momentum-section")
    assert [before(bar) for bar in bars] == headings
    assert "zq" not in site.content()


HOOK = """\
from mkdocs.plugins import event_priority

@event_priority({priority})
def on_page_markdown(markdown, **_):
    return {change}
"""
CHANGES = {
    "text put on top": ("'Read this first.\\n\\n' + markdown", "Login"),
    "the title made another": ("markdown.replace('# Login', '# Sign in', 1)", "Sign in"),
    "text put below the heading": ("markdown.replace('Criteria\\n', 'Criteria\\n\\nThese.\\n', 1)", "Login"),
}


@pytest.mark.parametrize("priority", [150, 0], ids=["before", "after"])
@pytest.mark.parametrize("change", CHANGES)
def test_both_find_their_place_where_another_plugin_changes_the_text(
    make_site: MakeSite, change: str, priority: int
) -> None:
    code, title = CHANGES[change]
    files = {"specs/login.md": HEAD + CRITERIA, "/hook.py": HOOK.format(priority=priority, change=code)}

    site = make_site(files, hooks=["hook.py"])

    assert bars_of(site.content()) == ["1 of 2 met"]
    assert before(strip_of(site.content())) == title
    assert [before(bar) for bar in parsed(site.content()).select(".momentum-section")] == ["Success Criteria"]
