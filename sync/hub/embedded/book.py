"""A household in memory: its card, and where in its log each change stands."""

from array import array
from collections.abc import Sequence

from sync.disk.journal import decoded, scan
from sync.hub.embedded.card import Card
from sync.hub.embedded.shelf import Shelf
from sync.hub.store import Sealed

_MARKS = 2**32  # a mark is a number below this, in hexadecimal


class Unreadable(ValueError):
    """A stretch of a log is not what was written there."""


class Book:
    """One household's card and the index of its log; the changes themselves stay on the disk.

    About 120 bytes a change. Only the event loop alters it; `orders` counts what it still has to
    write, for which it must stay in memory.
    """

    __slots__ = ("card", "ends", "household", "ids", "marks", "orders")

    def __init__(self, household: str, card: Card) -> None:
        self.household = household
        self.card = card
        self.ends = array("Q")  # where each change's line ends
        self.ids: set[bytes] = set()
        self.marks = array("I")  # the sum of the first four bytes of the ids up to each change
        self.orders = 0

    @property
    def head(self) -> int:
        """How many changes there are: the log's number of the last."""
        return len(self.ends)

    @property
    def end(self) -> int:
        """The length of the log in bytes."""
        return self.ends[-1] if self.ends else 0

    def has(self, change: str) -> bool:
        return bytes.fromhex(change) in self.ids

    def mark(self, number: int) -> str:
        """The mark of the log up to the change with that number; see `Page`."""
        return f"{self.marks[number - 1]:08x}" if number else ""

    def add(self, change: str, end: int) -> None:
        """Note that a change stands in the log up to `end`."""
        known = bytes.fromhex(change)
        self.ids.add(known)
        last = self.marks[-1] if self.marks else 0
        self.marks.append((last + int.from_bytes(known[:4])) % _MARKS)
        self.ends.append(end)

    def upto(self, after: int, limit: int, most_bytes: int) -> int:
        """The number of the last change of a page behind `after`: one at least, if there is one."""
        last = min(after + limit, self.head)
        begin = self.ends[after - 1] if after else 0
        while last > after + 1 and self.ends[last - 1] - begin > most_bytes:
            last = after + max(1, (last - after) * most_bytes // (self.ends[last - 1] - begin))
        return last

    def stretch(self, after: int, last: int) -> tuple[int, int]:
        """Where the changes behind `after` up to `last` stand in the log."""
        return (self.ends[after - 1] if after else 0), self.ends[last - 1]


def sealed_in(data: bytes) -> Sequence[Sealed]:
    """The changes of a stretch of whole lines. Raises Unreadable."""
    found = []
    for text in data.split(b"\n")[:-1]:
        entry = decoded(text)
        if entry is None:
            raise Unreadable
        found.append(Sealed(**entry))
    return found


def read_book(household: str, card: Card, shelf: Shelf) -> tuple[Book, bool]:
    """The book of a household, and whether its log is whole. Raises OSError.

    Of a damaged log the index holds the changes before the damage.
    """
    book = Book(household, card)
    size = shelf.size(household, card.epoch)
    begin, whole = 0, True
    while whole and begin < size:
        data = shelf.read(household, card.epoch, begin, begin + _PIECE)
        stop = data.rfind(b"\n") + 1
        whole = stop > 0 and _index(book, data[:stop], begin)
        begin += stop
    return book, whole


_PIECE = 4 << 20  # bytes read at a time: many times the longest line


def _index(book: Book, data: bytes, begin: int) -> bool:
    end = 0
    while (stop := data.find(b"\n", end)) >= 0:
        entry = decoded(data[end:stop])
        if entry is None:
            return False
        end = stop + 1
        book.add(entry["id"], begin + end)
    return True


def salvaged(data: bytes) -> list[Sealed]:
    """Every change that can still be read in the bytes of a damaged log, in order, each once."""
    found = scan(data)
    changes = {entry["id"]: Sealed(**entry) for entry in [*found.later[::-1], *found.entries[::-1]]}
    return list(reversed(changes.values()))
