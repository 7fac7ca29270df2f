"""What an author wrote into the header of a spec is on its page, in the strip or where it stood."""

from __future__ import annotations

import pytest

from .conftest import MakeSite
from .pages import parsed, words

HEAD = "# Login\n\n**Status:** Draft\n**Version:** 1\n\n"
BODIES = {
    "lists within lists": (
        "# Login\n\n- Status: Draft\n- Version: 1\n- Reviewers:\n  - Ann\n    - backend only\n",
        ["Reviewers", "Ann", "backend only"],
    ),
    "code in an item": (
        "# Login\n\n- Status: Draft\n- Version: 2.0\n\n  ```\n  make all\n  ```\n",
        ["2.0", "make all"],
    ),
    "a quote in an item": ("# Login\n\n- Status: Draft\n- Owner: Ann\n  > quoted words\n", ["Ann", "quoted words"]),
    "a second paragraph in an item": (
        "# Login\n\n- **Version**: 1.2.0\n\n    First public one.\n\n- **Status**: Draft\n\n- **Owner**: Ann\n",
        ["1.2.0", "First public one.", "Ann"],
    ),
    "text below a broken line": (
        "# Login\n\n**Status:** Draft  \n**Version:** 1  \nIt says who you are.  \n**Owner:** Ann\n",
        ["It says who you are.", "Ann"],
    ),
    "a status of which a part is struck out": (
        "# Login\n\n**Status:** ~~Proposed~~ **Draft**\n**Version:** ~~1.0~~ 1.1\n",
        ["Proposed", "Draft", "1.0", "1.1"],
    ),
    "a struck status behind the other": ("# Login\n\n**Status:** Draft ~~Proposed~~\n**Version:** 1\n", ["Proposed"]),
    "a row without a key": (
        "# Login\n\n| Field | Value |\n|---|---|\n| Status | Draft |\n| Authors | Ann |\n|  | Bob |\n",
        ["Ann, Bob"],
    ),
    "a row without a key above all others": (
        "# Login\n\n| Field | Value |\n|---|---|\n|  | Bob |\n| Status | Draft |\n| Authors | Ann |\n",
        ["Ann", "Bob"],
    ),
    "a column without a key": (
        "# Login\n\n| Status | Version | |\n|---|---|---|\n| Draft | 1.0 | for now |\n",
        ["Draft", "1.0", "for now"],
    ),
    "a cell without a column": (
        "# Login\n\n<table>\n<tr><th>Status</th><th>Version</th></tr>\n<tr><td>Draft</td><td>1.0</td><td>for now</td></tr>\n</table>\n",
        ["Draft", "1.0", "for now"],
    ),
    "words beside an alert": (
        "# Login\n\n> [!note] About\n> **Status:** Draft\n> **Version:** 1.2\n>\n> Read it all.\n",
        ["1.2", "About", "Read it all."],
    ),
    "an admonition in an item": (
        "# Login\n\n- Status: Draft\n- Version: 1.2\n  !!! note\n      Read it all.\n",
        ["1.2", "Read it all."],
    ),
    "a key above nested lists": (
        f"{HEAD}**Authors:**\n\n- Ann\n  - of the web team\n- Bob\n",
        ["Authors", "Ann", "of the web team", "Bob"],
    ),
    "a heading in bold": (f"{HEAD}**Context:**\n\nBecause.\n\n**Decision:**\n\nDo it.\n", ["Context:", "Decision:"]),
    "a list below a heading in bold": (f"{HEAD}**Goals:**\n\n- Less\n  - by half\n", ["Goals:", "Less", "by half"]),
    "a table of something else": (
        f"{HEAD}| Version | Changes |\n|---|---|\n| 1.0 | Initial |\n",
        ["Version", "Changes", "1.0", "Initial"],
    ),
    "paragraphs in a cell": (
        "# Login\n\n<table>\n<tr><td>Status</td><td>Draft</td></tr>\n<tr><td>Authors</td><td><p>Ann</p><p>Bob</p></td></tr>\n</table>\n",
        ["Ann", "Bob"],
    ),
}


@pytest.mark.parametrize("body", BODIES)
def test_the_words_are_on_the_page(make_site: MakeSite, body: str) -> None:
    text, wanted = BODIES[body]

    site = make_site({"specs/login.md": text}, momentum={"include": ["specs/*.md"]}, strict=False)

    page = words(parsed(site.content()))
    assert [word for word in wanted if word not in page] == []


LINKS = {
    "two parts of one spec": (
        "**Depends on:** [Tokens](quote.md#one), [Sessions](quote.md#two)",
        {"Tokens": "../quote/#one", "Sessions": "../quote/#two"},
    ),
    "two places of one name": (
        "**PR:** [link](https://a.example/1)\n**PR:** [link](https://a.example/2)",
        {"link": "https://a.example/2"},
    ),
}


@pytest.mark.parametrize("case", LINKS)
def test_links_lead_where_the_author_says(make_site: MakeSite, case: str) -> None:
    lines, wanted = LINKS[case]
    quote = "# Quote\n\n**Status:** Draft\n**Version:** 1\n\n## One\n\na\n\n## Two\n\nb\n"

    site = make_site(
        {"specs/login.md": f"# Login\n\n**Status:** Draft\n**Version:** 1\n{lines}\n", "specs/quote.md": quote}
    )

    links = {words(link).removesuffix(" (Draft)"): link["href"] for link in parsed(site.content()).select("a")}
    assert {name: links.get(name) for name in wanted} == wanted


