"""Cover: what shows of a change sealed with a former key that its device wrote it.

Whoever was taken out still has the former keys, and could seal with them in any device's name. So
after a change of the key such a change counts only where something covers it: its device's
signature, the next change of its device, which names its fingerprint, or a device that says that it
held it already. A new key, which has to be sealed with the former one, is signed itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sync import Change, Replica
from sync.link.devices import DEVICE, removed
from sync.link.keys import KEY, is_signed
from sync.link.link import Link
from sync.link.vouching import VOUCHED, vouched_for
from sync.replica import spans
from sync.seal import Opened, head_text, proven_key, verify

Place = tuple[str, int, str]  # device, number, fingerprint


@dataclass(frozen=True, slots=True)
class Piece:
    """What cover needs to know of a change. `about`: the record that it sets, where that matters.

    `former`: whether it was sealed with a former key; the others count in any case.
    """

    id: str
    device: str
    number: int
    previous: str
    fingerprint: str
    signature: str
    former: bool
    about: tuple[str, Mapping[str, Any]] | None

    @classmethod
    def of(cls, opened: Opened, former: bool) -> "Piece":
        """From a document that was checked."""
        change = Change.from_checked(opened.document)
        matters = change.record.startswith((f"{DEVICE}/", f"{VOUCHED}/", f"{KEY}/"))
        return cls(
            change.id,
            change.device,
            change.number,
            change.previous,
            change.fingerprint() if former else "",
            opened.signature,
            former,
            (change.record, change.fields) if matters else None,
        )


@dataclass
class _Known:
    """What may be gone by: it grows with every change that counts."""

    household: str
    gone: set[str]
    keys: dict[str, str] = field(default_factory=dict)
    named: set[Place] = field(default_factory=set)
    said: dict[str, Mapping[str, Any]] = field(default_factory=dict)  # of VOUCHED, not yet proven

    def add(self, piece: Piece) -> None:
        self.named.add((piece.device, piece.number - 1, piece.previous))
        if piece.about:
            collection, _, id = piece.about[0].partition("/")
            if collection == DEVICE:
                self.add_device(id, piece.about[1])
            elif collection == VOUCHED:
                self.said[id] = {**self.said.get(id, {}), **piece.about[1]}
            self.prove()

    def add_device(self, id: str, fields: Mapping[str, Any]) -> None:
        if key := proven_key(fields, id):
            self.keys[id] = key
        if fields.get("removed"):
            self.gone.add(id)

    def prove(self) -> None:
        """Take what the devices say that they held, where they say it themselves."""
        for id in [one for one in self.said if one in self.keys and one not in self.gone]:
            self.named.update(vouched_for(self.household, id, self.keys[id], self.said.pop(id)))

    def covers(self, piece: Piece) -> bool:
        if (piece.device, piece.number, piece.fingerprint) in self.named:
            return True
        keys = {id: key for id, key in self.keys.items() if id not in self.gone}
        text = head_text(self.household, piece.device, piece.number, piece.fingerprint)
        if piece.signature and verify(keys.get(piece.device, ""), text, piece.signature):
            return True
        record, fields = piece.about or ("", {})
        return record.startswith(f"{KEY}/") and is_signed(self.household, record, fields, keys)


def uncovered(replica: Replica, link: Link, pieces: Sequence[Piece]) -> set[str]:
    """The ids of the changes that nothing covers yet. Opens the months of those around them."""
    waiting = [piece for piece in pieces if piece.former]
    waiting.sort(key=lambda piece: (piece.device, -piece.number))
    known = _Known(link.household, set(removed(replica)))
    for id, fields in replica.records(DEVICE).items():
        known.add_device(id, fields)
    known.said.update(replica.records(VOUCHED))
    known.prove()
    here = set()
    for change in _around(replica, waiting):
        here.add(change.id)
        known.named.add((change.device, change.number - 1, change.previous))
    for piece in pieces:
        if not piece.former or piece.id in here:
            known.add(piece)
    waiting = [piece for piece in waiting if piece.id not in here]
    before = 0
    while before != len(waiting):  # one that counts may cover others, or make a device known
        before = len(waiting)
        waiting = list(_left(known, waiting))
    return {piece.id for piece in waiting}


def _left(known: _Known, waiting: Iterable[Piece]) -> Iterator[Piece]:
    for piece in waiting:
        if known.covers(piece):
            known.add(piece)
        else:
            yield piece


def _around(replica: Replica, waiting: Iterable[Piece]) -> Iterator[Change]:
    """The changes that are here with the same numbers, or the next ones."""
    held = replica.held()
    wanted: dict[str, list[list[int]]] = {}
    for piece in waiting:
        for number in (piece.number, piece.number + 1):
            if spans.holds(held.get(piece.device, []), number):
                spans.add(wanted.setdefault(piece.device, []), number)
    if wanted:
        others = {
            device: spans.without(all_, wanted.get(device, [])) for device, all_ in held.items()
        }
        yield from replica.after(others)
    yield from replica.doubled()
