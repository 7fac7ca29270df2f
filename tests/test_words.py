"""The plugin's words: the same in every language, with the right form for every number."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from mkdocs_momentum.catalog.facets import BUILT_IN
from mkdocs_momentum.catalog.languages import Text
from mkdocs_momentum.catalog.languages.en import TEXTS
from mkdocs_momentum.catalog.words import ENGLISH, LANGUAGES, PLACEHOLDER, Words, find_language, progress_text, texts
from mkdocs_momentum.spec.model import Mark, Progress, Stage

GUIDE = Path(__file__).parent.parent / "example-site" / "docs" / "guide" / "words.md"
COUNTED = {
    "met", "dropped", "untracked", "also_untracked", "specs", "show_all", "problems", "more_relations", "successor",
    "successor_gone", "graph_of",
}  # fmt: skip
UNINFLECTED = {"ja", "zh", "zh-hant", "ko"}


def forms(text: Text) -> Mapping[str, str]:
    return {"": text} if isinstance(text, str) else text


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_key_and_no_other(language: str) -> None:
    assert list(texts(language)) == list(TEXTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_that_counts_has_the_forms_of_its_language(language: str) -> None:
    expected = {"other"} if language in UNINFLECTED else {"one", "other"}

    assert {key: set(text) for key, text in texts(language).items() if not isinstance(text, str)} == dict.fromkeys(
        COUNTED, expected
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_every_text_has_the_placeholders_of_the_english_one(language: str) -> None:
    for key, text in texts(language).items():
        expected = placeholders(forms(TEXTS[key]).get("other", forms(TEXTS[key]).get("", "")))
        assert {form: placeholders(words) for form, words in forms(text).items()} == dict.fromkeys(
            forms(text), expected
        ), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_has_blanks_around_it(language: str) -> None:
    every = [words for text in texts(language).values() for words in forms(text).values()]

    assert [words for words in every if not words or words != words.strip()] == []


def test_no_language_is_a_copy_of_another() -> None:
    samples = {language: Words(language)("no_match") for language in LANGUAGES}

    assert len(set(samples.values())) == len(LANGUAGES)


def test_there_is_a_word_for_each_stage_each_box_and_each_facet() -> None:
    assert {key for key in TEXTS if key.startswith("stage_")} == {f"stage_{stage}" for stage in Stage}
    assert {key for key in TEXTS if key.startswith("box_")} == {f"box_{mark}" for mark in Mark if mark is not Mark.NONE}
    assert {key for key in TEXTS if key.startswith("field_")} == {facet.label_key for facet in BUILT_IN.values()}


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("en", "en"),
        ("en_US", "en"),
        ("de_AT", "de"),
        ("de-CH-1996", "de"),
        (" FR ", "fr"),
        ("pt-BR", "pt"),
        ("pt_PT", "pt"),
        ("zh", "zh"),
        ("zh_CN", "zh"),
        ("zh-Hans", "zh"),
        ("zh-Hans-HK", "zh"),
        ("zh-Hant", "zh-hant"),
        ("zh-Hant-MO", "zh-hant"),
        ("zh-TW", "zh-hant"),
        ("zh_HK", "zh-hant"),
        ("nl", None),
        ("den", None),
        ("", None),
    ],
)
def test_a_language_is_found_by_the_names_that_themes_and_locales_give_it(name: str, language: str | None) -> None:
    assert find_language(name) == language
    assert Words(name).language == (language or "en")


@pytest.mark.parametrize(
    ("language", "none", "one", "two", "many"),
    [
        ("en", "0 specs", "1 spec", "2 specs", "1200 specs"),
        ("de", "0 Spezifikationen", "1 Spezifikation", "2 Spezifikationen", "1200 Spezifikationen"),
        ("fr", "0 spécification", "1 spécification", "2 spécifications", "1200 spécifications"),
        ("es", "0 especificaciones", "1 especificación", "2 especificaciones", "1200 especificaciones"),
        ("pt", "0 especificação", "1 especificação", "2 especificações", "1200 especificações"),
        ("pt-BR", "0 especificação", "1 especificação", "2 especificações", "1200 especificações"),
        ("pt_PT", "0 especificações", "1 especificação", "2 especificações", "1200 especificações"),
        ("it", "0 specifiche", "1 specifica", "2 specifiche", "1200 specifiche"),
        ("ja", "0件の仕様", "1件の仕様", "2件の仕様", "1200件の仕様"),
        ("zh", "0 份规范", "1 份规范", "2 份规范", "1200 份规范"),
        ("zh-Hant", "0 份規格", "1 份規格", "2 份規格", "1200 份規格"),
        ("ko", "명세 0개", "명세 1개", "명세 2개", "명세 1200개"),
        ("nl", "0 specs", "1 spec", "2 specs", "1200 specs"),
    ],
)
def test_numbers_have_the_forms_of_the_language(language: str, none: str, one: str, two: str, many: str) -> None:
    words = Words(language)

    assert [words("specs", n) for n in (0, 1, 2, 1200)] == [none, one, two, many]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "1 of 8 met · 2 dropped · 1 not tracked"),
        ("de", "1 von 8 erfüllt · 2 gestrichen · 1 nicht nachverfolgt"),
        ("fr", "1 sur 8 rempli · 2 abandonnés · 1 non suivi"),
        ("es", "1 de 8 cumplido · 2 descartados · 1 sin seguimiento"),
        ("pt", "1 de 8 cumprido · 2 descartados · 1 sem acompanhamento"),
        ("it", "1 su 8 soddisfatto · 2 scartati · 1 non monitorato"),
        ("ja", "8件中1件達成 · 2件取り下げ · 1件追跡なし"),
        ("zh", "8 项中已满足 1 项 · 已放弃 2 项 · 1 项未跟踪"),
        ("zh-Hant", "8 項中已達成 1 項 · 已放棄 2 項 · 1 項未追蹤"),
        ("ko", "8개 중 1개 충족 · 2개 제외 · 1개 추적 안 함"),
    ],
)
def test_counts_in_every_language(language: str, text: str) -> None:
    assert progress_text(Progress(total=8, met=1, dropped=2, untracked=1), Words(language)) == text


@pytest.mark.parametrize(
    ("progress", "text"),
    [
        (Progress(), ""),
        (Progress(total=8, met=3), "3 of 8 met"),
        (Progress(untracked=1), "1 criterion, not tracked"),
        (Progress(untracked=4), "4 criteria, not tracked"),
        (Progress(dropped=1, untracked=4), "1 dropped · 4 not tracked"),
    ],
)
def test_the_terminal_counts_in_english(progress: Progress, text: str) -> None:
    assert progress_text(progress) == text


def test_values_stand_in_the_places_of_their_names() -> None:
    assert ENGLISH("met", met=3, total=8) == "3 of 8 met"
    assert ENGLISH("place", 12, status="Draft", place=3) == "Draft: 3 of 12"
    assert ENGLISH("show_all", 230) == "Show all 230 specs"
    assert ENGLISH("show_all", 1) == "Show 1 spec"
    assert Words("fr")("not_shown", error="x") == "Impossible d’afficher cette liste\u00a0: x."


def test_a_place_without_a_value_is_left_to_the_script() -> None:
    assert ENGLISH("shown") == "{shown} of {total}"
    assert ENGLISH("shown", total=230) == "{shown} of 230"
    assert ENGLISH("specs") == "{n} specs"


def test_a_value_is_never_read_as_a_text_with_places() -> None:
    assert ENGLISH("progress_of", title="{title} {0} {n}") == "Progress of {title} {0} {n}"
    assert Words("en", {"progress_of": "{title.__class__} {title}"})("progress_of", title="A") == "{title.__class__} A"


def test_a_text_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError, match="cleer"):
        ENGLISH("cleer")


def test_the_sites_own_words_come_first() -> None:
    words = Words(
        "fr", {"clear": "Tout voir", "specs": "{n} RFC", "dropped": {"one": "{n} écarté", "other": "{n} écartés"}}
    )

    assert words("clear") == "Tout voir"
    assert [words("specs", n) for n in (0, 1, 2)] == ["0 RFC", "1 RFC", "2 RFC"]
    assert [words("dropped", n) for n in (0, 1, 2)] == ["0 écarté", "1 écarté", "2 écartés"]
    assert words("search") == "Rechercher une spécification"


def test_a_form_that_a_language_asks_for_and_a_site_left_out_is_the_other_one() -> None:
    assert Words("en", {"specs": {"other": "{n} RFCs"}})("specs", 1) == "1 RFCs"


def loaded(code: str) -> list[str]:
    listed = f"{code}; import sys; print(*sorted(n for n in sys.modules if n.startswith('mkdocs_momentum.catalog.languages.')))"
    done = subprocess.run([sys.executable, "-c", listed], capture_output=True, text=True, encoding="utf-8", check=True)
    return [name.rpartition(".")[2] for name in done.stdout.split()]


def test_only_the_language_in_use_is_read() -> None:
    assert loaded("import mkdocs_momentum.catalog.words") == ["en"]
    assert loaded("import mkdocs_momentum.catalog.options") == ["en"]
    assert loaded("from mkdocs_momentum.catalog.words import Words; Words('zh_TW')") == ["en", "zh_hant"]


def test_the_guide_names_every_word() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| (.*) \|$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)

    assert {key: re.findall(r"`([^`]+)`", shown) for key, shown in rows} == {
        key: list(dict.fromkeys(forms(text).values())) for key, text in TEXTS.items()
    }


def test_the_guide_names_the_texts_that_have_forms() -> None:
    sentence = re.search(r"The texts that count, (.*?) may have", GUIDE.read_text(encoding="utf-8"), re.DOTALL)

    assert sentence is not None
    assert set(re.findall(r"`(\w+)`", sentence[1])) == COUNTED
