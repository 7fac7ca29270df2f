"""The option ``relations``: kinds that a site changes, adds and switches off."""

from __future__ import annotations

import pytest
from test_relations import read_site

from mkdocs_momentum.catalog.options import OptionError
from mkdocs_momentum.catalog.words import ENGLISH
from mkdocs_momentum.relations.kinds import BUILT_IN
from mkdocs_momentum.relations.options import read_kinds
from mkdocs_momentum.spec.keys import Keys

BUILT = [
    "depends-on", "required-by", "supersedes", "superseded-by", "extends", "extended-by", "parent", "children",
    "relates-to",
]  # fmt: skip


@pytest.mark.parametrize("value", [None, {}, {"depends-on": None}, {"depends-on": True}, {"depends-on": {}}])
def test_without_changes_there_are_the_built_in_kinds(value: object) -> None:
    kinds = read_kinds(value)

    assert kinds.kinds == BUILT_IN
    assert kinds.keys == BUILT
    assert [kinds.inverse(key) for key in BUILT] == [
        "required-by", "depends-on", "superseded-by", "supersedes", "extended-by", "extends", "children", "parent",
        "relates-to",
    ]  # fmt: skip
    assert [kind.key for kind in kinds.kinds if not kind.is_ordered] == ["relates-to"]


def test_a_kind_is_switched_off() -> None:
    kinds = read_kinds({"parent": False, "depends-on": False})

    assert [kind.key for kind in kinds.kinds] == ["supersedes", "extends", "relates-to"]
    assert (kinds.kind("children"), kinds.of_field("parent"), kinds.of_field("requires"), kinds.of_sections) == (
        None, None, None, None,
    )  # fmt: skip


def test_a_built_in_kind_has_other_words_and_further_fields() -> None:
    kinds = read_kinds(
        {"depends-on": {"label": "Needs", "fields": "Builds on", "inverse_fields": ["used_by"], "ordered": False}}
    )

    assert [kinds.label(key, ENGLISH) for key in ("depends-on", "required-by")] == ["Needs", "Required by"]
    assert [kinds.of_field(name) for name in ("builds-on", "Used By", "requires")] == [
        "depends-on", "required-by", "depends-on",
    ]  # fmt: skip
    assert kinds.of_sections == "depends-on"
    assert kinds.kinds[0].is_ordered is False


def test_the_other_side_of_a_built_in_kind_has_another_name() -> None:
    kinds = read_kinds({"supersedes": {"inverse": "gave-way-to"}})

    assert kinds.inverse("supersedes") == "gave-way-to"
    assert kinds.label("gave-way-to", ENGLISH) == "Gave way to"
    assert [kinds.of_field(name) for name in ("superseded by", "gave way to")] == ["gave-way-to", "gave-way-to"]
    assert kinds.kind("superseded-by") is None


def test_a_site_has_kinds_of_its_own() -> None:
    kinds = read_kinds(
        {
            "blocks": {"inverse": "blocked-by", "inverse_label": "Waits for"},
            "same-as": {"inverse": "same-as", "label": "The same as"},
        }
    )

    assert kinds.keys == [*BUILT, "blocks", "blocked-by", "same-as"]
    assert [kinds.label(key, ENGLISH) for key in ("blocks", "blocked-by", "same-as")] == [
        "Blocks", "Waits for", "The same as",
    ]  # fmt: skip
    assert [kinds.of_field(name) for name in ("blocks", "blocked by", "same_as")] == [
        "blocks", "blocked-by", "same-as",
    ]  # fmt: skip
    assert [kind.is_ordered for kind in kinds.kinds[-2:]] == [True, False]


def test_a_field_is_left_to_another_kind_when_its_own_is_off() -> None:
    kinds = read_kinds({"relates-to": False, "parent": {"fields": ["related"]}})

    assert [kinds.of_field(name) for name in ("see also", "parent")] == ["parent", "parent"]


def test_names_that_the_site_gives_its_fields_count() -> None:
    kinds = read_kinds({"parent": {"fields": ["epic key"]}}, Keys({"story": ["epic key"]}))

    assert (kinds.of_field("story"), kinds.of_field("epic key")) == ("parent", None)


