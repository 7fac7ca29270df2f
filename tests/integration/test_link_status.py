"""Links of any page that lead to specs carry their status."""

from __future__ import annotations

import timeit
from collections.abc import Callable

import pytest

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.site.links import Links
from mkdocs_momentum.spec.lifecycle import Lifecycle
from mkdocs_momentum.spec.reader import Reader

from .conftest import MakeSite
from .pages import one, parsed, search_of, strip_of, words
from .sites import Built

MARK = ".momentum-mark"
SPECS: dict[str, str | bytes] = {
    "specs/login.md": "# Login\n\n**Version:** 1\n**Status:** Draft\n\n## Overview\n\nWords.\n",
    "specs/logout.md": "# Logout\n\n**Version:** 1\n**Status:** In Progress (half)\n",
}
DRAWN = '<span class="momentum-mark momentum-stage--draft" title="Draft"><span class="momentum-hidden"> (Draft)</span></span>'


def build(make_site: MakeSite, home: str, **settings: object) -> Built:
    """Build a site whose home page says something of its specs."""
    return make_site({**SPECS, "index.md": home}, **settings)


def links_of(html: str) -> list[str]:
    """Return the words of the links of a page, but for those of headings to themselves."""
    return [words(link) for link in parsed(html).select("a:not(.headerlink)")]


def test_a_link_carries_the_status_at_its_end(make_site: MakeSite) -> None:
    site = build(make_site, "# Home\n\nSee [the form](specs/login.md).\n")

    assert site.content("index.html") == (
        f'<h1 id="home">Home</h1>\n<p>See <a href="specs/login/">the form{DRAWN}</a>.</p>'
    )


def test_a_qualifier_is_left_out_and_an_own_colour_is_not(make_site: MakeSite) -> None:
    site = build(
        make_site, "# Home\n\n[Out](specs/logout.md)\n", momentum={"statuses": {"in-progress": {"color": "teal"}}}
    )

    mark = one(parsed(site.content("index.html")), MARK)
    assert mark["class"] == ["momentum-mark", "momentum-stage--progress", "momentum-status--in-progress"]
    assert words(mark) == "(In Progress)"


@pytest.mark.parametrize(
    "link",
    [
        "[x](specs/login.md)",
        "[x](specs/login.md#overview)",
        "[x](specs/login/)",
        "[x](specs/login/index.html?q=1#overview)",
        "[x](./specs/../specs/login/)",
        "[x](/specs/login/)",
        "[x](https://portal.example/specs/login/#overview)",
        "[x](https://portal.example/specs/login/index.html)",
        "[x](specs/log%69n.md)",
        "[x][ref]\n\n[ref]: specs/login.md",
        '<a href="specs/login/">x</a>',
        "<a href='specs/login/'>x</a>",
        "<a href=specs/login/>x</a>",
        '<a CLASS="y > z" href = "specs/login/">x</a>',
        '<a title="a > b" data-href="no" href="specs/login/">x</a>',
        "<div>\n<p><a id='y' href='specs/login/'\n>x</a></p>\n</div>",
        "- [x](specs/login.md)",
        "| a |\n|---|\n| [x](specs/login.md) |",
        "> [x](specs/login.md)",
        "[`x`](specs/login.md)",
        "`code` and <code>more</code> [x](specs/login.md) `code`",
        "<!-- note --> [x](specs/login.md)",
    ],
)
def test_every_form_of_a_link_is_seen(make_site: MakeSite, link: str) -> None:
    site = build(make_site, f"# Home\n\n{link}\n", strict=False)

    assert [text for text in links_of(site.content("index.html")) if text] == ["x (Draft)"]


@pytest.mark.parametrize(
    "text",
    [
        "## To [x](specs/login.md)",
        "To [x](specs/login.md)\n---",
        "<h3><a href='specs/login/'>x</a></h3>",
        "<pre><a href='specs/login/'>x</a></pre>",
        "<p><code>y <a href='specs/login/'>x</a></code></p>",
        "<p><code>y <a href='specs/logout.html'>z</a> <a href='specs/login/'>x</a></code></p>",
        "<nav><a href='specs/login/'>x</a></nav>",
        "<!-- <a href='specs/login/'>x</a> -->",
        "`<a href='specs/login/'>x</a>`",
        "    <a href='specs/login/'>x</a>",
        "<textarea><a href='specs/login/'>x</a></textarea>",
        "[x](https://elsewhere.example/specs/login/)",
        "[x](//elsewhere.example/specs/login/)",
        "[x](specs/index.md)",
        "[x](mailto:specs/login/)",
        "[x](#home)",
        "[x](index.md#home)",
        "<a data-href='specs/login/'>x</a>",
        "<abbr href='specs/login/'>x</abbr>",
        "![x](specs/login.md)",
        "[x]()",
    ],
)
def test_other_links_stay_as_they_are(make_site: MakeSite, text: str) -> None:
    plain = build(make_site, f"# Home\n\n{text}\n", momentum={"link_status": False}, strict=False)
    site = build(make_site, f"# Home\n\n{text}\n", strict=False)

    assert site.content("index.html") == plain.content("index.html")
    assert parsed(site.content("index.html")).select(MARK) == []


