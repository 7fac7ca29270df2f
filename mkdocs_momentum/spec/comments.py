"""HTML comments in Markdown: where they stand, and the text without those that say nothing."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_momentum.spec.signs import may_hold_code, names_directive

_OPEN = "<!--"
_CLOSE = "-->"


class Comments(NamedTuple):
    """The comments of a text, as long as nothing else in it is looked at.

    Attributes:
        ranges: Where they begin and end, in characters and in order.
        is_whole: Whether each of them has an end.
    """

    ranges: tuple[tuple[int, int], ...] = ()
    is_whole: bool = True


_NONE = Comments()


def find_comments(text: str) -> Comments:
    """Return the comments of a text."""
    found: list[tuple[int, int]] = []
    # One character is found much faster than four.
    start = text.find("<")
    while start >= 0:
        if not text.startswith(_OPEN, start):
            start = text.find("<", start + 1)
            continue
        close = text.find(_CLOSE, start + len(_OPEN))
        if close < 0:
            return Comments(tuple(found), is_whole=False)
        close += len(_CLOSE)
        found.append((start, close))
        start = text.find("<", close)
    return Comments(tuple(found)) if found else _NONE


def without_comments(text: str, comments: Comments) -> str:
    """Return a text with the comments on lines of their own blanked, every offset in its UTF-8 form kept."""
    if not comments.ranges:
        return text
    may_matter = may_hold_code(text) or names_directive(text)
    is_ascii = text.isascii()
    pieces = []
    done = 0
    for start, close in comments.ranges:
        if start < done or (start and text[start - 1] != "\n"):
            continue
        # The rest of the closing line belongs to the comment's block.
        end = text.find("\n", close)
        end = len(text) if end < 0 else end
        if may_matter and _matters(text[start:end]):
            continue
        pieces += [text[done:start], " " * (end - start if is_ascii else len(text[start:end].encode()))]
        done = end
    pieces.append(text[done:])
    return "".join(pieces)


def _matters(comment: str) -> bool:
    # One that seems to hold a fence may itself stand in a fenced block, whose end must stay; one that is a directive is
    # looked for.
    return "```" in comment or "~~~" in comment or names_directive(comment)
