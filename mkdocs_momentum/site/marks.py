"""Marks that pass through Markdown untouched, so that a place found in the source is found again in the HTML."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.model import Mark

_LETTERS = {Mark.MET: "m", Mark.OPEN: "o", Mark.STARTED: "s", Mark.FAILED: "f", Mark.DROPPED: "d"}
_STATES = {letter: mark for mark, letter in _LETTERS.items()}
# What follows the word of a process: of a box and of a bar in the HTML, and of what takes their place there.
_BOX = expression(r"b(?P<state>[mosfd])(?P<bar>\d+)z ?")
_BAR = expression(r"p(?P<number>\d+)z</p>")
_MARK = expression(r"[a-z]+\d+z ?")
_NO_BAR = "0z"
_PLAIN_LENGTH = len(f"bm{_NO_BAR}")
_BOX_LENGTH = len("bm-->")
_BEHIND_TAG = (">", "> ")
_PLACE = expression(r"p(?P<number>\d+)z-->")


STRIP = "h"
"""The kind of the mark where the strip belongs; behind its comment stand the words of the strip, for the search."""

STRIP_END = "g"
"""The kind of the mark behind those."""

_STRIPS = (f"{STRIP}0z-->", f"{STRIP_END}0z-->")
_STRIP_LENGTH = len(_STRIPS[0])

Meaning = Mark | int | str
"""What a comment stands for: a box by its state, a bar by its number, strip and end by their kind, others by ``""``."""


class Marks:
    """Marks of one process: a random word that no document holds, a kind and a number.

    They are letters and digits alone, which no Markdown extension takes for markup.

    Attributes:
        boxes: What stands for a box in the Markdown, by its state.
    """

    def __init__(self, nonce: str | None = None) -> None:
        self.nonce = nonce or f"zq{os.urandom(8).hex()}q"
        word = self.nonce
        self.strip = expression(rf"<p>{word}h(?:0|(?P<full>1))z</p>\n?")
        self.strip_end = expression(rf"<p>{word}g0z</p>\n?")
        self.field = expression(rf"<p>{word}f(?P<number>\d+)z ?(?P<html>.*?)</p>", re.DOTALL)
        self.piece = expression(rf"<p>{word}l(?P<number>\d+)z</p>")
        self._bare = expression(rf"(?<!<!--){word}l(?P<number>\d+)z")
        self.placed = expression(rf"<!--{word}l(?P<number>\d+)z-->.*?<!--{word}k(?P=number)z-->", re.DOTALL)
        # For a box that tells of no bar, as nearly all do: its comment, by what stands behind the word.
        self._comments = {f"b{letter}{_NO_BAR}": f"<!--{word}b{letter}-->" for letter in _STATES}
        self.boxes = {mark: f"{word}b{letter}{_NO_BAR}".encode() for mark, letter in _LETTERS.items()}
        self.left = expression(rf"(?:<p>{word}[a-z]+\d+z</p>\n?|<!--\s*{word}[a-z]+\d*z?\s*-->|{word}[a-z]+\d+z ?)")

    def make(self, kind: str, number: int = 0) -> str:
        """Return the mark of a kind (one letter) and a number."""
        return f"{self.nonce}{kind}{number}z"

    def comment(self, kind: str, number: int = 0) -> str:
        """Return a mark as an HTML comment, which no search reads."""
        return f"<!--{self.make(kind, number)}-->"

    def with_bar(self, box: bytes, number: int) -> bytes:
        """Return the mark of a box that tells where the bar of that number stands as well: below the heading before."""
        return box[: -len(_NO_BAR)] + f"{number + 1}z".encode()

    def bare_pieces(self, html: str) -> set[int]:
        """Return the numbers of the pieces whose marks are text of a page, and no comments."""
        return {int(found["number"]) for found in self._bare.finditer(html)}

    def without_bare_pieces(self, html: str) -> str:
        """Return the HTML without those marks."""
        return self._bare.sub("", html)

    def hide(self, html: str) -> str:
        """Return HTML with the marks of boxes and bars as comments."""
        first, *others = html.split(self.nonce)
        return self.hidden(first, others)

    def hidden(self, first: str, others: Sequence[str]) -> str:
        """Return the same for HTML that is parted at the word of the marks."""
        pieces = [first]
        for piece in others:
            # A box stands behind a tag, nearly always; within one, and in the value of an attribute, no comment can.
            if not pieces[-1].endswith(_BEHIND_TAG) and _is_within_tag(pieces):
                pieces += [self.nonce, piece] if pieces[-1].endswith("<!--") else [_without_mark(piece)]
            elif comment := self._comments.get(piece[:_PLAIN_LENGTH]):
                pieces += [comment, piece[_PLAIN_LENGTH + piece.startswith(" ", _PLAIN_LENGTH) :]]
            elif box := _BOX.match(piece):
                state, bar_number = box.groups()
                if bar_number != "0":
                    self._put_bar(pieces, int(bar_number) - 1)
                pieces += [f"<!--{self.nonce}b{state}-->", piece[box.end() :]]
            elif (bar := _BAR.match(piece)) and pieces[-1].endswith("<p>"):
                pieces[-1] = pieces[-1][: -len("<p>")]
                pieces += [self.comment("p", int(bar["number"])), piece[bar.end() :]]
            else:
                pieces.append(_without_mark(piece))
        return "".join(pieces)

    def _put_bar(self, pieces: list[str], number: int) -> None:
        """Put the comment of a bar behind the last heading."""
        place = len(pieces) - 1
        while place and "</h" not in pieces[place]:
            place -= 1
        end = pieces[place].rfind("</h")
        behind = pieces[place].find(">", end) + 1 if end >= 0 else 0
        pieces[place] = f"{pieces[place][:behind]}\n{self.comment('p', number)}{pieces[place][behind:]}"

    def split(self, html: str) -> tuple[str, list[tuple[Meaning, str]]]:
        """Return what stands before the first comment of these, then what each means, with what follows it."""
        first, *others = html.split(f"<!--{self.nonce}")
        return first, [self._meaning(piece) for piece in others]

    @staticmethod
    def _meaning(piece: str) -> tuple[Meaning, str]:
        kind = piece[:1]
        if kind == "b" and piece.startswith("-->", len("bm")):
            return _STATES[piece[1]], piece[_BOX_LENGTH:]
        if piece.startswith(_STRIPS):
            return kind, piece[_STRIP_LENGTH:]
        if place := _PLACE.match(piece):
            return int(place["number"]), piece[place.end() :]
        return "", piece


def _without_mark(piece: str) -> str:
    # What is no comment by now would be read by the search.
    mark = _MARK.match(piece)
    return piece[mark.end() :] if mark is not None else piece


def _is_within_tag(before: list[str]) -> bool:
    """Tell whether HTML, in pieces, ends within a tag."""
    for piece in reversed(before):
        opening, closing = piece.rfind("<"), piece.rfind(">")
        if opening != closing:
            return opening > closing
    return False
