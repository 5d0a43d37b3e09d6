"""A hub process for the whole file, and devices on it."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from sync import Replica
from sync.link import HubClient, Link, round
from sync.pairing import Joining, Offer, Paired, begin, join, remove
from tests.sync.hub_process import UNLIMITED, HubProcess
from tests.sync.stores import HandClock

HOMES = {"green": "Green house", "blue": "Blue house", "red": "Red house"}
PATIENCE = 20  # seconds for what takes milliseconds


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    """A hub with no limits to how often; each test has a household of its own on it."""
    process = HubProcess(tmp_path_factory.mktemp("hub") / "data", *UNLIMITED).start()
    yield process
    process.stop()


@dataclass
class Device:
    """A device of a household, with all that a test asks of it."""

    folder: Path
    clock: HandClock = field(default_factory=HandClock)
    opened: list[Replica] = field(default_factory=list)

    @property
    def replica(self) -> Replica:
        if not self.opened:
            self.opened.append(Replica.open(self.folder, clock=self.clock))
        self.opened[0].refresh()
        return self.opened[0]

    @property
    def link(self) -> Link:
        return Link.open(self.folder)

    def sync(self) -> None:
        link = self.link
        client = HubClient(link.hub, link.household, link.token, link.certificate)
        try:
            round(self.replica, link, client)
        finally:
            client.close()

    def write(self, **fields: Any) -> None:
        self.replica.write([("task/k-words", fields)], author="sam")

    def remove_apart(self, other: "Device") -> None:
        """Take another device out without hearing of anything, nor being heard, meanwhile."""
        link = self.link
        replace(link, hub="").write()
        remove(self.replica, self.link, other.replica.device)
        replace(self.link, hub=link.hub).write()

    def task(self) -> dict[str, Any]:
        return dict(self.replica.records("task").get("k-words", {}))


@dataclass
class Family:
    """A green house with a plan, at a hub, that others can join."""

    url: str
    place: Path
    threads: ThreadPoolExecutor
    devices: list[Device] = field(default_factory=list)

    def begun(self, name: str = "green", hub: str | None = None) -> Device:
        """A first device."""
        device = Device(self.place / name)
        Replica.create(device.folder, clock=device.clock).close()
        self.devices.append(device)
        device.write(title="Five k words")
        begin(device.replica, self.url if hub is None else hub, "green", "Green house")
        return device

    def offer(self, device: Device) -> Offer:
        return Offer(device.replica, device.link, HOMES)

    def waiting(
        self, offer: Offer, ask: Callable[[Joining], bool] = lambda joining: True
    ) -> "Future[Paired]":
        return self.threads.submit(offer.wait, ask, threading.Event())

    def joined(self, device: Device, home: str = "blue", name: str = "") -> Device:
        """A device that joined by a code that `device` showed."""
        offer = self.offer(device)
        code = offer.start()
        waiting = self.waiting(offer)
        other = self.new(name or home)
        join(code, self.url, home, other.folder, other.clock)
        waiting.result(PATIENCE)
        return other

    def new(self, name: str) -> Device:
        """A device whose folder is not there yet."""
        device = Device(self.place / name)
        self.devices.append(device)
        return device


@pytest.fixture
def family(hub: HubProcess, tmp_path: Path) -> Iterator[Family]:
    with ThreadPoolExecutor(4) as threads:
        family = Family(hub.url, tmp_path, threads)
        yield family
        for device in family.devices:
            for replica in device.opened:
                replica.close()
