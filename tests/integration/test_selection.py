"""Which pages a site makes specs, by globs and by front matter."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import MakeSite
from .pages import groups_of, paths_of, strip_of, words
from .sites import DRAFT

HOME: dict[str, str | bytes] = {"index.md": "# Home\n"}


def test_a_spec_listed_by_globs_without_any_fact_stays_readable(make_site: MakeSite) -> None:
    site = make_site({**HOME, "specs/login.md": "# Login\n\nWords.\n"}, momentum={"include": ["specs/"]})

    assert groups_of(site.content("specs/index.html")) == {"No status": ["Login"]}
    assert "<p>Words.</p>" in site.content()
    assert words(strip_of(site.content())) == ""


@pytest.mark.parametrize(("word", "expected"), [("true", ["specs/a.md"]), ("false", [])])
def test_front_matter_settles_one_page_against_globs_and_evidence(
    make_site: MakeSite, word: str, expected: list[str]
) -> None:
    text = f"---\nspec: {word}\n---\n# A\n\n**Version:** 1\n**Status:** Draft\n"
    options: dict[str, Any] = {"include": ["index.md"]} if word == "true" else {"include": ["specs/**"]}

    site = make_site({"index.md": "---\nspec: false\n---\n# Home\n", "specs/a.md": text}, momentum=options)

    assert paths_of(site) == expected


def test_exclude_takes_pages_out_of_include(make_site: MakeSite) -> None:
    files = {**HOME, "specs/a.md": DRAFT, "specs/old/b.md": DRAFT, "specs/spec-template.md": DRAFT, "c.md": DRAFT}

    site = make_site(files, momentum={"include": ["specs/**"], "exclude": ["specs/old/"]})

    assert paths_of(site) == ["specs/a.md"]
    assert "momentum-header" not in site.content("c/index.html")


WHERE = "patterns are matched against paths below the docs folder, as in a .gitignore"


@pytest.mark.parametrize(
    ("options", "level", "said"),
    [
        ({"include": ["docs/specs/**"]}, "WARNING", "`docs/specs/**` fits no page; patterns begin below the docs folder, so write `specs/**`"),
        ({"include": ["/docs/specs/*.md"]}, "WARNING", "`/docs/specs/*.md` fits no page; patterns begin below the docs folder, so write `specs/*.md`"),
        ({"include": ["./specs/"]}, "WARNING", "`./specs/` fits no page; patterns begin below the docs folder, so write `specs/`"),
        ({"include": ["specs/", "spec/*.md"]}, "WARNING", f"`spec/*.md` fits no page; {WHERE}"),
        ({"include": ["docs/spec/"]}, "WARNING", f"`docs/spec/` fits no page; {WHERE}"),
        ({"exclude": ["docs/specs/old/"]}, "INFO", f"`docs/specs/old/` fits no page; {WHERE}"),
        ({"exclude": ["docs/specs/"]}, "INFO", "`docs/specs/` fits no page; patterns begin below the docs folder, so write `specs/`"),
    ],
)  # fmt: skip
def test_a_pattern_that_fits_no_page_is_told(
    make_site: MakeSite, options: dict[str, Any], level: str, said: str
) -> None:
    site = make_site({**HOME, "specs/login.md": DRAFT}, momentum=options, strict=False)

    told = [(record.levelname, record.getMessage()) for record in site.log.records if "fits no" in record.getMessage()]
    assert [(one[0], one[1].partition("option ")[2]) for one in told] == [(level, f"`{next(iter(options))}`: {said}")]


def test_a_pattern_with_the_path_of_the_docs_folder_is_told(make_site: MakeSite) -> None:
    momentum = {"include": ["wiki/pages/specs/", "pages/specs/"]}
    site = make_site({"/wiki/pages/specs/login.md": DRAFT}, momentum=momentum, docs_dir="wiki/pages", strict=False)

    assert [text.rpartition(", ")[2] for text in site.own if "fits no" in text] == ["so write `specs/`"] * 2


@pytest.mark.parametrize(
    "options",
    [
        {"include": ["specs/**", "!specs/old/"]},
        {"include": ["specs/**", "# what was"]},
        {"include": ["specs/", "*.md"], "exclude": ["specs/login.md"]},
        {"include": ["specs/", "plans/"], "exclude": ["drawers/"]},
    ],
    ids=["with a sign", "a comment", "two for a page", "drafts and files that are left out"],
)
def test_a_pattern_that_fits_a_page_or_takes_out_is_not_told(make_site: MakeSite, options: dict[str, Any]) -> None:
    files = {**HOME, "specs/login.md": DRAFT, "plans/a.md": DRAFT, "drawers/b.md": DRAFT}
    site = make_site(files, momentum=options, draft_docs="plans/", exclude_docs="drawers/")

    assert [text for text in site.own if "fits no" in text] == []


def test_a_pattern_for_pages_that_a_plugin_makes_is_not_told(make_site: MakeSite) -> None:
    script = "import mkdocs_gen_files\nwith mkdocs_gen_files.open('made/a.md', 'w') as f: f.write('# A\\n')\n"
    plugins = [{"gen-files": {"scripts": ["gen.py"]}}]
    site = make_site({**HOME, "/gen.py": script}, plugins=plugins, momentum={"include": ["made/"]})

    assert paths_of(site) == ["made/a.md"]
    assert [text for text in site.own if "fits no" in text] == []


def test_the_index_that_is_made_is_no_page_that_a_pattern_fits(make_site: MakeSite) -> None:
    site = make_site(HOME, momentum={"include": ["specs/**"]}, strict=False)

    assert [text for text in site.own if "fits no" in text] != []


def test_without_any_page_no_pattern_is_told(make_site: MakeSite) -> None:
    site = make_site({}, momentum={"include": ["specs/**"]})

    assert [text for text in site.own if "fits no" in text] == []
