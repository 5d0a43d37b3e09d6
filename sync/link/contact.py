"""Contact: how the talk with the hub goes, and since when. Written down only when it changes."""

from sync import Reading, Replica
from sync.clock import civil
from sync.link.cursor import LINK
from sync.link.errors import HubError, HubRefused, NoNetwork

FINE = "fine"
NO_NETWORK = "no network"
SILENT = "hub silent"
REFUSED = "refused"
NEVER = "never"
NOT_PAIRED = "not paired"
NO_HUB = "no hub"
FAULT = "stopped by a fault"

CONTACT = "contact"


def state_of(error: HubError) -> str:
    """The state that an error stands for."""
    if isinstance(error, NoNetwork):
        return NO_NETWORK
    return REFUSED if isinstance(error, HubRefused) else SILENT


def record(replica: Replica, state: str, reading: Reading) -> None:
    """Note a state with the time it began; empty where the clock is not to be trusted.

    Raises a SyncError when the card takes nothing.
    """
    if replica.local(LINK).get(CONTACT, {}).get("state") != state:
        since = civil(reading.milliseconds) if reading.trusted else ""
        replica.note(LINK, {CONTACT: {"state": state, "since": since}})
