"""The specs of other sites, read for one build: from a file, from the web, else from the copy that is there."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_momentum.published.cache import Cache, Copy, Marks
from mkdocs_momentum.published.foreign import base_of, read_foreign
from mkdocs_momentum.published.imports import Import
from mkdocs_momentum.published.validate import DocumentError, check_document, checked_by, read_document
from mkdocs_momentum.spec.model import Spec
from mkdocs_momentum.spec.reader import Reader

if TYPE_CHECKING:
    from mkdocs_momentum.published.fetch import Fetch

_DOCUMENT = "specs.json"
_MEGABYTE = 1_000_000
_AGES = ((86400, "day"), (3600, "hour"), (60, "minute"))
_MENDING = {
    "warn": "mend that, or set its `on_error: ignore`",
    "error": "mend that, or set its `on_error: warn`",
    "ignore": "mend that",
}
_LEVELS = {"warn": logging.WARNING, "error": logging.ERROR, "ignore": logging.INFO}


class Message(NamedTuple):
    """What is to be said of a source: a level of the log, and the text."""

    level: int
    text: str


class Imported(NamedTuple):
    """What was read from other sites.

    Attributes:
        specs: Their specs.
        names: The names of the sources, those without specs too.
        messages: What is to be said; one that is an error ends the build.
    """

    specs: tuple[Spec, ...] = ()
    names: tuple[str, ...] = ()
    messages: tuple[Message, ...] = ()


class _UnreadError(Exception):
    """A source cannot be read; the message is the fact."""


class _Result(NamedTuple):
    """What came of one source; ``stamp`` tells whether it still holds: a time, or that of a file and its size."""

    specs: tuple[Spec, ...] = ()
    messages: tuple[Message, ...] = ()
    stamp: tuple[float, ...] = ()


class Importer:
    """Reads the sources of one site, and keeps what it has read from build to build.

    Args:
        imports: The sources.
        folder: The folder of the site's configuration file.
        reader: How the site reads its own documents.
        between: Seconds for which an answer from the web, or the lack of one, holds for further builds.
    """

    def __init__(self, imports: Iterable[Import], folder: Path, reader: Reader, between: float = 0) -> None:
        self._imports = tuple(imports)
        self._folder = folder
        self._reader = reader
        self._between = between
        self._kept: dict[str, _Result] = {}

    def files(self) -> list[Path]:
        """Return the files that sources are read from."""
        return [self._file(one) for one in self._imports if one.path]

    def read(self, *, offline: bool = False) -> Imported:
        """Read all sources; those from the web together.

        Args:
            offline: Whether nothing is asked of other machines, so that copies alone count.
        """
        waiting = [self._begin(one, offline=offline) for one in self._imports]
        results = [wait() for wait in waiting]
        return Imported(
            tuple(spec for result in results for spec in result.specs),
            tuple(one.name for one in self._imports),
            tuple(message for result in results for message in result.messages),
        )

    def _begin(self, one: Import, *, offline: bool) -> Callable[[], _Result]:
        """Begin to read a source, and return what waits for the end."""
        cache = Cache(self._folder, one.name, one.url or one.path)
        if one.path:
            return lambda: self._from_file(one, cache)
        kept = self._kept.get(one.name)
        if kept is not None and time.monotonic() - kept.stamp[0] < self._between:
            return lambda: kept
        copy = cache.load()
        if offline or (copy is not None and 0 <= time.time() - copy.time < one.max_age):
            return lambda: self._from_copy(one, cache, copy)
        # A terminal that works offline, and a site whose sources are files, never load what asks the web.
        from mkdocs_momentum.published.fetch import Fetch  # noqa: PLC0415

        fetch = Fetch(one.url, copy.marks if copy is not None else None, one.timeout, one.max_size)
        return lambda: self._from_web(one, cache, copy, fetch)

    def _from_file(self, one: Import, cache: Cache) -> _Result:
        file = self._file(one)
        try:
            if not file.is_file():
                raise _UnreadError("there is no such file")
            stat = file.stat()
            stamp: tuple[float, ...] = (stat.st_mtime_ns, stat.st_size)
            kept = self._kept.get(one.name)
            if kept is not None and kept.stamp == stamp:
                return kept
            if stat.st_size > one.max_size:
                raise _UnreadError(f"it is larger than {one.max_size / _MEGABYTE:g} MB")
            copy, data = cache.load(), file.read_bytes()
            new = copy if copy is not None and copy.data == data else Copy(data, "", Marks(), stat.st_mtime)
            result = self._taken(one, cache, new, is_changed=new is not copy)
        except (OSError, _UnreadError) as error:
            return self._failed(one, _fact(error), cache, cache.load())
        self._kept[one.name] = result._replace(stamp=stamp)
        return result

    def _from_copy(self, one: Import, cache: Cache, copy: Copy | None) -> _Result:
        try:
            if copy is None:
                raise _UnreadError("nothing is asked of it offline, and there is no copy")
            return self._taken(one, cache, copy, is_changed=False)
        except _UnreadError as error:
            return self._failed(one, _fact(error), cache, None)

    def _from_web(self, one: Import, cache: Cache, copy: Copy | None, fetch: Fetch) -> _Result:
        from mkdocs_momentum.published.fetch import FetchError  # noqa: PLC0415 - as above

        try:
            answer = fetch.answer()
            if answer.data is not None:
                new = Copy(answer.data, answer.url, answer.marks, time.time())
            elif copy is not None:
                new = copy._replace(marks=answer.marks, time=time.time())
            else:
                raise _UnreadError("the server sends nothing")
            result = self._taken(one, cache, new, is_changed=True)
        except (FetchError, _UnreadError) as error:
            result = self._failed(one, _fact(error), cache, copy)
        self._kept[one.name] = result._replace(stamp=(time.monotonic(),))
        return result

    def _taken(self, one: Import, cache: Cache, copy: Copy, *, is_changed: bool) -> _Result:
        """Return the specs of a document, and keep it when it is right.

        Raises:
            _UnreadError: It is not.
        """
        try:
            document = read_document(copy.data)
            # Checking takes longer than all else; what was right stays right as long as it is the same.
            if copy.checked != checked_by():
                check_document(document)
        except DocumentError as error:
            raise _UnreadError(f"it is no right {_DOCUMENT}: {error}") from error
        base = one.site or base_of(document, copy.url)
        specs = tuple(read_foreign(document, one.name, base, self._reader))
        if not is_changed and copy.checked == checked_by():
            return _Result(specs)
        try:
            cache.save(copy._replace(checked=checked_by()))
        except OSError as error:
            text = f'source "{one.name}": no copy of it can be kept ({error.strerror}); each build reads all of it anew'
            return _Result(specs, (Message(logging.INFO, text),))
        return _Result(specs)

    def _failed(self, one: Import, fact: str, cache: Cache, copy: Copy | None) -> _Result:
        """Return what is left of a source that cannot be read: its copy, if there is one, else nothing."""
        specs: tuple[Spec, ...] = ()
        left = "none of its specs are shown"
        if copy is not None:
            try:
                specs = self._taken(one, cache, copy, is_changed=False).specs
                left = f"its specs are shown from a copy that is {_age(time.time() - copy.time)} old"
            except _UnreadError:
                # A later version of the plugin may ask for more than the one that kept it.
                pass
        if one.on_error == "error":
            left = "its `on_error: error` ends the build"
        text = f'source "{one.name}": {one.address}: {fact}; {left}; {_MENDING[one.on_error]}'
        return _Result(specs, (Message(_LEVELS[one.on_error], text),))

    def _file(self, one: Import) -> Path:
        path = self._folder / one.path
        return path / _DOCUMENT if path.is_dir() else path


def _fact(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _age(seconds: float) -> str:
    """Return a time in words, rounded down: ``2 days``."""
    for unit, name in _AGES:
        number = int(seconds // unit)
        if number > 0:
            return f"{number} {name}{'' if number == 1 else 's'}"
    return "less than a minute"
