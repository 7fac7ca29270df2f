"""Specs of other sites: read at build, listed and linked, and what happens when they cannot be had."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from mkdocs.exceptions import Abort

from .pages import data_of, one, parsed, paths_of, words
from .sites import BARE, DRAFT, Built, Workshop

CACHE = ".cache/plugin/momentum/sources"

ENGINE: Mapping[str, str | bytes] = {
    "index.md": "# Engine\n",
    "specs/012-queue.md": DRAFT.replace("# Login", "# Queue").replace("Draft", "Implemented\n**Owner:** Engine team"),
    "specs/013-cache.md": DRAFT.replace("# Login", "# Cache").replace("Draft", "In Flight"),
}
PORTAL: Mapping[str, str | bytes] = {
    "index.md": "# Home\n",
    "specs/001-login.md": DRAFT.replace("---", "**Depends on:** engine:012\n\n---", 1),
}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the base has
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine, and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def engine(tmp_path: Path) -> Built:
    """Another site, which knows nothing of this one."""
    site = Workshop(tmp_path / "engine", settings={"site_name": "Engine", "site_url": "https://engine.example/docs/"})
    (tmp_path / "engine").mkdir()
    site.write(ENGINE)
    return site.build()


def portal(tmp_path: Path, theme: str = BARE, **source: object) -> Workshop:
    """Return a site that shows the specs of the other one."""
    (tmp_path / "portal").mkdir(exist_ok=True)
    site = Workshop(tmp_path / "portal", momentum={"sources": [{"name": "engine", **source}]}, theme=theme)
    site.write(PORTAL)
    return site


def told(site: Workshop, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a terminal of the site."""
    command = [sys.executable, "-m", "mkdocs_momentum", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=site.root, env=os.environ)


def rows_of(site: Built, path: str = "specs/index.html") -> dict[str, Any]:
    """Return the rows of the tables of a page by their titles."""
    rows = parsed(site.content(path)).select("tbody tr")
    return {words(row.select_one("td > a, td > .momentum-unlinked")): row for row in rows}


@pytest.mark.parametrize("theme", [BARE, "material"])
def test_two_sites_one_importing_the_other_until_its_server_is_gone(tmp_path: Path, engine: Built, theme: str) -> None:
    with served(engine.site_dir) as address:
        url = f"{address}specs/specs.json"
        site = portal(tmp_path, theme, url=url, timeout=5)
        first = site.build()
        terminal = told(site, "list", "--format", "json")

    assert first.warnings == []
    document = data_of(first)
    assert (terminal.stderr, json.loads(terminal.stdout)) == ("", document)
    _has_both(first, document, address)
    [kept] = (site.root / CACHE).iterdir()

    # The server is gone, and the copy is two days old.
    _make_older(kept, days=2)
    with pytest.raises(Abort):
        site.build(strict=True)
    second = site.build(strict=False)

    fact = f'source "engine": {url}: there is no connection (Connection refused)'
    says = f"{fact}; its specs are shown from a copy that is 2 days old; mend that"
    assert second.warnings == [f"mkdocs_momentum: {says}, or set its `on_error: ignore`"]
    assert data_of(second) == document
    assert rows_of(second).keys() == rows_of(first).keys()
    listed = told(site, "list", "--format", "json")
    assert (listed.returncode, json.loads(listed.stdout)) == (0, document)
    assert listed.stderr == f"mkdocs-momentum: {says}, or set its `on_error: ignore`\n"
    offline = told(site, "list", "--format", "json", "--offline")
    assert (offline.returncode, json.loads(offline.stdout), offline.stderr) == (0, document, "")

    _ignore_it_or_not(site, url, document, fact, kept)


