"""``mkdocs-momentum check``: paths, rules, severities, exit codes, where the report goes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shell import CONFIG, run, write

GOOD = "# Good\n\n**Version:** 1.0.0\n**Status:** Draft\n"
BAD = "# Bad\n\n**Version:** 1.0.0\n**Status:** Aproved\n**Owner:** Docs\n"
NAMES = ("--select", "unknown-status")
LINE = 'docs/specs/bad.md:4: warning unknown-status: unknown status "Aproved"; did you mean "Approved"?'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write(tmp_path, {"mkdocs.yml": CONFIG, "docs/specs/bad.md": BAD, "docs/specs/good.md": GOOD})


def found(*words: str) -> list[tuple[str, int, str, str]]:
    done = run("check", "--format", "json", *NAMES, *words)
    problems = json.loads(done.out)["problems"]
    return [(one["path"], one["line"], one["rule"], one["severity"]) for one in problems]


def test_a_clean_site_ends_with_0(site: Path) -> None:
    (site / "docs/specs/bad.md").write_text(GOOD.replace("Good", "Better"), encoding="utf-8")

    assert run("check") == (0, "2 specs checked: no problems\n", "")


@pytest.mark.usefixtures("site")
def test_a_problem_ends_with_1_and_quotes_its_line() -> None:
    done = run("check", *NAMES)

    assert done.code == 1
    assert done.err == ""
    first, quoted, marks, blank, closing = done.out.splitlines()
    assert first == LINE
    assert quoted == "  4 | **Status:** Aproved"
    assert marks.strip(" |^") == "" and "^" in marks
    assert (blank, closing) == ("", "2 specs checked: 1 warning in 1 file")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_the_exit_code_follows_fail_on(level: str, code: int) -> None:
    assert run("check", *NAMES, "--fail-on", level).code == code


@pytest.mark.usefixtures("site")
def test_an_error_fails_where_warnings_do_not() -> None:
    assert run("check", *NAMES, "--fail-on", "error", "--severity", "unknown-status=error").code == 1


@pytest.mark.usefixtures("site")
def test_a_rule_has_another_severity() -> None:
    assert found("--severity", "unknown-status=info") == [("docs/specs/bad.md", 4, "unknown-status", "info")]
    assert found("--severity", "unknown-status=off") == []


def test_a_severity_of_the_terminal_wins_over_the_site(site: Path) -> None:
    checks = "site_name: Specs\nplugins: [{momentum: {checks: {severity: {unknown-status: error}}}}]\n"
    (site / "mkdocs.yml").write_text(checks, encoding="utf-8")

    assert found() == [("docs/specs/bad.md", 4, "unknown-status", "error")]
    assert found("--severity", "unknown-status=info") == [("docs/specs/bad.md", 4, "unknown-status", "info")]


@pytest.mark.usefixtures("site")
def test_a_pattern_selects_rules() -> None:
    assert found("--select", "unknown-*") == [("docs/specs/bad.md", 4, "unknown-status", "warning")]
    assert found("--ignore", "*-status,stale") == []


def test_checks_that_are_switched_off_say_so(site: Path) -> None:
    (site / "mkdocs.yml").write_text("site_name: S\nplugins: [{momentum: {checks: false}}]\n", encoding="utf-8")

    done = run("check")

    assert done.code == 0
    assert done.err == "mkdocs-momentum: the site's option `checks: false` switches all checks off\n"


def test_paths_narrow_the_report_but_not_what_is_compared(site: Path) -> None:
    write(site, {"docs/specs/a.md": f"{GOOD}**Id:** 7\n", "docs/specs/b.md": f"{GOOD}**Id:** 7\n"})

    whole = json.loads(run("check", "--format", "json", "--select", "duplicate-id").out)["problems"]
    one = json.loads(run("check", "--format", "json", "--select", "duplicate-id", "docs/specs/b.md").out)["problems"]
    other = json.loads(run("check", "--format", "json", "--select", "duplicate-id", "docs/specs/good.md").out)

    assert whole != []
    assert one == [problem for problem in whole if problem["path"] == "docs/specs/b.md"] != []
    assert other["problems"] == []
    assert other["documents"] == 1


def test_a_folder_of_the_site_is_a_path(site: Path) -> None:
    write(site, {"docs/adr/worse.md": BAD})

    assert found("docs/adr") == [("docs/adr/worse.md", 4, "unknown-status", "warning")]


def test_files_are_named_as_seen_from_here(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site / "docs/specs")

    assert found("-f", "../../mkdocs.yml") == [("bad.md", 4, "unknown-status", "warning")]


def test_a_file_outside_the_site_is_named_and_passed_over(site: Path) -> None:
    (site / "README.md").write_text(BAD, encoding="utf-8")

    done = run("check", "README.md")

    assert done == (
        0,
        "0 specs checked: no problems\n",
        "mkdocs-momentum: README.md: is no page of this site, so it is not checked\n",
    )


def test_without_a_site_paths_are_read_on_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"a/bad.md": BAD, "b/c/bad.md": BAD, "b/note.txt": BAD, "a/good.md": GOOD})

    assert found("a") == [("a/bad.md", 4, "unknown-status", "warning")]
    assert found("a/good.md", "b") == [("b/c/bad.md", 4, "unknown-status", "warning")]
    assert found("a/bad.md", "b/c/bad.md", "a/bad.md") == [
        ("a/bad.md", 4, "unknown-status", "warning"),
        ("b/c/bad.md", 4, "unknown-status", "warning"),
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["docs/spec"], "docs/spec: there is no such file or folder; name one that holds specs"),
        (["-f", "no.yml"], "no.yml: there is no such file; name the mkdocs.yml of the site"),
        (["--select", "unknown-statu"], 'there is no rule "unknown-statu"; did you mean "unknown-status"?'),
        (["--severity", "stale=eror"], '--severity "stale=eror" names no level; did you mean "stale=error"?'),
        (
            ["--severity", "stale"],
            '--severity "stale" names no level; write RULE=LEVEL with error, warning, info, off',
        ),
        (["--output", "no/such.txt"], "no/such.txt: No such file or directory"),
    ],
)
@pytest.mark.usefixtures("site")
def test_wrong_use_ends_with_2_and_one_line(words: list[str], message: str) -> None:
    done = run("check", *words)

    assert done == (2, "", f"mkdocs-momentum: {message}\n")


def test_a_folder_without_pages_of_the_site_is_wrong_use(site: Path) -> None:
    (site / "other").mkdir()

    done = run("check", "other")

    assert (done.code, done.err.partition(";")[0]) == (2, "mkdocs-momentum: other: holds no page of this site")


def test_a_wrong_option_of_the_site_is_wrong_use(site: Path) -> None:
    (site / "mkdocs.yml").write_text("site_name: S\nplugins: [{momentum: {inclde: []}}]\n", encoding="utf-8")

    done = run("check")

    assert done.code == 2
    assert done.err == "mkdocs-momentum: option `inclde`: is not known; did you mean `include`?\n"


def test_a_report_in_a_file_leaves_the_text_on_the_terminal(site: Path) -> None:
    done = run("check", *NAMES, "--format", "json", "--output", "report.json")

    assert done.code == 1
    assert done.out.splitlines()[0] == LINE
    assert json.loads((site / "report.json").read_text(encoding="utf-8"))["counts"] == {
        "error": 0,
        "warning": 1,
        "info": 0,
    }


@pytest.mark.usefixtures("site")
def test_colours_are_for_terminals_that_want_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    coloured = run("check", *NAMES, terminal=True).out
    monkeypatch.setenv("NO_COLOR", "1")
    plain = run("check", *NAMES, terminal=True).out

    assert "\x1b[33mwarning\x1b[0m" in coloured
    assert "\x1b" not in plain
    assert plain.splitlines()[0] == LINE


def test_a_file_never_holds_colours(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")

    run("check", *NAMES, "--output", "report.txt", terminal=True)

    assert (site / "report.txt").read_text(encoding="utf-8").splitlines()[0] == LINE


def test_a_page_of_a_folder_that_is_no_spec_is_not_counted(site: Path) -> None:
    write(site, {"docs/index.md": "# Home\n"})

    assert json.loads(run("check", "--format", "json").out)["documents"] == 2


def test_statistics_count_by_rule(site: Path) -> None:
    write(site, {"docs/specs/worse.md": BAD})

    done = run("check", *NAMES, "--statistics")

    assert done.out.splitlines()[-3:] == ["2  warning  unknown-status", "", "3 specs checked: 2 warnings in 2 files"]
