"""A view: folded records, read through copies that never change under the reader."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from sync.disk.tables import Document, Tables
from sync.replica.change import collection_and_id
from sync.replica.fold import fold

Fields = Mapping[str, Any]  # field name -> JSON value
Records = Mapping[str, Fields]  # record id -> fields

NOTHING: Records = MappingProxyType({})


class View:
    """Folded tables of the undated records, or of one month's."""

    def __init__(self, tables: Tables, changes: Iterable[Document] = ()) -> None:
        self.tables = tables
        self._copies: dict[str, Records] = {}
        for change in changes:
            fold(tables, change)

    def take(self, change: Document) -> None:
        """Fold one more change in."""
        if fold(self.tables, change):
            self._copies.pop(collection_and_id(change["record"])[0], None)

    def records(self, collection: str) -> Records:
        """Record id -> fields, as of now; a later change makes a new mapping and leaves this one
        as it is.
        """
        found = self._copies.get(collection)
        if found is None:
            table = self.tables.get(collection)
            found = MappingProxyType(dict(table)) if table else NOTHING
            self._copies[collection] = found
        return found

    def collections(self) -> dict[str, Records]:
        """All collections that hold a record."""
        return {name: self.records(name) for name in list(self.tables) if not name.startswith("_")}
