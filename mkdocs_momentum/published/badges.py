"""The badges of a site: what each spec's say, and that of all specs."""

from __future__ import annotations

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.words import Words, progress_text
from mkdocs_momentum.published.badge import Badge, make_badge
from mkdocs_momentum.published.colors import NONE, STAGES, color_of
from mkdocs_momentum.published.home import beside
from mkdocs_momentum.spec.model import Progress, Spec, Stage

STATUS_SVG = "badge.svg"
STATUS_JSON = "badge.json"
PROGRESS_SVG = "progress.svg"
"""Names of the badges beside the page of a spec."""

WHOLE_SVG = "specs-badge.svg"
WHOLE_JSON = "specs-badge.json"
"""Names of the badge of all specs, beside ``specs.json``."""


class Badges:
    """The badges of the specs of a catalog.

    Args:
        catalog: The specs.
        words: The words of the plugin.
    """

    def __init__(self, catalog: Catalog, words: Words) -> None:
        self._catalog = catalog
        self._words = words
        self._made: dict[object, Badge] = {}

    def status(self, spec: Spec) -> Badge:
        """Return the badge of a spec's status; one that states none has a badge that says so."""
        status = spec.status
        key = (status.key, status.label) if status is not None else None
        badge = self._made.get(key)
        if badge is None:
            message = status.label if status is not None else self._words("no_status")
            color = color_of(status, self._catalog)
            badge = self._made[key] = make_badge(self._words("badge_status"), message, color)
        return badge

    def progress(self, spec: Spec) -> Badge | None:
        """Return the badge of a spec's progress; None when it has no criteria."""
        progress = spec.progress
        if not progress:
            return None
        badge = self._made.get(progress)
        if badge is None:
            badge = self._made[progress] = make_badge(
                self._words("badge_progress"), self._counted(progress), _color(progress.met, progress.total)
            )
        return badge

    def _counted(self, progress: Progress) -> str:
        if not progress.total:
            return progress_text(progress, self._words)
        return self._words("badge_met", met=progress.met, total=progress.total)

    def whole(self) -> Badge:
        """Return the badge of all specs of the site: how many there are, and how many of them are done."""
        own = [spec.status for spec in self._catalog.specs if not spec.source]
        done = sum(status is not None and status.stage is Stage.DONE for status in own)
        message = self._words("badge_done", total=len(own), done=done) if done else str(len(own))
        return make_badge(self._words("badge_specs"), message, _color(done, len(own)))


def snippet(page_url: str, words: Words) -> str:
    """Return the line of Markdown that shows the badge of a spec, and links to it.

    Args:
        page_url: The absolute address of the spec's page.
        words: The words of the plugin.
    """
    return f"[![{words('badge_status')}]({beside(page_url, STATUS_SVG)})]({page_url})"


def _color(done: int, total: int) -> str:
    if not total:
        return NONE
    return STAGES[Stage.DONE if done == total else Stage.PROGRESS if done else Stage.DRAFT]
