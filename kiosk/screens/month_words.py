"""A month of nights as its cells show it."""

from datetime import date
from itertools import groupby

from kiosk.household.nights.month import Night
from kiosk.household.plan import HOME_COLOURS, Plan
from kiosk.language import N_, _
from widgets.night_cell import NightFacts

from .dates import clock, short_day

SWAPPED, CHANGED, ASKED, VISIT = "●", "◆", "○", "▲"
LEGEND = (
    (SWAPPED, N_("swapped")),
    (ASKED, N_("asked for")),
    (CHANGED, N_("changed")),
    (VISIT, N_("appointment")),
)


def cell(night: Night, before: str, today: date, plan: Plan) -> NightFacts:
    """A night; `before` is the id of the home of the night before it."""
    return NightFacts(
        number=str(night.day.day),
        name=short_names(plan).get(night.home, ""),
        letter=letters(plan).get(night.home, ""),
        colour=colour_of(plan, night.home),
        before=colour_of(plan, before) if night.exchange else "",
        time=clock(night.exchange.time) if night.exchange else "",
        marks=marks(night),
        today=night.day == today,
        over=night.day < today,
    )


def marks(night: Night) -> str:
    """The signs of a night, in the order of the legend."""
    signs = ((SWAPPED, night.swapped), (ASKED, night.asked), (CHANGED, night.changed))
    return "".join(sign for sign, holds in (*signs, (VISIT, night.visits)) if holds)


def legend(nights: tuple[Night, ...]) -> str:
    """What the signs of this month mean; those that it does not have are left out."""
    shown = "".join(marks(night) for night in nights)
    return "   ".join(f"{sign} {_(words)}" for sign, words in LEGEND if sign in shown)


def holidays(nights: tuple[Night, ...], today: date) -> str:
    """What the changed nights to come are for: "24 Dec to 27 Dec: Christmas"."""
    told = []
    for why, same in groupby(nights, key=lambda night: night.why if night.changed else ""):
        span = [night.day for night in same]
        if why and span[-1] >= today:
            told.append(f"{spanned(span[0], span[-1])}: {why}")
    return ", ".join(told)


def spanned(first: date, last: date) -> str:
    """As "24 Dec", "24 Dec to 27 Dec"."""
    if first == last:
        return short_day(first)
    return _("{first} to {last}").format(first=short_day(first), last=short_day(last))


def colour_of(plan: Plan, home: str) -> str:
    """The colour of a home: its own, else by the order of the homes; empty for none."""
    for number, one in enumerate(plan.homes):
        if one.id == home:
            return one.colour or HOME_COLOURS[number % len(HOME_COLOURS)]
    return ""


def letters(plan: Plan) -> dict[str, str]:
    """A letter for each home: the first of its name, or its number where two begin alike."""
    found = {home.id: home.name[:1].upper() for home in plan.homes}
    if len(set(found.values())) < len(found):
        return {home.id: str(number) for number, home in enumerate(plan.homes, 1)}
    return found


def short_names(plan: Plan) -> dict[str, str]:
    """Names for a narrow cell: without the last word, where all homes have it in common."""
    words = {home.id: home.name.split() for home in plan.homes}
    alike = len({each[-1] for each in words.values()}) == 1 < len(words)
    if alike and all(len(each) > 1 for each in words.values()):
        return {id: " ".join(each[:-1]) for id, each in words.items()}
    return {home.id: home.name for home in plan.homes}
