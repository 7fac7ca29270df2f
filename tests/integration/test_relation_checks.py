"""What a build and the terminal say of relations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort
from shell import run, write

from .conftest import MakeSite
from .sites import BARE, DRAFT

HOME = {"index.md": "# Home\n"}
OWN = "mkdocs_momentum: "
LOGIN = DRAFT.replace("## Success", "## Requirements\n\n1. It must work.\n\n## Success")
LOGOUT = LOGIN.replace("# Login", "# Logout")


def test_relations_that_are_in_order_pass_without_a_word(make_site: MakeSite) -> None:
    said = "**Depends on:** [Logout](logout.md), [all specs](index.md), [home](../index.md), [a drawing](a.png)\n"
    files = {
        **HOME,
        "specs/login.md": LOGIN.replace("**Status", f"{said}**Related:** <https://example.org>\n**Status"),
        "specs/logout.md": LOGOUT.replace("## Success", "## Dependencies\n\n1. redis\n2. The mail team\n\n## Success"),
        "specs/a.png": b"",
    }

    assert make_site(files, theme=BARE).own == []


def test_what_is_wrong_is_told_with_file_and_line(make_site: MakeSite) -> None:
    files = {
        **HOME,
        "specs/login.md": LOGIN.replace("**Status", "**Blocks:** Logout\n**Related:** ADR-9\n**Status"),
        "specs/logout.md": LOGOUT.replace("**Status", "**Blocks:** Login\n**Status"),
        "specs/0001-a.md": LOGIN.replace("# Login", "# ADR-1: One"),
    }
    options = {"relations": {"blocks": {"inverse": "blocked-by"}}}

    site = make_site(files, strict=False, theme=BARE, momentum=options)

    assert site.own == [
        f'{OWN}specs/login.md:5: a circle of "blocks": specs/login.md → specs/logout.md → specs/login.md; take one of these relations out [relation-cycle]',
        f'{OWN}specs/login.md:6: no spec is called "ADR-9" (relates to); write the id, the path or the title of one [dangling-relation]',
    ]


def test_a_wrong_kind_ends_the_build_with_its_remedy(make_site: MakeSite, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Abort):
        make_site(HOME, theme=BARE, momentum={"relations": {"blocks": {}}})

    assert caplog.messages[-1] == (
        "momentum: option `relations.blocks`: is a new kind and needs a name for its other side; write `inverse:` "
        "with it, or `inverse: blocks` when both sides are the same"
    )


REFERRING = "# A\n\n**Status:** Draft\n**Requires:** ADR-1, ADR-2, [B](b.md), [all](index.md)\n"
ADR = "# ADR-1: One\n\n**Status:** Superseded\n**Version:** 1.0.0\n"


def found(*words: str) -> list[str]:
    """Return what the terminal finds wrong with relations."""
    done = run("check", "--format", "json", "--select", "*-relation,retired-*,relation-*", *words)
    return [f"{one['path']}:{one['line']} {one['rule']}" for one in json.loads(done.out)["problems"]]


def test_the_terminal_says_the_same_as_a_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    config = {"site_name": "S", "plugins": [{"momentum": {"relations": {"blocks": {"inverse": "blocked-by"}}}}]}
    both = "**Status:** Draft\n**Version:** 1.0.0\n**Blocks:** "
    files = {"docs/specs/a.md": REFERRING, "docs/specs/0001-one.md": ADR, "docs/index.md": "# Home\n"}
    files |= {"docs/specs/c.md": f"# C\n\n{both}D\n", "docs/specs/d.md": f"# D\n\n{both}C\n"}
    write(tmp_path, {"mkdocs.yml": json.dumps(config), **files})

    problems = [
        "docs/specs/0001-one.md:3 retired-without-successor",
        "docs/specs/a.md:4 dangling-relation",
        "docs/specs/a.md:4 dangling-relation",
        "docs/specs/c.md:5 relation-cycle",
    ]
    assert found() == problems
    assert found("docs/specs/a.md") == problems[1:3]


def test_files_alone_say_nothing_of_specs_that_are_not_among_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"a.md": REFERRING.replace(", [all](index.md)", ""), "0001-one.md": ADR, "b.md": "# B\n"})

    assert found("a.md", "0001-one.md") == []
    assert found("a.md", "0001-one.md", "--severity", "dangling-relation=error") == [
        "a.md:4 dangling-relation",
        "a.md:4 dangling-relation",
    ]
    assert found(".") == ["0001-one.md:3 retired-without-successor", "a.md:4 dangling-relation"]


def test_a_file_is_explained_with_what_became_of_its_relations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = "# A\n\n**Status:** Draft\n**Requires:** ADR-1, ADR-2, One\n**Related:** <https://example.org>\n"
    other = "# ADR-7: One\n\n**Status:** Draft\n**Version:** 1.0.0\n"
    write(tmp_path, {"docs/a.md": text, "docs/0001-one.md": ADR, "docs/0007-one.md": other})

    out = run("list", "docs", "--explain", "a.md").out

    assert out.partition("relations:\n")[2].partition("\n\n")[0].split("\n") == [
        '  line 4: depends-on "ADR-1": 0001-one.md',
        '  line 4: depends-on "ADR-2": no spec',
        '  line 4: depends-on "One": any of 0001-one.md, 0007-one.md',
        '  line 5: relates-to "https://example.org": https://example.org',
    ]
    assert "relations:" not in run("list", "docs", "--explain", "0001-one.md").out
