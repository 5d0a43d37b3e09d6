"""The mailbox: where two devices that do not know each other yet leave each other messages."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

from sync.link import HubClient, HubError, HubRefused
from sync.pairing.errors import PairingError, ended, over, stopped

LIFE = 600.0  # seconds, as at the hub; each side counts them itself too
PARKED = 3.0  # seconds that the hub holds a question: so soon a person can leave
MOMENT = 0.3  # seconds until the next question, whatever the hub does


class Mailbox(Protocol):
    """One side of a mailbox. What is in it is anybody's guess: the hub may lie. All but `burn`
    raise HubError where nobody answers, and PairingError where the mailbox is no more.
    """

    @property
    def nameplate(self) -> str:
        """Its number, 3 or 4 digits."""

    def put(self, slot: str, body: str) -> None:
        """Leave a message; the same again is harmless."""

    def get(self, slot: str, wait: float) -> str | None:
        """A message; None where there is none within `wait` seconds."""

    def burn(self) -> None:
        """End it for both sides, if the hub can be reached."""

    def close(self) -> None:
        """Let go of the connection; the mailbox stays for the other side."""


class HubMailbox:
    """A mailbox at a hub."""

    def __init__(self, client: HubClient, nameplate: str, token: str | None = None) -> None:
        self.nameplate = nameplate
        self._client = client
        self._token = token

    @classmethod
    def opened(cls, client: HubClient) -> "HubMailbox":
        """A new one of the client's household. Raises HubError."""
        said = client.ask("POST", f"/v1/households/{client.household}/mailboxes")
        nameplate = str(said.get("nameplate"))
        if not (nameplate.isdecimal() and nameplate.isascii() and len(nameplate) in (3, 4)):
            raise PairingError(
                "The hub's answer is not understood; nothing was begun. "
                "Update Same Stars here and at the hub."
            )
        return cls(client, nameplate)

    @classmethod
    def joined(cls, client: HubClient, nameplate: str) -> "HubMailbox":
        """The other side of one. Raises HubError, and PairingError in words."""
        try:
            said = client.ask("POST", f"/v1/mailboxes/{nameplate}/join", token="")
        except HubRefused as error:
            raise _not_joined(error) from error
        return cls(client, nameplate, str(said.get("claim")))

    def put(self, slot: str, body: str) -> None:
        with _in_words():
            self._client.ask("PUT", self._path(slot), {"body": body}, token=self._token)

    def get(self, slot: str, wait: float) -> str | None:
        with _in_words():
            asked = {"wait": f"{wait:.0f}"}
            said = self._client.ask(
                "GET", self._path(slot), asked=asked, wait=wait, token=self._token
            )
        body = said.get("body")
        return body if isinstance(body, str) else None

    def burn(self) -> None:
        with suppress(HubError):  # it ends by itself in ten minutes
            self._client.ask("DELETE", f"/v1/mailboxes/{self.nameplate}", token=self._token)

    def close(self) -> None:
        self._client.close()

    def _path(self, slot: str) -> str:
        return f"/v1/mailboxes/{self.nameplate}/{slot}"


@contextmanager
def _in_words() -> Iterator[None]:
    """A mailbox that is no more is the end of the code, and no failure of the hub."""
    try:
        yield
    except HubRefused as error:
        if error.code == "gone":
            raise ended() from error
        if error.code == "not_known":
            raise over() from error
        raise


def _not_joined(error: HubRefused) -> PairingError | HubRefused:
    if error.code == "not_known":
        return PairingError(
            "The hub knows no such code, or its ten minutes are over. Nothing was joined. "
            "Compare the digits and the hub's address, or make a new code on the other device."
        )
    if error.code == "taken":
        return PairingError(
            "Another device has typed this code already. Nothing was joined. "
            "Make a new code on the other device."
        )
    return ended() if error.code == "gone" else error


class Patience:
    """How long a side waits: ten minutes of this device's own clock, or until a person leaves."""

    def __init__(self, stop: threading.Event, clock: Callable[[], float] = time.monotonic) -> None:
        self._stop = stop
        self._clock = clock
        self._until = clock() + LIFE

    def ended_by(self, stop: threading.Event) -> "Patience":
        """As long as this one, for somebody who leaves by `stop`."""
        other = Patience(stop, self._clock)
        other._until = self._until
        return other

    @property
    def left(self) -> float:
        """Seconds; 0 when they are over."""
        return max(0.0, self._until - self._clock())

    def check(self) -> None:
        """Raises PairingError when the waiting is over."""
        if self._stop.is_set():
            raise stopped()
        if not self.left:
            raise over()

    def message(self, mailbox: Mailbox, slot: str) -> str:
        """The message when it is there. A hub that is away for a moment is asked again."""
        while True:
            self.check()
            body = self._asked(mailbox, slot)
            self.check()  # whoever answers late is late
            if body is not None:
                return body
            self._stop.wait(MOMENT)

    def deliver(self, mailbox: Mailbox, slot: str, body: str) -> None:
        """Leave a message, however often the hub has to be asked."""
        while True:
            self.check()
            try:
                return mailbox.put(slot, body)
            except HubRefused:
                raise
            except HubError:
                self._stop.wait(MOMENT)

    def _asked(self, mailbox: Mailbox, slot: str) -> str | None:
        try:
            return mailbox.get(slot, min(PARKED, self.left))
        except HubRefused:
            raise
        except HubError:
            return None
