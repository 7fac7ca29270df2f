"""What ``check --fix`` mends, and what it leaves alone."""

from __future__ import annotations

import errno
import os
import re
from collections import Counter
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shell import CONFIG, run, write
from steady import steady

from mkdocs_momentum.authoring.fix import fix
from mkdocs_momentum.authoring.text import Text
from mkdocs_momentum.authoring.values import reader
from mkdocs_momentum.catalog.globs import Globs
from mkdocs_momentum.catalog.options import read_options
from mkdocs_momentum.catalog.settings import Settings

HEAD = "# T\n\n**Version:** 1.0.0\n**Status:** Draft\n\n## Exit Criteria\n\n"
SETTINGS = Settings(include=Globs(["**"]))


def fixed(text: str, settings: Settings = SETTINGS, *, indents: bool = True) -> tuple[str, Counter[str]]:
    """Return a text after all fixes, and what was mended."""
    after, done = fix(Text(text.encode()), reader("specs/a.md", settings), settings, indents=indents)
    return after.data.decode(), done


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ("Done when:\n- [ ] a\n- [x] b\n", "Done when:\n\n- [ ] a\n- [x] b\n", "blank line before a list"),
        ("Steps:\n1. a\n2. b\n", "Steps:\n\n1. a\n2. b\n", "blank line before a list"),
        ("- [ ] a\n  - [ ] b\n", "- [ ] a\n    - [ ] b\n", "indented list"),
        (
            "- a\n  - b\n    more b\n    - c\n  - d\n- e\n  more e\n",
            "- a\n    - b\n      more b\n        - c\n    - d\n- e\n  more e\n",
            "indented list",
        ),
        ("1. a\n   - b\n", "1. a\n    - b\n", "indented list"),
        ("- a\n\n  - b\n\n- c\n", "- a\n\n    - b\n\n- c\n", "indented list"),
        ("- [x ] a\n", "- [x] a\n", "box"),
        ("- [ X] a\n", "- [X] a\n", "box"),
        ("- [] a\n", "- [ ] a\n", "box"),
        ("- [  ] a\n", "- [ ] a\n", "box"),
        ("> - [x ] a\n", "> - [x] a\n", "box"),
        ("- ü [ ] a\n- [] ü\n", "- ü [ ] a\n- [ ] ü\n", "box"),
    ],
)
def test_lists_and_boxes_are_mended(before: str, after: str, what: str) -> None:
    assert fixed(HEAD + before) == (HEAD + after, Counter({what: 1}))
    windows = HEAD.replace("\n", "\r\n")
    assert fixed("\ufeff" + windows + before.replace("\n", "\r\n"))[0] == "\ufeff" + windows + after.replace(
        "\n", "\r\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Text - with a minus\n",
        "```\nText\n- a\n  - b\n```\n",
        "<!--\nText\n- a\n-->\n",
        "$$\na\n- b\n$$\n",
        "Steps:\n1) a\n",
        "- a\n\n      code\n  - b\n",
        "- a\n  ```\n  code\n  ```\n  - b\n",
        "- a\n\t- b\n",
        "- a\n    - b\n        - c\n",
        "- [P] a\n- [1] b\n- [](a.md) c\n- [x](b.md) d\n- [~] e\n",
        "- - a\n",
    ],
)
def test_what_may_be_meant_is_left_alone(text: str) -> None:
    assert fixed(HEAD + text) == (HEAD + text, Counter())


def test_boxes_are_mended_under_criteria_only() -> None:
    text = HEAD + "- [ ] a\n\n## Notes\n\n- [] a legend\n"

    assert fixed(text) == (text, Counter())


def test_metadata_is_no_list_to_mend() -> None:
    text = "---\ntitle: [\ntags:\n- a\n  - b\n---\n\n# T\n\n**Status:** Draft\n**Owners:**\n- Ada\n- Bob\n"

    assert fixed(text) == (text, Counter())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("**Status:** superceded", "**Status:** superseded"),
        ("**Status:** Superceded by 12", "**Status:** Superseded by 12"),
        ("**Status:** In-Progress", "**Status:** In Progress"),
        ("**Status:** InProgress", "**Status:** In Progress"),
        ("**Status:** in_progress", "**Status:** in progress"),
    ],
)
def test_a_status_is_spelled_right(before: str, after: str) -> None:
    text = "# T\n\n{0}\n**Version:** 1.0.0\n"

    assert fixed(text.format(before)) == (text.format(after), Counter(status=1))


