"""``[[name]]`` in Markdown: a link to the spec of that name."""

from __future__ import annotations

from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, PluginCollection

from mkdocs_momentum.host import has_wiki_links
from mkdocs_momentum.site.wiki import find_wiki_links

from .conftest import MakeSite
from .pages import bars_of, boxes_of, broken_links, facts_of, parsed, words
from .sites import Built, Workshop

SPECS: dict[str, str | bytes] = {
    "specs/0001-login.md": "# Login\n\n**Version:** 1\n**Status:** Draft\n",
    "specs/0002-queue.md": "# Queue & [more] \\*now\\*\n\n**Version:** 1\n**Status:** Accepted\n",
}
REMEDY = "write the id, the file name or the title of a spec, or put it in backticks"


def build(make_site: MakeSite, home: str, **settings: Any) -> Built:
    """Build a site whose home page holds a text."""
    return make_site({**SPECS, "index.md": home}, **settings)


def links_of(site: Built, page: str = "index.html") -> list[tuple[str, str]]:
    """Return words and address of each link of a page, but for those of headings to themselves."""
    found = parsed(site.content(page)).select("a:not(.headerlink)")
    return [(words(link), str(link["href"])) for link in found]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("[[1]]", ("Login (Draft)", "specs/0001-login/")),
        ("[[0001]]", ("Login (Draft)", "specs/0001-login/")),
        ("[[Login]]", ("Login (Draft)", "specs/0001-login/")),
        ("[[0001-login]]", ("Login (Draft)", "specs/0001-login/")),
        ("[[specs/0001-login.md]]", ("Login (Draft)", "specs/0001-login/")),
        ("[[1|the form]]", ("the form (Draft)", "specs/0001-login/")),
        ("[[1| the *form* `x` ]]", ("the form x (Draft)", "specs/0001-login/")),
        ("[[1|]]", ("Login (Draft)", "specs/0001-login/")),
        ("[[Spec 2]]", ("Queue & [more] *now* (Accepted)", "specs/0002-queue/")),
    ],
)
def test_a_name_becomes_a_link_with_a_status(make_site: MakeSite, text: str, link: tuple[str, str]) -> None:
    site = build(make_site, f"# Home\n\nSee {text}.\n")

    assert links_of(site) == [link]
    assert words(parsed(site.content("index.html")).p) == f"See {link[0]}."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("[[1]] and [[2]]: [[1]]", 3),
        ("- a [[1]]\n- [ ] b [[2]]\n    - c [[1]]", 3),
        ("| a | b |\n|---|---|\n| [[1]] | [[1\\|x]] |\n| [[2|y]] | z |", 3),
        ("> [[1]]", 1),
        ("## On [[1]]", 0),
        ("!!! note \"[[1]]\"\n    [[1]]\n\n    - [[2]]\n\n        code [[1]]", 1),
        ("a\n\n!!! note\n\n    ??? note\n\n        [[1]]\n\n[[2]]", 2),
        ("a [[1]]\n!!! note\n    [[2]]\n[[1]]", 3),
        ("<b>[[1]]</b>", 1),
        ("**[[1]]** and _[[2]]_", 2),
        ("a `b` [[1]] `c`", 1),
        ("a ` b [[1]]\n\nc ` d [[2]]", 2),
        ("<div markdown>\n\n[[1]]\n\n</div>", 1),
        ("<div>\n<p>a\n\n</p>\n</div>\n\n[[1]]", 1),
        ("<hr>\n\n[[1]]\n\n<br/>\n\n[[2]]\n\n</p>\n\n[[1]]", 3),
    ],
)  # fmt: skip
def test_it_stands_wherever_text_stands(make_site: MakeSite, text: str, count: int) -> None:
    settings = {"markdown_extensions": ["admonition", "md_in_html", "pymdownx.details"]}
    site = build(make_site, f"# Home\n\n{text}\n", strict=False, **settings)

    html = parsed(site.content("index.html"))
    expected = count + (1 if "##" in text or 'note "' in text else 0)
    assert len(html.select("a[href^=specs]")) == expected + ("- [[2]]" in text)
    assert len(html.select(".momentum-mark")) >= count


