"""A machine in a home: set up once, opened again, and how far it believes its clock."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from time_machine import travel

from kiosk.device import Device
from kiosk.device.clock import BUILT, synchronised, system_clock
from kiosk.device.settings import Settings
from kiosk.errors import KioskError
from kiosk.household import Moment
from kiosk.household.household import Household
from kiosk.household.plan import Home, Plan
from sync import SyncError
from tests.kiosk.plans import plan
from tests.look.family import THURSDAY, Clock


def test_a_household_is_made_once(folder: Path) -> None:
    Device.set_up(folder, "green", plan("Hop"), Clock()).close()
    with pytest.raises(KioskError, match=r"already holds a household. Nothing was changed"):
        Device.set_up(folder, "green", plan("Skip"), Clock())
    device = Device.open(folder, Clock())
    assert [task.title for task in device.day.plan.tasks] == ["Hop"]
    device.close()


def test_a_home_that_the_plan_lacks_is_refused_and_leaves_nothing(folder: Path) -> None:
    with pytest.raises(KioskError, match=r'no home "blue".*Its homes are: green'):
        Device.set_up(folder, "blue", plan("Hop"), Clock())
    assert not folder.exists()


def test_without_a_plan_there_is_a_bare_one(folder: Path) -> None:
    device = Device.set_up(folder, "green", None, Clock())
    assert [home.name for home in device.day.plan.homes] == ["Green"]
    assert device.day.plan.children == ()
    device.close()


def test_what_is_there_without_a_household_is_told(folder: Path) -> None:
    with pytest.raises((KioskError, SyncError), match="no household"):
        Device.open(folder, Clock())


def test_only_the_user_can_read_the_store(folder: Path) -> None:
    Device.set_up(folder, "green", plan("Hop"), Clock()).close()
    assert folder.stat().st_mode & 0o077 == 0


def test_changed_settings_hold_at_once_and_after_a_restart(folder: Path) -> None:
    device = Device.set_up(folder, "green", plan("Hop"), Clock())
    device.change_settings(theme="dark")
    assert device.settings.theme == "dark"
    device.close()
    again = Device.open(folder, Clock())
    assert again.settings.theme == "dark"
    again.close()


class BrokenOff(Clock):
    """A clock at which somebody presses ctrl+c."""

    def __call__(self) -> Moment:
        raise KeyboardInterrupt


def test_a_setup_that_was_broken_off_can_be_gone_on_with(folder: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        Device.set_up(folder, "green", plan("Hop"), BrokenOff())
    device = Device.open(folder, Clock())
    Household.over(device.day).import_plan(plan("Hop"), device.moment())
    assert [task.title for task in device.day.plan.tasks] == ["Hop"]
    device.close()


def test_what_another_process_has_set_is_kept(folder: Path) -> None:
    device = Device.set_up(folder, "green", two_homes(), Clock())
    other = Device.open(folder, Clock())
    other.hang_in("blue")
    device.change_settings(theme="dark")
    other.close()
    device.close()
    assert Settings.read(folder) == Settings("blue", "dark")


def two_homes() -> Plan:
    return plan("Hop", homes=(Home("green", "Green house"), Home("blue", "Blue house")))


def test_what_waits_is_filed_before_the_device_moves(folder: Path) -> None:
    clock = Clock()
    device = Device.set_up(folder, "green", two_homes(), clock)
    clock.trusted = False
    device.day.tick("rosa", "task-0", day=None, at=clock())
    with pytest.raises(KioskError, match=r"waits for the clock to be set.*--clock-is-right"):
        device.hang_in("blue")
    assert Settings.read(folder).home == device.day.home == "green"
    clock.trusted = True
    device.hang_in("blue")
    assert Settings.read(folder).home == device.day.home == "blue"
    assert device.day.lifetime("rosa") == 1
    device.close()


# the clock


def test_a_clock_behind_the_newest_change_is_not_believed(folder: Path) -> None:
    clock = Clock()
    device = Device.set_up(folder, "green", plan("Hop"), clock)
    device.day.tick("rosa", "task-0", day=THURSDAY.date(), at=clock())
    assert device.moment().trusted
    clock.wall = THURSDAY - timedelta(hours=23)
    assert device.moment().trusted, "a little behind may be a mended clock"
    clock.wall = THURSDAY - timedelta(days=2)
    assert device.moment().trusted == synchronised()
    device.close()


def test_a_clock_that_nobody_trusts_stays_so(folder: Path) -> None:
    clock = Clock()
    device = Device.set_up(folder, "green", plan("Hop"), clock)
    clock.trusted = False
    clock.wall = THURSDAY + timedelta(days=1)
    assert not device.moment().trusted
    assert not device.reading().trusted
    device.close()


def test_this_machines_clock_is_a_true_one() -> None:
    one, other = system_clock(), system_clock()
    assert one.wall.tzinfo is UTC
    assert one.wall <= other.wall
    assert one.uptime <= other.uptime
    assert one.boot == other.boot
    assert (datetime.now(UTC) - one.wall) < timedelta(seconds=5)


def test_a_clock_before_the_build_is_no_true_one() -> None:
    with travel(BUILT - timedelta(days=1), tick=False):
        assert not system_clock().trusted
    with travel(BUILT + timedelta(days=30), tick=False):
        assert system_clock().trusted or not synchronised()
