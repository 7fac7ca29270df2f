"""A new spec: its number, its file, its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from mkdocs_momentum.authoring import AuthoringError
from mkdocs_momentum.catalog.hints import nearest
from mkdocs_momentum.spec.files import HOMES, leading_number
from mkdocs_momentum.spec.lifecycle import slug

_OWN = Path(__file__).with_name("template.md")
_NAME = re.compile(r"\{\{\s*(?P<name>title|id|date|status|author)\s*\}\}")
_DIGITS = 3
_USUAL = "spec"
# Letters of a file name; a file system that takes 255 bytes takes them in any script.
_LONGEST = 60


class Series(NamedTuple):
    """Where the specs of a series stand.

    Attributes:
        folder: The folder, below the docs folder, that holds them.
        file: Name of the file within the folder that each spec has of its own; ``""`` when they have none.
    """

    folder: str
    file: str = ""

    def path(self, name: str) -> str:
        """Return the path below the docs folder of the spec that is named so."""
        below = f"{name}/{self.file}" if self.file else f"{name}.md"
        return f"{self.folder}/{below}" if self.folder else below


def find_series(specs: Iterable[str], folder: str | None = None, default: str = "specs") -> Series:
    """Return the series that most specs belong to.

    Args:
        specs: Paths of the specs.
        folder: The folder to look at; None for all.
        default: The folder when there are none.
    """
    found = Counter(series for series in map(_series, specs) if folder is None or series.folder == folder)
    if not found:
        return Series(default if folder is None else folder)
    return min(found, key=lambda series: (-found[series], series))


def _series(path: str) -> Series:
    folder, _, file = path.rpartition("/")
    above, _, own = folder.rpartition("/")
    has_own = file.rpartition(".")[0].casefold() in HOMES and leading_number(own) is not None
    return Series(above, file) if has_own else Series(folder)


def next_number(names: Iterable[str]) -> str:
    """Return the number behind the highest one that names begin with, as wide as theirs; ``001`` for the first."""
    numbers = [number for name in names if (number := leading_number(name)) is not None]
    highest = max((int(number) for number in numbers), default=0)
    wide = max((len(number) for number in numbers), default=_DIGITS)
    return str(highest + 1).zfill(wide)


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


def filled(template: str, values: Mapping[str, str]) -> str:
    """Return a template with ``{{ title }}`` and its like replaced; a line whose only value is missing is left out."""
    lines = [line for line in template.splitlines(keepends=True) if not _is_vain(line, values)]
    return _NAME.sub(lambda match: values[match["name"]], "".join(lines))


def _is_vain(line: str, values: Mapping[str, str]) -> bool:
    names = [match["name"] for match in _NAME.finditer(line)]
    return bool(names) and not any(values[name] for name in names)


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
