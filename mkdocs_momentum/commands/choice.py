"""What a check is about: which pages, which rules, how severely."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from mkdocs_momentum.catalog.hints import nearest
from mkdocs_momentum.checks.problem import Problem, Severity
from mkdocs_momentum.checks.rule import Rule
from mkdocs_momentum.checks.settings import CheckSettings, Level
from mkdocs_momentum.sources import Source, SourceError, has_site, open_files, open_source

_RULE_SIGNS = "*?["


@dataclass(frozen=True, slots=True)
class Choice:
    """The pages that a check is about.

    Attributes:
        source: All pages that are read.
        paths: Paths of those that are reported on; None for all of them.
        strangers: Files that were named but are no pages of the site.
        names: The files of the pages by their paths, as seen from here.
    """

    source: Source
    paths: frozenset[str] | None = None
    strangers: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def __contains__(self, path: str) -> bool:
        """Tell whether a page is reported on."""
        return self.paths is None or path in self.paths

    def name(self, path: str) -> str:
        """Return the file of a page as seen from here."""
        return self.names.get(path, path)

    def shown(self, problem: Problem) -> Problem:
        """Return a problem that names its file as seen from here."""
        return problem._replace(path=self.name(problem.path))


def choose(config_file: str | None, paths: Sequence[str]) -> Choice:
    """Return what a check is about.

    Args:
        config_file: Path of a ``mkdocs.yml``; None for the one in this folder, if there is one.
        paths: Files and folders; none for the whole site.

    Raises:
        SourceError: A path is not there, or there is neither a site nor a path.
        OptionError: The site's options are wrong.
    """
    found = [Path(path) for path in paths]
    for path in found:
        if not path.exists():
            raise SourceError(f"{path}: there is no such file or folder; name one that holds specs")
    if found and config_file is None and not has_site():
        source = open_files(found)
        return Choice(source, names=_names(source))
    source = open_source(config_file, None)
    names = _names(source)
    return _within(source, found, names) if found else Choice(source, names=names)


def _names(source: Source) -> dict[str, str]:
    here = Path.cwd()
    return {path: _seen(file, here) for path, file in source.real().items()}


def _seen(file: Path, here: Path) -> str:
    try:
        return Path(os.path.relpath(file.absolute(), here)).as_posix()
    except ValueError:
        # Another drive.
        return file.absolute().as_posix()


def _within(source: Source, paths: Sequence[Path], names: Mapping[str, str]) -> Choice:
    real = {path: file.resolve() for path, file in source.real().items()}
    chosen: set[str] = set()
    strangers = []
    for path in paths:
        wanted = path.resolve()
        below = {name for name, file in real.items() if file == wanted or file.is_relative_to(wanted)}
        if not below and path.is_dir():
            raise SourceError(f"{path}: holds no page of this site; name a folder below {source.root}")
        if not below:
            strangers.append(str(path))
        chosen |= below
    return Choice(source, frozenset(chosen), tuple(strangers), names)


def problems_wanted(
    select: Sequence[str], ignore: Sequence[str], rules: Mapping[str, Rule]
) -> Callable[[Problem], bool]:
    """Return what tells whether a problem is reported.

    Args:
        select: Names and patterns of rules, parted by commas; none for all rules.
        ignore: Names and patterns of rules that are left out.
        rules: The rules that there are.

    Raises:
        SourceError: A name or a pattern means no rule.
    """
    selected = _named(select, rules) if select else frozenset(rules)
    ignored = _named(ignore, rules)

    def wanted(problem: Problem) -> bool:
        return (problem.rule in selected or not select) and problem.rule not in ignored

    return wanted


def _named(texts: Sequence[str], rules: Mapping[str, Rule]) -> frozenset[str]:
    patterns = [part.strip() for text in texts for part in text.split(",") if part.strip()]
    found: set[str] = set()
    for pattern in patterns:
        matching = {name for name in rules if fnmatchcase(name, pattern)}
        if not matching:
            raise SourceError(_unknown(pattern, rules))
        found |= matching
    return frozenset(found)


def _unknown(name: str, rules: Mapping[str, Rule]) -> str:
    meant = nearest(name, rules)
    if any(sign in name for sign in _RULE_SIGNS):
        return f'no rule fits "{name}"; the rules are {", ".join(rules)}'
    return f'there is no rule "{name}"; ' + (f'did you mean "{meant}"?' if meant else f"known are {', '.join(rules)}")


def levels(texts: Sequence[str], rules: Mapping[str, Rule]) -> dict[str, Severity]:
    """Return the severities that ``RULE=LEVEL`` gives rules.

    Raises:
        SourceError: There is no such rule, or no such severity.
    """
    found: dict[str, Severity] = {}
    for text in texts:
        name, sign, level = (part.strip() for part in text.partition("="))
        if not sign or level not in list(Severity):
            meant = nearest(level, Severity)
            remedy = f'did you mean "{name}={meant}"?' if meant else f"write RULE=LEVEL with {', '.join(Severity)}"
            raise SourceError(f'--severity "{text}" names no level; {remedy}')
        found |= dict.fromkeys(_named([name], rules), Severity(level))
    return found


def with_levels(settings: CheckSettings, overrides: Mapping[str, Severity]) -> CheckSettings:
    """Return settings in which some rules have another severity, on all pages."""
    own = {name: (Level(severity),) for name, severity in overrides.items()}
    return settings._replace(severity={**settings.severity, **own}) if own else settings
