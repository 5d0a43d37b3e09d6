"""The sample family in two homes that met by a stick and changed the plan while apart."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.device import Device
from kiosk.device.settings import Settings
from kiosk.household.household import Household
from sync.link import Link, sync_folder
from sync.pairing import begin, invite, join_with_file
from tests.look.family import Clock, family


class Apart:
    """Two devices of one household and the stick between them."""

    def __init__(self, place: Path, green: Path, clock: Clock) -> None:
        self.stick = place / "stick"
        self.stick.mkdir(parents=True)
        self.clock = clock
        self.green = Device.open(green, clock)
        link = begin(self.green.replica, "", "green", "Green house")
        invite(self.green.replica, link, place / "invitation.json")
        joined = join_with_file(place / "invitation.json", "blue", place / "blue", self.reading)
        Settings("blue").write(place / "blue")
        assert joined.home == "blue"
        self.blue = Device.open(place / "blue", clock)
        self.meet()

    def reading(self) -> Any:
        return self.green.reading()

    def meet(self) -> None:
        """Both exchange all with the stick, until each has what the other has, and knows it."""
        for device in (self.green, self.blue) * 3:
            sync_folder(device.replica, Link.open(device.folder), self.stick)

    def change(self, device: Device, task: str, **changes: Any) -> None:
        """Another plan in one home."""
        household = Household.over(device.day)
        tasks = tuple(
            replace(one, **changes) if one.id == task else one for one in household.plan.tasks
        )
        household.import_plan(replace(household.plan, tasks=tasks), device.moment())

    def quarrel(self) -> None:
        """The same two fields in both homes, the blue house later."""
        self.change(self.green, "k-words", minutes=6, days=("mon", "wed"))
        self.clock.pass_by(minutes=5)
        self.change(self.blue, "k-words", minutes=9, days=("tue", "thu"))
        self.meet()

    def close(self) -> None:
        self.green.close()
        self.blue.close()


def apart(place: Path, clock: Clock) -> Apart:
    """The whole family made anew below `place`."""
    family(place / "device", clock).close()
    return Apart(place, place / "device", clock)
