"""A machine in a home: set up once, opened again, and how far it believes its clock."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from time_machine import travel

from kiosk.device import Device
from kiosk.device.clock import BUILT, synchronised, system_clock
from kiosk.device.device import as_reading
from kiosk.device.settings import Settings
from kiosk.errors import KioskError
from kiosk.household import Moment
from kiosk.household.household import Household
from kiosk.household.plan import Home, Plan
from sync import Replica, SyncError
from sync.seal import DeviceKey
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


def test_after_a_start_of_the_machine_a_joined_device_taps_under_one_new_id_with_a_key(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = Device.set_up(folder, "green", plan("Hop"), Clock())
    key = DeviceKey.new()
    device.replica.become(key.id, key.document())
    device.close()
    monkeypatch.setattr("kiosk.device.device.boot_id", lambda: "another")
    again = Device.open(folder, Clock())
    task = again.day.plan.tasks[0]
    edit = (f"tasks/{task.id}", {"title": "Skip"})
    first, second = (again.replica.write([edit], author="sam")[0] for _ in range(2))
    assert first.device == second.device != key.id
    assert DeviceKey.from_document(again.replica.secret).id == first.device
    again.close()


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


def test_one_tap_on_one_of_two_screens_of_a_home_is_one_star(folder: Path, tmp_path: Path) -> None:
    clock, late = Clock(), Clock(THURSDAY + timedelta(hours=18))
    kitchen = Device.set_up(folder, "green", two_homes(), clock)
    landing = joined(tmp_path / "landing", "green", late)
    clock.trusted = False
    kitchen.day.tick("rosa", "task-0", day=None, at=kitchen.moment())
    exchange(kitchen, landing)
    assert landing.day.file_waiting(landing.moment()) == 0
    kitchen.replica.become("0123456789abcdef", {})
    kitchen.close()
    clock.trusted = True
    kitchen = Device.open(folder, clock)
    assert kitchen.day.file_waiting(kitchen.moment()) == 1, "under another id it is the same screen"
    exchange(kitchen, landing)
    assert kitchen.day.lifetime("rosa") == landing.day.lifetime("rosa") == 1
    for device in (kitchen, landing):
        device.close()


def joined(folder: Path, home: str, clock: Clock) -> Device:
    """A device that has nothing of its own yet."""
    Replica.create(folder, clock=lambda: as_reading(clock())).close()
    Settings(home).write(folder)
    return Device.open(folder, clock)


# the clock


def test_a_clock_behind_what_it_showed_before_is_not_believed(folder: Path) -> None:
    clock = Clock()
    device = Device.set_up(folder, "green", plan("Hop"), clock)
    device.day.tick("rosa", "task-0", day=THURSDAY.date(), at=clock())
    assert device.moment().trusted
    clock.wall = THURSDAY - timedelta(hours=23)
    assert device.moment().trusted, "a little behind may be a mended clock"
    clock.wall = THURSDAY - timedelta(days=2)
    assert device.moment().trusted == synchronised()
    device.close()


@pytest.fixture
def no_time_service(monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine's clock is on its own, as on a board without a network."""
    monkeypatch.setattr("kiosk.device.device.synchronised", lambda: False)


@pytest.fixture
def ahead(tmp_path: Path) -> Iterator[Device]:
    """A household's device whose clock is believed, and a year ahead."""
    clock = Clock(THURSDAY + timedelta(days=365))
    device = Device.set_up(tmp_path / "ahead", "green", two_homes(), clock)
    device.day.tick("rosa", "task-0", day=date(2027, 11, 26), at=device.moment())
    yield device
    device.close()


def exchange(one: Device, other: Device) -> None:
    one.replica.apply(other.replica.changes())
    other.replica.apply(one.replica.changes())


@pytest.mark.usefixtures("no_time_service")
def test_another_homes_clock_a_year_ahead_makes_no_right_clock_doubtful(
    ahead: Device, folder: Path
) -> None:
    right = joined(folder, "blue", clock := Clock())
    exchange(ahead, right)
    assert right.moment().trusted
    day = right.day.practice_day(right.moment())
    right.day.tick("rosa", "task-0", day=day, at=right.moment())
    exchange(ahead, right)
    clock.pass_by(days=1)
    assert right.moment().trusted
    assert ahead.moment().trusted
    for device in (ahead, right):
        assert device.day.today("rosa", THURSDAY.date(), clock()).stars_today == 1
        assert device.day.lifetime("rosa") == 2
    right.replica.write([("task/task-0", {"title": "Skip"})], author="sam")
    exchange(ahead, right)
    assert ahead.day.plan.tasks[0].title == "Skip", "later and seen wins, whatever the clocks say"
    right.close()


@pytest.mark.usefixtures("no_time_service")
def test_a_clock_behind_its_own_past_is_believed_once_a_person_vouches_for_it(
    ahead: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = ahead._clock
    assert isinstance(clock, Clock)
    clock.wall = THURSDAY
    assert not ahead.moment().trusted
    assert not ahead.reading().trusted
    ahead.day.tick("rosa", "task-0", day=None, at=ahead.moment())
    assert not ahead.moment().trusted, "what was written under a doubted clock is no measure"
    monkeypatch.setattr("kiosk.device.device.boot_id", lambda: "this boot")
    ahead.confirm_clock()
    assert ahead.moment().trusted
    assert ahead.reading().trusted
    again = Device.open(ahead.folder, clock)
    again.change_settings(clock_confirmed="")
    assert again.moment().trusted, "the year ahead is forgotten"
    clock.pass_by(days=2)
    again.replica.write([("task/task-0", {"title": "Skip"})], author="sam")
    clock.wall = THURSDAY
    assert not again.moment().trusted
    again.close()


@pytest.mark.usefixtures("no_time_service")
def test_a_confirmed_start_is_believed_while_the_past_says_otherwise(ahead: Device) -> None:
    clock = ahead._clock
    assert isinstance(clock, Clock)
    clock.wall = THURSDAY
    ahead.change_settings(clock_confirmed="another boot")
    assert not ahead.moment().trusted
    ahead.change_settings(clock_confirmed="this boot")
    assert ahead.moment().trusted


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
