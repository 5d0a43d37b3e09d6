"""No star disappears: any sequence of ticks, withdrawals, corrections, edits and meetings."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.household import HouseholdError, Moment
from kiosk.household.completions import COLLECTION, OOPS
from kiosk.household.household import Household
from kiosk.household.plan import Plan
from kiosk.household.stars import Star, earned, star_of
from kiosk.household.waiting import COLLECTION as WAITING
from sync import Replica
from tests.kiosk.household.family import PLAN, THURSDAY, at, household, later, merge, new_replica
from tests.kiosk.household.plans import plans

TASKS = st.sampled_from(["k-words", "k-words", "stairs"])
DAYS = st.sampled_from([THURSDAY, THURSDAY, THURSDAY - timedelta(days=31)])
HOMES = st.sampled_from(["green", "blue"])
SLOTS = st.sampled_from([1, 1, 1, None, 2])
EDITED = [
    PLAN,
    replace(PLAN, tasks=PLAN.tasks[1:]),
    replace(PLAN, tasks=tuple(replace(task, paused=True, times=1) for task in PLAN.tasks)),
    replace(PLAN, rewards=(), time_zone="Pacific/Tongatapu"),
]
Facts = Mapping[str, Mapping[str, Any]]  # id -> fields


class TwoHomes(RuleBasedStateMachine):
    """Two homes on two replicas. Time runs for both; their clocks jump, and then are not trusted.

    A star is banked once a tap is five minutes old that neither home has taken back.
    """

    @initialize()
    def move_in(self) -> None:
        self.open = ExitStack()
        folder = Path(self.open.enter_context(tempfile.TemporaryDirectory()))
        self.ledgers = {
            name: self.open.enter_context(closing(new_replica(folder / name)))
            for name in ("green", "blue")
        }
        green = household(self.ledgers["green"])
        merge(self.ledgers["blue"], self.ledgers["green"])
        self.homes = {"green": green, "blue": Household(self.ledgers["blue"], "blue")}
        self.true = at()
        self.wrong = dict.fromkeys(self.homes, timedelta(0))
        self.boots = {"green": "g", "blue": "b"}
        self.tapped: dict[str, timedelta] = {}  # the end of a record's id -> when it truly was
        self.banked: set[Star] = set()
        self.last_up = self.up()
        self.last: tuple[str, date | None, int] = ("k-words", THURSDAY, 1)

    def teardown(self) -> None:
        if hasattr(self, "open"):
            self.open.close()

    def now(self, home: str) -> Moment:
        """What this home's clock says."""
        wrong = self.wrong[home]
        wall = self.true.wall + wrong
        return self.true._replace(wall=wall, trusted=not wrong, boot=self.boots[home])

    @rule(
        home=HOMES,
        task=TASKS,
        day=DAYS,
        slot=SLOTS,
        outcome=st.sampled_from(["done", "tried", "not-today"]),
    )
    def tick(self, home: str, task: str, day: date, slot: int | None, outcome: str) -> None:
        with self.only_fresh_taps_go(home):
            self.last, self.last_up = (task, day, slot or 1), self.up()
            tick = self.homes[home].tick(
                "rosa", task, day=day, slot=slot, outcome=outcome, at=self.now(home)
            )
            assert tick.star or outcome == "not-today"

    @rule(home=HOMES)
    def oops(self, home: str) -> None:
        task, day, slot = self.last
        with self.only_fresh_taps_go(home):
            self.homes[home].undo("rosa", task, day=day, slot=slot, at=self.now(home))

    @rule(home=HOMES, task=TASKS, outcome=st.sampled_from(["done", "tried"]))
    def tick_without_a_day(self, home: str, task: str, outcome: str) -> None:
        with self.only_fresh_taps_go(home):
            self.last, self.last_up = (task, None, 1), self.up()
            tick = self.homes[home].tick("rosa", task, day=None, outcome=outcome, at=self.now(home))
            assert tick.star

    @rule(home=HOMES)
    def file_what_waits(self, home: str) -> None:
        before = stars(self.ledgers[home])
        self.wrong[home] = timedelta(0)
        self.homes[home].file_waiting(self.now(home))
        if self.last[1] is None:
            self.last = self.last[0], THURSDAY, 1
        assert before <= stars(self.ledgers[home])

    @rule(minutes=st.sampled_from([1, 2, 3, 5, 6, 60]))
    def time_passes(self, minutes: int) -> None:
        self.true = later(self.true, minutes=minutes)

    @rule(home=HOMES, minutes=st.sampled_from([-4, 90]))
    def a_clock_jumps(self, home: str, minutes: int) -> None:
        self.wrong[home] = timedelta(minutes=minutes)

    @rule(home=HOMES)
    def a_clock_says_that_the_last_tap_was_a_minute_ago(self, home: str) -> None:
        self.wrong[home] = self.last_up + timedelta(minutes=1) - self.up()

    @rule(home=HOMES, plan=st.sampled_from(EDITED) | plans())
    def edit_the_plan_restart_and_be_paid(self, home: str, plan: Plan) -> None:
        before = stars(self.ledgers[home])
        self.boots[home] += "'"
        self.homes[home] = Household(self.ledgers[home], home)
        self.homes[home].import_plan(plan, self.true)
        with suppress(HouseholdError):  # not reached yet, or no such child: refused in words
            self.homes[home].give_reward("rosa", self.true)
        self.homes[home].import_plan(plan if plan in EDITED else PLAN, self.true)
        assert stars(self.ledgers[home]) == before

    @rule(into=HOMES)
    def meet(self, into: str) -> None:
        other = "blue" if into == "green" else "green"
        merge(self.ledgers[into], self.ledgers[other])

    @invariant()
    def no_banked_star_is_missing(self) -> None:
        if hasattr(self, "homes"):
            standing = self.ages(both(*self.ledgers.values()))
            assert self.banked <= standing.keys()
            self.banked |= {star for star, ago in standing.items() if ago > OOPS}

    @invariant()
    def what_is_counted_is_what_the_facts_say(self) -> None:
        for name, home in getattr(self, "homes", {}).items():
            hers = [star for star in stars(self.ledgers[name]) if star[0] == "rosa"]
            assert home.lifetime("rosa") == len(hers)

    @contextmanager
    def only_fresh_taps_go(self, home: str) -> Iterator[None]:
        ledger = self.ledgers[home]
        before = self.ages(facts(ledger))
        known = ids(ledger)
        with suppress(HouseholdError):  # a slot or a task that this plan does not have
            yield
        self.tapped |= dict.fromkeys((end(id) for id in ids(ledger) - known), self.up())
        gone = before.keys() - stars(ledger)
        assert all(before[star] <= OOPS for star in gone)
        assert len(gone) <= 1

    def up(self) -> timedelta:
        return timedelta(seconds=self.true.uptime)

    def ages(self, facts: Facts) -> dict[Star, timedelta]:
        """How long ago the oldest standing tap of each star truly was."""
        found: dict[Star, timedelta] = {}
        for id, fields in facts.items():
            star = star_of(id, fields)
            if star:
                ago = self.up() - self.tapped[end(id)]
                found[star] = max(ago, found.get(star, ago))
        return found


def facts(ledger: Replica) -> Facts:
    """All completion records that a ledger holds."""
    return {
        id: fields
        for month in ledger.months()
        for id, fields in ledger.dated(COLLECTION, month).items()
    }


def both(green: Replica, blue: Replica) -> Facts:
    """What the two will hold together once they meet."""
    ours, theirs = facts(green), facts(blue)
    return {id: {**ours.get(id, {}), **theirs.get(id, {})} for id in ours.keys() | theirs.keys()}


def stars(ledger: Replica) -> set[Star]:
    """Every star that a ledger holds, worked out from nothing but its facts."""
    return earned(facts(ledger))


def ids(ledger: Replica) -> set[str]:
    """Of all facts, filed or not."""
    return facts(ledger).keys() | ledger.records(WAITING).keys()


def end(id: str) -> str:
    """The random end of an id; a filed fact keeps that of the waiting one."""
    return id.rpartition(".")[2]


TestTwoHomes = TwoHomes.TestCase
TestTwoHomes.settings = settings(
    max_examples=100,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
