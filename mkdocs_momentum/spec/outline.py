"""Text shortened to what is asked for before it is parsed: three quarters of a spec are sections that nobody counts in.

A heading that begins a line ends every list, quote and paragraph before it. So the text between two of them can be
left out without a change to any other block, wherever nothing spans headings: code fences and HTML do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile

from mkdocs_momentum.spec.expression import expression

# What stands in the way: a heading that is underlined or indented, whose level is not known here; a code fence or HTML,
# which may span headings. Looking ahead passes over most lines in half the time that trying the three takes.
_OBSTACLE = expression(
    r"\n(?=[-=`~< \t])(?:(?<!\n\n)[ \t]{0,3}(?:-+|=+)[ \t]*(?:\n|$)|[ ]{0,3}(?:```|~~~|<)|[ ]{1,3}#{1,6}(?:[ \t\n]|$))"
)
# A line that is bold from end to end may stand for a heading.
_BOLD_LINE = expression(r"\n[ \t]{0,3}(?:\*\*|__)[^\n]*[*_:\uff1a][ \t]*(?:\n|$)")
_NO_HEADING = expression(r"#*[^ \t\n#]|#{6}")
_REMEMBERED = 2048


Line = tuple[int, int, int]
"""A heading that is left out of a text: its level, and the range of its line in UTF-8."""

Wanted = Callable[[str], bool] | bool
"""Whether what is below a heading is asked for; or what tells it from the text of a section."""


class Verdicts(dict[str, tuple[int, Wanted]]):
    """Level of a heading and whether it is asked for, by its line without the first ``#``; level 0 for what is none.

    The specs of a site share most of their headings, so each is looked at once.

    Args:
        asks: Tells from the line of a heading whether what is below it is asked for; where it returns a function, that
            one tells it from the texts of the section and of those within.
    """

    def __init__(self, asks: Callable[[str], Wanted]) -> None:
        super().__init__()
        self._asks = asks

    def __missing__(self, line: str) -> tuple[int, Wanted]:
        """Look at a heading for the first time."""
        if len(self) >= _REMEMBERED:
            self.clear()
        depth = 0 if _NO_HEADING.match(line) else len(line) - len(line.lstrip("#")) + 1
        verdict = self[line] = (depth, self._asks("#" + line) if depth else False)
        return verdict


def shorten(text: str, verdicts: Verdicts) -> tuple[str, list[Line]]:
    """Return a text with the sections blanked that nobody asks for, every offset in its UTF-8 form kept.

    What stands around the first heading stays. So does a heading that ends what stays; further ones are returned.

    Args:
        text: Markdown.
        verdicts: Tells whether what is below a heading is asked for.
    """
    if _OBSTACLE.search("\n" + text) is not None:
        return text, []
    first, *sections = ("\n" + text).split("\n#")
    size = len if text.isascii() else _size
    pieces, lines = [first], list[Line]()
    start, last = size(first), len(sections) - 1
    level, gap, was_kept = 0, 0, True
    for number, section in enumerate(sections):
        end = section.find("\n")
        line = section if end < 0 else section[:end]
        depth, wanted = verdicts[line]
        if not depth:
            return text, []  # "#tag" is text of the section before: where it stands, all is left as it is.
        if not level or depth <= level:
            level = depth if wanted is True or (wanted and _any_below(wanted, sections, number, verdicts)) else 0
        length = size(section)
        if level or not number or _has_bold_line(section, end):
            pieces += [" " * gap, "\n#", section]
            gap, was_kept = 0, True
        elif was_kept:
            pieces += ["\n#", section[: end + 1] if end >= 0 else line]
            gap, was_kept = length - size(line) - (end >= 0), False
        else:
            # A heading right below another must not make the blanks a part of that one's line.
            is_right_below = not gap and not pieces[-1].endswith("\n")
            pieces += ["\n"] * is_right_below
            gap += 2 + length - is_right_below
            lines.append((depth, start, start + 1 + size(line) + (end >= 0 or number < last)))
        start += length + 2
    pieces.append(" " * gap)
    return "".join(pieces)[1:], lines


def _any_below(
    holds: Callable[[str], bool], sections: Sequence[str], number: int, verdicts: Mapping[str, tuple[int, Wanted]]
) -> bool:
    """Tell whether a section, or one that stands deeper below it, is what a function looks for."""
    depth = _depth(sections[number], verdicts)
    following = (sections[place] for place in range(number + 1, len(sections)))
    within = takewhile(lambda section: _depth(section, verdicts) > depth, following)
    return holds(sections[number]) or any(map(holds, within))


def _depth(section: str, verdicts: Mapping[str, tuple[int, Wanted]]) -> int:
    return verdicts[section.partition("\n")[0]][0]


def _has_bold_line(section: str, start: int) -> bool:
    return ("*" in section or "_" in section) and start >= 0 and _BOLD_LINE.search(section, start) is not None


def _size(text: str) -> int:
    return len(text.encode())
