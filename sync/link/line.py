"""The line to the hub: one connection at a time, that another thread can cut."""

import socket
from contextlib import suppress

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool


class Line:
    """Knows the connection that a poll may be parked on, for a thread that wants to leave."""

    def __init__(self) -> None:
        self.is_cut = False
        self._connection: HTTPConnection | None = None

    def cut(self) -> None:
        """End what is under way, and let nothing begin any more. From any thread."""
        self.is_cut = True
        place = self._connection.sock if self._connection else None
        if place is not None:
            with suppress(OSError):  # it was closed already
                place.shutdown(socket.SHUT_RDWR)

    def opened(self, connection: HTTPConnection) -> None:
        """A connection stands. Raises OSError when the line was cut meanwhile."""
        self._connection = connection
        if self.is_cut:
            connection.close()
            raise ConnectionAbortedError("the line was cut")

    def adapter(self) -> HTTPAdapter:
        """What a requests.Session is to send through; no try is repeated by itself."""
        line = self

        class Plain(HTTPConnection):
            def connect(self) -> None:
                super().connect()
                line.opened(self)

        class Tls(HTTPSConnection):
            def connect(self) -> None:
                super().connect()
                line.opened(self)

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class TlsPool(HTTPSConnectionPool):
            ConnectionCls = Tls

        adapter = HTTPAdapter(max_retries=0)
        adapter.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": TlsPool}
        return adapter
