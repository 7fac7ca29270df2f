"""The index page that is made, and the pages that take its place."""

from __future__ import annotations

import pytest

from .conftest import MakeSite
from .pages import bars_of, broken_links, groups_of, parsed, paths_of, status_of, words
from .samples import MANY, PORTAL, TITLES
from .sites import DRAFT


def test_a_page_with_a_directive_takes_the_place_of_the_generated_index(make_site: MakeSite) -> None:
    site = make_site({"index.md": "# Home\n", "plan.md": "# Plan\n\n<!-- momentum/specs -->\n", **MANY})

    assert not site.has("specs/index.html")
    assert site.has("plan/specs.json")
    assert len(paths_of(site, "plan/specs.json")) == len(MANY)
    assert broken_links(site) == []


def test_a_users_page_at_the_place_of_the_index_wins(make_site: MakeSite) -> None:
    site = make_site({"index.md": "# Home\n", "specs/index.md": "# Ours\n\nWords.\n", **MANY})

    assert site.content("specs/index.html") == '<h1 id="ours">Ours</h1>\n<p>Words.</p>'
    note = "specs/index.md is a page of the site's own; write <!-- momentum/specs --> into it to list the specs"
    assert any(note in text for text in site.log.messages(0))
    assert site.warnings == []


def test_a_users_readme_at_the_place_of_the_index_wins(make_site: MakeSite) -> None:
    site = make_site({"index.md": "# Home\n", "specs/README.md": "# Ours\n\nWords.\n", **MANY})

    assert site.warnings == []
    assert site.content("specs/index.html") == '<h1 id="ours">Ours</h1>\n<p>Words.</p>'


def test_the_index_stands_where_the_option_says(make_site: MakeSite) -> None:
    site = make_site(PORTAL | {"index.md": "# Home\n"}, momentum={"index": "plans/all.md"})

    assert groups_of(site.content("plans/all/index.html")) == TITLES
    assert not site.has("specs/index.html")
    assert len(paths_of(site, "plans/all/specs.json")) == 5
    assert broken_links(site) == []


def test_no_index_is_made_when_the_option_is_false(make_site: MakeSite) -> None:
    site = make_site(PORTAL | {"index.md": "# Home\n"}, momentum={"index": False})

    assert not site.has("specs/index.html")
    assert len(paths_of(site, "specs.json")) == 5
    assert site.warnings == []


def test_the_index_is_in_an_automatic_nav_and_has_no_edit_link(make_site: MakeSite) -> None:
    settings = {"repo_url": "https://forge.example/a/b", "edit_uri": "edit/main/docs/"}

    site = make_site(PORTAL, theme="mkdocs", **settings)

    assert "Specs" in {words(link) for link in parsed(site.html("index.html")).select("nav a, .navbar a")}
    assert site.pages["specs/index.html"].edit_url is None
    assert site.pages["specs/login/index.html"].edit_url == "https://forge.example/a/b/edit/main/docs/specs/login.md"


VALIDATION = {"validation": {"nav": {"omitted_files": "warn"}}}


def test_an_explicit_nav_without_the_index_builds_strictly(make_site: MakeSite) -> None:
    files = {"index.md": "# Home\n", "specs/login.md": DRAFT}

    site = make_site(files, theme="material", nav=[{"Home": "index.md"}, {"Login": "specs/login.md"}], **VALIDATION)

    assert site.warnings == []
    assert groups_of(site.html("specs/index.html")) == {"Draft": ["Login"]}


def test_an_explicit_nav_that_lists_the_index_shows_it(make_site: MakeSite) -> None:
    files = {"index.md": "# Home\n", "specs/login.md": DRAFT}
    nav = [{"Home": "index.md"}, {"Specs": [{"All": "specs/index.md"}, "specs/login.md"]}]

    site = make_site(files, theme="material", nav=nav, **VALIDATION)

    assert site.warnings == []
    links = [words(link) for link in parsed(site.html("index.html")).select(".md-nav--primary a.md-nav__link")]
    assert "All" in links and "Login" in links


def test_a_page_that_links_to_the_generated_index_builds_strictly(make_site: MakeSite) -> None:
    page = "# Home\n\n[all](specs/index.md) [drafts](specs/index.md#draft)\n"
    settings = {"validation": {"links": {"anchors": "warn", "not_found": "warn"}}}

    site = make_site({"index.md": page, "specs/login.md": DRAFT}, **settings)

    assert site.warnings == []
    assert [a["href"] for a in parsed(site.content("index.html")).select("a")] == ["specs/", "specs/#draft"]


@pytest.mark.parametrize("name", ["specs/README.md", "specs.md", "specs/index.markdown"])
@pytest.mark.parametrize("pretty", [True, False])
def test_no_page_of_the_site_is_written_over(make_site: MakeSite, name: str, pretty: bool) -> None:
    files = {"index.md": "# Home\n", name: "# Ours\n\nWords.\n", "more/login.md": DRAFT}

    site = make_site(files, use_directory_urls=pretty)

    texts = [page.content for page in site.pages.values()]
    assert '<h1 id="ours">Ours</h1>\n<p>Words.</p>' in texts
    assert any("<p>Words.</p>" in path.read_text(encoding="utf-8") for path in site.site_dir.rglob("*.html"))
    assert site.warnings == []


