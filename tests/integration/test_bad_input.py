"""Bad input: the build goes on, the page is there, and the author is told where to act."""

from __future__ import annotations

import time
from typing import Any

import pytest
from mkdocs.exceptions import Abort, PluginError

from .conftest import MakeSite
from .pages import bars_of, boxes_of, data_of, facts_of, groups_of, one, parsed, paths_of, status_of, strip_of, words
from .sites import DRAFT, SPEC, Built

HOME: dict[str, str | bytes] = {"index.md": "# Home\n"}


def login(make_site: MakeSite, text: str | bytes, *, strict: bool = True, **settings: Any) -> Built:
    return make_site({**HOME, "specs/login.md": text}, strict=strict, **settings)


def assert_like_draft(site: Built) -> None:
    assert status_of(site.content()) == "Draft"
    assert facts_of(site.content()) == {"version": "1.2.0", "created": "2026-01-05"}
    assert bars_of(site.content()) == ["1 of 3 met"]
    assert boxes_of(site.content()) == ["met", "open", "open"]
    assert groups_of(site.content("specs/index.html")) == {"Draft": ["Login"]}


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + DRAFT.encode(),
        DRAFT.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + DRAFT.replace("\n", "\r\n").encode(),
        DRAFT.replace("\n", "\r").encode(),
        DRAFT.rstrip("\n").encode(),
        b"\n\n\n" + DRAFT.encode(),
    ],
    ids=["BOM", "CRLF", "BOM and CRLF", "CR", "no line end", "blank lines first"],
)
def test_marks_and_line_ends_change_nothing(make_site: MakeSite, data: bytes) -> None:
    site = login(make_site, data)

    assert_like_draft(site)
    assert site.warnings == []


def test_front_matter_behind_a_byte_order_mark_is_read(make_site: MakeSite) -> None:
    text = b"\xef\xbb\xbf---\r\nstatus: Draft\r\nversion: 2\r\n---\r\n# Login\r\n\r\nWords.\r\n"

    site = login(make_site, text)

    assert facts_of(site.content()) == {"version": "2"}
    assert "<p>Words.</p>" in site.content()


def test_a_byte_that_is_no_utf_8_is_named_with_its_line(make_site: MakeSite) -> None:
    site = login(make_site, DRAFT.encode().replace(b"People", b"Pe\xffple"), strict=False)

    assert_like_draft(site)
    assert "<p>Pe\ufffdple sign in.</p>" in site.content()
    [warning] = site.warnings
    assert "specs/login.md:11: a byte is no UTF-8" in warning


def test_a_wrong_byte_in_a_page_that_is_no_spec_does_not_end_the_build(make_site: MakeSite) -> None:
    site = make_site({"index.md": b"# Home\n\nCaf\xe9\n", "specs/login.md": DRAFT}, strict=False)

    assert_like_draft(site)
    [warning] = site.warnings
    assert "index.md:3: a byte is no UTF-8" in warning


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("status: Draft\nversion: 2\nowner: @team\n", 4),
        ("status: Draft\nversion: 2\nlist: [a, b\n", 5),
        ("status: Draft\nversion: 2\n\tindented: by a tab\n", 4),
    ],
)
def test_broken_front_matter_is_still_read_and_named(make_site: MakeSite, front: str, line: int) -> None:
    site = login(make_site, f"---\n{front}---\n# Login\n\nWords.\n", strict=False)

    [warning] = site.warnings
    assert f"specs/login.md:{line}: front matter is no valid YAML" in warning
    assert status_of(site.content()) == "Draft"
    assert facts_of(site.content())["version"] == "2"
    assert groups_of(site.content("specs/index.html")) == {"Draft": ["Login"]}
    assert "<p>Words.</p>" in site.content()


def test_front_matter_without_its_end_does_not_end_the_build(make_site: MakeSite) -> None:
    site = login(make_site, "---\nstatus: Draft\nversion: 2\n\n# Login\n\nWords.\n", strict=False)

    assert "Words." in site.content()
    assert site.has("specs/index.html")


@pytest.mark.parametrize("text", ["", "\n", "   \n\t\n", "\ufeff", "<!-- -->\n"])
def test_an_empty_file_is_an_empty_page(make_site: MakeSite, text: str) -> None:
    site = login(make_site, text)

    assert words(parsed(site.content())) == ""
    assert paths_of(site) == []


