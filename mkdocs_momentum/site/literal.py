"""Text from a document as Markdown that shows it as it is."""

from __future__ import annotations

from mkdocs_momentum.spec.expression import expression

_PUNCTUATION = expression(r"[!-/:-@\[-`{-~]")


def literal(text: str) -> str:
    """Return text as Markdown that says the same with any extension: each sign that may be markup by its number."""
    return _PUNCTUATION.sub(lambda sign: f"&#{ord(sign.group())};", " ".join(text.split()))
