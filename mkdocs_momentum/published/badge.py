"""A badge: two words that stand for a spec on pages elsewhere, as a picture and as data."""

from __future__ import annotations

import json
from functools import lru_cache
from html import escape
from math import ceil
from typing import NamedTuple

from mkdocs_momentum.catalog.letters import width
from mkdocs_momentum.published.colors import LABEL
from mkdocs_momentum.spec.expression import expression

MAX_LABEL = 18
"""Characters of the text on the left."""

MAX_MESSAGE = 36
"""Characters of the text on the right; a status that is longer is cut."""

_SIZE = 11
_ROOM = 6
_ROUND = 3
_HEIGHT = 20
# What XML 1.0 does not allow, and what is no character; the rest can be written into a picture. (Naming what is allowed
# instead takes the compiler of patterns 3 ms.)
_STRANGE = expression("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_ENCODER = json.JSONEncoder(ensure_ascii=False)
# Specs share their statuses: of ten thousand badges few are different.
_REMEMBERED = 4096


class Badge(NamedTuple):
    """What a badge says.

    Attributes:
        label: The text on the left: what it is about.
        message: The text on the right.
        color: The colour behind the right one, as ``#rrggbb``.
    """

    label: str
    message: str
    color: str


def make_badge(label: str, message: str, color: str) -> Badge:
    """Return a badge with its texts on one line, in characters that can be drawn, and cut to what there is room for."""
    return Badge(_short(label, MAX_LABEL), _short(message, MAX_MESSAGE), color)


def _short(text: str, most: int) -> str:
    # What can be printed is none of them.
    text = text if text.isprintable() else _STRANGE.sub("\ufffd", text)
    line = " ".join(text.split()) or "?"
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


@lru_cache(_REMEMBERED)
def endpoint(badge: Badge) -> bytes:
    """Return a badge as the JSON document that shields.io draws one from (its "endpoint badge", schema version 1)."""
    document = {"schemaVersion": 1, "label": badge.label, "message": badge.message, "color": badge.color}
    return f"{_ENCODER.encode(document)}\n".encode()


@lru_cache(_REMEMBERED)
def draw(badge: Badge) -> bytes:
    """Return a badge as an SVG document: the same bytes for the same badge, in every build."""
    name = f"{badge.label}: {badge.message}"
    left, right = _box(badge.label), _box(badge.message)
    whole, corner = left + right, f"{_ROUND} {_ROUND} 0 0 1"
    tall = _HEIGHT - 2 * _ROUND
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="{_HEIGHT}" role="img"'
        f' aria-label="{escape(name)}"><title>{escape(name, quote=False)}</title>'
        f'<path fill="{LABEL}" d="M{left} 0v{_HEIGHT}H{_ROUND}a{corner}-{_ROUND}-{_ROUND}v-{tall}'
        f'a{corner} {_ROUND}-{_ROUND}z"/>'
        f'<path fill="{badge.color}" d="M{left} 0h{right - _ROUND}a{corner} {_ROUND} {_ROUND}v{tall}'
        f'a{corner}-{_ROUND} {_ROUND}H{left}z"/>'
        f'<g aria-hidden="true" fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="{_SIZE}"'
        f' text-anchor="middle">{_text(badge.label, 0, left)}{_text(badge.message, left, right)}</g></svg>\n'
    ).encode()


def _box(text: str) -> int:
    return ceil(width(text, _SIZE)) + 2 * _ROOM


def _text(text: str, start: int, box: int) -> str:
    """Return a text with its shadow, squeezed or stretched to its measure where the font is another one."""
    words, middle = escape(text, quote=False), f"{start + box / 2:g}"
    fitted = f' textLength="{box - 2 * _ROOM}" lengthAdjust="spacingAndGlyphs"' if box > 2 * _ROOM else ""
    return (
        f'<text x="{middle}" y="15" fill="#000" fill-opacity=".3"{fitted}>{words}</text>'
        f'<text x="{middle}" y="14"{fitted}>{words}</text>'
    )
