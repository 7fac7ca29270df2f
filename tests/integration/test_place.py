"""What stands at the end of a spec that the navigation does not show."""

from __future__ import annotations

import pytest

from .conftest import MakeSite
from .pages import broken_links, one, parsed, search_of, words
from .sites import SPEC, Built


def spec(title: str, status: str = "Draft") -> str:
    """Return a spec."""
    return SPEC.format(status=status).replace("Login", title)


FILES: dict[str, str | bytes] = {
    "index.md": "# Home\n",
    "specs/1.md": spec("First"),
    "specs/2.md": spec("Search & `<find>`"),
    "adr/3.md": spec("Third").replace("Draft", "In Review"),
    "specs/4.md": spec("Fourth"),
}
INDEX = {"nav": "index"}


def links(site: Built, page: str = "specs/2/index.html") -> dict[str, str]:
    """Return the words and the addresses of the links at the end of a page."""
    found = one(parsed(site.content(page)), "nav.momentum-place").select("a")
    return {words(link): str(link["href"]) for link in found}


@pytest.mark.parametrize("theme", ["bare", "material", "mkdocs", "readthedocs"])
def test_a_spec_ends_with_the_way_to_the_index_and_to_its_neighbours(make_site: MakeSite, theme: str) -> None:
    site = make_site(FILES, momentum=INDEX, theme=theme)

    assert links(site) == {
        "All specs": "../", "Draft: 2 of 3": "../?status=draft", "Previous First": "../1/", "Next Fourth": "../4/",
    }  # fmt: skip
    assert links(site, "adr/3/index.html") == {
        "All specs": "../../specs/", "In Review: 1 of 1": "../../specs/?status=in-review",
    }  # fmt: skip
    tree = parsed(site.content("specs/2/index.html"))
    assert [node.name for node in tree.find_all(recursive=False)][-1] == "nav"
    assert one(tree, "nav.momentum-place")["aria-label"] == "Place among the specs"
    assert broken_links(site) == []


def test_titles_and_labels_are_shown_as_written(make_site: MakeSite) -> None:
    statuses = {"draft": {"label": "<Draft> & more"}}

    site = make_site(FILES, momentum={**INDEX, "statuses": statuses})

    assert "Next Search & <find>" in links(site, "specs/1/index.html")
    assert "<Draft> & more: 1 of 3" in links(site, "specs/1/index.html")


def test_addresses_without_folders(make_site: MakeSite) -> None:
    site = make_site(FILES, momentum=INDEX, use_directory_urls=False)

    assert links(site, "specs/2.html") == {
        "All specs": "index.html", "Draft: 2 of 3": "index.html?status=draft",
        "Previous First": "1.html", "Next Fourth": "4.html",
    }  # fmt: skip


def test_a_home_page_that_lists_the_specs_is_the_index(make_site: MakeSite) -> None:
    site = make_site({**FILES, "index.md": "# Home\n\n<!-- momentum/specs -->\n"}, momentum=INDEX)

    assert links(site)["All specs"] == "../../"
    assert links(site)["Draft: 2 of 3"] == "../../?status=draft"


def test_without_an_index_there_are_neighbours_alone(make_site: MakeSite) -> None:
    site = make_site(FILES, momentum={**INDEX, "index": False})

    assert links(site) == {"Previous First": "../1/", "Next Fourth": "../4/"}
    assert words(one(parsed(site.content("specs/2/index.html")), ".momentum-place__status")) == "Draft: 2 of 3"


@pytest.mark.parametrize("way", ["keep", "groups"])
def test_a_spec_in_the_navigation_has_no_such_end(make_site: MakeSite, way: str) -> None:
    site = make_site(FILES, momentum={"nav": way})

    assert "momentum-place" not in "".join(page.content or "" for page in site.pages.values())


def test_only_specs_have_such_an_end_and_the_search_does_not_read_it(make_site: MakeSite) -> None:
    site = make_site(FILES, momentum=INDEX)

    found = [path for path, page in site.pages.items() if "momentum-place" in (page.content or "")]
    assert sorted(found) == ["adr/3/index.html", "specs/1/index.html", "specs/2/index.html", "specs/4/index.html"]
    assert [where for where, entry in search_of(site).items() if "All specs" in entry["text"]] == []
