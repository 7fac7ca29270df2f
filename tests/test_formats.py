"""Reports of problems: what they say, and that programs which others wrote read them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from jsonschema.validators import validator_for
from junitparser import Failure, JUnitXml, TestCase, TestSuite
from sarif_pydantic import Sarif  # type: ignore[import-untyped] # It says nothing of its types.
from schemas import schema
from steady import steady

from mkdocs_momentum.checks.formats.cells import fitted, safe, width
from mkdocs_momentum.checks.formats.context import Context
from mkdocs_momentum.checks.formats.forms import FORMATS, render
from mkdocs_momentum.checks.problem import Problem, Severity
from mkdocs_momentum.checks.registry import rules

LINES = {
    "docs/specs/a b.md": ["# A", "", "**Status:** Aproved", "**Created:** 2026-02-30"],
    "docs/é.md": ["# É", "", "\t**Status:** 審核, **Owner:** \x1b[31mme"],
}
STATUS = Problem(
    "docs/specs/a b.md", 3, "unknown-status", Severity.ERROR, 'unknown "Aproved"; write "Approved"', 13, 20
)
DATE = Problem("docs/specs/a b.md", 4, "invalid-date", Severity.WARNING, "no such day; 100% wrong, say: really\nwrong")
OWNER = Problem("docs/é.md", 3, "own-rule", Severity.INFO, "a | b <i>\x1b[31m</i>", 14, 16)
PROBLEMS = [STATUS, DATE, OWNER]


def line(path: str, number: int) -> str:
    return LINES[path][number - 1] if 0 < number <= len(LINES.get(path, [])) else ""


CONTEXT = Context(rules(), (*LINES, "docs/fine.md"), line)


SARIF = schema("https://json.schemastore.org/sarif-2.1.0.json")


def test_text_quotes_and_marks_in_columns() -> None:
    assert render("text", PROBLEMS, CONTEXT).split("\n") == [
        'docs/specs/a b.md:3: error   unknown-status: unknown "Aproved"; write "Approved"',
        "  3 | **Status:** Aproved",
        "    |             ^^^^^^^",
        "docs/specs/a b.md:4: warning invalid-date: no such day; 100% wrong, say: really wrong",
        "  4 | **Created:** 2026-02-30",
        "    | ^^^^^^^^^^^^^^^^^^^^^^^",
        "",
        "docs/é.md:3: info own-rule: a | b <i> [31m</i>",
        "  3 |     **Status:** 審核, **Owner:**  [31mme",
        "    |                 ^^^^",
        "",
        "3 specs checked: 1 error, 1 warning, 1 info in 2 files",
        "",
    ]


def test_text_of_lines_with_other_digits_stands_in_columns() -> None:
    many = [Problem("a.md", number, "odd-box", Severity.INFO, "x") for number in (9, 10)]

    assert render("text", many, Context(line=lambda _, number: f"line {number}")).split("\n")[:6] == [
        "a.md:9:  info odd-box: x",
        "   9 | line 9",
        "     | ^^^^^^",
        "a.md:10: info odd-box: x",
        "  10 | line 10",
        "     | ^^^^^^^",
    ]


def test_a_long_line_is_cut_around_the_place() -> None:
    problem = Problem("a.md", 1, "odd-box", Severity.INFO, "x", 101, 104)
    context = Context(line=lambda *_: "a" * 100 + "BAD" + "c" * 100, columns=40)

    _, quoted, marks, *_ = render("text", [problem], context).split("\n")

    assert quoted == "  1 | …aaaaaaaaaaaaBADccccccccccccccccc…"
    assert quoted[marks.index("^") : marks.rindex("^") + 1] == "BAD"


def test_json_says_it_all() -> None:
    found = json.loads(render("json", PROBLEMS, CONTEXT))

    assert (found["version"], found["documents"]) == (1, 3)
    assert found["counts"] == {"error": 1, "warning": 1, "info": 1}
    assert found["rules"] == {"invalid-date": 1, "own-rule": 1, "unknown-status": 1}
    assert found["problems"][0] == {
        "path": "docs/specs/a b.md",
        "line": 3,
        "column": 13,
        "end_column": 20,
        "rule": "unknown-status",
        "severity": "error",
        "message": 'unknown "Aproved"; write "Approved"',
    }
    assert [one["message"] for one in found["problems"]] == [problem.message for problem in PROBLEMS]


def test_json_without_problems_is_whole() -> None:
    assert json.loads(render("json", [], CONTEXT))["problems"] == []


def test_github_escapes_what_its_runner_reads() -> None:
    assert render("github", list(reversed(PROBLEMS)), CONTEXT).split("\n") == [
        '::error file=docs/specs/a b.md,line=3,col=13,endColumn=19,title=unknown-status::unknown "Aproved"; write "Approved"',
        "::warning file=docs/specs/a b.md,line=4,title=invalid-date::no such day; 100%25 wrong, say: really%0Awrong",
        "::notice file=docs/é.md,line=3,col=14,endColumn=15,title=own-rule::a | b <i>\x1b[31m</i>",
        "",
    ]
    odd = Problem("a,b:c%.md", 1, "odd-box", Severity.INFO, "x")
    assert render("github", [odd], CONTEXT) == "::notice file=a%2Cb%3Ac%25.md,line=1,title=odd-box::x\n"


def test_sarif_is_valid_by_the_published_schema() -> None:
    document = json.loads(render("sarif", PROBLEMS, CONTEXT))

    validator = validator_for(SARIF)(SARIF)
    assert list(validator.iter_errors(document)) == []
    assert [one.validator for one in validator.iter_errors({**document, "version": "2.0.0"})] == ["enum"]


def test_sarif_is_read_by_others() -> None:
    (found,) = Sarif.model_validate_json(render("sarif", PROBLEMS, CONTEXT)).runs

    assert found.tool.driver.name == "mkdocs-momentum"
    assert [rule.id for rule in found.tool.driver.rules or []] == ["invalid-date", "own-rule", "unknown-status"]
    first, second, third = found.results or []
    assert [one.level.value for one in (first, second, third) if one.level] == ["error", "warning", "note"]
    assert [one.message.text for one in (first, second, third)] == [problem.message for problem in PROBLEMS]
    document = json.loads(render("sarif", PROBLEMS, CONTEXT))["runs"][0]["results"]
    places = [one["locations"][0]["physicalLocation"] for one in document]
    assert places[0] == {
        "artifactLocation": {"uri": "docs/specs/a%20b.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 13, "endColumn": 20, "snippet": {"text": "**Status:** Aproved"}},
    }
    assert places[1]["region"] == {"startLine": 4, "snippet": {"text": "**Created:** 2026-02-30"}}
    assert places[2]["artifactLocation"]["uri"] == "docs/%C3%A9.md"


def test_sarif_tells_what_a_rule_states() -> None:
    document = json.loads(render("sarif", [STATUS], CONTEXT))

    (rule,) = document["runs"][0]["tool"]["driver"]["rules"]
    known = rules()["unknown-status"]
    assert rule["shortDescription"] == {"text": known.statement}
    assert rule["defaultConfiguration"] == {"level": "warning"}


def test_a_fingerprint_outlives_a_move_and_tells_equals_apart() -> None:
    again = Problem(STATUS.path, 9, STATUS.rule, STATUS.severity, STATUS.message)

    def prints(problems: list[Problem]) -> list[str]:
        return [one["fingerprint"] for one in json.loads(render("gitlab", problems, CONTEXT))]

    assert prints([again]) == prints([STATUS])
    assert len(set(prints([STATUS, again]))) == 2
    sarif = json.loads(render("sarif", [STATUS], CONTEXT))["runs"][0]["results"][0]
    assert [sarif["partialFingerprints"]["problem/v1"]] == prints([STATUS])


def suites(text: str) -> list[TestCase]:
    (suite,) = JUnitXml.fromstring(text.encode())
    assert isinstance(suite, TestSuite)
    return list(suite)


def test_junit_is_read_by_others() -> None:
    text = render("junit", PROBLEMS, CONTEXT)

    root = JUnitXml.fromstring(text.encode())
    assert (root.tests, root.failures, root.errors) == (4, 2, 0)
    first, second, third, fourth = suites(text)
    assert [(case.classname, case.name) for case in (first, second, third, fourth)] == [
        ("docs/specs/a b.md", "unknown-status (line 3)"),
        ("docs/specs/a b.md", "invalid-date (line 4)"),
        ("docs/é.md", "own-rule (line 3)"),
        ("docs/fine.md", "all rules"),
    ]
    (failure,) = first.result
    assert isinstance(failure, Failure)
    assert (failure.type, failure.message, failure.text) == ("error", STATUS.message, str(STATUS))
    assert [len(case.result) for case in (third, fourth)] == [0, 0]
    assert third.system_out == "docs/é.md:3: info own-rule: a | b <i>\ufffd[31m</i>"


def test_junit_fails_as_the_exit_code_does() -> None:
    strict = Context(fail_on=Severity.INFO)
    never = Context(fail_on=Severity.OFF)

    assert JUnitXml.fromstring(render("junit", PROBLEMS, strict).encode()).failures == 3
    assert JUnitXml.fromstring(render("junit", PROBLEMS, never).encode()).failures == 0


CODE_QUALITY = {
    "type": "array",
    "items": {
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/.]"},
                    "lines": {"required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}
"""What GitLab's documentation asks of a report; it publishes no schema."""


