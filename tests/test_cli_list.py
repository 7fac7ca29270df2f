"""``mkdocs-momentum list``: selecting, sorting, columns, and a table that fits."""

from __future__ import annotations

import io
import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from few import CATALOG, TEXTS
from shell import CONFIG, run, write

from mkdocs_momentum import terminal
from mkdocs_momentum.checks.formats.cells import width
from mkdocs_momentum.report import table


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write(tmp_path, {"mkdocs.yml": CONFIG, **{f"docs/{path}": text for path, text in TEXTS.items()}})


def listed(*words: str) -> list[str]:
    done = run("list", "--format", "json", *words)
    assert (done.code, done.err) == (0, "")
    return [spec["title"] for spec in json.loads(done.out)["specs"]]


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ([], ["Delta 2", "Delta 10", "Beta", "alpha", "Gamma"]),
        (["--status", "in review"], ["alpha", "Gamma"]),
        (["--status", "draft", "--status", "accepted"], ["Delta 10", "Beta"]),
        (["--status", "!draft", "--path", "specs/**"], ["alpha", "Gamma"]),
        (["--stage", "review"], ["alpha", "Gamma"]),
        (["--tag", "API"], ["Beta", "Gamma"]),
        (["--author", "ada"], ["Delta 2", "Delta 10"]),
        (["--owner", "security team"], ["Beta", "alpha"]),
        (["--progress", ">=50"], ["Beta", "alpha"]),
        (["--progress", ">0", "--progress", "<100"], ["Beta"]),
        (["--created", "<2026-01-01"], ["Gamma"]),
        (["--where", "category=ERC"], ["Delta 10", "Beta"]),
        (["--where", "category != ERC", "--path", "specs/*.md"], ["alpha"]),
        (["--where", "created>=2026-01-01"], ["Beta"]),
        (["--where", "DRI=x", "--sort", "title"], []),
        (["--sort", "-updated", "--limit", "2"], ["Delta 2", "alpha"]),
        (["--sort=status,-title", "--path", "specs/**"], ["Beta", "Gamma", "alpha"]),
    ],
)
def test_a_listing_speaks_as_a_directive_does(words: list[str], titles: list[str]) -> None:
    done = run("list", "--format", "json", *words)

    assert done.code == 0
    assert [spec["title"] for spec in json.loads(done.out)["specs"]] == titles


@pytest.mark.usefixtures("site")
def test_counts_are_those_of_the_selection() -> None:
    found = json.loads(run("list", "--format", "json", "--stage", "review").out)

    assert found["totals"]["specs"] == 2
    assert [(group["label"], group["count"]) for group in found["statuses"]] == [("In Review", 2)]


@pytest.mark.usefixtures("site")
def test_what_no_spec_has_is_told_beside_the_listing() -> None:
    done = run("list", "--status", "drfat")

    assert done.code == 0
    assert done.out == "no spec fits; there are 5 in all\n"
    assert done.err == 'mkdocs-momentum: no spec and no option knows the status "drfat"; did you mean "Draft"?\n'


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--where", "owner"], "--where \"owner\" says no field and value; write it as 'owner=Docs Team'"),
        (["--where", "owner="], "--where \"owner=\" says no field and value; write it as 'owner=Docs Team'"),
        (["--limit", "none"], 'option "limit" is "none"; write a whole number from 1, such as 6'),
        (["--created", "soon"], 'option "created" holds "soon", which is no date; write it as YYYY-MM-DD'),
        (["--owner", ">a"], 'option "owner" cannot be compared; only created, updated and progress can: write a value'),
        (["docs/none"], "docs/none: there is no such folder; name the folder that holds the Markdown files"),
        (["mkdocs.yml"], "mkdocs.yml: is a file; name a folder, or use --explain for one file"),
    ],
)
def test_wrong_use_ends_with_2_and_one_line(words: list[str], message: str) -> None:
    assert run("list", *words) == (2, "", f"mkdocs-momentum: {message}\n")


def test_no_site_here_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    message = "there is no mkdocs.yml here; name one with -f, or name a folder of Markdown files"
    assert run("list") == (2, "", f"mkdocs-momentum: {message}\n")


