"""What stands on built pages, for assertions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from .sites import Built


def parsed(html: str) -> BeautifulSoup:
    """Return HTML as a tree."""
    return BeautifulSoup(html, "html.parser")


def words(node: Tag | BeautifulSoup | None) -> str:
    """Return the text of a node, its white space made single."""
    assert node is not None
    return " ".join(node.get_text().split())


def one(node: Tag | BeautifulSoup, selector: str) -> Tag:
    """Return the only node that a selector finds."""
    found = node.select(selector)
    assert len(found) == 1, f"{selector}: {len(found)} found"
    return found[0]


def strip_of(html: str) -> Tag:
    """Return the header strip of a page."""
    return one(parsed(html), "[data-momentum-header]")


def facts_of(html: str) -> dict[str, str]:
    """Return what the header strip says: names of fields and their values as text."""
    rows = strip_of(html).select("[data-momentum-field]")
    return {str(row["data-momentum-field"]): words(row.select_one("dd")) for row in rows}


def status_of(html: str) -> str:
    """Return the words of the chip in the header strip."""
    return words(one(strip_of(html), ".momentum-line .momentum-status"))


def bars_of(html: str) -> list[str]:
    """Return the words of the bars under criteria headings."""
    return [words(bar) for bar in parsed(html).select(".momentum-section")]


def boxes_of(html: str) -> list[str]:
    """Return the state of each box on a page: what a task-list extension or the plugin draws."""
    found = []
    for node in parsed(html).select("li input[type=checkbox], .momentum-box"):
        if node.name == "input":
            found.append("met" if node.has_attr("checked") else "open")
        else:
            found.append(str(node["aria-label"]))
    return found


def groups_of(html: str) -> dict[str, list[str]]:
    """Return the listings of a page: headings of groups and the titles under them."""
    tree = parsed(html)
    groups: dict[str, list[str]] = {}
    for table in tree.select("table.momentum-table"):
        heading = table.find_previous(["h1", "h2", "h3", "h4", "h5", "h6"])
        assert isinstance(heading, Tag)
        groups[words(heading).rstrip("¶")] = [words(link) for link in table.select("tbody td > a")]
    return groups


def data_of(site: Built, path: str = "specs/specs.json") -> Any:
    """Return the JSON document beside the index."""
    return json.loads(site.html(path))


def paths_of(site: Built, path: str = "specs/specs.json") -> list[str]:
    """Return the paths of the specs in the JSON document."""
    return [spec["path"] for spec in data_of(site, path)["specs"]]


def search_of(site: Built) -> dict[str, dict[str, str]]:
    """Return the search index: an entry for each address."""
    return {entry["location"]: entry for entry in json.loads(site.html("search/search_index.json"))["docs"]}


def broken_links(site: Built, base: str = "https://portal.example/") -> list[str]:
    """Return each link of a page to a file or an anchor that the site does not have."""
    ids: dict[Path, set[str]] = {}
    return [broken for page in sorted(site.site_dir.rglob("*.html")) for broken in _broken(site, page, base, ids)]


def _broken(site: Built, page: Path, base: str, ids: dict[Path, set[str]]) -> Iterator[str]:
    address = base + page.relative_to(site.site_dir).as_posix()
    for node in parsed(page.read_text(encoding="utf-8")).select("[href], [src]"):
        link = str(node.get("href") or node.get("src"))
        target = urlsplit(urljoin(address, link))
        whole = f"{target.scheme}://{target.netloc}{target.path}"
        if not whole.startswith(base) or node.get("rel") == ["edit"]:
            continue
        file = site.site_dir / unquote(whole[len(base) :])
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            yield f"{address}: {link}"
        elif target.fragment and file.suffix == ".html" and unquote(target.fragment) not in _ids(file, ids):
            yield f"{address}: {link}: no such anchor"


def _ids(file: Path, known: dict[Path, set[str]]) -> set[str]:
    if file not in known:
        tree = parsed(file.read_text(encoding="utf-8"))
        known[file] = {str(node.get("id") or node.get("name")) for node in tree.select("[id], a[name]")}
    return known[file]
