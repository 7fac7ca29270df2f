"""What is read lives as long as the build, so Python's garbage collector is kept from going through it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def long_lived() -> Iterator[None]:
    """Make many objects that stay, and set aside all that are there at the end, until the next call.

    Without this the collector goes through everything alive again and again, while pages are read and while they
    render. What is set aside may become garbage at the next build of ``serve`` at the earliest; it is freed then.
    """
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()
