"""Rebuilds: what `mkdocs serve` does while an author writes."""

from __future__ import annotations

import pytest

from .pages import bars_of, broken_links, data_of, groups_of, paths_of, status_of
from .samples import PORTAL, TITLES
from .sites import DRAFT, SPEC, Workshop

LOCAL = "http://127.0.0.1:8000/"


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_a_second_rebuild_gives_the_same_site_as_the_first(workshop: Workshop, theme: str) -> None:
    workshop.theme = theme
    workshop.write(PORTAL)
    with workshop.serve() as server:
        first = server.rebuild()
        pages = {path: page.content for path, page in first.pages.items()}
        html = first.html()
        for _ in range(2):
            again = server.rebuild()
            assert again.warnings == []
            assert {path: page.content for path, page in again.pages.items()} == pages
            assert again.html() == html
            assert groups_of(again.html("specs/index.html")) == TITLES
            assert broken_links(again, LOCAL) == []


def test_an_edited_status_is_shown_everywhere_after_the_rebuild(workshop: Workshop) -> None:
    workshop.theme = "material"
    workshop.write(PORTAL)
    with workshop.serve() as server:
        server.rebuild()
        workshop.write({"specs/login.md": SPEC.format(status="Approved").replace("[ ] A session", "[x] A session")})
        site = server.rebuild()

    assert status_of(site.html()) == "Approved"
    assert bars_of(site.html()) == ["2 of 3 met"]
    groups = groups_of(site.html("specs/index.html"))
    assert groups["Approved"] == ["Login"]
    assert "Draft" not in groups
    assert next(s for s in data_of(site)["specs"] if s["path"] == "specs/login.md")["status"]["key"] == "approved"
    assert "md-status--momentum-draft" not in site.html("index.html")
    assert 'title="Approved"' in site.html("index.html")


def test_an_added_and_a_deleted_spec_appear_and_vanish(workshop: Workshop) -> None:
    workshop.write(PORTAL)
    with workshop.serve() as server:
        server.rebuild()
        workshop.write({"specs/logout.md": DRAFT.replace("# Login", "# Logout"), "index.md": "# Home\n"})
        added = server.rebuild()
        assert groups_of(added.html("specs/index.html"))["Draft"] == ["Login", "Logout"]
        assert status_of(added.html("specs/logout/index.html")) == "Draft"

        (workshop.docs / "specs/login.md").unlink()
        removed = server.rebuild()
        assert groups_of(removed.html("specs/index.html"))["Draft"] == ["Logout"]
        assert "specs/login.md" not in paths_of(removed)
        assert removed.warnings == []


def test_a_page_that_ceases_to_be_a_spec_loses_its_strip(workshop: Workshop) -> None:
    workshop.write({"index.md": "# Home\n", "specs/login.md": DRAFT})
    with workshop.serve() as server:
        assert "momentum-header" in server.rebuild().content()
        workshop.write({"specs/login.md": "# Login\n\nWords.\n"})
        site = server.rebuild()

    assert site.content() == '<h1 id="login">Login</h1>\n<p>Words.</p>'
    assert paths_of(site) == []


def test_the_last_spec_deleted_leaves_an_index_that_says_so(workshop: Workshop) -> None:
    workshop.write({"index.md": "# Home\n", "specs/login.md": DRAFT})
    with workshop.serve() as server:
        server.rebuild()
        (workshop.docs / "specs/login.md").unlink()
        site = server.rebuild()

    assert "There are no specs yet." in site.content("specs/index.html")
    assert data_of(site)["totals"]["specs"] == 0


def test_a_directive_written_while_serving_takes_the_place_of_the_generated_index(workshop: Workshop) -> None:
    workshop.write({"index.md": "# Home\n", "specs/login.md": DRAFT})
    with workshop.serve() as server:
        assert "specs/index.html" in server.rebuild().pages
        workshop.write({"index.md": "# Home\n\n<!-- momentum/specs -->\n"})
        listed = server.rebuild()
        assert "specs/index.html" not in listed.pages
        assert groups_of(listed.content("index.html")) == {"Draft": ["Login"]}

        workshop.write({"index.md": "# Home\n"})
        again = server.rebuild()
        assert groups_of(again.content("specs/index.html")) == {"Draft": ["Login"]}
        assert "momentum" not in again.content("index.html")


def test_a_changed_option_holds_from_the_next_rebuild(workshop: Workshop) -> None:
    workshop.write({"index.md": "# Home\n", "specs/login.md": DRAFT})
    with workshop.serve() as server:
        server.rebuild()
        workshop.momentum = {"statuses": {"draft": {"label": "Sketch"}}, "index": "all.md"}
        site = server.rebuild()
        assert groups_of(site.content("all/index.html")) == {"Sketch": ["Login"]}

        workshop.momentum = {"exclude": ["specs/"]}
        site = server.rebuild()
        assert paths_of(site) == []


def test_warnings_are_given_again_in_each_rebuild(workshop: Workshop) -> None:
    workshop.write(
        {"index.md": "# Home\n", "specs/login.md": "---\nstatus: draft\nid: 1\nowner: @team\n---\n# Login\n"}
    )
    with workshop.serve() as server:
        first = server.rebuild().warnings
        second = server.rebuild().warnings

    assert len(first) == 1
    assert second == first


def test_a_dirty_rebuild_shows_the_whole_catalog_on_the_page_that_changed(workshop: Workshop) -> None:
    workshop.theme = "material"
    workshop.write(PORTAL)
    with workshop.serve(dirty=True) as server:
        server.rebuild()
        workshop.write({"specs/login.md": SPEC.format(status="Approved")})
        site = server.rebuild()
        again = server.rebuild()

    assert status_of(site.html()) == "Approved"
    assert groups_of(site.html("specs/index.html")) == {
        "Accepted": ["Single sign-on"], "Approved": ["Login"], "In Progress": ["Search & find"],
        "Implemented": ["Write a log"], "Superseded": ["2. Keep records"],
    }  # fmt: skip
    assert status_of(site.html("specs/search/index.html")) == "In Progress (second step)"
    assert [text for text in site.warnings + again.warnings if "'dirty' build" not in text] == []


def test_a_dirty_rebuild_shows_an_edit_in_a_users_index(workshop: Workshop) -> None:
    workshop.write({"index.md": "# Home\n\n<!-- momentum/specs -->\n", "specs/login.md": DRAFT})
    with workshop.serve(dirty=True) as server:
        server.rebuild()
        workshop.write(
            {"specs/login.md": SPEC.format(status="Approved"), "index.md": "# H\n\n<!-- momentum/specs -->\n"}
        )
        site = server.rebuild()

    assert groups_of(site.html("index.html")) == {"Approved": ["Login"]}
    assert data_of(site, "specs.json")["statuses"][0]["key"] == "approved"


def test_drafts_of_the_host_are_specs_while_serving(workshop: Workshop) -> None:
    workshop.settings = {"draft_docs": "_*.md\n"}
    workshop.write({"index.md": "# Home\n", "specs/_next.md": DRAFT.replace("Login", "Next")})
    with workshop.serve() as server:
        site = server.rebuild()

    assert status_of(site.content("specs/_next/index.html")) == "Draft"
    assert groups_of(site.content("specs/index.html")) == {"Draft": ["Next"]}
    assert broken_links(site, LOCAL) == []
