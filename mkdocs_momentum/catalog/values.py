"""What an option may hold: values of a configuration file, checked one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NoReturn, cast

from mkdocs_momentum.catalog.hints import ROUGHLY, nearest

_LONGEST = 60


class OptionError(ValueError):
    """An option is wrong; the message names it and says what to write."""

    def __init__(self, name: str, fact: str) -> None:
        super().__init__(f"option `{name}`: {fact}")


def fail(name: str, fact: str) -> NoReturn:
    """Raise the error of an option."""
    raise OptionError(name, fact)


def shown(value: object) -> str:
    """Return a value as a message shows it."""
    return f"{value!r}"[:_LONGEST]


def check_names(prefix: str, options: Mapping[str, object], known: Iterable[str]) -> None:
    """Check the names of options.

    Args:
        prefix: What stands before the names in a message, such as ``criteria.``.
        options: The options by name.
        known: The names that there are.

    Raises:
        OptionError: A name is not known.
    """
    for name in options:
        if name not in set(known):
            meant = nearest(str(name), known, ROUGHLY)
            hint = f"did you mean `{prefix}{meant}`?" if meant else f"known are {', '.join(known)}"
            fail(f"{prefix}{name}", f"is not known; {hint}")


def read_text(name: str, value: object) -> str:
    """Return a text without the blanks around it.

    Raises:
        OptionError: It is no text, or nothing but blanks.
    """
    if not isinstance(value, str) or not value.strip():
        fail(name, f"must be a text, not {shown(value)}; put it in quotes")
    return value.strip()


def read_texts(name: str, value: object) -> list[str]:
    """Return a list of texts.

    Raises:
        OptionError: It is no list, or something in it is no text.
    """
    if not isinstance(value, list | tuple):
        fail(name, f"must be a list of texts, not {shown(value)}; write `{_last(name)}: [...]`")
    for item in value:
        if not isinstance(item, str) or not item.strip():
            fail(name, f"holds {shown(item)}, which is no text; put it in quotes or take it out")
    return [str(item) for item in value]


def read_bool(name: str, value: object) -> bool:
    """Return a yes or a no.

    Raises:
        OptionError: It is neither.
    """
    if not isinstance(value, bool):
        fail(name, f"must be true or false, not {shown(value)}")
    return value


def read_mapping(name: str, value: object) -> Mapping[str, object]:
    """Return a mapping whose keys are texts.

    Raises:
        OptionError: It is no mapping, or a key is no text.
    """
    if not isinstance(value, Mapping):
        fail(name, f"must be a mapping, not {shown(value)}; write `{_last(name)}: {{...}}`")
    for key in value:
        if not isinstance(key, str):
            fail(name, f"has the key {shown(key)}, which is no text; put it in quotes")
    return cast("Mapping[str, object]", value)


def _last(name: str) -> str:
    return name.rpartition(".")[2]
