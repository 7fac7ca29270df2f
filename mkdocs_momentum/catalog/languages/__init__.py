"""The words of the plugin in the languages that it speaks: a module for each, with a text for every key.

A text that counts has a form for each of the language's cardinal numbers, by the names that Unicode CLDR gives them.
"""

from __future__ import annotations

from collections.abc import Mapping

Text = str | Mapping[str, str]
"""A text with its placeholders, or its forms by cardinal number (``one``, ``other``)."""
