"""Documents from the web: what is taken, and what a server can do that is not."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from mkdocs_momentum import __version__
from mkdocs_momentum.published.cache import Marks
from mkdocs_momentum.published.fetch import Answer, Fetch, FetchError

Handle = Callable[[BaseHTTPRequestHandler], None]

DATA = b'{"version": 1}'


class _Handler(BaseHTTPRequestHandler):
    handles: ClassVar[dict[str, Handle]] = {}
    asked: ClassVar[list[tuple[str, dict[str, str]]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, dict(self.headers)))
        with suppress(BrokenPipeError, ConnectionResetError):
            self.handles[self.path](self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the base has
        pass


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def address() -> Iterator[str]:
    """The address of a server that answers as a test wants it."""
    _Handler.handles = {}
    _Handler.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def sends(data: bytes, status: int = 200, **headers: str) -> Handle:
    """Return what answers with a document."""

    def handle(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"Content_Length": str(len(data)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(data)

    return handle


def fetched(url: str, handle: Handle, *, marks: Marks | None = None, timeout: float = 5, most: int = 1000) -> Answer:
    """Return what comes of asking for a document."""
    _Handler.handles["/specs.json"] = handle
    return Fetch(f"{url}/specs.json", marks, timeout, most).answer()


def test_a_document_comes_with_what_the_server_tells_of_it(address: str) -> None:
    answer = fetched(address, sends(DATA, ETag='"a1"', Last_Modified="Mon, 05 Jan 2026 10:00:00 GMT"))

    assert answer == Answer(DATA, f"{address}/specs.json", Marks('"a1"', "Mon, 05 Jan 2026 10:00:00 GMT"))
    [(path, headers)] = _Handler.asked
    assert path == "/specs.json"
    assert headers["User-Agent"] == f"mkdocs-momentum/{__version__}"
    assert headers["Accept-Encoding"] == "gzip"
    assert "If-None-Match" not in headers
    assert "If-Modified-Since" not in headers


def test_what_is_still_the_same_is_not_sent_again(address: str) -> None:
    answer = fetched(address, sends(b"", 304), marks=Marks('"a1"', "Mon, 05 Jan 2026 10:00:00 GMT"))

    assert answer == Answer(None, f"{address}/specs.json", Marks('"a1"', "Mon, 05 Jan 2026 10:00:00 GMT"))
    [(_, headers)] = _Handler.asked
    assert headers["If-None-Match"] == '"a1"'
    assert headers["If-Modified-Since"] == "Mon, 05 Jan 2026 10:00:00 GMT"


def test_a_packed_document_is_unpacked(address: str) -> None:
    assert fetched(address, sends(gzip.compress(DATA), Content_Encoding="gzip")).data == DATA


def test_a_server_may_send_on(address: str) -> None:
    _Handler.handles["/moved/specs.json"] = sends(DATA)

    answer = fetched(address, sends(b"", 301, Location="moved/specs.json"))

    assert (answer.data, answer.url) == (DATA, f"{address}/moved/specs.json")


@pytest.mark.parametrize(
    ("handle", "fact"),
    [
        (sends(b"", 404), "the server answers 404 Not Found"),
        (sends(b"", 500), "the server answers 500 Internal Server Error"),
        (sends(b"", 299), "the server answers 299"),
        # Nothing was there that could be still the same.
        (sends(b"", 304), "the server answers 304 Not Modified"),
        (sends(b"", 302, Location="file:///etc/passwd"), "the server sends on to what is no web address"),
        (sends(b"", 302, Location="ftp://127.0.0.1/specs.json"), "the server sends on to what is no web address"),
        (sends(b"", 302, Location="http://[::1"), "the server sends on to what is no web address"),
        (sends(b"", 302, Location="/specs.json"), "the server sends on more than 5 times"),
        (sends(b"x" * 1001), "the document is larger than 0.001 MB"),
        (sends(gzip.compress(b"x" * 10_000_000), Content_Encoding="gzip"), "the document is larger than 0.001 MB"),
        (sends(gzip.compress(DATA)[:-9], Content_Encoding="gzip"), "the document ends too early"),
        (sends(DATA, Content_Encoding="gzip"), "there is no answer (error)"),
        (sends(DATA, Content_Encoding="br"), "the server packs the document in a way that was not asked for"),
        (sends(DATA, Content_Encoding="gzip, gzip"), "the server packs the document in a way that was not asked for"),
    ],
)
def test_what_is_not_taken(address: str, handle: Handle, fact: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetched(address, handle)

    assert str(caught.value) == fact


def test_what_a_server_says_while_it_sends_on_is_not_read(address: str) -> None:
    _Handler.handles["/moved.json"] = sends(DATA)

    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", "/moved.json")
        request.end_headers()
        while True:
            request.wfile.write(b"x" * 65536)

    assert fetched(address, endless).data == DATA


def test_a_document_may_be_just_as_large_as_allowed(address: str) -> None:
    assert fetched(address, sends(b"x" * 1000)).data == b"x" * 1000
    assert fetched(address, sends(gzip.compress(b"x" * 1000), Content_Encoding="gzip")).data == b"x" * 1000


def test_a_document_that_is_cut_off_is_no_document(address: str) -> None:
    with pytest.raises(FetchError, match=r"^there is no answer \(IncompleteRead|^there is no answer \(ProtocolError"):
        fetched(address, sends(DATA, Content_Length="100"))


@pytest.mark.parametrize("part", ["head", "body", "nothing"])
def test_who_waits_waits_no_longer_than_the_time_limit_however_slowly_it_drips(address: str, part: str) -> None:
    ended = threading.Event()

    def drip(request: BaseHTTPRequestHandler) -> None:
        if part == "body":
            request.send_response(200)
            request.end_headers()
        for _ in range(40):
            if part != "nothing":
                request.wfile.write(b"H")
                request.wfile.flush()
            if ended.wait(0.1):
                return

    begin = time.monotonic()
    with pytest.raises(FetchError, match=r"^there is no whole answer after 0\.5 seconds$|^there is no answer \(Read"):
        fetched(address, drip, timeout=0.5)
    ended.set()

    assert time.monotonic() - begin < 1.5


def test_several_are_on_their_way_together(address: str) -> None:
    def slow(request: BaseHTTPRequestHandler) -> None:
        time.sleep(0.4)
        sends(DATA)(request)

    _Handler.handles["/specs.json"] = slow
    begin = time.monotonic()
    waiting = [Fetch(f"{address}/specs.json", None, 5, 1000) for _ in range(4)]

    assert [fetch.answer().data for fetch in waiting] == [DATA] * 4
    assert time.monotonic() - begin < 1.2


def test_who_is_not_there_is_told_in_words() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    with pytest.raises(FetchError, match=r"^there is no connection \(Connection refused\)$"):
        Fetch(f"http://127.0.0.1:{port}/specs.json", None, 5, 1000).answer()


def test_a_name_that_nobody_has_is_told_in_words() -> None:
    with pytest.raises(FetchError, match=r"^there is no (connection|answer) \(.+\)$"):
        Fetch("http://nobody.invalid/specs.json", None, 5, 1000).answer()
