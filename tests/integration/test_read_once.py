"""A file is read once in a build, and what MkDocs renders is what the file holds."""

from __future__ import annotations

import pytest
from mkdocs.structure.files import File

from .conftest import MakeSite
from .pages import status_of
from .sites import DRAFT, SPEC, Workshop

REWRITES = """\
from pathlib import Path


def on_nav(nav, config, files):
    path = Path(config.docs_dir, "specs/login.md")
    path.write_text(path.read_text().replace("People sign in.", "People sign out."))
"""
REPLACES = """\
def on_nav(nav, config, files):
    files.get_file_from_path("specs/login.md").content_string = "# New\\n\\nAll new.\\n"
"""
ANSWERS = """\
def on_page_read_source(page, config):
    return "# Another\\n\\nAll other.\\n" if page.file.src_uri == "specs/login.md" else None
"""


def test_mkdocs_reads_no_file_again(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    ways = {name: getattr(File, name) for name in ("content_bytes", "content_string")}
    for name, way in ways.items():

        def read(file: File, way: property = way) -> object:
            assert way.fget is not None
            opened.extend([file.src_uri] if file.abs_src_path is not None else [])
            return way.fget(file)

        monkeypatch.setattr(File, name, property(read, way.fset))
    workshop.write({"index.md": "\ufeff# Home\r\n\r\nWords.\r\n", "specs/login.md": DRAFT})
    site = workshop.build()

    assert sorted(opened) == ["index.md", "specs/login.md"]
    assert site.content("index.html").strip() == '<h1 id="home">Home</h1>\n<p>Words.</p>'


@pytest.mark.parametrize(
    ("hook", "words"), [(REWRITES, "People sign out."), (REPLACES, "All new."), (ANSWERS, "All other.")]
)
def test_what_others_make_of_a_file_later_is_what_is_shown(make_site: MakeSite, hook: str, words: str) -> None:
    site = make_site({"index.md": "# Home\n", "specs/login.md": DRAFT, "/hook.py": hook}, hooks=["hook.py"])

    assert words in site.content()


def test_a_file_that_is_gone_is_told_by_mkdocs(make_site: MakeSite) -> None:
    hook = "import os\n\n\ndef on_nav(nav, config, files):\n    os.unlink(config.docs_dir + '/specs/login.md')\n"

    with pytest.raises(FileNotFoundError):
        make_site({"index.md": "# Home\n", "specs/login.md": DRAFT, "/hook.py": hook}, hooks=["hook.py"])


def test_an_edit_that_follows_at_once_is_shown(workshop: Workshop) -> None:
    workshop.write({"index.md": "# Home\n", "specs/login.md": DRAFT})
    with workshop.serve() as server:
        server.rebuild()
        workshop.write({"specs/login.md": SPEC.format(status="Approved").replace("sign in", "sign out")})
        site = server.rebuild()

    assert status_of(site.html()) == "Approved"
    assert "People sign out." in site.content()
