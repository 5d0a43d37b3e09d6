"""Actual's sync server, as it comes from npm: SQLite, opened, synced and closed at each request.

Four fsyncs a post, by strace: its SQLite keeps a rollback journal, synchronous=FULL.
"""

import json
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from bench.endpoints.endpoint import Endpoint, node
from bench.endpoints.load import Change, address
from bench.line import Line, request
from bench.peers import Peers

ACTUAL = "actual's sync server"
NODE = "5eed5eed5eed5eed"
SYNC = "application/actual-sync"
LOGIN = json.dumps({"password": "bench", "loginMethod": "password"}).encode()


class Actual(Endpoint):
    """In production mode, without a change to it; a household is a budget file of its own.

    It answers 429 to more than 500 requests a minute from one address. So each request says that
    it was passed on from another address, as one does that comes through a proxy, and the server
    is told to believe loopback.
    """

    name = ACTUAL

    def __init__(self, folder: Path, peers: Peers) -> None:
        super().__init__(folder)
        self._peers = peers
        self._token = ""
        self._groups: list[str] = []
        self._addresses = count(1)

    def command(self) -> list[str]:
        server = self._peers.actual() / "@actual-app" / "sync-server" / "build" / "app.js"
        return node(server)

    def variables(self) -> dict[str, str]:
        return {
            "NODE_ENV": "production",
            "ACTUAL_DATA_DIR": str(self.folder),
            "ACTUAL_HOSTNAME": "127.0.0.1",
            "ACTUAL_PORT": str(self.port),
            "ACTUAL_TRUSTED_PROXIES": "127.0.0.1/32",
        }

    def make_households(self, line: Line) -> None:
        line.ask(request("POST", "/account/bootstrap", LOGIN))
        login = line.ask(request("POST", "/account/login", LOGIN)).json()
        self._token = login["data"]["token"]
        self._groups = [self._upload(line, household) for household in self.households]

    def _upload(self, line: Line, household: int) -> str:
        """An empty budget file; the group that its changes go to."""
        headers = {
            "Content-Type": "application/encrypted-file",
            "x-actual-token": self._token,
            "x-actual-file-id": file_id(household),
            "x-actual-name": file_id(household),
            "x-actual-format": "2",
        }
        reply = line.ask(request("POST", "/sync/upload-user-file", b"-", headers))
        return str(reply.json()["groupId"])

    def post(self, household: int, new: Sequence[Change]) -> bytes:
        """Since the newest of these: no change comes back with the reply, only its trie."""
        return self._sync(household, new, stamp(new[-1]))

    def poll(self, household: int) -> bytes:
        return self._sync(household, (), stamp(Change(self.heads[household])))

    def _sync(self, household: int, new: Sequence[Change], since: str) -> bytes:
        body = b"".join(field(1, envelope(change)) for change in new)
        body += field(2, file_id(household).encode()) + field(3, self._groups[household].encode())
        body += field(6, since.encode())
        headers = {
            "Content-Type": SYNC,
            "x-actual-token": self._token,
            "X-Forwarded-For": address(next(self._addresses)),
        }
        return request("POST", "/sync/sync", body, headers)


def envelope(change: Change) -> bytes:
    """A sealed message: the fields of MessageEnvelope in the server's sync.proto."""
    return field(1, stamp(change).encode()) + b"\x10\x01" + field(3, change.sealed)


def field(number: int, content: bytes) -> bytes:
    """A field of a protocol buffer with its length: strings, bytes and messages alike."""
    length, size = len(content), b""
    while length > 127:
        size += bytes((length & 127 | 128,))
        length >>= 7
    return bytes((number << 3 | 2,)) + size + bytes((length,)) + content


def stamp(change: Change) -> str:
    """A hybrid logical clock's, as Actual writes it."""
    return f"{change.at:%Y-%m-%dT%H:%M:%S}.000Z-0000-{NODE}"


def file_id(household: int) -> str:
    return f"household-{household}"
