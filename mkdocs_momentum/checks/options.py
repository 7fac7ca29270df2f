"""The option ``checks``, checked: what a configuration file says becomes settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdocs_momentum.catalog.globs import Globs
from mkdocs_momentum.catalog.hints import hint, nearest
from mkdocs_momentum.catalog.values import OptionError, check_names, fail, read_bool, read_mapping, read_texts, shown
from mkdocs_momentum.checks.problem import Severity
from mkdocs_momentum.checks.registry import rules
from mkdocs_momentum.checks.settings import REQUIRED_SECTIONS, WAY, CheckSettings, Level
from mkdocs_momentum.spec.headings import bare_heading
from mkdocs_momentum.spec.lifecycle import STANDARD, Lifecycle
from mkdocs_momentum.spec.model import Stage

_NAMES = ("severity", "required_sections", "words", "language", "stale", "stages", "panel")
_WORDS = ("ambiguous", "requirement")


def read_checks(value: object, lifecycle: Lifecycle | None = None) -> CheckSettings:
    """Check the option ``checks``.

    Args:
        value: ``True``, ``False``, or a mapping as in a configuration file.
        lifecycle: The statuses that the site knows; those known everywhere when None.

    Raises:
        OptionError: A name or a value is wrong.
    """
    if value is None or isinstance(value, bool):
        return CheckSettings(enabled=value is not False)
    if not isinstance(value, Mapping):
        fail("checks", f"must be true, false or a mapping, not {shown(value)}; write `checks: {{...}}`")
    options = read_mapping("checks", value)
    check_names("checks.", options, _NAMES)
    words = read_mapping("checks.words", options.get("words", {}))
    check_names("checks.words.", words, _WORDS)
    return CheckSettings(
        severity=_severities(options.get("severity", {})),
        required_sections=_sections(options.get("required_sections", REQUIRED_SECTIONS)),
        ambiguous_words=tuple(read_texts("checks.words.ambiguous", words.get("ambiguous", []))),
        requirement_words=tuple(read_texts("checks.words.requirement", words.get("requirement", []))),
        language=read_bool("checks.language", options.get("language", False)),
        stale=_stale(options.get("stale", {}), lifecycle or STANDARD),
        stages=_stages(options.get("stages", {})),
        panel=read_bool("checks.panel", options["panel"]) if "panel" in options else None,
    )


def read_severity(name: str, value: object) -> Severity:
    """Return the severity that a word names.

    Args:
        name: The option, for the message.
        value: A word; ``False`` stands for ``off``, which YAML reads so.

    Raises:
        OptionError: It names none.
    """
    word = "off" if value is False else value
    if not isinstance(word, str) or word not in list(Severity):
        fail(name, f"there is no severity {shown(value)}{hint(str(value), Severity)}")
    return Severity(word)


def check_rule(name: str, rule: str) -> None:
    """Check that there is a rule of that name; ``name`` is the option, for the message.

    Raises:
        OptionError: There is none.
    """
    if rule not in rules():
        meant = nearest(rule, rules())
        remedy = f'did you mean "{meant}"?' if meant else f"known are {', '.join(rules())}"
        fail(name, f'there is no rule "{rule}"; {remedy}')


def _severities(value: object) -> dict[str, tuple[Level, ...]]:
    given = read_mapping("checks.severity", value)
    for rule in given:
        check_rule("checks.severity", rule)
    return {rule: tuple(_levels(f"checks.severity.{rule}", levels)) for rule, levels in given.items()}


def _levels(name: str, value: object) -> Iterator[Level]:
    for part in value if isinstance(value, list | tuple) else [value]:
        if isinstance(part, Mapping):
            for pattern, level in read_mapping(name, part).items():
                yield Level(read_severity(f"{name}.{pattern}", level), _globs(name, pattern))
        else:
            yield Level(read_severity(name, part))


def _globs(name: str, pattern: str) -> Globs:
    try:
        return Globs([pattern])
    except ValueError as error:
        raise OptionError(name, f"holds a pattern that is none ({error}); write patterns as in a .gitignore") from error


def _sections(value: object) -> tuple[str, ...]:
    sections = tuple(read_texts("checks.required_sections", value))
    for section in sections:
        if not bare_heading(section):
            fail("checks.required_sections", f"holds {shown(section)}, which is no heading; take it out")
    return sections


def _stale(value: object, lifecycle: Lifecycle) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, days in read_mapping("checks.stale", value).items():
        definition = lifecycle.find(name)
        if name not in list(Stage) and definition is None:
            fail("checks.stale", f'there is no stage or status "{name}"{hint(name, Stage)}')
        if isinstance(days, bool) or not isinstance(days, int) or days < 1:
            fail(f"checks.stale.{name}", f"must be a number of days, not {shown(days)}; write one such as 90")
        found[name if name in list(Stage) or definition is None else definition.key] = days
    return found


def _stages(value: object) -> dict[Stage, tuple[str, ...]]:
    found: dict[Stage, tuple[str, ...]] = {}
    for name, fields in read_mapping("checks.stages", value).items():
        if name not in list(Stage):
            fail("checks.stages", f'there is no stage "{name}"{hint(name, WAY)}')
        if name not in WAY:
            fail("checks.stages", f"no spec goes through {name} to another stage; name one of {', '.join(WAY)}")
        found[Stage(name)] = tuple(read_texts(f"checks.stages.{name}", fields))
    return found
