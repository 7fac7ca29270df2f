"""Problems as JUnit XML, the form that build servers read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from mkdocs_momentum.checks.formats.context import Context
from mkdocs_momentum.checks.problem import Problem
from mkdocs_momentum.spec.expression import expression

# XML 1.0 has no way to write these, not even escaped.
_UNWRITABLE = expression("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = "mkdocs-momentum"


def render(problems: Sequence[Problem], context: Context) -> str:
    """Return the report as one suite: a case for each problem, and one for each document without any.

    A problem that is too mild to fail the check is a case that passes and says so in its output.
    """
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        found[problem.path].append(problem)
    paths = dict.fromkeys([*context.documents, *found])
    cases = [case for path in paths for case in _cases(path, found[path], context)]
    failures = sum(context.fails(problem) for problem in problems)
    numbers = {"tests": str(len(cases)), "failures": str(failures), "errors": "0"}
    root = ET.Element("testsuites", {"name": _NAME, **numbers})
    suite = ET.SubElement(root, "testsuite", {"name": _NAME, **numbers, "skipped": "0", "time": "0"})
    suite.extend(cases)
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, "unicode") + "\n"


def _cases(path: str, problems: Sequence[Problem], context: Context) -> list[ET.Element]:
    if not problems:
        return [_case(path, "all rules")]
    return [_problem(problem, context) for problem in problems]


def _case(path: str, name: str) -> ET.Element:
    return ET.Element("testcase", {"classname": _clean(path), "name": _clean(name), "time": "0"})


def _problem(problem: Problem, context: Context) -> ET.Element:
    case = _case(problem.path, f"{problem.rule} (line {problem.line})")
    if context.fails(problem):
        about = {"type": problem.severity.value, "message": _clean(problem.message)}
        ET.SubElement(case, "failure", about).text = _clean(str(problem))
    else:
        ET.SubElement(case, "system-out").text = _clean(str(problem))
    return case


def _clean(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)
