"""How wide a text is, as far as that can be told before anybody knows the font that it is read in."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Measured in Chromium with DejaVu Sans at 11 px and rounded up to half a pixel: it is drawn after Verdana, and wider
# than most of what themes use.
_SIZE = 11
_MEASURED = {
    3.5: "'IJijl ,./:;\\|·", 4.0: "-f", 4.5: "!()[]rt", 5.0: '"', 5.5: "*_`s–°", 6.0: "?Lcz“”„‘’",
    6.5: "FPTYakovxy", 7.0: "$0123456789EKSbdeghnpqu{}«»", 7.5: "ABCRVXZ", 8.0: "NU", 8.5: "&DGHOQ", 9.0: "#+<=>^w~",
    9.5: "M", 10.5: "%m", 11.0: "@W…—©®",
}  # fmt: skip
_WIDTHS = {letter: size for size, letters in _MEASURED.items() for letter in letters}
# The means of Greek and Cyrillic letters, and more than those of most other alphabets.
_SMALL = 7.0
_LETTER = 8.0
# Most letters of a cursive script are narrow within a word.
_CURSIVE = 6.0
_ARABIC = range(0x600, 0x780)
_WIDE = 11.0
# Emoji are wide and taller than letters.
_PICTURE = 14.0
_PICTURES_FROM = 0x1F000
_WITHOUT_WIDTH = frozenset({"Mn", "Me", "Cf", "Cc"})


def width(text: str, size: float) -> float:
    """Return the width of a text in pixels; a longer text is never narrower.

    Args:
        text: The text.
        size: Size of the font in pixels.
    """
    return sum(map(_width, text)) * size / _SIZE


@lru_cache(4096)
def _width(letter: str) -> float:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.category(letter) in _WITHOUT_WIDTH:
        return 0.0
    if ord(letter) >= _PICTURES_FROM and unicodedata.category(letter) == "So":
        return _PICTURE
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return _WIDE
    if ord(letter) in _ARABIC:
        return _CURSIVE
    # An accent takes no room: é is as wide as e.
    return _WIDTHS.get(unicodedata.normalize("NFD", letter)[0], _LETTER if letter.isupper() else _SMALL)
