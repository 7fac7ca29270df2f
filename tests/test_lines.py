"""Line numbers are right in whatever order they are asked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from steady import steady

from mkdocs_momentum.spec.markdown import Document

TEXT = "# Ä\n\n- one\n- two\n\nText.\n## B\n\n\nMore.\n"
OFFSETS = range(len(TEXT.encode()) + 1)


def lines(offsets: list[int]) -> list[int]:
    document = Document(TEXT, 5)
    return [document.line(offset) for offset in offsets]


@steady
@given(st.lists(st.sampled_from(OFFSETS), max_size=60))
def test_in_any_order(offsets: list[int]) -> None:
    assert lines(offsets) == [5 + TEXT.encode()[:offset].count(b"\n") for offset in offsets]


def test_from_the_end_to_the_start_and_back() -> None:
    there = [5 + TEXT.encode()[:offset].count(b"\n") for offset in reversed(OFFSETS)]

    assert lines([*reversed(OFFSETS), *OFFSETS]) == there + there[::-1]
