"""Sites with other plugins beside this one."""

from __future__ import annotations

import re
from typing import Any

import pytest

from .conftest import MakeSite
from .pages import bars_of, broken_links, data_of, facts_of, groups_of, parsed, paths_of, search_of, status_of, words
from .samples import PORTAL, TITLES
from .sites import DRAFT, SPEC

HOME: dict[str, str | bytes] = {"index.md": "# Home\n", "specs/login.md": DRAFT}


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_the_search_holds_titles_and_sections_as_written(make_site: MakeSite, theme: str) -> None:
    site = make_site(PORTAL, theme=theme)

    entries = search_of(site)
    assert entries["specs/login/"]["title"] == "Login"
    assert entries["specs/login/#success-criteria"]["title"] == "Success Criteria"
    assert words(parsed(entries["specs/search/"]["title"])) == "Search & find"
    assert entries["specs/sso/"]["title"] == "Single sign-on"
    assert entries["specs/"]["title"] == "Specs"
    assert entries["specs/#in-progress"]["title"] == "In Progress"
    assert "A form is shown" in words(parsed(entries["specs/login/#success-criteria"]["text"]))
    assert "{" not in "".join(entry["text"] for entry in entries.values())


def test_no_mark_of_the_build_is_left_in_any_file(make_site: MakeSite) -> None:
    site = make_site(PORTAL, theme="mkdocs")

    texts = {path.name: path.read_text(encoding="utf-8", errors="replace") for path in site.site_dir.rglob("*.*")}
    assert [name for name, text in texts.items() if re.search(r"zq[0-9a-f]{16}q", text)] == []


def test_tags_of_specs_stand_in_materials_tags_and_not_twice(make_site: MakeSite) -> None:
    files = {
        "index.md": "# Home\n",
        "tags.md": "# Tags\n\n<!-- material/tags -->\n",
        "specs/sso.md": "---\nstatus: accepted\ncreated: 2026-01-02\ntags: [login, people]\n---\n# Sign-on\n\nText.\n",
    }

    site = make_site(files, theme="material", plugins=["tags"])

    assert site.warnings == []
    assert facts_of(site.html("specs/sso/index.html")) == {"created": "2026-01-02"}
    assert [words(tag) for tag in parsed(site.html("specs/sso/index.html")).select(".md-tags .md-tag")] == [
        "login", "people",
    ]  # fmt: skip
    assert "Sign-on" in words(one_main(site.html("tags/index.html")))


def test_tags_stand_in_the_strip_where_no_plugin_shows_them(make_site: MakeSite) -> None:
    text = "---\nstatus: accepted\ncreated: 2026-01-02\ntags: [login, people]\n---\n# Sign-on\n\nText.\n"

    site = make_site({"index.md": "# Home\n", "specs/sso.md": text})

    assert facts_of(site.html("specs/sso/index.html")) == {"created": "2026-01-02", "tags": "login, people"}


def one_main(html: str) -> Any:
    return parsed(html).select_one("article")


POST = "---\ndate: 2026-01-02\nauthors: [team]\nstatus: draft\n---\n# A post\n\nWords.\n\n## Acceptance criteria\n\n- [ ] x\n"
AUTHORS = "authors:\n  team:\n    name: Docs Team\n    description: Role\n    avatar: https://other.example/a.png\n"


def test_posts_of_materials_blog_are_no_specs(make_site: MakeSite) -> None:
    files = {**HOME, "blog/index.md": "# Blog\n", "blog/posts/a.md": POST, "blog/.authors.yml": AUTHORS}

    site = make_site(files, theme="material", plugins=["blog"])

    assert site.warnings == []
    assert paths_of(site) == ["specs/login.md"]
    assert "momentum-header" not in site.html("blog/2026/01/02/a-post/index.html")
    assert groups_of(site.html("specs/index.html")) == {"Draft": ["Login"]}
    assert broken_links(site) == []


def test_posts_are_no_specs_when_the_blog_is_the_site(make_site: MakeSite) -> None:
    files = {"index.md": "# Blog\n", "posts/a.md": POST, ".authors.yml": AUTHORS, "specs/login.md": DRAFT}

    site = make_site(files, theme="material", plugins=[{"blog": {"blog_dir": "."}}])

    assert paths_of(site) == ["specs/login.md"]


def test_a_post_in_the_globs_is_a_spec(make_site: MakeSite) -> None:
    files = {**HOME, "blog/index.md": "# Blog\n", "blog/posts/a.md": POST, "blog/.authors.yml": AUTHORS}

    site = make_site(files, theme="material", plugins=["blog"], momentum={"include": ["blog/posts/**"]})

    assert paths_of(site) == ["blog/posts/a.md"]
    assert bars_of(site.html("blog/2026/01/02/a-post/index.html")) == ["0 of 1 met"]
    assert broken_links(site) == []


