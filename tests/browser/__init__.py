"""Tests of what a visitor sees and does."""
