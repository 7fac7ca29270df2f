"""The rules that there are: the built-in ones, and those of installed packages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points

from mkdocs_momentum.catalog.values import OptionError
from mkdocs_momentum.checks.problem import Severity
from mkdocs_momentum.checks.rule import Rule
from mkdocs_momentum.checks.rules import criteria, facts, identity, language, lifecycle, relations, structure

GROUP = "mkdocs_momentum.rules"
"""The entry point group that packages offer rules in: each entry names a rule, or a module that holds some."""

UNUSED_IGNORE = Rule(
    "unused-ignore",
    Severity.WARNING,
    "A comment that ignores a rule silences something; otherwise it hides what comes later.",
    lambda _: True,
    site=lambda _, __, ___: iter(()),
)
"""Stands for what the run itself says of ignores."""


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """Return all rules by name, in the order of their names.

    Raises:
        OptionError: An installed package offers rules that cannot be used.
    """
    found = {one.name: one for one in (*_built_in(), UNUSED_IGNORE)}
    for entry in entry_points(group=GROUP):
        for one in _offered(entry):
            if one.name in found:
                raise OptionError(
                    "checks", f"{_source(entry)} has a rule {one.name}, which there is; give it another name"
                )
            found[one.name] = one
    return dict(sorted(found.items()))


def _built_in() -> Iterator[Rule]:
    for module in (facts, identity, structure, criteria, language, lifecycle, relations):
        yield from _of(module)


def _of(module: object) -> Iterator[Rule]:
    yield from (value for value in vars(module).values() if isinstance(value, Rule))


def _offered(entry: EntryPoint) -> list[Rule]:
    try:
        target = entry.load()
    # A package that is not ours may raise anything when it is imported.
    except Exception as error:
        raise OptionError(
            "checks", f"{_source(entry)} cannot be loaded ({error}); mend the package or remove it"
        ) from error
    offered = [target] if isinstance(target, Rule) else list(_of(target)) if hasattr(target, "__dict__") else []
    if not offered:
        raise OptionError("checks", f"{_source(entry)} holds no rule; make one with `mkdocs_momentum.checks.rule`")
    return offered


def _source(entry: EntryPoint) -> str:
    name = entry.dist.name if entry.dist is not None else "?"
    return f"the entry point `{entry.name} = {entry.value}` of the package {name}"
