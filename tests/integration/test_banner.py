"""The banner of a retired spec: which one takes its place."""

from __future__ import annotations

from html import escape

import pytest
from bs4 import Tag

from .conftest import MakeSite
from .pages import one, parsed, search_of, strip_of, words
from .sites import Built

BANNER = ".momentum-banner"
EVIL = "<script>alert(1)</script> & <b>"


def build(make_site: MakeSite, files: dict[str, str], **settings: object) -> Built:
    """Build a site of specs: statuses by title, with lines of the header behind a semicolon."""
    pages = {
        f"specs/{name.lower()}.md": f"# {name}\n\n**Version:** 1\n**Status:** {text.replace('; ', chr(10))}\n\n## Why\n\nWords.\n"
        for name, text in files.items()
    }
    return make_site({"index.md": "# Home\n", **pages}, **settings)


def banner_of(site: Built, name: str) -> str:
    """Return the words of a page's banner; an empty text when it has none."""
    found = parsed(site.content(f"specs/{name}/index.html")).select(BANNER)
    return words(found[0]) if found else ""


def test_it_names_the_successor_with_a_link_and_its_status(make_site: MakeSite) -> None:
    site = build(make_site, {"Old": "Superseded by [New](new.md)", "New": "Accepted"})

    banner = one(parsed(site.content("specs/old/index.html")), BANNER)
    assert words(banner) == "Superseded. Its place is taken by New Accepted."
    assert banner["role"] == "note"
    assert [str(link["href"]) for link in banner.select("a")] == ["../new/"]
    assert "momentum-stage--accepted" in one(banner, ".momentum-status")["class"]


def test_it_stands_between_title_and_strip(make_site: MakeSite) -> None:
    site = build(make_site, {"Old": "Superseded by [New](new.md)", "New": "Accepted"})

    tree = parsed(site.content("specs/old/index.html"))
    after = [node for node in one(tree, "h1").next_siblings if isinstance(node, Tag)]
    assert [str(node["class"][1]) for node in after[:2]] == ["momentum-banner", "momentum-header"]


def test_the_chain_is_walked_to_the_one_that_is_alive(make_site: MakeSite) -> None:
    files = {
        "A": "Superseded by [B](b.md)",
        "B": "Deprecated; **Superseded by:** c",
        "C": "Obsolete",
        "D": "Draft; **Replaces:** c",
    }
    site = build(make_site, files)

    assert banner_of(site, "a") == "Superseded. Its place is taken by D Draft. In between: B Deprecated, C Obsolete."
    assert banner_of(site, "b") == "Deprecated. Its place is taken by D Draft. In between: C Obsolete."
    assert banner_of(site, "c") == "Obsolete. Its place is taken by D Draft."
    assert banner_of(site, "d") == ""


def test_a_long_way_to_the_one_that_is_alive_is_not_named(make_site: MakeSite) -> None:
    last = 10
    files = {f"S{number}": f"Superseded by [next](s{number + 1}.md)" for number in range(last)}
    site = build(make_site, {**files, f"S{last}": "Draft"})

    assert banner_of(site, "s0") == "Superseded. Its place is taken by S10 Draft."
    assert banner_of(site, "s1").endswith(
        " Its place is taken by S10 Draft. In between: "
        + ", ".join(f"S{number} Superseded" for number in range(2, last))
        + "."
    )


def test_several_successors_are_all_named(make_site: MakeSite) -> None:
    site = build(make_site, {"A": "Superseded; **Superseded by:** b, c", "B": "Draft", "C": "Accepted"})

    assert banner_of(site, "a") == "Superseded. Its place is taken by B Draft, C Accepted."


def test_one_that_no_living_spec_succeeds_says_so(make_site: MakeSite) -> None:
    site = build(make_site, {"A": "Superseded by [B](b.md)", "B": "Superseded by [C](c.md)", "C": "Withdrawn"})

    assert banner_of(site, "a") == (
        "Superseded. Its place was taken by C Withdrawn, which is no longer in use either. In between: B Superseded."
    )
    assert banner_of(site, "b") == "Superseded. Its place was taken by C Withdrawn, which is no longer in use either."
    assert banner_of(site, "c") == ""


def test_of_specs_that_replace_each_other_in_a_circle_none_is_a_successor(make_site: MakeSite) -> None:
    files = {"A": "Superseded by [B](b.md)", "B": "Superseded by [C](c.md)", "C": "Superseded by [B](b.md)"}
    site = build(make_site, files, strict=False)

    assert [banner_of(site, name) for name in ("a", "b", "c")] == ["", "", ""]


