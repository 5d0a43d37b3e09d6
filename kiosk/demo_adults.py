"""What the adults of the sample family share, and what waits between its two homes."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from kiosk.household import Moment
from kiosk.household.household import Household
from kiosk.household.plan import Contact, Material, Plan
from kiosk.household.sessions.questions import ask_question
from kiosk.household.sessions.update_filing import file_update
from kiosk.household.sessions.updates import TaskSaid
from kiosk.household.team import Team

VALUES = ("We cheer for trying.", "We plan ahead together.", "Rosa sets the pace.")
CONTACTS = (
    Contact("kim", "Kim, speech", "020 7946 0101", "When a practice hurts or scares her"),
    Contact("doctor", "Dr Amin", "020 7946 0202", "When she is ill"),
    Contact("aunt", "Aunt Jo", "020 7946 0303", "When one of us needs an evening off"),
)
MATERIALS = (
    Material("picture-cards", "Picture cards", lent_by="Kim", travels=True),
    Material("straws", "Straws", where="Corner shop"),
    Material("beads", "Bead box", where="Toy library", lent_by="Omar"),
)


def teamed(plan: Plan) -> Plan:
    """The plan with all that adults share."""
    first, *others = plan.responsibilities
    return replace(
        plan,
        values=VALUES,
        contacts=CONTACTS,
        materials=MATERIALS,
        check_in=True,
        treat="A film on Friday",
        treat_at=20,
        responsibilities=(replace(first, since=date(2026, 9, 1)), *others),
    )


def talk(household: Household, now: datetime) -> None:
    """A session's update, a question for the next one, and a job that waits for a yes."""
    at = Moment(now)
    session = datetime.combine(last_tuesday(now), time(18), now.tzinfo)
    file_update(
        household,
        "kim",
        (TaskSaid("k-words", "changed"),),
        at=Moment(session),
        note="Four minutes now, and a rest after each word.",
        by="sam",
    )
    ask_question(household, "omar", "Which scissors fit her left hand?", at=at, by="sam")
    Team(household).hand_on("kit-box", "sam", at, by="alex", reason="Until the summer")


def last_tuesday(now: datetime) -> date:
    """The day of the last session that is over."""
    return now.date() - timedelta(days=(now.weekday() - 1) % 7 or 7)