@pytest.mark.parametrize(
    "text",
    [
        "`[[1]]`",
        "``a ` [[1]]``",
        "    [[1]]",
        "```\n[[1]]\n```",
        "~~~ md\n[[1]]\n~~~",
        "- a\n\n    ```\n    [[1]]\n    ```",
        "<!-- [[1]] -->",
        "a <!-- [[1]] --> b",
        "<div>\n[[1]]\n</div>",
        "<div>\n\n[[1]]\n\n</div>",
        "<div>\n\n<div>\n\n</div>\n\n[[1]]\n\n</div>",
        "<section>\n\n[[1]]",
        "<pre>\n[[1]]\n</pre>",
        "<code>[[1]]</code>",
        "<a href='x'>[[1]]</a>",
        '<b title="[[1]]">x</b>',
        "[see [[1]] now](https://elsewhere.example)",
        "[[1]](https://elsewhere.example)",
        "[[1]][r]\n\n[r]: https://elsewhere.example",
        "[[1]]\n\n[1]: https://elsewhere.example",
        "See [[P 90]], and [[none]].\n\n[none]: https://elsewhere.example\n[p  90]: <https://elsewhere.example/90>",
        "![[1]]",
        "\\[[1]]",
        "x[[1]]",
        "[[[1]]]",
        "[[1],[2]]",
        "[[ 1 ]]",
        "[[]]",
        "[[\n1]]",
        "[1]",
        "[[_TOC_]]",
        "[[a `b` c]]",
        "[[a <b>b</b>]]",
        "[[https://elsewhere.example/1]]",
    ],
)
def test_elsewhere_it_stays_as_it_is(make_site: MakeSite, text: str) -> None:
    site = build(make_site, f"# Home\n\n{text}\n", strict=False)
    plain = build(make_site, f"# Home\n\n{text}\n", momentum={"wiki_links": False}, strict=False)

    assert site.content("index.html") == plain.content("index.html")
    assert [found for found in site.warnings if "[[" in found] == []


def test_a_title_is_shown_as_it_is_written(make_site: MakeSite) -> None:
    title = "A\\_b :smile: {{ x }} | $y$ z <b>&amp; https\\://elsewhere.example ==q== \\`c\\`"
    files = {**SPECS, "specs/0003-odd.md": f"# {title}\n\n**Version:** 1\n**Status:** Draft\n"}
    extensions = ["attr_list", "pymdownx.tilde", "pymdownx.mark", "pymdownx.magiclink", "pymdownx.emoji", "tables"]
    text = "# Home\n\n[[3]]\n\n| a | b |\n|---|---|\n| [[3]] | c |\n"
    site = make_site({**files, "index.md": text}, markdown_extensions=extensions, strict=False)

    (spec,) = [words for words, _ in links_of(site)[:1]]
    assert {text for text, _ in links_of(site)} == {spec}
    assert ":smile: {{ x }} | $y$ z & https" in spec
    assert [len(row.select("td")) for row in parsed(site.content("index.html")).select("tbody tr")] == [2]


def test_a_path_with_odd_signs_is_found(make_site: MakeSite) -> None:
    files = {
        "specs/ä (b) c/d & e.md": "# Odd\n\n**Version:** 1\n**Status:** Draft\n",
        "index.md": "# Home\n\n[[Odd]]\n",
        "guide/deep/a.md": "# A\n\n[[Odd]]\n",
    }
    site = make_site(files)

    assert [text for text, _ in links_of(site)] == ["Odd (Draft)"]
    assert [text for text, _ in links_of(site, "guide/deep/a/index.html")] == ["Odd (Draft)"]
    assert broken_links(site) == []


