"""The intake: changes from elsewhere, checked and made durable in few steps."""

from collections.abc import Iterable

from sync.disk.storage import Puts
from sync.disk.tables import Document
from sync.replica.books import PENDING, Books
from sync.replica.change import Change, check, log_month

VERY_LONG = 4 * 1024 * 1024  # bytes of journal at which taking in many changes compacts between
BATCH = 5_000  # changes made durable with one sync
LINE = 100  # changes a journal line


def take_in(books: Books, changes: Iterable[Change], beside: Puts) -> int:
    """Take in those that are new, and `beside` with the last of them; how many were new.

    Raises BadChange before anything is taken, or another SyncError.
    """
    arrived = {document["id"]: document for document in map(Change.document, changes)}
    for document in arrived.values():
        check(document)
    documents = sorted(arrived.values(), key=lambda one: (log_month(one), one["stamp"]))
    with books.storage.exclusive():
        new = [document for document in documents if not books.knows(document)]
        for start in range(0, len(new) or 1, BATCH):
            last = start + BATCH >= len(new)
            _commit(books, new[start : start + BATCH], beside if last else {})
    return len(new)


def _commit(books: Books, batch: list[Document], beside: Puts) -> None:
    """What stands beside goes into the last line: a power cut may keep only the first ones."""
    lines: list[Puts] = [
        {PENDING: {document["id"]: document for document in batch[start : start + LINE]}}
        for start in range(0, len(batch), LINE)
    ]
    if beside:
        lines[-1:] = [{**(lines[-1] if lines else {}), **beside}]
    if lines:
        books.storage.commit(*lines)
    if books.storage.journal_bytes > VERY_LONG:
        books.compact()
