"""Text shortened to what is asked for before it is parsed: three quarters of a spec are sections that nobody counts in.

A heading that begins a line ends every list, quote and paragraph before it. So the text between two of them can be
left out without a change to any other block, wherever nothing spans headings: code fences and HTML do.
"""

from __future__ import annotations

import re
from collections.abc import Callable

# What stands in the way: a heading that is underlined or indented, whose level is not known here; a code fence or HTML,
# which may span headings.
_OBSTACLE = re.compile(
    r"\n(?:(?<!\n\n)[ \t]{0,3}(?:-+|=+)[ \t]*(?:\n|$)|[ ]{0,3}(?:```|~~~|<)|[ ]{1,3}#{1,6}(?:[ \t\n]|$))"
)
# A line that is bold from end to end may stand for a heading.
_BOLD_LINE = re.compile(r"\n[ \t]{0,3}(?:\*\*|__)[^\n]*[*_:\uff1a][ \t]*(?:\n|$)")
_NO_HEADING = re.compile(r"#*[^ \t\n#]|#{6}")


def shorten(text: str, is_wanted: Callable[[str], bool]) -> str:
    """Return a text with the sections blanked that nobody asks for, every offset in its UTF-8 form kept.

    All headings stay, and so does what stands around the first.

    Args:
        text: Markdown.
        is_wanted: Tells from the line of a heading whether what is below it is asked for.
    """
    text = "\n" + text
    if _OBSTACLE.search(text):
        return text[1:]
    sections = text.split("\n#")
    pieces = sections[:1]
    level = 0
    for section in sections[1:]:
        line, newline, body = section.partition("\n")
        if _NO_HEADING.match(line):
            # "#tag" is text of the section before: where it stands, all is left as it is.
            return text[1:]
        depth = len(line) - len(line.lstrip("#")) + 1
        if not level or depth <= level:
            level = depth if is_wanted("#" + line) else 0
        body = newline + body
        is_kept = level or len(pieces) == 1 or _BOLD_LINE.search(body)
        pieces.append(section if is_kept else line + _blank(body))
    return "\n#".join(pieces)[1:]


def _blank(body: str) -> str:
    length = len(body) if body.isascii() else len(body.encode())
    return "\n" + " " * (length - 1) if length else ""
