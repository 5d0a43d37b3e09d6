"""uvicorn's HTTP protocols, with a deadline for the head of a request and a bound on sockets.

uvicorn bounds neither: a peer that sends a byte a second holds its socket for ever.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_IN = 10.0  # seconds for a request's head
MOST_HEAD = 64 * 1024  # bytes of it
MOST_SOCKETS = 8_000  # at a time; a parked poll holds one


class Hurried:
    """Mixed into a protocol of uvicorn's: hangs up where the head of a request does not come."""

    transport: Any
    cycle: Any
    connections: set[Any]
    loop: asyncio.AbstractEventLoop

    _deadline: asyncio.TimerHandle | None = None
    _received = 0

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)  # type: ignore[misc]
        if len(self.connections) > MOST_SOCKETS:
            transport.abort()
        self._hurry()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)  # type: ignore[misc]
        if self.cycle is not None and not self.cycle.response_complete:
            self._rest()
            return
        self._hurry()
        self._received += len(data)
        if self._received > MOST_HEAD:
            self.transport.abort()

    def connection_lost(self, error: Exception | None) -> None:
        self._rest()
        super().connection_lost(error)  # type: ignore[misc]

    def _hurry(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(HEAD_IN, self.transport.abort)

    def _rest(self) -> None:
        self._received = 0
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


class PlainProtocol(Hurried, H11Protocol):
    """In Python alone."""


def fastest() -> type[asyncio.Protocol]:
    """The compiled protocol where its library is here, else that in Python alone."""
    try:
        # not on every machine: there are no wheels for 32-bit boards
        from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
    except ImportError:
        return PlainProtocol

    class CompiledProtocol(Hurried, HttpToolsProtocol):
        """With httptools."""

    return CompiledProtocol
