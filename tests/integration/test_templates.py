"""Templates that a site overrides, the spec in theme templates, and escaping."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from mkdocs_momentum.site.render import THEME

from .conftest import MakeSite
from .pages import data_of, groups_of, one, parsed, search_of, status_of, strip_of, words
from .sites import DRAFT, SPEC, Workshop

HOME: dict[str, str | bytes] = {"index.md": "# Home\n", "specs/login.md": DRAFT}
MINE = {"name": "mkdocs", "custom_dir": "mine"}


def test_a_sites_own_header_template_takes_the_place_of_the_strip(make_site: MakeSite) -> None:
    template = "<p class='mine'>{{ strip.chip.label }} {{ strip.spec.version }} {{ 'a&b' }} {{ 'x/' | url }}</p>"

    site = make_site({**HOME, "/mine/momentum/header.html": template}, theme=MINE)

    assert str(one(parsed(site.content()), ".mine")).startswith('<p class="mine">Draft 1.2.0 a&amp;b ')
    assert "data-momentum-header" not in site.html()
    assert not site.has("momentum/header.html")


def test_a_template_may_draw_what_a_spec_does_not_have(make_site: MakeSite) -> None:
    template = "<p class='mine'>{{ chip(strip.chip) }}{{ bar(strip.bar) }}{{ fact(none) }}.</p>"

    site = make_site(
        {**HOME, "/mine/momentum/header.html": template, "specs/bare.md": "---\nspec: true\n---\n# B\n"}, theme=MINE
    )

    assert str(one(parsed(site.content("specs/bare/index.html")), ".mine")) == '<p class="mine">.</p>'


@pytest.mark.parametrize(
    ("name", "template", "page", "expected"),
    [
        ("progress", "<i class='mine'>{{ bar.progress.met }}/{{ bar.progress.total }} {{ bar.label }}</i>",
         "specs/login/index.html", "1/3 Success Criteria"),
        ("summary", "<i class='mine'>{{ summary.total }} {{ summary.groups[0].label }} {{ summary.bar.text }}</i>",
         "specs/index.html", "1 Draft 1 of 3 met"),
        ("listing", "<momentum-listing><i class='mine'>{{ summary.total }} {{ words('clear') }}</i>",
         "specs/index.html", "1 Clear filters"),
        ("controls", "<i class='mine'>{{ summary.controls.statuses[0].label }} {{ words('search') }}</i>",
         "specs/index.html", "Draft Search specs"),
        ("bar", "{% macro bar(measure) %}<i class='mine'>{{ measure.text }}</i>{% endmacro %}",
         "specs/index.html", "1 of 3 met"),
        ("table", "<i class='mine'>{% for row in group.rows %}{{ row.spec.title }} {{ row.url }}{% endfor %}</i>",
         "specs/index.html", "Login login/"),
    ],
)  # fmt: skip
def test_each_template_can_be_overridden(
    make_site: MakeSite, name: str, template: str, page: str, expected: str
) -> None:
    site = make_site({**HOME, f"/mine/momentum/{name}.html": template}, theme=MINE)

    assert words(one(parsed(site.content(page)), ".mine")) == expected


GUIDE = Path(__file__).parents[2] / "example-site/docs/guide/templates.md"
TEMPLATE = re.compile(r'^```html\+jinja title="(?P<file>[\w/.]+)"\n(?P<text>.*?)^```$', re.DOTALL | re.MULTILINE)
TO_BEGIN_WITH = {f"/mine/{found['file']}": found["text"] for found in TEMPLATE.finditer(GUIDE.read_text("utf-8"))}

# Every part of a strip: long values, links, a date, a description, a qualifier, dropped criteria, relations.
RICH = {
    "index.md": "# Home\n\n<!-- momentum/specs { view: cards } -->\n",
    "specs/index.md": "# Specs\n\n<!-- momentum/specs -->\n",
    "specs/001-a.md": (
        f'# A\n\n**Status:** Draft, "late" & <b>more</b>\n**Version:** 1.0\n**Created:** 2026-01-01\n'
        f"**Owner:** {'Docs <team> & others, ' * 4}[site](https://example.com)\n**Requires:** 002\n\n"
        "## Success Criteria\n\n- [x] one\n- [ ] two\n- [~] three\n- four\n\n## Exit Criteria\n\n- five\n"
    ),
    "specs/002-b.md": "# B\n\n**Status:** Superseded\n**Superseded by:** [A](001-a.md)\n**Author:** Docs · team\n",
    "specs/004-d.md": "# D\n\n**Status:** Draft\n**Version:** 1\n\n## Success Criteria\n\n- [~] gone\n- words\n",
    "specs/003-c.md": '---\nstatus: Mine\nowner: "it\'s <i>"\n---\n# C\n\nText.\n',
}


def test_the_guide_has_a_template_for_all_that_is_drawn_without_one() -> None:
    assert len(TO_BEGIN_WITH) == 6


@pytest.mark.parametrize("files", [TO_BEGIN_WITH, *({name: text} for name, text in TO_BEGIN_WITH.items())])
def test_the_templates_to_begin_with_show_what_the_plugin_shows(tmp_path: Path, files: dict[str, str]) -> None:
    momentum = {
        "statuses": {"mine": {"label": "Mine", "stage": "done", "color": "#123456", "description": 'A "b" <c>'}}
    }
    built = []
    for name, templates in (("ours", {}), ("theirs", files)):
        site = Workshop(tmp_path / name, momentum={**momentum, "include": ["specs/0*"]}, theme=MINE)
        site.write({**RICH, "/mine/empty.html": "", **templates})
        built.append(site.build(strict=False))

    for page in (
        "index.html",
        "specs/index.html",
        *(f"specs/{stem}/index.html" for stem in ("001-a", "002-b", "003-c", "004-d")),
    ):
        ours, theirs = (unescape(site.content(page)) for site in built)
        assert "momentum-" in ours
        assert ours == theirs


LISTED = ("listing", "summary", "controls", "table")
IN_THEME = {f"/mine/momentum/{name}.html": (THEME / f"momentum/{name}.html").read_text("utf-8") for name in LISTED}
COLUMNS = "[title, status, version, created, authors, owner, progress]"
EACH_PART = (
    "momentum-chunk", "momentum-wide", "momentum-stack", "data-sort=", "data-count=", 'role="toolbar"', "<select",
    'data-s="mine"', "momentum-nothing", 'href="#', "?status=", "momentum-progress__track", " aria-label=",
)  # fmt: skip
# Each thing that a listing may have: filters, counts that lead somewhere, one status alone, many columns, many rows.
LISTINGS = {
    **RICH,
    "filtered.md": "# A\n\n<!-- momentum/specs { filter: true } -->\n\n<!-- momentum/specs { filter: true, view: cards } -->\n",
    "plain.md": f"# B\n\n<!-- momentum/specs {{ filter: false, view: table, columns: {COLUMNS}, sort: -version }} -->\n",
    "board.md": "# C\n\n<!-- momentum/specs { view: board } -->\n",
    "counts.md": "# D\n\n<!-- momentum/specs { view: summary } -->\n\n<!-- momentum/specs { view: summary, filter: true } -->\n",
    "few.md": "# E\n\n<!-- momentum/specs { status: mine, filter: true } -->\n",
    "owners.md": '# F\n\n<!-- momentum/specs { group_by: owner, path: "specs/00*" } -->\n',
    **{f"specs/0{number}.md": f"# N {number}\n\n**Status:** <i>Odd</i>\n" for number in range(100, 310)},
}


@pytest.mark.parametrize("files", [IN_THEME, *({name: text} for name, text in IN_THEME.items())])
def test_the_templates_of_listings_show_what_is_drawn_without_them(tmp_path: Path, files: dict[str, str]) -> None:
    mine = {"label": "Mine", "stage": "done", "color": "#123456", "description": 'A "b" <c>'}
    built = []
    for name, templates in (("ours", {}), ("theirs", files)):
        momentum = {"statuses": {"mine": mine}, "include": ["specs/0*"]}
        site = Workshop(tmp_path / name, momentum=momentum, theme=MINE)
        site.write({**LISTINGS, "/mine/empty.html": "", **templates})
        built.append(site.build(strict=False))

    pages = ("index", "specs/index", *(f"{path.stem}/index" for path in map(Path, LISTINGS) if path.parent == Path()))
    shown = [{page: site.content(f"{page.removeprefix('index/')}.html") for page in pages} for site in built]
    assert shown[0] == shown[1]
    whole = "".join(shown[0].values())
    assert [part for part in EACH_PART if part not in whole] == []


def test_theme_templates_are_given_the_spec_of_a_page(make_site: MakeSite) -> None:
    template = (
        "{% extends 'base.html' %}{% block content %}<b id='seen'>"
        "{% if page.momentum %}{{ page.momentum.status.stage }} {{ page.momentum.version }} "
        "{{ page.momentum.progress.met }}{% else %}none{% endif %}</b>{{ super() }}{% endblock %}"
    )

    site = make_site({**HOME, "/mine/main.html": template}, theme=MINE)

    assert words(one(parsed(site.html()), "#seen")) == "draft 1.2.0 1"
    assert words(one(parsed(site.html("index.html")), "#seen")) == "none"
    assert words(one(parsed(site.html("specs/index.html")), "#seen")) == "none"


EVIL = "<script>alert(1)</script>"
EVIL_IMAGE = "<img src=x onerror=alert(1)>"


def no_script(html: str) -> None:
    tree = parsed(html)
    assert [node for node in tree.select("script") if "alert(1)" in node.get_text()] == []
    assert tree.select("[onerror], [onclick], [onload]") == []
    assert [a["href"] for a in tree.select("a[href]") if str(a["href"]).lower().startswith("javascript:")] == []


def test_front_matter_is_escaped_wherever_it_is_shown(make_site: MakeSite) -> None:
    text = (
        f"---\ntitle: 'T {EVIL}'\nstatus: 'Draft {EVIL_IMAGE}'\nversion: '{EVIL}'\nauthor: 'Docs {EVIL_IMAGE}'\n"
        f"odd: '{EVIL}'\n'{EVIL_IMAGE}': odd key\nlink: 'javascript:alert(1)'\nupdated: 2026-01-01\n---\n\nText.\n"
    )

    site = make_site({**HOME, "specs/evil.md": text}, theme={"name": "material"}, strict=False)

    no_script(site.content("specs/evil/index.html"))
    no_script(site.content("specs/index.html"))
    values = [words(value) for value in strip_of(site.content("specs/evil/index.html")).select("dd")]
    assert EVIL in values
    assert f"Docs {EVIL_IMAGE}" in values
    assert "javascript:alert(1)" in values
    assert [icon["title"] for icon in parsed(site.html("index.html")).select(".md-nav--primary .md-status")] != []
    assert "onerror=alert(1)>" not in site.html("index.html").replace("&lt;img src=x onerror=alert(1)&gt;", "")


@pytest.mark.parametrize("evil", [EVIL, EVIL_IMAGE])
def test_a_script_in_an_unknown_status_is_shown_as_text_in_strip_and_index(make_site: MakeSite, evil: str) -> None:
    text = f"---\nstatus: 'Odd {evil}'\nversion: 1\nupdated: 2026-01-01\n---\n# Evil\n\nText.\n"

    site = make_site({**HOME, "specs/evil.md": text}, theme="material")

    no_script(site.content("specs/evil/index.html"))
    no_script(site.html("specs/index.html"))
    assert groups_of(site.content("specs/index.html"))["Unknown"] == ["Evil"]
    assert data_of(site)["statuses"][-1]["stage"] == "unknown"


def test_a_script_in_a_title_heading_reaches_no_listing(make_site: MakeSite) -> None:
    text = SPEC.format(status=f"Draft {EVIL}").replace("# Login", f"# Login {EVIL} & `<b>`")

    site = make_site({**HOME, "specs/evil.md": text}, theme="mkdocs")

    no_script(site.content("specs/index.html"))
    assert "&lt;b&gt;" in site.content("specs/index.html")
    assert len(search_of(site)) > 0
    assert [row["title"] for row in data_of(site)["specs"]][0].startswith("Login")


def test_a_bold_status_with_markup_of_the_author_is_not_made_worse(make_site: MakeSite) -> None:
    text = SPEC.format(status="Draft [now](javascript:alert(1)) <b onclick='alert(1)'>x</b>")

    site = make_site({**HOME, "specs/evil.md": text})

    assert status_of(site.content("specs/evil/index.html")).startswith("Draft")
    no_script(site.content("specs/index.html"))


def test_a_custom_label_is_escaped_everywhere(make_site: MakeSite) -> None:
    statuses = {"draft": {"label": f"Draft {EVIL}", "description": '"><script>alert(1)</script>'}}

    site = make_site(HOME, theme="material", momentum={"statuses": statuses})

    for page in ("index.html", "specs/index.html", "specs/login/index.html", "404.html"):
        no_script(site.html(page))
    assert status_of(site.content()) == f"Draft {EVIL}"
    assert groups_of(site.content("specs/index.html")) == {f"Draft {EVIL}": ["Login"]}


def test_a_label_with_markdown_signs_is_shown_as_written(make_site: MakeSite) -> None:
    label = "A *b* _c_ [d](e) `f` {{ g }} {#h} \\ | <i> &amp;"

    site = make_site(HOME, markdown_extensions=["attr_list"], momentum={"statuses": {"draft": {"label": label}}})

    assert list(groups_of(site.content("specs/index.html"))) == [label]
    assert [words(link) for link in parsed(site.content("specs/index.html")).select(".momentum-summary a")] == [
        f"{label} 1"
    ]
