"""What used to end in a traceback: hooks that fail, names that are no text, editors that are none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from shell import CONFIG, run, write

SPEC = "# Good\n\n**Version:** 1.0.0\n**Status:** Draft\n"
ODD = b"docs/specs/b\xffd.md"
LEFT_OUT = "mkdocs-momentum: {0}b\\xffd.md: its name is no UTF-8, so it is left out; rename it\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write(tmp_path, {"mkdocs.yml": CONFIG, "docs/specs/good.md": SPEC})


@pytest.mark.parametrize(
    ("hook", "fact"),
    [
        ("\nraise RuntimeError('boom\\nhere')", "hook.py:2: RuntimeError: boom here"),
        ("raise KeyError", "hook.py:1: KeyError"),
        ("import sys\nsys.exit(3)", "hook.py:2: SystemExit: 3"),
        ("def f(:", "hook.py:1: SyntaxError: invalid syntax"),
        ("import no_such_module", "hook.py:1: ModuleNotFoundError: No module named 'no_such_module'"),
    ],
)
@pytest.mark.parametrize("command", ["list", "check", "new T"])
def test_a_hook_that_fails_is_told_in_one_line(site: Path, command: str, hook: str, fact: str) -> None:
    write(site, {"hook.py": hook, "mkdocs.yml": f"{CONFIG}hooks: [hook.py]\n"})

    done = run(*command.split())

    remedy = "mend it, or take it out of `hooks` or `plugins`"
    assert done == (2, "", f"mkdocs-momentum: mkdocs.yml: cannot be loaded: {fact}; {remedy}\n")


@pytest.fixture
def odd(site: Path) -> Path:
    """Return a site in which the name of a file is no UTF-8."""
    (site / os.fsdecode(ODD)).write_text(SPEC, encoding="utf-8")
    return site


@pytest.mark.usefixtures("odd")
@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("list", "specs/"),
        ("list --format json", "specs/"),
        ("list docs", "specs/"),
        ("list docs/specs --format csv", ""),
        ("check", "specs/"),
        ("new T", "specs/"),
    ],
)
def test_a_name_that_is_no_text_is_told_and_left_out(words: str, place: str) -> None:
    done = run(*words.split())

    assert (done.code, done.err) == (0, LEFT_OUT.format(place))
    assert "xff" not in done.out


def test_a_file_that_is_named_so_is_told(odd: Path) -> None:
    name = os.fsdecode(ODD)
    outside = "is no page of this site, so it is not checked"
    assert run("check", name).err.endswith(f"mkdocs-momentum: docs/specs/b\\xffd.md: {outside}\n")
    assert run("list", "--explain", name).code == 2
    assert run("status", name, "Final").out == "docs/specs/b\\xffd.md:4: **Status:** Final\n"

    (odd / "mkdocs.yml").unlink()
    assert run("check", name, "docs/specs/good.md").err == LEFT_OUT.format("")


def test_a_title_that_is_no_text_becomes_one(site: Path) -> None:
    assert run("new", "Caf\udce9").out == "docs/specs/001-caf.md\n"
    assert (site / "docs/specs/001-caf.md").read_text(encoding="utf-8").startswith("# Caf?\n")
    assert run("new", "B", "--author", "Ad\udce9").code == 0


@pytest.mark.parametrize(
    ("editor", "fact"),
    [
        ("", "--edit needs an editor; set the variable EDITOR"),
        (" ", "--edit needs an editor; set the variable EDITOR"),
        ("''", "--edit needs an editor; set the variable EDITOR"),
        ("'vi", 'the variable EDITOR is "\'vi", whose quotes do not close; set it to a program and its arguments'),
    ],
)
def test_an_editor_that_is_none_is_told(site: Path, monkeypatch: pytest.MonkeyPatch, editor: str, fact: str) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)

    assert run("new", "T", "--edit") == (2, "", f"mkdocs-momentum: {fact}\n")
    assert not (site / "docs/specs/001-t.md").exists()


def test_a_sign_that_is_no_letter_of_any_script_is_written_as_its_number(site: Path) -> None:
    (site / "docs/specs/good.md").write_text(f'---\ntitle: "a\\ud800b"\n---\n\n{SPEC}', encoding="utf-8")

    assert "a\\ud800b" in run("list").out
