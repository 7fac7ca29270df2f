"""The options of a site: what is right is taken, what is wrong is named with its remedy."""

from __future__ import annotations

import re
from typing import Any

import pytest

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.options import DEFAULTS, OptionError, read_options
from mkdocs_momentum.spec.model import Stage

SPEC = "# A\n\n**Version:** 1\n**Status:** Draft\n"


def test_without_options_evidence_decides() -> None:
    options = read_options({})
    assert options.index_path == "specs/index.md"
    assert options.nav == "keep"
    assert options.nav_status is True
    assert options.custom == ()
    assert options.settings.included("specs/a.md") is None
    assert options.settings.reader.date_order is None
    assert options.language is None
    assert options.words == {}


def test_the_defaults_are_the_options_and_are_themselves_right() -> None:
    assert set(DEFAULTS) == {
        "include", "exclude", "index", "nav", "nav_status", "statuses", "field_aliases", "date_order", "criteria",
        "language", "words", "checks", "relations", "link_status", "wiki_links", "badges", "sources",
    }  # fmt: skip
    assert read_options(DEFAULTS).index_path == read_options({}).index_path


def test_a_status_without_a_label_is_named_as_most_authors_write_it() -> None:
    reader = read_options({"statuses": {"ga": {"stage": "done"}, "in-qa": {"stage": "review"}}}).settings.reader
    written = ["GA", "GA", "ga", "In QA", "in-qa", "In QA"]
    facts = [
        reader.read(f"{n}.md", f"# A\n\n**Status:** {word}\n", included=True).facts for n, word in enumerate(written)
    ]

    specs = Catalog(facts, reader.lifecycle).specs
    assert [spec.status.label for spec in specs if spec.status is not None] == ["GA"] * 3 + ["In QA"] * 3


def test_everything_at_once() -> None:
    options = read_options(
        {
            "include": ["specs/**"],
            "exclude": ["specs/old/"],
            "index": False,
            "nav_status": False,
            "statuses": {
                "active": {"stage": "progress"},
                "in-qa": {
                    "label": "In QA", "stage": "review", "aliases": ["QA", "testing"], "color": "#7c4dff",
                    "icon": "review", "description": "Testers have it", "order": 5,
                },
            },
            "field_aliases": {"created": ["Erstellt"], "owner": ["DRI"]},
            "date_order": "dmy",
            "criteria": {"headings": ["Acceptance"]},
            "language": "de_AT",
            "words": {"clear": " All of them ", "specs": {"one": "{n} RFC", "other": "{n} RFCs"}, "met": "{met}/{total}"},
        }
    )  # fmt: skip
    reader = options.settings.reader
    qa = reader.lifecycle.find("testing")

    assert (options.index_path, options.nav_status) == (None, False)
    assert options.settings.included("specs/a.md") is True
    assert options.settings.included("specs/old/a.md") is False
    assert options.settings.included("adr/a.md") is False
    assert qa is not None
    assert (qa.key, qa.label, qa.stage, qa.color, qa.icon) == ("in-qa", "In QA", Stage.REVIEW, "#7c4dff", "review")
    assert (qa.description, qa.order) == ("Testers have it", 5)
    assert options.custom == (qa,)
    assert reader.date_order == "dmy"
    assert reader.headings == {"acceptance"}
    assert options.language == "de_AT"
    assert options.words == {
        "clear": "All of them", "specs": {"one": "{n} RFC", "other": "{n} RFCs"}, "met": "{met}/{total}"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "path", "taken"),
    [
        ("specs/**", "specs/a.md", True),
        ("specs/**", "specs/b/c/a.md", True),
        ("specs/**", "other/specs/a.md", False),
        ("specs/", "other/specs/a.md", True),
        ("/specs/", "other/specs/a.md", False),
        ("EIPS/*.md", "EIPS/eip-1.md", True),
        ("EIPS/*.md", "EIPS/old/eip-1.md", False),
        ("*.spec.md", "a/b/c.spec.md", True),
        ("specs/?.md", "specs/ab.md", False),
        ("specs/[ab].md", "specs/b.md", True),
    ],
)
def test_globs_are_those_of_a_gitignore(pattern: str, path: str, *, taken: bool) -> None:
    assert read_options({"include": [pattern]}).settings.included(path) is taken
    assert read_options({"exclude": [pattern]}).settings.included(path) is (False if taken else None)


