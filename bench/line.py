"""One kept-alive connection to a server, driven by hand: the same lean client for every peer."""

import json
import re
import selectors
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from bench.row import BenchError

PATIENCE = 60.0  # seconds for one reply; the slowest peer takes one or two for a full page
QUOTED = 200  # characters of a refusal that an error repeats
HEAD_END, CHUNKS_END = b"\r\n\r\n", b"0\r\n\r\n"
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)


def request(
    method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
) -> bytes:
    """A request as it goes on the wire, made before the clock runs. JSON unless headers say so."""
    lines = {"Host": "127.0.0.1", "Content-Type": "application/json", **(headers or {})}
    if body or method != "GET":
        lines["Content-Length"] = str(len(body))
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body


@dataclass(frozen=True, slots=True)
class Reply:
    """`size` counts the body's bytes as they came, chunk marks left out."""

    status: int
    body: bytes

    @property
    def size(self) -> int:
        return len(self.body)

    def json(self) -> Any:
        return json.loads(self.body)


class Line:
    """A connection to a port on loopback, closed on leaving the context. One request at a time.

    Raises BenchError where the server refuses (a status that is not 2xx), hangs up or is silent.
    """

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._came = bytearray()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.socket.close()

    def ask(self, what: bytes) -> Reply:
        """Send, and wait for the whole reply."""
        self.send(what)
        while (reply := self.receive()) is None:
            pass
        return reply

    def send(self, what: bytes) -> None:
        try:
            self.socket.sendall(what)
        except OSError as error:
            raise BenchError(f"The server does not take the request ({error}).") from error

    def receive(self) -> Reply | None:
        """Take what has come; the reply, once it is whole."""
        try:
            chunk = self.socket.recv(1 << 20)
        except OSError as error:
            raise BenchError(f"The server does not answer ({error}).") from error
        if not chunk:
            raise BenchError("The server hung up in the middle of a reply.")
        self._came += chunk
        body = self._body()
        if body is None:
            return None
        status = int(self._came[9:12])
        self._came.clear()
        if status // 100 != 2:
            raise BenchError(f"The server answered {status}: {body[:QUOTED].decode('latin-1')}")
        return Reply(status, body)

    def _body(self) -> bytes | None:
        """The reply's body, once it is whole."""
        head = self._came.find(HEAD_END)
        if head < 0:
            return None
        start = head + len(HEAD_END)
        if CHUNKED.search(self._came, 0, head):
            return unchunked(bytes(self._came[start:])) if self._came.endswith(CHUNKS_END) else None
        length = LENGTH.search(self._came, 0, head)
        size = int(length[1]) if length else 0
        return bytes(self._came[start:]) if len(self._came) - start >= size else None


def unchunked(body: bytes) -> bytes:
    """A chunked body put together."""
    parts, rest = [], body
    while rest:
        size, _, rest = rest.partition(b"\r\n")
        parts.append(rest[: int(size, 16)])
        rest = rest[int(size, 16) + 2 :]
    return b"".join(parts)


@dataclass(frozen=True, slots=True)
class Crowd:
    """What came of many requests at once. `took`: seconds for each reply, in their order."""

    per_second: float
    took: list[float]


def crowd(lines: Sequence[Line], requests: Callable[[int], bytes], seconds: float) -> Crowd:
    """All lines at once, each with its next request as soon as its last one was answered.

    `requests` makes the next request of a line by its place. Replies are counted for `seconds`;
    nothing is sent after that, and what is under way is waited for.
    """
    took, counted = [], 0
    with selectors.DefaultSelector() as ready:
        end = time.perf_counter() + seconds
        sent = {}
        for place, line in enumerate(lines):
            ready.register(line.socket, selectors.EVENT_READ, place)
            line.send(requests(place))
            sent[place] = time.perf_counter()
        while sent:
            for place in readable(ready, len(sent)):
                if lines[place].receive() is None:
                    continue
                now = time.perf_counter()
                took.append(now - sent.pop(place))
                if now < end:
                    counted += 1
                    lines[place].send(requests(place))
                    sent[place] = now
    return Crowd(counted / seconds, took)


def readable(ready: selectors.BaseSelector, waiting: int) -> list[int]:
    """The places of the lines on which something came. BenchError where all are silent."""
    events = ready.select(PATIENCE)
    if not events:
        raise BenchError(f"{waiting} requests were not answered in {PATIENCE:g} s.")
    return [key.data for key, _ in events]
