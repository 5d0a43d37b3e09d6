"""The hub's own store: files in one folder, one sync for all that is posted at one moment."""

import asyncio
import logging
import secrets
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from sync.hub.embedded.book import Book
from sync.hub.embedded.bookcase import Bookcase
from sync.hub.embedded.card import Card, Patch
from sync.hub.embedded.folder import HubFolder
from sync.hub.embedded.writer import Writer
from sync.hub.store import NoHousehold, Page, Posted, RecoveryBox, Sealed

_log = logging.getLogger("samestars.hub")


class JournalStore:
    """A HubStore in a folder. All runs on one event loop, which never waits for the disk."""

    shared = False

    def __init__(self, folder: HubFolder) -> None:
        self._folder = folder
        self._households = folder.households
        self._writer = Writer(folder.scribe, folder.unsynced, self._grew)
        self._bookcase = Bookcase(folder.shelf, self._writer)

    def _grew(self, book: Book, count: int) -> None:
        self._bookcase.grew(book, count)

    @classmethod
    async def open(cls, path: Path) -> "JournalStore":
        """Open a hub's folder, which is made where there is none.

        Raises a SyncError: another hub has it, a newer version wrote it, it cannot be used.
        """
        folder = await asyncio.to_thread(HubFolder.open, path)
        for notice in folder.notices:
            _log.warning("%s", notice)
        store = cls(folder)
        store._writer.sync_older()
        return store

    async def make(self, household: str, devices: Mapping[str, str]) -> tuple[bool, str]:
        book = await self._bookcase.book_or_blank(household)
        made: list[bool] = []

        def patch(card: Card) -> Patch:
            made.append(not card.epoch)
            return {} if card.epoch else {"epoch": secrets.token_hex(8), "devices": dict(devices)}

        posted = await self._writer.order(book, patch)
        self._households += made[0]
        return made[0], self._folder.told(posted.epoch)

    async def members(self, household: str) -> Mapping[str, str]:
        return (await self._bookcase.book(household)).card.devices

    async def add(self, household: str, devices: Mapping[str, str]) -> None:
        def patch(card: Card) -> Patch:
            missing = {one: kept for one, kept in devices.items() if one not in card.devices}
            return {"devices": missing} if missing else {}

        await self._writer.order(await self._bookcase.book(household), patch)

    async def replace(self, household: str, device: str, token_hash: str) -> None:
        def patch(card: Card) -> Patch:
            known = card.devices.get(device) == token_hash
            return {} if known else {"devices": {device: token_hash}}

        await self._writer.order(await self._bookcase.book(household), patch)

    async def remove(self, household: str, device: str) -> None:
        def patch(card: Card) -> Patch:
            there = device in card.devices or device in card.holdings
            return {"devices": {device: None}, "holdings": {device: None}} if there else {}

        await self._writer.order(await self._bookcase.book(household), patch)

    async def post(self, household: str, changes: Sequence[Sealed]) -> Posted:
        book = await self._bookcase.book(household)
        posted = await self._writer.order(book, None, changes)
        return replace(posted, epoch=self._folder.told(posted.epoch))

    async def page(
        self, household: str, after: int, limit: int, most_bytes: int, mark: str | None = None
    ) -> Page:
        book = await self._bookcase.book(household)
        place = min(after, book.head)
        other = place != after or (mark is not None and mark != book.mark(after))
        last = place if other else book.upto(after, limit, most_bytes)
        epoch, counter = self._folder.told(book.card.epoch), book.card.counter
        there = book.mark(last)
        changes = await self._bookcase.sealed(book, place, last) if last > place else ()
        return Page(changes, last, there, epoch, counter)

    async def heads(self, households: Collection[str]) -> Mapping[str, tuple[int, int]]:
        found = {}
        for household in households:
            with suppress(NoHousehold):
                book = await self._bookcase.book(household)
                found[household] = book.head, book.card.counter
        return found

    async def hold(self, household: str, device: str, blob: str) -> None:
        def patch(card: Card) -> Patch:
            if device not in card.devices:
                return {}
            return {"holdings": {device: blob}, "counter": card.counter + 1}

        await self._writer.order(await self._bookcase.book(household), patch)

    async def holdings(self, household: str) -> tuple[Mapping[str, str], int]:
        card = (await self._bookcase.book(household)).card
        return card.holdings, card.counter

    async def keep_recovery(self, locator: str, box: RecoveryBox) -> None:
        kept = {"locator": locator, "token_hash": box.token_hash, "blob": box.blob}
        book = await self._bookcase.book(box.household)
        await self._writer.order(book, lambda card: {"recovery": kept})

    async def recovery(self, locator: str) -> RecoveryBox | None:
        household = self._writer.newest_owner(locator) or await self._bookcase.owner(locator)
        if not household:
            return None
        with suppress(NoHousehold):
            kept = (await self._bookcase.book(household)).card.recovery
            if kept.get("locator") == locator:
                return RecoveryBox(household, kept["token_hash"], kept["blob"])
        return None

    async def recovery_hash(self, household: str) -> str:
        kept = (await self._bookcase.book(household)).card.recovery
        return kept.get("token_hash", "")

    async def check(self) -> None:
        await asyncio.to_thread(self._folder.check)

    async def figures(self) -> Mapping[str, float]:
        scribe = self._folder.scribe
        return {
            "households": self._households,
            "syncs_total": scribe.syncs,
            "sync_seconds_total": scribe.seconds,
        }

    async def close(self) -> None:
        await self._writer.close()
        self._bookcase.close()
        self._folder.close()
