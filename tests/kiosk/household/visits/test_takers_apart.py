"""Takers and visits of two homes that meet now and then: both tell the same, and the past stays."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.household import HouseholdError, Moment
from kiosk.household.agreeing.proposing import Proposing
from kiosk.household.household import Household
from kiosk.household.visits.appointments import Visit, cancelled_between, visits
from kiosk.household.visits.changing_visits import ChangingVisits
from kiosk.household.visits.open_matters import open_matters
from kiosk.household.visits.taking import Taking, with_appointment
from kiosk.household.visits.took import took
from sync import Replica
from tests.kiosk.household.family import PLAN, THURSDAY, household, merge, new_replica

KIM = replace(PLAN.appointments[0], repeat="FREQ=WEEKLY;BYDAY=TU,FR")
WEEKS = timedelta(days=40)

who = st.integers(0, 1)
taker = st.sampled_from(["sam", "alex"])
place = st.integers(0, 3)
steps = st.one_of(
    st.tuples(st.just("take"), who, place, taker, st.booleans()),
    st.tuples(st.just("take"), who, place, taker, st.booleans()),
    st.tuples(st.just("agree"), who, place),
    st.tuples(st.just("say_no"), who, place),
    st.tuples(st.just("take_back"), who, place),
    st.tuples(st.just("settle"), who, place, taker, st.booleans()),
    st.tuples(st.just("settle"), who, place, taker, st.booleans()),
    st.tuples(st.just("move"), who, place, st.integers(-30, 80), st.booleans()),
    st.tuples(st.just("cancel"), who, place, st.integers(0, 9)),
    st.tuples(st.just("put_back"), who, place),
    st.tuples(st.just("name"), who, st.sampled_from(["sam", "alex", ""])),
    st.tuples(st.just("carry"), who, st.sampled_from([1.0, 1.0, 0.9, 0.5])),
    st.tuples(st.just("sleep"), st.integers(1, 4)),
    st.tuples(st.just("sleep"), st.integers(1, 4)),
    st.tuples(st.just("meet")),
)


class Story:
    """Two homes, and a clock that goes on an hour with each word."""

    def __init__(self, green: Replica, blue: Replica) -> None:
        self.homes = [household(green, replace(PLAN, appointments=(KIM,))), Household(blue, "blue")]
        self.replicas = [green, blue]
        merge(blue, green)
        self.wall = datetime.combine(THURSDAY, time(8), UTC)
        self.past: list[tuple[str, list[str]]] | None = None
        self.until = self.wall

    @property
    def at(self) -> Moment:
        return Moment(self.wall)

    def play(self, step: Any) -> None:
        name, *given = step
        self.wall += timedelta(hours=1)
        with suppress(HouseholdError):
            getattr(self, name)(*given)

    def visit(self, number: int, place: int) -> Visit:
        found = visits(self.homes[number].plan, self.wall, place + 1)
        if len(found) <= place:
            raise HouseholdError("there is none")
        return found[place]

    def take(self, number: int, place: int, who: str, series: bool) -> None:
        visit = self.visit(number, place)
        Taking(self.homes[number]).take(visit, who, at=self.at, series=series)

    def agree(self, number: int, place: int) -> None:
        Taking(self.homes[number]).agree(self.visit(number, place), at=self.at)

    def say_no(self, number: int, place: int) -> None:
        """To the oldest proposal about the visit that waits for an answer of this home."""
        home = self.homes[number]
        for one in Taking(home).waiting(self.visit(number, place), self.at):
            if one.waits_for(home.home):
                Proposing(home).answer(one.id, False, at=self.at)
                return

    def take_back(self, number: int, place: int) -> None:
        """The oldest proposal of this home about the visit."""
        home = self.homes[number]
        for one in Taking(home).waiting(self.visit(number, place), self.at):
            if one.home == home.home:
                Proposing(home).withdraw(one.id, at=self.at)
                return

    def settle(self, number: int, place: int, who: str, series: bool) -> None:
        """One home proposes, and the other one, which has heard of it, says yes."""
        self.take(number, place, who, series)
        self.carry(number, 1.0)
        self.agree(1 - number, place)

    def move(self, number: int, place: int, hours: int, series: bool) -> None:
        visit = self.visit(number, place)
        to = visit.starts.replace(tzinfo=None) + timedelta(hours=hours)
        ChangingVisits(self.homes[number]).move(visit, to, at=self.at, series=series)

    def cancel(self, number: int, place: int, chance: int) -> None:
        visit = self.visit(number, place)
        ChangingVisits(self.homes[number]).cancel(visit, at=self.at, series=chance == 0)

    def put_back(self, number: int, place: int) -> None:
        home, today = self.homes[number], self.wall.date()
        for one in cancelled_between(home.plan, today, today + WEEKS)[: place + 1]:
            ChangingVisits(home).put_back(one, at=self.at)
        ChangingVisits(home).put_back(self.visit(number, place), at=self.at)

    def name(self, number: int, who: str) -> None:
        home = self.homes[number]
        new = with_appointment(home.plan, KIM.id, taker=who, agreed=(home.home,))
        home.import_plan(new, self.at)

    def carry(self, number: int, part: float) -> None:
        """What one home wrote comes to the other in part, as a torn transfer leaves it."""
        changes = list(self.replicas[number].changes())
        self.replicas[1 - number].apply(changes[: round(part * len(changes))])

    def sleep(self, days: int) -> None:
        self.wall += timedelta(days=days)

    def meet(self) -> None:
        for one, other in (self.replicas, self.replicas[::-1]):
            merge(one, other)
        green, blue = self.homes
        assert told(green, self.wall) == told(blue, self.wall)
        assert open_matters(green.ledger, green.plan, self.wall) == open_matters(
            blue.ledger, blue.plan, self.wall
        )
        if self.past is not None:
            assert self.taken(self.until) == self.past, "the past has changed"
        self.until, self.past = self.wall, self.taken(self.wall)

    def taken(self, until: datetime) -> list[tuple[str, list[str]]]:
        """What each adult took until then, as both homes tell it now."""
        lists = []
        for home in self.homes:
            found = took(home.ledger, home.plan, self.wall)
            names = [
                (
                    one.name,
                    [f"{each.starts:%m-%d %H:%M}" for each in one.visits if each.ends <= until],
                )
                for one in found
            ]
            lists.append([(name, days) for name, days in names if days])
        assert lists[0] == lists[1]
        return lists[0]


def told(home: Household, wall: datetime) -> list[tuple[str, str, bool]]:
    return [(f"{one.starts}", one.caregiver, one.agreed) for one in visits(home.plan, wall, 12)]


@contextmanager
def story() -> Iterator[Story]:
    where = "/dev/shm" if Path("/dev/shm").is_dir() else None  # in memory: thousands of fsyncs
    with tempfile.TemporaryDirectory(dir=where) as folder, ExitStack() as stack:
        yield Story(
            *(stack.enter_context(closing(new_replica(Path(folder) / name))) for name in "gb")
        )


@given(st.lists(steps, max_size=20))
@settings(max_examples=40, deadline=None)
def test_however_two_homes_meet_both_tell_the_same_and_the_past_stays(tale: list[Any]) -> None:
    with story() as homes:
        for step in [("sleep", 6), ("meet",), *tale, ("meet",), ("sleep", 4), ("meet",)]:
            homes.play(step)