def test_a_page_written_like_a_post_outside_a_blog_is_no_spec(make_site: MakeSite) -> None:
    text = "---\ndate: 2026-01-02\nauthor: Docs Team\nstatus: draft\n---\n# A post\n\nWords.\n"

    site = make_site({"index.md": "# Home\n", "news/a.md": text})

    assert paths_of(site) == []
    assert site.content("news/a/index.html") == '<h1 id="a-post">A post</h1>\n<p>Words.</p>'


@pytest.mark.parametrize("status", ["new", "deprecated"])
def test_materials_page_status_makes_no_spec_and_keeps_its_icon(make_site: MakeSite, status: str) -> None:
    text = f"---\nstatus: {status}\n---\n# Page\n\nWords.\n"

    site = make_site({**HOME, "page.md": text}, theme="material")

    assert paths_of(site) == ["specs/login.md"]
    assert len(parsed(site.html("index.html")).select(f".md-nav--primary .md-status--{status}")) == 1


def test_metadata_of_a_folder_by_materials_meta_leaves_the_spec_as_read(make_site: MakeSite) -> None:
    files = {**HOME, "specs/.meta.yml": "status: new\nowner: Platform Lead\n"}

    site = make_site(files, theme="material", plugins=["meta"])

    assert site.warnings == []
    assert status_of(site.html()) == "Draft"
    assert data_of(site)["specs"][0]["status"]["label"] == "Draft"
    icons = parsed(site.html("index.html")).select('.md-nav--primary a[href="specs/login/"] .md-status')
    assert [icon["title"] for icon in icons] == ["Draft"]


def test_awesome_nav_places_specs_and_the_generated_index(make_site: MakeSite) -> None:
    files = {**PORTAL, ".nav.yml": "nav:\n  - index.md\n  - specs\n  - '*'\n"}

    site = make_site(files, theme="material", plugins=["awesome-nav"])

    assert site.warnings == []
    assert groups_of(site.html("specs/index.html")) == TITLES
    nav = [words(a) for a in parsed(site.html("guide/use/index.html")).select(".md-nav--primary a.md-nav__link")]
    assert "Specs" in nav and "Single sign-on" in nav
    assert nav.index("Login") < nav.index("Use")
    assert len(parsed(site.html("index.html")).select('.md-nav--primary a[href="specs/login/"] .md-status')) == 1


def test_literate_nav_lists_specs_and_the_generated_index(make_site: MakeSite) -> None:
    files = {
        **PORTAL,
        "SUMMARY.md": "- [Home](index.md)\n- [All](specs/index.md)\n- [Specs](specs/)\n- [ADR](adr/)\n- [Guide](guide/)\n",
    }

    site = make_site(files, theme="material", plugins=["literate-nav"])

    assert site.warnings == []
    assert groups_of(site.html("specs/index.html")) == TITLES
    nav = [words(a) for a in parsed(site.html("guide/use/index.html")).select(".md-nav--primary a.md-nav__link")]
    assert "All" in nav and "Login" in nav


def test_literate_nav_takes_the_generated_index_into_its_folder(make_site: MakeSite) -> None:
    files = {**HOME, "SUMMARY.md": "- [Home](index.md)\n- [Records](specs/)\n"}

    site = make_site(files, theme="mkdocs", plugins=["literate-nav"])

    assert site.warnings == []
    assert {words(a) for a in parsed(site.html("index.html")).select(".navbar-nav a")} >= {"Specs", "Login"}


def test_section_index_makes_the_generated_index_the_page_of_its_section(make_site: MakeSite) -> None:
    site = make_site(PORTAL, theme="material", plugins=["section-index"])

    assert site.warnings == []
    assert groups_of(site.html("specs/index.html")) == TITLES
    sections = parsed(site.html("index.html")).select(
        '.md-nav--primary .md-nav__item--section a[href="specs/"], '
        '.md-nav--primary .md-nav__item--nested a[href="specs/"]'
    )
    assert {words(link) for link in sections} == {"Specs"}
    assert broken_links(site) == []


def test_specs_that_gen_files_makes_are_seen(make_site: MakeSite) -> None:
    script = (
        "import mkdocs_gen_files\n"
        "with mkdocs_gen_files.open('specs/made.md', 'w') as file:\n"
        f"    file.write({SPEC.format(status='Approved').replace('# Login', '# Made')!r})\n"
    )

    site = make_site({**HOME, "/make.py": script}, theme="mkdocs", plugins=[{"gen-files": {"scripts": ["make.py"]}}])

    assert site.warnings == []
    assert groups_of(site.html("specs/index.html")) == {"Draft": ["Login"], "Approved": ["Made"]}
    assert status_of(site.html("specs/made/index.html")) == "Approved"
    assert bars_of(site.html("specs/made/index.html")) == ["1 of 3 met"]
    assert broken_links(site) == []