WRONG = [
    ("yes", "option `relations`: must be a mapping, not 'yes'; write `relations: {...}`"),
    ({1: {}}, "option `relations`: has the key 1, which is no text; put it in quotes"),
    ({"depend-on": {"label": "Needs"}}, "option `relations.depend-on`: is not known; did you mean `relations.depends-on`? A new kind needs a name for its other side; write `inverse:` with it, or `inverse: depend-on` when both sides are the same"),
    ({"blocks": {}}, "option `relations.blocks`: is a new kind and needs a name for its other side; write `inverse:` with it, or `inverse: blocks` when both sides are the same"),
    ({"blocks": "blocked-by"}, "option `relations.blocks`: must be a mapping, not 'blocked-by'; write `blocks: {...}`"),
    ({"depend-on": False}, "option `relations.depend-on`: switches off a kind that there is not; did you mean \"depends-on\"? Known are depends-on, supersedes, extends, parent, relates-to"),
    ({"blocks": False}, "option `relations.blocks`: switches off a kind that there is not; known are depends-on, supersedes, extends, parent, relates-to"),
    ({"required-by": {"label": "Used by"}}, "option `relations.required-by`: is the other side of depends-on; say there what is to be changed"),
    ({"Depends on": {}}, "option `relations.Depends on`: is no name for a kind; write it in small letters with hyphens, such as `depends-on`"),
    ({"!": {}}, "option `relations.!`: is no name for a kind; write it in small letters with hyphens, such as `needs`"),
    ({"blocks": {"inverse": "Blocked by"}}, "option `relations.blocks.inverse`: must be in small letters with hyphens, not 'Blocked by'"),
    ({"blocks": {"inverse": ""}}, "option `relations.blocks.inverse`: must be a text, not ''; put it in quotes"),
    ({"blocks": {"inverse": "required-by"}}, 'option `relations.blocks`: and relations.depends-on are both called "required-by"; rename one of them'),
    ({"a": {"inverse": "b"}, "c": {"inverse": "a"}}, 'option `relations.c`: and relations.a are both called "a"; rename one of them'),
    ({"depends-on": {"lable": "x"}}, "option `relations.depends-on.lable`: is not known; did you mean `relations.depends-on.label`?"),
    ({"depends-on": {"label": 3}}, "option `relations.depends-on.label`: must be a text, not 3; put it in quotes"),
    ({"depends-on": {"fields": [1]}}, "option `relations.depends-on.fields`: holds 1, which is no text; put it in quotes or take it out"),
    ({"depends-on": {"fields": "**"}}, "option `relations.depends-on.fields`: holds '**', which has no letter or digit; take it out"),
    ({"depends-on": {"ordered": "no"}}, "option `relations.depends-on.ordered`: must be true or false, not 'no'"),
    ({"relates-to": {"ordered": True}}, "option `relations.relates-to.ordered`: must be false for a kind that is the same from both sides; take it out"),
    ({"blocks": {"inverse": "blocked-by", "fields": ["depends on"]}}, 'option `relations.blocks`: claims the field "depends on", which states depends-on; leave it to one of them'),
    ({"depends-on": {"inverse_fields": "requires"}}, 'option `relations.depends-on`: claims the field "requires", which states depends-on; leave it to one of them'),
    ({"supersedes": {"inverse": "supersedes"}}, 'option `relations.supersedes.inverse`: must be another name than "supersedes", for its two sides differ; take it out'),
    ({"replaces": {"inverse": "replaced"}}, 'option `relations.replaces`: claims the field "replaces", which states supersedes; leave it to one of them'),
]  # fmt: skip


@pytest.mark.parametrize(("value", "message"), WRONG)
def test_a_wrong_option_is_named_with_its_remedy(value: object, message: str) -> None:
    with pytest.raises(OptionError) as error:
        read_kinds(value)

    assert str(error.value) == message


def test_a_kind_of_the_site_leads_both_ways() -> None:
    files = {"a.md": "---\nblocks: B\n---\n\n# A\n", "b.md": "# B\n"}

    relations = read_site(files, {"blocks": {"inverse": "blocked-by"}})

    assert [(one.kind, one.target) for one in relations.of("a.md")] == [("blocks", "b.md")]
    assert [(one.kind, one.target) for one in relations.backlinks("b.md")] == [("blocked-by", "a.md")]