def test_a_post_is_a_spec_only_when_the_globs_say_so() -> None:
    open_site = read_options({}).settings
    assert open_site.read("blog/posts/a.md", SPEC).is_spec
    assert not open_site.read("blog/posts/a.md", SPEC, is_post=True).is_spec
    assert read_options({"include": ["blog/**"]}).settings.read("blog/posts/a.md", SPEC, is_post=True).is_spec


@pytest.mark.parametrize("value", ["specs.md", "a/b/all-specs.md", "./specs.md"])
def test_the_index_is_a_page_anywhere(value: str) -> None:
    assert read_options({"index": value}).index_path == value.removeprefix("./")


@pytest.mark.parametrize("value", ["#abc", "#7c4dff", "#7C4DFF80", "teal", "RebeccaPurple"])
def test_colours(value: str) -> None:
    (custom,) = read_options({"statuses": {"draft": {"color": value}}}).custom
    assert (custom.key, custom.color) == ("draft", value)


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"includes": []}, "includes", "did you mean `include`"),
    ({"nonsense": 1}, "nonsense", "known are"),
    ({"include": "specs/**"}, "include", "list"),
    ({"include": [5]}, "include", "no text"),
    ({"include": [""]}, "include", "no text"),
    ({"include": [None]}, "include", "no text"),
    ({"exclude": [{"a": 1}]}, "exclude", "no text"),
    ({"exclude": ["!"]}, "exclude", ".gitignore"),
    ({"index": True}, "index", "specs/index.md"),
    ({"index": 3}, "index", "specs/index.md"),
    ({"index": "specs.html"}, "index", "specs/index.md"),
    ({"index": "/specs.md"}, "index", "below the docs folder"),
    ({"index": "../specs.md"}, "index", "below the docs folder"),
    ({"nav": "indx"}, "nav", "did you mean `index`"),
    ({"nav": "group"}, "nav", "did you mean `groups`"),
    ({"nav": False}, "nav", "must be one of keep, index, groups, not False"),
    ({"nav": ["index"]}, "nav", "did you mean `index`"),
    ({"nav_status": "yes"}, "nav_status", "true or false"),
    ({"nav_status": 1}, "nav_status", "true or false"),
    ({"link_status": "no"}, "link_status", "true or false"),
    ({"wiki_links": 0}, "wiki_links", "true or false"),
    ({"badges": "flat"}, "badges", "true or false"),
    ({"statuses": ["draft"]}, "statuses", "mapping"),
    ({"statuses": {1: {}}}, "statuses", "quotes"),
    ({"statuses": {"draft": "review"}}, "statuses.draft", "mapping"),
    ({"statuses": {"draft": {"stage": "drafts"}}}, "statuses.draft.stage", "did you mean `draft`"),
    ({"statuses": {"draft": {"stage": 5}}}, "statuses.draft.stage", "text"),
    ({"statuses": {"draft": {"colour": "red"}}}, "statuses.draft.colour", "did you mean `statuses.draft.color`"),
    ({"statuses": {"draft": {"color": "url(x)"}}}, "statuses.draft.color", "hex colour"),
    ({"statuses": {"draft": {"color": "red;}"}}}, "statuses.draft.color", "hex colour"),
    ({"statuses": {"draft": {"color": "#12345"}}}, "statuses.draft.color", "hex colour"),
    ({"statuses": {"draft": {"color": "notacolor"}}}, "statuses.draft.color", "CSS colour, not 'notacolor'"),
    ({"statuses": {"draft": {"color": "Terquoise"}}}, "statuses.draft.color", "did you mean `turquoise`?"),
    ({"statuses": {"draft": {"icon": "../secret"}}}, "statuses.draft.icon", "icon"),
    ({"statuses": {"draft": {"order": "5"}}}, "statuses.draft.order", "number"),
    ({"statuses": {"draft": {"order": True}}}, "statuses.draft.order", "number"),
    ({"statuses": {"draft": {"aliases": "sketch"}}}, "statuses.draft.aliases", "list"),
    ({"statuses": {"draft": {"label": ""}}}, "statuses.draft.label", "text"),
    ({"statuses": {"in-qa": {}}}, "statuses.in-qa", "stage"),
    ({"statuses": {"in-qa": None}}, "statuses.in-qa", "stage"),
    ({"statuses": {"!!!": {"stage": "draft"}}}, "statuses.!!!", "name"),
    ({"field_aliases": []}, "field_aliases", "mapping"),
    ({"field_aliases": {"owner": [5]}}, "field_aliases.owner", "no text"),
    ({"field_aliases": {"owner": ["Status"]}}, "field_aliases.owner", "'Status', which is the name of another field"),
    ({"field_aliases": {"owner": "superseded_by"}}, "field_aliases.owner", "take it out"),
    ({"field_aliases": {"state": ["Owner"]}}, "field_aliases.state", "take it out"),
    ({"field_aliases": {"owner": ["Lead"], "authors": ["lead"]}}, "field_aliases.authors", "a name of `owner` too"),
    ({"date_order": "ymd"}, "date_order", "`dmy` or `mdy`"),
    ({"criteria": ["Acceptance"]}, "criteria", "mapping"),
    ({"criteria": {"heading": []}}, "criteria.heading", "did you mean `criteria.headings`"),
    ({"criteria": {"headings": "Acceptance"}}, "criteria.headings", "list"),
    ({"language": 5}, "language", "text"),
    ({"language": " "}, "language", "text"),
    ({"language": "german"}, "language", "known are en, de, fr"),
    ({"words": ["clear"]}, "words", "mapping"),
    ({"words": {True: "x"}}, "words", "quotes"),
    ({"words": {"cleer": "x"}}, "words.cleer", "did you mean `words.clear`"),
    ({"words": {"qqq": "x"}}, "words.qqq", "known are met, dropped"),
    ({"words": {"clear": 5}}, "words.clear", "text"),
    ({"words": {"clear": ""}}, "words.clear", "text"),
    ({"words": {"clear": {"other": "x"}}}, "words.clear", "write one text"),
    ({"words": {"specs": 5}}, "words.specs", "text"),
    ({"words": {"specs": {"one": "x"}}}, "words.specs", "write `other:` as well"),
    ({"words": {"specs": {"other": 5}}}, "words.specs.other", "text"),
    ({"words": {"specs": {"onne": "x", "other": "y"}}}, "words.specs.onne", "did you mean `words.specs.one`"),
]


