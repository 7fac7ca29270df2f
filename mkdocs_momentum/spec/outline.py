"""Text shortened to what is asked for before it is parsed: three quarters of a spec are sections that nobody counts in.

A heading that begins a line ends every list, quote and paragraph before it. So the text between two of them can be
left out without a change to any other block, wherever nothing spans headings: code fences and HTML do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

# What stands in the way: a heading that is underlined or indented, whose level is not known here; a code fence or HTML,
# which may span headings. Looking ahead passes over most lines in half the time that trying the three takes.
_OBSTACLE = re.compile(
    r"\n(?=[-=`~< \t])(?:(?<!\n\n)[ \t]{0,3}(?:-+|=+)[ \t]*(?:\n|$)|[ ]{0,3}(?:```|~~~|<)|[ ]{1,3}#{1,6}(?:[ \t\n]|$))"
)
# A line that is bold from end to end may stand for a heading.
_BOLD_LINE = re.compile(r"\n[ \t]{0,3}(?:\*\*|__)[^\n]*[*_:\uff1a][ \t]*(?:\n|$)")
_NO_HEADING = re.compile(r"#*[^ \t\n#]|#{6}")
_REMEMBERED = 2048


Line = tuple[int, int, int]
"""A heading that is left out of a text: its level, and the range of its line in UTF-8."""

IsWanted = Callable[[str], Callable[[str], bool] | bool]
"""Tells from the line of a heading whether what is below it is asked for; or returns what tells it from the text of one
of the sections down to the next one that is no deeper."""


def shorten(text: str, is_wanted: IsWanted) -> tuple[str, list[Line]]:
    """Return a text with the sections blanked that nobody asks for, every offset in its UTF-8 form kept.

    What stands around the first heading stays. So does a heading that ends what stays; further ones are returned.

    Args:
        text: Markdown.
        is_wanted: Tells whether what is below a heading is asked for.
    """
    text = "\n" + text
    if _OBSTACLE.search(text) is not None:
        return text[1:], []
    sections = text.split("\n#")
    size = len if text.isascii() else _size
    pieces = sections[:1]
    lines: list[Line] = []
    start = size(sections[0])
    level = 0
    was_kept = True
    for number, section in enumerate(sections[1:], 1):
        line, newline, body = section.partition("\n")
        depth = _depth(line)
        if not depth:
            # "#tag" is text of the section before: where it stands, all is left as it is.
            return text[1:], []
        if not level or depth <= level:
            wanted = is_wanted("#" + line)
            level = depth if wanted is True or (wanted and any(map(wanted, _below(sections, number)))) else 0
        is_kept = level > 0 or number == 1 or _has_bold_line(body)
        if is_kept:
            pieces.append("#" + section)
        elif was_kept:
            pieces.append("#" + line + newline + " " * size(body))
        else:
            pieces.append(" " * (1 + size(section)))
            lines.append((depth, start, start + 1 + size(line) + len(newline)))
        start += size(section) + 2
        was_kept = is_kept
    return "\n".join(pieces)[1:], lines


def _below(sections: Sequence[str], number: int) -> Iterator[str]:
    """Yield a section and those that stand deeper below it."""
    yield sections[number]
    depth = _depth(sections[number].partition("\n")[0])
    yield from takewhile(lambda section: _depth(section.partition("\n")[0]) > depth, sections[number + 1 :])


# The specs of a site share most of their headings.
@lru_cache(maxsize=_REMEMBERED)
def _depth(line: str) -> int:
    """Return the level of a heading from its line without the first ``#``; 0 when it is none."""
    return 0 if _NO_HEADING.match(line) else len(line) - len(line.lstrip("#")) + 1


def _has_bold_line(body: str) -> bool:
    return ("*" in body or "_" in body) and _BOLD_LINE.search("\n" + body) is not None


def _size(text: str) -> int:
    return len(text.encode())
