"""All that adults may have open between them at once, by the verbs that make it so."""

from dataclasses import replace
from datetime import timedelta

from kiosk.demo_adults import teamed
from kiosk.device import Device
from kiosk.household import ChildsDay, Moment
from kiosk.household.agreeing.proposing import Proposing
from kiosk.household.check_in import CheckIn
from kiosk.household.household import Household
from kiosk.household.kit import Kit
from kiosk.household.nights.parenting_schedule import whereabouts
from kiosk.household.nights.swaps import propose_swap
from kiosk.household.plan import Appointment
from kiosk.household.sessions.questions import ask_question
from kiosk.household.sessions.update_filing import file_update
from kiosk.household.sessions.updates import TaskSaid
from kiosk.household.team import Team


def stir(device: Device) -> None:
    """Values and contacts, an appointment that nobody takes, a box with a gap, a session's news, a
    question; and of both homes: a swap, a taker and two jobs proposed, one of them declined.
    """
    household, at = Household.over(device.day), device.moment()
    soon = at.wall.replace(tzinfo=None, microsecond=0) + timedelta(days=2)
    visit = Appointment("kim-next", "Speech with Kim", "rosa", soon, provider="kim", minutes=45)
    plan = teamed(household.plan)
    household.import_plan(replace(plan, appointments=(*plan.appointments, visit)), at)
    Kit(device.day).put("ball", here=False, by="sam")
    told = (TaskSaid("k-words", "changed"),)
    file_update(device.day, "kim", told, at=at, note="Slower now, three words.", by="sam")
    ask_question(device.day, "kim", "Is it too much for her?", at=at, by="alex")
    CheckIn(device.day).talk(at)
    propose(ChildsDay(device.day.ledger, "blue"), at)
    answered(device.day, at)


def propose(blue: ChildsDay, at: Moment) -> None:
    """The blue house asks the green one for a swap, a taker and a job."""
    today = blue.practice_day(at)
    night = today + timedelta(days=2)
    where = whereabouts(blue.plan, at.wall + timedelta(days=2))
    assert where is not None
    home = next(one.id for one in blue.plan.homes if one.id != where.tonight)
    propose_swap(blue, night, night, home, answer_by=today, at=at, reason="A late shift", by="alex")
    wanted = {"taker": "alex", "visit": ""}
    Proposing(blue).propose("taker", "kim-next", wanted, answer_by=night, at=at, by="alex")
    Team(blue).hand_on("school-emails", "alex", at, reason="New hours", by="alex")


def answered(green: ChildsDay, at: Moment) -> None:
    """The green house asks for a job, and is told no."""
    asked = Team(green).hand_on("kit-box", "sam", at, by="sam")
    Proposing(ChildsDay(green.ledger, "blue")).answer(asked.id, False, at=at, by="alex")