@pytest.mark.usefixtures("site")
def test_columns_are_chosen() -> None:
    done = run("list", "--columns", "title,category,progress", "--path", "specs/*.md")

    assert done.out.split("\n")[:3] == [
        "Title  Category  Progress",
        "Beta   ERC       1 of 2 met",
        "alpha  Core      1 of 1 met",
    ]


@pytest.mark.usefixtures("site")
def test_a_column_that_no_spec_has_is_told_and_left_out() -> None:
    done = run("list", "--columns", "titel,title,category", "--path", "specs/*.md")

    assert done.out.split("\n")[0] == "Title  Category"
    assert done.err == 'mkdocs-momentum: no spec has the field "titel"; did you mean "title"?\n'


@pytest.mark.usefixtures("site")
def test_a_table_fits_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")

    narrow = run("list", terminal=True).out.split("\n\n")[0].split("\n")
    wide = run("list").out.split("\n\n")[0].split("\n")

    assert max(len(row) for row in narrow) == 60
    assert max(len(row) for row in wide) > 60
    assert narrow[0].split() == ["Path", "Title", "Status", "Version", "Updated", "Progress"]


@pytest.mark.parametrize(
    ("dates", "head"),
    [
        (["Created", "Created", "Created"], "Created"),
        (["Created", "Created", "Created", "Updated"], "Created"),
        (["Created", "Created", "Updated"], "Updated"),
        (["Updated"], "Updated"),
    ],
)
def test_the_date_is_the_one_that_a_listing_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dates: list[str], head: str
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "# A\n\n**Status:** Draft\n**Version:** 1\n**{}:** 2026-01-01\n"
    write(tmp_path, {f"specs/{number}.md": text.format(date) for number, date in enumerate(dates)})

    assert run("list", "specs").out.split("\n")[0].split() == ["Path", "Title", "Status", "Version", head]


@pytest.mark.parametrize("columns", [20, 50, 61, 200])
def test_the_widest_columns_give_way_first(columns: int) -> None:
    rows = table(CATALOG, (), columns).split("\n\n")[0].split("\n")

    least = 6 * 8 + 5 * 2
    assert max(width(row) for row in rows) <= max(columns, least)


def test_one_file_is_explained(site: Path) -> None:
    done = run("list", "--explain", str(site / "docs/specs/2-b.md"))

    assert (done.code, done.out.split(",")[0]) == (0, "specs/2-b.md: a spec")
    assert "\n\n\n" not in done.out
    assert run("list", "--explain", "no.md").code == 2


def test_a_bar_is_for_terminals_and_what_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    clock = iter([0.0, 0.5, 1.5, 1.5, 1.55, 9.0, 9.0])
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    stream: io.StringIO = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)

    assert list(terminal.watched("abcd", 4, "reading")) == list("abcd")
    assert stream.getvalue() == (
        "\r[######..................] reading 1 of 4\r[##################......] reading 3 of 4\r\x1b[K"
    )

    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    assert list(terminal.watched("ab", 2, "reading")) == list("ab")
    assert stream.getvalue() == ""


def test_a_reader_that_has_seen_enough_ends_the_listing_quietly(site: Path) -> None:
    command = f"{shlex.quote(sys.executable)} -m mkdocs_momentum list --format json | head -c 1"
    done = subprocess.run(["/bin/sh", "-c", command], cwd=site, capture_output=True, text=True, check=False)

    assert (done.stdout, done.stderr) == ("{", "")


@pytest.mark.parametrize("words", [("list",), ("check",), ("list", "--explain", "docs/specs/a.md")])
def test_a_pattern_that_fits_no_page_is_told_beside_the_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    options = "{include: [docs/specs/**, specs/, drafts/], exclude: [specs/old/]}"
    config = f"site_name: Specs\ndraft_docs: drafts/\nplugins: [{{momentum: {options}}}]\n"
    page = next(iter(TEXTS.values()))
    write(tmp_path, {"mkdocs.yml": config, "docs/specs/a.md": page, "docs/drafts/b.md": page})

    told = [line.removeprefix("mkdocs-momentum: option ") for line in run(*words).err.splitlines()]
    assert told == [
        "`include`: `docs/specs/**` fits no page; patterns begin below the docs folder, so write `specs/**`",
        "`exclude`: `specs/old/` fits no page; patterns are matched against paths below the docs folder, as in a .gitignore",
    ]
