"""The colours of badges: those of the stages on light pages, or a status's own."""

from __future__ import annotations

import re

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.model import Stage, Status

STAGES = {
    Stage.DRAFT: "#5f6b78",
    Stage.REVIEW: "#7a4bc4",
    Stage.ACCEPTED: "#1565c0",
    Stage.PROGRESS: "#a85800",
    Stage.DONE: "#2e7d32",
    Stage.LIVING: "#00746a",
    Stage.PAUSED: "#85594a",
    Stage.REJECTED: "#c62828",
    Stage.RETIRED: "#6b6b6b",
    Stage.INFO: "#476a9c",
    Stage.UNKNOWN: "#ad2e6b",
}
"""The colour of each stage, as in the style sheet of the pages."""

NONE = "#6b6b6b"
"""The colour of what has no stage."""

LABEL = "#555555"
"""The colour behind the word on the left."""

ENOUGH = 4.5
"""The contrast that small text needs: WCAG 2.2, criterion 1.4.3."""

_HEX = expression(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


def color_of(status: Status | None, catalog: Catalog) -> str:
    """Return the colour of a status as ``#rrggbb``.

    It is the site's own when that is a hex colour on which white text can be read, else that of the stage.
    """
    if status is None:
        return NONE
    definition = catalog.definition(status)
    own = definition.color if definition is not None else None
    if own and _HEX.fullmatch(own) and contrast(_long(own)) >= ENOUGH:
        return _long(own)
    return STAGES[status.stage]


def contrast(color: str) -> float:
    """Return the contrast of white text on a colour of the form ``#rrggbb``, from 1 to 21, as WCAG 2.2 defines it."""
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _long(color: str) -> str:
    bare = color[1:].lower()
    return f"#{bare}" if len(bare) == 6 else "#" + "".join(sign * 2 for sign in bare)
