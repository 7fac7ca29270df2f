"""Badges: what they say, how they are drawn, and that any text makes a picture that can be read."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from few import catalog_of
from hypothesis import given
from hypothesis import strategies as st
from steady import steady

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.letters import width
from mkdocs_momentum.catalog.options import read_options
from mkdocs_momentum.catalog.words import ENGLISH, LANGUAGES, Words
from mkdocs_momentum.output import Shelf, put_badges
from mkdocs_momentum.published.badge import MAX_LABEL, MAX_MESSAGE, Badge, draw, endpoint, make_badge
from mkdocs_momentum.published.badges import Badges, snippet
from mkdocs_momentum.published.colors import ENOUGH, LABEL, NONE, STAGES, contrast
from mkdocs_momentum.published.home import beside, root_from
from mkdocs_momentum.spec.lifecycle import Lifecycle
from mkdocs_momentum.spec.model import Stage

CSS = Path(__file__).parent.parent / "mkdocs_momentum/site/theme/assets/momentum/momentum.css"
SVG = "{http://www.w3.org/2000/svg}"
GREEN = STAGES[Stage.DONE]


def texts_of(picture: bytes) -> list[str]:
    """Return the texts that are drawn, without their shadows."""
    found = ET.fromstring(picture).iter(f"{SVG}text")  # noqa: S314 - made by the line above
    return [text.text or "" for text in found if text.get("fill-opacity") is None]


def spec_text(status: str, criteria: str = "") -> str:
    return f"# A\n\n**Status:** {status}\n**Version:** 1.0.0\n\n## Success criteria\n\n{criteria}"


def badges_of(
    text: str, options: dict[str, object] | None = None, words: Words = ENGLISH
) -> tuple[Badge, Badge | None]:
    catalog = catalog_of({"a.md": text}, read_options(options or {}).settings.reader.lifecycle)
    badges = Badges(catalog, words)
    return badges.status(catalog.specs[0]), badges.progress(catalog.specs[0])


def test_a_picture_is_two_boxes_with_words_and_a_name() -> None:
    picture = draw(make_badge("status", "In Review", "#7a4bc4"))

    root = ET.fromstring(picture)  # noqa: S314 - made by the line above
    assert (root.get("height"), root.get("role"), root.get("aria-label")) == ("20", "img", "status: In Review")
    assert root.findtext(f"{SVG}title") == "status: In Review"
    assert [box.get("fill") for box in root.iter(f"{SVG}path")] == [LABEL, "#7a4bc4"]
    assert texts_of(picture) == ["status", "In Review"]
    assert root.get("width") == str(34 + 12 + 55 + 12)


def test_what_shields_io_is_given() -> None:
    assert json.loads(endpoint(make_badge("status", "Größe 大", "#2e7d32"))) == {
        "schemaVersion": 1,
        "label": "status",
        "message": "Größe 大",
        "color": "#2e7d32",
    }


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Approved", "Approved"),
        ("  two\n lines ", "two lines"),
        ("", "?"),
        ("\u200b\x00\ud800", "\u200b\ufffd\ufffd"),
        ("x" * MAX_MESSAGE, "x" * MAX_MESSAGE),
        ("x" * (MAX_MESSAGE + 1), "x" * (MAX_MESSAGE - 1) + "…"),
        ("word " * 12, "word word word word word word word…"),
    ],
)
def test_a_message_is_one_line_of_what_can_be_drawn(text: str, shown: str) -> None:
    assert make_badge("status", text, NONE).message == shown


@given(st.text(), st.text())
@steady
def test_any_text_makes_a_picture_below_two_kilobytes(label: str, message: str) -> None:
    badge = make_badge(label, message, NONE)
    picture = draw(badge)

    root = ET.fromstring(picture)  # noqa: S314 - made by the line above
    # XML reads a carriage return as a newline; neither can stand in a badge.
    assert root.get("aria-label") == root.findtext(f"{SVG}title") == f"{badge.label}: {badge.message}"
    assert texts_of(picture) == [badge.label, badge.message]
    assert len(picture) < 2048
    assert 0 < len(badge.label) <= MAX_LABEL
    assert 0 < len(badge.message) <= MAX_MESSAGE


@given(st.text(alphabet=st.sampled_from("<>&\"'`\\]]>{}"), min_size=MAX_MESSAGE, max_size=MAX_MESSAGE))
@steady
def test_the_longest_escaped_text_stays_below_two_kilobytes(text: str) -> None:
    assert len(draw(make_badge(text, text, NONE))) < 2048


@given(st.text(), st.text())
@steady
def test_a_longer_text_is_never_narrower(text: str, more: str) -> None:
    assert width(text, 11) <= width(text + more, 11)
    assert width(text + more, 11) == pytest.approx(width(text, 11) + width(more, 11))


@pytest.mark.parametrize(
    ("text", "pixels"),
    [
        ("", 0),
        ("Draft", 28),
        ("é", 7),
        ("e\u0301", 7),
        ("承認済み", 44),
        ("승인", 22),
        ("🚀", 14),
        ("\u200b", 0),
        ("Жж", 15),
        ("iii", 9),
    ],
)
def test_widths(text: str, pixels: float) -> None:
    assert width(text, 11) == pytest.approx(pixels, abs=1.5)


def test_the_colours_are_those_of_the_pages_and_white_can_be_read_on_them() -> None:
    light = CSS.read_text(encoding="utf-8").partition("--momentum-muted")[0]
    named = dict(re.findall(r"--momentum-color-(\w+): (#\w{6});", light))

    assert {**{stage.value: color for stage, color in STAGES.items()}, "none": NONE} == named
    assert set(STAGES) == set(Stage)
    assert [color for color in (*STAGES.values(), NONE, LABEL) if contrast(color) < ENOUGH] == []


@pytest.mark.parametrize(("color", "ratio"), [("#ffffff", 1), ("#000000", 21), ("#767676", 4.54), ("#777777", 4.48)])
def test_contrast_is_that_of_wcag(color: str, ratio: float) -> None:
    assert contrast(color) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize(
    ("status", "message", "color"),
    [
        ("Draft", "Draft", STAGES[Stage.DRAFT]),
        ("Superseded by [B](b.md)", "Superseded", STAGES[Stage.RETIRED]),
        ("Simmering", "Simmering", STAGES[Stage.UNKNOWN]),
        ("Q&A", "Q&A", STAGES[Stage.UNKNOWN]),
    ],
)
def test_the_badge_of_a_status(status: str, message: str, color: str) -> None:
    assert badges_of(spec_text(status))[0] == Badge("status", message, color)


def test_a_spec_without_a_status_says_so() -> None:
    assert badges_of("# A\n")[0] == Badge("status", "No status", NONE)


@pytest.mark.parametrize(
    ("own", "color"),
    [
        ("#7c4dff", "#7c4dff"),
        ("#00F", "#0000ff"),
        # White cannot be read on yellow, nor is it known how it would be on the others.
        ("#ffee00", STAGES[Stage.REVIEW]),
        ("rebeccapurple", STAGES[Stage.REVIEW]),
        ("#7c4dff80", STAGES[Stage.REVIEW]),
        ("#00f8", STAGES[Stage.REVIEW]),
    ],
)
def test_a_status_has_its_own_colour_where_white_can_be_read_on_it(own: str, color: str) -> None:
    options: dict[str, object] = {"statuses": {"in-qa": {"label": "In QA", "stage": "review", "color": own}}}

    assert badges_of(spec_text("in qa"), options)[0] == Badge("status", "In QA", color)


@pytest.mark.parametrize(
    ("criteria", "message", "color"),
    [
        ("- [x] a\n- [ ] b\n- [~] c\n", "1 of 2", STAGES[Stage.PROGRESS]),
        ("- [ ] a\n- [ ] b\n", "0 of 2", STAGES[Stage.DRAFT]),
        ("- [x] a\n", "1 of 1", GREEN),
        ("- a\n- b\n", "2 criteria, not tracked", NONE),
        ("- [~] a\n", "1 dropped", NONE),
    ],
)
def test_the_badge_of_progress(criteria: str, message: str, color: str) -> None:
    assert badges_of(spec_text("Draft", criteria))[1] == Badge("progress", message, color)


def test_without_criteria_there_is_no_badge_of_progress() -> None:
    assert badges_of(spec_text("Draft"))[1] is None


@pytest.mark.parametrize(
    ("statuses", "message", "color"),
    [
        ([], "0", NONE),
        (["Draft", "Active"], "2", STAGES[Stage.DRAFT]),
        (["Draft", "Implemented", "Final"], "3 · 2 done", STAGES[Stage.PROGRESS]),
        (["Implemented"], "1 · 1 done", GREEN),
    ],
)
def test_the_badge_of_all_specs(statuses: list[str], message: str, color: str) -> None:
    catalog = catalog_of({f"{number}.md": spec_text(status) for number, status in enumerate(statuses)})

    assert Badges(catalog, ENGLISH).whole() == Badge("specs", message, color)


def test_specs_of_other_sites_have_no_badge_here_and_count_in_none(tmp_path: Path) -> None:
    own, other = catalog_of({"a.md": spec_text("Draft"), "b.md": spec_text("Implemented")}).specs
    catalog = Catalog([own, other._replace(source="Other")], Lifecycle())

    put_badges(Shelf(str(tmp_path)), "specs.json", catalog, Badges(catalog, ENGLISH), lambda spec: spec.path[:-3])

    assert {path.name for path in tmp_path.iterdir()} == {
        "a.badge.svg", "a.badge.json", "specs-badge.svg", "specs-badge.json"
    }  # fmt: skip
    assert texts_of((tmp_path / "specs-badge.svg").read_bytes()) == ["specs", "1"]


def test_a_badge_speaks_the_language_of_the_site() -> None:
    status, progress = badges_of(spec_text("承認済み", "- [x] a\n"), words=Words("ja"))

    assert (status.label, status.message) == ("ステータス", "承認済み")
    assert progress is not None
    assert (progress.label, progress.message) == ("進捗", "1/1")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_labels_of_every_language_fit(language: str) -> None:
    words = Words(language)
    labels = [words(key) for key in ("badge_status", "badge_progress", "badge_specs")]

    assert [label for label in labels if len(label) > MAX_LABEL] == []


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("specs/login/", "specs/login/badge.svg"),
        ("./", "badge.svg"),
        ("", "badge.svg"),
        ("specs/login.html", "specs/login.badge.svg"),
        ("index.html", "index.badge.svg"),
        ("https://a.example/specs/login/", "https://a.example/specs/login/badge.svg"),
    ],
)
def test_a_badge_stands_beside_its_page(page: str, file: str) -> None:
    assert beside(page, "badge.svg") == file


@pytest.mark.parametrize(
    ("path", "root"),
    [
        ("specs.json", "./"),
        ("specs/specs.json", "../"),
        ("a/b/specs.json", "../../"),
        ("", "./"),
        ("./", "./"),
        ("specs/", "../"),
        ("specs/all.html", "../"),
    ],
)
def test_the_root_as_seen_from_a_file(path: str, root: str) -> None:
    assert root_from(path) == root


def test_the_line_to_copy_shows_the_badge_and_links_to_the_page() -> None:
    assert snippet("https://a.example/s/b/", ENGLISH) == (
        "[![status](https://a.example/s/b/badge.svg)](https://a.example/s/b/)"
    )
