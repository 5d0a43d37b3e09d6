"""A mailbox of this process, whose keeper may lie, and remembers all that went through it."""

import base64
import json
import threading
from collections.abc import Callable

from sync.link import HubSilent
from sync.pairing.errors import ended
from sync.seal import Keyring

# slot, what was put there -> what the other side is given; None: nothing
Lie = Callable[[str, str], str | None]


class LyingHub:
    """Keeps one mailbox. `lie` is what it does to messages; `seen` is all that it ever saw."""

    def __init__(self, lie: Lie = lambda slot, body: body) -> None:
        self.lie = lie
        self.slots: dict[str, str] = {}
        self.seen: list[str] = []
        self.burned = False
        self.silent = 0  # so many calls go unanswered
        self._changed = threading.Condition()

    def side(self, mine: str) -> "Side":
        return Side(self, mine)

    def put(self, slot: str, body: str) -> None:
        with self._changed:
            self.seen.append(body)
            self.slots[slot] = body
            self._changed.notify_all()

    def get(self, slot: str, wait: float) -> str | None:
        with self._changed:
            self._changed.wait_for(lambda: self.burned or slot in self.slots, min(wait, 0.05))
            return self.slots.get(slot)

    def gave_away(self, keyring: Keyring) -> bool:
        """Whether a key of the household can be found in anything that was seen."""
        everything = "".join(self.seen)
        texts = [everything, everything.lower()]
        for body in self.seen:
            texts += parts(body)
        return any(
            form in text
            for key in keyring.keys.values()
            for form in forms(key.secret)
            for text in texts
        )


class Side:
    """One side's view of it. What the other side's slots hold goes through the lie."""

    nameplate = "482"

    def __init__(self, hub: LyingHub, mine: str) -> None:
        self._hub = hub
        self._mine = mine

    def put(self, slot: str, body: str) -> None:
        self._answer()
        self._hub.put(slot, body)

    def get(self, slot: str, wait: float) -> str | None:
        self._answer()
        body = self._hub.get(slot, wait)
        return None if body is None else self._hub.lie(slot, body)

    def burn(self) -> None:
        self._hub.burned = True

    def close(self) -> None:
        """There is nothing to let go of."""

    def _answer(self) -> None:
        if self._hub.silent:
            self._hub.silent -= 1
            raise HubSilent("The hub does not answer.")
        if self._hub.burned:
            raise ended()


def parts(body: str) -> list[str]:
    """What is inside, unpacked as far as it goes without a key."""
    try:
        said = json.loads(body)
    except ValueError:
        said = body
    texts = [str(one) for one in said.values()] if isinstance(said, dict) else [str(said)]
    opened = []
    for text in texts:
        try:
            inside = base64.b64decode(text)
            opened += [inside.hex(), inside.decode("latin-1")]
        except ValueError:
            opened.append(text)
    return opened


def forms(secret: bytes) -> list[str]:
    """How a key may be written."""
    return [
        secret.hex(),
        base64.b64encode(secret).decode().rstrip("="),
        base64.urlsafe_b64encode(secret).decode().rstrip("="),
        base64.b64encode(secret.hex().encode()).decode().rstrip("="),
        repr(secret),
    ]
