"""The panel: what the checks say of a spec, on its page, for its author."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag

from mkdocs_momentum.catalog.languages.en import TEXTS
from mkdocs_momentum.checks.problem import Severity
from mkdocs_momentum.site.panel import Note

from .conftest import MakeSite
from .pages import one, parsed, search_of, words
from .sites import DRAFT, Built, Workshop

BAD = DRAFT.replace("Draft", "Aproved").replace("People sign in.", "TBD")
PANEL = """\
<details class="momentum momentum-panel">
<summary><bdi>2 problems</bdi></summary>
<ul>
<li><span class="momentum-status momentum-severity--warning"><span class="momentum-status__label">Warning</span></span> Line 5 · <span lang="en" dir="auto">unknown status &#34;Aproved&#34;; did you mean &#34;Approved&#34;?</span> <code>unknown-status</code></li>
<li><span class="momentum-status momentum-severity--info"><span class="momentum-status__label">Info</span></span> Line 11 · <span lang="en" dir="auto">&#34;TBD&#34; is left to fill in; write what is meant</span> <code>placeholder</code></li>
</ul>
</details>
"""
SUMMARY = '<details class="momentum momentum-panel">'
EVIL = "<script>alert(1)</script>"


def files(text: str = BAD) -> dict[str, str | bytes]:
    """Return the pages of a site with one spec."""
    return {"index.md": "# Home\n", "specs/login.md": text}


def served(root: Path, text: str = BAD, **settings: Any) -> Built:
    """Build a site with one spec as a server does."""
    site = Workshop(root, **settings)
    site.write(files(text))
    with site.serve() as server:
        return server.rebuild()


def following(html: str) -> list[str]:
    """Return the names of the first elements behind the strip."""
    strip = one(parsed(html), "[data-momentum-header]")
    return [node.name for node in strip.find_next_siblings() if isinstance(node, Tag)][:2]


def test_a_server_shows_the_problems_of_a_spec_below_its_strip(tmp_path: Path) -> None:
    html = served(tmp_path).content()

    assert html.count(SUMMARY) == 1
    assert PANEL in html
    assert following(html) == ["details", "hr"]


def test_a_build_shows_none(make_site: MakeSite) -> None:
    assert SUMMARY not in make_site(files(), strict=False).html()


def test_a_build_shows_them_where_the_site_wants_it(make_site: MakeSite) -> None:
    site = make_site(files(), strict=False, momentum={"checks": {"panel": True}})

    assert PANEL.rstrip() in site.content()


@pytest.mark.parametrize("checks", [{"panel": False}, False])
def test_a_server_shows_none_where_the_site_wants_none(tmp_path: Path, checks: object) -> None:
    assert SUMMARY not in served(tmp_path, momentum={"checks": checks}).html()


def test_a_spec_that_is_in_order_has_no_panel(tmp_path: Path) -> None:
    assert SUMMARY not in served(tmp_path, DRAFT).html()


def test_a_problem_that_is_mended_is_gone_after_the_rebuild(workshop: Workshop) -> None:
    workshop.write(files())
    with workshop.serve() as server:
        first = server.rebuild().content()
        workshop.write(files(BAD.replace("TBD", "Words.")))
        second = server.rebuild().content()
        workshop.write(files(DRAFT))
        third = server.rebuild().content()

    assert [words(found) for found in parsed(first + second + third).select("summary")] == ["2 problems", "1 problem"]


def test_each_page_shows_its_own(tmp_path: Path) -> None:
    site = Workshop(tmp_path)
    site.write({**files(), "specs/logout.md": BAD.replace("Login", "Logout").replace("TBD", "Words.")})
    with site.serve() as server:
        built = server.rebuild()

    pages = ["specs/login", "specs/logout", "specs"]
    shown = [parsed(built.content(f"{page}/index.html")).select("summary") for page in pages]
    assert [[words(found) for found in page] for page in shown] == [["2 problems"], ["1 problem"], []]


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_the_search_does_not_find_it(tmp_path: Path, theme: str) -> None:
    site = served(tmp_path, theme=theme)

    assert PANEL in site.html()
    found = [entry["text"] for place, entry in search_of(site).items() if place.startswith("specs/login/")]
    assert len(found) >= 3
    assert [text for text in found if "problem" in text or "placeholder" in text or "did you mean" in text] == []


def test_what_a_document_holds_is_escaped(tmp_path: Path) -> None:
    text = f"---\nstatus: 'Odd {EVIL}'\nversion: '{EVIL}'\nupdated: 2026-01-01\n---\n# Evil\n\nText.\n"

    tree = parsed(served(tmp_path, text).content())

    notes = [words(note) for note in tree.select("details [lang]")]
    assert notes == [
        f'unknown status "Odd {EVIL}"; write a status that is known, or name this one in the option statuses',
        f'the version "{EVIL}" is no semantic version; write three numbers, such as 1.0.0',
    ]
    assert [words(code) for code in tree.select("details [lang] *")] == ["statuses", "1.0.0"]


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("write `- [ ]`, or `<b>`", ["- [ ]", "<b>"]),
        ('write `a: "b"`, no "c"', ['a: "b"']),
        ('odd "a ` b"; write `c`', ["c"]),
        ('odd "`a`", and nothing `` and `b', []),
    ],
)
def test_what_a_message_has_between_backticks_is_code_and_what_it_quotes_stays(message: str, code: list[str]) -> None:
    parts = Note(1, "info", "rule", message).parts

    assert [part.text for part in parts if part.is_code] == code
    assert "".join(f"`{part.text}`" if part.is_code else part.text for part in parts) == message


@pytest.mark.parametrize(
    ("language", "summary", "first"),
    [("de", "2 Probleme", "Warnung Zeile 5"), ("fr", "2 problèmes", "Avertissement Ligne 5")],
)
def test_it_speaks_the_language_of_the_site(tmp_path: Path, language: str, summary: str, first: str) -> None:
    panel = one(parsed(served(tmp_path, momentum={"language": language}).content()), "details")

    assert words(one(panel, "summary")) == summary
    assert words(panel.select("li")[0]).startswith(f"{first} · unknown status")


def test_every_severity_has_a_word_and_a_drawing() -> None:
    theme = Path(__file__).parents[2] / "mkdocs_momentum/site/theme/assets/momentum/momentum.css"
    css = theme.read_text(encoding="utf-8")
    shown = [severity.value for severity in Severity if severity is not Severity.OFF]

    assert [key for key in TEXTS if key.startswith("severity_")] == [f"severity_{name}" for name in shown]
    assert [name for name in shown if f"\n.momentum-severity--{name} {{" not in css] == []


def test_it_stands_in_the_place_of_a_strip_that_the_site_does_not_show(tmp_path: Path) -> None:
    site = Workshop(tmp_path, theme={"name": "mkdocs", "custom_dir": "mine"})
    site.write({**files(), "/mine/momentum/header.html": ""})
    with site.serve() as server:
        html = server.rebuild().content()

    assert html.startswith(f'<h1 id="login">Login</h1>\n{PANEL}')


def test_it_stands_at_the_top_where_a_hook_has_dropped_its_place(tmp_path: Path) -> None:
    site = Workshop(tmp_path)
    site.write({**files(), "/hooks.py": "def on_page_content(html, **_):\n    return '<p>All new.</p>'\n"})
    site.settings = {"hooks": ["hooks.py"]}
    with site.serve() as server:
        html = server.rebuild().content()

    assert [node.name for node in parsed(html).find_all(recursive=False)] == ["div", "details", "p"]


def test_its_template_can_be_overridden(tmp_path: Path) -> None:
    template = "<i>{% for note in notes %}{{ note.line }} {{ note.severity }} {{ note.rule }} {% endfor %}</i>"
    site = Workshop(tmp_path, theme={"name": "mkdocs", "custom_dir": "mine"})
    site.write({**files(), "/mine/momentum/panel.html": template})
    with site.serve() as server:
        html = server.rebuild().content()

    assert words(one(parsed(html), "i")) == "5 warning unknown-status 11 info placeholder"
