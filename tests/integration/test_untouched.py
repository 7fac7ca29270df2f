"""What the plugin leaves as it was: other pages, the text around criteria, and the work of Markdown extensions."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bs4 import Tag

from .conftest import MakeSite
from .pages import bars_of, boxes_of, facts_of, one, parsed, paths_of, status_of, words
from .sites import Workshop

HOME: dict[str, str | bytes] = {"index.md": "# Home\n"}
TEAM = {"team.md": "# Team\n"}
PLAIN = [
    "# Home\n\nWords & more — “quoted”.\n\n<svg viewBox='0 0 1 1'><path D=\"M0\"/></svg>\n",
    "# Use\n\n- a\n  - b\n- [ ] box\n\n<!-- a comment -->\n\n```md\n**Status:** Draft\n<!-- momentum/specs -->\n```\n",
    "---\nstatus: new\n---\n# New\n\nText.\n",
    "# Codes\n\n## Status Codes\n\n| Status | Meaning |\n|---|---|\n| 200 | fine |\n\n## Success Criteria\n\nWords.\n",
    "# Template\n\n**Version:** 1.0.0\n**Created:** YYYY-MM-DD\n**Status:** {Draft, In Review}\n\n## Success Criteria\n\n- [ ] x\n",
    "Title\n=====\n\nText\\\nbreak &copy; &nbsp; x\n\n\tcode\n",
]  # fmt: skip
EXTENSIONS = ["tables", "admonition", "attr_list", "footnotes", {"toc": {"permalink": True}}, "pymdownx.tasklist"]


@pytest.mark.parametrize("theme", ["bare", "mkdocs"])
def test_pages_that_are_no_specs_are_the_same_byte_for_byte(workshop: Workshop, theme: str) -> None:
    workshop.theme = theme
    workshop.settings = {"markdown_extensions": EXTENSIONS}
    workshop.write({"index.md": "# Start\n", **{f"page{number}.md": text for number, text in enumerate(PLAIN)}})
    paths = ["index.html", *(f"page{number}/index.html" for number in range(len(PLAIN)))]

    workshop.momentum = None
    without = workshop.build()
    workshop.momentum = {"index": False}
    with_it = workshop.build()

    assert [with_it.content(path) for path in paths] == [without.content(path) for path in paths]
    assert not with_it.has("specs/index.html")
    assert paths_of(with_it, "specs.json") == []
    if theme == "bare":
        assert [with_it.html(path) for path in paths] == [without.html(path) for path in paths]


BODY = """\

<!-- - [ ] hidden -->

Some **words**, a [link](../team.md), “quotes” & &copy; <span Class='x' data-a=1>raw</span>.

- a
  - b
- [ ] a task outside criteria
- [~] odd

1) one
2) two

> quoted
> - [x] a task

| a | b |
|:--|--:|
| 1 | `x|y` |

    code - [ ] box

```text
## Success Criteria
- [ ] in code
```

<svg viewBox="0 0 1 1"><path D="M0"/></svg>

??? note
    text[^1]

[^1]: foot
"""


def test_all_outside_metadata_and_criteria_stays_byte_for_byte(workshop: Workshop) -> None:
    head = "# Login\n\n**Version:** 1\n**Status:** Draft\n"
    criteria = "\n## Success Criteria\n\n- [x] One\n- [ ] Two\n"
    workshop.settings = {"markdown_extensions": EXTENSIONS}
    workshop.write({**HOME, **TEAM, "specs/login.md": head + BODY + criteria + "\n## Behind\n" + BODY})
    workshop.momentum = None
    without = workshop.build(strict=False).content()
    workshop.momentum = {}
    with_it = workshop.build(strict=False).content()

    tree = re.sub(r'<details class="momentum momentum-badge[^>]*>.*?</details>', "", with_it, flags=re.DOTALL)
    tree = re.sub(r'<div class="momentum momentum-header.*?</dl>\n</div>\n?', "", tree, flags=re.DOTALL)
    tree = re.sub(r'<div class="momentum momentum-section">.*?</div></div>\n?', "", tree, flags=re.DOTALL)
    paragraph = "<p><strong>Version:</strong> 1\n<strong>Status:</strong> Draft</p>\n"
    assert paragraph in without
    assert tree == without.replace(paragraph, "")
    assert bars_of(with_it) == ["1 of 2 met"]


EVERY_EXTENSION: list[Any] = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "smarty", "nl2br", "meta",
    {"toc": {"permalink": True, "anchorlink": False}}, "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret",
    "pymdownx.critic", "pymdownx.details", "pymdownx.emoji", "pymdownx.highlight", "pymdownx.inlinehilite",
    "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.snippets",
    "pymdownx.superfences", {"pymdownx.tabbed": {"alternate_style": True}}, {"pymdownx.tasklist": {"custom_checkbox": True}},
    "pymdownx.tilde",
]  # fmt: skip


def test_the_page_is_the_same_with_every_extension_that_sites_use(make_site: MakeSite) -> None:
    text = (
        "# Login\n\n**Version:** 1.2.0\n**Owner:** [Docs Team](../team.md) :smile:\n**Status:** Draft (early)\n\n"
        "---\n\n## Success Criteria\n\nAll of:\n- [x] ==One==\n  - [~] two ~~gone~~\n- [/] `three` ++ctrl++\n\n"
        "## Test Criteria\n\n??? note\n    text\n\n1) [x] four\n\n## Behind\n\nText.\n"
    )

    site = make_site({**HOME, **TEAM, "specs/login.md": text}, theme="material", markdown_extensions=EVERY_EXTENSION)

    content = site.content()
    title = one(parsed(content), "h1")
    strip = title.find_next_sibling()
    assert isinstance(strip, Tag) and strip.has_attr("data-momentum-header")
    assert status_of(content) == "Draft (early)"
    assert facts_of(content)["version"] == "1.2.0"
    assert bars_of(content) == ["1 of 2 met · 1 dropped", "1 of 1 met"]
    assert sorted(boxes_of(content)) == ["dropped", "met", "met", "started"]
    assert "**" not in words(parsed(content))
    assert site.warnings == []


def test_a_criteria_list_in_the_middle_of_text_leaves_the_text_in_order(make_site: MakeSite) -> None:
    text = (
        "# Login\n\n**Version:** 1\n**Status:** Draft\n\n## Acceptance Criteria\n\nFirst line:\n- [x] one\n\nSecond.\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\nThird line:\n* [ ] two\n   * plain\n\n```\n- [ ] code\n```\n\n> Fourth:\n> - [~] three\n\nEnd.\n"
    )

    site = make_site({**HOME, "specs/login.md": text}, markdown_extensions=["tables", "fenced_code"])

    assert boxes_of(site.content()) == ["met", "open", "dropped"]
    assert words(parsed(site.content())).endswith(
        "First line: one Second. a b 1 2 Third line: two plain - [ ] code Fourth: three End."
    )
