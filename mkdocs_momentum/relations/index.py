"""Every name that a spec of a site answers to, looked up exactly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.relations.names import (
    COMMON,
    NUMBERED,
    Numbered,
    folded,
    forms,
    hyphened,
    number_all,
    own_path,
    slugs,
    titles,
)
from mkdocs_momentum.relations.near import Near
from mkdocs_momentum.relations.paths import bare, is_file
from mkdocs_momentum.spec.fields import name_ranges
from mkdocs_momentum.spec.model import Spec

_MOST_JOINTS = 8


class Index:
    """The names of all specs.

    Args:
        catalog: The specs.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._ids: dict[str, list[Spec]] = defaultdict(list)
        self._slugs: dict[str, list[Spec]] = defaultdict(list)
        self._titles: dict[str, list[Spec]] = defaultdict(list)
        self._urls: dict[str, list[str]] = defaultdict(list)
        self._numbers: dict[int, list[tuple[Spec, Numbered]]] = defaultdict(list)
        for spec in catalog.specs:
            self._add(spec)
        for spec, numbered in number_all(catalog.specs):
            self._numbers[numbered.number].append((spec, numbered))

    def _add(self, spec: Spec) -> None:
        for slug in slugs(own_path(spec)):
            self._slugs[slug].append(spec)
        for title in titles(spec.title):
            self._titles[title].append(spec)
        if spec.id:
            self._ids[spec.id.casefold()].append(spec)
        if spec.source and spec.url:
            self._urls[_address(spec.url)].append(spec.path)

    @cached_property
    def _near(self) -> Near:
        return Near((slug, found[0].path) for slug, found in self._slugs.items())

    @cached_property
    def _series(self) -> frozenset[str]:
        numbered = [one for found in self._numbers.values() for _, one in found]
        told = frozenset(name for one in numbered for name in one.series)
        return told if all(one.series for one in numbered) else told | COMMON

    @cached_property
    def joints(self) -> int:
        """The most parts that a list makes of one title."""
        longest = max((len(name_ranges(title)) for title in self._titles), default=1)
        return min(longest, _MOST_JOINTS)

    @property
    def has_numbers(self) -> bool:
        """Tell whether any spec has a number."""
        return bool(self._numbers)

    def has_title(self, text: str) -> bool:
        """Tell whether a text is the title of a spec."""
        return folded(text) in self._titles

    def has_series(self, prefix: str) -> bool:
        """Tell whether a series is called so."""
        return any(form in self._series for form in forms(prefix))

    def find(self, text: str) -> Sequence[Sequence[Spec]]:
        """Return the specs that bear a name: those whose id it is, then slug, number and title."""
        name = text.casefold()
        by_id, by_slug = self._ids.get(name.removeprefix("#"), ()), self._slugs.get(name, ())
        return by_id, by_slug, self._by_number(text), self._titles.get(folded(text), ())

    def _by_number(self, text: str) -> list[Spec]:
        match = NUMBERED.fullmatch(text)
        if match is None:
            return []
        found = self._numbers.get(int(match["number"]), [])
        if not match["prefix"]:
            return [spec for spec, _ in found]
        prefix = hyphened(match["prefix"])
        told = [spec for spec, numbered in found if numbered.answers(prefix)]
        if told or COMMON.isdisjoint(forms(prefix)):
            return told
        return [spec for spec, numbered in found if not numbered.series]

    def at_url(self, url: str) -> Sequence[str]:
        """Return the paths of the specs of other sites that stand at an address."""
        return self._urls.get(_address(url), ())

    def slip(self, text: str) -> str | None:
        """Return the path of the spec whose name was meant by one that is not known, or None."""
        return self._near.slip(text)

    def nearest(self, text: str) -> str | None:
        """Return the path of what comes nearest to a name or path that means nothing, or None.

        That is a file of that name elsewhere, a spec of another series with that number, or one whose name has a slip.
        """
        name = slugs(bare(text))[0] if is_file(text) else text
        match = NUMBERED.fullmatch(text)
        numbered = self._numbers.get(int(match["number"]), ()) if match is not None else ()
        found = self._slugs.get(name.casefold()) or [spec for spec, _ in numbered]
        return found[0].path if found else self.slip(name)


def _address(url: str) -> str:
    return url.partition("#")[0].removesuffix("index.html").rstrip("/")
