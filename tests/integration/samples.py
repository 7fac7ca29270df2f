"""Pages of a small portal: a spec in each of several dialects, and pages that are none."""

from __future__ import annotations

from .sites import DRAFT, SPEC

FRONT = """\
---
title: Single sign-on
status: Accepted
created: 2026-02-03
author: Platform Lead
requires: [a browser, a mail server]
---

## Context

One account for all.

## Acceptance Criteria

- [x] One sign-in
- [x] One sign-out
- [~] One form
"""

BULLETS = """\
# 2. Keep records

- Status: Superseded by [4](0004-log.md)
- Date: 2026-03-04
- Deciders: Docs Team

## Decision

We keep records.
"""

SECTION = """\
# Write a log

Date: 2026-03-05

## Status

Implemented (release 5)

## Definition of Done

1. The log is written
2. The log is read
"""

PORTAL: dict[str, str | bytes] = {
    "index.md": "# Home\n\nSee [login](specs/login.md) and [all specs](specs/index.md).\n",
    "guide/use.md": "# Use\n\nText with `code`.\n\n- [ ] a box in the guide\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "specs/login.md": DRAFT,
    "specs/search.md": SPEC.format(status="In Progress (second step)").replace("# Login", "# Search & find"),
    "specs/sso.md": FRONT,
    "adr/0002-records.md": BULLETS,
    "adr/0004-log.md": SECTION,
}
"""A site with five specs; its home page links to the generated index."""

TITLES = {
    "Draft": ["Login"],
    "Accepted": ["Single sign-on"],
    "In Progress": ["Search & find"],
    "Implemented": ["Write a log"],
    "Superseded": ["2. Keep records"],
}
"""The groups of the portal's index, in order."""


def made(status: str, title: str, version: str = "1.0", updated: str = "", marks: str = "") -> str:
    """Return a spec; each sign of ``marks`` is the box of a criterion."""
    when = f"**Updated:** {updated}\n" if updated else ""
    boxes = "".join(f"- [{mark}] item\n" for mark in marks)
    criteria = f"\n## Success Criteria\n\n{boxes}" if marks else ""
    return f"# {title}\n\n**Version:** {version}\n{when}**Status:** {status}\n\n## Overview\n\nText.\n{criteria}"


MANY: dict[str, str | bytes] = {
    "specs/2-b.md": made("Draft", "Bees", "1.10", "2026-03-01", "x "),
    "specs/10-a.md": made("Draft", "Ants", "1.9", "2026-01-01", "xx"),
    "specs/1-c.md": made("Draft", "Cats", "1.2", "", ""),
    "specs/deep/d.md": made("In Review", "Dogs", "2.0", "2026-02-01", "   "),
    "other/e.md": made("Implemented (v2)", "Eels", "0.1", "2026-04-01", "x~"),
    "other/f.md": made("Simmering", "Frogs", updated="2026-05-01"),
    "other/g.md": made("Parked for tea", "Geese", updated="2026-05-02"),
}
"""Specs in two folders, in four statuses of which two are unknown."""


def with_criteria(criteria: str) -> str:
    """Return a spec with a section of criteria and one behind it."""
    return f"# Login\n\n**Version:** 1\n**Status:** Draft\n\n## Success Criteria\n\n{criteria}\n## Behind\n\nText.\n"
