"""The household: what else screens and commands ask of it, and what adults say to it."""

from datetime import date

from kiosk.household.both_homes import PlanRival, keeping, plan_rivals, restoring
from kiosk.household.chart import (
    MonthChart,
    WeekChart,
    month_chart,
    month_days,
    week_chart,
    week_days,
)
from kiosk.household.childs_day import ChildsDay
from kiosk.household.diary import completions_between
from kiosk.household.due import DueTask
from kiosk.household.errors import HouseholdError
from kiosk.household.handover import Handover, tell
from kiosk.household.learned import learned_tasks, learning, seen_edit
from kiosk.household.moment import Moment
from kiosk.household.nights.parenting_schedule import Whereabouts, whereabouts
from kiosk.household.pauses import Pause, ending, pause_edit
from kiosk.household.plan import Plan, Reward, Task
from kiosk.household.plan_diff import PlanChange
from kiosk.household.plan_import import import_plan
from kiosk.household.practice_day import ONE_DAY
from kiosk.household.refusals import check_caregiver, checked_task, known_child, refusal
from kiosk.household.rewards import (
    RewardProgress,
    check_reached,
    menu,
    payout_edit,
    pick_edit,
)
from kiosk.household.visits.appointments import Visit, visits
from kiosk.language import _
from kiosk.language.days import first_weekday


