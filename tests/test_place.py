"""The place of a spec among those of its status."""

from __future__ import annotations

import pytest

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.words import Words
from mkdocs_momentum.site.place import Neighbour, Place, Places
from mkdocs_momentum.spec.lifecycle import Lifecycle
from mkdocs_momentum.spec.reader import Reader

STATUSES = {
    "s/2.md": "Draft",
    "s/10.md": "Draft",
    "s/1.md": "In Review",
    "a/9.md": "draft (v2)",
    "s/3.md": "Simmering",
    "s/4.md": "Stewing",
    "s/5.md": "",
}


def catalog() -> Catalog:
    """Return a catalog of specs with a title for each path."""
    specs = []
    for path, status in STATUSES.items():
        stated = f"**Status:** {status}\n" if status else ""
        reading = Reader().read(path, f"# On {path}\n\n**Version:** 1\n{stated}\nText.\n", included=True)
        assert reading.spec is not None
        specs.append(reading.spec)
    return Catalog(specs, Lifecycle())


def url(path: str) -> str:
    return f"to:{path}"


def test_the_first_the_middle_and_the_last_of_a_status() -> None:
    places = Places(catalog(), "all.md")

    first, middle, last = (places.of(path, url) for path in ("a/9.md", "s/2.md", "s/10.md"))

    assert first == Place(
        "to:all.md", "to:all.md?status=draft", "Draft", 1, 3, None, Neighbour("On s/2.md", "to:s/2.md")
    )
    assert middle == Place(
        "to:all.md", "to:all.md?status=draft", "Draft", 2, 3,
        Neighbour("On a/9.md", "to:a/9.md"), Neighbour("On s/10.md", "to:s/10.md"),
    )  # fmt: skip
    assert last == Place(
        "to:all.md", "to:all.md?status=draft", "Draft", 3, 3, Neighbour("On s/2.md", "to:s/2.md"), None
    )


def test_unknown_statuses_share_their_places() -> None:
    place = Places(catalog(), "all.md").of("s/4.md", url)

    assert (place.status, place.position, place.count) == ("Unknown", 2, 2)
    assert place.filtered_url == "to:all.md?status=unknown"
    assert place.previous == Neighbour("On s/3.md", "to:s/3.md")


def test_specs_without_a_status_have_places_too() -> None:
    place = Places(catalog(), "all.md").of("s/5.md", url)

    assert place == Place("to:all.md", "to:all.md?status=none", "No status", 1, 1, None, None)


def test_without_an_index_there_is_no_way_to_it() -> None:
    place = Places(catalog()).of("s/1.md", url)

    assert place == Place("", "", "In Review", 1, 1, None, None)


def test_the_groups_are_those_of_the_index() -> None:
    groups = [(group.label, [spec.path for spec in group.specs]) for group in Places(catalog()).groups]

    assert groups == [
        ("Draft", ["a/9.md", "s/2.md", "s/10.md"]),
        ("In Review", ["s/1.md"]),
        ("Unknown", ["s/3.md", "s/4.md"]),
        ("No status", ["s/5.md"]),
    ]


def test_groups_that_no_spec_names_are_named_in_the_language_of_the_site() -> None:
    labels = [group.label for group in Places(catalog(), words=Words("de")).groups]

    assert labels == ["Draft", "In Review", "Unbekannt", "Ohne Status"]


def test_a_page_that_is_no_spec_has_no_place() -> None:
    with pytest.raises(KeyError):
        Places(catalog()).of("all.md", url)