def test_gitlab_gets_what_its_documentation_asks_for() -> None:
    found = json.loads(render("gitlab", PROBLEMS, CONTEXT))

    assert list(Draft7Validator(CODE_QUALITY).iter_errors(found)) == []
    assert [(one["check_name"], one["severity"], one["location"]["lines"]["begin"]) for one in found] == [
        ("unknown-status", "major", 3),
        ("invalid-date", "minor", 4),
        ("own-rule", "info", 3),
    ]
    assert [one["description"] for one in found] == [problem.message for problem in PROBLEMS]


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_takes_a_clean_site(form: str) -> None:
    readers = {"json": json.loads, "sarif": Sarif.model_validate_json, "gitlab": json.loads, "junit": suites}
    text = render(form, [], CONTEXT)

    if form in readers:
        readers[form](text)
    else:
        assert text == {"text": "3 specs checked: no problems\n", "github": ""}[form]


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
problems = st.builds(
    Problem,
    st.just("a.md"),
    st.integers(1, 3),
    st.just("odd-box"),
    st.sampled_from([Severity.ERROR, Severity.WARNING, Severity.INFO]),
    texts,
    st.none() | st.integers(1, 40),
    st.none() | st.integers(1, 40),
)


@given(st.lists(problems, max_size=4), texts, st.none() | st.integers(1, 100))
@settings(steady, max_examples=100)
def test_any_text_survives_in_every_form(found: list[Problem], source: str, columns: int | None) -> None:
    context = Context(documents=("a.md",), line=lambda *_: source, columns=columns)

    messages = [problem.message for problem in found]
    assert [one["message"] for one in json.loads(render("json", found, context))["problems"]] == messages
    assert [one["description"] for one in json.loads(render("gitlab", found, context))] == messages
    log = Sarif.model_validate_json(render("sarif", found, context))
    assert [one.message.text for one in log.runs[0].results or []] == messages
    assert len(suites(render("junit", found, context))) == max(len(found), 1)
    assert len(render("github", found, context).split("\n")) == len(found) + 1
    assert all(letter.isprintable() or letter == "\n" for letter in render("text", found, context))


@given(texts, st.integers(1, 40))
@settings(steady, max_examples=100)
def test_a_fitted_text_takes_the_columns_it_was_given(text: str, columns: int) -> None:
    shown = fitted(text, columns)

    assert width(shown) == columns
    if width(safe(text)) <= columns:
        assert shown.rstrip() == safe(text).rstrip()
