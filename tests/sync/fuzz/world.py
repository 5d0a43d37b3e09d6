"""A household in one folder: devices, a hub, a stick, and what must be true of them."""

import secrets
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sync import Change, Replica
from sync.disk.tables import Document, canonical
from sync.link import HubError, Link, next_key, round, sync_folder, token_hash
from sync.link.renewal import renewing
from sync.replica.books import PENDING
from sync.replica.edits import Edit, drawn_up
from sync.seal import DeviceKey, Keyring
from tests.sync.fuzz.inside import Answer, InsideClient, InsideHub, Loop
from tests.sync.fuzz.network import BadClient, Late
from tests.sync.fuzz.power import PowerCut, cut_at, tear
from tests.sync.stores import NOON, HandClock

TURNS = 8  # rounds of all devices after which all must be equal


@dataclass
class Device:
    """One device, and what a person has kept of its folder."""

    folder: Path
    clock: HandClock
    replica: Replica
    boot: int = 1
    pages: list[Answer] = field(default_factory=list)

    @property
    def link(self) -> Link:
        return Link.open(self.folder)


class World:
    """Whatever is done here is also written down, so that what came of it can be judged.

    `changes` are all that were ever seen; `required` those that nobody may lose; `seen` what the
    writer of a change had before its eyes.
    """

    def __init__(self, place: Path, loop: Loop, devices: int = 3) -> None:
        self.place = place
        self.hub = InsideHub(place / "hub", loop)
        self.changes: dict[str, Change] = {}
        self.required: set[str] = set()
        self.seen: dict[str, frozenset[str]] = {}
        self._numbers: dict[tuple[str, int], str] = {}
        self._late: Late = []
        self._dropped: list[Replica] = []
        self._ring = Keyring.new()
        self.devices = [self._device(at) for at in range(devices)]
        self._let_in()

    def write(self, device: Device, edits: Sequence[Edit]) -> tuple[Change, ...]:
        """What a person does."""
        before = self._ids(device)
        changes = device.replica.write(edits, author="sam")
        for change in changes:
            self.seen[change.id] = frozenset(before)
        self.look(device)
        return changes

    def write_as_newer(self, device: Device, edits: Sequence[Edit], parts: Document) -> None:
        """What a newer version writes: changes with more in them than this one knows."""
        replica = device.replica
        storage, books = replica._storage, replica._books
        with storage.exclusive():
            replica._standing.before_a_write(replica.renew)  # type: ignore[arg-type]
            (document,) = drawn_up(books, edits, "sam", device.clock())
            storage.commit({PENDING: {document["id"]: {**document, **parts}}})
        self.look(device)

    def round(self, device: Device, faults: Sequence[str] = ()) -> int | None:
        """One round with the hub; how much went either way, None where it did not come about."""
        client = BadClient(device.link, self.hub, faults, self._late, device.pages)
        try:
            done = round(device.replica, device.link, client)
        except HubError:
            return None
        finally:
            client.close()
            self.look(device)
        return done.pulled + done.pushed

    def stick(self, device: Device) -> None:
        """Plug the household's stick into the device."""
        (self.place / "stick").mkdir(exist_ok=True)
        sync_folder(device.replica, device.link, self.place / "stick")
        self.look(device)

    def change_key(self, device: Device) -> None:
        """A new key for all devices, as after one was taken out."""
        link, replica = device.link, device.replica
        ring = link.keyring.next()
        self.write(device, [next_key(replica, link, ring)])
        link.learn(ring)

    def deliver(self) -> None:
        """What was late arrives, the last first."""
        while self._late:
            self._late.pop()()

    def crash(self, device: Device, act: Callable[[], object], step: int, kept: int) -> None:
        """Pull the plug in the middle of something."""
        try:
            with cut_at(step):
                act()
        except PowerCut:
            tear(device.replica, kept)
        self.reopen(device, device.boot + 1)

    def reopen(self, device: Device, boot: int) -> None:
        """Start again on the files as they are; the program before never came to an end."""
        self._dropped.append(device.replica)
        device.boot = boot
        device.replica = self._opened(device)
        self.look(device)

    def keep(self, device: Device) -> Path:
        """A copy of the device's folder, as somebody makes one while it runs."""
        place = self.place / f"kept-{secrets.token_hex(4)}"
        shutil.copytree(device.folder, place)
        return place

    def put_back(self, device: Device, kept: Path, image: bool) -> None:
        """The device's folder as it was: as an image of the whole card, or as a copy of files."""
        self.deliver()
        self.nothing_is_lost()
        device.replica.close()
        if image:
            _imaged(kept, device.folder)
        else:
            shutil.rmtree(device.folder)
            shutil.copytree(kept, device.folder)
        device.boot += 1 if image else 0
        device.replica = self._opened(device)
        self._some_may_be_gone()
        self.look(device)

    def bring_to_life(self, original: Device, kept: Path) -> None:
        """A copy of a device's folder goes on beside the device itself."""
        folder = self.place / "alive"
        shutil.copytree(kept, folder)
        clock = HandClock(original.clock.milliseconds, original.clock.trusted)
        copy = Device(folder, clock, original.replica, original.boot)
        copy.replica = self._opened(copy)
        self.devices.append(copy)
        self.look(copy)

    def hub_put_back(self, kept: Path | None) -> None:
        """The hub as it was at a backup, or empty."""
        self.nothing_is_lost()
        self.hub.put_back(kept)
        self._some_may_be_gone()

    def look(self, device: Device) -> None:
        """What is in the device from now on must stay, and use no number twice."""
        for change in device.replica.changes():
            if change.id not in self.changes:
                self.changes[change.id] = change
                place = (change.device, change.number)
                assert self._numbers.setdefault(place, change.id) == change.id, "used twice"
            self.required.add(change.id)

    def nothing_is_lost(self) -> None:
        """Somebody still has each change that anybody saw."""
        assert self.required <= self._somewhere(), "a change is lost"

    def meet(self) -> None:
        """Sync all devices over a good network until nothing is left to be told."""
        self.deliver()
        for _ in range(TURNS):
            if not sum([self.round(device) or 0 for device in self.devices]):
                return
        raise AssertionError("the devices never come to an end")

    def close(self) -> None:
        for replica in [*self._dropped, *(device.replica for device in self.devices)]:
            replica.close()
        self.hub.close()

    def _device(self, at: int) -> Device:
        clock = HandClock(NOON + at * 1_000)
        replica = Replica.create(self.place / f"device-{at}", clock=clock, boot="1")
        return Device(replica.folder, clock, replica)

    def _let_in(self) -> None:
        """Pair all of them, without the ceremony."""
        hashes = {}
        for device in self.devices:
            key, token, replica = DeviceKey.new(), secrets.token_hex(32), device.replica
            replica.become(key.id, key.document())
            replica.renew = renewing(replica)
            Link.new(
                replica.folder, household=self._ring.household, hub="http://hub.invalid",
                token=token, device=key.id, keyring=self._ring,
            )  # fmt: skip
            hashes[key.id] = token_hash(token)
            fields = {**key.about(), "token_hash": token_hash(token)}
            replica.write([(f"device/{key.id}", fields)], author="")
        InsideClient(self.devices[0].link, self.hub).make(hashes)
        first = [change for device in self.devices for change in device.replica.changes()]
        for device in self.devices:
            device.replica.apply(first)
            self.look(device)

    def _opened(self, device: Device) -> Replica:
        replica = Replica.open(device.folder, clock=device.clock, boot=str(device.boot))
        replica.renew = renewing(replica)
        return replica

    def _ids(self, device: Device) -> set[str]:
        return {change.id for change in device.replica.changes()}

    def _somewhere(self) -> set[str]:
        return self.hub.ids(self._ring.household).union(*map(self._ids, self.devices))

    def _some_may_be_gone(self) -> None:
        """What nobody ever got may be lost with a card; its number is not given again either."""
        self.required &= self._somewhere()


