"""All relations of a site: what each spec states, what others state of it, and the graph that they make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.relations.cycles import find_cycles
from mkdocs_momentum.relations.kinds import SUPERSEDES, Kinds
from mkdocs_momentum.relations.mentions import read_mentions
from mkdocs_momentum.relations.relation import Edge, Found, Mention, Relation, Succession
from mkdocs_momentum.spec.model import Spec, Stage

if TYPE_CHECKING:
    from mkdocs_momentum.relations.targets import Resolution, Targets

_DEAD = frozenset({Stage.RETIRED, Stage.REJECTED})


class Relations:
    """The relations of the specs of a site.

    Args:
        catalog: All specs.
        kinds: The kinds that the site knows.
        pages: Paths of all pages of the site, so that a link to one that is not there is told from others; None when
            nobody knows them.
        locate: Returns the path of the page that a link to a path leads to, where that may be another one.

    Attributes:
        catalog: All specs.
        kinds: The kinds that the site knows.
    """

    def __init__(
        self,
        catalog: Catalog,
        kinds: Kinds | None = None,
        pages: Collection[str] | None = None,
        locate: Callable[[str], str] | None = None,
    ) -> None:
        self.catalog = catalog
        self.kinds = kinds or Kinds()
        self._pages = pages
        self._locate = locate
        self._stated: dict[str, tuple[Relation, ...]] = {}
        self._cycles: dict[str, list[tuple[str, ...]]] = {}
        for spec in catalog.specs:
            mentions = read_mentions(spec, self.kinds) if not spec.source else []
            if mentions:
                found = [relation for mention in mentions for relation in self._relations(spec, mention)]
                if found:
                    self._stated[spec.path] = tuple(dict.fromkeys(found))

    @cached_property
    def _targets(self) -> Targets:
        # Most sites have no relations, and need no index of what they could mean; nor what makes one.
        from mkdocs_momentum.relations.targets import Targets  # noqa: PLC0415

        return Targets(self.catalog, self._pages, self._locate)

    @cached_property
    def _backlinks(self) -> dict[str, list[Relation]]:
        backlinks: dict[str, list[Relation]] = defaultdict(list)
        for path, stated in self._stated.items():
            for relation in stated:
                if relation.target is not None and relation.target != path:
                    inverse = self.kinds.inverse(relation.kind)
                    backlinks[relation.target].append(relation._replace(kind=inverse, target=path, field=None))
        return backlinks

    def __bool__(self) -> bool:
        """Tell whether any spec states a relation."""
        return bool(self._stated)

    def of(self, path: str) -> tuple[Relation, ...]:
        """Return what a spec states, in the order in which it does."""
        return self._stated.get(path, ())

    def backlinks(self, path: str) -> list[Relation]:
        """Return what other specs state of one, as seen from it: ``target`` is the spec that states it."""
        return sorted(self._backlinks.get(path, ()), key=lambda relation: self.kinds.rank(relation.kind))

    def resolve(self, text: str, path: str) -> Resolution:
        """Return the spec that a text of a page means: an id, a slug, a title, a path.

        Args:
            text: The text.
            path: Path of the page below the docs folder.
        """
        return self._targets.named(text, path)

    def is_of_absent(self, text: str) -> bool:
        """Tell whether a text names a source of which no spec is known, as when it cannot be read.

        Args:
            text: The text.
        """
        return self._targets.is_of_absent(text)

    def linked(self, link: str, path: str) -> Resolution:
        """Return the spec that a link of a page leads to.

        Args:
            link: Where the link leads, as written in Markdown.
            path: Path of the page below the docs folder.
        """
        return self._targets.linked(link, path)

    def nearest(self, text: str) -> str | None:
        """Return the path of the spec that comes nearest to a name or path that means none; None for nothing.

        Args:
            text: The name or the path.
        """
        return self._targets.index.nearest(text)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Every relation of two specs once, in its own direction, in the order of the catalog."""
        return tuple(dict.fromkeys(self._edges()))

    def _edges(self) -> Iterator[Edge]:
        for path, stated in self._stated.items():
            for relation in stated:
                kind = self.kinds.kind(relation.kind)
                if kind is None or relation.target is None or relation.target == path:
                    continue
                backwards = relation.kind != kind.key or (kind.is_symmetric and path > relation.target)
                source, target = (relation.target, path) if backwards else (path, relation.target)
                yield Edge(source, target, kind.key)

    @cached_property
    def _successors(self) -> dict[str, list[str]]:
        successors: dict[str, list[str]] = defaultdict(list)
        for edge in self.edges:
            if edge.kind == SUPERSEDES.key:
                successors[edge.target].append(edge.source)
        return successors

    def succession(self, path: str) -> Succession | None:
        """Return what took the place of a spec; None when nothing is said to have done so."""
        ends: list[str] = []
        through: list[str] = []
        seen = {path}
        waiting = list(self._successors.get(path, ()))
        while waiting:
            one = waiting.pop(0)
            if one in seen:
                continue
            seen.add(one)
            following = self._successors.get(one, ())
            if following and self._is_dead(one):
                through.append(one)
                waiting += following
            else:
                ends.append(one)
        if not ends and not through:
            return None
        alive = tuple(end for end in ends if not self._is_dead(end))
        cycle = next((cycle for cycle in self.cycles(SUPERSEDES.key) if seen & set(cycle)), ())
        return Succession(alive or tuple(ends), tuple(through), bool(alive), cycle)

    def _is_dead(self, path: str) -> bool:
        spec = self.catalog.get(path)
        return spec is not None and spec.status is not None and spec.status.stage in _DEAD

    def cycles(self, kind: str) -> list[tuple[str, ...]]:
        """Return the circles of a kind: each as the paths along it, the first one named once.

        Args:
            kind: Key of the kind in its own direction.
        """
        found = self._cycles.get(kind)
        if found is None:
            pairs = [(edge.source, edge.target) for edge in self.edges if edge.kind == kind]
            found = self._cycles[kind] = find_cycles(pairs)
        return found

    def _relations(self, spec: Spec, mention: Mention) -> Iterator[Relation]:
        for raw, (found, paths, url) in self._targets.mentioned(mention, spec.path):
            target = paths[0] if found is Found.SPEC else None
            candidates = paths if found is Found.SEVERAL else ()
            is_sure = found is not Found.NOWHERE or mention.is_name or bool(mention.link) or self._targets.is_name(raw)
            yield Relation(
                mention.kind, raw, mention.line, found, target, url, mention.field, candidates, mention.link, is_sure
            )
