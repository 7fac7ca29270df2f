"""The rules, case by case: each file below ``checks`` holds texts and what must be found in them.

A file has a list ``cases``; what stands beside the list holds for each of them. A case says:

- ``text``: the file, with ``path`` (``specs/case.md``); or ``texts``, of which the same is expected; or ``files`` by
  path;
- ``checks``: the option of that name (true), and ``options``: the site's other ones (every file is a spec);
- ``rules``: the rules that are looked at (those that the folder's file names, else all);
- ``problems``: exactly what is found, as ``line: severity rule: message``; with ``files`` the path comes first.

Today is the 15th of June 2026.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.options import OptionError, read_options
from mkdocs_momentum.checks.options import read_checks
from mkdocs_momentum.checks.problem import Finding, Problem, Severity
from mkdocs_momentum.checks.registry import rules
from mkdocs_momentum.checks.rule import Rule, rule, site_rule
from mkdocs_momentum.checks.run import check
from mkdocs_momentum.checks.settings import CheckSettings
from mkdocs_momentum.checks.subject import Subject
from mkdocs_momentum.relations.options import read_kinds
from mkdocs_momentum.relations.relations import Relations

CASES = Path(__file__).parent / "checks"
TODAY = date(2026, 6, 15)
_KNOWN = {"name", "why", "path", "text", "texts", "files", "checks", "options", "rules", "problems"}
Case = dict[str, Any]


def _cases() -> Iterator[Any]:
    for file in sorted(CASES.glob("*.yml")):
        whole: Case = yaml.safe_load(file.read_text(encoding="utf-8"))
        shared = {key: value for key, value in whole.items() if key != "cases"}
        for case in whole["cases"]:
            texts = case["texts"] if "texts" in case else [case.get("text")]
            for number, text in enumerate(texts, 1):
                suffix = f", text {number}" if len(texts) > 1 else ""
                yield pytest.param(shared | case | {"text": text}, id=f"{file.stem}: {case['name']}{suffix}")


@pytest.mark.parametrize("case", list(_cases()))
def test_case(case: Case) -> None:
    assert set(case) <= _KNOWN
    path = case.get("path", "specs/case.md")
    files = case.get("files") or {path: case["text"]}
    options = {"include": ["**"]} | case.get("options", {})

    found = [str(problem) for problem in problems(files, case.get("checks", True), options, case.get("rules"))]

    wanted = case["problems"] if "files" in case else [f"{path}:{problem}" for problem in case["problems"]]
    assert found == wanted


def problems(
    files: dict[str, str], checks: object = True, options: Case | None = None, names: list[str] | None = None
) -> list[Problem]:
    """Return what is found in some files by path; all of them are specs unless the options say otherwise."""
    whole = read_options({"include": ["**"]} if options is None else options)
    site = whole.settings
    subjects = [Subject(path, text, site.read(path, text)) for path, text in files.items()]
    lifecycle = site.reader.lifecycle
    catalog = Catalog((subject.facts for subject in subjects if subject.reading.is_spec), lifecycle)
    settings = read_checks(checks, lifecycle)._replace(today=TODAY)
    known = {name: one for name, one in rules().items() if names is None or name in names}
    relations = Relations(catalog, read_kinds(whole.relations), files.keys())
    return check(subjects, catalog, settings, known, relations)


def test_every_rule_has_a_case_that_finds_something() -> None:
    found = set()
    for parameter in _cases():
        case = parameter.values[0]
        found |= {problem.split(" ")[2].rstrip(":") for problem in case["problems"]}

    assert found == set(rules())


def test_every_rule_says_what_must_hold() -> None:
    assert [name for name, one in rules().items() if not one.statement.endswith((".", "`."))] == []
    assert list(rules()) == sorted(rules())


def test_a_finding_knows_its_place_in_the_line() -> None:
    text = "# A\n\n**Status:** Draft\n\n## Größe\n\nDie Größe ist TBD, and a `TBD`.\n"

    [problem] = problems({"specs/a.md": text}, names=["placeholder"])

    assert (problem.line, problem.column, problem.end_column) == (7, 15, 18)
    assert text.split("\n")[6][14:17] == "TBD"


def test_pages_that_are_no_specs_are_passed_over() -> None:
    assert problems({"a.md": "# A\n\nTODO: all of it\n"}, options={}) == []
    assert len(problems({"a.md": "# A\n\nTODO: all of it\n"}, names=["placeholder"])) == 1


def test_checks_false_switches_all_off() -> None:
    assert problems({"specs/a.md": "# A\n\nTBD\n"}, checks=False) == []


def test_problems_come_in_the_order_of_path_line_and_rule() -> None:
    text = "# A\n\n**Status:** TBD\n\nTODO\n"

    found = problems({"b.md": text, "a.md": text})

    assert [(problem.path, problem.line, problem.rule) for problem in found] == [
        ("a.md", 3, "missing-status"),
        ("a.md", 3, "placeholder"),
        ("a.md", 5, "placeholder"),
        ("b.md", 1, "duplicate-title"),
        ("b.md", 3, "missing-status"),
        ("b.md", 3, "placeholder"),
        ("b.md", 5, "placeholder"),
    ]


@pytest.mark.parametrize(
    ("severity", "found"),
    [
        ({}, ["info", "info"]),
        ({"placeholder": "error"}, ["error", "error"]),
        ({"placeholder": "off"}, []),
        ({"placeholder": False}, []),
        ({"placeholder": {"specs/old/": "off"}}, ["info"]),
        ({"placeholder": ["warning", {"specs/old/": "error"}]}, ["warning", "error"]),
        ({"placeholder": ["off", {"specs/old/": "error", "*.md": "warning"}]}, ["warning", "warning"]),
    ],
)
def test_a_site_says_how_much_a_rule_matters_and_where(severity: object, found: list[str]) -> None:
    text = "# A\n\nTBD\n"

    shown = problems({"specs/a.md": text, "specs/old/a.md": text}, {"severity": severity}, names=["placeholder"])

    assert [str(problem.severity) for problem in shown] == found


def test_a_mild_case_is_as_grave_as_the_site_says() -> None:
    files = {"specs/a.md": "# A\n\n**Status:** Simmering\n"}

    assert [str(one.severity) for one in problems(files, names=["unknown-status"])] == ["info"]
    [problem] = problems(files, {"severity": {"unknown-status": "error"}}, names=["unknown-status"])
    assert problem.severity is Severity.ERROR


def test_a_rule_that_is_off_by_itself_is_switched_on_by_a_severity() -> None:
    files = {"specs/a.md": "# A\n\n**Status:** Draft\n\n## Requirements\n\n1. It must work, etc.\n"}

    assert problems(files, names=["ambiguous-word"]) == []
    [problem] = problems(files, {"severity": {"ambiguous-word": "info"}}, names=["ambiguous-word"])
    assert (problem.line, problem.severity) == (7, Severity.INFO)


WRONG = [
    ("yes", "option `checks`: must be true, false or a mapping, not 'yes'; write `checks: {...}`"),
    ({"severty": {}}, "option `checks.severty`: is not known; did you mean `checks.severity`?"),
    ({"severity": {"placehoder": "off"}}, 'option `checks.severity`: there is no rule "placehoder"; did you mean "placeholder"?'),
    ({"severity": {"placeholder": "waring"}}, "option `checks.severity.placeholder`: there is no severity 'waring'; did you mean \"warning\"? Known are error, warning, info, off"),
    ({"severity": {"placeholder": True}}, "option `checks.severity.placeholder`: there is no severity True; known are error, warning, info, off"),
    ({"severity": {"placeholder": {"old/": 3}}}, "option `checks.severity.placeholder.old/`: there is no severity 3; known are error, warning, info, off"),
    ({"required_sections": "Overview"}, "option `checks.required_sections`: must be a list of texts, not 'Overview'; write `required_sections: [...]`"),
    ({"required_sections": ["#"]}, "option `checks.required_sections`: holds '#', which is no heading; take it out"),
    ({"words": {"vague": []}}, "option `checks.words.vague`: is not known; known are ambiguous, requirement"),
    ({"language": "on"}, "option `checks.language`: must be true or false, not 'on'"),
    ({"panel": "serve"}, "option `checks.panel`: must be true or false, not 'serve'"),
    ({"stale": {"drafts": 30}}, 'option `checks.stale`: there is no stage or status "drafts"; did you mean "draft"? Known are draft, review, accepted, progress, done, living, paused, rejected, retired, info, unknown'),
    ({"stale": {"draft": True}}, "option `checks.stale.draft`: must be a number of days, not True; write one such as 90"),
    ({"stale": {"draft": 0}}, "option `checks.stale.draft`: must be a number of days, not 0; write one such as 90"),
    ({"stages": {"final": ["approver"]}}, 'option `checks.stages`: there is no stage "final"; known are draft, review, accepted, progress, done, living'),
    ({"stages": {"retired": ["approver"]}}, "option `checks.stages`: no spec goes through retired to another stage; name one of draft, review, accepted, progress, done, living"),
    ({"stages": {"done": "approver"}}, "option `checks.stages.done`: must be a list of texts, not 'approver'; write `done: [...]`"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "message"), WRONG)
def test_a_wrong_option_is_named_with_its_remedy(value: object, message: str) -> None:
    with pytest.raises(OptionError) as error:
        read_checks(value)

    assert str(error.value) == message


def test_options_become_settings() -> None:
    assert read_checks(True) == read_checks(None) == read_checks({})
    settings = read_checks(
        {
            "words": {"ambiguous": ["nice"], "requirement": ["has to"]},
            "stale": {"Work in Progress": 7},
            "language": True,
        }
    )

    assert (settings.ambiguous_words, settings.requirement_words) == (("nice",), ("has to",))
    assert (settings.stale, settings.language) == ({"work-in-progress": 7}, True)
    assert settings.required_sections == ("Overview", "Requirements", "Success Criteria")


@pytest.mark.parametrize(
    ("checks", "shown"),
    [(True, (True, False)), ({}, (True, False)), ({"panel": True}, (True, True)), ({"panel": False}, (False, False))],
)
def test_a_page_shows_its_problems_while_serving_unless_the_site_says_otherwise(
    checks: object, shown: tuple[bool, bool]
) -> None:
    settings = read_checks(checks)

    assert (settings.shows_panel(serving=True), settings.shows_panel(serving=False)) == shown


def own_rules() -> dict[str, Rule]:
    @rule("title-too-long", Severity.WARNING)
    def too_long(subject: Subject, _: CheckSettings) -> Iterator[Finding]:
        """A title is short."""
        if len(subject.facts.title) > 5:
            yield Finding(1, "the title is long; shorten it")

    @site_rule("too-many-specs", Severity.ERROR)
    def too_many(subjects: Any, catalog: Catalog, _: CheckSettings) -> Iterator[tuple[Subject, Finding]]:
        """A site has one spec."""
        if len(catalog) > 1:
            yield subjects[-1], Finding(1, "there are two; take one out")

    return {"title-too-long": too_long, "too-many-specs": too_many}


def test_rules_of_both_scopes_are_run() -> None:
    site = read_options({"include": ["**"]}).settings
    subjects = [
        Subject(path, text, site.read(path, text)) for path, text in (("a.md", "# Long title\n"), ("b.md", "# B\n"))
    ]
    catalog = Catalog([subject.facts for subject in subjects], site.reader.lifecycle)

    found = check(subjects, catalog, CheckSettings(), own_rules())

    assert [str(problem) for problem in found] == [
        "a.md:1: warning title-too-long: the title is long; shorten it",
        "b.md:1: error too-many-specs: there are two; take one out",
    ]
    assert own_rules()["too-many-specs"].statement == "A site has one spec."
