"""TinyDB's table on our storage: string ids, and each operation one journal line."""

import copy
import os
from collections.abc import Callable, Iterator, MutableMapping
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from sync.disk.storage import JournalStorage


class JournalTable(Table):
    """A table whose operations write what they touched, not the whole file.

    Ids are strings: integers from two homes would collide. Query results are not cached, for
    another process may write between two queries.
    """

    document_id_class = str  # type: ignore[assignment]  # tinydb says int, and works with any

    def __init__(
        self, storage: Storage, name: str, cache_size: int = 0, persist_empty: bool = False
    ) -> None:
        super().__init__(storage, name, cache_size, persist_empty)

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        storage = self._storage
        assert isinstance(storage, JournalStorage)
        with storage.exclusive():
            draft = Draft(storage.read().get(self.name, {}))
            updater(draft)
            storage.commit({self.name: draft.puts})

    def _get_next_id(self) -> str:
        return os.urandom(16).hex()


class Draft(MutableMapping[str, Any]):
    """A table as an updater sees it: what it touches is copied, so that a failing updater
    changes nothing.
    """

    def __init__(self, table: dict[str, Any]) -> None:
        self._table = table
        self._copies: dict[str, Any] = {}

    @property
    def puts(self) -> dict[str, Any]:
        """What differs from the table now: documents, and None where one was removed."""
        return {
            key: document
            for key, document in self._copies.items()
            if document != self._table.get(key)
        }

    def __getitem__(self, key: str) -> Any:
        if key not in self._copies:
            self._copies[key] = copy.deepcopy(self._table[key])
        if self._copies[key] is None:
            raise KeyError(key)
        return self._copies[key]

    def __setitem__(self, key: str, document: Any) -> None:
        self._copies[key] = document

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        self._copies[key] = None

    def __contains__(self, key: object) -> bool:
        return (key in self._copies and self._copies[key] is not None) or (
            key not in self._copies and key in self._table
        )

    def __iter__(self) -> Iterator[str]:
        yield from [key for key in {**self._table, **self._copies} if key in self]

    def __len__(self) -> int:
        return sum(1 for _ in self)


class JournalDatabase(TinyDB):
    """A TinyDB whose tables are journalled."""

    table_class = JournalTable
