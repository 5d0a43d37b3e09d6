"""Edits: what somebody wants set, drawn up as the next changes of this device."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence

from sync.clock import Reading, civil, next_stamp
from sync.disk.tables import Document, encode
from sync.replica import lookup, marks, rivals
from sync.replica.books import Books
from sync.replica.change import collection_and_id, fingerprint, month_of_record
from sync.replica.fold import stamps_of
from sync.replica.rivals import SETTLES
from sync.replica.view import Fields

Edit = tuple[str, Fields]  # record, and the fields to set on it


def drawn_up(
    books: Books, edits: Sequence[Edit], author: str, reading: Reading
) -> Iterator[Document]:
    """The changes that make the edits. Whoever asks holds the store.

    Raises BadChange, and TypeError or ValueError for what is not JSON.
    """
    stamp = marks.newest(books.tables)
    number, previous = marks.head(books.tables, books.device)
    standing: dict[str, dict[str, str]] = {}  # an edit sees those before it in the same write
    document: Document = {}
    for record, fields in edits:
        previous = fingerprint(document) if document else previous
        seen = standing.setdefault(record, dict(_stamps(books, record)))
        stamp = next_stamp(stamp, reading, books.device)
        number += 1
        document = {
            "id": os.urandom(16).hex(),
            "device": books.device,
            "number": number,
            "author": author,
            "wall": civil(reading.milliseconds),
            "trusted": reading.trusted,
            "stamp": stamp,
            "record": record,
            "fields": json.loads(encode(dict(fields))),
            "saw": {name: seen[name] for name in fields if name in seen},
            "previous": previous,
        }
        seen.update(dict.fromkeys(fields, stamp))
        if settles := _settles(books, document):
            document[SETTLES] = settles
        yield document


def _settles(books: Books, change: Document) -> dict[str, list[str]]:
    """Field -> the stamps of the rivals that whoever writes it now could see."""
    record = change["record"]
    asked = [name for name in rivals.hinted(books.tables, record) if name in change["fields"]]
    if not asked:
        return {}
    changes = lookup.of_records(books, [record])[record]
    found = {field: [one["stamp"] for one in rivals.ends(field, changes)[1]] for field in asked}
    return {field: stamps for field, stamps in found.items() if stamps}


def _stamps(books: Books, record: str) -> Mapping[str, str]:
    """The stamp of each field that the record holds now."""
    collection_and_id(record)
    month = month_of_record(record)
    return stamps_of(books.view(month).tables if month else books.tables, record)
