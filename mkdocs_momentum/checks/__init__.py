"""Judges specs: rules, and what they find."""
