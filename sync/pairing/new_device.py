"""What a new device says of itself, and how the household records it. Nothing in it is secret."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sync.link import token_hash
from sync.pairing.errors import unreadable
from sync.seal import DeviceKey, device_id, proven_box

DEVICE = "device"
LONGEST = 64  # characters of a home's id

_KEY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class NewDevice:
    """A device's public keys, the proof that both are its, the hash of its word to the hub, and the
    home where it hangs.

    `home` may be empty: a screen that knows no plan yet lets its home be chosen once it has joined.
    """

    key: str
    box: str
    box_signature: str
    token_hash: str
    home: str

    @property
    def id(self) -> str:
        """Its id, 16 hexadecimal digits."""
        return device_id(self.key)

    @classmethod
    def own(cls, key: DeviceKey, token: str, home: str) -> "NewDevice":
        """What this device says."""
        return cls(**key.about(), token_hash=token_hash(token), home=home)

    @classmethod
    def told(cls, said: Mapping[str, Any]) -> "NewDevice":
        """What another one says; raises PairingError where that is none."""
        key, box, word, home = (said.get(name) for name in ("key", "box", "token_hash", "home"))
        if not all(isinstance(one, str) and _KEY.fullmatch(one) for one in (key, box, word)):
            raise unreadable()
        if not isinstance(home, str) or len(home) > LONGEST:
            raise unreadable()
        if not proven_box(said, device_id(str(key))):
            raise unreadable()
        return cls(str(key), str(box), str(said["box_signature"]), str(word), home)

    def document(self) -> dict[str, str]:
        """As a JSON object."""
        return asdict(self)

    def record(self, name: str) -> tuple[str, dict[str, Any]]:
        """The edit that makes it known. `name`: what the plan calls its home."""
        return f"{DEVICE}/{self.id}", {**self.document(), "name": name}
