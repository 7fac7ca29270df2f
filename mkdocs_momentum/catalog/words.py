"""Counts in the words that page, index and terminal share."""

from __future__ import annotations

from mkdocs_momentum.spec.model import Progress


def progress_text(progress: Progress) -> str:
    """Return counts in words, such as ``3 of 8 met · 2 dropped``; ``""`` when nothing was counted."""
    parts = []
    if progress.total:
        parts.append(f"{progress.met} of {progress.total} met")
    if progress.dropped:
        parts.append(f"{progress.dropped} dropped")
    if progress.untracked and not parts:
        return f"{progress.untracked} {'criterion' if progress.untracked == 1 else 'criteria'}, not tracked"
    if progress.untracked:
        parts.append(f"{progress.untracked} not tracked")
    return " · ".join(parts)
