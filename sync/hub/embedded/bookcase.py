"""The households in memory: read when they are asked for, put away when there are too many."""

import asyncio
import logging
import secrets
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from sync.disk.aside import set_aside
from sync.disk.checked_file import sync_folder, write_new
from sync.errors import not_read
from sync.hub.embedded.book import Book, Unreadable, read_book, salvaged, sealed_in
from sync.hub.embedded.replay import card_of, change_line
from sync.hub.embedded.shelf import Shelf
from sync.hub.embedded.writer import Writer
from sync.hub.store import NoHousehold, Sealed, StoreAway

MOST_INDEXED = 400_000  # changes whose places are in memory at a time: about 50 MB
MOST_BOOKS = 20_000  # households in memory at a time
MANY = 16  # put away at a time
READERS = 4  # threads

_log = logging.getLogger("samestars.hub")


class Bookcase:
    """Books by household. Belongs to the event loop; its threads only read."""

    def __init__(self, shelf: Shelf, writer: Writer) -> None:
        self._shelf = shelf
        self._writer = writer
        self._readers = ThreadPoolExecutor(READERS, "reader")
        self._books: OrderedDict[str, Book] = OrderedDict()
        self._loading: dict[str, asyncio.Task[Book]] = {}
        self._indexed = 0

    async def book(self, household: str) -> Book:
        """A household that is there. Raises NoHousehold and StoreAway."""
        book = await self.book_or_blank(household)
        if not book.card.epoch:
            self._forget(household)
            raise NoHousehold(household)
        return book

    async def book_or_blank(self, household: str) -> Book:
        """A household's book; of one that is not there, a blank one that is put in its place."""
        if book := self._books.get(household):
            self._books.move_to_end(household)
            return book
        loading = self._loading.get(household)
        if loading is None:
            loading = asyncio.get_running_loop().create_task(self._load(household))
            self._loading[household] = loading
        return self._books.setdefault(household, await asyncio.shield(loading))

    def grew(self, book: Book, count: int) -> None:
        """Note that a book has more changes; put others away where that is too many."""
        if book.household in self._books:
            self._indexed += count
            self._put_away()

    async def sealed(self, book: Book, after: int, last: int) -> Sequence[Sealed]:
        """The changes behind `after` up to `last`. Raises StoreAway."""
        begin, end = book.stretch(after, last)
        household, epoch = book.household, book.card.epoch
        loop = asyncio.get_running_loop()
        try:
            found = await loop.run_in_executor(
                self._readers, self._read, household, epoch, begin, end
            )
        except (OSError, Unreadable) as error:
            self._forget(household)  # the next look finds the damage and mends it
            raise StoreAway(f"A log cannot be read just now ({error}).") from error
        if len(found) != last - after:
            self._forget(household)
            raise StoreAway("A log is shorter than it was.")
        return found

    async def owner(self, locator: str) -> str:
        """Whose recovery box the locator may be, as the disk says; empty where there is none."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self._shelf.owner, locator)

    def close(self) -> None:
        """End the threads."""
        self._readers.shutdown()

    def _read(self, household: str, epoch: str, begin: int, end: int) -> Sequence[Sealed]:
        return sealed_in(self._shelf.read(household, epoch, begin, end))

    async def _load(self, household: str) -> Book:
        try:
            book = await self._loaded(household)
            self._books[household] = book
            self._indexed += book.head
            self._put_away()
            return book
        except OSError as error:
            raise StoreAway(str(not_read(error, self._shelf.folder))) from error
        finally:
            del self._loading[household]

    async def _loaded(self, household: str) -> Book:
        loop, card = asyncio.get_running_loop(), self._writer.newest_card(household)
        kept: list[str] = []
        if card is None:
            card = await loop.run_in_executor(self._readers, card_of, self._shelf, household, kept)
        if not card.epoch:
            book, whole = Book(household, card), True
        else:
            book, whole = await loop.run_in_executor(
                self._readers, read_book, household, card, self._shelf
            )
        if not whole:
            book = await self._mended(book, kept)
        for name in kept:
            _log.warning(
                "A file of the hub was not as it was written; it is kept as %s. What can be read "
                "of it is served, and the devices send again what is missing.",
                self._shelf.folder / name,
            )
        return book

    async def _mended(self, book: Book, kept: list[str]) -> Book:
        """A log of what can be read of a damaged one, under a new epoch."""
        loop, epoch = asyncio.get_running_loop(), secrets.token_hex(8)
        old = self._shelf.log_path(book.household, book.card.epoch)
        await loop.run_in_executor(self._readers, self._salvage, book, epoch, kept)
        await self._writer.order(book, lambda card: {"epoch": epoch})
        old.unlink(missing_ok=True)
        mended, _ = await loop.run_in_executor(
            self._readers, read_book, book.household, book.card, self._shelf
        )
        return mended

    def _salvage(self, book: Book, epoch: str, kept: list[str]) -> None:
        old = self._shelf.log_path(book.household, book.card.epoch)
        data = old.read_bytes()
        kept.append(set_aside(self._shelf.folder, old.name, data, "damaged"))
        fresh = self._shelf.log_path(book.household, epoch)
        write_new(fresh, b"".join(map(change_line, salvaged(data))))
        sync_folder(fresh.parent)

    def _forget(self, household: str) -> None:
        book = self._books.get(household)
        if book and not book.orders:
            del self._books[household]
            self._indexed -= book.head

    def _put_away(self) -> None:
        while self._too_many():
            before = len(self._books)
            for household in list(islice(self._books, MANY)):
                self._forget(household)
            if len(self._books) == before:  # all of them are being written to
                break

    def _too_many(self) -> bool:
        return self._indexed > MOST_INDEXED or len(self._books) > MOST_BOOKS