@pytest.mark.parametrize("directories", [True, False])
def test_the_address_is_that_of_the_page(make_site: MakeSite, *, directories: bool) -> None:
    files = {**SPECS, "index.md": "# Home\n", "guide/a.md": "# A\n\n[[1]]\n"}
    site = make_site(files, use_directory_urls=directories, validation={"links": {"unrecognized_links": "warn"}})

    page, address = (
        ("guide/a/index.html", "../../specs/0001-login/")
        if directories
        else ("guide/a.html", "../specs/0001-login.html")
    )
    assert links_of(site, page) == [("Login (Draft)", address)]


def test_an_unknown_name_is_reported_with_its_line_in_the_file(make_site: MakeSite) -> None:
    spec = "---\nowner: Platform team\n---\n\n# A\n\n**Version:** 1\n**Status:** Draft\n\n## B\n\nSee [[logn]].\n"
    files = {**SPECS, "index.md": "# Home\n\n`[[no]]`\n\nSee [[logn]] and [[1]].\n", "specs/a.md": spec}
    site = make_site(files, strict=False)

    assert site.warnings == [
        f'mkdocs_momentum: index.md:5: "[[logn]]" names no spec; {REMEDY}',
        f'mkdocs_momentum: specs/a.md:12: "[[logn]]" names no spec; {REMEDY}',
    ]
    assert "See [[logn]] and <a" in site.content("index.html")
    assert "<p>See [[logn]].</p>" in site.content("specs/a/index.html")


def test_a_name_with_several_meanings_is_reported_and_not_guessed(make_site: MakeSite) -> None:
    spec = "# {}\n\n**Version:** 1\n**Status:** Draft\n"
    files = {"x/0007-a.md": spec.format("A"), "y/0007-b.md": spec.format("B"), "index.md": "# Home\n\n[[7]] [[A]]\n"}
    site = make_site(files, strict=False)

    assert site.warnings == [
        'mkdocs_momentum: index.md:3: "[[7]]" may mean x/0007-a.md or y/0007-b.md; write the path of one'
    ]
    assert [text for text, _ in links_of(site)] == ["A (Draft)"]
    assert "<p>[[7]] " in site.content("index.html")


def test_each_build_of_a_server_reports_it_once(workshop: Workshop) -> None:
    workshop.write({**SPECS, "index.md": "# Home\n\n[[logn]]\n"})

    with workshop.serve() as server:
        reports = [[text for text in server.rebuild().warnings if "logn" in text] for _ in range(3)]

    assert reports == [[f'mkdocs_momentum: index.md:3: "[[logn]]" names no spec; {REMEDY}']] * 3


def test_a_spec_page_with_a_name_in_it_is_what_it_is_without(make_site: MakeSite) -> None:
    text = """\
---
owner: Platform team
---
# Auth

**Version:** 1
**Status:** Draft
**Depends on:** {}
**Team:** the people of {}

## Success Criteria

- [x] {} works
- [ ] other
* [~] third
  - [x] {}

## Next

Text.
"""
    names = text.format(*["[[1]]"] * 4)
    links = text.format(*["[Login](0001-login.md)"] * 4)
    pages = [
        make_site({**SPECS, "index.md": "# Home\n", "specs/a.md": page}).content("specs/a/index.html")
        for page in (names, links)
    ]

    assert pages[0] == pages[1]
    assert (bars_of(pages[0]), boxes_of(pages[0])) == (["2 of 3 met · 1 dropped"], ["met", "open", "dropped", "met"])
    assert (
        facts_of(pages[0])["Team"] == "the people of Login (Draft)"
        or facts_of(pages[0])["Team"] == "the people of Login"
    )


