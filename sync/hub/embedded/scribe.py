"""The thread that writes: one sync for all that was ordered meanwhile."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sync.errors import FULL, SyncError, SyncFailed, not_written
from sync.hub.embedded.card import Card
from sync.hub.embedded.ledger import Ledger
from sync.hub.embedded.replay import Log, card_entry, change_line, changes_entry
from sync.hub.embedded.shelf import Shelf
from sync.hub.store import Sealed


@dataclass(slots=True)
class Slip:
    """What one household has to record: patches of its card, and changes behind byte `at`."""

    household: str
    epoch: str
    at: int
    patches: list[Any] = field(default_factory=list)
    changes: list[Sealed] = field(default_factory=list)


@dataclass(slots=True)
class Recorded:
    """What came of a batch.

    `ends`: where each new change ends in its household's log. `refused`: the households whose
    changes were not recorded, and why. `older`: journals that are complete now, if one was begun.
    """

    ends: dict[str, list[int]] = field(default_factory=dict)
    refused: dict[str, SyncError] = field(default_factory=dict)
    older: list[Path] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Unsynced:
    """What older journals cover and the households' files do not hold for certain."""

    cards: dict[str, Card]
    logs: set[Log]
    journals: list[Path]


class Scribe:
    """Writes the ledger and the shelf. `record` and `sync` may run in two threads at once."""

    def __init__(self, ledger: Ledger, shelf: Shelf) -> None:
        self._ledger = ledger
        self._shelf = shelf
        self.refusal: SyncError | None = None  # why nothing can be written until a restart
        self.seconds = 0.0  # spent in writing the journal and syncing it
        self.syncs = 0

    def record(self, slips: Sequence[Slip], turn: bool) -> Recorded:
        """Make a batch durable with one sync; `turn` begins a new journal first where the old one
        has grown long. Raises a SyncError; then nothing of the batch was recorded.
        """
        if self.refusal:
            raise self.refusal
        done = Recorded()
        if turn and self._ledger.is_long:
            done.older = self._turned()
        entries = [card_entry(slip.household, patch) for slip in slips for patch in slip.patches]
        for slip in slips:
            if slip.changes:
                entries.append(changes_entry(slip.household, slip.epoch, slip.at, slip.changes))
        self._append(entries)
        for slip in slips:
            if slip.changes:
                self._put(slip, done)
        return done

    def sync(self, unsynced: Unsynced) -> None:
        """Make the households' files durable, and delete the journals that covered them.

        Raises a SyncError; after a failed sync nothing more is recorded.
        """
        try:
            for household, epoch in unsynced.logs:
                self._shelf.sync_log(household, epoch)
            for household, card in unsynced.cards.items():
                if card.epoch:
                    self._shelf.save_card(household, card)
            self._shelf.sync_names({household for household, _ in unsynced.logs})
            self._ledger.retire(unsynced.journals)
        except OSError as error:
            refused = not_written(error, self._shelf.folder)
            if error.errno not in FULL:
                self.refusal = SyncFailed()
            raise refused from error

    def finish(self, cards: dict[str, Card], logs: set[Log]) -> None:
        """Make everything durable in the households' files: the next start has nothing to do."""
        self.sync(Unsynced(cards, logs, self._ledger.all()))

    def _turned(self) -> list[Path]:
        """Begin a new journal; where there is no space for it, the old one grows on."""
        try:
            self._ledger.begin()
        except OSError:
            return []
        return self._ledger.older()

    def _append(self, entries: Sequence[Any]) -> None:
        began = time.perf_counter()
        try:
            self._ledger.append(entries)
        except SyncFailed as failure:
            self.refusal = failure
            raise
        self.seconds += time.perf_counter() - began
        self.syncs += 1

    def _put(self, slip: Slip, done: Recorded) -> None:
        """Write behind the log; where that fails, the journal's entry is written over by the next
        at the same place.
        """
        ends, parts, end = [], [], slip.at
        for change in slip.changes:
            parts.append(change_line(change))
            end += len(parts[-1])
            ends.append(end)
        try:
            self._shelf.append(slip.household, slip.epoch, slip.at, b"".join(parts))
            done.ends[slip.household] = ends
        except OSError as error:
            done.refused[slip.household] = not_written(error, self._shelf.folder)
