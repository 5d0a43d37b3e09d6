"""When, on which home's screen and by whom something was said: the same words in every home."""

from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.household.agreeing.proposal_words import named
from kiosk.household.plan import Plan
from kiosk.language import _
from kiosk.language.days import short_day
from kiosk.language.names import the

OWNING = ("'s", "\u2019s")  # names that say whose already


def when(plan: Plan, at: datetime, year: int | None = None) -> str:
    """As "22 Nov, 16:10", by the household's clock; with its year where that is not `year`."""
    local = at.astimezone(ZoneInfo(plan.time_zone))
    day = short_day(local.date())
    if year is not None and local.year != year:
        day = f"{day} {local.year}"
    return f"{day}, {local.hour}:{local.minute:02}"


def screen_of_home(plan: Plan, home: str) -> str:
    """As "at the Green house's screen", "at Grandma's screen"; the id of a home that has left the
    plan stands for it.
    """
    name = the(named(plan.homes, home))
    words = _("at {home} screen") if name.endswith(OWNING) else _("at {home}'s screen")
    return words.format(home=name)


def by_whom(plan: Plan, person: str) -> str:
    """As "by Sam"; a caregiver, a provider or a child."""
    people = (*plan.caregivers, *plan.providers, *plan.children)
    return _("by {name}").format(name=named(people, person))


def filed(plan: Plan, at: datetime | None, home: str, by: str) -> str:
    """As "22 Nov, 16:10, at the Green house's screen, by Sam"; what nobody knows is left out."""
    parts = (
        when(plan, at) if at else "",
        screen_of_home(plan, home) if home else "",
        by_whom(plan, by) if by else "",
    )
    return ", ".join(filter(None, parts))