def test_an_index_that_gen_files_makes_wins(make_site: MakeSite) -> None:
    script = (
        "import mkdocs_gen_files\n"
        "with mkdocs_gen_files.open('specs/index.md', 'w') as file:\n"
        "    file.write('# Ours\\n\\n<!-- momentum/specs -->\\n')\n"
    )

    site = make_site({**HOME, "/make.py": script}, plugins=[{"gen-files": {"scripts": ["make.py"]}}])

    assert site.pages["specs/index.html"].title == "Ours"
    assert groups_of(site.content("specs/index.html")) == {"Draft": ["Login"]}


def test_values_from_macros_stand_in_the_strip(make_site: MakeSite) -> None:
    text = (
        "# Login {{ product }}\n\n**Version:** {{ release }}\n**Status:** Draft\n**Owner:** {{ team }}\n\n"
        "## Success Criteria\n\n- [x] {{ product }} opens\n- [ ] It closes\n"
    )

    site = make_site(
        {"index.md": "# Home\n", "specs/login.md": text},
        plugins=["macros"],
        extra={"product": "Gate", "release": "3.4", "team": "Docs Team"},
    )

    assert site.warnings == []
    html = site.html()
    assert facts_of(html) == {"version": "3.4", "owner": "Docs Team"}
    assert site.pages["specs/login/index.html"].title == "Login Gate"
    assert bars_of(html) == ["1 of 2 met"]
    assert boxes(html) == ["Gate opens", "It closes"]
    assert "{{" not in html


def boxes(html: str) -> list[str]:
    return [words(item) for item in parsed(html).select("li.momentum-item")]


def test_macros_leave_braces_of_another_specs_title_in_a_listing_alone(make_site: MakeSite) -> None:
    odd = DRAFT.replace("# Login", "# The `{{ name }}` form")
    files = {
        "index.md": "# Home\n\n<!-- momentum/specs -->\n",
        "specs/odd.md": "---\nrender_macros: false\n---\n" + odd,
    }

    site = make_site(files, plugins=["macros"])

    assert site.warnings == []
    assert groups_of(site.html("index.html")) == {"Draft": ["The {{ name }} form"]}


def test_a_page_made_longer_by_a_macro_still_has_its_bars_and_boxes(make_site: MakeSite) -> None:
    text = DRAFT.replace("People sign in.", "{% for n in range(3) %}\nLine {{ n }}\n\n{% endfor %}")

    site = make_site({"index.md": "# Home\n", "specs/login.md": text}, plugins=["macros"])

    assert facts_of(site.html()) == {"version": "1.2.0", "created": "2026-01-05"}
    assert bars_of(site.html()) == ["1 of 3 met"]
    assert "Line 2" in site.html()


def test_minified_pages_keep_strip_bars_and_listing(make_site: MakeSite) -> None:
    minify = {"minify": {"minify_html": True, "htmlmin_opts": {"remove_comments": True}}}

    site = make_site(PORTAL, theme="material", plugins=[minify])

    assert site.warnings == []
    assert status_of(site.html()) == "Draft"
    assert facts_of(site.html()) == {"version": "1.2.0", "created": "2026-01-05"}
    assert bars_of(site.html()) == ["1 of 3 met"]
    assert groups_of(site.html("specs/index.html")) == TITLES
    bar = parsed(site.html()).select(".momentum-section [role=progressbar]")[0]
    assert (bar["aria-valuenow"], bar["aria-valuemax"]) == ("1", "3")


@pytest.mark.parametrize(
    ("target", "address"), [("specs/login.md", "../specs/login/"), ("specs/index.md", "../specs/")]
)
def test_redirects_lead_to_specs_and_to_the_generated_index(make_site: MakeSite, target: str, address: str) -> None:
    redirects = {"redirects": {"redirect_maps": {"old.md": target}}}

    site = make_site(HOME, theme="mkdocs", plugins=[redirects])

    assert site.warnings == []
    assert f'url={address}"' in site.html("old/index.html")
    assert paths_of(site) == ["specs/login.md"]


def test_many_plugins_at_once_build_strictly(make_site: MakeSite) -> None:
    minify = {"minify": {"minify_html": True}}
    redirects = {"redirects": {"redirect_maps": {"old.md": "specs/login.md"}}}
    plugins = ["tags", "meta", "blog", "macros", "awesome-nav", redirects, minify]
    files = {**PORTAL, "blog/index.md": "# Blog\n", "blog/posts/a.md": POST, "blog/.authors.yml": AUTHORS}

    site = make_site(files, theme="material", plugins=plugins)

    assert site.warnings == []
    assert groups_of(site.html("specs/index.html")) == TITLES
    assert facts_of(site.html()) == {"version": "1.2.0", "created": "2026-01-05"}
    assert broken_links(site) == []
