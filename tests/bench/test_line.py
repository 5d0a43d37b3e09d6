"""The bench's client: replies in any portions, refusals in words, many at once."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bench.line import Line, crowd, request, unchunked
from bench.row import BenchError

PLAIN = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nstars"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nsta\r\n2\r\nrs\r\n0\r\n\r\n"
REFUSED = b"HTTP/1.1 429 Too Many\r\ncontent-length: 4\r\n\r\nlate"


@contextmanager
def answering(reply: bytes) -> Iterator[int]:
    """A server on its port that gives this reply to each request of one connection."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=serve, args=(listening, reply))
        thread.start()
        yield listening.getsockname()[1]
        thread.join()


def serve(listening: socket.socket, reply: bytes) -> None:
    """One connection, to its end."""
    connection = listening.accept()[0]
    with connection:
        while connection.recv(65536):
            connection.sendall(reply)


@pytest.mark.parametrize("reply", [PLAIN, CHUNKED])
@pytest.mark.parametrize("portion", [1, 7, 1000])
def test_a_reply_is_whole_when_its_last_portion_is_there(reply: bytes, portion: int) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as listening,
        Line(listening.getsockname()[1]) as line,
        listening.accept()[0] as server,
    ):
        for _ in range(2):
            came = []
            for first in range(0, len(reply), portion):
                server.sendall(reply[first : first + portion])
                came.append(line.receive())
            assert came[:-1] == [None] * (len(came) - 1)
            assert came[-1]
            assert came[-1].body == b"stars"


def test_a_refusal_is_quoted() -> None:
    with (
        answering(REFUSED) as port,
        Line(port) as line,
        pytest.raises(BenchError, match="429: late"),
    ):
        line.ask(request("GET", "/"))


def test_a_crowd_counts_what_was_answered_in_time() -> None:
    with answering(PLAIN) as port, Line(port) as line:
        result = crowd([line], lambda place: request("GET", f"/{place}"), 0.05)
    assert len(result.took) - 1 <= result.per_second * 0.05 <= len(result.took)


def test_chunks_are_put_together() -> None:
    assert unchunked(b"a\r\n0123456789\r\n1\r\n!\r\n0\r\n\r\n") == b"0123456789!"
