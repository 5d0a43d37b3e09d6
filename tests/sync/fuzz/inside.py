"""A hub without sockets: the real endpoint and store, asked in the process by the real client."""

import asyncio
import shutil
import threading
from collections.abc import Coroutine, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlencode, urlsplit

from sync.disk.tables import encode
from sync.hub.app import HubApp
from sync.hub.hub import Hub, Limits
from sync.hub.journal_store import JournalStore
from sync.hub.store import NoHousehold
from sync.link import HubClient, Link

Answer = tuple[int, str | None, bytes]
Found = TypeVar("Found")

UNLIMITED = Limits(10**9, 10**9, 10**9, 10**9)


class AtOnce(ThreadPoolExecutor):
    """Does what it is given at once, in the asking thread: a change of threads takes longer."""

    def __init__(self, workers: int = 1, name: str = "") -> None:
        super().__init__(workers, name)

    def submit(self, call: Any, /, *arguments: Any, **named: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(call(*arguments, **named))
        except Exception as error:  # noqa: BLE001 - it is raised where the result is asked for
            done.set_exception(error)
        return done


class Loop:
    """An event loop for hubs; it runs in whichever thread asks, one at a time."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._loop.set_default_executor(AtOnce(1))
        self._lock = threading.Lock()

    def run(self, coroutine: Coroutine[Any, Any, Found]) -> Found:
        """The coroutine's result."""
        with self._lock:
            return self._loop.run_until_complete(coroutine)

    def close(self) -> None:
        self._loop.close()


class InsideHub:
    """One hub folder, served in this process."""

    def __init__(self, folder: Path, loop: Loop) -> None:
        self._folder = folder
        self._loop = loop
        self._open()

    def ask(self, method: str, target: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """One request, answered."""
        return self._loop.run(self._ask(method, target, body, headers))

    def ids(self, household: str) -> set[str]:
        """The changes in the household's log."""
        try:
            page = self._loop.run(self._store.page(household, 0, 10**6, 10**9))
        except NoHousehold:
            return set()
        return {sealed.id for sealed in page.changes}

    def keep_copy(self, place: Path) -> None:
        """A backup of the hub's folder, as it is now."""
        self.close()
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self._folder, place)
        self._open()

    def put_back(self, place: Path | None) -> None:
        """The hub as it was at a backup; empty for none."""
        self.close()
        shutil.rmtree(self._folder)
        if place:
            shutil.copytree(place, self._folder)
        self._open()

    def close(self) -> None:
        self._loop.run(self._store.close())

    def _open(self) -> None:
        self._store = self._loop.run(JournalStore.open(self._folder))
        for part, name in (
            ("_writer", "_thread"),
            ("_writer", "_syncer"),
            ("_bookcase", "_readers"),
        ):
            setattr(getattr(self._store, part), name, AtOnce(1))
        self._app = HubApp(Hub(self._store, UNLIMITED))

    async def _ask(
        self, method: str, target: str, body: bytes, headers: Mapping[str, str]
    ) -> Answer:
        parts = urlsplit(target)
        scope = {
            "type": "http",
            "method": method,
            "path": parts.path,
            "query_string": parts.query.encode(),
            "headers": [(name.lower().encode(), text.encode()) for name, text in headers.items()],
            "client": ("127.0.0.1", 1),
        }
        said: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            said.append(message)

        await self._app(scope, receive, send)
        pause = dict(said[0]["headers"]).get(b"retry-after")
        return said[0]["status"], pause.decode() if pause else None, said[1]["body"]


class InsideClient(HubClient):
    """The real client, whose requests go to a hub in this process."""

    def __init__(self, link: Link, hub: InsideHub) -> None:
        super().__init__("http://hub.invalid", link.household, link.token)
        self._hub = hub

    def _sent(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None,
        asked: Mapping[str, str] | None,
        wait: float,
        headers: Mapping[str, str | None],
    ) -> Answer:
        given = {**self._session.headers, **headers}
        named = {name: str(text) for name, text in given.items() if text is not None}
        target = path + (f"?{urlencode(asked)}" if asked else "")
        data = b"" if body is None else encode(body).encode()
        return self.answer(method, target, data, named)

    def answer(self, method: str, target: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """What comes back; a worse network than none alters this."""
        return self._hub.ask(method, target, body, headers)