def test_an_empty_file_in_the_globs_is_listed_by_its_name(make_site: MakeSite) -> None:
    site = login(make_site, "", momentum={"include": ["specs/**"]})

    assert groups_of(site.content("specs/index.html")) == {"No status": ["Login"]}


def test_nul_bytes_do_not_end_the_build(make_site: MakeSite) -> None:
    site = login(make_site, DRAFT.replace("People", "Pe\0ple").replace("Draft", "Draft \0 now"))

    assert status_of(site.content()).startswith("Draft")
    assert bars_of(site.content()) == ["1 of 3 met"]
    assert list(groups_of(site.content("specs/index.html"))) == ["Draft"]


def test_control_characters_and_lone_marks_do_not_end_the_build(make_site: MakeSite) -> None:
    site = login(make_site, DRAFT.replace("People", "\x02\x03 \u202e\u2028 \x0b\x0c \ue000 zqh0z zqb0z"))

    assert bars_of(site.content()) == ["1 of 3 met"]
    assert "zqh0z zqb0z" in site.content()


def test_a_status_of_ten_thousand_characters_is_shown_in_full_and_cut_in_the_chip(make_site: MakeSite) -> None:
    site = login(make_site, SPEC.format(status="Draft — " + "long " * 2000))

    strip = strip_of(site.content())
    assert len(words(one(strip, ".momentum-status"))) <= 100
    assert words(one(strip, "[data-momentum-field=status] dd")).count("long") == 2000
    assert list(groups_of(site.content("specs/index.html"))) == ["Draft"]
    assert len(site.content("specs/index.html")) < 5000


def test_an_unknown_status_of_ten_thousand_characters_does_not_swell_index_and_nav(make_site: MakeSite) -> None:
    text = SPEC.format(status="Vague " * 1700)

    site = login(make_site, text, theme="material")

    assert groups_of(site.content("specs/index.html")) == {"Unknown": ["Login"]}
    assert site.content().count("Vague") >= 1700
    assert len(site.content("specs/index.html")) < 10_000
    assert len(site.html("index.html")) < len(site.html()) + 5000


def test_duplicate_headings_each_keep_their_section(make_site: MakeSite) -> None:
    text = DRAFT + "\n## Success Criteria\n\n- [x] again\n\n## Success Criteria\n\nNone yet.\n"

    site = login(make_site, text)

    assert bars_of(site.content()) == ["1 of 3 met", "1 of 1 met"]
    assert [section["total"] for section in data_of(site)["specs"][0]["criteria"]["sections"]] == [3, 1, 0]
    ids = [str(heading["id"]) for heading in parsed(site.content()).select("h2")]
    assert ids == ["overview", "success-criteria", "success-criteria_1", "success-criteria_2"]


def test_two_top_headings_make_one_strip(make_site: MakeSite) -> None:
    site = login(make_site, DRAFT + "\n# Login\n\n# Appendix\n\n**Status:** Final\n")

    assert status_of(site.content()) == "Draft"
    assert groups_of(site.content("specs/index.html")) == {"Draft": ["Login"]}


def test_a_spec_without_a_top_heading_has_its_strip_and_a_title(make_site: MakeSite) -> None:
    site = login(make_site, DRAFT.replace("# Login\n\n", ""))

    assert_like_draft(site)
    assert "<h1" not in site.content()


def test_a_spec_whose_title_is_a_second_level_heading_is_read(make_site: MakeSite) -> None:
    site = login(make_site, DRAFT.replace("# Login", "## Login"))

    assert_like_draft(site)


@pytest.mark.parametrize(
    "nested",
    [
        ">" * 300 + " - [ ] deep\n",
        "".join("  " * depth + "- [ ] item\n" for depth in range(60)),
        "- " * 300 + "[ ] deep\n",
        "[" * 2000 + "\n",
        "*" * 2000 + " a " + "_" * 2000 + "\n",
    ],
    ids=["quotes", "lists", "lists on a line", "brackets", "emphasis"],
)
def test_deep_nesting_does_not_end_the_build(make_site: MakeSite, nested: str) -> None:
    site = login(make_site, DRAFT + "\n" + nested + "\n## Behind\n\nText.\n")

    assert status_of(site.content()) == "Draft"
    assert groups_of(site.content("specs/index.html")) == {"Draft": ["Login"]}
    assert len(bars_of(site.content())) == 1


