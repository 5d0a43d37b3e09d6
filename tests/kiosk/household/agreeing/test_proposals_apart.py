"""Proposals, answers and new schedules of homes that meet now and then, and in part."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.household import HouseholdError
from kiosk.household.agreeing.proposing import Proposing
from kiosk.household.household import Household
from kiosk.household.nights.parenting_schedule import night
from kiosk.household.nights.schedule_proposing import propose_schedule
from kiosk.household.nights.schedule_setting import Terms
from kiosk.household.nights.swaps import propose_swap
from kiosk.household.plan import Home, ScheduleChange
from sync import Replica
from tests.kiosk.household.family import PLAN, THURSDAY, at, household, merge, new_replica

HOMES = ("green", "blue", "red")
FIRST = THURSDAY - timedelta(days=20)
PATTERNS = ("AABBAAABBAABBB", "AB", "BBBBBBBAAAAAAA", "B")

who = st.integers(0, 2)
parts = st.sampled_from([1.0, 1.0, 1.0, 0.98, 0.9, 0.5])
steps = st.one_of(
    st.tuples(st.just("propose"), who, st.integers(1, 5), st.integers(0, 2), parts),
    st.tuples(st.just("propose"), who, st.integers(1, 5), st.integers(0, 2), parts),
    st.tuples(st.just("answer"), who, st.integers(0, 1), st.booleans()),
    st.tuples(st.just("answer"), who, st.integers(0, 1), st.just(True)),
    st.tuples(st.just("answer"), who, st.integers(0, 1), st.just(True)),
    st.tuples(st.just("withdraw"), st.integers(0, 1)),
    st.tuples(st.just("new_schedule"), who, st.sampled_from(PATTERNS), st.integers(0, 6), parts),
    st.tuples(st.just("new_schedule"), who, st.sampled_from(PATTERNS), st.integers(0, 6), parts),
    st.tuples(st.just("holiday"), who, st.integers(0, 4)),
    st.tuples(st.just("schedule"), who, st.sampled_from(PATTERNS), st.integers(-9, 4)),
    st.tuples(st.just("carry"), who, who, parts),
    st.tuples(st.just("sleep")),
    st.tuples(st.just("meet")),
)


class Story:
    """Some homes, and what has been said in them, in the order in which it was said."""

    def __init__(self, replicas: list[Replica]) -> None:
        homes = tuple(Home(id, f"{id} house") for id in HOMES[: len(replicas)])
        first = household(replicas[0], replace(PLAN, homes=homes))
        for other in replicas[1:]:
            merge(other, replicas[0])
        others = [Household(*each) for each in zip(replicas[1:], HOMES[1:], strict=False)]
        self.homes = [first, *others]
        self.replicas = replicas
        self.today = THURSDAY
        self.proposed: dict[str, dict[str, Any]] = {}  # id -> answers, answer_by, withdrawn
        self.past: dict[int, str] = {}

    def home(self, number: int) -> Household:
        return self.homes[number % len(self.homes)]

    def play(self, step: Any) -> None:
        name, *given = step
        with suppress(HouseholdError):  # what is refused has written nothing, as the end shows
            getattr(self, name)(*given)

    def propose(self, number: int, away: int, more: int, part: float) -> None:
        """Propose another home, and bring it, or nearly so, to the others."""
        home, first = self.home(number), self.today + timedelta(days=away)
        schedule = home.plan.parenting_schedule
        assert schedule is not None
        wanted = next(each.home for each in self.homes if each.home != night(schedule, first))
        one = propose_swap(
            home,
            first,
            first + timedelta(days=more),
            wanted,
            answer_by=self.today + timedelta(days=away // 2),
            at=at(self.today),
        )
        said = {"home": home.home, "answers": {}, "by": one.answer_by, "back": False}
        self.proposed.setdefault(one.id, said)
        for other in range(len(self.homes)):
            self.carry(number, other, part)

    def new_schedule(self, number: int, pattern: str, away: int, part: float) -> None:
        """Propose a schedule: whatever this home had proposed before is taken back."""
        home, starts = self.home(number), self.today + timedelta(days=away)
        terms = Terms(pattern, HOMES[: len(self.homes)], starts)
        ours = self.own_schedules(home)
        one = propose_schedule(home, terms, at=at(self.today), answer_by=starts)
        if one.id not in ours:
            said = {"home": home.home, "answers": {}, "by": one.answer_by, "back": False}
            self.proposed[one.id] = said
            self.take_back(ours)
        for other in range(len(self.homes)):
            self.carry(number, other, part)

    def own_schedules(self, home: Household) -> list[str]:
        """The ids of the schedules that wait by what this home knows."""
        every = Proposing(home).proposals(at(self.today)).open()
        return [one.id for one in every if (one.kind, one.home) == ("schedule", home.home)]

    def take_back(self, ids: list[str]) -> None:
        for id in ids:
            self.proposed[id]["back"] = True

    def holiday(self, number: int, away: int) -> None:
        """A dated change, which leaves the schedule itself alone."""
        home, day = self.home(number), self.today + timedelta(days=away)
        now = home.plan.parenting_schedule
        assert now is not None
        new = replace(now, changes=(*now.changes, ScheduleChange(day, HOMES[0])))
        home.import_plan(replace(home.plan, parenting_schedule=new), at(self.today))

    def id(self, number: int) -> str:
        """One of the proposals, counted from the newest."""
        newest = list(reversed(self.proposed))
        return newest[number % len(newest)] if newest else "swap.none"

    def answer(self, number: int, which: int, yes: bool) -> None:
        """Another home than the one that proposed says yes or no."""
        id = self.id(which)
        others = [each for each in self.homes if not self.is_of(id, each)]
        home = others[number % len(others)]
        ours = self.own_schedules(home)
        before = home.home in self.proposed.get(id, {}).get("answers", {})
        Proposing(home).answer(id, yes, at=at(self.today))
        self.proposed[id]["answers"][home.home] = yes
        if yes and not before and id.startswith("schedule"):
            self.take_back(ours)

    def withdraw(self, which: int) -> None:
        """Whoever proposed takes it back."""
        id = self.id(which)
        home = next((each for each in self.homes if self.is_of(id, each)), self.homes[0])
        Proposing(home).withdraw(id, at=at(self.today))
        self.proposed[id]["back"] = True

    def is_of(self, id: str, home: Household) -> bool:
        return id in self.proposed and self.proposed[id]["home"] == home.home

    def schedule(self, number: int, pattern: str, away: int) -> None:
        home, starts = self.home(number), self.today + timedelta(days=away)
        assert home.plan.parenting_schedule is not None
        letters = dict(zip("AB", HOMES, strict=False))  # one that was agreed to may name one alone
        new = replace(home.plan.parenting_schedule, pattern=pattern, letters=letters, starts=starts)
        home.import_plan(replace(home.plan, parenting_schedule=new), at(self.today))

    def carry(self, source: int, to: int, part: float) -> None:
        """What one home wrote comes to another in part: a prefix, as a torn transfer leaves it."""
        into, other = (self.replicas[each % len(self.replicas)] for each in (to, source))
        changes = list(other.changes())
        into.apply(changes[: round(part * len(changes))])

    def sleep(self) -> None:
        self.today += timedelta(days=1)

    def meet(self) -> None:
        """Everybody sees everything, and sees the same."""
        for one in self.replicas:
            for other in self.replicas:
                merge(one, other)
        everywhere = [Proposing(each).proposals(at(self.today)).every() for each in self.homes]
        assert all(each == everywhere[0] for each in everywhere)
        assert {one.id: one.state for one in everywhere[0]} == {
            id: self.expected(said) for id, said in self.proposed.items()
        }
        tables = [self.nights(each) for each in self.homes]
        assert all(each == tables[0] for each in tables)
        over = (self.today - FIRST).days
        for number, home in self.past.items():
            assert tables[0][number] == home, "the past has changed"
        self.past = dict(enumerate(tables[0][:over]))

    def nights(self, home: Household) -> list[str]:
        schedule = home.plan.parenting_schedule
        assert schedule is not None
        return [night(schedule, FIRST + timedelta(days=each)) or "" for each in range(60)]

    def expected(self, said: dict[str, Any]) -> str:
        others = [home.home for home in self.homes if home.home != said["home"]]
        answers = [said["answers"].get(home) for home in others]
        if False in answers:
            return "declined"
        if all(answers):
            return "crossed" if said["back"] else "agreed"
        if said["back"]:
            return "withdrawn"
        return "expired" if self.today > said["by"] else "open"


@contextmanager
def homes(number: int) -> Iterator[Story]:
    where = "/dev/shm" if Path("/dev/shm").is_dir() else None  # in memory: thousands of fsyncs
    with tempfile.TemporaryDirectory(dir=where) as folder, ExitStack() as stack:
        yield Story(
            [
                stack.enter_context(closing(new_replica(Path(folder) / name)))
                for name in HOMES[:number]
            ]
        )


@example(
    2, [("new_schedule", 1, "B", 0, 1.0), ("answer", 0, 0, True), ("schedule", 0, PATTERNS[0], 0)]
)
@given(st.sampled_from([2, 2, 3]), st.lists(steps, min_size=4, max_size=25))
@settings(max_examples=40, deadline=None)
def test_however_homes_meet_all_tell_the_same_and_the_past_stays(
    number: int, told: list[Any]
) -> None:
    with homes(number) as story:
        for step in [*told, ("meet",)]:
            story.play(step)
