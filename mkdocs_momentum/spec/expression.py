"""Regular expressions that are compiled when they are first used.

A build uses less than half of the package's expressions, and to compile all takes as long as reading some ninety specs.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic, cast


class _Expression(Generic[AnyStr]):
    def __init__(self, text: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = text
        self._flags = flags
        self._compiled: re.Pattern[AnyStr] | None = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            # Asked for by what copies and pickles, which then takes what is written.
            raise AttributeError(name)
        self._compiled = self._compiled or re.compile(self.pattern, self._flags)
        value = getattr(self._compiled, name)
        # The method is kept here, so that it is asked for once.
        setattr(self, name, value)
        return value


def expression(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a regular expression that is compiled when it is first used.

    Args:
        text: The expression as ``re.compile`` takes it. What is wrong with it is raised at its first use.
        flags: The flags as ``re.compile`` takes them.
    """
    return cast("re.Pattern[AnyStr]", _Expression(text, flags))