def test_a_hundred_thousand_boxes_are_counted(make_site: MakeSite) -> None:
    site = login(make_site, DRAFT + "\n## Acceptance Criteria\n\n" + "- [x] a\n- [ ] b\n" * 50_000)

    counts = data_of(site)["specs"][0]["criteria"]
    assert (counts["total"], counts["met"]) == (100_003, 50_001)
    assert bars_of(site.content()) == ["1 of 3 met", "50000 of 100000 met"]
    assert site.content().count('class="momentum-box ') == 100_003


def test_reading_a_large_page_costs_little_beside_rendering_it(make_site: MakeSite) -> None:
    paragraph = "Words and *more* words, again and again.\n\n"
    text = DRAFT + "\n## Much\n\n<pre>\n" + "a line of text\n" * 700_000 + "</pre>\n\n" + paragraph

    started = time.process_time()
    site = login(make_site, text)

    assert time.process_time() - started < 30
    assert_like_draft(site)
    assert len(site.content()) > 10_000_000


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"include": [3]}, "include"),
    ({"include": "specs/**"}, "include"),
    ({"exclude": [None]}, "exclude"),
    ({"exclude": ["!"]}, "exclude"),
    ({"index": "specs"}, "index"),
    ({"index": "/specs/index.md"}, "index"),
    ({"index": "../index.md"}, "index"),
    ({"index": 3}, "index"),
    ({"nav_status": "on please"}, "nav_status"),
    ({"statuses": ["draft"]}, "statuses"),
    ({"statuses": {"hot": {}}}, "statuses.hot"),
    ({"statuses": {"hot": {"stage": "started"}}}, "statuses.hot.stage"),
    ({"statuses": {"hot": {"stage": "review", "colour": "red"}}}, "statuses.hot.colour"),
    ({"statuses": {"hot": {"stage": "review", "color": "red;}"}}}, "statuses.hot.color"),
    ({"statuses": {"hot": {"stage": "review", "aliases": "warm"}}}, "statuses.hot.aliases"),
    ({"statuses": {"hot": {"stage": "review", "icon": "no/such"}}}, "statuses.hot.icon"),
    ({"statuses": {"hot": {"stage": "review", "order": "first"}}}, "statuses.hot.order"),
    ({"field_aliases": {"created": [3]}}, "field_aliases.created"),
    ({"field_aliases": ["created"]}, "field_aliases"),
    ({"date_order": "ymd"}, "date_order"),
    ({"criteria": {"heading": ["x"]}}, "criteria.heading"),
    ({"criteria": {"headings": "x"}}, "criteria.headings"),
]


def refusal(make_site: MakeSite, options: dict[str, Any]) -> str:
    """Return the message of the plugin's error with which a build ends."""
    with pytest.raises(Abort) as caught:
        make_site(HOME, momentum=options)
    # MkDocs prints a plugin's error and ends with one of its own.
    assert isinstance(caught.value.__context__, PluginError)
    return str(caught.value.__context__)


@pytest.mark.parametrize(("options", "name"), WRONG, ids=[f"{name}-{number}" for number, (_, name) in enumerate(WRONG)])
def test_a_wrong_option_ends_the_build_with_its_name(make_site: MakeSite, options: dict[str, Any], name: str) -> None:
    assert refusal(make_site, options).startswith(f"momentum: option `{name}`")


def test_a_stage_that_does_not_exist_is_told_with_the_right_ones(make_site: MakeSite) -> None:
    assert refusal(make_site, {"statuses": {"hot": {"stage": "reviewed"}}}) == (
        'momentum: option `statuses.hot.stage`: there is no stage "reviewed"; did you mean `review`? '
        "Known are draft, review, accepted, progress, done, living, paused, rejected, retired, info, unknown"
    )


def test_an_option_that_does_not_exist_is_named_with_the_one_meant(make_site: MakeSite) -> None:
    with pytest.raises(Abort) as caught:
        make_site(HOME, strict=False, momentum={"includes": ["a"]})

    assert isinstance(caught.value.__context__, PluginError)
    assert str(caught.value.__context__) == "momentum: option `includes`: is not known; did you mean `include`?"
