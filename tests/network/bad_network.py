"""A bad network between devices and a hub: a thread that relays HTTP and lets things go wrong."""

import asyncio
import socket
import struct
import threading
from asyncio import StreamReader, StreamWriter
from collections import Counter
from collections.abc import Coroutine
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any, Self

from tests.network.messages import Message, message, page
from tests.network.weather import CALM, Fault, Weather

HERE = "127.0.0.1"
RESET = struct.pack("ii", 1, 0)  # SO_LINGER: closing throws everything away and resets
SOON = 10.0  # seconds in which the thread must have done what it is told

NOTHING = Message(b"", b"")
PORTAL = page("200 OK", "<html><h1>Welcome to our guest network</h1><a href=/login>Log in</a>")
GATEWAY = page("502 Bad Gateway", "<html><h1>502 Bad Gateway</h1></html>")


class BadNetwork:
    """Relays what comes to `port` to the hub's port, through the `weather` that is set.

    `listener`: a folder in which everything that passes is kept. `happened` counts the faults that
    took place, `cuts` the broken connections. Any thread may tell it what to do.
    """

    def __init__(self, hub_port: int, listener: Path | None = None) -> None:
        self.weather: Weather = CALM
        self.happened: Counter[Fault] = Counter()
        self.cuts = 0
        self.port = 0
        self._hub_port = hub_port
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="bad network")
        self._server: asyncio.Server | None = None
        self._talks: set[asyncio.Task[None]] = set()
        self._listener = listener
        self._last: dict[tuple[str, ...], Message] = {}

    @property
    def url(self) -> str:
        return f"http://{HERE}:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        self.come_back()
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()
        asyncio.run_coroutine_threadsafe(rest(), self._loop).result(SOON)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(SOON)
        self._loop.close()

    def come_back(self) -> None:
        """Listen, on the same port as before."""
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(SOON)

    def leave(self) -> None:
        """Refuse connections, and break those that are there, until `come_back`."""
        asyncio.run_coroutine_threadsafe(self._hang_up(), self._loop).result(SOON)

    async def _listen(self) -> None:
        if self._server is None:
            self._server = await asyncio.start_server(self._meet, HERE, self.port)
            self.port = self._server.sockets[0].getsockname()[1]

    async def _hang_up(self) -> None:
        if self._server is not None:
            server, self._server = self._server, None
            for place in server.sockets:  # a connection must not come in while it closes
                self._loop.remove_reader(place.fileno())
            await asyncio.sleep(0.001)
            server.close()
        talks = list(self._talks)
        for talk in talks:
            talk.cancel()
        await asyncio.gather(*talks, return_exceptions=True)

    async def _meet(self, reader: StreamReader, writer: StreamWriter) -> None:
        talk = asyncio.current_task()
        assert talk is not None
        self._talks.add(talk)
        try:
            while self._server and (request := await message(reader)) is not None:
                await self._relay(request, reader, writer)
        except (ConnectionError, asyncio.CancelledError):  # cut by a fault, hub, asker, or `leave`
            self.cuts += 1
        finally:
            self._talks.discard(talk)
            reset(writer)

    async def _relay(self, request: Message, reader: StreamReader, writer: StreamWriter) -> None:
        """Answer one request; raises ConnectionError where the connection breaks."""
        fault, dice = self._fault(request)
        if fault in (Fault.LATE, Fault.TRICKLE):
            await asyncio.sleep(dice.uniform(0.001, 0.03))
        if fault is Fault.CUT_REQUEST:
            await self._ask(request.half, hear=False)
        if fault in (Fault.DROPPED, Fault.CUT_REQUEST):
            raise ConnectionResetError
        reply = await while_there(reader, self._answer(request, fault))
        if fault is Fault.LOST_REPLY:
            raise ConnectionResetError
        if fault is Fault.CUT_REPLY:
            writer.write(reply.half)
            writer.close()
            await writer.wait_closed()  # the half arrives, then the end
            raise ConnectionResetError
        for start, end in pieces(len(reply.whole), 7 if fault is Fault.TRICKLE else 1):
            writer.write(reply.whole[start:end])
            await writer.drain()
            await asyncio.sleep(0.002 if fault is Fault.TRICKLE else 0)

    def _fault(self, request: Message) -> tuple[Fault, Random]:
        fault, dice = self.weather.draw(asker(request))
        if fault is Fault.STALE and question(request) not in self._last:
            fault = Fault.NONE
        self.happened[fault] += 1
        return fault, dice

    async def _answer(self, request: Message, fault: Fault) -> Message:
        """What comes back of a request that was not cut on its way."""
        if fault in (Fault.PORTAL, Fault.GATEWAY):
            return PORTAL if fault is Fault.PORTAL else GATEWAY
        if fault is Fault.STALE:
            return self._last[question(request)]
        if fault is Fault.TWICE:
            await self._ask(request.whole)
        asked = [self._ask(request.whole) for _ in range(2 if fault is Fault.AT_ONCE else 1)]
        reply = (await asyncio.gather(*asked))[0]
        if request.first[0] == "GET":
            self._last[question(request)] = reply
        return reply

    async def _ask(self, sent: bytes, hear: bool = True) -> Message:
        """Say it to the hub; its reply. Raises ConnectionError where it is away or is killed."""
        reader, writer = await asyncio.open_connection(HERE, self._hub_port)
        try:
            writer.write(sent)
            reply = await message(reader) if hear else NOTHING
        finally:
            writer.close()
        if reply is None:
            raise ConnectionResetError
        if self._listener:
            self._listener.mkdir(exist_ok=True)
            with (self._listener / "wire").open("ab") as wire:
                wire.write(sent + reply.whole)
        return reply


async def rest() -> None:
    """Until no task is left, and what they closed is closed."""
    while others := asyncio.all_tasks() - {asyncio.current_task()}:
        await asyncio.wait(others)
    await asyncio.sleep(0.01)


def asker(request: Message) -> str:
    """Who asks what: the same for each time a device asks it again."""
    method, target = request.first
    return f"{request.header('authorization')} {method} {target.partition('?')[0]}"


def question(request: Message) -> tuple[str, ...]:
    """All that a cache looks at."""
    return (*request.first, request.header("authorization"))


async def while_there(reader: StreamReader, answer: Coroutine[Any, Any, Message]) -> Message:
    """The answer. Where who asked hangs up before it comes, nobody waits for it any more."""
    asked = asyncio.ensure_future(answer)
    gone = asyncio.ensure_future(reader.read(1))  # nobody speaks before the answer came
    try:
        await asyncio.wait({asked, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not asked.done():
            raise ConnectionAbortedError
        return await asked
    finally:
        for one in (asked, gone):
            one.cancel()
        await asyncio.gather(asked, gone, return_exceptions=True)


def pieces(length: int, number: int) -> list[tuple[int, int]]:
    """So many stretches that make up the length."""
    ends = [length * part // number for part in range(number + 1)]
    return list(pairwise(ends))


def reset(writer: StreamWriter) -> None:
    """Break the connection as a pulled cable and a rebooting router do."""
    transport = writer.transport
    raw = transport.get_extra_info("socket")
    if raw is not None and not transport.is_closing():
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    transport.abort()
