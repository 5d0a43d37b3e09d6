"""The sample family's nights: Christmas, a swap that is agreed, one that waits here, one there."""

from dataclasses import replace
from datetime import date

from kiosk.device import Device
from kiosk.household.agreeing.proposing import Proposing
from kiosk.household.household import Household
from kiosk.household.nights.parenting_schedule import night
from kiosk.household.nights.swaps import propose_swap
from kiosk.household.plan import ScheduleChange

CHRISTMAS = ScheduleChange(date(2026, 12, 24), "blue", date(2026, 12, 27), "Christmas")
ANSWER_BY = date(2026, 11, 30)


def swap_nights(device: Device) -> None:
    """Write them, as from both homes."""
    green, at = Household.over(device.day), device.moment()
    blue = Household(device.replica, "blue")
    schedule = green.plan.parenting_schedule
    assert schedule is not None
    new = replace(schedule, changes=(CHRISTMAS,))
    green.import_plan(replace(green.plan, parenting_schedule=new), at)
    for home, first, last, reason in (
        (green, date(2026, 12, 3), date(2026, 12, 3), "work"),
        (blue, date(2026, 12, 9), date(2026, 12, 10), "birthday"),
        (green, date(2026, 12, 15), date(2026, 12, 15), ""),
    ):
        to = "green" if night(schedule, first) == "blue" else "blue"
        one = propose_swap(home, first, last, to, answer_by=ANSWER_BY, at=at, reason=reason)
        if reason == "work":
            Proposing(blue).answer(one.id, True, at=at)
