"""What was ordered while the thread wrote, gathered to a batch by household."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sync.hub.embedded.book import Book
from sync.hub.embedded.card import Card, Patch
from sync.hub.embedded.scribe import Slip
from sync.hub.store import NoHousehold, Posted, Sealed


@dataclass(slots=True)
class Order:
    """A wish to write to one household. `done` is set once it is durable.

    `patch` is asked for the card as of this order, and may raise NoHousehold.
    """

    book: Book
    done: asyncio.Future[Posted]
    patch: Callable[[Card], Patch] | None = None
    changes: Sequence[Sealed] = ()
    posted: Posted | None = None


@dataclass(slots=True)
class Draft:
    """A household as it will be when the batch is durable."""

    book: Book
    card: Card
    slip: Slip
    orders: list[Order] = field(default_factory=list)
    _ids: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, book: Book) -> "Draft":
        return cls(book, book.card, Slip(book.household, book.card.epoch, book.end))

    def take(self, order: Order) -> None:
        """Add an order. Raises NoHousehold; then the draft stays as it was."""
        patch = order.patch(self.card) if order.patch else {}
        if not order.patch and not self.card.epoch:
            raise NoHousehold
        if patch:
            self.card = self.card.patched(patch)
            self.slip.patches.append(patch)
            self.slip.epoch = self.card.epoch
        fresh = [one for one in order.changes if self._is_new(one.id)]
        self.slip.changes += fresh
        head = self.book.head + len(self.slip.changes)
        order.posted = Posted(self.card.epoch, head, len(fresh))
        self.orders.append(order)

    def _is_new(self, change: str) -> bool:
        if change in self._ids or self.book.has(change):
            return False
        self._ids.add(change)
        return True


def drafts_of(orders: Sequence[Order]) -> dict[str, Draft]:
    """The drafts by household; orders that cannot be are answered at once."""
    drafts: dict[str, Draft] = {}
    for order in orders:
        household = order.book.household
        draft = drafts.get(household) or Draft.of(order.book)
        try:
            draft.take(order)
        except NoHousehold as error:
            order.book.orders -= 1
            fail(order, error)
            continue
        drafts[household] = draft
    return drafts


def fail(order: Order, error: BaseException) -> None:
    """Answer an order that could not be recorded."""
    if not order.done.done():
        order.done.set_exception(error)