def test_a_value_that_is_a_picture_is_shown(make_site: MakeSite) -> None:
    site = make_site({"specs/login.md": f"{HEAD.rstrip()}\n**Build:** ![](https://a.example/b.svg)\n"})

    assert [image["src"] for image in parsed(site.content()).select("dd img")] == ["https://a.example/b.svg"]


def test_the_sign_of_an_alert_goes_with_its_metadata(make_site: MakeSite) -> None:
    site = make_site({"specs/login.md": "# Login\n\n> [!NOTE]\n> **Status:** Draft\n> **Version:** 1.2\n\nText.\n"})

    page = parsed(site.content())
    assert page.select("blockquote") == [] and "[!NOTE]" not in words(page)


BELOW = {
    "an admonition": ("!!! note\n    Some text\n", ".admonition p", ["Note", "Some text"]),
    "a foldable one": ('??? note "More"\n    Some text\n', "details.note > *", ["More", "Some text"]),
    "a tab": ('=== "Tab"\n    Some text\n', ".tabbed-content p", ["Some text"]),
    "a definition of a link": ("[ref]: https://a.example\n\nSee [it][ref].\n", "[href='https://a.example']", ["it"]),
    "a footnote": ("[^1]: Some text\n\nSee it.[^1]\n", ".footnote li p", ["Some text\xa0↩"]),
    "an abbreviation": ("*[SSO]: Single sign-on\n\nSSO.\n", "abbr[title='Single sign-on']", ["SSO"]),
    "attributes": ("{: .meta }\n\nText.\n", ".momentum-header ~ p", ["Text."]),
}
EXTENSIONS = ["admonition", "abbr", "attr_list", "footnotes", "pymdownx.details", "pymdownx.superfences", "tables"]


@pytest.mark.parametrize("name", BELOW)
def test_what_stands_right_below_the_metadata_is_what_it_was(make_site: MakeSite, name: str) -> None:
    below, selector, wanted = BELOW[name]
    extensions = [*EXTENSIONS, {"pymdownx.tabbed": {"alternate_style": True}}]

    site = make_site({"specs/login.md": HEAD.rstrip() + "\n" + below}, markdown_extensions=extensions)

    assert [node.get_text() for node in parsed(site.content()).select(selector)] == wanted


META = "**Status:** Draft\n**Version:** 1.0.0\n"
AROUND = {
    "code below a list": ("- bullet\n\n{}\n    a code\n", "main > pre"),
    "code below code": ("    first code\n\n{}\n    second code\n", "main > pre + pre"),
    "two lists": ("- one\n- two\n\n{}\n- three\n", "main > ul + ul"),
    "two kinds of lists": ("- one\n- two\n\n{}\n1. three\n", "main > ul + ol"),
    "two quotes": ("> one\n\n{}\n> two\n", "main > blockquote + blockquote"),
    "two sets of tabs": ('=== "A"\n\n    a\n\n{}\n=== "B"\n\n    b\n', "main > .tabbed-set + .tabbed-set"),
    "code below an admonition": ("!!! note\n    note\n\n{}\n    a code\n", "main > pre"),
    "quotes around bullets": ("> one\n\n- Status: Draft\n- Version: 1.0.0\n\n> two\n", "main > blockquote + blockquote"),
    "lines apart": ("- bullet\n\n**Status:** Draft\n\n**Version:** 1.0.0\n\n    a code\n", "main > pre"),
}  # fmt: skip


@pytest.mark.parametrize("case", AROUND)
def test_what_stands_around_the_metadata_stays_apart(make_site: MakeSite, case: str) -> None:
    text, wanted = AROUND[case]
    extensions = ["admonition", "pymdownx.superfences", {"pymdownx.tabbed": {"alternate_style": True}}]

    site = make_site({"specs/login.md": f"# A\n\n{text.format(META)}"}, markdown_extensions=extensions)

    main = parsed(f"<main>{site.content()}</main>")
    for badge in main.select(".momentum, .momentum-badge"):
        badge.decompose()
    assert len(main.select(wanted)) == 1


PLAIN = {
    "nothing above": "# A\n\n{}\n- one\n- two\n",
    "a heading below": "# A\n\n- one\n\n{}\n## Next\n",
    "text on both sides": "# A\n\nText.\n\n{}\nMore.\n",
    "text above a list": "# A\n\nText.\n\n{}\n- one\n",
    "a rule below": "# A\n\n- one\n\n{}\n---\n\nText.\n",
}


@pytest.mark.parametrize("case", PLAIN)
def test_nothing_is_put_between_what_does_not_grow_together(make_site: MakeSite, case: str) -> None:
    site = make_site({"specs/login.md": PLAIN[case].format(META)}, momentum={"include": ["specs/*.md"]})

    assert "<!--" not in site.content()


def test_items_that_stood_in_one_list_with_the_metadata_stay_in_one(make_site: MakeSite) -> None:
    text = "# A\n\n- Status: Draft\n- see there\n- Version: 1.0.0\n\n- and there\n"

    site = make_site({"specs/login.md": text}, momentum={"include": ["specs/*.md"]})

    assert [words(item) for item in parsed(site.content()).select("ul:not([class]) > li")] == [
        "see there",
        "and there",
    ]
    assert "<!--" not in site.content()
