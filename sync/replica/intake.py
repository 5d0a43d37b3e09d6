"""The intake: changes from elsewhere, checked and made durable in few steps."""

from collections.abc import Iterable
from itertools import islice

from sync.disk.tables import Document
from sync.replica.books import PENDING, Books
from sync.replica.change import Change, check, log_month

VERY_LONG = 4 * 1024 * 1024  # bytes of journal at which taking in many changes compacts between
BATCH = 5_000  # changes made durable with one sync
LINE = 100  # changes a journal line


def take_in(books: Books, changes: Iterable[Change]) -> int:
    """Take in those that are new, and say how many. Raises BadChange before anything is taken, or
    another SyncError.
    """
    arrived = {document["id"]: document for document in map(Change.document, changes)}
    for document in arrived.values():
        check(document)
    documents = iter(sorted(arrived.values(), key=log_month))
    new = 0
    with books.storage.exclusive():
        while batch := list(islice(documents, BATCH)):
            new += _take_batch(books, batch)
    return new


def _take_batch(books: Books, batch: list[Document]) -> int:
    new = [document for document in batch if not books.knows(document)]
    lines = [
        {PENDING: {document["id"]: document for document in new[start : start + LINE]}}
        for start in range(0, len(new), LINE)
    ]
    if lines:
        books.storage.commit(*lines)
    if books.storage.journal_bytes > VERY_LONG:
        books.compact()
    return len(new)
