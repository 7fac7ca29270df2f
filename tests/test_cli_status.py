"""``mkdocs-momentum status``: the status and the date change where they stand, and nothing else does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shell import CONFIG, run, write
from steady import steady

from mkdocs_momentum.authoring import AuthoringError
from mkdocs_momentum.authoring.days import as_iso, find_date
from mkdocs_momentum.authoring.status import restate
from mkdocs_momentum.authoring.text import Text
from mkdocs_momentum.authoring.values import reader
from mkdocs_momentum.catalog.options import read_options
from mkdocs_momentum.catalog.settings import Settings
from mkdocs_momentum.spec.dates import iso_date

DIALECTS = Path(__file__).parent.parent / "example-site/docs/dialects"
DAY = date(2027, 1, 2)


def changed(text: str, new: str, settings: Settings | None = None) -> str:
    """Return the text of a spec after a change of its status."""
    used = settings or Settings()
    done = restate(Text(text.encode()), reader("specs/a.md", used), used.reader.lifecycle, new, DAY)
    return done.text.data.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# T\n\n**Status:** Draft\n", "# T\n\n**Status:** Rejected\n"),
        ("# T\n\n**Status**: draft\n", "# T\n\n**Status**: rejected\n"),
        ("# T\n\nStatus: DRAFT\nOwner: Me\n", "# T\n\nStatus: REJECTED\nOwner: Me\n"),
        (
            "---\nstatus: draft\nupdated: 2026-01-01\n---\n# T\n",
            "---\nstatus: rejected\nupdated: 2027-01-02\n---\n# T\n",
        ),
        ('---\nstatus: "Draft" # by hand\n---\n# T\n', '---\nstatus: "Rejected" # by hand\n---\n# T\n'),
        ("---\nstatus: >\n  Draft\n---\n# T\n", "---\nstatus: >\n  Rejected\n---\n# T\n"),
        ("# Draft\n\n- Draft: a\n- Status: Draft\n", "# Draft\n\n- Draft: a\n- Status: Rejected\n"),
        (
            "# T\n\n| Status | Draft |\n|---|---|\n| Owner | Me |\n",
            "# T\n\n| Status | Rejected |\n|---|---|\n| Owner | Me |\n",
        ),
        ("# T\n\n| Id | Status |\n|---|---|\n| 7 | Draft |\n", "# T\n\n| Id | Status |\n|---|---|\n| 7 | Rejected |\n"),
        ("# T\n\n> **Status**: Draft\n", "# T\n\n> **Status**: Rejected\n"),
        ("# T\n\n**Version:** 1 | **Status:** Draft\n", "# T\n\n**Version:** 1 | **Status:** Rejected\n"),
        ("# T\n\n## Status\n\nDraft\n\n## Text\n\nDraft\n", "# T\n\n## Status\n\nRejected\n\n## Text\n\nDraft\n"),
        ("# T\n\n## Status: Draft\n", "# T\n\n## Status: Rejected\n"),
        ("# T\n\n**Status:** **[Draft](s.md)**\n", "# T\n\n**Status:** **[Rejected](s.md)**\n"),
        ("# T\n\n**Status:** Draft (2nd)\n", "# T\n\n**Status:** Rejected (2nd)\n"),
        ("# T\n\n**Status:** Aproved\n", "# T\n\n**Status:** Rejected\n"),
        ("# T\n\n**Status:** {Draft, Final, Rejected}\n", "# T\n\n**Status:** Rejected\n"),
        ("# T\n\n**Status:** TBD\n", "# T\n\n**Status:** Rejected\n"),
        ("# T\n\n**Status:** Draft\n---\n", "# T\n\n**Status:** Rejected\n---\n"),
        ("# T\n\n## Status\n\n- [x] Draft\n- [ ] Rejected\n", "# T\n\n## Status\n\n- [ ] Draft\n- [x] Rejected\n"),
        ("```\nStatus: Draft\nId: 7\n```\n\n# T\n", "```\nStatus: Rejected\nId: 7\n```\n\n# T\n"),
    ],
)
def test_the_status_changes_where_it_stands(before: str, after: str) -> None:
    assert changed(before, "rejected") == after
    windows = before.replace("\n", "\r\n")
    assert changed(f"\ufeff{windows}", "rejected") == "\ufeff" + after.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("written", "again"),
    [
        ("2026-01-01", "2027-01-02"),
        ("2026-01-01T10:00:00Z", "2027-01-02"),
        ("2026/1/1", "2027/01/02"),
        ("20260101", "20270102"),
        ("14 September 2026 (late)", "2 January 2027 (late)"),
        ("Sep 14, 2026", "Jan 2, 2027"),
        ("2026年1月1日", "2027年1月2日"),
    ],
)
def test_the_date_changes_in_its_own_form(written: str, again: str) -> None:
    text = "# T\n\n**Created:** {0}\n**Updated:** {1}\n**Status:** Draft\n"

    assert changed(text.format(written, written), "final") == text.format(written, again).replace("Draft", "Final")


def test_a_date_that_cannot_be_written_again_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"a.md": "# T\n\n**Updated:** 03/04/2026\n**Status:** Draft\n"})

    done = run("status", "a.md", "Final")

    fact = 'mkdocs-momentum: a.md: line 3: the date "03/04/2026" is left as it is'
    assert (done.code, done.out) == (0, "a.md:4: **Status:** Final\n")
    assert done.err == f"{fact}; write the day of the change by hand, best as YYYY-MM-DD\n"


def test_a_message_never_speaks_to_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"a.md": "# T\n\n**Status:** Draft (\x1b[31mred)\n"})

    done = run("status", "a.md", "Final")

    assert done.out == "a.md:3: **Status:** Final ( [31mred)\n"
    assert done.err == "mkdocs-momentum: a.md: line 3: the words behind the status stay: ( [31mred)\n"
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "# T\n\n**Status:** Final (\x1b[31mred)\n"


def test_the_site_has_the_last_word_on_spelling() -> None:
    options = read_options({"statuses": {"in-qa": {"stage": "review", "label": "In QA", "aliases": ["testing"]}}})
    text = "# T\n\n**Status:** {0}\n**Owner:** Me\n"

    assert changed(text.format("draft"), "TESTING", options.settings) == text.format("In QA")
    assert changed(text.format("testing"), "draft", options.settings) == text.format("draft")


@pytest.mark.parametrize(
    ("new", "old", "spelled"),
    [
        ("in progress", "Draft", "In Progress"),
        ("in-progress", "Draft", "In Progress"),
        ("in-progress", "draft", "in progress"),
        ("In progress", "Draft", "In progress"),
        ("won't do", "Draft", "Won't Do"),
        ("superceded", "Draft", "Superceded"),
    ],
)
def test_capitals_follow_the_old_status(new: str, old: str, spelled: str) -> None:
    assert changed(f"# T\n\n**Status:** {old}\n", new) == f"# T\n\n**Status:** {spelled}\n"


@pytest.mark.parametrize("path", sorted(DIALECTS.glob("*.md")), ids=lambda path: path.stem)
def test_each_dialect_of_the_example_is_changed_byte_for_byte(path: Path) -> None:
    data = path.read_bytes()
    settings = Settings()
    read = reader("a.md", settings)
    before = read(Text(data)).facts
    if path.stem == "index":
        assert before.status is None
        return

    done = restate(Text(data), read, settings.reader.lifecycle, "Archived", DAY)

    after = read(done.text).facts
    assert after.status is not None and before.status is not None
    assert (after.status.key, after.status.qualifier) == ("archived", before.status.qualifier)
    assert after.updated == (before.updated and "2027-01-02")
    old, new = data.split(b"\n"), done.text.data.split(b"\n")
    assert len(old) == len(new)
    assert [n for n in range(len(old)) if old[n] != new[n]] == [n - 1 for n in done.lines]
    assert len(done.lines) <= 2


@pytest.mark.parametrize(
    ("text", "new", "message"),
    [
        ("# T\n\n**Status:** Draft\n", "Aproved", 'unknown status "Aproved"; did you mean "approved"?'),
        (
            "# T\n\n**Status:** Draft\n",
            "xyzzy",
            'unknown status "xyzzy"; write a known one, or add it to the option `statuses`',
        ),
        ("# T\n", "Final", "no status is stated; write a line such as `**Status:** Draft` below the title"),
        (
            "---\nstatus: draft\n---\n\n# T\n\n**Status:** Draft\n",
            "Final",
            "the status is stated twice, in line 2 and line 7; leave one of them",
        ),
        (
            "# T\n\n## Status\n\n- [x] Draft\n- [ ] Accepted\n",
            "Final",
            "",
        ),
    ],
)
def test_what_cannot_be_changed_is_left_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, new: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"a.md": text})

    done = run("status", "a.md", new)

    if message:
        assert done == (2, "", f"mkdocs-momentum: a.md: {message}\n")
        assert (tmp_path / "a.md").read_bytes() == text.encode()
    else:
        assert (tmp_path / "a.md").read_bytes() == text.replace("Draft", "Final").encode()


def test_what_is_said_of_a_successor_stands_in_the_way_of_a_status_without_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"a.md": "# T\n\n**Status:** Superseded by [ADR-4](0004-x.md)\n"})

    fact = 'a.md: line 3: "by ADR-4" behind the status says what replaces the spec'
    remedy = "take it out first, or write the status by hand"
    assert run("status", "a.md", "accepted") == (2, "", f"mkdocs-momentum: {fact}; {remedy}\n")
    assert run("status", "a.md", "obsoleted").out == "a.md:3: **Status:** Obsoleted by [ADR-4](0004-x.md)\n"


def test_the_same_status_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"a.md": "# T\n\n**Status:** Draft\n**Updated:** 2026-01-01\n"})

    assert run("status", "a.md", "draft") == (
        0,
        "",
        "mkdocs-momentum: a.md: has this status already; nothing was changed\n",
    )


def test_a_file_keeps_its_mode_its_link_and_bytes_that_are_no_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"mkdocs.yml": CONFIG, "docs/index.md": "# T\n"})
    real = tmp_path / "real.md"
    real.write_bytes(b"# T \xff\r\n\r\n**Status:** Draft\r\n\xfe")
    real.chmod(0o640)
    (tmp_path / "docs/a.md").symlink_to(real)

    done = run("status", "docs/a.md", "final")

    assert done == (0, "docs/a.md:3: **Status:** Final\n", "")
    assert (tmp_path / "docs/a.md").is_symlink()
    assert real.read_bytes() == b"# T \xff\r\n\r\n**Status:** Final\r\n\xfe"
    assert real.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "mkdocs.yml", "real.md"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["no.md", "final"], "no.md: there is no such file; name the Markdown file of a spec"),
        (["a.md", "final", "--date", "1/2/26"], '--date "1/2/26" is no date; write it as YYYY-MM-DD'),
    ],
)
def test_wrong_use_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], message: str) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"a.md": "# T\n\n**Status:** Draft\n"})

    assert run("status", *words) == (2, "", f"mkdocs-momentum: {message}\n")


LINES = (
    "# Draft||**Status:** Draft|Status: Draft — x|- Status: Draft|## Status|Draft|---|**Updated:** 2026-01-01|text|"
    "> **Status**: draft|status: Draft|- [x] Draft|- [ ] Rejected|```"
)
lines = st.lists(st.sampled_from([*LINES.split("|"), "| Status | Draft |", "|---|---|"]), max_size=9)


@given(lines, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
@settings(steady, max_examples=100)
def test_whatever_changes_reads_as_asked_for_and_all_else_stays(found: list[str], newline: str, mark: str) -> None:
    settings = Settings()
    read = reader("a.md", settings)
    text = Text((mark + newline.join(found)).encode())
    before = read(text).facts
    try:
        done = restate(text, read, settings.reader.lifecycle, "Rejected", DAY)
    except AuthoringError:
        return

    after = read(done.text).facts
    assert after.status is not None and after.status.label.casefold() == "rejected"
    assert after.title == before.title
    assert after.updated in (before.updated, "2027-01-02")
    old, new = text.data.split(newline.encode()), done.text.data.split(newline.encode())
    assert [n + 1 for n in range(len(old)) if old[n] != new[n]] == list(done.lines)
    assert 1 <= len(done.lines) <= 3


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("November 17, 2025", "2025-11-17"),
        ("17 Nov 2025", "2025-11-17"),
        ("2025/11/17", "2025-11-17"),
        ("17.11.2025", "2025-11-17"),
        ("2025-11-17", None),
        ("03/04/2025", None),
        ("November 17, 2025 (approx)", None),
        ("2025-11-17T10:00", None),
        ("20251117", None),
        ("soon", None),
    ],
)
def test_only_a_whole_date_with_one_reading_becomes_iso(text: str, iso: str | None) -> None:
    assert as_iso(text, None) == iso


def test_a_date_order_decides_what_two_numbers_mean() -> None:
    assert (as_iso("03/04/2025", "dmy"), as_iso("03/04/2025", "mdy")) == ("2025-04-03", "2025-03-04")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.dates(date(1900, 1, 1), date(2099, 12, 31)))
@settings(steady, max_examples=100)
def test_a_day_written_again_is_that_day(old: date, new: date) -> None:
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%d %B %Y", "%b %d, %Y", "%Y%m%d"):
        written = find_date(old.strftime(form))
        assert written is not None
        assert iso_date(written.again(new)) == new.isoformat()
        assert iso_date(written.again(old)) == old.isoformat()