def _has_both(site: Built, document: Any, address: str) -> None:
    """Look up that specs of both sites are listed, counted, linked and related."""
    assert [spec["path"] for spec in document["specs"]] == [
        "specs/001-login.md", "engine:specs/012-queue.md", "engine:specs/013-cache.md",
    ]  # fmt: skip
    assert document["totals"] == {"specs": 3, "criteria": {"total": 9, "met": 3, "dropped": 0, "untracked": 0}}
    assert [(group["key"], group["count"]) for group in document["statuses"]] == [
        ("draft", 1), ("implemented", 1), ("in-flight", 1),
    ]  # fmt: skip
    login, queue, _ = document["specs"]
    url = f"{address}specs/012-queue/"
    assert (queue["source"], queue["url"], queue["owner"]) == ("engine", url, "Engine team")
    assert [(one["kind"], one["target"]) for one in login["relations"]] == [("depends-on", "engine:specs/012-queue.md")]
    rows = rows_of(site)
    assert one(rows["Queue"], "td > a")["href"] == url
    assert words(one(rows["Queue"], ".momentum-source")) == "engine"
    assert rows["Login"].select(".momentum-source") == []
    assert one(rows["Login"], "td > a")["href"] == "001-login/"
    header = one(parsed(site.content("specs/001-login/index.html")), "[data-momentum-header]")
    assert url in [link["href"] for link in header.select("a")]


def _ignore_it_or_not(site: Workshop, url: str, document: Any, fact: str, kept: Path) -> None:
    """Look up what each way of `on_error` does while the server is gone, with a copy and without one."""
    site.momentum = {"sources": [{"name": "engine", "url": url, "on_error": "ignore"}]}
    third = site.build(strict=True)
    assert third.warnings == []
    assert data_of(third) == document
    text = f"mkdocs_momentum: {fact}; its specs are shown from a copy that is 2 days old; mend that"
    assert text in third.own

    kept.unlink()
    fourth = site.build(strict=True)
    assert paths_of(fourth) == ["specs/001-login.md"]
    assert f"mkdocs_momentum: {fact}; none of its specs are shown; mend that" in fourth.own

    site.momentum = {"sources": [{"name": "engine", "url": url, "on_error": "error"}]}
    with pytest.raises(Abort):
        site.build(strict=False)
    failed = told(site, "check")
    assert (failed.returncode, failed.stdout) == (2, "")
    end = "its `on_error: error` ends the build; mend that, or set its `on_error: warn`"
    assert failed.stderr == f"mkdocs-momentum: {fact}; {end}\n"


def test_a_server_is_asked_again_only_for_what_has_changed(tmp_path: Path, engine: Built) -> None:
    with served(engine.site_dir) as address:
        site = portal(tmp_path, url=f"{address}specs/specs.json")
        site.build()
        [copy] = (site.root / CACHE).iterdir()
        _make_older(copy, days=3)
        again = site.build()
        facts = json.loads(copy.read_bytes().partition(b"\n")[0])
        document = engine.site_dir / "specs/specs.json"
        changed = document.read_text(encoding="utf-8").replace("Queue", "Line")
        document.write_text(changed, encoding="utf-8")
        os.utime(document, (time.time() + 100, time.time() + 100))
        after = site.build()

    # The server said that nothing has changed.
    assert "Queue" in rows_of(again)
    assert time.time() - facts["time"] < 60
    assert {"Login", "Line", "Cache"} == rows_of(after).keys()


def test_a_copy_that_is_young_enough_is_used_without_asking(tmp_path: Path, engine: Built) -> None:
    with served(engine.site_dir) as address:
        site = portal(tmp_path, url=f"{address}specs/specs.json", max_age=3600)
        site.build()

    assert "Queue" in rows_of(site.build(strict=True))
    [copy] = (site.root / CACHE).iterdir()
    _make_older(copy, days=1)
    assert [text for text in site.build(strict=False).warnings if "1 day old" in text] != []


def test_while_serving_a_server_is_not_asked_at_each_build(tmp_path: Path, engine: Built) -> None:
    with served(engine.site_dir) as address:
        site = portal(tmp_path, url=f"{address}specs/specs.json")
        with site.serve() as server:
            server.rebuild()
            (engine.site_dir / "specs/specs.json").unlink()
            site.write({"specs/001-login.md": DRAFT.replace("Draft", "Approved")})
            second = server.rebuild()

    assert second.warnings == []
    assert {group["label"]: group["count"] for group in json.loads(second.html("specs/specs.json"))["statuses"]} == {
        "Approved": 1, "Implemented": 1, "In Flight": 1,
    }  # fmt: skip


def _make_older(copy: Path, *, days: float) -> None:
    head, _, data = copy.read_bytes().partition(b"\n")
    facts = {**json.loads(head), "time": time.time() - days * 86400 - 60}
    copy.write_bytes(json.dumps(facts).encode() + b"\n" + data)
