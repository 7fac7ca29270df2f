"""A template's values: whatever is typed reads back as typed, in front matter and in Markdown."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import markdown
from steady import steady

from mkdocs_momentum.authoring.filling import filled
from mkdocs_momentum.authoring.new import template_text
from mkdocs_momentum.catalog.settings import Settings
from mkdocs_momentum.spec.front_matter import part
from mkdocs_momentum.spec.lifecycle import slug

HOME = "# {{ title }}\n\n**Version:** 0.1.0\n**Status:** {{ status }}\n**Author:** {{ author }}\n"
NASTY = [
    "Auth: login flow", "@mention support", '"Quoted" title', "Fix #12 crash", "Ends:", "It's [here], {there}",
    "Map<String> and <br>", "*args* and **kwargs**", "__init__ of a_b_c", "`code` at C:\\dir\\", "Learn C#", "In C #",
    "~~no~~ and ~home", "1. First", "- dash", "> more", "# hash", "a < b > c & d", "![x](y) [z]", "{#id .cls}", "a | b",
    "yes", "No", "null", "1.10", "2026-01-01", "!tag", "&anchor", "*alias", "%TAG", "| bar", "<< merge", "=", "Plain one",
    "'single'", "back\\", "tab?: x", "- - -", "3 ways", "Größe: Öl, 日本語", "_a_ 1 * 2 * 3", "x \x07 y", "---", "...",
]  # fmt: skip


def values(title: str, author: str = "Ada") -> dict[str, str]:
    return {"title": title, "id": "007", "date": "2026-01-01", "status": "Draft", "author": author}


def stated(template: str, title: str, author: str = "Ada") -> dict[str, str | tuple[str, ...]]:
    """Return the front matter of a template that was filled in."""
    front = part(filled(f"---\n{template}\n---\n\n# X\n", values(title, author)))
    assert front.broken is None
    return {entry.key: entry.items or entry.value for entry in front.entries}


@pytest.mark.parametrize("title", NASTY)
@pytest.mark.parametrize(
    "place",
    [
        "title: {{ title }}",
        "title:   {{title}}  # the title",
        'title: "{{ title }}"',
        "title: '{{ title }}'",
        "all: [x: {{ title }}, {y: {{ title }}}]\ntitle: {{ title }}",
        "title: {{ title }}\r",
    ],
)
def test_front_matter_holds_the_title_as_typed(place: str, title: str) -> None:
    if "'{{" in place and not title.isprintable():
        return

    assert stated(place, title)["title"] == title


@pytest.mark.parametrize("name", ["Smith, John", "O'Neil: [x]", "Ada", "{a}", "yes", 'A "B" C', "#1", "a: b"])
@pytest.mark.parametrize(
    "place",
    [
        "authors: [{{ author }}]",
        "authors: [ {{ author }} ] # all",
        'authors: ["{{ author }}"]',
        "authors:\n  - {{ author }}",
        "authors:\n- '{{ author }}'",
        "authors: [\n  {{ author }},\n]",
    ],
)
def test_a_list_in_front_matter_holds_the_author_as_typed(place: str, name: str) -> None:
    assert stated(place, "T", name)["authors"] == (name,)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("title: {{ title }}", 'title: "Auth: login"'),
        ("title: {{ id }}: {{ title }}", 'title: "007: Auth: login"'),
        ("title: Bob's {{ title }}", 'title: "Bob\'s Auth: login"'),
        ("title: '{{ id }}'\nid: {{ id }}\ndate: {{ date }}", "title: '007'\nid: 007\ndate: 2026-01-01"),
        ("by: [{{ author }}, {{ status }}] # {{ title }}", "by: [Ada, Draft] # Auth: login"),
        ("about: |\n  {{ title }}\n\n  x\ny: {{ title }}", 'about: |\n  Auth: login\n\n  x\ny: "Auth: login"'),
        ("it: {t: {{ title }}, a: {{ author }}}", 'it: {t: "Auth: login", a: Ada}'),
    ],
)
def test_quotes_stand_where_they_are_needed_and_only_there(template: str, text: str) -> None:
    assert filled(f"---\n{template}\n---\n", values("Auth: login")) == f"---\n{text}\n---\n"


def read_title(text: str) -> str:
    return Settings().read("specs/a.md", text).facts.title


@pytest.mark.parametrize("title", NASTY)
def test_a_heading_shows_the_title_as_typed(title: str) -> None:
    text = filled(template_text(Path("no-such-folder"), None), values(title))

    heading = markdown(text, extensions=["tables", "attr_list"]).partition("</h1>")[0]
    shown = "".join(piece.partition(">")[2] or "" for piece in heading.split("<")[1:])
    assert "<" not in heading[1:]
    assert unescape(shown) == title
    assert read_title(text) == title


SIGNS = st.text(st.sampled_from([*"ab1 .:#*_`~<>[](){}|\\!&-+=\"'@%,/$"]), min_size=1, max_size=12)


@given(SIGNS)
@settings(steady, max_examples=100)
def test_any_title_reads_back_as_typed(found: str) -> None:
    title = " ".join(found.split())
    if slug(title):
        assert read_title(filled(HOME, values(title))) == title
        assert stated("title: {{ title }}\nby: [{{ title }}, x]", title) == {"title": title, "by": (title, "x")}


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("`{{ title }}` {{ title }}\n", "`*a*|b` \\*a\\*|b\n"),
        ("```\n{{ title }}\n~~~\n{{ title }}\n```\n{{ title }}\n", "```\n*a*|b\n~~~\n*a*|b\n```\n\\*a\\*|b\n"),
        ("| x | {{ title }} |\n", "| x | \\*a\\*&#124;b |\n"),
        ("<p>{{ title }}</p>\n", "<p>*a*|b</p>\n"),
        ("Title: {{ title }}\nBy: x\n\n{{ title }}", "Title: *a*|b\nBy: x\n\n\\*a\\*|b"),
        ('+++\ntitle = "{{ title }}"\n+++\n{{ title }}', '+++\ntitle = "*a*|b"\n+++\n\\*a\\*|b'),
        ("---\ntext\n\n{{ title }}", "---\ntext\n\n\\*a\\*|b"),
    ],
)
def test_each_place_has_its_own_escapes(template: str, text: str) -> None:
    assert filled(template, values("*a*|b")) == text