def test_a_page_that_another_plugin_changes_keeps_its_links(make_site: MakeSite) -> None:
    text = "# Other\n\nNew line.\n\n**Version:** 1\n**Status:** Draft\n\n[[1]] [[nobody]]\n"
    hook = (
        f"def on_page_read_source(page, config):\n    return {text!r} if page.file.src_uri == 'specs/a.md' else None\n"
    )
    files = {
        **SPECS,
        "index.md": "# Home\n",
        "specs/a.md": "# A\n\n**Version:** 1\n**Status:** Draft\n",
        "/hook.py": hook,
    }
    site = make_site(files, hooks=["hook.py"], strict=False)

    assert [text for text, _ in links_of(site, "specs/a/index.html")] == ["Login (Draft)"]
    assert f'mkdocs_momentum: specs/a.md:8: "[[nobody]]" names no spec; {REMEDY}' in site.warnings


def test_the_option_switches_it_off(make_site: MakeSite) -> None:
    site = build(make_site, "# Home\n\n[[1]] [[logn]]\n", momentum={"wiki_links": False})

    assert "<p>[[1]] [[logn]]</p>" in site.content("index.html")


def test_a_site_without_specs_is_left_alone(make_site: MakeSite) -> None:
    site = make_site({"index.md": "# Home\n\n[[1]]\n"})

    assert "<p>[[1]]</p>" in site.content("index.html")


def test_what_an_extension_makes_of_an_unknown_name_is_its_own(make_site: MakeSite) -> None:
    site = build(make_site, "# Home\n\n[[1]] [[Some Page]]\n", markdown_extensions=["wikilinks"])

    assert links_of(site) == [("Login (Draft)", "specs/0001-login/"), ("Some Page", "/Some_Page/")]


@pytest.mark.parametrize("name", ["markdown.extensions.wikilinks", "wikilinks"])
def test_extensions_are_known_by_each_of_their_names(make_site: MakeSite, name: str) -> None:
    assert build(make_site, "# Home\n\n[[Some Page]]\n", markdown_extensions=[name]).warnings == []


@pytest.mark.parametrize(
    ("plugins", "extensions", "known"),
    [
        (["search"], ["toc", "pymdownx.superfences"], False),
        (["roamlinks"], [], True),
        (["ezlinks"], [], True),
        (["obsidian-bridge"], [], True),
        (["obsidian-interactive-graph #2"], [], True),
        ([], ["wikilinks"], True),
        ([], ["markdown.extensions.wikilinks"], True),
        ([], ["mdx_wikilink_plus.mdx_wikilink_plus"], True),
        ([], ["mdx_wikilink_plus"], True),
    ],
)
def test_who_else_makes_such_links_is_known(plugins: list[str], extensions: list[str], *, known: bool) -> None:
    config = MkDocsConfig()
    config.plugins = PluginCollection()
    for name in plugins:
        config.plugins[name] = BasePlugin()  # type: ignore[no-untyped-call,unused-ignore] # as in sites.py
    config.markdown_extensions = extensions

    assert has_wiki_links(config) is known


def test_a_relation_is_reported_by_the_checks_alone(make_site: MakeSite) -> None:
    spec = "# A\n\n**Version:** 1\n**Status:** Draft\n**Depends on:** [[9999]]\n"
    site = make_site({**SPECS, "index.md": "# Home\n", "specs/a.md": spec}, strict=False)

    assert [text for text in site.warnings if "names no spec;" in text] == []


@pytest.mark.parametrize(
    "text", ["[[" * 20000, "[[a|" * 20000, "[[1]] " * 5000, "`[[" * 20000, "<a [[" * 9000, "[ [[1]] " * 5000]
)
def test_odd_texts_take_no_longer(text: str) -> None:
    assert len(find_wiki_links(text)) in (0, 5000)


def test_a_long_name_is_cut_in_the_log(make_site: MakeSite) -> None:
    long, cut = "a" * 10_000, "a" * 79
    site = make_site({**SPECS, "index.md": f"# Home\n\n[[{long}]]\n"}, strict=False)

    assert site.warnings == [f'mkdocs_momentum: index.md:3: "[[{cut}…]]" names no spec; {REMEDY}']
