"""The intake: changes from elsewhere, checked and made durable in few steps."""

from collections.abc import Iterable
from itertools import groupby

from sync.disk.storage import Puts
from sync.disk.tables import Document
from sync.replica import marks, spans
from sync.replica.books import PENDING, Books
from sync.replica.change import Change, check, log_month
from sync.replica.doubt import is_doubled
from sync.replica.standing import Standing

VERY_LONG = 4 * 1024 * 1024  # bytes of journal at which taking in many changes compacts between
BATCH = 5_000  # changes made durable with one sync
LINE = 100  # changes a journal line


def take_in(
    books: Books, standing: Standing, changes: Iterable[Change], beside: Puts, *, checked: bool
) -> int:
    """Take in those that are new, and `beside` with the last of them; how many were new.

    Raises BadChange before anything is taken, or another SyncError.
    """
    arrived = {document["id"]: document for document in map(Change.document, changes)}
    for document in () if checked else arrived.values():
        check(document)
    by_time = sorted(arrived.values(), key=lambda one: (log_month(one), one["stamp"]))
    with books.storage.exclusive():
        new = [
            document
            for month, documents in groupby(by_time, log_month)
            for document in books.unknown(month, documents)
        ]
        if _another_writes_as_us(books, standing, new):
            books.storage.commit(is_doubled(books.device))
        for start in range(0, len(new) or 1, BATCH):
            last = start + BATCH >= len(new)
            _commit(books, new[start : start + BATCH], beside if last else {})
    return len(new)


def _another_writes_as_us(books: Books, standing: Standing, new: list[Document]) -> bool:
    """Whether a number of this device is used twice, or one arrives that it should know: a copied
    card. What is in doubt already may be an old state that gets back its own.
    """
    numbers = [one["number"] for one in new if one["device"] == books.device]
    if not numbers or not standing.identity.shared:
        return False
    head = books.tables.get(marks.HEADS, {}).get(books.device, {"number": 0})
    held = marks.held(head)
    twice = len(set(numbers)) < len(numbers) or any(spans.holds(held, one) for one in numbers)
    return twice or (max(numbers) > head["number"] and not standing.is_doubtful)


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
        books.compact(in_bulk=True)
