"""Names of specs of other sites: they are found, those of this site come first, and a prefix names a source alone."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.published.foreign import read_foreign
from mkdocs_momentum.relations.relation import Found
from mkdocs_momentum.relations.relations import Relations
from mkdocs_momentum.spec.model import Spec
from mkdocs_momentum.spec.reader import Reader

READER = Reader()


def _own(path: str, text: str) -> Spec:
    return READER.read(path, text, included=True).facts


def _foreign(source: str, specs: Mapping[str, str]) -> list[Spec]:
    entries = [{"path": path, "title": title, "id": path[:3], "url": f"{path[:-3]}/"} for path, title in specs.items()]
    return list(read_foreign({"specs": entries}, source, f"https://{source}.example/", READER))


def _relations(depends: str) -> Relations:
    specs = [
        _own("001-a.md", f"# A\n\n**Status:** Draft\n**Depends on:** {depends}\n"),
        _own("012-b.md", "# B\n\n**Status:** Draft\n"),
        *_foreign("engine", {"012-queue.md": "Queue", "013-cache.md": "Cache"}),
        *_foreign("tools", {"013-lint.md": "Lint"}),
    ]
    return Relations(Catalog(specs, READER.lifecycle, ("engine", "tools")), pages=("001-a.md", "012-b.md"))


@pytest.mark.parametrize(
    ("text", "found", "target"),
    [
        ("12", Found.SPEC, "012-b.md"),
        ("engine:12", Found.SPEC, "engine:012-queue.md"),
        ("Engine:012", Found.SPEC, "engine:012-queue.md"),
        ("engine:012-queue", Found.SPEC, "engine:012-queue.md"),
        ("engine:012-queue.md", Found.SPEC, "engine:012-queue.md"),
        ("engine:Queue", Found.SPEC, "engine:012-queue.md"),
        ("Queue", Found.SPEC, "engine:012-queue.md"),
        ("https://engine.example/012-queue/", Found.SPEC, "engine:012-queue.md"),
        ("tools:13", Found.SPEC, "tools:013-lint.md"),
        # Nothing decides between two other sites.
        ("13", Found.SEVERAL, None),
        ("tools:12", Found.NOWHERE, None),
        ("engine:nothing", Found.NOWHERE, None),
    ],
)
def test_what_a_name_means(text: str, found: Found, target: str | None) -> None:
    [relation] = _relations(text).of("001-a.md")

    assert (relation.found, relation.target, relation.raw) == (found, target, text)


def test_a_word_before_a_colon_that_is_no_source_is_prose() -> None:
    assert _relations("nobody:12").of("001-a.md") == ()
    assert _relations("engine: all of it").of("001-a.md") == ()


def test_a_spec_of_another_site_knows_who_depends_on_it() -> None:
    [backlink] = _relations("engine:012").backlinks("engine:012-queue.md")
    assert (backlink.kind, backlink.target) == ("required-by", "001-a.md")
