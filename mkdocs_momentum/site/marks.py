"""Marks that pass through Markdown untouched, so that a place found in the source is found again in the HTML."""

from __future__ import annotations

import re
import secrets

from mkdocs_momentum.spec.model import Mark

_LETTERS = {Mark.MET: "m", Mark.OPEN: "o", Mark.STARTED: "s", Mark.FAILED: "f", Mark.DROPPED: "d"}
_STATES = {letter: mark for mark, letter in _LETTERS.items()}


class Marks:
    """Marks of one process: a random word that no document holds, a kind and a number.

    They are letters and digits alone, which no Markdown extension takes for markup.

    Attributes:
        boxes: What stands for a box in the Markdown, by its state.
    """

    def __init__(self, nonce: str | None = None) -> None:
        self.nonce = nonce or f"zq{secrets.token_hex(8)}q"
        word = self.nonce
        self.strip = re.compile(rf"<p>{word}h(?:0|(?P<full>1))z</p>\n?")
        self.strip_end = re.compile(rf"<p>{word}g0z</p>\n?")
        self.field = re.compile(rf"<p>{word}f(?P<number>\d+)z ?(?P<html>.*?)</p>", re.DOTALL)
        self.bar = re.compile(rf"<p>{word}p(?P<number>\d+)z</p>")
        self.bar_place = re.compile(rf"<!--{word}p(?P<number>\d+)z-->")
        self.piece = re.compile(rf"<p>{word}l(?P<number>\d+)z</p>")
        self.placed = re.compile(rf"<!--{word}l(?P<number>\d+)z-->.*?<!--{word}k(?P=number)z-->", re.DOTALL)
        self.box = re.compile(rf"{word}b(?P<state>[a-z])0z ?")
        self.boxes = {mark: f"{word}b{letter}0z".encode() for mark, letter in _LETTERS.items()}
        self._hidden = {letter: f"<!--{word}b{letter}0z-->" for letter in _STATES}
        self.left = re.compile(rf"(?:<p>{word}[a-z]+\d+z</p>\n?|<!--{word}[a-z]+\d+z-->|{word}[a-z]+\d+z ?)")

    def make(self, kind: str, number: int = 0) -> str:
        """Return the mark of a kind (one letter) and a number."""
        return f"{self.nonce}{kind}{number}z"

    def comment(self, kind: str, number: int = 0) -> str:
        """Return a mark as an HTML comment, which no search reads."""
        return f"<!--{self.make(kind, number)}-->"

    def hide_boxes(self, html: str) -> str:
        """Return HTML with the marks of boxes as comments."""
        return self.box.sub(lambda found: self._hidden[found["state"]], html)

    def split_at_boxes(self, html: str) -> tuple[str, list[tuple[Mark, str]]]:
        """Return what stands before the first box, then each box with what follows it."""
        first, *others = html.split(f"<!--{self.nonce}b")
        behind = len("m0z-->")
        return first, [(_STATES[piece[0]], piece[behind:]) for piece in others]
