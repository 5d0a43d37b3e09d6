"""Three kiosks in two homes, a hub, and the bad network between them: each a process of its own."""

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import requests

from kiosk.device import Device, Settings
from kiosk.device.device import system_reading
from kiosk.household.plan import Home
from sync.pairing import begin, invite, join_with_file
from tests.kiosk.plans import plan
from tests.network.bad_network import BadNetwork
from tests.network.commands import RunningHub
from tests.network.spoken import Spoken

HOMES = (Home("green", "Green house"), Home("blue", "Blue house"))
WHERE = {"kitchen": "green", "landing": "green", "blue": "blue"}  # device -> home
TITLES = ("Hop", "Skip", "Jump", "Rest")
AGREED = 60.0  # seconds in which all must agree once the network is calm, on a busy machine


class ThreeKiosks:
    """The processes, and what was acknowledged by them."""

    def __init__(self, hub: RunningHub, network: BadNetwork, kiosks: dict[str, Spoken]) -> None:
        self.hub = hub
        self.network = network
        self.kiosks = kiosks

    def tell(self, clock: dict[str, Any], days: list[str]) -> dict[str, dict[str, Any]]:
        """What each kiosk says of itself."""
        return {
            name: kiosk.ask(do="tell", days=days, **clock) for name, kiosk in self.kiosks.items()
        }

    def agree(self, clock: dict[str, Any], days: list[str]) -> dict[str, Any]:
        """Wait until all kiosks and the hub hold the same; what they hold."""
        deadline = time.monotonic() + AGREED
        while True:
            told = self.tell(clock, days)
            shared = [{**one, "device": "", "wrote": []} for one in told.values()]
            logged = {change["id"] for change in self.log()}
            if all(one == shared[0] for one in shared) and logged == set(shared[0]["changes"]):
                return shared[0]
            assert time.monotonic() < deadline, self.difference(told, logged)
            time.sleep(0.05)

    def difference(self, told: dict[str, dict[str, Any]], logged: set[str]) -> str:
        """In which way they do not agree."""
        lines = [
            f"{name}: {len(one['changes'])} changes, {one['numbers']}, {one['plan'][:8]}, "
            f"{len(logged - set(one['changes']))} missing here, "
            f"{len(set(one['changes']) - logged)} missing at the hub"
            for name, one in told.items()
        ]
        complaints = [kiosk.complaint for kiosk in self.kiosks.values()]
        return "\n".join([*lines, *complaints, str(self.network.happened)])

    def log(self) -> list[dict[str, Any]]:
        """The hub's whole log, read behind the network's back."""
        link = json.loads((self.kiosks["kitchen"].folder / "link.json").read_text())
        address = f"{self.hub.url}/v1/households/{link['household']}/changes"
        found: list[dict[str, Any]] = []
        while True:
            page = requests.get(
                address,
                params={"after": len(found)},
                headers={"Authorization": f"Bearer {link['token']}"},
                timeout=AGREED,
            ).json()
            if not page["changes"]:
                return found
            found += page["changes"]


@contextmanager
def three_kiosks(folder: Path) -> Iterator[ThreeKiosks]:
    """A paired household, running; all ends with the block."""
    with ExitStack() as stack:
        hub = stack.enter_context(RunningHub(folder / "hub"))
        network = stack.enter_context(BadNetwork(hub.port))
        pair(folder, network.url)
        kiosks = {}
        for name in WHERE:
            kiosks[name] = Spoken("tests.network.kiosk_process", folder / name)
            stack.callback(kiosks[name].kill)
        yield ThreeKiosks(hub, network, kiosks)


def pair(folder: Path, hub: str) -> None:
    """Set up the first device, and let the others join it by an invitation file."""
    first, *others = WHERE
    device = Device.set_up(folder / first, WHERE[first], replace(plan(*TITLES), homes=HOMES))
    link = begin(device.replica, hub, WHERE[first])
    for name in others:
        file = folder / f"{name}.invitation"
        invite(device.replica, link, file)
        join_with_file(file, WHERE[name], folder / name, system_reading)
        Settings(WHERE[name]).write(folder / name)
    device.close()
