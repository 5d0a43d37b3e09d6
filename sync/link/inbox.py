"""The inbox: sealed changes from elsewhere, opened, checked, and parted from what must wait."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from sync import BadChange, Change, Replica
from sync.disk.tables import Document, canonical
from sync.link.devices import DEVICE, removed
from sync.link.link import Link
from sync.replica.change import check
from sync.seal import Envelope, NoKeyYet, NotOurs, Opened, head_text, open_change, verify

ASIDE = "_aside"  # id -> envelope, why it was not taken, whether it may be taken later
SIGNED = "_heads_signed"  # device -> number, fingerprint and signature of its newest signed change
MOST_ASIDE = 500  # refused ones that are kept; whoever sends rubbish shall not fill the card

Puts = dict[str, dict[str, Document | None]]


class Inbox:
    """A batch on its way in. Nothing is written here: `changes` and `beside` say what to write."""

    def __init__(self, replica: Replica, link: Link) -> None:
        self.changes: list[Change] = []
        self.refused: list[str] = []
        self.rejected = 0  # envelopes that will never open, said before or not
        self._replica = replica
        self._link = link
        self._removed = removed(replica)
        self._known = replica.local(ASIDE)
        self._aside: dict[str, Document | None] = {}
        self._signed: dict[str, tuple[Change, str]] = {}

    def take(self, arrived: Iterable[object]) -> None:
        """Open envelopes as they came over the wire. Never raises for what is in them."""
        for document in arrived:
            try:
                envelope = Envelope.from_document(document)
            except NotOurs as error:
                self._put_aside(_named(document), {"envelope": None}, str(error))
                continue
            self._take(envelope)

    def try_again(self) -> None:
        """Take what waits aside, where it can be taken now."""
        for id, kept in list(self._known.items()):
            if kept.get("again") and id not in self._aside:
                self._take(Envelope.from_document(kept["envelope"]))

    def beside(self) -> Puts:
        """The local documents that belong with the changes."""
        puts: Puts = {}
        if self._aside:
            puts[ASIDE] = self._aside
        if signed := self._signatures():
            puts[SIGNED] = signed
        return puts

    def _take(self, envelope: Envelope) -> None:
        try:
            opened = open_change(envelope, self._link.keyring)
            check(opened.document)
        except NotOurs as error:
            self._put_aside(envelope.id, {"envelope": envelope.document()}, str(error))
        except (NoKeyYet, BadChange) as error:  # a newer version may read what this one cannot
            self._wait(envelope, str(error))
        else:
            self._judge(envelope, opened)

    def _judge(self, envelope: Envelope, opened: Opened) -> None:
        if envelope.number > self._removed.get(envelope.device, envelope.number):
            self._wait(
                envelope,
                f"{envelope.what} was written after that device was removed, so it was not taken; "
                "everything else is kept. Nothing to do.",
            )
            return
        change = Change.from_checked(opened.document)
        self.changes.append(change)
        if envelope.id in self._known:
            self._aside[envelope.id] = None
        if opened.signature:
            last = self._signed.get(change.device)
            if last is None or change.number > last[0].number:
                self._signed[change.device] = change, opened.signature

    def _wait(self, envelope: Envelope, why: str) -> None:
        self._put_aside(envelope.id, {"envelope": envelope.document(), "again": True}, why)

    def _put_aside(self, id: str, kept: Document, why: str) -> None:
        self.rejected += not kept.get("again")
        if self._known.get(id, {}).get("why") == why:
            return
        if not kept.get("again") and len(self._known) + len(self._aside) >= MOST_ASIDE:
            kept, id = {"envelope": None}, "more"
            why = "More sealed changes were not ours than are worth keeping; look at the hub."
        if id not in self._aside and self._known.get(id, {}).get("why") != why:
            self.refused.append(why)
        self._aside[id] = {**kept, "why": why}

    def _signatures(self) -> dict[str, Document | None]:
        """The newest signature of each device, where it is newer than the known one and not false.

        One whose device is not known yet is kept: `verified` looks at it again.
        """
        known, found = self._replica.local(SIGNED), dict[str, Document | None]()
        keys = self._replica.records(DEVICE)
        for device, (change, signature) in self._signed.items():
            if change.number <= known.get(device, {}).get("number", 0):
                continue
            fingerprint = change.fingerprint()
            text = head_text(self._link.household, device, change.number, fingerprint)
            public = keys.get(device, {}).get("key")
            if public and not verify(str(public), text, signature):
                self.refused.append(
                    f"Change {change.number} of device {device} is signed by another device; it is "
                    "kept, and `samestars history --verify` says what that means."
                )
                continue
            found[device] = {
                "number": change.number,
                "fingerprint": fingerprint,
                "signature": signature,
            }
        return found


def _named(document: object) -> str:
    """A name for what has none, the same each time it comes."""
    try:
        text = canonical(document)
    except (ValueError, RecursionError):
        text = repr(type(document))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def put_beside(*parts: Mapping[str, Mapping[str, Any]]) -> Puts:
    """Local documents of several parts as one write."""
    whole: Puts = {}
    for part in parts:
        for table, documents in part.items():
            whole.setdefault(table, {}).update(documents)
    return whole
