"""Tests that build real sites."""
