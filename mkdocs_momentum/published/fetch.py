"""Documents from the web: the only place that asks another machine for anything."""

from __future__ import annotations

import threading
import time
import zlib
from collections.abc import Iterator
from http import HTTPStatus
from typing import NamedTuple, Protocol
from urllib.parse import urljoin, urlsplit

import requests

from mkdocs_momentum import __version__
from mkdocs_momentum.published.cache import Marks

_CHUNK = 1 << 14
_MOST_REDIRECTS = 5
_LONGEST_MARK = 1000
_NO_WAY = "the server sends on to what is no web address"
_GZIP = 16 + zlib.MAX_WBITS
_PACKED = ("gzip", "x-gzip")
_PLAIN = ("", "identity")
_MEGABYTE = 1_000_000


class FetchError(Exception):
    """The document cannot be had; the message is the fact."""


class Answer(NamedTuple):
    """What a server answered.

    Attributes:
        data: The document; None when it is still the one whose marks were sent.
        url: Where it came from in the end.
        marks: What the server tells of it.
    """

    data: bytes | None
    url: str
    marks: Marks


class _Raw(Protocol):
    def stream(self, amt: int, decode_content: bool) -> Iterator[bytes]: ...


class Fetch:
    """A document on its way; it is asked for at once, and several may be on their way together.

    Args:
        url: Its web address.
        marks: What is known of the copy that is there; None without one.
        timeout: Seconds until the whole answer must be there, from now on.
        max_size: Bytes that it may have, unpacked.
    """

    def __init__(self, url: str, marks: Marks | None, timeout: float, max_size: int) -> None:
        self._url = url
        self._marks = marks
        self._timeout = timeout
        self._max_size = max_size
        self._deadline = time.monotonic() + timeout
        self._result: Answer | FetchError | None = None
        # The time limits of sockets begin anew with each byte, and finding an address has none: only a thread can be
        # left behind. One that is ends with its server's answer, or with the program.
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def answer(self) -> Answer:
        """Wait for the answer.

        Raises:
            FetchError: There is none, none in time, or not the document.
        """
        self._thread.join(max(0.0, self._deadline - time.monotonic()))
        result = self._result
        if result is None:
            raise FetchError(f"there is no whole answer after {self._timeout:g} seconds")
        if isinstance(result, FetchError):
            raise result
        return result

    def _run(self) -> None:
        try:
            self._result = self._ask()
        except FetchError as error:
            self._result = error
        except Exception as error:  # noqa: BLE001 - whatever ends the thread is told by the one who waits
            self._result = FetchError(_reason(error))

    def _ask(self) -> Answer:
        with requests.Session() as session:
            url = self._url
            for _ in range(_MOST_REDIRECTS + 1):
                with self._send(session, url) as response:
                    target = session.get_redirect_target(response)
                    if target is None:
                        return self._answered(response, url)
                    url = _next(url, target)
        raise FetchError(f"the server sends on more than {_MOST_REDIRECTS} times")

    def _send(self, session: requests.Session, url: str) -> requests.Response:
        # Not by the session's own `get`: it reads the whole body of what sends on, whatever its length.
        request = session.prepare_request(requests.Request("GET", url, self._headers()))
        settings = session.merge_environment_settings(url, {}, True, None, None)
        return session.get_adapter(url).send(
            request,
            stream=True,
            timeout=self._timeout,
            verify=settings["verify"] or True,
            cert=settings["cert"],
            proxies=settings["proxies"],
        )

    def _headers(self) -> dict[str, str]:
        headers = {
            "User-Agent": f"mkdocs-momentum/{__version__}",
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
        }
        if self._marks is not None and self._marks.etag:
            headers["If-None-Match"] = self._marks.etag
        if self._marks is not None and self._marks.modified:
            headers["If-Modified-Since"] = self._marks.modified
        return headers

    def _answered(self, response: requests.Response, url: str) -> Answer:
        marks = Marks(*(response.headers.get(name, "")[:_LONGEST_MARK] for name in ("ETag", "Last-Modified")))
        if response.status_code == HTTPStatus.NOT_MODIFIED and self._marks is not None:
            return Answer(None, url, Marks(*(new or old for new, old in zip(marks, self._marks, strict=True))))
        if response.status_code != HTTPStatus.OK:
            raise FetchError(f"the server answers {_named(response.status_code)}")
        return Answer(self._body(response), url, marks)

    def _body(self, response: requests.Response) -> bytes:
        packing = response.headers.get("Content-Encoding", "").strip().lower()
        if packing not in (*_PACKED, *_PLAIN):
            raise FetchError("the server packs the document in a way that was not asked for")
        # Unpacked here, bit by bit: a few bytes may stand for more than there is memory.
        unpacker = zlib.decompressobj(_GZIP) if packing in _PACKED else None
        raw: _Raw = response.raw
        data = bytearray()
        for chunk in raw.stream(_CHUNK, decode_content=False):
            room = self._max_size - len(data) + 1
            data += chunk if unpacker is None else unpacker.decompress(chunk, room)
            if len(data) > self._max_size:
                raise FetchError(f"the document is larger than {self._max_size / _MEGABYTE:g} MB")
            if time.monotonic() > self._deadline:
                raise FetchError("nobody waits for it any more")
        if unpacker is not None and not unpacker.eof:
            raise FetchError("the document ends too early")
        return bytes(data)


def _next(url: str, target: str) -> str:
    try:
        following = urljoin(url, target)
        parts = urlsplit(following)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError as error:
        raise FetchError(_NO_WAY) from error
    if not is_web:
        raise FetchError(_NO_WAY)
    return following


def _named(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _reason(error: BaseException) -> str:
    """Return what went wrong, from the innermost error that says it in words."""
    found = ""
    links: BaseException | None = error
    while links is not None:
        if isinstance(links, OSError) and links.strerror:
            found = links.strerror
        links = links.__cause__ or links.__context__
    return f"there is no connection ({found})" if found else f"there is no answer ({type(error).__name__})"
