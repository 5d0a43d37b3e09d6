"""A child's day: what the first screen asks of the household, and what a tap says to it."""

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from kiosk.household.completions import OPEN, Completion, Fact
from kiosk.household.day import Day, due_task, paused_tasks, shown_places
from kiosk.household.due import own
from kiosk.household.learned import SEEN, just_learned
from kiosk.household.ledger import Ledger
from kiosk.household.moment import Moment
from kiosk.household.pauses import COLLECTION as PAUSES
from kiosk.household.pauses import Pauses
from kiosk.household.plan import Plan, Task
from kiosk.household.plan_records import plan_from_records
from kiosk.household.practice import Practice, Saying, Slots, Tick, Undone, last_said, open_slot
from kiosk.household.practice_day import Part, part_of_day, practice_day
from kiosk.household.purse import Purse, Purses
from kiosk.household.refusals import (
    check_day,
    check_helper,
    check_outcome,
    check_reason,
    checked_task,
    known_child,
)
from kiosk.household.rewards import NO_PICK, PICKS, RewardProgress, reward_progress
from kiosk.household.together import going_back, joining
from kiosk.household.waiting import filing, left_waiting, waiting


class ChildsDay:
    """A ledger, read and written as the children's practice days.

    `home` is the id of the home in which this device hangs; `screen` tells it from others there,
    for as long as it lives (empty: nobody asks).

    It never asks the time: a `Moment` comes with each question that needs one. Nothing is kept but
    what can be read again from the ledger. For one thread. Raises HouseholdError where something is
    refused.
    """

    def __init__(self, ledger: Ledger, home: str, screen: str = "") -> None:
        self.home = home
        self.screen = screen
        self.ledger = ledger
        self._practice = Practice(ledger, home, screen)
        self._plan = plan_from_records(ledger)
        self._pauses = Pauses(ledger.records(PAUSES))
        self._plan_version = ledger.undated_version
        self._purses = Purses(ledger)

    @property
    def plan(self) -> Plan:
        """The plan, read again only when an undated record has changed."""
        self._read_undated()
        return self._plan

    @property
    def pauses(self) -> Pauses:
        """When which child rests, read again with the plan."""
        self._read_undated()
        return self._pauses

    def _read_undated(self) -> None:
        if self._plan_version != self.ledger.undated_version:
            self._plan_version = self.ledger.undated_version
            self._plan = plan_from_records(self.ledger)
            self._pauses = Pauses(self.ledger.records(PAUSES))

    @property
    def zone(self) -> ZoneInfo:
        """The household's time zone, which is not the device's."""
        return ZoneInfo(self.plan.time_zone)

    def practice_day(self, at: Moment) -> date:
        """The practice day at a moment."""
        return practice_day(at.wall, self.zone, self.plan.day_starts)

    def part_of_day(self, at: Moment) -> Part:
        """Morning until 12:00, evening from 17:00 until the next practice day."""
        return part_of_day(at.wall, self.zone, self.plan.day_starts)

    def today(self, child: str, day: date, at: Moment) -> Day:
        """The child's practice day `day`, as seen at a moment."""
        plan = self.plan
        known_child(plan, child)
        slots = self._slots(child, day, at)
        rest = self._pauses.why(child, day)
        shown = shown_places(plan, child, day, self.home, slots, rests=bool(rest))
        purse = self._purses.of(child)
        return Day(
            date=day,
            child=child,
            tasks=tuple(
                due_task(place, slots.get((place.task.id, place.slot), OPEN), at) for place in shown
            ),
            stars_today=sum(slot.star for slot in slots.values()),
            lifetime=purse.stars,
            reward=self._progress(plan, child, purse),
            paused=paused_tasks(plan.tasks, child, day),
            waiting=sum(fact.child == child for fact in self._practice.waiting()),
            rest=rest,
        )

    def _slots(self, child: str, day: date | None, at: Moment) -> Slots:
        """A day's slots; what waits to be filed counts as today's, and with a wrong clock as any
        day's.
        """
        if day is not None and (not at.trusted or day == self.practice_day(at)):
            return self._practice.meanwhile(child, day)
        return self._practice.on(child, day)

    def tick(
        self,
        child: str,
        task: str,
        *,
        day: date | None,
        slot: int | None = None,
        outcome: str = "done",
        reason: str = "",
        by: str = "",
        helper: str = "",
        at: Moment,
    ) -> Tick:
        """Record what came of a slot of a task; saying it twice is harmless.

        `day` None keeps it in order until `file_waiting`. `slot` None is the first open one. `by`
        is a caregiver's id, or empty for the child; `helper` one of HELPERS, or empty.
        """
        found = checked_task(self.plan, child, task, slot, by)
        check_day(found, day, self.practice_day(at))
        check_outcome(outcome)
        check_reason(reason)
        check_helper(helper)
        slots = self._slots(child, day, at)
        slot = slot or open_slot(found, outcome, slots)
        was = slots.get((task, slot), OPEN)
        saying = Saying(found, day, slot, outcome, reason, by, self.home, self.screen, helper)
        also = [edit for each in self._others(saying, at) for edit in joining(*each, at)]
        written = self._practice.say(was, saying, at, also)
        now = self._slots(child, day, at).get((task, slot), OPEN)
        earned = now.star and not was.star
        return Tick(child, task, day, slot, now.outcome, now.star, earned, bool(written))

    def undo(
        self,
        child: str,
        task: str,
        *,
        day: date | None,
        slot: int | None = None,
        at: Moment,
        by: str = "",
    ) -> Undone:
        """Take back a mis-tap of the last five minutes; later, correct the record, and the star
        stays.

        Where there is nothing to take back, nothing happens. `slot` None is the last one that says
        anything.
        """
        found = checked_task(self.plan, child, task, slot, by)
        check_day(found, day, self.practice_day(at))
        slots = self._slots(child, day, at)
        slot = slot or last_said(found, slots)
        was = slots.get((task, slot), OPEN)
        others = self._others(Saying(found, day, slot, "", "", by, self.home), at)
        also = [edit for theirs, _ in others for edit in going_back(theirs, at)]
        written = self._practice.unsay(was, by or child, at, also)
        now = self._slots(child, day, at).get((task, slot), OPEN)
        withdrawn = any("withdrawn" in fields for _, fields in written)
        corrected = bool(written) and not withdrawn
        return Undone(child, task, day, slot, now.outcome, now.star, withdrawn, corrected)

    def _others(self, saying: Saying, at: Moment) -> list[tuple[Completion, Saying]]:
        """The children who do the task together with the one that speaks, but those who rest: what
        the slot says of each, and what is said for it.
        """
        task, day = saying.task, saying.day
        if not task.together:  # nearly every tap
            return []
        names = {child.id for child in self.plan.children} & set(task.together)
        found = []
        for child in sorted(names):
            if not self.pauses.why(child, day or self.practice_day(at)):
                was = self._slots(child, day, at).get((task.id, saying.slot), OPEN)
                found.append((was, saying._replace(task=own(task, child))))
        return found

    def file_waiting(self, at: Moment) -> int:
        """File the taps of this screen that waited for a right clock; returns how many.

        Call it when the clock is right.
        """
        return self._file(waiting(self.ledger, self.home, self.screen), at)

    @property
    def left_waiting(self) -> int:
        """How many taps wait for the clock of another screen of this home."""
        return len(left_waiting(self.ledger, self.home, self.screen))

    def file_left_waiting(self, at: Moment) -> int:
        """File these too, by the word of a person who knows that their screen is gone; returns how
        many. They count for the practice day of the moment.
        """
        return self._file(left_waiting(self.ledger, self.home, self.screen), at)

    def _file(self, facts: Mapping[str, Fact], at: Moment) -> int:
        edits = filing(self.ledger, self.plan, facts, at)
        if edits:
            self.ledger.write(edits, author="")
        return len(facts)

    def just_learned(self, child: str, day: date) -> Task | None:
        """What the child has mastered lately and was not shown yet; None on nearly every look."""
        return just_learned(self.plan.tasks, self.ledger.records(SEEN), child, day)

    def lifetime(self, child: str) -> int:
        """All the stars that the child ever earned."""
        return self._purses.of(child).stars

    def reward(self, child: str) -> RewardProgress | None:
        """How far it is to the child's current reward; None if the plan holds none for it."""
        known_child(self.plan, child)
        return self._progress(self.plan, child, self._purses.of(child))

    def _progress(self, plan: Plan, child: str, purse: Purse) -> RewardProgress | None:
        return reward_progress(plan, child, purse, self.ledger.records(PICKS).get(child, NO_PICK))
