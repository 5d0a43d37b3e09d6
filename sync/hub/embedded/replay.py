"""What the journals say, done again: the households' files as of the last confirmed write."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sync.disk.aside import set_aside
from sync.disk.checked_file import Damaged
from sync.disk.journal import Entry, line
from sync.hub.embedded.card import Card
from sync.hub.embedded.shelf import Shelf
from sync.hub.store import Sealed

Log = tuple[str, str]  # household, epoch


@dataclass(slots=True)
class Replayed:
    """What is newer than the households' files on the disk, or not synced there yet."""

    cards: dict[str, Card] = field(default_factory=dict)
    logs: set[Log] = field(default_factory=set)
    gaps: set[str] = field(default_factory=set)  # households whose log misses confirmed changes
    kept: list[str] = field(default_factory=list)  # what was set aside


def change_line(change: Sealed) -> bytes:
    """A change as a log keeps it."""
    return line(
        {"id": change.id, "device": change.device, "number": change.number, "blob": change.blob}
    )


def changes_entry(household: str, epoch: str, at: int, changes: Iterable[Sealed]) -> Entry:
    """The journal's entry for changes that stand in a log from byte `at` on."""
    packed = [[one.id, one.device, one.number, one.blob] for one in changes]
    return {"household": household, "epoch": epoch, "at": at, "changes": packed}


def card_entry(household: str, patch: Any) -> Entry:
    """The journal's entry for a patch of a card."""
    return {"household": household, "card": patch}


def card_of(shelf: Shelf, household: str, kept: list[str]) -> Card:
    """A card from the disk. A damaged one is set aside and named in `kept`: then the household is
    not there, and its devices make it again. Raises OSError and NewerFormat.
    """
    try:
        return shelf.card(household)
    except Damaged:
        path = shelf.card_path(household)
        kept.append(set_aside(shelf.folder, path.name, path.read_bytes(), "damaged"))
        path.unlink()
        return Card()


def replay(entries: Iterable[Entry], shelf: Shelf) -> Replayed:
    """Write again what the entries say. Twice is harmless. Raises OSError and NewerFormat."""
    entries, done = list(entries), Replayed()
    for entry in entries:
        household = entry["household"]
        if household not in done.cards:
            done.cards[household] = card_of(shelf, household, done.kept)
        if "card" in entry:
            done.cards[household] = done.cards[household].patched(entry["card"])
    ends: dict[str, int] = {}
    for entry in entries:
        if "changes" in entry and entry["epoch"] == done.cards[entry["household"]].epoch:
            _write(entry, shelf, ends, done)
    return done


def _write(entry: Entry, shelf: Shelf, ends: dict[str, int], done: Replayed) -> None:
    """Put an entry's changes where they stood. One that stands behind the log's end comes after
    something that was lost: it is left out.
    """
    household, epoch, at = entry["household"], entry["epoch"], entry["at"]
    end = ends.get(household, shelf.size(household, epoch))
    if at > end:
        done.gaps.add(household)
        return
    data = b"".join(change_line(Sealed(*one)) for one in entry["changes"])
    shelf.cut(household, epoch, at)
    shelf.append(household, epoch, at, data)
    ends[household] = at + len(data)
    done.logs.add((household, epoch))