class Household(ChildsDay):
    """All that the household can be asked: the child's day, charts, the handover, the plan."""

    @classmethod
    def over(cls, day: ChildsDay) -> "Household":
        """The whole household over the ledger of a child's day."""
        return cls(day.ledger, day.home, day.screen)

    def week(self, child: str, day: date) -> WeekChart:
        """The week that holds `day`."""
        return self.weeks(child, day, 1)[0]

    def weeks(self, child: str, day: date, number: int) -> tuple[WeekChart, ...]:
        """The week that holds `day` and those before it, newest first."""
        plan = self.plan
        known_child(plan, child)
        first = first_weekday(plan.time_zone)
        weeks = [week_days(day - 7 * back * ONE_DAY, first) for back in range(number)]
        done = completions_between(self.ledger, child, weeks[-1][0], weeks[0][-1])
        rests = self.pauses.rests
        return tuple(week_chart(plan, child, days, done, rests(child, days)) for days in weeks)

    def month(self, child: str, month: str) -> MonthChart:
        """A calendar month, named as "2026-11"."""
        plan = self.plan
        known_child(plan, child)
        try:
            days = month_days(month)
        except ValueError:
            raise HouseholdError(f'"{month}" is no month; say it as in "2026-11".') from None
        done = completions_between(self.ledger, child, days[0], days[-1])
        return month_chart(plan, child, days, done, self.pauses.rests(child, days))

    def menu(self, child: str) -> tuple[Reward, ...]:
        """The rewards that the child may pick from, in the order of the plan."""
        known_child(self.plan, child)
        return menu(self.plan, child)

    def pick_reward(self, child: str, reward: str, at: Moment) -> bool:
        """The child wants this one; its stars stay, whatever it picks. Of two homes apart the last
        pick holds. False if it was picked already.
        """
        progress = self.reward(child)
        if progress and progress.picked and progress.reward.id == reward:
            return False
        number = progress.number if progress else 1
        edit = pick_edit(self.plan, child, reward, number, at.wall)
        self.ledger.write([edit], author=child)
        return True

    def give_reward(self, child: str, at: Moment, by: str = "") -> RewardProgress:
        """Record that the current reward was given; returns it.

        The stars stay, the next reward begins.
        """
        check_caregiver(self.plan, by)
        progress = self.reward(child)
        if progress is None:
            raise refusal(_('The plan has no reward for "{child}".'), child=child)
        check_reached(progress)
        payout = payout_edit(progress, child, self.practice_day(at), self.home, by, at.wall)
        self.ledger.write([payout], author=by)
        return progress

    def whereabouts(self, child: str, at: Moment) -> Whereabouts | None:
        """Where the child is, sleeps tonight, and goes next; None if no schedule says."""
        known_child(self.plan, child)
        return whereabouts(self.plan, at.wall)

    def appointments(self, at: Moment, number: int = 3, child: str = "") -> tuple[Visit, ...]:
        """The next visits, soonest first; of one child if it is named."""
        return visits(self.plan, at.wall, number, child)

    def handover(self, child: str, at: Moment) -> Handover:
        """The facts of a handover at a moment: the same in every home."""
        known_child(self.plan, child)
        return tell(self.ledger, self.plan, child, at.wall, self.pauses)

    def import_plan(self, new: Plan, at: Moment, author: str = "") -> tuple[PlanChange, ...]:
        """Make `new` the plan, in one step; returns what changed, nothing the second time.

        Tasks that left it end today, and their history stays. Each change is told at the next
        handover, except those of a household's first plan, where all is new.
        """
        return import_plan(self.ledger, self.plan, new, at, author)

    def rivals(self) -> tuple[PlanRival, ...]:
        """What both homes changed in the plan while apart, until somebody has chosen."""
        return plan_rivals(self.ledger, self.plan)

    def restore(self, rival: PlanRival, at: Moment, by: str = "") -> bool:
        """Make the other value hold, and tell it at the next handover; False where somebody has
        chosen meanwhile.
        """
        check_caregiver(self.plan, by)
        if rival not in self.rivals():
            return False
        self.ledger.write(restoring(self.ledger, self.plan, rival, at, by), author=by)
        return True

    def keep(self, rival: PlanRival, by: str = "") -> bool:
        """Say that the value that holds is the one; False where somebody has chosen meanwhile."""
        check_caregiver(self.plan, by)
        if rival not in self.rivals():
            return False
        self.ledger.write(keeping(rival), author=by)
        return True

    def late(self, child: str, at: Moment) -> tuple[DueTask, ...]:
        """Yesterday's slots, in the order of that day: an adult files what was forgotten until
        today ends. Nothing of a day of rest, and nothing while the clock cannot be true.
        """
        if not at.trusted:
            return ()
        return self.today(child, self.practice_day(at) - ONE_DAY, at).tasks

    def pause(
        self,
        child: str,
        at: Moment,
        *,
        first: date | None = None,
        last: date | None = None,
        why: str = "rest",
        by: str = "",
    ) -> None:
        """Ask nothing of the child from `first` (today) to `last`, until it is taken back if that
        is None.
        """
        known_child(self.plan, child)
        check_caregiver(self.plan, by)
        today = self.practice_day(at)
        edit = pause_edit(child, first or today, last, why, at, today, by)
        self.ledger.write([edit], author=by)

    def end_pause(self, child: str, day: date, by: str = "") -> tuple[Pause, ...]:
        """Ask again from `day` on; returns the pauses that this ended. What another home began
        without our knowing of it holds on.
        """
        known_child(self.plan, child)
        check_caregiver(self.plan, by)
        ended = self.pauses.holding(child, day)
        if ended:
            self.ledger.write(ending(ended, day), author=by)
        return ended

    def learned(self, child: str) -> tuple[Task, ...]:
        """What the child has mastered, newest first."""
        known_child(self.plan, child)
        return learned_tasks(self.plan.tasks, child)

    def learn(self, child: str, task: str, at: Moment, by: str = "") -> bool:
        """The child has mastered the task: it is asked for no more, its history and stars stay.
        False if that was said before.
        """
        found = checked_task(self.plan, child, task, None, by)
        if found.learned:
            return False
        today = self.practice_day(at)
        self.ledger.write(learning(found, today, today, at, by), author=by)
        return True

    def unlearn(self, child: str, task: str, at: Moment, by: str = "") -> bool:
        """Ask for the task again; False if it was not learned."""
        found = checked_task(self.plan, child, task, None, by)
        if not found.learned:
            return False
        self.ledger.write(learning(found, None, self.practice_day(at), at, by), author=by)
        return True

    def note_seen(self, task: Task) -> None:
        """The child has seen that it has learned the task; no home shows that once more."""
        self.ledger.write([seen_edit(task)], author=task.child)
