"""Measure and print one table: ``python -m benchmarks [PART ...]``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from benchmarks import badges, build, graph, listing, peer, portal, read
from benchmarks.measure import ChildError, Figure, table

PARTS = ("build", "read", "listing", "badges", "graph", "peer")
"""What is measured when nothing is named."""

NAMED = (*PARTS, "portal")
"""All that can be named; the portal alone takes some minutes."""


def main() -> int:
    """Run the parts and return 1 when a limit is broken."""
    options = _options()
    found: list[Figure] = []
    for part in options.parts or PARTS:
        print(f"measuring: {part}", file=sys.stderr, flush=True)
        found += _measured(part, options.specs, options.pairs)
    print(table(found))
    return int(any(figure.over for figure in found))


def _measured(part: str, specs: int, count: int) -> Iterator[Figure]:
    match part:
        case "build":
            yield from build.figures(specs, count)
        case "read":
            yield from read.figures(specs, count)
        case "listing":
            yield from listing.figures(count)
        case "badges":
            yield from badges.figures(count)
        case "graph":
            yield from graph.figures(count)
        case "portal":
            yield from portal.figures(count)
        case _:
            yield from peer.figures(specs, count)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure what the plugin costs.")
    parser.add_argument(
        "parts", nargs="*", type=_part, metavar="PART", help=f"{', '.join(NAMED)}; without one, all but the last"
    )
    parser.add_argument("--pairs", type=_positive, default=5, help="repetitions of each measurement (default: 5)")
    parser.add_argument("--specs", type=_positive, default=500, help="specs in a build (default: 500)")
    return parser.parse_args()


def _part(text: str) -> str:
    if text not in NAMED:
        raise argparse.ArgumentTypeError(f"there is no part {text!r}; choose from {', '.join(NAMED)}")
    return text


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is below 1")
    return number


if __name__ == "__main__":
    try:
        sys.exit(main())
    except ChildError as error:
        sys.exit(str(error))
