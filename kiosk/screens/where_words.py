"""Where the child sleeps, in words for a child; only where the family wants it told."""

from dataclasses import dataclass

from kiosk.household import Moment
from kiosk.household.nights.parenting_schedule import next_exchange, whereabouts
from kiosk.household.plan import Child, Plan
from kiosk.language import _, ngettext


@dataclass(frozen=True, slots=True)
class Stay:
    """`tonight` and `then` are ids of homes; `then` is empty where nothing comes after.

    `sleeps` counts the nights until `then`, this one included: 1 and up.
    """

    tonight: str
    then: str = ""
    sleeps: int = 0


def stay(plan: Plan, child: Child, at: Moment) -> Stay | None:
    """Where the child sleeps, and where after that; None where the plan does not want it told, no
    schedule says, or the clock cannot be true.
    """
    where = whereabouts(plan, at.wall) if child.where and at.trusted else None
    if where is None:
        return None
    coming = where.next
    if coming and where.sleeps == 0:  # tonight's home is the one that it goes to today
        today, coming = coming.day, next_exchange(plan, coming.day)
        return (
            Stay(where.tonight, coming.home, (coming.day - today).days)
            if coming
            else Stay(where.tonight)
        )
    if coming is None:
        return Stay(where.tonight)
    return Stay(where.tonight, coming.home, where.sleeps or 0)


def where_words(plan: Plan, child: Child, at: Moment) -> tuple[str, ...]:
    """As ("Tonight: Blue house", "2 sleeps to Green house"); empty where nothing is told."""
    found = stay(plan, child, at)
    if found is None:
        return ()
    names = {home.id: home.name for home in plan.homes}
    tonight = _("Tonight: {home}").format(home=names.get(found.tonight, found.tonight))
    if not found.then:
        return (tonight,)
    then = ngettext("{n} sleep to {home}", "{n} sleeps to {home}", found.sleeps)
    home = names.get(found.then, found.then)
    return tonight, then.format(n=found.sleeps, home=home)
