"""``mkdocs-momentum status``: nothing beside the new status or date contradicts it without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from shell import Done, run, write


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def change(text: str, new: str = "Rejected") -> tuple[Done, str]:
    """Return what the command said of a text, and what the text became."""
    write(Path(), {"a.md": text})
    return run("status", "a.md", new, "--date", "2027-01-02"), Path("a.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "after", "signs"),
    [
        ("**Status:** ✅ Accepted", "**Status:** Rejected", "✅"),
        ("**Status:** ✅ **Accepted**", "**Status:** **Rejected**", "✅"),
        ("**Status:** Accepted ✔️", "**Status:** Rejected", "✔️"),
        ("**Status:** 🎉 ✅ Accepted ✅", "**Status:** Rejected", "🎉 ✅ ✅"),
        ("**Status:** ✅ Acepted-ish", "**Status:** Rejected", "✅"),
        ("- ✅ Status: ⏳ Proposed", "- ✅ Status: Rejected", "⏳"),
        ("| Status | ✅ Accepted |\n|---|---|", "| Status | Rejected |\n|---|---|", "✅"),
    ],
)
def test_an_emoji_of_another_stage_is_taken_away_and_told(before: str, after: str, signs: str) -> None:
    done, text = change(f"# T\n\n{before}\n")

    assert text == f"# T\n\n{after}\n"
    assert done.err == f"mkdocs-momentum: a.md: line 3: {signs} beside the old status was taken away\n"


def test_front_matter_and_words_behind_the_status_stay() -> None:
    done, text = change("---\nstatus: '✅ Accepted ✅ (2026)'\n---\n# T\n")

    assert text == "---\nstatus: 'Rejected (2026)'\n---\n# T\n"
    assert done.err == (
        "mkdocs-momentum: a.md: line 2: ✅ ✅ beside the old status was taken away\n"
        "mkdocs-momentum: a.md: line 2: the words behind the status stay: (2026)\n"
    )


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [
        ("**Status:** ✅ Accepted", "**Status:** ✅ Approved", "Approved"),
        (
            "## Status\n\n- [x] ✅ Accepted\n- [ ] ❌ Rejected",
            "## Status\n\n- [ ] ✅ Accepted\n- [x] ❌ Rejected",
            "Rejected",
        ),
        ("**Status:** → Accepted", "**Status:** → Rejected", "Rejected"),
        ("**Status:** Accepted\n**Owner:** ✅ Me", "**Status:** Rejected\n**Owner:** ✅ Me", "Rejected"),
    ],
)
def test_an_emoji_that_is_still_right_stays(before: str, after: str, new: str) -> None:
    done, text = change(f"# T\n\n{before}\n", new)

    assert (text, done.err) == (f"# T\n\n{after}\n", "")


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("**Status:** ![Draft](https://img.shields.io/badge/status-draft-red)", 3),
        ("**Status:** [![Draft](a.svg)](b.md)", 3),
        ("**Status:** ![Status: Draft](a.svg) ✅", 3),
        ("**Status:** ![Draft][badge]", 3),
        ("## Status\n\n![Draft](a.svg)", 5),
    ],
)
def test_a_status_that_is_an_image_is_refused(value: str, line: int) -> None:
    done, text = change(f"# T\n\n{value}\n")

    fact = "the status is an image, which would go on showing the old one"
    assert done == (2, "", f'mkdocs-momentum: a.md: line {line}: {fact}; write "Rejected" in its place\n')
    assert text == f"# T\n\n{value}\n"


def test_an_image_beside_a_status_in_words_is_no_obstacle() -> None:
    done, text = change("# T\n\n**Status:** ![](dot.svg) Draft\n")

    assert (text, done.code) == ("# T\n\n**Status:** ![](dot.svg) Rejected\n", 0)


@pytest.mark.parametrize(
    ("written", "again", "rest"),
    [
        ("2026-01-01 — first draft by Ada", "2027-01-02 — first draft by Ada", "— first draft by Ada"),
        ("14 May 2026 (typos)", "2 January 2027 (typos)", "(typos)"),
        ("2026-01-01T10:00:00Z", "2027-01-02", ""),
        ("2026-01-01.", "2027-01-02.", ""),
    ],
)
def test_words_behind_the_date_stay_and_are_told(written: str, again: str, rest: str) -> None:
    done, text = change(f"# T\n\n**Status:** Draft\n**Updated:** {written}\n")

    assert text == f"# T\n\n**Status:** Rejected\n**Updated:** {again}\n"
    assert done.err == (f"mkdocs-momentum: a.md: line 4: the words behind the date stay: {rest}\n" if rest else "")
