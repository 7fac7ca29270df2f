"""The options for words: the language, and texts of the site's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mkdocs_momentum.catalog.languages import Text
from mkdocs_momentum.catalog.languages.en import TEXTS
from mkdocs_momentum.catalog.values import check_names, fail, read_mapping, read_text, shown
from mkdocs_momentum.catalog.words import LANGUAGES, PLACEHOLDER, find_language

_FORMS = ("one", "other")


def read_language(value: object) -> str | None:
    """Return the language that a site asks for, as it is written; None for the theme's.

    Raises:
        OptionError: It is no text, or there are no words in it.
    """
    if value is None:
        return None
    language = read_text("language", value)
    if find_language(language) is None:
        known = ", ".join(LANGUAGES)
        fail("language", f"there are no words in {shown(language)}; known are {known}; `words` changes single ones")
    return language


def read_words(value: object) -> dict[str, Text]:
    """Return the texts of the site's own by key.

    Raises:
        OptionError: A key, a form or a placeholder is not known, or a text is none.
    """
    given = read_mapping("words", value)
    check_names("words.", given, TEXTS)
    return {key: _text(f"words.{key}", text, TEXTS[key]) for key, text in given.items()}


def _text(name: str, value: object, known: Text) -> Text:
    if isinstance(known, str):
        if isinstance(value, Mapping):
            fail(name, "counts nothing, so that it has no forms; write one text in quotes")
        return _checked(name, value, [known])
    if not isinstance(value, Mapping):
        return _checked(name, value, known.values())
    forms = read_mapping(name, value)
    check_names(f"{name}.", forms, _FORMS)
    if "other" not in forms:
        fail(name, "lacks the form `other`, which all numbers but one have; write `other:` as well")
    return {form: _checked(f"{name}.{form}", text, known.values()) for form, text in forms.items()}


def _checked(name: str, value: object, known: Iterable[str]) -> str:
    text = read_text(name, value)
    names = sorted({found for one in known for found in PLACEHOLDER.findall(one)})
    for found in PLACEHOLDER.findall(text):
        if found not in names:
            hint = f"known are {', '.join(f'{{{one}}}' for one in names)}" if names else "this text has none"
            fail(name, f"has the placeholder {{{found}}}, which is not known; {hint}")
    return text
