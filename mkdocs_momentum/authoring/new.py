"""A new spec: its number, its file, its template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from mkdocs_momentum.authoring import AuthoringError
from mkdocs_momentum.catalog.hints import nearest
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.files import HOMES, leading_number
from mkdocs_momentum.spec.lifecycle import slug

_OWN = Path(__file__).with_name("template.md")
_DIGITS = 3
_PREFIX = expression(r"[A-Za-z]+(?P<sign>[-_. ]?)(?=\d)")
_OWN_FILES = ("spec.md", "index.md", "README.md")
_GLOB = expression(r"[*?\[\]!\\]")
_USUAL = "spec"
# Letters of a file name; a file system that takes 255 bytes takes them in any script.
_LONGEST = 60


class Series(NamedTuple):
    """Where the specs of a series stand.

    Attributes:
        folder: The folder, below the docs folder, that holds them.
        file: Name of the file within the folder that each spec has of its own; ``""`` when they have none.
        prefix: What stands before the numbers, such as ``ADR-``.
    """

    folder: str
    file: str = ""
    prefix: str = ""

    def holds(self, path: str) -> bool:
        """Tell whether a spec belongs to the series."""
        return _series(path) == self._replace(prefix="")

    def name(self, path: str) -> str:
        """Return the name of a spec of the series: its own folder's, else its file's."""
        return path.split("/")[-2 if self.file else -1]

    def path(self, name: str) -> str:
        """Return the path below the docs folder of the spec that is named so."""
        below = f"{name}/{self.file}" if self.file else f"{name}.md"
        return f"{self.folder}/{below}" if self.folder else below


FIRST = Series("specs")
"""Where specs stand when nothing speaks for another place."""


def find_series(specs: Iterable[str], folder: str | None = None, default: Series = FIRST) -> Series:
    """Return the series that most specs belong to, with what stands before their numbers.

    Args:
        specs: Paths of the specs.
        folder: The folder to look at; None for all.
        default: The series when there are none.
    """
    members: dict[Series, list[str]] = {}
    for path in specs:
        series = _series(path)
        if folder is None or series.folder == folder:
            members.setdefault(series, []).append(path)
    if not members:
        return default if folder is None else Series(folder)
    found = min(members, key=lambda series: (-len(members[series]), series))
    return found._replace(prefix=common_prefix(found.name(path) for path in members[found]))


def _series(path: str) -> Series:
    folder, _, file = path.rpartition("/")
    above, _, own = folder.rpartition("/")
    has_own = file.rpartition(".")[0].casefold() in HOMES and _numbered(own) is not None
    return Series(above, file) if has_own else Series(folder)


def common_prefix(names: Iterable[str]) -> str:
    """Return what stands before the number in most names, such as ``ADR-``; ``""`` when nothing does."""
    found = [_numbered(name) for name in names]
    # Among as many of each, the plainest: no number, then a number alone.
    forms = Counter("" if one is None else one[0] for one in found)
    return min(forms, key=lambda prefix: (-forms[prefix], prefix), default="")


def _numbered(name: str) -> tuple[str, str] | None:
    """Return what stands before the number that a name begins with, and the number; None when there is none."""
    number = leading_number(name)
    if number is not None:
        return "", number
    match = _PREFIX.match(name)
    number = leading_number(name[match.end() :]) if match is not None else None
    if match is None or number is None:
        return None
    # "ADR0007" is a number, "v2" and "web3" are words.
    return (match.group(), number) if match["sign"] or len(number) >= _DIGITS else None


def next_number(names: Iterable[str], ids: Iterable[str] = (), prefix: str = "") -> str:
    """Return the number behind the highest one that is taken, as wide as the others; ``001`` for the first.

    Args:
        names: Names of the files and folders of a series.
        ids: Identifiers that its specs state.
        prefix: What stands before the numbers of the series.
    """
    named = _numbers(names, prefix)
    stated = _numbers((text.removeprefix("#") for text in ids), prefix, "")
    highest = max((int(number) for number in (*named, *stated)), default=0)
    wide = max((len(number) for number in named or stated), default=_DIGITS)
    return str(highest + 1).zfill(wide)


def _numbers(names: Iterable[str], *prefixes: str) -> list[str]:
    allowed = {prefix.casefold() for prefix in prefixes}
    found = map(_numbered, names)
    return [one[1] for one in found if one is not None and one[0].casefold() in allowed]


def fitting_series(patterns: Iterable[str], included: Callable[[str], bool | None]) -> Series:
    """Return where the first spec of a site belongs.

    Args:
        patterns: The globs of the pages that are specs.
        included: Tells whether a path is one by the site's globs; None when they do not decide.

    Returns:
        ``specs``, or the first folder of the patterns that the globs take in; ``specs`` when none is.
    """
    folders = dict.fromkeys(folder for pattern in patterns for folder in _folders(pattern))
    wanted = [Series(folder, file) for folder in (FIRST.folder, *folders) for file in ("", *_OWN_FILES)]
    return next((series for series in wanted if included(series.path("001-a")) is not False), FIRST)


def _folders(pattern: str) -> Iterator[str]:
    """Yield the folders that a pattern may speak of."""
    parts = [part for part in pattern.split("/") if part and not part.endswith(".md")]
    plain = [not _GLOB.search(part) for part in parts]
    yield "/".join(parts[: plain.index(False)] if False in plain else parts)
    yield "/".join(part for part, is_plain in zip(parts, plain, strict=True) if is_plain)


def spec_name(number: str, title: str) -> str:
    """Return the name of a spec's file or folder, without a suffix.

    Raises:
        AuthoringError: The title has no letter or digit.
    """
    words = slug(title)
    if not words:
        raise AuthoringError(f'the title "{title}" has no letter or digit; write one that a file can be named after')
    if len(words) > _LONGEST:
        end = words.rfind("-", 0, _LONGEST + 1)
        words = words[: end if end > 0 else _LONGEST]
    return f"{number}-{words}"


def template_text(folder: Path, name: str | None) -> str:
    """Return the text of a template.

    Args:
        folder: The folder of the site's own templates; it need not be there.
        name: Name of one of them, without its suffix; None for ``spec``, else for the only one, else the built-in one.

    Raises:
        AuthoringError: There is no such template, or there are several and none was named.
    """
    own = {path.stem: path for path in sorted(folder.glob("*.md"))}
    if name is not None and name not in own:
        meant = nearest(name, own)
        known = f"did you mean {meant}?" if meant else f"known are {', '.join(own)}" if own else "there are none"
        raise AuthoringError(f'there is no template "{name}" in {folder}; {known}')
    if name is None and len(own) > 1 and _USUAL not in own:
        raise AuthoringError(f"{folder} holds several templates; name one with --template: {', '.join(own)}")
    if not own:
        return _OWN.read_text(encoding="utf-8")
    chosen = name or (_USUAL if _USUAL in own else next(iter(own)))
    return own[chosen].read_bytes().decode("utf-8-sig", "replace")


def create_file(path: Path, text: str) -> None:
    """Write a file that is not there yet, and the folder it stands in.

    Raises:
        AuthoringError: The file is there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except FileExistsError as error:
        raise AuthoringError(f"{path}: is there already; choose another title") from error