@pytest.mark.parametrize("status", ["draft", "In progress", "IN PROGRESS", "Aproved", "Simmering", "Canceled", "TBD"])
def test_a_spelling_that_is_right_or_unknown_stays(status: str) -> None:
    text = f"# T\n\n**Status:** {status}\n**Version:** 1.0.0\n"

    assert fixed(text) == (text, Counter())


def test_a_key_in_front_matter_stays() -> None:
    text = "---\nstatus: in-progress\nversion: 1.0.0\n---\n\n# T\n"

    assert fixed(text) == (text, Counter())


def test_the_label_of_the_site_is_the_right_spelling() -> None:
    options = {"include": ["**"], "statuses": {"in-qa": {"stage": "review", "label": "In QA", "aliases": ["testing"]}}}
    settings = read_options(options).settings
    text = "# T\n\n**Status:** {0}\n**Version:** 1.0.0\n"

    assert fixed(text.format("in-qa (soon)"), settings) == (text.format("In QA (soon)"), Counter(status=1))
    assert fixed(text.format("in qa"), settings) == (text.format("in qa"), Counter())
    assert fixed(text.format("Testing"), settings) == (text.format("Testing"), Counter())


def test_two_statuses_are_not_mended() -> None:
    text = "---\nversion: 1\n---\n\n# T\n\n**Status:** Superceded\n\n## Status\n\nDraft\n"

    assert fixed(text) == (text, Counter())


def test_dates_with_one_reading_become_iso() -> None:
    text = "# T\n\n**Created:** {0}\n**Updated:** {1}\n**Status:** Draft\n"

    after, done = fixed(text.format("November 17, 2025", "18.11.2025"))
    assert (after, done) == (text.format("2025-11-17", "2025-11-18"), Counter(date=2))
    for left in ("03/04/2025", "November 17, 2025 (approx)", "20251117", "2025-11-17T10:00:00Z"):
        assert fixed(text.format(left, left)) == (text.format(left, left), Counter())


def test_a_page_that_is_no_spec_stays() -> None:
    text = "# Notes\n\nText\n- a\n  - b\n"

    assert fixed(text, Settings()) == (text, Counter())


def test_a_site_with_lists_of_two_spaces_keeps_them() -> None:
    text = HEAD + "- a\n  - b\n"

    assert fixed(text, indents=False) == (text, Counter())


def depths(text: str) -> list[int]:
    """Return how deep each item stands on a page that Python-Markdown renders."""
    html = markdown.markdown(text, extensions=["tables", "fenced_code"])
    depth, found = 0, []
    for tag in re.findall(r"<(/?[uo]l|li)\b", html):
        depth += {"ul": 1, "ol": 1, "/ul": -1, "/ol": -1, "li": 0}[tag]
        if tag == "li":
            found.append(depth)
    return found


nested = st.recursive(
    st.just("x"), lambda inner: st.lists(st.one_of(st.just("x"), inner), min_size=1, max_size=3), max_leaves=8
)


def outline(tree: object, depth: int = 0) -> list[int]:
    """Return the depths of the items of a tree of lists; a list within one belongs to the item before it."""
    if not isinstance(tree, list):
        return [depth]
    found = [] if depth == 0 else [depth]
    for child in tree:
        found += outline(child, depth + 1)
    return found


@given(nested.filter(lambda tree: isinstance(tree, list)), st.sampled_from([2, 3]), st.sampled_from("-*+"))
@settings(steady, max_examples=100)
def test_every_level_of_a_mended_list_is_on_the_page(tree: object, step: int, marker: str) -> None:
    wanted = outline(tree)
    body = "".join(f"{' ' * step * (depth - 1)}{marker} item\n" for depth in wanted)

    after, _ = fixed(f"{HEAD}Text:\n{body}")

    assert depths(after.partition("Criteria\n\n")[2]) == wanted


PIECES = """\
# T

**Status:** Superceded
**Updated:** Nov 7, 2025
## Exit Criteria
- [] a
- [x ] b
  - [X ] c
   - d
      - e
1. f
   1. g
text
> - [] q
```
---
status: In-Progress
  more
\t- tab
+ plus
| a | b |
|---|---|
<!--
-->
## Status
* [ ] ü \ud83d
$$"""
pieces = st.lists(st.sampled_from(PIECES.split("\n")), max_size=14)


