"""Text shortened to what is asked for before it is parsed: three quarters of a spec are sections that nobody counts in.

A heading that begins a line ends every list, quote and paragraph before it. So the text between two of them can be
left out without a change to any other block, wherever nothing spans headings: code fences and HTML do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

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

# Where a heading begins and where its line ends, its level, and whether what is below it is asked for.
_Heading = tuple[int, int, int, Wanted]


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
    headings = _headings(text, verdicts)
    if not headings:
        return text, []
    # All that stands before ``done`` is in the pieces, or is to be blanked with what follows.
    pieces, lines, done = [text[: headings[0][0]]], list[Line](), headings[0][0]
    size = len if text.isascii() else _size
    signs = _Signs(text)
    level, was_kept = 0, True
    for number, (start, line_end, depth, wanted) in enumerate(headings):
        end = headings[number + 1][0] if number + 1 < len(headings) else len(text)
        if not level or depth <= level:
            level = depth if wanted is True or (wanted and _any_below(wanted, text, headings, number)) else 0
        if level or not number or (signs.stand_in(line_end, end) and _BOLD_LINE.search(text, line_end, end)):
            stays, was_kept = end, True
        elif was_kept:
            stays, was_kept = min(line_end + 1, end), False
        else:
            lines.append((depth, start, min(line_end + 1, end)))
            continue
        if done < start:
            # The heading begins a line.
            pieces.append(" " * (size(text[done:start]) - 1) + "\n")
        pieces.append(text[start:stays])
        done = stays
    pieces.append(" " * size(text[done:]))
    return "".join(pieces), lines if size is len else _in_bytes(lines, text)


def _headings(text: str, verdicts: Verdicts) -> list[_Heading]:
    """Return the headings; none where a line begins with ``#`` and is none."""
    found = []
    start = text.find("#")
    while start >= 0:
        if start and text[start - 1] != "\n":
            start = text.find("#", start + 1)
            continue
        end = text.find("\n", start)
        end = end if end >= 0 else len(text)
        depth, wanted = verdicts[text[start + 1 : end]]
        if not depth:
            return []  # "#tag" is text of the section before: where it stands, all is left as it is.
        found.append((start, end, depth, wanted))
        start = text.find("#", end)
    return found


def _in_bytes(lines: Iterable[Line], text: str) -> list[Line]:
    """Return lines with their ranges in UTF-8, from those in characters."""
    found = []
    done = at = 0
    for level, start, end in lines:
        begin = at + _size(text[done:start])
        done, at = end, begin + _size(text[start:end])
        found.append((level, begin, at))
    return found


def _any_below(holds: Callable[[str], bool], text: str, headings: Sequence[_Heading], number: int) -> bool:
    """Tell whether a section, or one that stands deeper below it, is what a function looks for."""
    start, _, depth, _ = headings[number]
    following = (headings[place] for place in range(number + 1, len(headings)))
    end = next((begin for begin, _, level, _ in following if level <= depth), len(text))
    return holds(text[start:end])


class _Signs:
    """The signs of a text that bold text begins with, asked for in the order of the text: each is found once."""

    __slots__ = ("_lines", "_stars", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._stars = self._lines = -1

    def stand_in(self, start: int, end: int) -> bool:
        """Tell whether one of them stands in a part of the text."""
        if self._stars < start:
            self._stars = self._next("*", start)
        if self._lines < start:
            self._lines = self._next("_", start)
        return self._stars < end or self._lines < end

    def _next(self, sign: str, start: int) -> int:
        place = self._text.find(sign, start)
        return place if place >= 0 else len(self._text)


def _size(text: str) -> int:
    return len(text.encode())
