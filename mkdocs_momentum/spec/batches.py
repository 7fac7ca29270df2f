"""Many things taken some at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

BATCH = 50
"""So many documents are worked on at once: their texts fit into the caches of a processor."""

_T = TypeVar("_T")


def in_batches(things: Iterable[_T]) -> Iterator[list[_T]]:
    """Yield things in lists of ``BATCH``, the last one of what is left."""
    rest = iter(things)
    while some := list(islice(rest, BATCH)):
        yield some
