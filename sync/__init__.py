"""Replica, journal and clock: records that survive a pulled plug. Knows nothing of stars."""

from sync.clock import Reading
from sync.errors import (
    BadChange,
    NewerFormat,
    NoStore,
    StoreBusy,
    StoreExists,
    StoreFull,
    StoreReadOnly,
    SyncError,
)
from sync.replica.chains import Chain
from sync.replica.change import Change
from sync.replica.replica import Replica, has_store
from sync.replica.rivals import Rival, Side

__all__ = [
    "BadChange",
    "Chain",
    "Change",
    "NewerFormat",
    "NoStore",
    "Reading",
    "Replica",
    "Rival",
    "Side",
    "StoreBusy",
    "StoreExists",
    "StoreFull",
    "StoreReadOnly",
    "SyncError",
    "has_store",
]