def test_a_link_behind_code_or_a_heading_is_seen_again(make_site: MakeSite) -> None:
    text = (
        "# Home\n\n<p><code><a href='specs/login/'>1</a></code> <a href='specs/login/'>2</a></p>\n\n"
        "## See [3](specs/login.md)\n\n[4](specs/login.md)\n\n<h2>A</h2>\n<p><a href='specs/login/'>5</a></p>\n"
    )

    found = links_of(build(make_site, text).content("index.html"))

    assert found == ["1", "2 (Draft)", "3", "4 (Draft)", "5 (Draft)"]


def test_everything_else_stays_byte_for_byte(make_site: MakeSite) -> None:
    text = (
        "# Home\n\nA &amp; B &nbsp; <svg viewBox='0 0 1 1'><path d='M0 0'/></svg> [x](specs/login.md 'a \"b\"') é\n\n"
        "<DIV Class=q>\n<a  href = 'specs/logout/' >y</a >\n</DIV>\n"
    )
    plain = build(make_site, text, momentum={"link_status": False}).content("index.html")

    html = build(make_site, text).content("index.html")

    assert html.count("momentum-mark") == 2
    assert (
        html.replace(DRAWN, "").replace(DRAWN.replace("draft", "progress").replace("Draft", "In Progress"), "") == plain
    )


def test_neither_the_plugins_own_links_nor_the_navigation_are_marked(make_site: MakeSite) -> None:
    files = {
        **SPECS,
        "index.md": "# Home\n\n<!-- momentum/specs { view: cards } -->\n",
        "specs/other.md": "# Other\n\n**Version:** 1\n**Status:** Superseded by [Login](login.md)\n**Requires:** logout\n",
    }
    site = make_site(files, theme="material", momentum={"nav": "index"})

    for page in ("index.html", "specs/other/index.html"):
        assert parsed(site.html(page)).select(MARK) == []


def test_a_link_to_the_page_itself_is_not_marked(make_site: MakeSite) -> None:
    text = "# A\n\n**Version:** 1\n**Status:** Draft\n\n[1](a.md) [2](#a) [3](../a/#a) [4](login.md)\n"
    site = make_site({**SPECS, "index.md": "# Home\n", "specs/a.md": text})

    assert links_of(site.content("specs/a/index.html")) == ["1", "2", "3", "4 (Draft)"]


def test_a_home_page_that_is_a_spec_is_known_by_its_address(make_site: MakeSite) -> None:
    home = "# Home\n\n**Version:** 1\n**Status:** Draft\n\n[a](guide/a.md) [self](./)\n"
    guide = "# A\n\n[1](../index.md) [2](../../) [3](/) [4](https://portal.example)\n"
    site = make_site({"index.md": home, "guide/a.md": guide}, strict=False)

    assert links_of(site.content("guide/a/index.html")) == [f"{number} (Draft)" for number in range(1, 5)]
    assert parsed(site.content("index.html")).select(MARK) == []


@pytest.mark.parametrize(
    ("settings", "text"),
    [
        ({"use_directory_urls": False}, "[1](../specs/login.md) [2](../specs/login.html#overview) [3](../specs/log%69n.html)"),
        ({"site_url": "https://portal.example/sub/"}, "[1](../specs/login.md) [2](/sub/specs/login/) [3](https://portal.example/sub/specs/login/)"),
        ({"site_url": "https://portal.example/sub"}, "[1](../specs/login.md) [2](/sub/specs/login/) [3](https://portal.example/sub/specs/login/)"),
    ],
)  # fmt: skip
def test_addresses_are_those_of_the_site(make_site: MakeSite, settings: dict[str, object], text: str) -> None:
    files = {
        **SPECS,
        "index.md": "# Home\n",
        "guide/a.md": f"# A\n\n{text} [4](/specs/none/) [5](/other/specs/login/)\n",
    }
    site = make_site(files, strict=False, **settings)

    name = "guide/a/index.html" if settings.get("use_directory_urls", True) else "guide/a.html"
    assert links_of(site.content(name)) == ["1 (Draft)", "2 (Draft)", "3 (Draft)", "4", "5"]


def test_a_spec_without_a_status_has_none_to_show(make_site: MakeSite) -> None:
    files = {"index.md": "# Home\n\n[x](specs/a.md)\n", "specs/a.md": "# A\n\nText.\n"}
    site = make_site(files, momentum={"include": ["specs/**"]}, strict=False)

    assert parsed(site.content("index.html")).select(MARK) == []