def _imaged(kept: Path, folder: Path) -> None:
    """Write the kept bytes into the files that are there: an image keeps the inodes."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if not (kept / path.relative_to(folder)).exists():
            path.rmdir() if path.is_dir() else path.unlink()
    for path in sorted(kept.rglob("*")):
        there = folder / path.relative_to(kept)
        if path.is_dir():
            there.mkdir(exist_ok=True)
        elif path.name != "lock":
            there.write_bytes(path.read_bytes())


def documents(replica: Replica) -> list[str]:
    """All changes to the last byte."""
    return sorted(canonical(change.document()) for change in replica.changes())


def everything(replica: Replica) -> dict[str, Any]:
    """All that can be read."""
    names = {change.record.split("/")[0] for change in replica.changes()}
    return {
        "undated": {name: dict(replica.records(name)) for name in names},
        "dated": {
            month: {name: dict(replica.dated(name, month)) for name in names}
            for month in replica.months()
        },
        "held": replica.held(),
        "plan": replica.plan_mark,
        "rivals": replica.rivals(),
        "chains": replica.verify(),
        "doubled": replica.doubled(),
    }


def values(changes: Iterable[Change]) -> dict[tuple[str, str], Change]:
    """The change that each field's value comes from, worked out in the plainest way."""
    found: dict[tuple[str, str], Change] = {}
    for change in sorted(changes, key=lambda change: change.stamp):
        for name in change.fields:
            found[change.record, name] = change
    return found
