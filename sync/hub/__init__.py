"""The hub: a small HTTP endpoint that keeps sealed changes for each household, and reads none."""

from sync.hub.database import open_database
from sync.hub.hub import Limits
from sync.hub.journal_store import JournalStore
from sync.hub.server import CannotServe, Settings, serve

__all__ = ["CannotServe", "JournalStore", "Limits", "Settings", "open_database", "serve"]