def test_a_page_of_the_sites_own_that_is_a_spec_may_hold_a_listing(make_site: MakeSite) -> None:
    text = "---\nspec: true\n---\n" + DRAFT.replace(
        "People sign in.", "Text.\n\n<!-- momentum/specs { sort: title } -->\n"
    )

    site = make_site(
        {"index.md": "# Home\n", "specs/login.md": text, "specs/other.md": DRAFT.replace("Login", "Other")}
    )

    assert groups_of(site.content()) == {"Draft": ["Login", "Other"]}
    assert status_of(site.content()) == "Draft"
    assert bars_of(site.content()) == ["1 of 3 met"]
    assert broken_links(site) == []


def test_specs_out_of_the_nav_are_listed_and_dressed(make_site: MakeSite) -> None:
    site = make_site(
        {"index.md": "# Home\n", "specs/login.md": DRAFT},
        theme="mkdocs",
        nav=["index.md"],
        not_in_nav="specs/\n",
        validation={"nav": {"omitted_files": "warn"}},
    )

    assert groups_of(site.content("specs/index.html")) == {"Draft": ["Login"]}
    assert status_of(site.content()) == "Draft"


def test_drafts_of_the_host_are_in_no_listing_of_a_build(make_site: MakeSite) -> None:
    files = {"index.md": "# Home\n", "specs/login.md": DRAFT, "specs/_next.md": DRAFT.replace("Login", "Next")}

    site = make_site(files, draft_docs="_*.md\n")

    assert groups_of(site.content("specs/index.html")) == {"Draft": ["Login"]}
    assert paths_of(site) == ["specs/login.md"]
    assert broken_links(site) == []


@pytest.mark.parametrize("view", ["summary", "cards"])
def test_a_page_that_leads_to_the_index_is_none(make_site: MakeSite, view: str) -> None:
    page = f"# Home\n\n<!-- momentum/specs {{ view: {view}, status: draft, limit: 1 }} -->\n"
    files = {"index.md": page, "specs/login.md": DRAFT, "specs/out.md": DRAFT.replace("Login", "Logout")}

    site = make_site(files)

    assert groups_of(site.content("specs/index.html")) == {"Draft": ["Login", "Logout"]}
    links = [str(link["href"]) for link in parsed(site.content("index.html")).select("momentum-listing a")]
    assert links[-1] == "specs/?status=draft"
    assert paths_of(site) == ["specs/login.md", "specs/out.md"]


ALL = "# Page\n\n<!-- momentum/specs -->\n"
SOME = "# Page\n\n<!-- momentum/specs { status: draft } -->\n"
TEASER = "# Page\n\n<!-- momentum/specs { view: summary } -->\n"
WRONG = "# Page\n\n<!-- momentum/specs { veiw: board } -->\n"


@pytest.mark.parametrize(
    ("pages", "index"),
    [
        ({"a.md": SOME, "b.md": ALL, "c.md": ALL}, "b"),
        ({"a.md": TEASER, "b.md": SOME}, "b"),
        ({"a.md": ALL, "specs/index.md": SOME}, "specs"),
        ({"a.md": TEASER, "b.md": TEASER}, "specs"),
        ({"a.md": TEASER, "b.md": WRONG}, "b"),
    ],
    ids=["all before some", "some before counts", "the option's page first", "counts alone", "a wrong one"],
)
def test_the_page_that_serves_as_index(make_site: MakeSite, pages: dict[str, str], index: str) -> None:
    site = make_site({"index.md": "# Home\n", **pages, **MANY}, strict=False)

    assert [str(path.parent.relative_to(site.site_dir)) for path in site.site_dir.rglob("specs.json")] == [index]


BOARD = "# Board\n\n<!-- momentum/specs { view: board } -->\n"


@pytest.mark.parametrize(
    ("pages", "index", "said"),
    [
        ({"a/some.md": SOME}, None, ["a/some.md"]),
        ({"a/some.md": SOME, "board.md": BOARD}, "all.md", ["board.md"]),
        ({"board.md": BOARD}, None, ["board.md"]),
        ({"board.md": BOARD}, "board.md", []),
        ({"board.md": BOARD}, False, []),
        ({"board.md": BOARD, "home.md": ALL}, None, []),
        ({"board.md": BOARD, "specs/index.md": "# Mine\n"}, None, []),
        ({"home.md": ALL}, None, []),
        ({}, None, []),
    ],
)
def test_a_page_with_a_part_of_the_specs_that_takes_the_place_of_the_index_is_told(
    make_site: MakeSite, pages: dict[str, str | bytes], index: object, said: list[str]
) -> None:
    files = {"index.md": "# Home\n", "specs/login.md": DRAFT, **pages}
    site = make_site(files, momentum={} if index is None else {"index": index})

    made = index or "specs/index.md"
    assert [text.removeprefix("mkdocs_momentum: ") for text in site.own if "is the index" in text] == [
        f"{page} is the index, as no page lists all specs in groups or a table: no {made} is made, and specs.json stands "
        f"beside that page; write <!-- momentum/specs --> into one that lists all, or set `index: {page}`"
        for page in said
    ]
    assert not said or not site.has(str(made).replace(".md", ".html"))