def test_a_status_is_escaped(make_site: MakeSite) -> None:
    evil = "<script>alert(1)</script>"
    text = f"---\nversion: 1\nstatus: '{evil}'\n---\n# A\n"
    files = {"index.md": "# Home\n\n[x](specs/a.md)\n", "specs/a.md": text}
    site = make_site(files, momentum={"include": ["specs/**"]}, strict=False)

    mark = one(parsed(site.content("index.html")), MARK)
    assert words(mark) == f"({evil})"
    assert mark["title"] == evil
    assert "<script>" not in site.content("index.html")


@pytest.mark.parametrize("momentum", [{}, {"link_status": False}])
def test_links_in_the_excerpts_of_a_blog_are_marked(make_site: MakeSite, momentum: dict[str, object]) -> None:
    post = "---\ndate: 2026-01-0{0}\nauthors: []\n---\n# Post {0}\n\n[{0}](../../specs/login.md), [home](../../index.md)\n\n<!-- more -->\n\nRest.\n"
    posts = {f"blog/posts/{number}.md": post.format(number) for number in (1, 2)}
    files = {
        **SPECS,
        "index.md": "# Home\n",
        "blog/index.md": "# Blog\n",
        "blog/.authors.yml": "authors: {}\n",
        **posts,
    }
    site = make_site(files, theme="material", plugins=["blog"], momentum=momentum)

    for path in ("blog/index.html", "blog/archive/2026/index.html"):
        marked = [words(mark) for mark in parsed(site.html(path)).select(f"article {MARK}")]
        assert marked == ([] if momentum else ["(Draft)"] * 2)


def test_the_search_does_not_read_it(make_site: MakeSite) -> None:
    site = build(make_site, "# Home\n\nSee [the form](specs/login.md) now.\n")

    assert search_of(site)[""]["text"] == "Home See the form now."


def test_the_option_switches_it_off(make_site: MakeSite) -> None:
    site = build(make_site, "# Home\n\n[x](specs/login.md)\n", momentum={"link_status": False})

    assert parsed(site.content("index.html")).select(MARK) == []


PARAGRAPH = "<p>Some <code>words</code> and <em>others</em> that say what is meant, at some length and in a line.</p>\n"
HEADING = '<h2 id="x">Heading<a class="headerlink" href="#x" title="Permanent link">&para;</a></h2>\n'
PLAIN = (HEADING + PARAGRAPH * 8) * 8


@pytest.fixture(scope="module")
def dress() -> Callable[[str], str]:
    """What dresses the links of a page of a site with many specs."""
    text = "# A\n\n**Version:** 1\n**Status:** Draft\n"
    specs = [Reader().read(f"specs/{number:03}-a.md", text).facts for number in range(300)]
    links = Links(
        Catalog(specs, Lifecycle()), lambda spec: f"{spec.path.removesuffix('.md')}/", "https://portal.example/"
    )
    return lambda html: links.dress(html, "specs/007-a/")


def microseconds(work: Callable[[], object]) -> float:
    return min(timeit.repeat(work, number=200, repeat=9)) / 200 * 1e6


def test_a_page_without_such_links_pays_next_to_nothing(dress: Callable[[str], str]) -> None:
    assert dress(PLAIN) is PLAIN
    assert microseconds(lambda: dress(PLAIN)) < 25


def test_a_page_of_ten_links_pays_little(dress: Callable[[str], str]) -> None:
    html = PLAIN.replace("<em>others</em>", '<a href="../003-a/#x">others</a>', 10)

    assert dress(html).count("momentum-mark") == 10
    assert microseconds(lambda: dress(html)) < 300


@pytest.mark.parametrize(
    "piece", ['<a "', "<a href=", "<a '\"", '<a href="', "<a x=y ", "<code>", "<h2>", "<!--", '<a href="../003-a/">']
)
def test_broken_html_takes_no_longer(dress: Callable[[str], str], piece: str) -> None:
    html = '<a href="../003-a/">x</a>' + piece * 4000

    assert dress(html).startswith(f'<a href="../003-a/">x{DRAWN}</a>')
    assert min(timeit.repeat(lambda: dress(html), number=1, repeat=2)) < 1


@pytest.mark.parametrize(("wanted", "shown"), [(True, "the form (Draft)"), (False, "the form")])
def test_a_link_in_the_strip_carries_it_too(make_site: MakeSite, wanted: bool, shown: str) -> None:
    text = "# It\n\n**Version:** 1\n**Status:** Draft\n**Discussion:** [the form](login.md), [elsewhere](https://a.example/)\n"

    site = make_site({**SPECS, "specs/it.md": text}, momentum={"link_status": wanted})

    strip = strip_of(site.content("specs/it/index.html"))
    assert words(one(strip, "[data-momentum-field=Discussion] dd")) == f"{shown}, elsewhere"
