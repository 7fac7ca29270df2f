"""What identifies a problem from one report to the next."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from mkdocs_momentum.checks.problem import Problem


def identified(problems: Sequence[Problem]) -> Iterator[tuple[Problem, str]]:
    """Yield each problem with its fingerprint.

    The line is no part of it, so that a problem stays the same one when text above it comes or goes; several equal
    problems of a document are counted through.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for problem in problems:
        what = (problem.path, problem.rule, problem.message)
        text = "\0".join((*what, str(seen[what])))
        seen[what] += 1
        yield problem, hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
