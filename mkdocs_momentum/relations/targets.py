"""What a target means: a path or link, an id, a slug or its number, a title."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.relations.index import Index
from mkdocs_momentum.relations.names import COMMON, NUMBERED, NUMERAL, language, series_folder
from mkdocs_momentum.relations.paths import is_file, leads_out, linked_paths
from mkdocs_momentum.relations.relation import Found, Mention
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.fields import name_ranges
from mkdocs_momentum.spec.model import Spec
from mkdocs_momentum.spec.placeholder import is_placeholder

_WEB = expression(r"https?://\S+", re.IGNORECASE)
_SCHEME = expression(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
# "0054: Use a queue", "ADR-12 (storage)" and "ADR-12 for storage" name one and say what it is about.
_LEADING = expression(
    r"(?:see\s+(?:also\s+)?)?(?:(?P<id>#?[\w-]{0,80}?\d{1,9}|[^\s:]{1,300}\.md)(?=:\s|\s+[(–—-]|\.?$)"
    r"|(?P<named>[A-Za-z][A-Za-z0-9]{0,15}(?:[-_][A-Za-z][A-Za-z0-9]{0,15}){0,2}[-_ #]{1,2}\d{1,9})(?=\s))",
    re.IGNORECASE,
)
# What makes a number before it a count, and what makes it one of others: "2 - 3 days", "Decision 7 of the board".
_COUNTED = expression(rf"\s*[–—-]\s*\d|\s+\(\s*{NUMERAL}", re.IGNORECASE)
_OF_OTHERS = expression(r"\s+(?:of|on|in|by|at|from)\b", re.IGNORECASE)
# "None, see 007" says that there is none.
_NONE = expression(r"\s*(?:none|n/a|nil|nothing|keine?|aucune?|ningun[oa]|nenhum|nessuno)\b", re.IGNORECASE)
_BRACKETED = expression(r"\[([^\[\]]*)\]")
_QUOTES = " \"'“”‘’`"
# A slug that begins with a number as files have it, or with the name of a series and a number.
_SLUG = expression(
    r"(?:0\d{1,8}|\d{4,9})[-_][\w-]+|(?P<prefix>[A-Za-z]\w{0,15}(?:-[A-Za-z]\w{0,15}){0,2})-\d+(?:-[\w-]+)?", re.ASCII
)
_DATE = expression(r"\d{4}-\d{2}(?:-\d{2})?")
_LONGEST_NAME = 300


class Resolution(NamedTuple):
    """What a target turned out to be.

    Attributes:
        found: What became of it.
        paths: Paths of the specs that it may mean: one, or several between which nothing decides.
        url: The web address that it is, else ``""``.
    """

    found: Found
    paths: tuple[str, ...] = ()
    url: str = ""


NOWHERE = Resolution(Found.NOWHERE)


class Targets:
    """The names that the specs of a site answer to.

    Args:
        catalog: All specs.
        pages: Paths of all pages of the site; None when nobody knows them, so that no link can lead nowhere.
        locate: Returns the path of the page that a link to a path leads to: ``a.de.md`` for ``a.md`` in a translation.
    """

    def __init__(
        self, catalog: Catalog, pages: Collection[str] | None = None, locate: Callable[[str], str] | None = None
    ) -> None:
        self._catalog = catalog
        self._pages = pages
        self._locate = locate

    @cached_property
    def index(self) -> Index:
        """All names of all specs; a site whose relations are links needs none."""
        return Index(self._catalog)

    def mentioned(self, mention: Mention, path: str) -> Iterator[tuple[str, Resolution]]:
        """Yield what a mention names, as plain text, and what each of it means; nothing for prose.

        Args:
            mention: What an author wrote.
            path: Path of the page below the docs folder.
        """
        # A link that stays on its page is a footnote: its words are the name.
        if mention.link and not mention.link.startswith("#"):
            found = self.linked(mention.link, path)
            if self._counts(found, mention, path):
                yield mention.text or mention.link, found
        elif mention.is_name or not mention.is_sure:
            found = self.named(mention.text, path)
            if mention.is_name or found.found is not Found.NOWHERE:
                yield mention.text, found
        else:
            yield from self._listed(mention.text, path)

    def _counts(self, found: Resolution, mention: Mention, path: str) -> bool:
        """Tell whether a link is one to a spec, or was meant to be: pages that are none may be linked as well."""
        if found.found is Found.ELSEWHERE:
            return mention.is_sure
        return found.found is not Found.NOWHERE or self._is_missing(mention.link, path)

    def _is_missing(self, link: str, path: str) -> bool:
        if self._pages is None or _SCHEME.match(link) or not is_file(link) or leads_out(link, path):
            return False
        return not any(one in self._pages for one in self._linked_paths(link, path))

    def _listed(self, text: str, path: str) -> Iterator[tuple[str, Resolution]]:
        """Yield what a list names; a title that holds what parts a list is one name."""
        ranges = [(start, end) for start, end in name_ranges(text) if text[start:end].strip()]
        if _NONE.match(text):
            return
        place, is_described = 0, False
        while place < len(ranges):
            following = self._title_end(text, ranges, place)
            part = text[ranges[place][0] : ranges[following - 1][1]].strip()
            leading = _leading(part)
            # "ADR-1: users and roles" names one spec: what goes on with words still says what it is about.
            if leading is not None or not is_described or NUMBERED.fullmatch(part) or is_file(part):
                name, found = (part, self.linked(part, path)) if _WEB.fullmatch(part) else self._told(part, path)
                if found.found is not Found.NOWHERE or (self._is_missed(name, part) and not self._is_page(name, path)):
                    yield name, found
                is_described = is_described or (leading is not None and leading.end() < len(part))
            place = following

    def _is_missed(self, name: str, part: str) -> bool:
        """Tell whether a part of a list that means no spec was meant to mean one."""
        return not is_placeholder(part) and (self.is_name(name) or self.index.slip(name) is not None)

    def _is_page(self, name: str, path: str) -> bool:
        """Tell whether a text is the path of a page that is there, and no spec."""
        pages = self._pages or ()
        return is_file(name) and any(
            one in pages for form in (name, f"/{name.lstrip('/')}") for one in self._linked_paths(form, path)
        )

    def _title_end(self, text: str, ranges: Sequence[tuple[int, int]], place: int) -> int:
        """Return the place behind the parts of a list that together are a title; behind one part when none are."""
        start = ranges[place][0]
        for last in range(min(place + self.index.joints, len(ranges)) - 1, place, -1):
            if self.index.has_title(text[start : ranges[last][1]]):
                return last + 1
        return place + 1

    def linked(self, link: str, path: str) -> Resolution:
        """Return what a link means.

        Args:
            link: Where it leads, as written in Markdown: relative to the page, or from the docs folder with a slash.
            path: Path of the page below the docs folder.
        """
        if _WEB.match(link):
            foreign = self.index.at_url(link) if self._catalog.sources else ()
            return _settled(foreign) or Resolution(Found.ELSEWHERE, url=link)
        if _SCHEME.match(link):
            # The path of another site's spec holds a colon, as a scheme does.
            return _settled([link] if self._catalog.get(link) is not None else []) or NOWHERE
        found = (one for one in self._linked_paths(link, path) if self._catalog.get(one) is not None)
        return _settled([one for one in (next(found, None),) if one is not None]) or NOWHERE

    def named(self, text: str, path: str) -> Resolution:
        """Return what a text means.

        Args:
            text: A path, an id, a slug, the number of one, a title, or a web address; with the name of a source and a
                colon before it, of that source alone.
            path: Path of the page below the docs folder that holds it.
        """
        text = text.strip()
        if _WEB.fullmatch(text):
            return self.linked(text, path)
        return self._told(text, path)[1]

    def _told(self, text: str, path: str) -> tuple[str, Resolution]:
        """Return the part of a text that is a name, and what it means."""
        if not text or len(text) > _LONGEST_NAME:
            return text, NOWHERE
        bare = _BRACKETED.sub(r"\1", text).strip(_QUOTES).rstrip(". ").rstrip(_QUOTES)
        for form in dict.fromkeys((text, bare)):
            found = self._exactly(form, path)
            if found is not None:
                return form, found
        leading = _leading(bare)
        if leading is not None:
            name = leading["id"] or leading["named"]
            return name, self._exactly(name, path) or NOWHERE
        name, _, anchor = bare.partition("#")
        is_anchored = name and anchor and " " not in bare and not anchor.isdigit()
        return bare, (self._exactly(name, path) if is_anchored else None) or NOWHERE

    def _exactly(self, text: str, path: str) -> Resolution | None:
        located = self._at_path(text, path)
        if located:
            return _settled(located)
        source, name = self._parted(text)
        tiers = self.index.find(name)
        if name.isdecimal():
            # "4" is the id of one series and the number of "004" in another: neither is meant more than the other.
            answering = {spec.path: spec for tier in tiers[:-1] for spec in tier}
            tiers = [[answering[one] for one in sorted(answering)], tiers[-1]]
        if source:
            tiers = [[spec for spec in tier if spec.source == source] for tier in tiers]
        nearest = _nearest({spec.path: spec for tier in tiers for spec in tier}.values(), path)
        found = ([spec.path for spec in tier if spec.path in nearest] for tier in tiers)
        return next((_settled(list(dict.fromkeys(paths))) for paths in found if paths), None)

    def _parted(self, text: str) -> tuple[str, str]:
        """Return the source that a text names, ``engine`` of ``engine:012``, and the rest; ``""`` when none."""
        first, _, name = text.partition(":")
        known = (source for source in self._catalog.sources if source.casefold() == first.casefold())
        source = next(known, "") if name and not name[0].isspace() else ""
        return (source, name) if source else ("", text)

    def _at_path(self, text: str, path: str) -> list[str]:
        if self._catalog.get(text) is not None:
            return [text]
        if not ("/" in text or is_file(text)) or _SCHEME.match(text):
            return []
        found = (one for form in (text, f"/{text.lstrip('/')}") for one in self._linked_paths(form, path))
        return [one for one in found if self._catalog.get(one) is not None][:1]

    def is_of_absent(self, text: str) -> bool:
        """Tell whether a text names a source of which no spec is known.

        Args:
            text: The text.
        """
        source, _ = self._parted(text)
        return bool(source) and all(spec.source != source for spec in self._catalog.specs)

    def _linked_paths(self, link: str, path: str) -> Iterator[str]:
        found = linked_paths(link, path)
        return found if self._locate is None else map(self._locate, found)

    def is_name(self, text: str) -> bool:
        """Tell whether a text that names no spec of the site was meant to: an id of its series, a slug, a file.

        Args:
            text: The text.
        """
        if self._parted(text)[0]:
            # Nobody knows what a source would have that is absent.
            return not self.is_of_absent(text)
        if _DATE.fullmatch(text) or text.startswith("#"):
            return False
        match = NUMBERED.fullmatch(text)
        if match is not None:
            return self.index.has_series(match["prefix"]) if match["prefix"] else self.index.has_numbers
        slug = _SLUG.fullmatch(text)
        if slug is not None:
            return self.index.has_series(slug["prefix"]) if slug["prefix"] else self.index.has_numbers
        return is_file(text) and " " not in text and not _SCHEME.match(text)


def _leading(text: str) -> re.Match[str] | None:
    """Return the name that a text begins with, where words follow that say what it is about."""
    found = _LEADING.match(text)
    if found is None:
        return None
    rest = text[found.end() :]
    if found["named"]:
        prefix = re.split(r"[-_ #]", found["named"], maxsplit=1)[0]
        return None if prefix.casefold() in COMMON and _OF_OTHERS.match(rest) else found
    is_bare = found["id"].isdigit() and not found["id"].startswith("0")
    return None if is_bare and _COUNTED.match(rest) else found


def _settled(paths: Sequence[str]) -> Resolution | None:
    return Resolution(Found.SPEC if len(paths) == 1 else Found.SEVERAL, tuple(paths)) if paths else None


def _nearest(specs: Collection[Spec], path: str) -> Collection[str]:
    """Return those of some specs that a page means first: of its own site, nearest to its folder, in its language."""
    if len(specs) > 1:
        own = language(path)
        above = [folder for folder in map(series_folder, (spec.path for spec in specs)) if _holds(folder, path)]
        deepest = max(above, key=len, default="")
        tests: list[Callable[[Spec], bool]] = [
            lambda spec: not spec.source,
            lambda spec: bool(above) and series_folder(spec.path) == deepest,
            lambda spec: language(spec.path) == own,
            lambda spec: not language(spec.path),
        ]
        for test in tests:
            specs = [spec for spec in specs if test(spec)] or specs
    return [spec.path for spec in specs]


def _holds(folder: str, path: str) -> bool:
    """Tell whether a page stands in a folder, or in one below it."""
    return not folder or path.startswith(f"{folder}/")
