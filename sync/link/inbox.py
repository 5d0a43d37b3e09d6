"""The inbox: sealed changes from elsewhere, opened, checked, and parted from what must wait."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

from sync import BadChange, Change, Replica
from sync.disk.tables import Document, canonical
from sync.link.cover import Piece, uncovered
from sync.link.devices import DEVICE, removed
from sync.link.handed import HANDED
from sync.link.link import Link
from sync.replica.change import check
from sync.seal import (
    Envelope,
    NoKeyYet,
    NotOurs,
    Opened,
    head_text,
    proven_key,
    read_change,
    unseal_change,
    verify,
)

ASIDE = "_aside"  # id -> envelope, why it was not taken, whether it may be taken later
SIGNED = (
    "_heads_signed"  # device -> number, fingerprint, signature of its newest signed change, and key
)
MOST_ASIDE = 500  # refused ones that are kept; whoever sends rubbish shall not fill the card

FEW = 1_000  # changes that are filed with one write, whatever they are about

_DATED = re.compile(rb'"record":"[^"/\\]+/([0-9]{4}-[0-9]{2})-[0-9]{2}')

Puts = dict[str, dict[str, Document | None]]


class Inbox:
    """A batch on its way in. Nothing is written here: `parts` and `beside` say what to write.

    Envelopes are unsealed as they come, and read when their part is wanted: of many the plan comes
    first, then the newest month, so that a new device shows today before it has all the years.
    """

    def __init__(self, replica: Replica, link: Link) -> None:
        self.refused: list[str] = []
        self.rejected = 0  # envelopes that will never open, said before or not
        self.count = 0
        self.waiting: list[Envelope] = []  # those that may be opened later: they are there too
        self._replica = replica
        self._link = link
        self._removed = removed(replica)
        self._known = replica.local(ASIDE)
        self._handed = replica.local(HANDED)
        self._compared: dict[str, Document | None] = {}  # of HANDED
        self._changed_key = link.keyring.epoch > 1
        self._unread: dict[str, list[tuple[Envelope, bytes]]] = {}  # by month, "" for the plan
        self._former: set[str] = set()  # envelopes that are sealed with a former key
        self._aside: dict[str, Document | None] = {}
        self._signed: dict[str, tuple[Change, str]] = {}

    def take(self, arrived: Iterable[object]) -> None:
        """Unseal envelopes as they came over the wire. Never raises for what is in them."""
        for document in arrived:
            try:
                envelope = Envelope.from_document(document)
            except NotOurs as error:
                self._put_aside(_named(document), {"envelope": None}, str(error))
                continue
            self._take(envelope)

    def try_again(self) -> None:
        """Take what waits aside, where it can be taken now."""
        for kept in list(self._known.values()):
            if kept.get("again"):
                self._take(Envelope.from_document(kept["envelope"]))

    def parts(self) -> Iterator[tuple[list[Change], bool]]:
        """The changes in the order in which a home wants them, and whether these are the last; one
        part if they are few. At least one part, be it empty.
        """
        if self._former:
            self._hold_back()
        unread, self._unread = self._unread, {}
        plan = unread.pop("", [])
        parts = [plan, *(unread[month] for month in sorted(unread, reverse=True))]
        if self.count <= FEW:
            parts = [[one for part in parts for one in part]]
        self.count = 0
        for place, part in enumerate(parts, start=1):
            yield list(self._read(part)), place == len(parts)

    def beside(self) -> Puts:
        """The local documents that belong with the changes, once all parts were read."""
        puts: Puts = {}
        if self._aside:
            puts[ASIDE] = self._aside
        if self._compared:
            puts[HANDED] = self._compared
        if signed := self._signatures():
            puts[SIGNED] = signed
        return puts

    def _take(self, envelope: Envelope) -> None:
        try:
            text = unseal_change(envelope, self._link.keyring)
        except NotOurs as error:
            self._put_aside(envelope.id, {"envelope": envelope.document()}, str(error))
        except NoKeyYet as error:
            self._wait(envelope, str(error))
        else:
            self._unread.setdefault(_likely_month(text), []).append((envelope, text))
            self.count += 1
            if self._changed_key and envelope.is_former(self._link.keyring):
                self._former.add(envelope.id)

    def _hold_back(self) -> None:
        """Let wait what is sealed with a former key and covered by nothing."""
        waiting = uncovered(self._replica, self._link, list(self._pieces()))
        for month, part in self._unread.items():
            for envelope, _ in part:
                if envelope.id in waiting:
                    late = self._is_late(envelope)
                    self._wait(envelope, _late(envelope) if late else _uncovered(envelope))
            self._unread[month] = [one for one in part if one[0].id not in waiting]
        self._former = set()

    def _pieces(self) -> Iterator[Piece]:
        for envelope, text in (one for part in self._unread.values() for one in part):
            with suppress(NotOurs, BadChange):  # which is seen to when they are read
                opened = read_change(envelope, text)
                check(opened.document)
                yield Piece.of(opened, envelope.id in self._former)

    def _read(self, part: Iterable[tuple[Envelope, bytes]]) -> Iterator[Change]:
        for envelope, text in part:
            try:
                opened = read_change(envelope, text)
                check(opened.document)
            except NotOurs as error:
                self._put_aside(envelope.id, {"envelope": envelope.document()}, str(error))
            except BadChange as error:  # a newer version may read what this one cannot
                self._wait(envelope, str(error))
            else:
                yield from self._judged(envelope, opened)

    def _judged(self, envelope: Envelope, opened: Opened) -> Iterator[Change]:
        if self._is_late(envelope):
            self._wait(envelope, _late(envelope))
            return
        change = Change.from_checked(opened.document)
        if envelope.id in self._known:
            self._aside[envelope.id] = None
        if envelope.id in self._handed:
            self._compare(envelope, change)
        if opened.signature:
            last = self._signed.get(change.device)
            if last is None or change.number > last[0].number:
                self._signed[change.device] = change, opened.signature
        yield change

    def _compare(self, envelope: Envelope, change: Change) -> None:
        """Whoever handed the change over before the log came may have altered it."""
        if self._handed[envelope.id]["fingerprint"] == change.fingerprint():
            self._compared[envelope.id] = None
        else:
            self._put_aside(envelope.id, {"envelope": envelope.document()}, _altered(envelope))

    def _is_late(self, envelope: Envelope) -> bool:
        return envelope.number > self._removed.get(envelope.device, envelope.number)

    def _wait(self, envelope: Envelope, why: str) -> None:
        self.waiting.append(envelope)
        self._put_aside(envelope.id, {"envelope": envelope.document(), "again": True}, why)

    def _put_aside(self, id: str, kept: Document, why: str) -> None:
        self.rejected += not kept.get("again")
        if self._known.get(id, {}).get("why") == why:
            return
        if not kept.get("again") and len(self._known) + len(self._aside) >= MOST_ASIDE:
            kept, id = {"envelope": None}, "more"
            why = "More sealed changes were not ours than are worth keeping; look at the hub."
        if why not in self.refused and self._known.get(id, {}).get("why") != why:
            self.refused.append(why)
        self._aside[id] = {**kept, "why": why}

    def _signatures(self) -> dict[str, Document | None]:
        """The newest signature of each device, where it is newer than the known one and not false.

        One whose device's key is not known yet is kept: `verified` looks at it again.
        """
        known, found = self._replica.local(SIGNED), dict[str, Document | None]()
        keys = self._replica.records(DEVICE)
        for device, (change, signature) in self._signed.items():
            if change.number <= known.get(device, {}).get("number", 0):
                continue
            fingerprint = change.fingerprint()
            text = head_text(self._link.household, device, change.number, fingerprint)
            key = known.get(device, {}).get("key") or proven_key(keys.get(device, {}), device)
            if key and not verify(key, text, signature):
                self.refused.append(
                    f"Change {change.number} of device {device} is signed by another device; it is "
                    "kept, and `samestars history --verify` says what that means."
                )
                continue
            found[device] = {
                "number": change.number,
                "fingerprint": fingerprint,
                "signature": signature,
                "key": key,
            }
        return found


def _likely_month(text: bytes) -> str:
    """The month of a dated record, told from the text; a wrong guess costs the order alone."""
    found = _DATED.search(text)
    return found[1].decode() if found else ""


def _late(envelope: Envelope) -> str:
    return (
        f"{envelope.what} was written after that device was removed, so it was not taken; "
        "everything else is kept. Nothing to do."
    )


def _altered(envelope: Envelope) -> str:
    return (
        f"{envelope.what} is not what this device was told when it joined, so the plan here may be "
        "another than in the other homes; all else is kept. Take this device out and join it anew."
    )


def _uncovered(envelope: Envelope) -> str:
    return (
        f"Changes of device {envelope.device} came under a key that was changed since, and nothing "
        "shows yet that it wrote them; they are kept, and taken once that device has been in touch."
    )


def _named(document: object) -> str:
    """A name for what has none, the same each time it comes."""
    try:
        text = canonical(document)
    except (ValueError, RecursionError):
        text = repr(type(document))
    return hashlib.sha256(text.encode()).hexdigest()[:32]
