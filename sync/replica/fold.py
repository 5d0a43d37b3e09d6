"""The fold: per field the greatest stamp wins, so that order, repetition and splitting do not
matter.
"""

from collections.abc import Mapping
from typing import Any

from sync.disk.tables import Tables, canonical
from sync.replica.change import collection_and_id

STAMPS = "_stamps"  # record -> {field: stamp of the value that it holds}


def fold(tables: Tables, change: Mapping[str, Any]) -> bool:
    """Take a change's document into `tables`; True if a value changed.

    Documents are replaced, never altered, so that whoever reads one keeps a whole one. Two values
    under the same stamp (a copied card) are told apart by their JSON, so that all replicas choose
    the same one.
    """
    record, stamp = change["record"], change["stamp"]
    collection, name = collection_and_id(record)
    stamps = tables.setdefault(STAMPS, {}).get(record, {})
    table = tables.setdefault(collection, {})
    fields = table.get(name, {})
    won = {
        key: value
        for key, value in change["fields"].items()
        if stamp > stamps.get(key, "")
        or (stamp == stamps[key] and canonical(value) > canonical(fields[key]))
    }
    if not won and name in table:
        return False
    table[name] = {**fields, **won}
    tables[STAMPS][record] = {**stamps, **dict.fromkeys(won, stamp)}
    return True


def stamps_of(tables: Tables, record: str) -> Mapping[str, str]:
    """The stamp of each field's present value."""
    return tables.get(STAMPS, {}).get(record, {})
