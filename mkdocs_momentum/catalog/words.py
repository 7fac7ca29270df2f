"""The words that the plugin shows: one table for page, index and terminal, in the language of the site."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from typing import cast

from mkdocs_momentum.catalog.languages import Text
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.model import Progress

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "ja", "zh", "zh-hant", "ko")
"""The languages that there are words in."""

PLACEHOLDER = expression(r"\{([^{}]*)\}")
"""A place in a text that a value is put into; the group is its name."""

_TRADITIONAL = frozenset({"zh-tw", "zh-hk", "zh-mo"})
# Unicode CLDR, cardinal numbers: which whole numbers have the form "one"; all others of a listing's size are "other".
# French and Portuguese count nothing in the singular, but Portugal does not.
_ONES = {"ja": (), "zh": (), "zh-hant": (), "ko": (), "fr": (0, 1), "pt": (0, 1)}
_ONE = (1,)
_EUROPEAN_PORTUGUESE = "pt-pt"


class Words:
    """The words in one language.

    Args:
        language: The language as a theme or a locale names it: ``de``, ``pt-BR``, ``zh_TW``. A language that there
            are no words in gets English.
        overrides: Texts of the site's own by key; a text without forms stands for every number.

    Attributes:
        language: The one of ``LANGUAGES`` that the words are in.
    """

    def __init__(self, language: str = "en", overrides: Mapping[str, Text] | None = None) -> None:
        self.language = find_language(language) or "en"
        self._texts = {**texts(self.language), **(overrides or {})}
        is_european = _tag(language) == _EUROPEAN_PORTUGUESE
        self._ones = _ONE if is_european else _ONES.get(self.language, _ONE)

    def __call__(self, key: str, /, n: int | None = None, **values: object) -> str:
        """Return the text of a key as plain text, which the caller escapes.

        Args:
            key: Which text.
            n: The number that decides between forms, and the value of ``{n}``; without it the form is ``other``.
            **values: The values of placeholders; a placeholder without one stays as it is, for a script to fill.

        Raises:
            KeyError: There is no such text.
        """
        text = self._texts[key]
        if not isinstance(text, str):
            text = text.get("one" if n in self._ones else "other", text["other"])
        given = values if n is None else {"n": n, **values}
        # Not str.format: a text is the site's, and must reach no attribute of a value.
        return PLACEHOLDER.sub(lambda match: str(given.get(match[1], match[0])), text) if given else text


def find_language(name: str) -> str | None:
    """Return which of ``LANGUAGES`` a language's or a locale's name means, or None."""
    tag = _tag(name)
    if tag in _TRADITIONAL:
        return "zh-hant"
    while tag and tag not in LANGUAGES:
        tag = tag.rpartition("-")[0]
    return tag or None


def _tag(name: str) -> str:
    return name.strip().replace("_", "-").casefold()


def texts(language: str) -> Mapping[str, Text]:
    """Return the table of one of ``LANGUAGES``; the others are not read."""
    module = import_module(f"mkdocs_momentum.catalog.languages.{language.replace('-', '_')}")
    return cast("Mapping[str, Text]", module.TEXTS)


ENGLISH = Words()
"""The words of the terminal."""


@lru_cache(4096)
def progress_text(progress: Progress, words: Words = ENGLISH) -> str:
    """Return counts in words, such as ``3 of 8 met · 2 dropped``; ``""`` when nothing was counted."""
    parts = []
    if progress.total:
        parts.append(words("met", progress.met, met=progress.met, total=progress.total))
    if progress.dropped:
        parts.append(words("dropped", progress.dropped))
    if progress.untracked:
        parts.append(words("also_untracked" if parts else "untracked", progress.untracked))
    return " · ".join(parts)
