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
    options: dict[str, Any] = {"include": ["other/**"]} if word == "true" else {"include": ["specs/**"]}

    site = make_site({**HOME, "specs/a.md": text}, momentum=options)

    assert paths_of(site) == expected


def test_exclude_takes_pages_out_of_include(make_site: MakeSite) -> None:
    files = {**HOME, "specs/a.md": DRAFT, "specs/old/b.md": DRAFT, "specs/spec-template.md": DRAFT, "c.md": DRAFT}

    site = make_site(files, momentum={"include": ["specs/**"], "exclude": ["specs/old/"]})

    assert paths_of(site) == ["specs/a.md"]
    assert "momentum-header" not in site.content("c/index.html")
