"""Requests and replies of HTTP/1.1 as whole messages, as far as hub and devices use it."""

from asyncio import IncompleteReadError, StreamReader
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """A request or a reply: its first line, its header lines, its body."""

    head: bytes
    body: bytes

    @property
    def whole(self) -> bytes:
        return self.head + self.body

    @property
    def half(self) -> bytes:
        """The head and half of the body; half of the head where there is no body."""
        if not self.body:
            return self.head[: len(self.head) // 2]
        return self.head + self.body[: len(self.body) // 2]

    @property
    def first(self) -> list[str]:
        """Method and target of a request, version and status of a reply."""
        return self.head.split(b"\r\n", 1)[0].decode("latin-1").split()[:2]

    def header(self, name: str) -> str:
        """A header's value; empty where it is not there."""
        for line in self.head.split(b"\r\n")[1:]:
            found, _, value = line.partition(b":")
            if found.strip().lower() == name.encode():
                return value.strip().decode("latin-1")
        return ""


def page(status: str, html: str) -> Message:
    """A reply that is meant for a person's browser."""
    body = html.encode()
    head = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
    return Message(head.encode(), body)


async def message(reader: StreamReader) -> Message | None:
    """The next message; None where the connection ends. Only bodies with a length."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(Message(head, b"").header("content-length") or 0)
        return Message(head, await reader.readexactly(length))
    except (IncompleteReadError, ConnectionError):  # whoever spoke is gone
        return None
