"""What a target means: a path or link, an id, a slug or its number, a title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from posixpath import dirname, normpath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.relations.relation import Found, Mention
from mkdocs_momentum.spec.model import Spec

_INDEXES = ("index", "readme", "spec")
_SUFFIX = re.compile(r"\.(?:md|markdown|mdown|mkdn|mkd)$", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_NUMBERED = re.compile(r"#?(?:(?P<prefix>[A-Za-z][A-Za-z0-9]{0,15}?)[-_ #]{0,2})?(?P<number>\d{1,9})", re.ASCII)
# "0054: Use a queue" and "ADR-12 (storage)" name a number and say what it is about.
_NUMBER_FIRST = re.compile(r"(?P<id>#?(?:[A-Za-z][A-Za-z0-9]{0,15}[-_ #]{0,2})?\d{1,9})(?::\s|\s[(–—-])", re.ASCII)
_SLUG_NUMBER = re.compile(r"(?:(?P<prefix>[a-z][a-z0-9]{0,15})[-_ ])?(?P<number>\d{1,9})(?=[-_. ]|$)", re.ASCII)
_TITLE_NUMBER = re.compile(r"(?P<prefix>[A-Za-z][A-Za-z0-9]{0,15})[-_ #]{1,2}0*(?P<number>\d{1,9})\b", re.ASCII)
_WORDS = re.compile(r"[a-z]+")
# What any series may be called, where nothing tells its name.
_COMMON = frozenset({"spec", "adr", "no", "nr", "number", "feature", "decision", "proposal"})
# The name of a kind of file or of a slug: letters, digits and hyphens, a digit among them or a hyphen.
_SLUG = re.compile(r"\d+[-_][\w-]+|[A-Za-z][\w]*-\d+(?:-[\w-]+)?", re.ASCII)


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


_NOWHERE = Resolution(Found.NOWHERE)


class Targets:
    """The names that the specs of a site answer to.

    Args:
        catalog: All specs.
        pages: Paths of all pages of the site.
    """

    def __init__(self, catalog: Catalog, pages: Collection[str] = ()) -> None:
        self._catalog = catalog
        self._pages = pages
        self._ids: dict[str, list[Spec]] = defaultdict(list)
        self._slugs: dict[str, list[Spec]] = defaultdict(list)
        self._numbers: dict[int, list[Spec]] = defaultdict(list)
        self._titles: dict[str, list[Spec]] = defaultdict(list)
        self._prefixes: dict[str, frozenset[str]] = {}
        for spec in catalog.specs:
            self._add(spec)
        self._known_prefixes = _COMMON.union(*self._prefixes.values())

    def _add(self, spec: Spec) -> None:
        slug = _slug(spec.path).casefold()
        self._slugs[slug].append(spec)
        self._titles[_folded(spec.title)].append(spec)
        if spec.id:
            self._ids[spec.id.casefold()].append(spec)
        matches = [_SLUG_NUMBER.match(slug), _NUMBERED.fullmatch(spec.id or "")]
        for number in {int(match["number"]) for match in matches if match is not None}:
            self._numbers[number].append(spec)
        self._prefixes[spec.path] = _prefixes(spec, matches)

    def mentioned(self, mention: Mention, path: str) -> Resolution | None:
        """Return what a mention means; None when it is prose, or leads to a page that is no spec.

        Args:
            mention: What an author wrote.
            path: Path of the page below the docs folder.
        """
        if mention.link:
            found = self.linked(mention.link, path)
            if found.found is Found.NOWHERE and (not mention.is_sure or self._is_page(mention.link, path)):
                return None
            return found if mention.is_sure or found.found is Found.SPEC else None
        found = self.named(mention.text, path)
        if found.found is Found.NOWHERE and not (mention.is_sure and self._looks_like_name(mention.text)):
            return None
        return found

    def linked(self, link: str, path: str) -> Resolution:
        """Return what a link means.

        Args:
            link: Where it leads, as written in Markdown: relative to the page, or from the docs folder with a slash.
            path: Path of the page below the docs folder.
        """
        if _SCHEME.match(link):
            is_web = link.lower().startswith(("http://", "https://"))
            return Resolution(Found.ELSEWHERE, url=link) if is_web else _NOWHERE
        for candidate in _paths(link, path):
            if self._catalog.get(candidate) is not None:
                return Resolution(Found.SPEC, (candidate,))
        return _NOWHERE

    def _is_page(self, link: str, path: str) -> bool:
        bare = link.partition("#")[0].partition("?")[0]
        return not bare or not _SUFFIX.search(bare) or any(one in self._pages for one in _paths(link, path))

    def named(self, text: str, path: str) -> Resolution:
        """Return what a text means.

        Args:
            text: A path, an id, a slug, the number of one, a title, or a web address.
            path: Path of the page below the docs folder that holds it.
        """
        text = text.strip()
        if not text:
            return _NOWHERE
        for find in (self._at_path, self._by_id, self._by_slug, self._by_number, self._by_title):
            specs = find(text, path)
            if specs:
                return _settled(_nearest(specs, path))
        if _SCHEME.match(text):
            return self.linked(text, path)
        first = _NUMBER_FIRST.match(text)
        return self.named(first["id"], path) if first is not None else _NOWHERE

    def _at_path(self, text: str, path: str) -> list[Spec]:
        if not ("/" in text or _SUFFIX.search(text)) or _SCHEME.match(text):
            return []
        found = (self._catalog.get(candidate) for candidate in (*_paths(text, path), *_paths(f"/{text}", path)))
        return [spec for spec in found if spec is not None][:1]

    def _by_id(self, text: str, _: str) -> list[Spec]:
        return self._ids.get(text.removeprefix("#").casefold(), [])

    def _by_slug(self, text: str, _: str) -> list[Spec]:
        return self._slugs.get(text.casefold(), [])

    def _by_number(self, text: str, _: str) -> list[Spec]:
        match = _NUMBERED.fullmatch(text)
        if match is None:
            return []
        specs = self._numbers.get(int(match["number"]), [])
        prefix = (match["prefix"] or "").casefold()
        return [spec for spec in specs if not prefix or self._has_prefix(spec, prefix)]

    def _has_prefix(self, spec: Spec, prefix: str) -> bool:
        own = self._prefixes[spec.path]
        return prefix in own if own else prefix in _COMMON

    def _by_title(self, text: str, _: str) -> list[Spec]:
        return self._titles.get(_folded(text), [])

    def _looks_like_name(self, text: str) -> bool:
        """Tell whether a text that names no spec of the site was meant to: an id of its series, a slug, a file."""
        match = _NUMBERED.fullmatch(text)
        if match is not None:
            return not match["prefix"] or match["prefix"].casefold() in self._known_prefixes
        slug = _SLUG.fullmatch(text)
        if slug is not None:
            word = _WORDS.match(text.casefold())
            return word is None or word.group() in self._known_prefixes
        return bool(_SUFFIX.search(text)) and " " not in text


def _settled(specs: list[Spec]) -> Resolution:
    paths = tuple(spec.path for spec in specs)
    return Resolution(Found.SPEC if len(paths) == 1 else Found.SEVERAL, paths)


def _nearest(specs: list[Spec], path: str) -> list[Spec]:
    """Return those of some specs that a page means first: of its own site, of its series, in its language."""
    language = _language(path)
    tests: list[Callable[[Spec], bool]] = [
        lambda spec: not spec.source,
        lambda spec: _series(spec.path) == _series(path),
        lambda spec: _language(spec.path) == language,
    ]
    for test in tests:
        if len(specs) > 1:
            specs = [spec for spec in specs if test(spec)] or specs
    return specs


def _series(path: str) -> str:
    """Return the folder that a spec shares with its series; one that has a folder of its own stands in the next."""
    folder, _, name = path.rpartition("/")
    own = name.split(".", 1)[0].casefold() in _INDEXES
    return folder.rpartition("/")[0] if own else folder


def _language(path: str) -> str:
    """Return what stands between name and suffix: ``fr`` of ``a.fr.md``."""
    return path.rpartition("/")[2].partition(".")[2].rpartition(".")[0]


def _slug(path: str) -> str:
    folder, _, name = path.rpartition("/")
    stem = name.split(".", 1)[0]
    return folder.rpartition("/")[2] or stem if stem.casefold() in _INDEXES else stem


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())


def _prefixes(spec: Spec, matches: Iterable[re.Match[str] | None]) -> frozenset[str]:
    """Return the names of the series that a spec says it belongs to: ``eip`` of ``eip-1559.md``."""
    found = {match["prefix"].casefold() for match in matches if match is not None and match["prefix"]}
    found |= {field.label.casefold() for field in spec.fields if field.name == "id" and field.value.strip().isdigit()}
    titled = _TITLE_NUMBER.match(spec.title)
    if titled is not None:
        found.add(titled["prefix"].casefold())
    for word in _WORDS.findall(dirname(spec.path).casefold()):
        found |= {word, word.removesuffix("s")}
    return frozenset(found - {"id", "no", "nr", "number", "docs", "doc"})


def _paths(link: str, path: str) -> list[str]:
    """Return the paths of the files that a link may lead to."""
    parts = urlsplit(link) if "#" in link or "?" in link else None
    target = unquote(parts.path if parts is not None else link)
    if not target:
        return []
    whole = target.lstrip("/") if target.startswith("/") else f"{dirname(path)}/{target}"
    bare = normpath(whole).lstrip("/")
    if bare.startswith(".."):
        return []
    if _SUFFIX.search(bare):
        return [bare]
    # An address of the rendered page: MkDocs makes `a/` or `a.html` of `a.md`.
    bare = bare.removesuffix(".html").removesuffix("/index")
    return [f"{bare}.md", f"{bare}/index.md", f"{bare}/README.md"]
