"""The recovery box: what the words on paper open, put at the hub again where that was lost."""

from collections.abc import Mapping
from typing import Any

from sync import Replica
from sync.link.client import HubClient
from sync.seal import Keyring, wrap

RECOVERY, WORDS = "recovery", "words"


def recovery_context(household: str) -> bytes:
    """What the box is bound to."""
    return f"samestars recovery|{household}".encode()


def words_of(replica: Replica) -> Mapping[str, Any]:
    """What is recorded of the words, nothing secret; empty where there are none."""
    found = replica.records(RECOVERY).get(WORDS, {})
    whole = all(found.get(name) for name in ("public", "locator", "token_hash"))
    return found if whole else {}


def keep_box(hub: HubClient, keyring: Keyring, words: Mapping[str, Any]) -> None:
    """Put the household's keys at the hub, for the words alone. Raises HubError."""
    inside = {"keyring": keyring.document()}
    body = {
        "household": hub.household,
        "token_hash": words["token_hash"],
        "blob": wrap(inside, str(words["public"]), recovery_context(hub.household)),
    }
    hub.ask("PUT", f"/v1/recovery/{words['locator']}", body)