def test_a_circle_beside_a_living_successor_hides_it_not(make_site: MakeSite) -> None:
    files = {
        "A": "Superseded; **Superseded by:** b, d",
        "B": "Superseded by [C](c.md)",
        "C": "Superseded by [B](b.md)",
        "D": "Draft",
    }
    site = build(make_site, files, strict=False)

    assert banner_of(site, "a") == "Superseded. Its place is taken by D Draft. In between: B Superseded, C Superseded."


@pytest.mark.parametrize("status", ["Superseded", "Deprecated", "Superseded by something else", "Superseded by 9999"])
def test_without_a_successor_there_is_no_banner(make_site: MakeSite, status: str) -> None:
    assert banner_of(build(make_site, {"Old": status, "New": "Accepted"}, strict=False), "old") == ""


@pytest.mark.parametrize("status", ["Accepted", "Draft", "Rejected"])
def test_a_spec_that_is_not_retired_has_none(make_site: MakeSite, status: str) -> None:
    assert banner_of(build(make_site, {"Old": f"{status}; **Superseded by:** new", "New": "Accepted"}), "old") == ""


def test_it_speaks_the_language_of_the_site(make_site: MakeSite) -> None:
    files = {"Old": "Superseded by [New](new.md)", "New": "Accepted"}
    site = build(make_site, files, momentum={"language": "ja"})

    assert banner_of(site, "old") == "Superseded。 New Acceptedに置き換えられました。"


def test_a_sites_own_words_are_text(make_site: MakeSite) -> None:
    files = {"Old": "Superseded by [New](new.md)", "New": "Accepted"}
    momentum = {"words": {"successor": f"{EVIL}: read {{specs}}!", "successor_status": "No."}}
    site = build(make_site, files, momentum=momentum)

    assert banner_of(site, "old") == f"No. {EVIL}: read New Accepted!"
    assert one(parsed(site.content("specs/old/index.html")), BANNER).select("script, b") == []


def test_titles_and_statuses_are_escaped(make_site: MakeSite) -> None:
    old = "---\nversion: 1\nstatus: Superseded\nsuperseded-by: new\n---\n# Old\n"
    new = f"---\nversion: 1\nstatus: '{EVIL}'\n---\n# {escape(EVIL)}\n"
    site = make_site(
        {"index.md": "# Home\n", "specs/old.md": old, "specs/new.md": new},
        momentum={"include": ["specs/**"]},
        strict=False,
    )

    banner = one(parsed(site.content("specs/old/index.html")), BANNER)
    assert words(banner) == f"Superseded. Its place is taken by {EVIL} {EVIL}."
    assert banner.select("script, b") == []


def test_the_search_reads_nothing_of_it(make_site: MakeSite) -> None:
    site = build(make_site, {"Old": "Superseded by [New](new.md)", "New": "Accepted"})

    assert [entry for entry in search_of(site).values() if "place is taken" in entry["text"]] == []


def test_a_template_of_a_sites_own_takes_its_place_and_may_ask_for_the_page(make_site: MakeSite) -> None:
    template = "<p class='mine'>{{ page.title }}: {{ banner.sentences[0].specs[0].url }}</p>"
    files: dict[str, str | bytes] = {
        "index.md": "# Home\n",
        "specs/old.md": "# Old\n\n**Version:** 1\n**Status:** Superseded by [New](new.md)\n",
        "specs/new.md": "# New\n\n**Version:** 1\n**Status:** Draft\n",
        "/mine/momentum/banner.html": template,
    }
    site = make_site(files, theme={"name": "mkdocs", "custom_dir": "mine"})

    html = site.content("specs/old/index.html")
    assert "<p class='mine'>Old: ../new/</p>" in html
    assert strip_of(html).select(".momentum-banner") == []


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
@pytest.mark.parametrize("directories", [True, False])
def test_it_leads_to_the_page_in_every_theme(make_site: MakeSite, theme: str, *, directories: bool) -> None:
    files = {"Old": "Superseded by [New](new.md)", "New": "Accepted"}
    site = build(make_site, files, theme=theme, use_directory_urls=directories)

    html = site.html("specs/old/index.html" if directories else "specs/old.html")
    assert str(one(parsed(html), f"{BANNER} a")["href"]) == ("../new/" if directories else "new.html")
