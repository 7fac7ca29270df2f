"""Pages of a small portal: a spec in each of several dialects, and pages that are none."""

from __future__ import annotations

from .sites import DRAFT, SPEC

FRONT = """\
---
title: Single sign-on
status: Accepted
created: 2026-02-03
author: Platform Lead
requires: [7, 9]
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