@given(pieces, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "\ufeff"]))
@settings(steady, max_examples=100)
def test_a_second_time_changes_nothing_and_the_words_stay(found: list[str], newline: str, mark: str) -> None:
    data = (mark + newline.join(found)).encode("utf-8", "surrogatepass")
    read = reader("specs/a.md", SETTINGS)
    before = Text(data)

    once, done = fix(before, read, SETTINGS)
    twice, again = fix(once, read, SETTINGS)

    assert (twice.data, again) == (once.data, Counter())
    assert (once.data == data) == (not done)
    old, new = read(before).facts, read(once).facts
    assert [section.heading for section in new.sections] == [section.heading for section in old.sections]
    assert new.title == old.title
    # What is left without blanks, boxes and the values that are mended is what was there.
    assert bare(once) == bare(before)
    assert once.data.startswith(mark.encode())


def bare(text: Text) -> str:
    """Return the letters that no fix may touch."""
    shown = re.sub(r"(?i)super[cs]eded|in[- ]progress|nov 7, 2025|2025-11-07", "", text.text)
    return re.sub(r"[\s\[\]]", "", shown)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    good = "# Good\n\n**Version:** 1.0.0\n**Status:** Draft\n"
    bad = HEAD.replace("# T", "# Bad") + "Text:\n- [x ] a\n  - [ ] b"
    return write(tmp_path, {"mkdocs.yml": CONFIG, "docs/specs/bad.md": bad, "docs/specs/good.md": good})


def test_fix_writes_and_says_what(site: Path) -> None:
    done = run("check", "--fix", "--select", "odd-box")

    assert done == (
        0,
        "2 specs checked: no problems\n",
        "mkdocs-momentum: docs/specs/bad.md: mended 1 box, 1 blank line before a list, 1 indented list\n",
    )
    text = (site / "docs/specs/bad.md").read_bytes().decode()
    assert text == HEAD.replace("# T", "# Bad") + "Text:\n\n- [x] a\n    - [ ] b"
    assert run("check", "--fix", "--select", "odd-box").err == ""


def test_fix_keeps_to_the_paths_it_was_given(site: Path) -> None:
    before = (site / "docs/specs/bad.md").read_bytes()

    assert run("check", "--fix", "docs/specs/good.md").err == ""
    assert (site / "docs/specs/bad.md").read_bytes() == before


@pytest.mark.parametrize("words", [["check", "--fix"], ["status", "docs/specs/bad.md", "final"]])
def test_a_file_that_cannot_be_written_whole_stays_whole(
    site: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    folder = site / "docs/specs"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    # The new file is there by then, beside the old one.
    monkeypatch.setattr(Path, "replace", full)
    done = run(*words)

    assert done.code != 0
    assert "bad.md" in done.err
    assert os.strerror(errno.ENOSPC) in done.err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("words", [["--diff"], ["--fix", "--diff"]])
def test_diff_shows_and_changes_nothing(site: Path, words: list[str]) -> None:
    before = (site / "docs/specs/bad.md").read_bytes()

    done = run("check", *words)

    assert done.code == 1
    assert done.out.split("\n") == [
        "--- docs/specs/bad.md",
        "+++ docs/specs/bad.md",
        "@@ -6,5 +6,6 @@",
        " ## Exit Criteria",
        " ",
        " Text:",
        "-- [x ] a",
        "-  - [ ] b",
        "\\ No newline at end of file",
        "+",
        "+- [x] a",
        "+    - [ ] b",
        "\\ No newline at end of file",
        "",
    ]
    told = "1 file would change: 1 box, 1 blank line before a list, 1 indented list"
    assert done.err == f"mkdocs-momentum: {told}\n"
    assert (site / "docs/specs/bad.md").read_bytes() == before


@pytest.mark.usefixtures("site")
def test_nothing_to_mend_ends_with_0() -> None:
    assert run("check", "--diff", "docs/specs/good.md") == (0, "", "mkdocs-momentum: nothing to mend\n")


def test_a_site_with_other_indents_is_known_by_its_extension(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "mkdocs.yml").write_text(f"{CONFIG}markdown_extensions: [mdx_truly_sane_lists]\n", encoding="utf-8")
    module = "from markdown import Extension\nclass makeExtension(Extension):\n    def extendMarkdown(self, md): pass\n"
    (site / "mdx_truly_sane_lists.py").write_text(module, encoding="utf-8")
    monkeypatch.syspath_prepend(site)

    assert run("check", "--fix").code == 0

    assert (site / "docs/specs/bad.md").read_bytes().decode().endswith("\n\n- [x] a\n  - [ ] b")
