"""The tables of the guide say what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mkdocs_momentum.catalog.options import DEFAULTS
from mkdocs_momentum.spec.dates import iso_date
from mkdocs_momentum.spec.keys import Keys
from mkdocs_momentum.spec.lifecycle import Lifecycle
from mkdocs_momentum.spec.model import Stage

GUIDE = Path(__file__).parent.parent / "example-site" / "docs" / "guide"


def table(page: str, head: str) -> list[tuple[str, str]]:
    text = (GUIDE / page).read_text(encoding="utf-8")
    rows = text.partition(f"| {head} |")[2].partition("\n\n")[0].split("\n")[2:]
    return [(cells[1].strip(), cells[2].strip()) for row in rows if len(cells := row.split("|")) > 2]


STAGES = [row for row in table("what-is-read.md", "Stage | Words") if row[0] != "unknown"]
FIELDS = table("what-is-read.md", "Field | Some of its keys")


def test_the_tables_are_found() -> None:
    assert {stage for stage, _ in STAGES} == {stage.value for stage in Stage if stage is not Stage.UNKNOWN}
    assert len(FIELDS) > 10


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


def test_dates_are_read_as_the_table_says() -> None:
    for written, read in table("what-is-read.md", "Written | Read as"):
        expected = found[0] if (found := re.match(r"\d{4}-\d\d-\d\d", read)) else None
        for text in re.findall(r"`([^`]+)`", written):
            assert iso_date(text) == expected, text
