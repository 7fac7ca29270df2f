"""A small portal for tests of what a visitor does with listings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize

HEIGHT = 900

STATUSES = {"draft": "Draft", "in-review": "In Review", "implemented": "Implemented", "unknown": "Unknown"}

# The visitor's own, as Material knows them.
SCHEMES = [
    {"media": "(prefers-color-scheme: light)", "scheme": "default"},
    {"media": "(prefers-color-scheme: dark)", "scheme": "slate"},
]

# Title, status, version, updated, owner, tags, boxes of the criteria.
SPECS = [
    ("Café menu", "Draft", "1.10", "2026-03-01", "Docs Team", "food, print", "x "),
    ("Ants and bees", "Draft", "1.9", "2026-01-01", "Field Lab", "nature", "xx"),
    ("Quiet rooms", "Draft", "1.2", "", "", "", ""),
    ("Bees at night", "In Review (until May)", "2.0", "2026-02-01", "Field Lab", "nature, print", "   "),
    ("Tide tables", "Implemented", "0.1", "2026-04-01", "Docs Team", "print", "x~"),
    ("Ferry times", "Implemented", "0.2", "2026-04-02", "Harbour Office, Docs Team", "", "xxx "),
    ("Weekly digest", "Simmering", "1.0", "2026-05-01", "Docs Team", "print", ""),
]

PAGES = {
    "index.md": "# All\n\n<!-- momentum/specs -->\n\nBehind.\n",
    "table.md": "# Table\n\n<!-- momentum/specs { view: table, columns: [id, title, status, version, updated, progress],"
    " sort: -updated } -->\n",
    "two.md": "# Two\n\n## First\n\n<!-- momentum/specs { stage: [draft, review] } -->\n\n## Second\n\n"
    "<!-- momentum/specs { view: table } -->\n",
    "board.md": "# Board\n\n<!-- momentum/specs { view: board, group_by: status } -->\n",
    "owners.md": "# Owners\n\n<!-- momentum/specs { group_by: owner } -->\n",
    "cards.md": "# Cards\n\n<!-- momentum/specs { view: cards, limit: 2, sort: title, status: draft } -->\n",
    "summary.md": "# Summary\n\n<!-- momentum/specs { view: summary } -->\n",
    "plain.md": "# Plain\n\n<!-- momentum/specs { filter: false } -->\n",
    "other.md": "# Other\n\n[All](index.md)\n",
}


def spec(title: str, status: str, version: str, updated: str, owner: str, tags: str, boxes: str) -> str:  # noqa: PLR0913, PLR0917 - the fields of a spec
    """Return the text of a spec."""
    facts = {"Version": version, "Updated": updated, "Owner": owner, "Tags": tags, "Status": status}
    lines = [f"**{name}:** {value}\n" for name, value in facts.items() if value]
    criteria = "".join(f"- [{box}] item\n" for box in boxes)
    return f"# {title}\n\n{''.join(lines)}\n## Overview\n\nText.\n" + (
        f"\n## Success Criteria\n\n{criteria}" if boxes else ""
    )


def write(root: Path, url: str = "", **theme: object) -> Path:
    """Write the portal into a folder and return the path of its configuration.

    Args:
        root: The folder.
        url: Where the site is served; Material loads pages by itself only when it knows that.
        **theme: Settings of the theme.
    """
    docs = root / "docs"
    (docs / "specs").mkdir(parents=True, exist_ok=True)
    for number, facts in enumerate(SPECS, 1):
        (docs / f"specs/{number:03}.md").write_text(spec(*facts), encoding="utf-8")
    for name, text in PAGES.items():
        (docs / name).write_text(text, encoding="utf-8")
    features = ["navigation.instant"] if url else []
    settings = {"name": "material", "font": False, "palette": SCHEMES, "features": features, **theme}
    values = {
        "site_name": "Portal",
        "site_url": url,
        "theme": settings,
        "plugins": ["search", "momentum"] if settings["name"] else ["momentum"],
        "markdown_extensions": ["admonition", "pymdownx.superfences", {"pymdownx.tabbed": {"alternate_style": True}}],
    }
    config = root / "mkdocs.json"
    config.write_text(json.dumps(values), encoding="utf-8")
    return config


BARE = """<!doctype html><html lang="en"><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src data:">
<title>Page</title>{% for path in config.extra_css %}<link rel="stylesheet" href="{{ path | url }}">{% endfor %}
{% for script in config.extra_javascript %}{{ script | script_tag }}{% endfor %}
{{ page.content }}
"""
"""A theme whose pages let nothing run or be drawn that stands in them."""


@contextmanager
def opened(browser: Browser, address: str, width: int, **options: Any) -> Iterator[Page]:
    """Open a page of a portal; a script that fails, or is not let run, fails the test."""
    problems: list[str] = []
    size = ViewportSize(width=width, height=HEIGHT)
    with browser.new_context(base_url=address, viewport=size, **options) as context:
        context.on("weberror", lambda error: problems.append(str(error.error)))
        context.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        yield context.new_page()
    assert problems == []
