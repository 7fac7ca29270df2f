"""The terminal door, called within this process."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from mkdocs_momentum import cli
from mkdocs_momentum.spec.reader import Reader, Reading


def list_folder(folder: Path) -> int:
    (folder / "a.md").write_text("# A\n\n**Status:** Draft\n**Version:** 1.0\n", encoding="utf-8")
    return cli.main(["list", str(folder)])


def test_the_garbage_collector_looks_as_often_as_before(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = gc.get_threshold()
    seen = []
    read = Reader.read

    def spy(reader: Reader, path: str, text: str, *, included: bool | None) -> Reading:
        seen.append(gc.get_threshold())
        return read(reader, path, text, included=included)

    monkeypatch.setattr(Reader, "read", spy)

    assert list_folder(tmp_path) == 0
    assert capsysbinary.readouterr().out.splitlines()[1].split() == [b"a.md", b"A", b"Draft", b"1.0"]
    assert seen == [(50_000, *usual[1:])]
    assert gc.get_threshold() == usual


def test_the_garbage_collector_looks_as_often_as_before_when_reading_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = gc.get_threshold()
    monkeypatch.delattr(Reader, "read")

    with pytest.raises(AttributeError, match="read"):
        list_folder(tmp_path)

    assert gc.get_threshold() == usual
