"""The link: what ties this device to its household, in a file that nobody else may read."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sync.disk.checked_file import replace as replace_file
from sync.disk.lock import StoreLock
from sync.errors import not_read, not_written
from sync.link.errors import LinkError, NotPaired
from sync.seal import DeviceKey, Keyring, SealError
from sync.wire import LINK_FILE

FILE = LINK_FILE


@dataclass(frozen=True, slots=True)
class Link:
    """`hub` is the hub's address, empty where a folder is the only way.

    `device` is the id under which the hub knows this device: it stays when the replica goes on
    under a new one. `certificate`: path of a PEM file to trust, or empty. `former`: keys that this
    device had before, for a household's key may still be wrapped for them.
    """

    folder: Path
    household: str
    hub: str
    token: str = field(repr=False)
    device: str
    keyring: Keyring = field(repr=False)
    certificate: str = ""
    former: tuple[Mapping[str, str], ...] = field(default=(), repr=False)

    @classmethod
    def open(cls, folder: Path) -> "Link":
        """The link of the device in `folder`. Raises NotPaired, and LinkError for a bad file."""
        path = folder / FILE
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            return cls._from(folder, found)
        except FileNotFoundError:
            raise NotPaired(
                "This device is not joined to another one; everything is kept here. "
                "Join it with `samestars pair`."
            ) from None
        except OSError as error:
            raise not_read(error, path) from error
        except (ValueError, KeyError, TypeError, SealError) as error:
            raise LinkError(
                f"{path} cannot be read; plan and stars are kept, and nothing is sent. "
                "Pair this device again."
            ) from error

    @classmethod
    def _from(cls, folder: Path, found: Mapping[str, Any]) -> "Link":
        texts = {
            name: str(found[name])
            for name in ("household", "hub", "token", "device", "certificate")
        }
        former = tuple(dict(one) for one in found.get("former", ()))
        return cls(
            folder=folder, keyring=Keyring.from_document(found["keyring"]), former=former, **texts
        )

    @classmethod
    def new(
        cls,
        folder: Path,
        *,
        household: str,
        hub: str,
        token: str,
        device: str,
        keyring: Keyring,
        certificate: str = "",
    ) -> "Link":
        """Make the link of a device that was just paired, durably. Raises a SyncError."""
        link = cls(folder, household, hub, token, device, keyring, certificate)
        link.write()
        return link

    def write(self) -> None:
        """Replace the file whole, for this user alone. Raises a SyncError."""
        document = {
            "household": self.household,
            "hub": self.hub,
            "token": self.token,
            "device": self.device,
            "certificate": self.certificate,
            "keyring": self.keyring.document(),
            "former": list(self.former),
        }
        try:
            replace_file(self.folder / FILE, json.dumps(document).encode())
        except OSError as error:
            raise not_written(error, self.folder) from error

    def learn(self, keyring: Keyring) -> "Link":
        """The link with more keys, durably; those that another process learnt are kept too."""
        return self._altered(lambda now: replace(now, keyring=now.keyring.merged(keyring)))

    def moved(self, hub: str, certificate: str) -> "Link":
        """The link with another address of the hub, and what to trust there, durably."""
        return self._altered(lambda now: replace(now, hub=hub, certificate=certificate))

    def retire(self, secret: Mapping[str, str]) -> "Link":
        """The link with a key that this device had before, durably."""
        return self._altered(lambda now: replace(now, former=(*now.former, dict(secret))))

    def keys(self, secret: Mapping[str, str]) -> tuple[DeviceKey, ...]:
        """All keys of this device: that of now first, then those before it, the eldest last."""
        known = [one for one in (secret, *reversed(self.former)) if one]
        return tuple(map(DeviceKey.from_document, known))

    def _altered(self, alter: "Callable[[Link], Link]") -> "Link":
        try:
            with StoreLock(self.folder / "link.lock").held():
                now = Link.open(self.folder)
                fresh = alter(now)
                if fresh != now:
                    fresh.write()
        except OSError as error:
            raise not_written(error, self.folder) from error
        return fresh
