"""Sources that are files: listed by every view, whatever they say, and watched while the site is served."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from documents import document, spec
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from mkdocs_momentum.published.validate import check_document

from .conftest import MakeSite
from .pages import data_of, groups_of, one, parsed, paths_of, words
from .samples import MANY
from .sites import BARE, DRAFT, Built, Workshop

HOSTILE = [
    spec(path="../../../etc/passwd", title="<script>alert(1)</script>", url="javascript:alert(1)", tags=["\"><b>"]),
    spec(path="specs/a.md", title="{{ config.site_name }} {% raw %}", owner="<img src=x onerror=alert(2)>", url="http:evil.example/"),
    spec(path="specs/b.md", title="\ud800\u0000 [x](javascript:alert(3)) <!-- momentum/specs -->", version="\u202e1"),
    spec(
        path="specs/c.md", title="x" * 10_000, id="<b>", url="https://evil.example/",
        status={"key": "k", "label": "<i>" + "y" * 10_000, "stage": "draft", "qualifier": "<u>", "raw": "<s>", "line": 1},
        fields={"<b>": {"value": "<script>", "line": 1}, "onclick=": {"value": "\"x", "line": 10**30}},
    ),
]  # fmt: skip


def site_with(
    workshop: Workshop, *specs: dict[str, Any], source: dict[str, object] | None = None, **changes: object
) -> Workshop:
    """Return a site with a source that is a file beside its configuration."""
    workshop.write({"/engine/specs.json": json.dumps(document(*specs, **changes)), "index.md": "# Home\n"})
    workshop.momentum = {
        "sources": [{"name": "engine", "path": "engine", **(source or {})}],
        **(workshop.momentum or {}),
    }
    workshop.write({"specs/001-login.md": DRAFT})
    return workshop


def titles_of(site: Built, path: str) -> dict[str, str]:
    """Return the titles on a page that lists specs, with the address that each leads to."""
    cells = parsed(site.content(path)).select("tbody td:first-child > :first-child, .momentum-card > :first-child")
    return {words(cell): str(cell.get("href", "")) for cell in cells}


def test_a_file_or_the_folder_that_holds_it_is_a_source(workshop: Workshop) -> None:
    site = site_with(workshop).build()
    assert titles_of(site, "specs/index.html") == {
        "Login": "001-login/", "Queue": "https://engine.example/docs/specs/012-queue/",
    }  # fmt: skip

    workshop.momentum = {
        "sources": [{"name": "engine", "path": "engine/specs.json", "site": "https://mirror.example/docs"}]
    }
    assert titles_of(workshop.build(), "specs/index.html")["Queue"] == "https://mirror.example/docs/specs/012-queue/"


def test_a_spec_that_nobody_can_link_to_is_plain_text(workshop: Workshop) -> None:
    site = site_with(workshop, site={"name": None, "url": None}).build()

    row = parsed(site.content("specs/index.html")).select("tbody tr")[1]
    assert (words(row.select_one(".momentum-unlinked")), row.select("a")) == ("Queue", [])
    # The script tells it from other specs by its path.
    assert row["data-p"] == "engine:specs/012-queue.md"
    assert data_of(site)["specs"][1]["url"] is None


@pytest.mark.parametrize("view", ["groups", "table", "board", "cards"])
def test_each_view_says_where_a_spec_comes_from(workshop: Workshop, view: str) -> None:
    workshop.write({"all.md": f"# All\n\n<!-- momentum/specs {{ view: {view} }} -->\n"})
    site = site_with(workshop).build()

    marks = parsed(site.content("all/index.html")).select(".momentum-source")
    assert [(words(mark), words(one(mark.parent or mark, "a"))) for mark in marks] == [("engine", "Queue")]
    assert titles_of(site, "all/index.html") == {
        "Login": "../specs/001-login/", "Queue": "https://engine.example/docs/specs/012-queue/",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("selection", "titles"),
    [
        ("source: engine", ["Queue"]),
        ("source: Engine", ["Queue"]),
        ("source: here", ["Login"]),
        ("source: [here, engine]", ["Login", "Queue"]),
        ("not: { source: engine }", ["Login"]),
        ('source: "!here"', ["Queue"]),
        ('path: "engine:specs/**"', ["Queue"]),
        ("owner: Engine team", ["Queue"]),
        ("sort: -source", ["Queue", "Login"]),
    ],
)
def test_listings_select_by_source(workshop: Workshop, selection: str, titles: list[str]) -> None:
    workshop.write({"all.md": f"# All\n\n<!-- momentum/specs {{ view: table, {selection} }} -->\n"})
    assert list(titles_of(site_with(workshop).build(), "all/index.html")) == titles


def test_a_source_may_be_a_column_and_what_specs_are_grouped_by(workshop: Workshop) -> None:
    text = "# All\n\n<!-- momentum/specs { group_by: source, columns: [title, source] } -->\n"
    workshop.write({"all.md": text})

    site = site_with(workshop).build()

    assert groups_of(site.content("all/index.html")) == {"engine": ["Queue"], "This site": ["Login"]}
    tree = parsed(site.content("all/index.html"))
    assert [words(cell) for cell in tree.select("thead th")] == ["Title", "Source"] * 2
    assert [words(cell) for cell in tree.select("tbody td")] == ["Queue", "engine", "Login", ""]
    # What the heading says, the rows do not repeat.
    assert tree.select(".momentum-source") == []


def test_a_source_that_there_is_not_is_named_and_one_without_specs_is_no_fault(workshop: Workshop) -> None:
    workshop.write({"all.md": "# All\n\n<!-- momentum/specs { source: enigne } -->\n"})
    site = site_with(workshop).build(strict=False)
    fact = 'no source has the name "enigne"; did you mean "engine"? Known are here, engine'
    assert site.warnings == [f"mkdocs_momentum: all.md:3: listing directive: {fact}"]

    workshop.write({"all.md": "# All\n\n<!-- momentum/specs { source: engine, columns: [title, source] } -->\n"})
    site = site_with(workshop, spec(source="another")).build()
    assert "No spec matches this listing." in site.content("all/index.html")


def test_what_only_an_absent_source_has_is_no_slip(workshop: Workshop) -> None:
    listing = "<!-- momentum/specs { status: piloting, owner: Engine team, columns: [title, risk], sort: updated } -->"
    workshop.write({"all.md": f"# All\n\n{listing}\n"})
    site_with(workshop)
    text = f"{DRAFT.replace('---', '**Depends on:** engine:012', 1)}\nSee [[engine:012]].\n"
    workshop.write({"specs/001-login.md": text})
    assert [text.partition("directive: ")[2] for text in workshop.build(strict=False).warnings] == [
        'no spec and no option knows the status "piloting"; write one that a spec has, or add it to `statuses`'
    ]

    workshop.momentum = {"sources": [{"name": "engine", "path": "nowhere", "on_error": "ignore"}]}
    site = workshop.build(strict=True)
    assert "No spec matches this listing." in site.content("all/index.html")
    assert data_of(site, "all/specs.json")["specs"][0]["relations"] == []


def test_a_site_without_sources_may_have_a_field_of_that_name(make_site: MakeSite) -> None:
    listing = "# All\n\n<!-- momentum/specs { group_by: source, columns: [title, source] } -->\n"
    text = DRAFT.replace("---", "**Source:** RFC 1\n\n---", 1)

    site = make_site({"index.md": "# Home\n", "all.md": listing, "a.md": text, "b.md": DRAFT.replace("Login", "B")})

    assert groups_of(site.content("all/index.html")) == {"RFC 1": ["Login"], "Without Source": ["B"]}


@pytest.mark.parametrize("theme", [BARE, "material"])
def test_whatever_a_document_says_is_shown_as_text(workshop: Workshop, theme: str) -> None:
    workshop.theme = theme
    workshop.write(
        {
            "all.md": "# All\n\n<!-- momentum/specs { view: table, columns: [title, owner, tags, version, id] } -->\n\n"
            "<!-- momentum/specs { view: board } -->\n\n<!-- momentum/specs { group_by: owner } -->\n\n<!-- momentum/specs -->\n",
        }
    )

    site = site_with(workshop, *HOSTILE).build()

    tree = parsed(site.content("all/index.html"))
    assert tree.select("script, img, i, u, s, b, [onerror], [onclick]") == []
    links = [str(link["href"]) for link in tree.select("a[href]")]
    assert {link for link in links if ":" in link} == {"https://engine.example/docs/specs/012-queue/"}
    assert [link for link in links if "evil" in link] == []
    assert "<script>alert(1)</script>" in tree.get_text()
    assert "{{ config.site_name }} {% raw %}" in tree.get_text()
    assert max(len(words(node)) for node in tree.select(".momentum-unlinked")) == 500
    assert [path.name for path in site.root.rglob("passwd")] == []
    assert paths_of(site, "all/specs.json") == [
        "specs/001-login.md", "engine:../../../etc/passwd", "engine:specs/a.md", "engine:specs/b.md", "engine:specs/c.md",
    ]  # fmt: skip
    # What is published in turn is right by the schema.
    check_document(data_of(site, "all/specs.json"))
    assert max(len(group["label"]) for group in data_of(site, "all/specs.json")["statuses"]) == 60


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("{", "it is no right specs.json: line 1 is no JSON (Expecting property name enclosed in double quotes)"),
        (json.dumps(document(version=2)), "it is no right specs.json: it has version 2, and this plugin knows up to 1"),
        (
            json.dumps(document(spec(title=None))),
            "it is no right specs.json: specs[0].title: None is not of type 'string'",
        ),
        ("x" * 2000, "it is larger than 0.001 MB"),
        (None, "there is no such file"),
    ],
)
def test_a_bad_file_leaves_the_specs_that_were_there_before(workshop: Workshop, text: str | None, fact: str) -> None:
    size = 0.001 if text == "x" * 2000 else 20
    site_with(workshop)
    bad = workshop.root / "engine/specs.json"
    good = bad.read_bytes()

    def build_bad() -> Built:
        if text is None:
            bad.unlink()
        else:
            bad.write_text(text, encoding="utf-8")
        workshop.momentum = {"sources": [{"name": "engine", "path": "engine/specs.json", "max_size": size}]}
        return workshop.build(strict=False)

    place = f'mkdocs_momentum: source "engine": engine/specs.json: {fact}'
    remedy = "mend that, or set its `on_error: ignore`"
    first = build_bad()
    assert first.warnings == [f"{place}; none of its specs are shown; {remedy}"]
    assert paths_of(first) == ["specs/001-login.md"]

    bad.write_bytes(good)
    workshop.momentum = {"sources": [{"name": "engine", "path": "engine/specs.json"}]}
    assert workshop.build().warnings == []
    second = build_bad()
    assert second.warnings == [f"{place}; its specs are shown from a copy that is less than a minute old; {remedy}"]
    assert paths_of(second) == ["specs/001-login.md", "engine:specs/012-queue.md"]


def test_where_no_copy_can_be_kept_the_log_says_so_by_the_way(workshop: Workshop) -> None:
    workshop.write({"/.cache": "a file\n"})
    site = site_with(workshop).build(strict=True)

    assert [text for text in site.own if "copy" in text] == [
        'mkdocs_momentum: source "engine": no copy of it can be kept (Not a directory); each build reads all of it anew'
    ]
    assert paths_of(site) == ["specs/001-login.md", "engine:specs/012-queue.md"]


def test_a_wrong_option_ends_the_build(workshop: Workshop) -> None:
    workshop.momentum = {"sources": [{"name": "engine"}]}
    workshop.write({"index.md": "# Home\n"})

    with pytest.raises(Abort):
        workshop.build()
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs_momentum", "list"],
        capture_output=True,
        text=True,
        check=False,
        cwd=workshop.root,
    )
    fact = 'option `sources[0]`: "engine" needs either `url` or `path`; write the one that says where its specs.json is'
    assert (done.returncode, done.stderr) == (2, f"mkdocs-momentum: {fact}\n")


def test_a_site_without_sources_loads_nothing_that_asks_the_web(workshop: Workshop) -> None:
    script = (
        "import sys; from mkdocs.__main__ import cli; cli(['build', '-q'], standalone_mode=False); "
        "print(sorted({'jsonschema', 'requests'} & set(sys.modules)))"
    )

    def loaded() -> str:
        workshop.configure()
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=workshop.root
        )
        return done.stdout.strip()

    workshop.theme = "mkdocs"
    workshop.write({"index.md": "# Home\n", "specs/001-login.md": DRAFT})
    assert loaded() == "[]"
    site_with(workshop)
    assert loaded() == "['jsonschema']"
    # The copy has been checked.
    assert loaded() == "[]"


def test_a_file_that_changes_is_read_again_while_serving_and_is_watched(workshop: Workshop) -> None:
    site_with(workshop)
    file = workshop.root / "engine/specs.json"
    with workshop.serve() as server:
        first = server.rebuild()
        file.write_text(json.dumps(document(spec(title="Another queue"))), encoding="utf-8")
        second = server.rebuild()
        third = server.rebuild()

    assert list(titles_of(first, "specs/index.html")) == ["Login", "Queue"]
    assert list(titles_of(second, "specs/index.html")) == ["Login", "Another queue"]
    assert list(titles_of(third, "specs/index.html")) == ["Login", "Another queue"]


def test_the_files_of_sources_are_watched(workshop: Workshop) -> None:
    site_with(workshop)
    config = load_config(workshop.configure())
    config.plugins.on_startup(command="serve", dirty=False)
    config.plugins.on_config(config)
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, root=str(workshop.root))

    try:
        config.plugins.on_serve(server, config=config, builder=lambda _: None)
        assert str(workshop.root / "engine/specs.json") in server._watched_paths
    finally:
        server.server_close()


@pytest.mark.parametrize("way", ["index", "groups"])
def test_the_navigation_holds_pages_of_this_site_and_counts_as_the_index_does(workshop: Workshop, way: str) -> None:
    draft = {"key": "draft", "label": "Draft", "stage": "draft", "qualifier": "", "raw": "Draft", "line": 3}
    workshop.momentum = {"nav": way}
    workshop.theme = "material"
    workshop.write({"specs/002-b.md": DRAFT.replace("Login", "B")})

    site = site_with(workshop, spec(status=draft), spec(path="x.md", title="Other")).build()

    page = site.pages["specs/002-b/index.html"]
    assert page.previous_page is not None
    assert page.previous_page.url == "specs/001-login/"
    assert page.next_page is None
    if way == "index":
        place = one(parsed(site.content("specs/002-b/index.html")), ".momentum-place__line")
        assert words(place) == "All specs Draft: 2 of 3"
        assert parsed(site.content("specs/002-b/index.html")).select(".momentum-place__next") == []
        assert groups_of(site.content("specs/index.html"))["Draft"] == ["Login", "B", "Queue"]


def test_the_terminal_knows_what_the_build_knows(workshop: Workshop) -> None:
    workshop.write(MANY)
    site = site_with(workshop, spec(), spec(path="b.md", title="B", status=None)).build(strict=False)

    def told(*arguments: str) -> str:
        command = [sys.executable, "-m", "mkdocs_momentum", "list", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd=workshop.root).stdout

    assert json.loads(told("--format", "json")) == data_of(site)
    assert told("--where", "source=engine", "--columns", "title,source").splitlines()[:3] == [
        "Title  Source", "B      engine", "Queue  engine",
    ]  # fmt: skip
    assert Path(workshop.root / ".cache/plugin/momentum/sources").is_dir()
