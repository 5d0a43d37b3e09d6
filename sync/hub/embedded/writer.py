"""Orders in, batches out: while the thread writes one batch, the next one gathers."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from sync.errors import SyncError
from sync.hub.embedded.book import Book
from sync.hub.embedded.card import Card, Patch
from sync.hub.embedded.orders import Draft, Order, drafts_of, fail
from sync.hub.embedded.scribe import Recorded, Scribe, Unsynced
from sync.hub.store import Posted, Sealed

FEW = 200  # files that are synced while the hub stops; of more, the next start takes care

_log = logging.getLogger("samestars.hub")


class Writer:
    """The only way to write. Belongs to the event loop; what was ordered is durable when answered.

    `grew` is told of each book that has more changes.
    """

    def __init__(self, scribe: Scribe, older: Unsynced, grew: Callable[[Book, int], None]) -> None:
        self._scribe = scribe
        self._grew = grew
        self._thread = ThreadPoolExecutor(1, "writer")
        self._syncer = ThreadPoolExecutor(1, "syncer")
        self._orders: list[Order] = []
        self._writing: asyncio.Future[Recorded] | None = None
        self._syncing: asyncio.Task[None] | None = None
        self._older = older  # what older journals cover
        self._newer = Unsynced({}, set(), [])  # what the present journal covers

    def newest_card(self, household: str) -> Card | None:
        """A card that is newer than the one on the disk, if there is one."""
        return self._newer.cards.get(household) or self._older.cards.get(household)

    def newest_owner(self, locator: str) -> str:
        """Whose box a locator is, where the disk does not know yet."""
        for cards in (self._newer.cards, self._older.cards):
            for household, card in cards.items():
                if card.recovery.get("locator") == locator:
                    return household
        return ""

    async def order(
        self,
        book: Book,
        patch: Callable[[Card], Patch] | None,
        changes: Sequence[Sealed] = (),
    ) -> Posted:
        """Write to a household. Raises NoHousehold, or a SyncError; then nothing was recorded."""
        done: asyncio.Future[Posted] = asyncio.get_running_loop().create_future()
        book.orders += 1
        self._orders.append(Order(book, done, patch, changes))
        self._begin()
        return await done

    def sync_older(self) -> None:
        """Sync, in the background, what older journals cover."""
        if self._older.journals and not self._syncing:
            self._syncing = asyncio.get_running_loop().create_task(self._sync())

    async def close(self) -> None:
        """Write what was ordered, and sync if that is quickly done."""
        while pending := [one for one in (self._writing, self._syncing) if one]:
            await asyncio.wait(pending)
            await asyncio.sleep(0)  # let those go on that waited for it
        self._thread.shutdown()
        cards, logs = self._older.cards | self._newer.cards, self._older.logs | self._newer.logs
        if len(cards) + len(logs) <= FEW and not self._scribe.refusal:
            try:
                await asyncio.to_thread(self._scribe.finish, cards, logs)
            except SyncError as error:
                _log.warning("%s", error)
        self._syncer.shutdown()

    def _begin(self) -> None:
        if self._writing or not self._orders:
            return
        orders, self._orders = self._orders, []
        drafts = list(drafts_of(orders).values())
        slips = [draft.slip for draft in drafts if draft.slip.patches or draft.slip.changes]
        if not slips:
            self._settle(drafts, Recorded())
            return
        turn = self._syncing is None
        loop = asyncio.get_running_loop()
        self._writing = loop.run_in_executor(self._thread, self._scribe.record, slips, turn)
        self._writing.add_done_callback(partial(self._recorded, drafts))

    def _recorded(self, drafts: list[Draft], writing: asyncio.Future[Recorded]) -> None:
        self._writing = None
        if error := writing.exception():
            _log.warning("%s", error)
            for order in (order for draft in drafts for order in draft.orders):
                order.book.orders -= 1
                fail(order, error)
        else:
            self._settle(drafts, writing.result())
        self._begin()

    def _settle(self, drafts: list[Draft], done: Recorded) -> None:
        if done.older:
            cards = self._older.cards | self._newer.cards
            self._older = Unsynced(cards, self._older.logs | self._newer.logs, done.older)
            self._newer = Unsynced({}, set(), [])
        for draft in drafts:
            self._apply(draft, done)
        if done.older:
            self.sync_older()

    def _apply(self, draft: Draft, done: Recorded) -> None:
        """Show in memory what is durable, and answer."""
        book, slip = draft.book, draft.slip
        if slip.patches:
            book.card = draft.card
            self._newer.cards[book.household] = draft.card
        ends = done.ends.get(book.household)
        if ends:
            for change, end in zip(slip.changes, ends, strict=True):
                book.add(change.id, end)
            self._newer.logs.add((book.household, slip.epoch))
            self._grew(book, len(ends))
        refused = done.refused.get(book.household)
        for order in draft.orders:
            book.orders -= 1
            if refused and order.changes:
                fail(order, refused)
            elif not order.done.done() and order.posted:
                order.done.set_result(order.posted)

    async def _sync(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(self._syncer, self._scribe.sync, self._older)
            self._older = Unsynced({}, set(), [])
        except SyncError as error:
            _log.warning("%s", error)
        finally:
            self._syncing = None
