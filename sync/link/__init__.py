"""The link: this device's tie to its household, through a hub or a folder. Asks the network."""

from sync.link.client import HubClient
from sync.link.devices import is_another, members, origin, removed, token_hash
from sync.link.errors import (
    FolderAway,
    HubError,
    HubRefused,
    HubSilent,
    LinkError,
    NoNetwork,
    NotPaired,
)
from sync.link.folder import sync_folder
from sync.link.former import left_behind
from sync.link.handed import handed
from sync.link.key_change import next_key
from sync.link.keys import key_context, key_record
from sync.link.link import Link
from sync.link.recovery_box import keep_box, recovery_context, words_of
from sync.link.renewal import renewing
from sync.link.round import Round, meet, round
from sync.link.state import OtherHome, State, state
from sync.link.sticks import find_sticks
from sync.link.verified import Verified, verified
from sync.link.worker import Worker

__all__ = [
    "FolderAway",
    "HubClient",
    "HubError",
    "HubRefused",
    "HubSilent",
    "Link",
    "LinkError",
    "NoNetwork",
    "NotPaired",
    "OtherHome",
    "Round",
    "State",
    "Verified",
    "Worker",
    "find_sticks",
    "handed",
    "is_another",
    "keep_box",
    "key_context",
    "key_record",
    "left_behind",
    "meet",
    "members",
    "next_key",
    "origin",
    "recovery_context",
    "removed",
    "renewing",
    "round",
    "state",
    "sync_folder",
    "token_hash",
    "verified",
    "words_of",
]
