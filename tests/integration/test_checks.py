"""What a build says of problems."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort, PluginError

from .conftest import MakeSite
from .sites import DRAFT, Built, Workshop

HOME: dict[str, str | bytes] = {"index.md": "# Home\n"}
OWN = "mkdocs_momentum: "


def build(make_site: MakeSite, text: str, **settings: Any) -> Built:
    return make_site({**HOME, "specs/login.md": text}, **settings)


def test_a_spec_that_is_in_order_passes_without_a_word(make_site: MakeSite) -> None:
    text = DRAFT.replace("## Success", "## Requirements\n\n1. It must work.\n\n## Success")

    assert build(make_site, text).own == []


def test_what_is_truly_wrong_fails_a_strict_build(make_site: MakeSite) -> None:
    text = DRAFT.replace("Draft", "Aproved")

    with pytest.raises(Abort):
        build(make_site, text)


def test_each_problem_is_told_once_with_its_place_and_its_rule(make_site: MakeSite) -> None:
    text = DRAFT.replace("Draft", "Aproved").replace("People sign in.", "TBD")

    site = build(make_site, text, strict=False)

    assert site.warnings == [
        f'{OWN}specs/login.md:5: unknown status "Aproved"; did you mean "Approved"? [unknown-status]'
    ]
    assert site.own[1:] == [f'{OWN}specs/login.md:11: "TBD" is left to fill in; write what is meant [placeholder]']


def test_broken_front_matter_is_told_once(make_site: MakeSite) -> None:
    site = build(
        make_site, "---\nstatus: Draft\nowner: @team\n---\n# Login\n\n## Exit criteria\n\n- [ ] a\n", strict=False
    )

    [warning] = site.warnings
    assert warning.startswith(f"{OWN}specs/login.md:3: front matter is no valid YAML")
    assert warning.endswith("[broken-front-matter]")


def test_a_site_sets_severities_and_an_author_ignores(make_site: MakeSite) -> None:
    text = DRAFT.replace("People sign in.", "TBD").replace("Draft", "Aproved <!-- momentum: ignore unknown-status -->")
    checks = {"severity": {"placeholder": "error"}}

    site = build(make_site, text, momentum={"checks": checks}, strict=False)

    assert site.warnings == [f'{OWN}specs/login.md:11: "TBD" is left to fill in; write what is meant [placeholder]']


def test_many_info_of_one_rule_in_a_file_are_one_line_beside_others(make_site: MakeSite) -> None:
    left = "".join(f"\nTBD {number}\n" for number in range(12))
    files = {
        **HOME,
        "specs/login.md": f"# Login\n\n**Status:** Draft\n**Version:** 1\n{left}",
        "specs/a.md": DRAFT.replace("# Login", "# Part") + "\nTBD\n",
    }

    site = make_site(files)

    assert site.own == [
        f'{OWN}specs/a.md:19: "TBD" is left to fill in; write what is meant [placeholder]',
        f'{OWN}specs/login.md:4: the version "1" is no semantic version; write three numbers, such as `1.0.0` [invalid-version]',
        f'{OWN}specs/login.md:6: "TBD" is left to fill in; write what is meant [placeholder], and 11 more in this file',
        f"{OWN}14 info in all; `mkdocs-momentum check` lists them",
    ]


def test_info_of_many_files_are_counted(make_site: MakeSite) -> None:
    files = {f"specs/{number:02}.md": DRAFT.replace("# Login", f"# Part {number}") + "\nTBD\n" for number in range(12)}

    site = make_site({**HOME, **files})

    assert [text.partition(":19")[0] for text in site.own[:-1]] == [
        f"{OWN}specs/{number:02}.md" for number in range(10)
    ]
    assert site.own[-1] == f"{OWN}12 info in all; `mkdocs-momentum check` lists them"


def test_eleven_info_are_all_told(make_site: MakeSite) -> None:
    left = "".join(f"\nTBD {number}\n" for number in range(11))

    site = build(make_site, f"# Login\n\n**Status:** Draft\n**Version:** 1.0.0\n{left}")

    assert [text.rpartition("[")[2] for text in site.own] == ["placeholder]"] * 11


def test_nothing_is_checked_where_a_site_wants_none(make_site: MakeSite) -> None:
    assert build(make_site, DRAFT.replace("Draft", "Aproved"), momentum={"checks": False}).own == []


def test_a_wrong_option_ends_the_build_with_its_remedy(make_site: MakeSite) -> None:
    with pytest.raises(Abort) as error:
        build(make_site, DRAFT, momentum={"checks": {"severity": {"placehoder": "off"}}})

    assert isinstance(error.value.__context__, PluginError)
    assert str(error.value.__context__) == (
        'momentum: option `checks.severity`: there is no rule "placehoder"; did you mean "placeholder"?'
    )


def test_a_server_tells_what_is_left(tmp_path: Path) -> None:
    site = Workshop(tmp_path)
    site.write({**HOME, "specs/login.md": DRAFT.replace("Draft", "Aproved")})

    with site.serve() as server:
        first = server.rebuild().warnings
        again = server.rebuild().warnings
        site.write({"specs/login.md": DRAFT})
        mended = server.rebuild().warnings

    assert len(first) == 1
    assert again == first
    assert mended == []


def test_an_ignore_in_front_matter_is_no_field_of_the_page(make_site: MakeSite) -> None:
    text = f"---\nmomentum: {{ignore: [unknown-status]}}\n---\n{DRAFT.replace('Draft', 'Aproved')}"

    site = build(make_site, text)

    assert "ignore" not in site.content()
    assert site.warnings == []
