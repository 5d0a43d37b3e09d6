"""The sample family on a Thursday afternoon, with a clock that the test moves."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.app import KioskApp
from kiosk.demo import make_demo
from kiosk.desk import Desk
from kiosk.device import Device
from kiosk.household import Moment
from kiosk.household.household import Household

THURSDAY = datetime(2026, 11, 26, 15, 40, tzinfo=UTC)


class Clock:
    """Wall and uptime move together, unless a test moves the wall alone."""

    def __init__(self, wall: datetime = THURSDAY) -> None:
        self.wall = wall
        self.uptime = 1000.0
        self.trusted = True
        self.boot = "this boot"

    def __call__(self) -> Moment:
        return Moment(wall=self.wall, trusted=self.trusted, boot=self.boot, uptime=self.uptime)

    def pass_by(self, **time: float) -> None:
        """Let time go by."""
        span = timedelta(**time)
        self.wall += span
        self.uptime += span.total_seconds()


def family(folder: Path, clock: Clock, home: str = "green") -> Device:
    """The sample family's device in that home, with five weeks of history up to the clock."""
    make_demo(folder, home, clock.wall, adults=False)
    return Device.open(folder, clock)


def kiosk(device: Device) -> KioskApp:
    """The kiosk on a device."""
    return KioskApp(Desk(device))


def suit_child(device: Device, **settings: object) -> None:
    """Another plan in which the first child is shown its day otherwise."""
    household = Household.over(device.day)
    first, *others = household.plan.children
    children = (replace(first, **settings), *others)  # type: ignore[arg-type]
    household.import_plan(replace(household.plan, children=children), device.moment())
