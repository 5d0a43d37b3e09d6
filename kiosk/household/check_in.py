"""A question for the adults each week, if the family wants one: the same in both homes.

Nothing is kept but that it was talked about: no answer, no name, no mood.
"""

from datetime import date

from kiosk.household.childs_day import ChildsDay
from kiosk.household.moment import Moment
from kiosk.household.practice_day import monday
from kiosk.household.refusals import refusal
from kiosk.language import N_, _

COLLECTION = "check_in"
QUESTIONS = (
    N_("What went well this week?"),
    N_("Is the plan the right size?"),
    N_("What will we ask next session?"),
    N_("What made practice easy?"),
    N_("Which job is too much now?"),
    N_("What shall we prepare for?"),
    N_("What are we proud of?"),
    N_("What would help next week?"),
)
BEGUN = date(1970, 1, 5).toordinal()  # a Monday


def question(day: date) -> str:
    """The question of the week of a day, Monday to Sunday; after the last the first again."""
    week = (monday(day).toordinal() - BEGUN) // 7
    return QUESTIONS[week % len(QUESTIONS)]


class CheckIn:
    """The week's question, and whether it was talked about."""

    def __init__(self, day: ChildsDay) -> None:
        self._day = day

    def question(self, at: Moment) -> str:
        """This week's question; empty where the plan wants none."""
        return question(self._day.practice_day(at)) if self._day.plan.check_in else ""

    def is_talked(self, at: Moment) -> bool:
        """Whether some home has said that it was talked about."""
        week = monday(self._day.practice_day(at)).isoformat()
        found = self._day.ledger.dated(COLLECTION, week[:7]).get(week, {})
        return found.get("talked") is True

    def talk(self, at: Moment) -> bool:
        """It was talked about; False if that was said before. Raises HouseholdError where the plan
        wants no question, or nobody knows which week it is.
        """
        if not self._day.plan.check_in:
            raise refusal(_("The plan asks no weekly question: check_in = true."))
        if not at.trusted:
            raise refusal(_("The clock is not set yet, so nobody knows which week it is."))
        if self.is_talked(at):
            return False
        week = monday(self._day.practice_day(at)).isoformat()
        self._day.ledger.write([(f"{COLLECTION}/{week}", {"talked": True})], author="")
        return True
