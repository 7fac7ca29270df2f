"""Selections of paths with patterns as in a ``.gitignore``."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol


class _Pattern(Protocol):
    @property
    def include(self) -> bool | None: ...

    def match_file(self, file: str) -> object | None: ...


class _Patterns(Protocol):
    @property
    def patterns(self) -> Sequence[_Pattern]: ...

    def match_file(self, file: str) -> bool: ...


class Globs:
    """Patterns over paths below the docs folder.

    Args:
        patterns: Patterns in the form of a ``.gitignore``, such as ``specs/**`` or ``!specs/old/``; the last one that
            fits decides.
    """

    def __init__(self, patterns: Sequence[str] = ()) -> None:
        self.patterns = tuple(patterns)
        self._spec = _compiled(self.patterns) if self.patterns else None

    def __bool__(self) -> bool:
        """Tell whether there is any pattern."""
        return self._spec is not None

    def match(self, path: str) -> bool:
        """Tell whether a path, written with ``/``, is selected."""
        return self._spec is not None and self._spec.match_file(path)

    def idle(self, paths: Collection[str]) -> list[str]:
        """Return the patterns that select none of some paths; one with ``!`` takes out, and is not among them."""
        made = self._spec.patterns if self._spec is not None else ()
        return [
            text
            for text, pattern in zip(self.patterns, made, strict=True)
            if pattern.include and not any(pattern.match_file(path) for path in paths)
        ]


def _compiled(patterns: Sequence[str]) -> _Patterns:
    from pathspec import PathSpec  # noqa: PLC0415 - its import takes as long as reading two hundred specs

    return PathSpec.from_lines("gitignore", patterns)
