"""The tables of the guide say what the code does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from mkdocs_momentum.catalog.directive import Directive, find_directives, listing_reader, read_directive
from mkdocs_momentum.catalog.facets import Facets
from mkdocs_momentum.catalog.listing import Listing, View
from mkdocs_momentum.catalog.options import DEFAULTS, NavWay
from mkdocs_momentum.catalog.values import OptionError
from mkdocs_momentum.published.imports import read_imports
from mkdocs_momentum.relations.graph_options import graph_reader
from mkdocs_momentum.relations.kinds import Kinds
from mkdocs_momentum.spec.dates import iso_date
from mkdocs_momentum.spec.keys import Keys
from mkdocs_momentum.spec.lifecycle import Lifecycle
from mkdocs_momentum.spec.model import Stage

GUIDE = Path(__file__).parent.parent / "example-site" / "docs" / "guide"
READERS = {**listing_reader(Facets()), **graph_reader(Facets(), Kinds())}


def table(page: str, head: str) -> list[tuple[str, str]]:
    text = (GUIDE / page).read_text(encoding="utf-8")
    rows = text.partition(f"| {head} |")[2].partition("\n\n")[0].split("\n")[2:]
    return [(cells[1].strip(), cells[2].strip()) for row in rows if len(cells := row.split("|")) > 2]


STAGES = [row for row in table("what-is-read.md", "Stage | Words") if row[0] != "unknown"]
FIELDS = table("what-is-read.md", "Field | Some of its keys")


def test_the_tables_are_found() -> None:
    assert {stage for stage, _ in STAGES} == {stage.value for stage in Stage if stage is not Stage.UNKNOWN}
    assert len(FIELDS) > 10


def test_the_navigation_has_the_order_of_the_first_page() -> None:
    listed = re.findall(
        r"^\| \[[^]]+\]\(([\w-]+\.md)\)", (GUIDE / "index.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    parts = yaml.safe_load((GUIDE.parents[1] / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    [shown] = [part["Guide"] for part in parts if "Guide" in part]

    assert shown == [f"guide/{name}" for name in ("index.md", *listed)]
    assert {path.name for path in GUIDE.glob("*.md")} == {"index.md", *listed}


@pytest.mark.parametrize(("stage", "words"), STAGES)
def test_each_status_named_is_known_with_its_stage(stage: str, words: str) -> None:
    lifecycle = Lifecycle()
    for word in words.split(", "):
        status = lifecycle.read(word, 1)
        assert status is not None, word
        assert (status.label, status.stage) == (word, stage)


@pytest.mark.parametrize(("field", "keys"), FIELDS)
def test_each_key_named_is_one_of_the_field(field: str, keys: str) -> None:
    assert {Keys().find(key).name for key in keys.split(", ")} == {field}


def test_the_table_of_options_is_whole() -> None:
    named = [name.strip("`") for name, _ in table("options.md", "Option | Default | Meaning")]

    assert named == ["enabled", *DEFAULTS]


def test_the_table_of_options_of_a_source_is_whole() -> None:
    defaults = {}
    for row in (GUIDE / "sources.md").read_text(encoding="utf-8").split("\n"):
        if found := re.match(r"\| `(\w+)` \| (?:`(\w+)`)?", row):
            defaults[found[1]] = found[2]

    # The names that a message tells, and what holds when nothing is said.
    with pytest.raises(OptionError, match="known are name, url, path, site, timeout, max_size, max_age, on_error"):
        read_imports([{"xxxxxxxx": 1}])
    [one] = read_imports([{"name": "engine", "path": "x"}])
    assert list(defaults) == ["name", "url", "path", "site", "timeout", "max_size", "max_age", "on_error"]
    assert [defaults[name] for name in ("timeout", "max_size", "max_age", "on_error")] == [
        f"{one.timeout:g}", f"{one.max_size / 1e6:g}", f"{one.max_age:g}", one.on_error,
    ]  # fmt: skip


def test_dates_are_read_as_the_table_says() -> None:
    for written, read in table("what-is-read.md", "Written | Read as"):
        expected = found[0] if (found := re.match(r"\d{4}-\d\d-\d\d", read)) else None
        for text in re.findall(r"`([^`]+)`", written):
            assert iso_date(text) == expected, text


def directives(page: str) -> Iterator[tuple[str, Directive]]:
    """Yield each listing of a page with its text."""
    text = (GUIDE / page).read_text(encoding="utf-8")
    for directive in find_directives(text, READERS):
        yield text.encode()[directive.start : directive.end].decode().strip(), directive


def shown(page: str) -> list[str]:
    """Return the listings that a page shows as code."""
    blocks = re.findall(
        r"^```markdown\n(.*?)^```$", (GUIDE / page).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    return [found for block in blocks for found in re.findall(r"<!-- momentum/(?:specs|graph).*?-->", block, re.DOTALL)]


@pytest.mark.parametrize("page", ["listings.md", "graph.md"])
def test_each_directive_of_the_guide_stands_below_its_own_text(page: str) -> None:
    live = [text for text, _ in directives(page)]

    assert live
    assert [text for text in shown(page) if text in live] == live


@pytest.mark.parametrize("page", sorted(path.name for path in GUIDE.glob("*.md")))
def test_each_directive_that_is_shown_can_be_read(page: str) -> None:
    for text in shown(page):
        assert [found.error for found in find_directives(text, READERS)] == [""], text


def test_every_view_is_shown() -> None:
    seen = {found.asked.view for _, found in directives("listings.md") if isinstance(found.asked, Listing)}

    assert seen == set(View)


def test_the_tables_of_listings_name_every_option() -> None:
    rows = [*table("listings.md", "Option | Selects by"), *table("listings.md", "Option | Default | Meaning")]
    named = {name for cell, _ in rows for name in re.findall(r"`(\w+)`", cell)}

    with pytest.raises(ValueError, match="Known are") as error:
        read_directive("specs", "{ veiw: board }")

    known = re.search(r"Known are (.*) and the fields of specs", str(error.value))
    assert known is not None
    assert named == set(known[1].split(", "))


def test_the_table_of_parameters_is_that_of_the_script() -> None:
    script = (GUIDE.parents[2] / "mkdocs_momentum/site/theme/assets/momentum/momentum.js").read_text(encoding="utf-8")
    names = re.search(r"const NAMES = \[(.*?)\]", script)
    assert names is not None

    named = [name.strip("`") for name, _ in table("the-index.md", "Parameter | Holds | Example")]

    assert named == re.findall(r'"(\w+)"', names[1])


def test_the_addresses_that_are_shown_have_these_parameters() -> None:
    text = (GUIDE / "the-index.md").read_text(encoding="utf-8")
    queries = [urlsplit(url).query for url in re.findall(r"\]\((\.\./[^)]*\?[^)]*)\)", text)]
    known = {name.strip("`") for name, _ in table("the-index.md", "Parameter | Holds | Example")}

    assert len(queries) == 2
    assert [set(parse_qs(query)) - known for query in queries] == [set(), set()]


@pytest.mark.parametrize("page", ["options.md", "navigation.md"])
def test_the_ways_of_the_navigation_are_named(page: str) -> None:
    named = set(re.findall(r"`(\w+)`", (GUIDE / page).read_text(encoding="utf-8")))

    assert set(get_args(NavWay)) <= named
