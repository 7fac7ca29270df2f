"""The forms in which problems are reported: one module for each, with a function ``render``."""