@pytest.mark.parametrize(
    ("options", "name", "remedy"), WRONG, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_wrong_option_is_named_with_its_remedy(options: dict[str, Any], name: str, remedy: str) -> None:
    with pytest.raises(OptionError, match=rf"^option `{re.escape(name)}`: .*{re.escape(remedy)}"):
        read_options(options)


def test_a_stage_that_does_not_exist() -> None:
    with pytest.raises(OptionError) as error:
        read_options({"statuses": {"draft": {"stage": "drafting"}}})
    assert str(error.value) == (
        'option `statuses.draft.stage`: there is no stage "drafting"; did you mean `draft`? Known are '
        "draft, review, accepted, progress, done, living, paused, rejected, retired, info, unknown"
    )


@pytest.mark.parametrize("value", ["keep", "index", "groups"])
def test_the_ways_of_the_navigation(value: str) -> None:
    assert read_options({"nav": value}).nav == value


def test_a_way_that_does_not_exist() -> None:
    with pytest.raises(OptionError) as error:
        read_options({"nav": "indx"})
    assert str(error.value) == "option `nav`: must be one of keep, index, groups, not 'indx'; did you mean `index`?"


def test_one_alias_may_be_written_without_a_list() -> None:
    reader = read_options({"field_aliases": {"owner": "Squad"}}).settings.reader
    assert reader.keys.find("SQUAD").name == "owner"


def test_an_alias_may_be_a_further_key_of_another_field_or_the_own_name_of_its_field() -> None:
    keys = read_options({"field_aliases": {"updated": ["Date", "Updated"], "State": ["status"]}}).settings.reader.keys
    assert [keys.find(key).name for key in ("date", "updated", "status")] == ["updated", "updated", "status"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            {"met": "{done} of {total}"},
            "option `words.met`: has the placeholder {done}, which is not known; known are {met}, {total}",
        ),
        (
            {"specs": {"one": "{n} RFC", "other": "{count} RFCs"}},
            "option `words.specs.other`: has the placeholder {count}, which is not known; known are {n}",
        ),
        (
            {"progress_of": "{title.upper}"},
            "option `words.progress_of`: has the placeholder {title.upper}, which is not known; known are {title}",
        ),
        (
            {"clear": "Clear {}"},
            "option `words.clear`: has the placeholder {}, which is not known; this text has none",
        ),
    ],
)
def test_a_placeholder_that_nothing_fills_is_named_with_those_that_are(words: dict[str, Any], message: str) -> None:
    with pytest.raises(OptionError) as error:
        read_options({"words": words})
    assert str(error.value) == message


def test_a_text_may_leave_placeholders_out() -> None:
    assert read_options({"words": {"met": "counted"}}).words == {"met": "counted"}
