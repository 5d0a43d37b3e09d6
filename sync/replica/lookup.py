"""Looking changes up in the logs, opening as few months as the accounts allow."""

from collections.abc import Iterable, Iterator

from sync.disk.tables import Document
from sync.replica import finding, marks, spans
from sync.replica.books import Books
from sync.replica.change import month_of_record
from sync.replica.finding import Wanted


def numbered(books: Books, wanted: Wanted) -> list[Document]:
    """One change at least of each number, by device and number; what waits in the journal is looked
    through first, then the newest month. Stops when all are found.
    """
    found: dict[str, Document] = {}
    left = sum(map(spans.count, wanted.values()))
    seen: set[tuple[str, int]] = set()
    for documents in _stretches(books, wanted):
        for document in documents:
            if spans.holds(wanted.get(document["device"], ()), document["number"]):
                found[document["id"]] = document
                seen.add((document["device"], document["number"]))
        if len(seen) == left:
            break
    return in_order(found.values())


def doubled(books: Books, wanted: Wanted) -> list[Document]:
    """Every change of these numbers; each month that may hold some is opened."""
    found = {
        document["id"]: document
        for documents in _stretches(books, wanted)
        for document in documents
        if spans.holds(wanted.get(document["device"], ()), document["number"])
    }
    return in_order(found.values())


def of_records(books: Books, records: Iterable[str]) -> dict[str, list[Document]]:
    """All changes of each record, oldest first by stamp. Whoever asks holds the guard."""
    found: dict[str, list[Document]] = {record: [] for record in records}
    for month in sorted({month for record in found for month in _months(books, record)}):
        for document in books.log(month).values():
            if document["record"] in found:
                found[document["record"]].append(document)
    for documents in found.values():
        documents.sort(key=lambda document: (document["stamp"], document["id"]))
    return found


def of_plan(books: Books) -> list[Document]:
    """All changes of the plan, oldest first by stamp. Whoever asks holds the guard."""
    records = (
        f"{collection}/{name}"
        for collection, table in books.tables.items()
        if not collection.startswith("_") and collection not in marks.NOT_PLAN
        for name in table
    )
    found = of_records(books, records)
    return sorted(
        (document for documents in found.values() for document in documents),
        key=lambda document: (document["stamp"], document["id"]),
    )


def in_order(documents: Iterable[Document]) -> list[Document]:
    """By device and running number."""
    return sorted(documents, key=lambda one: (one["device"], one["number"], one["id"]))


def _stretches(books: Books, wanted: Wanted) -> Iterator[Iterable[Document]]:
    """What waits first: a compaction meanwhile moves it into months that are still to come."""
    with books.storage.guard:
        yield [document for month in books.pending.values() for document in month.values()]
        months = (
            list(finding.months_of_numbers(books.tables, wanted))
            if finding.is_complete(books.tables)
            else books.log_months()[::-1]
        )
    for month in months:
        with books.storage.guard:
            documents = books.log(month)
        yield documents.values()


def _months(books: Books, record: str) -> Iterable[str]:
    if month := month_of_record(record):
        return [month]
    if finding.is_complete(books.tables):
        return finding.months_of_record(books.tables, record)
    return books.log_months()
