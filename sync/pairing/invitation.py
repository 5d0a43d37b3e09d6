"""An invitation: a file, on a stick or on the SD card, that lets one new device in."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sync import Replica
from sync.disk.checked_file import replace as replace_file
from sync.errors import not_read, not_written
from sync.link import Link, token_hash
from sync.pairing.errors import PairingError
from sync.pairing.household import address, enrol, exchanged, let_out, new_token, pem
from sync.pairing.plan_ahead import sealed_plan
from sync.seal import Keyring, SealError

INVITATION = "invitation"
FORMAT = 1
LONGEST = 1024 * 1024  # bytes; an invitation has some thousand

KEEP_IT_SAFE = (
    "Whoever has this file can join the household and read its plan and stars. Give it to nobody "
    "else, and delete it when the other device has joined."
)


@dataclass(frozen=True, slots=True, repr=False)
class Invitation:
    """What the file says. Secret: it holds the household's keys.

    `id` and `token` are those of a device that is none: with its word one device enrols itself at
    the hub, and takes the word away. `hub` and `certificate` (PEM) may be empty. `plan`: sealed
    for the bearer of `id`, as it was then; empty where it is not in the file.
    """

    id: str
    token: str
    hub: str
    certificate: str
    keyring: Keyring
    plan: str = ""

    @classmethod
    def read(cls, path: Path) -> "Invitation":
        """The invitation in a file. Raises PairingError and SyncError in words."""
        try:
            with path.open("rb") as file:
                found = json.loads(file.read(LONGEST))
            return cls._from(found)
        except OSError as error:
            raise not_read(error, path) from error
        except (ValueError, KeyError, TypeError, RecursionError, SealError) as error:
            raise PairingError(
                f"{path} is no whole invitation. Nothing was changed. "
                "Write a new one with `samestars pair offer --file`."
            ) from error

    @classmethod
    def _from(cls, found: Mapping[str, Any]) -> "Invitation":
        if found["format"] != FORMAT:
            raise ValueError("another format")
        names = ("invitation", "token", "hub", "certificate")
        id, token, hub, certificate = (str(found[name]) for name in names)
        keyring, plan = Keyring.from_document(found["keyring"]), str(found.get("plan", ""))
        return cls(id, token, address(hub), certificate, keyring, plan)

    def write(self, path: Path) -> None:
        """Write the file whole, for this user alone. Raises OSError."""
        document = {
            "about": f"An invitation to Same Stars. {KEEP_IT_SAFE}",
            "format": FORMAT,
            "hub": self.hub,
            "certificate": self.certificate,
            "invitation": self.id,
            "token": self.token,
            "keyring": self.keyring.document(),
            "plan": self.plan,
        }
        replace_file(path, json.dumps(document, indent=2).encode())


def invite(replica: Replica, link: Link, path: Path) -> tuple[str, ...]:
    """Write a file that one device can join with; returns sentences for the person.

    Raises PairingError where the file is there already, HubError where nobody is reachable (nothing
    was changed then), and other SyncErrors.
    """
    if path.exists():
        raise PairingError(
            f"{path} is there already. Nothing was changed. Name a file that is not there yet."
        )
    id, trusted = os.urandom(8).hex(), pem(link.certificate)
    plan = sealed_plan(replica, link.keyring, id)
    invitation = Invitation(id, new_token(), link.hub, trusted, link.keyring, plan)
    word = token_hash(invitation.token)
    enrol(link, invitation.id, word)
    try:
        invitation.write(path)
    except OSError as error:
        let_out(link, invitation.id)
        raise not_written(error, path.parent) from error
    replica.write([(f"{INVITATION}/{invitation.id}", {"token_hash": word})], author="")
    return (KEEP_IT_SAFE, *exchanged(replica, link))
