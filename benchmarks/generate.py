"""Specs of a template's size, the same ones on every machine.

``python -m benchmarks.generate FOLDER --count 500`` writes them for a look.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from pathlib import Path

PER_FOLDER = 100

STATUSES = (
    "Draft",
    "Draft",
    "Proposed",
    "In Review",
    "Accepted",
    "Approved",
    "In Progress",
    "In Progress (second milestone)",
    "Implemented",
    "Implemented",
    "✅ Complete",
    "Active",
    "On Hold",
    "Rejected",
    "Superseded",
    "Waiting for the committee",
)

SUBJECTS = ("ticket queue", "seat map", "price list", "tide table", "parcel label", "night roster", "photo archive")
VERBS = ("exports", "merges", "validates", "schedules", "compresses", "translates", "publishes")
GOALS = (
    "a reader finds the answer on the first page",
    "no entry is written twice",
    "a failed run leaves the store as it was",
    "the oldest supported client still works",
    "an operator sees the cause within a minute",
)
MARKS = ("[x]", "[ ]", "[x]", "[X]", "[ ]", "[x]", "[ ]", "[~]")


@dataclass(frozen=True)
class Part:
    """A section of a spec: heading, advice in a comment, lead of each item, number of items."""

    heading: str
    advice: tuple[str, ...]
    lead: str
    items: int


PARTS = (
    Part(
        "## Overview",
        (
            "Say in a few sentences what changes and for whom. Name the trouble that people have today,",
            "the part of the system that it touches and the reason for doing it in this quarter.",
            "A reader from another team must be able to follow it without opening a second document.",
            "",
            "For instance:",
            "The harbour office prints its arrival board by hand every morning. This spec replaces the print",
            "with a page that refreshes itself, so that a late ship is shown within a minute of the radio call.",
        ),
        "",
        2,
    ),
    Part(
        "## Requirements\n\n### Functional Requirements",
        (
            "Number what the system does. One sentence each; each must be testable from the outside.",
            "",
            "For instance:",
            "1. The board lists every ship that is due within the next twelve hours",
            "2. A cancelled call disappears from the board within sixty seconds",
            "3. The office can correct an entry without a restart",
        ),
        "1. ",
        4,
    ),
    Part(
        "### Non-Functional Requirements",
        (
            "Speed, safety, load, availability and ease of use, each with a number that can be measured.",
            "",
            "For instance:",
            "1. The page answers within 200 ms for nineteen of twenty visitors",
            "2. Two hundred boards can be open at the same time",
        ),
        "1. ",
        3,
    ),
    Part(
        "### Constraints",
        (
            "What cannot be changed: law, contracts, machines that are there already, money.",
            "",
            "For instance:",
            "1. The radio log stays on the island; no copy may leave it",
        ),
        "1. ",
        3,
    ),
    Part(
        "### Assumptions",
        (
            "What is taken for granted and would change the plan when it turns out to be wrong.",
            "",
            "For instance:",
            "1. The office keeps its present opening hours",
        ),
        "1. ",
        2,
    ),
    Part(
        "## Edge Cases",
        (
            "What happens at the borders: nothing there, too much there, two at once, half of it missing.",
            "Give each a scenario, the expected behaviour and how much it matters.",
        ),
        "- ",
        2,
    ),
    Part(
        "## Dependencies",
        ("Services, libraries and teams without which this cannot be finished. Name the person to ask.",),
        "1. ",
        2,
    ),
    Part(
        "## Success Criteria",
        (
            "Boxes that anybody can check. Leave a box open until somebody has seen it work.",
            "",
            "For instance:",
            "- [ ] Ten arrivals in a row were shown in time",
            "- [ ] The printer was switched off for a week and nobody asked for it",
            "- [x] The office has signed the layout",
        ),
        "- ",
        6,
    ),
    Part(
        "## Technical Design\n\n### Architecture",
        (
            "The pieces and how they talk. A drawing helps more than a page of text.",
            "",
            "For instance:",
            "The receiver writes calls to a log; the board reads the log and keeps its own copy of the last day.",
        ),
        "",
        1,
    ),
    Part(
        "### Implementation Approach",
        (
            "The order of the work, in steps that can be shipped one by one.",
            "",
            "For instance:",
            "1. Read the log without changing it",
            "2. Show the board beside the print for a month",
        ),
        "1. ",
        3,
    ),
    Part(
        "## Testing Strategy",
        ("Which tests prove it, who runs them and how often. Name the ones that are run by hand.",),
        "- ",
        2,
    ),
    Part(
        "## Rollout Plan",
        (
            "Who gets it first, what is watched, how it is taken back.",
            "",
            "For instance:",
            "1. One board in the office",
            "2. All boards on the eastern pier",
        ),
        "1. ",
        3,
    ),
    Part(
        "## Monitoring",
        ("The numbers that show whether it works, and the value at which somebody is called.",),
        "- ",
        2,
    ),
    Part("## Future Enhancements", ("What was left out on purpose, so that nobody asks for it in review.",), "- ", 2),
)


def spec(number: int) -> str:
    """Return the text of the spec with that number."""
    rng = random.Random(number)
    parts = "\n\n---\n\n".join(_part(part, rng) for part in PARTS)
    return f"{_header(number, rng)}\n\n---\n\n{parts}\n\n---\n\n*Generated by Momentum Spec Engine*\n"


def write(folder: Path, count: int) -> list[Path]:
    """Write that many specs below the folder and return their paths."""
    return [_write_one(folder, number) for number in range(1, count + 1)]


def _write_one(folder: Path, number: int) -> Path:
    path = folder / f"area-{(number - 1) // PER_FOLDER:02}" / f"{number:05}-{_name(number).replace(' ', '-')}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(spec(number), encoding="utf-8")
    return path


def _name(number: int) -> str:
    rng = random.Random(number)
    return f"{rng.choice(SUBJECTS)} {rng.choice(VERBS)}"


def _header(number: int, rng: random.Random) -> str:
    created = f"20{rng.randint(21, 25)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    return (
        f"# Feature Specification: The {_name(number)} {number}\n\n"
        f"**Version:** {rng.randint(0, 3)}.{rng.randint(0, 12)}.0\n"
        f"**Created:** {created}\n"
        f"**Status:** {rng.choice(STATUSES)}"
    )


def _part(part: Part, rng: random.Random) -> str:
    advice = "\n".join(part.advice)
    items = [_item(part, rng) for _ in range(part.items)]
    body = "\n".join(items) if part.lead else "\n\n".join(items)
    return f"{part.heading}\n\n<!--\n{advice}\n-->\n\n{body}"


def _item(part: Part, rng: random.Random) -> str:
    box = f"{rng.choice(MARKS)} " if part.heading == "## Success Criteria" else ""
    return f"{part.lead}{box}The {rng.choice(SUBJECTS)} {rng.choice(VERBS)} its entries so that {rng.choice(GOALS)}."


def main() -> None:
    """Write specs into a folder named on the command line."""
    parser = argparse.ArgumentParser(description="Write specs of a template's size.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=500)
    options = parser.parse_args()
    paths = write(options.folder, options.count)
    size = sum(path.stat().st_size for path in paths)
    print(f"{len(paths)} specs, {size / len(paths):.0f} bytes each, in {options.folder}")


if __name__ == "__main__":
    main()
