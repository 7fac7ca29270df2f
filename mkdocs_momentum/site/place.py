"""Where a spec belongs: its place among those of its status, for pages that the navigation does not show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from mkdocs_momentum.catalog.address import NO_STATUS
from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.facets import BUILT_IN
from mkdocs_momentum.catalog.grouping import Group, group
from mkdocs_momentum.catalog.words import ENGLISH, Words
from mkdocs_momentum.spec.model import Spec, Stage


class Neighbour(NamedTuple):
    """The spec before or after another; ``url`` is relative to the page of the other."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a spec stands among those of its status.

    Attributes:
        index_url: Address of the index page, relative to the page of the spec; ``""`` when the site has none.
        filtered_url: The same, showing the specs of this status alone.
        status: Label of the status.
        position: Number of the spec among those of its status; the first has 1.
        count: Number of specs in its status.
        previous: The spec before it; None for the first.
        next: The spec after it; None for the last.
    """

    index_url: str
    filtered_url: str
    status: str
    position: int
    count: int
    previous: Neighbour | None
    next: Neighbour | None


class Places:
    """The places of all specs, in the groups and the order of the index.

    Specs of other sites are counted as the index counts them, but no page leads on to them.

    Args:
        catalog: All specs.
        index: Path of the index page; ``""`` when the site has none.
        words: The words of the plugin, for the groups that are named by none of the specs.

    Attributes:
        groups: The specs by status, in the order of the stages.
        index: Path of the index page, or ``""``.
    """

    def __init__(self, catalog: Catalog, index: str = "", words: Words = ENGLISH) -> None:
        found = group(catalog.specs, BUILT_IN["status"], catalog)
        self.groups = tuple(part._replace(label=_label(part, words)) for part in found)
        self.index = index
        self._found = {spec.path: (found, at) for found in self.groups for at, spec in enumerate(found.specs)}

    def neighbours(self, path: str) -> tuple[Spec | None, Spec | None]:
        """Return the specs of this site before and after the one of a path within its status.

        Raises:
            KeyError: There is no spec of that path.
        """
        found, at = self._found[path]
        # Those of other sites stand behind all of the site's own.
        after = next(iter(found.specs[at + 1 : at + 2]), None)
        return found.specs[at - 1] if at else None, after if after is None or not after.source else None

    def of(self, path: str, url_for: Callable[[str], str]) -> Place:
        """Return the place of the spec of a path.

        Args:
            path: Path of the spec below the docs folder.
            url_for: Makes the address of the page of a path, relative to the page of the spec.

        Raises:
            KeyError: There is no spec of that path.
        """
        found, at = self._found[path]
        before, after = self.neighbours(path)
        index_url = url_for(self.index) if self.index else ""
        return Place(
            index_url,
            f"{index_url}?status={quote(found.key or NO_STATUS)}" if index_url else "",
            found.label,
            at + 1,
            len(found.specs),
            _neighbour(before, url_for),
            _neighbour(after, url_for),
        )


def _label(part: Group, words: Words) -> str:
    own = {"": "no_status", Stage.UNKNOWN.value: "stage_unknown"}
    return words(own[part.key]) if part.key in own else part.label


def _neighbour(spec: Spec | None, url_for: Callable[[str], str]) -> Neighbour | None:
    return Neighbour(spec.title, url_for(spec.path)) if spec is not None else None
