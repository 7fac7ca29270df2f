"""The garbage collector, while pages are read and after."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from mkdocs_momentum.memory import long_lived


class Node:
    """Something that is garbage only to the collector."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _nothing_set_aside() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()


def test_nothing_is_collected_within_and_all_is_set_aside_after() -> None:
    with long_lived():
        assert not gc.isenabled()
        assert gc.get_freeze_count() == 0

    assert gc.isenabled()
    assert gc.get_freeze_count() > 1000


def test_an_error_leaves_the_collector_as_it_was() -> None:
    with pytest.raises(KeyError, match="wrong"), long_lived():
        raise KeyError("wrong")

    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with long_lived():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_one_build_leaves_is_freed_by_the_next() -> None:
    with long_lived():
        node = Node()
    left = weakref.ref(node)
    del node
    gc.collect()
    assert left() is not None

    with long_lived():
        assert left() is None
