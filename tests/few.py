"""A few specs, and what a listing selects of them."""

from __future__ import annotations

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.directive import read_directive
from mkdocs_momentum.catalog.listing import Listing
from mkdocs_momentum.catalog.query import Query
from mkdocs_momentum.spec.lifecycle import Lifecycle
from mkdocs_momentum.spec.reader import Reader

TEXTS = {
    "specs/2-b.md": "# Beta\n\n**Status:** Draft\n**Version:** 1.10\n**Created:** 2026-03-01\n**Owner:** Platform Team, Security Team\n**Tags:** api, Cache\n**Category:** ERC\n\n## Exit criteria\n\n- [x] a\n- [ ] b\n",
    "specs/10-a.md": "# alpha\n\n**Status:** In Review\n**Version:** 1.9\n**Updated:** 2026-02-01\n**Owner:** security team\n**Category:** Core\n\n## Exit criteria\n\n- [x] a\n",
    "specs/old/1-c.md": "# Gamma\n\n**Status:** in-review\n**Version:** 2\n**Created:** 2025-01-01\n**Tags:** api\n\n## Exit criteria\n\n- [ ] a\n",
    "adr/0001-d.md": "# Delta 2\n\n**Status:** Simmering\n**ID:** 100\n**Updated:** 2026-05-01\n**Author:** Ada\n",
    "adr/0002-e.md": "---\nreviewers: [Bob, Eve]\n---\n\n# Delta 10\n\n**Status:** Accepted\n**ID:** 20\n**Priority:** High\n**Author:** Ada and Bob\n**Category:** erc\n",
    "adr/none.md": "# Epsilon\n",
}


def catalog_of(texts: dict[str, str], lifecycle: Lifecycle | None = None) -> Catalog:
    """Return the catalog of some files by path."""
    reader = Reader(lifecycle or Lifecycle())
    return Catalog([reader.read(path, texts[path], included=True).facts for path in reversed(texts)], reader.lifecycle)


CATALOG = catalog_of(TEXTS)


def query_of(options: str) -> Query:
    """Return the selection that options of a directive state."""
    listing = read_directive("specs", f"{{ {options} }}")
    assert isinstance(listing, Listing)
    return listing.query


def selected(options: str, catalog: Catalog = CATALOG) -> str:
    """Return the letters of the specs selected; ``n`` for the one that states nothing."""
    return "".join(spec.path.rpartition("/")[2].rpartition("-")[2][0] for spec in query_of(options).run(catalog))
