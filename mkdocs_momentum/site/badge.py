"""The line with which a reader shows a spec's badge elsewhere."""

from __future__ import annotations

from mkdocs_momentum.site.render import Context, Renderer


def draw_badge(snippet: str, renderer: Renderer, context: Context) -> str:
    """Return the note with the line to copy; ``""`` when there is no line."""
    return renderer.part("badge", context, snippet=snippet, words=renderer.words) if snippet else ""
