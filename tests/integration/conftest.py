"""Fixtures for tests that build real sites."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from .sites import Built, Workshop, forget_plugins

MakeSite = Callable[..., Built]


@pytest.fixture(autouse=True)
def _no_kept_plugins(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    yield
    forget_plugins()


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A folder for a site."""
    return Workshop(tmp_path)


@pytest.fixture
def make_site(tmp_path: Path) -> MakeSite:
    """Write a site from its pages and settings, and build it, strictly unless told otherwise."""

    def make(files: Mapping[str, str | bytes], *, strict: bool = True, **settings: Any) -> Built:
        named = {name: settings.pop(name) for name in ("plugins", "momentum", "theme") if name in settings}
        site = Workshop(tmp_path, settings=settings, **named)
        site.write(files)
        return site.build(strict=strict)

    return make
