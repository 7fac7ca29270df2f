"""What ``mkdocs-momentum list --format json`` takes over many specs, with the start of the process."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks import generate
from benchmarks.measure import Cost, Figure, run, workspace

SPECS = 10_000
LIMIT_S = 4.0
LIMIT_MB = 300.0


def figures(count: int) -> Iterator[Figure]:
    """Measure the time on the clock and the largest memory."""
    with workspace() as folder:
        generate.write(folder / "docs", SPECS)
        costs = [_list(folder) for _ in range(count)]
    yield Figure(f"list: {SPECS:,} specs as JSON, time", tuple(cost.wall for cost in costs), "s", LIMIT_S)
    yield Figure(f"list: {SPECS:,} specs as JSON, memory", tuple(cost.rss for cost in costs), "MB", LIMIT_MB)


def _list(folder: Path) -> Cost:
    output = folder / "listed.json"
    cost = run([sys.executable, "-m", "mkdocs_momentum", "list", "--format", "json", "docs"], folder, output)
    found = len(json.loads(output.read_text(encoding="utf-8"))["specs"])
    if found != SPECS:
        raise RuntimeError(f"{SPECS} specs should be listed, but {found} are")
    return cost
