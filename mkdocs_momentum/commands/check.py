"""``mkdocs-momentum check``: what is wrong in specs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from mkdocs_momentum.authoring.text import write_file
from mkdocs_momentum.checks.formats.context import Context
from mkdocs_momentum.checks.formats.forms import FORMATS, render
from mkdocs_momentum.checks.options import read_checks
from mkdocs_momentum.checks.problem import Problem, Severity
from mkdocs_momentum.checks.registry import rules
from mkdocs_momentum.checks.run import check
from mkdocs_momentum.checks.subject import Subject
from mkdocs_momentum.commands import Command, add_offline, add_site
from mkdocs_momentum.commands.choice import Choice, choose, levels, problems_wanted, with_levels
from mkdocs_momentum.commands.mend import mend
from mkdocs_momentum.commands.related import read_relations
from mkdocs_momentum.commands.whole import whole_catalog
from mkdocs_momentum.memory import long_lived
from mkdocs_momentum.sources import SourceError
from mkdocs_momentum.spec.reader import normalise
from mkdocs_momentum.terminal import columns, has_colours, is_output, note, watched, write

_EXAMPLES = """\
examples:
  mkdocs-momentum check                                    the site in this folder
  mkdocs-momentum check docs/specs/007-timeout.md          one spec of it
  mkdocs-momentum check --select unknown-status            one rule alone
  mkdocs-momentum check --severity placeholder=error       a rule that matters more than usual
  mkdocs-momentum check --fail-on error --statistics       fail on errors only, and count by rule
  mkdocs-momentum check --format sarif --output specs.sarif
  mkdocs-momentum check --diff                             what --fix would change
  mkdocs-momentum check --fix                              mend what can be mended safely

exit codes:
  0  nothing at or above --fail-on
  1  problems at or above --fail-on; with --diff: something to mend
  2  wrong use
"""
_OF_THE_WHOLE = ("dangling-relation", "retired-without-successor")
_FAILING = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO, "never": Severity.OFF}


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the command's description, examples and arguments."""
    parser.description = "Say what is wrong in the specs of a site, without building it."
    parser.epilog = _EXAMPLES
    paths = "files and folders to report on (default: all specs of the site); without a mkdocs.yml, the ones to read"
    parser.add_argument("paths", nargs="*", metavar="PATH", help=paths)
    add_site(parser)
    add_offline(parser)
    named = "only these rules, parted by commas; patterns such as *-date"
    parser.add_argument("--select", action="append", default=[], metavar="RULES", help=named)
    parser.add_argument("--ignore", action="append", default=[], metavar="RULES", help="all but these rules")
    counted = "what a rule counts as: error, warning, info or off"
    parser.add_argument("--severity", action="append", default=[], metavar="RULE=LEVEL", help=counted)
    parser.add_argument("--fail-on", choices=tuple(_FAILING), default="warning", help="default: warning")
    report = parser.add_argument_group("report")
    report.add_argument("--format", choices=tuple(FORMATS), default="text", help="default: text")
    written = "write the report to a file, and the text report here; - for the report alone here"
    report.add_argument("--output", metavar="FILE", help=written)
    report.add_argument("--statistics", action="store_true", help="count by rule at the end of the text report")
    mending = parser.add_argument_group("mending")
    mending.add_argument("--fix", action="store_true", help="mend what can be mended safely, then report the rest")
    mending.add_argument("--diff", action="store_true", help="show what --fix changes, and change nothing")


def run(options: argparse.Namespace) -> int:
    """Check, report, and return the exit code."""
    if options.output is not None and Path(options.output).is_dir():
        raise SourceError(f"{options.output or '.'}: is a directory; name a file in it for the report")
    chosen = choose(options.config_file, options.paths)
    overrides = _unasked(chosen, options.paths) | levels(options.severity, rules())
    wanted = problems_wanted(options.select, options.ignore, rules())
    for path in chosen.strangers:
        note(f"{path}: is no page of this site, so it is not checked")
    chosen.source.tell_idle()
    if options.fix or options.diff:
        changed = mend(chosen, dry=options.diff)
        if options.diff:
            return int(changed)
    lifecycle = chosen.source.options.settings.reader.lifecycle
    settings = with_levels(read_checks(chosen.source.options.checks, lifecycle), overrides)
    if not settings.enabled:
        note("the site's option `checks: false` switches all checks off")
    with long_lived():
        subjects = _subjects(chosen)
    catalog = whole_catalog(chosen.source, [one.facts for one in subjects], offline=options.offline)
    relations = read_relations(chosen.source, catalog)
    found = check(watched(subjects, len(subjects), "checking"), catalog, settings, relations=relations)
    problems = [chosen.shown(problem) for problem in found if problem.path in chosen and wanted(problem)]
    context = _context(chosen, subjects, options)
    is_whole = _report(problems, context, options)
    return 1 if not is_whole or any(context.fails(problem) for problem in problems) else 0


def _unasked(chosen: Choice, paths: Sequence[str]) -> dict[str, Severity]:
    """Return rules that are off: files on their own do not say which other specs there are."""
    are_alone = chosen.source.config is None and any(Path(path).is_file() for path in paths)
    return dict.fromkeys(_OF_THE_WHOLE, Severity.OFF) if are_alone else {}


def _subjects(chosen: Choice) -> list[Subject]:
    source = chosen.source
    found = []
    for page, reading in watched(source.readings(), len(source.files), "reading"):
        if reading.is_spec:
            found.append(Subject(page.path, page.text, reading))
    return found


def _context(chosen: Choice, subjects: list[Subject], options: argparse.Namespace) -> Context:
    texts = {chosen.name(one.path): one for one in subjects if one.path in chosen}
    split: dict[str, list[str]] = {}

    def line(path: str, number: int) -> str:
        if path not in split:
            split.clear()
            split[path] = normalise(texts[path].text).split("\n") if path in texts else []
        return split[path][number - 1] if 0 < number <= len(split[path]) else ""

    return Context(
        rules(),
        tuple(texts),
        line,
        _FAILING[options.fail_on],
        columns(),
        has_colours(sys.stdout),
        options.statistics,
    )


def _report(problems: list[Problem], context: Context, options: argparse.Namespace) -> bool:
    """Write the report where it is wanted, and tell whether somebody read what went to the terminal to its end."""
    if options.output is None or is_output(options.output):
        return write(render(options.format, problems, context))
    plain = replace(context, columns=None, colours=False)
    try:
        write_file(Path(options.output), render(options.format, problems, plain).encode("utf-8", "replace"))
    except BrokenPipeError:
        # Whoever reads the pipe has seen enough.
        return False
    return write(render("text", problems, context))


COMMAND = Command(declare, run)
