"""The names that a spec answers to: slugs, the number in its series, the name of the series."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.files import HOMES
from mkdocs_momentum.spec.model import Spec

SERIES = frozenset(
    "adr adrs rfc rfcs rfd eip eips erc bip bips pep peps tep kep keps cep dep jep sep nep cip sip dip aip lip fip xip"
    " hip mip se prd prds req fr epic".split()
)
"""What series are called everywhere; a file that begins so and goes on with a number belongs to one."""

_OF_FOLDERS = frozenset("adr rfc rfd eip erc bip pep tep kep cep jep nep prd".split())

COMMON = frozenset("spec adr no nr number feature feat decision proposal".split())
"""What a spec may be called where nothing tells the name of its series."""

NUMBERED = expression(
    r"#?(?:(?P<prefix>[a-z][a-z0-9]{0,15}?(?:[-_ ][a-z][a-z0-9]{0,15}?){0,2})[-_ #]{0,2})?(?P<number>\d{1,9})",
    re.ASCII | re.IGNORECASE,
)
"""A number, with or without the name of its series."""

NUMERAL = r"(?:or\b|and\b|one|two|three|four|five|six|seven|eight|nine|ten|\d)"
"""Begins what stands behind a number that counts, as in ``2 (two)`` and ``3 (or more)``."""

_SLUG = expression(
    r"(?:(?P<prefix>[a-z][a-z0-9]{0,15}(?:[-_][a-z][a-z0-9]{0,15}){0,2})[-_ ])?(?P<number>\d{1,9})(?=[-_. ]|$)",
    re.ASCII,
)
_DATE = expression(r"\d{4}[-_.]\d{2}(?:[-_.]\d{2})?(?!\d)|(?:19|20)\d{6}(?!\d)", re.ASCII)
# "ADR-12: Use a queue" is of the series ADR, "Phase 2 of the move" of none.
_TITLE = expression(
    r"(?P<prefix>[A-Za-z][A-Za-z0-9]{0,15}(?:[-_][A-Za-z][A-Za-z0-9]{0,15}){0,2})[-_ #]{1,2}"
    r"(?P<number>\d{1,9})(?P<end>\s*(?:[:.)\]–—]|-\s|$))?",
    re.ASCII,
)
_TITLE_NUMBER = expression(
    r"(?:(?P<prefix>[A-Za-z][\w-]{0,40}?)[-_ #]{1,2})?\d{1,9}\s*(?:[:.)\]–—]|-\s)\s*(?=\S)", re.ASCII
)
_LABEL = expression(r"(?P<name>[a-z]{2,16})(?: (?:id|number|no|nr))?", re.ASCII | re.IGNORECASE)
_UNTOLD = COMMON - SERIES | {"id", "identifier", "document", "doc"}
_LANGUAGE = expression(r"[a-z]+(?:[-_][a-z]+)*", re.IGNORECASE)
_WORDS = expression(r"[a-z]+")
_SEVERAL = 2


class Numbered(NamedTuple):
    """The number of a spec in its series.

    Attributes:
        number: The number.
        series: What the spec itself calls its series, in lower case; empty when it does not say.
        folders: What a folder of several calls one of them: ``ticket`` for ``tickets``.
    """

    number: int
    series: frozenset[str]
    folders: frozenset[str]

    def answers(self, prefix: str) -> bool:
        """Tell whether the series is called so, in the singular or the plural."""
        return not self.series.isdisjoint(forms(prefix)) or (not self.series and prefix in self.folders)


def slugs(path: str) -> tuple[str, ...]:
    """Return the names of a file without suffix, in lower case: with its language and without; its folder's name.

    Args:
        path: Path of the file below the docs folder.
    """
    folder, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    bare, _, language = stem.rpartition(".")
    bare = bare if bare and _LANGUAGE.fullmatch(language) else stem
    if bare.casefold() in HOMES:
        return ((folder.rpartition("/")[2] or bare).casefold(),)
    return tuple(dict.fromkeys((bare.casefold(), stem.casefold())))


def own_path(spec: Spec) -> str:
    """Return the path of a spec on the site that it comes from."""
    return spec.path.removeprefix(f"{spec.source}:") if spec.source else spec.path


def titles(title: str) -> Iterator[str]:
    """Yield a title as it compares, and without the number that it begins with."""
    yield folded(title)
    number = _TITLE_NUMBER.match(title)
    # "ADR-12: Use a queue" is also called "Use a queue"; "Sprint 12: Login" is no login.
    if number is not None and (not number["prefix"] or hyphened(number["prefix"]) in SERIES | COMMON):
        yield folded(title[number.end() :])


def folded(text: str) -> str:
    """Return a text without regard to case and blanks."""
    return " ".join(text.casefold().split())


def series_folder(path: str) -> str:
    """Return the folder that a spec shares with its series; one that has a folder of its own stands in the next."""
    folder, _, name = path.rpartition("/")
    own = name.split(".", 1)[0].casefold() in HOMES
    return folder.rpartition("/")[0] if own else folder


def language(path: str) -> str:
    """Return what stands between name and suffix: ``fr`` of ``a.fr.md``."""
    return path.rpartition("/")[2].partition(".")[2].rpartition(".")[0]


def number_all(specs: Iterable[Spec]) -> Iterator[tuple[Spec, Numbered]]:
    """Yield the numbers of all specs that have some."""
    specs = list(specs)
    shared = _shared_prefixes(specs)
    for spec in specs:
        found = list(_numbers(spec, shared))
        if not found:
            continue
        numbers = {number for _, number in found}
        folder = series_folder(own_path(spec))
        one = frozenset(word[:-1] for word in _WORDS.findall(folder.rpartition("/")[2].casefold()) if word[-1] == "s")
        series = {prefix for prefix, _ in found if prefix} | _of_title(spec.title, numbers) | _of_folders(folder)
        series.update(_of_labels(spec))
        for number in numbers:
            yield spec, Numbered(number, frozenset(series), one)


def _of_folders(folder: str) -> frozenset[str]:
    return _OF_FOLDERS.intersection(word.removesuffix("s") for word in _WORDS.findall(folder.casefold()))


def _of_labels(spec: Spec) -> Iterator[str]:
    """Yield what a spec calls its number, where that is the name of a series: ``eip: 1559``."""
    for field in spec.fields:
        if field.name == "id" and field.value.isdigit() and (match := _LABEL.fullmatch(field.label)) is not None:
            name = match["name"].casefold()
            if name not in _UNTOLD:
                yield name


def _shared_prefixes(specs: Iterable[Spec]) -> frozenset[str]:
    """Return the words before numbers that several files begin with: ``eip`` of ``eip-1.md`` and ``eip-2.md``."""
    found: dict[str, set[int]] = defaultdict(set)
    for spec in specs:
        match = _SLUG.match(slugs(own_path(spec))[0])
        if match is not None and match["prefix"]:
            found[hyphened(match["prefix"])].add(int(match["number"]))
    return frozenset(prefix for prefix, numbers in found.items() if len(numbers) >= _SEVERAL)


def _numbers(spec: Spec, shared: frozenset[str]) -> Iterator[tuple[str, int]]:
    slug = slugs(own_path(spec))[0]
    match = _SLUG.match(slug) if not _DATE.match(slug) else None
    if match is not None:
        prefix = hyphened(match["prefix"] or "")
        # "phase-2-rollout" on its own is no number 2.
        if not prefix or prefix in shared or prefix in SERIES or prefix in COMMON:
            yield prefix, int(match["number"])
    match = NUMBERED.fullmatch(spec.id or "")
    if match is not None:
        yield hyphened(match["prefix"] or ""), int(match["number"])


def _of_title(title: str, numbers: Iterable[int]) -> set[str]:
    match = _TITLE.match(title)
    if match is None or int(match["number"]) not in numbers:
        return set()
    return {hyphened(match["prefix"])} if match["end"] is not None or match["prefix"].isupper() else set()


def hyphened(prefix: str) -> str:
    """Return the name of a series as it compares."""
    return prefix.casefold().replace("_", "-").replace(" ", "-")


def forms(prefix: str) -> tuple[str, str]:
    """Return the name of a series as it compares, and in the singular."""
    prefix = hyphened(prefix)
    return prefix, prefix.removesuffix("s")
