"""The body of a request: counted while it is read, and never waited for without an end."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from sync.hub.refusals import Refusal
from sync.wire import MOST_BYTES

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]

PATIENCE = 15.0  # seconds for the first byte, and for all of a small body
SLOWEST = 2048  # bytes a second that the rest must come with: a village's telephone line has more
DRAINED = 4 * MOST_BYTES  # bytes read of a body that is too large, so that the refusal arrives


class Body:
    """One request's body, which comes once. `more` says whether there may be more to come."""

    __slots__ = ("_receive", "more")

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self.more = True

    async def read(self) -> bytes:
        """All of it. Raises Refusal: too_large or too_slow."""
        parts, size = await self._arrived()
        if size > MOST_BYTES:
            raise Refusal(
                "too_large",
                f"A body may have {MOST_BYTES} bytes. Nothing was changed; send less at a time.",
                hang_up=self.more,
            )
        return b"".join(parts)

    async def drain(self) -> None:
        """Let it come and drop it: a peer that still sends does not see an answer."""
        if self.more:
            await self._arrived()

    async def _arrived(self) -> tuple[list[bytes], int]:
        """What came, and how much it was; beyond the limit it is counted and dropped."""
        parts: list[bytes] = []
        size, clock = 0, asyncio.get_running_loop().time
        began = clock()
        try:
            async with asyncio.timeout(PATIENCE) as limit:
                while self.more and size <= DRAINED:
                    part = await self._next()
                    size += len(part)
                    if size <= MOST_BYTES:
                        parts.append(part)
                    limit.reschedule(began + PATIENCE + size / SLOWEST)
        except TimeoutError:
            raise Refusal("too_slow", hang_up=True) from None
        return parts, size

    async def _next(self) -> bytes:
        message = await self._receive()
        if message["type"] == "http.disconnect":
            self.more = False
            raise Refusal("too_slow", hang_up=True)
        self.more = message.get("more_body", False)
        part: bytes = message.get("body", b"")
        return part
