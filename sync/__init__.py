"""Replica, journal and clock: records that survive a pulled plug. Knows nothing of stars."""

from sync.chains import Chain
from sync.change import Change
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
from sync.replica import Replica, has_store

__all__ = [
    "BadChange",
    "Chain",
    "Change",
    "NewerFormat",
    "NoStore",
    "Reading",
    "Replica",
    "StoreBusy",
    "StoreExists",
    "StoreFull",
    "StoreReadOnly",
    "SyncError",
    "has_store",
]
