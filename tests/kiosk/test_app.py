"""An app for months: idle, days, clock changes, other processes, an unset clock, a full disk."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.device import Device
from kiosk.gate import Gate
from kiosk.household.plan import WEEKDAYS, Plan, Task
from sync import StoreFull
from tests.kiosk.conftest import Hang
from tests.kiosk.plans import plan
from tests.kiosk.screens.test_empty import import_plan
from tests.kiosk.screens.test_places import WAYS, go
from tests.kiosk.wall import SIZE, Wall, hung
from tests.look.family import Clock
from tests.pty import ROOT, python
from widgets.day_header import DayHeader

BY_DAY = tuple(
    Task(f"on-{day}", "rosa", f"Task of {day.capitalize()}", days=(day,)) for day in WEEKDAYS
)


def zoned(zone: str) -> Plan:
    """A task for each day of the week, in a zone."""
    return plan(tasks=BY_DAY, time_zone=zone)


# nobody there


async def test_after_two_minutes_every_screen_is_today_again(hang: Hang) -> None:
    async with hang() as wall:
        for name in WAYS:
            await go(wall, name)
            await wall.press("shift")
            await wall.pass_by(seconds=119)
            assert wall.name == name
            await wall.pass_by(seconds=1)
            assert wall.name == "Today"


async def test_it_comes_home_to_the_page_of_what_is_now(hang: Hang) -> None:
    async with hang(plan(*(f"Task {number}" for number in range(7)))) as wall:
        await wall.press("1", "2", "3", "tab")
        await wall.pass_by(minutes=2)
        assert "Task 3" in wall.words, "what is now lies on the second page"
        assert wall.app.focused is None
        await wall.press("m")
        assert "Task 6" in wall.words
        await wall.pass_by(minutes=2)
        assert "Task 3" in wall.words


async def test_a_finger_keeps_the_screen(hang: Hang) -> None:
    async with hang() as wall:
        await wall.tap("#third")
        for _ in range(5):
            await wall.pass_by(seconds=100)
            await wall.tap_at(50, 12)
        assert wall.name == "StarChart"


async def test_a_wall_clock_that_jumps_does_not_count_as_time_gone_by(hang: Hang) -> None:
    async with hang() as wall:
        await wall.press("t")
        wall.clock.wall += timedelta(hours=1)
        await wall.tick()
        assert wall.name == "StarChart"


# days


def shown(wall: Wall) -> str:
    """The day of the header and of the task, which must agree."""
    header = wall.screen.query_one(DayHeader).date.split()[0]
    assert [f"Task of {header[:3]}"] == [card.task_title for card in wall.cards]
    return header


@pytest.mark.parametrize(
    ("zone", "before"),
    [
        ("Europe/London", date(2026, 11, 26)),
        ("Europe/London", date(2027, 3, 27)),  # the clock goes forward in this night
        ("Europe/London", date(2027, 10, 30)),  # and back in this one
        ("Australia/Sydney", date(2026, 11, 26)),
        ("Australia/Sydney", date(2027, 4, 3)),
        ("Australia/Sydney", date(2027, 10, 2)),
    ],
)
async def test_left_open_over_four_in_the_morning_it_shows_the_new_day(
    folder: Path, zone: str, before: date
) -> None:
    eve = datetime(before.year, before.month, before.day, 23, tzinfo=ZoneInfo(zone))
    clock = Clock(eve.astimezone(UTC))
    async with hung(Device.set_up(folder, "green", zoned(zone), clock), clock) as wall:
        old, new = f"{before:%A}", f"{before + timedelta(days=1):%A}"
        assert shown(wall) == old
        four = datetime(before.year, before.month, before.day, 4, tzinfo=ZoneInfo(zone))
        four += timedelta(days=1)  # by the civil clock, however long the night is
        night = four.astimezone(UTC) - clock.wall
        await wall.pass_by(seconds=night.total_seconds() - 60)
        assert shown(wall) == old
        await wall.pass_by(minutes=1)
        assert shown(wall) == new
        await wall.pass_by(seconds=1)  # a finger already on its way meant the old day's card
        await wall.tap("#card-0")
        assert wall.outcomes == ["done"]
        assert wall.today.date == before + timedelta(days=1)


async def test_left_open_over_a_week_it_shows_each_day(hang: Hang) -> None:
    async with hang(zoned("Europe/London")) as wall:
        for number in range(15):
            expected = date(2026, 11, 26) + timedelta(days=number)
            assert shown(wall) == f"{expected:%A}"
            await wall.tap("#card-0")
            assert wall.outcomes == ["done"]
            for _ in range(4):
                await wall.pass_by(hours=6)
        assert wall.today.lifetime == 15


async def test_after_a_sleep_of_days_it_shows_the_day_at_the_first_tick(hang: Hang) -> None:
    async with hang(zoned("Europe/London")) as wall:
        await wall.press("g")
        await wall.pass_by(days=3)
        assert wall.name == "Today"
        assert shown(wall) == "Sunday"


# other processes


def run(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    done = subprocess.run(
        python("-m", "kiosk", *words),
        cwd=ROOT,
        env={**os.environ, "SAMESTARS_DATA": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done


async def test_it_follows_a_command_within_two_seconds(folder: Path) -> None:
    clock = Clock(datetime.now(UTC))
    device = Device.set_up(folder, "green", plan("Hop", "Skip"), clock)
    async with hung(device, clock) as wall:
        run(folder, "tick", "task-0")
        await wall.until(lambda: "Done" in wall.words, seconds=2)
        await wall.press("s")
        exported = folder.parent / "plan.toml"
        run(folder, "plan", "export", str(exported))
        text = exported.read_text(encoding="utf-8")
        exported.write_text(text.replace('"task-1"', '"task-9"').replace('"Skip"', '"Sing"'))
        run(folder, "plan", "import", str(exported), "--yes")
        await wall.until(lambda: wall.name == "Today", seconds=2)
        await wall.until(lambda: "Sing" in wall.words and "Skip" not in wall.words, seconds=2)


async def test_a_tap_on_what_has_just_left_the_plan_is_a_star(hang: Hang) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        await wall.press("s")
        import_plan(wall, plan(tasks=(Task("sing", "rosa", "Sing"),)))
        await wall.press("d")  # before the next tick
        await wall.tick()
        await wall.press("b")
        assert wall.name == "Today"
        assert "Hop" in wall.words, "it was practised: its star is kept and shown"
        assert "Sing" in wall.words
        assert wall.today.stars_today == 1


# a clock that isn't set


async def test_stars_of_a_wrong_clock_are_shown_at_once_and_filed_when_it_is_right(
    hang: Hang,
) -> None:
    async with hang(plan("Hop", "Skip")) as wall:
        right = wall.clock.wall
        wall.clock.wall, wall.clock.trusted = datetime(2025, 1, 1, tzinfo=UTC), False
        await wall.tick()
        assert "The clock is not set yet." in wall.words
        await wall.tap("#card-0")
        assert wall.states == ["just-done", "now"]
        assert wall.today.waiting == 1
        wall.clock.wall, wall.clock.trusted = right + timedelta(minutes=2), True
        wall.clock.uptime += 120
        await wall.tick()
        assert "The clock is not set yet." not in wall.words
        assert wall.outcomes == ["done", ""]
        assert wall.today.waiting == 0
        assert wall.today.date == date(2026, 11, 26)


# a store that can't be written


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small file system of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("needs root and `mount`, for a small tmpfs")
    made = mount("-t", "tmpfs", "-o", "size=640k", "tmpfs", str(place))
    if made.returncode:
        pytest.skip(f"needs the right to mount a small tmpfs: {made.stderr.strip()}")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def mount(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(["mount", *words], capture_output=True, text=True, check=False)


def fill(disk: Path) -> None:
    with (disk / "ballast").open("wb") as ballast:
        status = os.statvfs(disk)
        ballast.write(bytes(status.f_bavail * status.f_frsize))


def use_up(folder: Path, clock: Clock) -> None:
    """Commands take what the journal had set aside, up to the last record that fits."""
    other = Device.open(folder, clock)
    day = other.day.practice_day(clock())
    for verb in cycle((other.day.tick, other.day.undo)):
        try:
            verb("rosa", "task-2", day=day, at=clock())
        except StoreFull:
            break
    other.close()


async def test_a_full_disk_is_said_and_shows_no_star_that_is_not_kept(disk: Path) -> None:
    clock = Clock()
    titles = [f"Task {number}" for number in range(3)]
    device = Device.set_up(disk / "device", "green", plan(*titles), clock)
    async with hung(device, clock) as wall:
        await wall.tap("#card-0")
        fill(disk)
        use_up(disk / "device", clock)
        wall.let_fingers_rest()
        await wall.tap("#card-1")
        assert "full" in wall.words
        shown = ["done" if state == "just-done" else "" for state in wall.states]
        assert shown == wall.outcomes, "what is shown is what is kept"
        assert "everything before it is kept" in wall.words
        await wall.pass_by(minutes=1)
        assert "full" in wall.words, "it is said until a tap is kept again"
        (disk / "ballast").unlink()
        wall.let_fingers_rest()
        await wall.tap("#card-2")
        assert wall.states[2] == "just-done"
        assert wall.outcomes[2] == "done"
        assert "full" not in wall.words


async def test_a_read_only_disk_is_said_and_everything_can_be_read(disk: Path) -> None:
    clock = Clock()
    device = Device.set_up(disk / "device", "green", plan("Hop", "Skip"), clock)
    Gate(device).choose("")
    device.close()
    assert mount("-o", "remount,ro", str(disk)).returncode == 0
    async with hung(Device.open(disk / "device", clock), clock) as wall:
        await wall.tap("#card-0")
        assert "cannot be written to" in wall.words
        assert wall.states == ["now", "next"]
        await wall.press("t", "m", "b", "b", "g", "m", "c")
        assert "could not be kept" in wall.words, "the colours neither"
        assert wall.app.theme == "light"
        await wall.press("b", "b")
        assert "Hop" in wall.words
        assert wall.app.return_code is None


async def test_a_disk_that_is_full_for_the_colours_keeps_the_old_ones(disk: Path) -> None:
    clock = Clock()
    device = Device.set_up(disk / "device", "green", plan("Hop"), clock)
    Gate(device).choose("")
    async with hung(device, clock, SIZE) as wall:
        fill(disk)
        await wall.press("g", "m", "c")
        assert wall.app.theme == "light"
        kept = json.loads((disk / "device" / "settings.json").read_text(encoding="utf-8"))
        assert kept["theme"] == "light"
