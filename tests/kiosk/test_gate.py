"""The PIN's gate on a device: free tries, growing waits, clocks that jump, restarts."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.device import Device
from kiosk.gate import Gate
from kiosk.household.pin import choosing
from tests.kiosk.plans import plan
from tests.look.family import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def device(folder: Path, clock: Clock) -> Iterator[Device]:
    """A device whose household chose 0417."""
    found = Device.set_up(folder, "green", plan("Hop"), clock)
    Gate(found).choose("0417")
    yield found
    found.close()


@pytest.fixture
def shut(device: Device) -> Gate:
    """After three wrong tries."""
    gate = Gate(device)
    for _ in range(3):
        assert not gate.wait()
        assert not gate.enter("1234")
    assert gate.wait() == 30
    return gate


def test_a_household_is_asked_once_and_may_want_none(folder: Path, clock: Clock) -> None:
    device = Device.set_up(folder, "green", plan("Hop"), clock)
    gate = Gate(device)
    found: list[str] = [gate.standing]
    for digits in ("", "0417"):
        gate.choose(digits)
        found.append(gate.standing)
    assert found == ["never", "none", "set"]
    device.close()


def test_during_the_wait_even_the_right_digits_are_not_heard(shut: Gate, clock: Clock) -> None:
    assert not shut.enter("0417")
    assert shut.wrong == 3, "and it does not count"
    clock.pass_by(seconds=29)
    assert shut.wait() == 1
    clock.pass_by(seconds=1)
    assert shut.enter("0417")
    assert shut.wrong == 0


def test_each_wrong_try_waits_longer_up_to_a_quarter_of_an_hour(shut: Gate, clock: Clock) -> None:
    for wanted in (60, 300, 900, 900):
        clock.pass_by(seconds=shut.wait())
        assert not shut.enter("1234")
        assert shut.wait() == wanted


def test_the_wait_survives_a_restart_of_the_program(
    shut: Gate, device: Device, folder: Path, clock: Clock
) -> None:
    device.close()
    again = Device.open(folder, clock)
    assert Gate(again).wait() == 30
    again.close()


@pytest.mark.parametrize("jump", [timedelta(days=-400), timedelta(days=400)])
def test_within_one_run_of_the_machine_no_jump_of_the_clock_counts(
    shut: Gate, clock: Clock, jump: timedelta
) -> None:
    clock.wall += jump
    assert shut.wait() == 30
    clock.pass_by(seconds=30)
    assert shut.wait() == 0


def restarted(clock: Clock, jump: timedelta, trusted: bool) -> None:
    """Another run of the machine, with its clock where it is."""
    clock.boot = "another boot"
    clock.uptime = 5.0
    clock.wall += jump
    clock.trusted = trusted


@pytest.mark.parametrize(
    ("jump", "trusted"),
    [
        (timedelta(days=-400), True),
        (timedelta(hours=-10), True),
        (timedelta(days=-400), False),
        (timedelta(days=400), False),
        (timedelta(seconds=10), False),
    ],
)
def test_after_a_start_with_a_doubtful_clock_the_wait_begins_anew_and_ends(
    shut: Gate, clock: Clock, jump: timedelta, trusted: bool
) -> None:
    restarted(clock, jump, trusted)
    shut.settle()
    assert shut.wait() == 30
    clock.pass_by(seconds=20)
    shut.settle()
    assert shut.wait() == 10
    clock.pass_by(seconds=10)
    assert shut.enter("0417")


def test_after_a_start_with_a_right_clock_the_time_without_power_counts(
    shut: Gate, clock: Clock
) -> None:
    restarted(clock, timedelta(seconds=12), True)
    shut.settle()
    assert shut.wait() == 18


def test_a_pin_set_elsewhere_begins_anew(shut: Gate, device: Device) -> None:
    device.replica.write([choosing("2222", device.moment())], author="")
    assert shut.wait() == 0
    assert shut.enter("2222")
    assert not shut.enter("0417")
