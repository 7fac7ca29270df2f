"""Statuses: what authors write, and where in its life a spec stands."""

from __future__ import annotations

import pytest

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.spec.lifecycle import Definition, Lifecycle
from mkdocs_momentum.spec.model import Spec, Stage
from mkdocs_momentum.spec.reader import Reader

WORDS = {
    Stage.DRAFT: (
        "draft, raw, idea, wip, planning, planned, pending, provisional, not started, 초안, 草稿, 下書き, rascunho, "
        "borrador, entwurf, brouillon"
    ),
    Stage.REVIEW: "proposed, proposal, review, in review, under review, last call, open, candidate, discussion",
    Stage.ACCEPTED: "accepted, approved, implementable, ratified, ready, ready for implementation",
    Stage.PROGRESS: "in progress, in development, implementing, partially implemented, development",
    Stage.DONE: "implemented, final, complete, completed, done, shipped, activated, released, closed, merged",
    Stage.LIVING: "active, living, stable, standard, adopted",
    Stage.PAUSED: "deferred, stagnant, stalled, on hold, postponed, blocked, inactive, returned for revision",
    Stage.REJECTED: "rejected, declined, withdrawn, abandoned, cancelled, canceled",
    Stage.RETIRED: "superseded, superceded, deprecated, obsolete, replaced, moved, archived, retired, defunct",
    Stage.INFO: "informational, memorandum, reference",
}
KNOWN = [(stage, word) for stage, words in WORDS.items() for word in words.split(", ")]


def _specs(*statuses: str) -> list[Spec]:
    """Return one spec for each status, in the order of their paths."""
    texts = [f"# A\n\n**Version:** 1\n**Status:** {status}\n" for status in statuses]
    return [Reader().read(f"specs/{number:03}.md", text).facts for number, text in enumerate(texts)]


def _groups(*statuses: str) -> list[tuple[str, str, int]]:
    catalog = Catalog(_specs(*statuses), Lifecycle())
    return [(group.key, group.label, len(group.specs)) for group in catalog.statuses()]


@pytest.mark.parametrize(("stage", "word"), KNOWN)
def test_each_word_has_its_stage(stage: Stage, word: str) -> None:
    for written in (word, word.upper(), word.capitalize(), word.replace(" ", "-"), f"**{word}**", f"{word} (note)"):
        status = Lifecycle().read(written, 7)
        assert status is not None
        assert (status.stage, status.line) == (stage, 7), written


def test_the_stages_are_in_the_order_of_a_life() -> None:
    stages = sorted(Stage, key=lambda stage: stage.rank)
    assert [str(stage) for stage in stages] == [
        "draft", "review", "accepted", "progress", "done", "living", "paused", "rejected", "retired", "info", "unknown"
    ]  # fmt: skip


def test_final_and_implemented_stay_two_statuses() -> None:
    assert _groups("Final", "Implemented") == [("final", "Final", 1), ("implemented", "Implemented", 1)]


def test_variants_merge_and_the_most_frequent_right_spelling_names_them() -> None:
    statuses = ["in progress", "In Progress", "In-Progress", "In Progress", "IN PROGRESS"]
    assert _groups(*statuses) == [("in-progress", "In Progress", 5)]


def test_a_typo_never_names_a_group() -> None:
    assert _groups("Superceded", "Superceded", "superseded by x") == [("superseded", "superseded", 3)]
    assert _groups("Superceded", "Superceded") == [("superseded", "Superseded", 2)]


def test_american_and_british_spelling_are_both_right() -> None:
    assert _groups("Canceled", "Canceled", "Cancelled") == [("cancelled", "Canceled", 3)]


def test_other_languages_keep_their_own_label() -> None:
    groups = Catalog(_specs("초안", "Draft", "草稿"), Lifecycle()).statuses()
    assert {group.label for group in groups} == {"초안", "Draft", "草稿"}
    assert {group.stage for group in groups} == {Stage.DRAFT}


def test_an_unknown_text_is_a_group_of_its_own_behind_all_others() -> None:
    assert _groups("Simmering", "Reference", "simmering", "Simmering") == [
        ("reference", "Reference", 1),
        ("simmering", "Simmering", 3),
    ]


def test_groups_stand_in_the_order_of_stages() -> None:
    statuses = ["Rejected", "Final", "Draft", "Accepted", "Proposed", "Informational", "Deferred", "Stable"]
    labels = [label for _, label, _ in _groups(*statuses)]
    assert labels == ["Draft", "Proposed", "Accepted", "Final", "Stable", "Deferred", "Rejected", "Informational"]


def test_specs_without_a_status_are_no_status() -> None:
    specs = [*_specs("Draft"), Reader().read("specs/a.md", "# A\n", included=True).facts]
    catalog = Catalog(specs, Lifecycle())
    assert [(group.label, len(group.specs)) for group in catalog.statuses()] == [("Draft", 1)]
    assert len(catalog) == 2


def test_a_site_changes_what_is_known_and_leaves_the_built_in_alone() -> None:
    overrides = [Definition("active", Stage.PROGRESS), Definition("in-qa", Stage.REVIEW, label="In QA")]
    lifecycle = Lifecycle(overrides, {"testing": "in-qa", "signed off": "accepted"})

    read = [lifecycle.read(text, 1) for text in ("Active", "testing", "in-qa", "Signed off by all")]

    assert [(status.key, status.label, status.stage, status.qualifier) for status in read if status] == [
        ("active", "Active", Stage.PROGRESS, ""),
        ("in-qa", "In QA", Stage.REVIEW, ""),
        ("in-qa", "In QA", Stage.REVIEW, ""),
        ("accepted", "Signed off", Stage.ACCEPTED, "by all"),
    ]
    untouched = Lifecycle().read("Active", 1)
    assert untouched is not None
    assert untouched.stage is Stage.LIVING


def test_the_longest_phrase_leads_wherever_it_was_learnt() -> None:
    lifecycle = Lifecycle([Definition("draft-frozen", Stage.REVIEW, label="Draft frozen")])
    status = lifecycle.read("Draft frozen until May", 1)
    assert status is not None
    assert (status.key, status.label, status.qualifier) == ("draft-frozen", "Draft frozen", "until May")
