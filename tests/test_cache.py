"""Copies of documents: kept whole, taken back only as they were kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mkdocs_momentum.published.cache import FOLDER, Cache, Copy, Marks

COPY = Copy(b'{"a": 1}\n\n', "https://engine.example/specs.json", Marks('"a1"', "Mon"), 1_800_000_000.5, "abc")


def _kept(tmp_path: Path) -> tuple[Cache, Path]:
    cache = Cache(tmp_path, "engine", "https://engine.example/specs.json")
    cache.save(COPY)
    [file] = (tmp_path / FOLDER).iterdir()
    return cache, file


def test_a_copy_is_taken_back_as_it_was_kept(tmp_path: Path) -> None:
    cache, file = _kept(tmp_path)

    assert cache.load() == COPY
    assert (file.parent.relative_to(tmp_path), file.name[:7], file.suffix) == (
        Path(".cache/plugin/momentum/sources"), "engine-", ".copy",
    )  # fmt: skip
    # A source that has moved has no copy yet.
    assert Cache(tmp_path, "engine", "https://other.example/specs.json").load() is None


def test_a_new_copy_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    cache, file = _kept(tmp_path)
    cache.save(COPY._replace(data=b"{}"))

    assert cache.load() == COPY._replace(data=b"{}")
    assert list(file.parent.iterdir()) == [file]


def test_a_copy_that_is_not_what_was_kept_is_none(tmp_path: Path) -> None:
    cache, file = _kept(tmp_path)
    head, _, data = file.read_bytes().partition(b"\n")
    facts = json.loads(head)
    for text in (
        b"", b"\n", b"[]\n", b"null\n" + data, head, head + b"\n" + data + b"x", b"\xff\n" + data,
        json.dumps({**facts, "time": "yesterday"}).encode() + b"\n" + data,
        json.dumps({**facts, "time": float("nan")}).encode() + b"\n" + data,
        json.dumps({name: fact for name, fact in facts.items() if name != "etag"}).encode() + b"\n" + data,
    ):  # fmt: skip
        file.write_bytes(text)
        assert cache.load() is None, text


def test_where_nothing_can_be_written_nothing_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file", encoding="utf-8")

    with pytest.raises(OSError, match=r"exists|directory"):
        Cache(tmp_path, "engine", "x").save(COPY)
    assert [path.name for path in tmp_path.iterdir()] == [".cache"]
