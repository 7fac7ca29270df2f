"""Writes specs: new ones, and changes that leave every other byte as it is."""

from __future__ import annotations


class AuthoringError(Exception):
    """What was asked for cannot be written; the message says why and what to do."""
