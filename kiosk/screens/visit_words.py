"""Visits in words: when, where, whose day, who takes the child."""

from collections.abc import Iterable
from datetime import date

from kiosk.household.agreeing.proposal_words import named
from kiosk.household.agreeing.proposals import Proposal
from kiosk.household.plan import Plan
from kiosk.household.visits.appointments import Visit
from kiosk.household.visits.taker_proposals import visit_of
from kiosk.household.visits.took import Took
from kiosk.language import _
from kiosk.language.days import brief_day

from .dates import clock, headed, long_day, near_day
from .handover_words import Lines, taker


def day_and_time(visit: Visit) -> str:
    """As "Tue 1 Dec, 15:30"; of a visit of all day the day alone."""
    day = headed(brief_day(visit.starts.date()))
    return day if visit.appointment.all_day else f"{day}, {clock(visit.starts)}"


def in_full(visit: Visit) -> str:
    """As "Tuesday 1 Dec, 15:30 to 16:15"."""
    day = headed(long_day(visit.starts.date()))
    if visit.appointment.all_day:
        return day
    if not visit.minutes:
        return f"{day}, {clock(visit.starts)}"
    words = _("{day}, {first} to {last}")
    return words.format(day=day, first=clock(visit.starts), last=clock(visit.ends))


def by_whom(visit: Visit, child: str) -> str:
    """As "Sam, agreed" below a line that says what it is about."""
    if not visit.taker:
        return _("Who takes {child}?").format(child=child)
    words = _("{name}, agreed") if visit.agreed else _("{name}, not agreed yet")
    return words.format(name=visit.taker)


def is_open(visit: Visit) -> bool:
    """Whether somebody has to say who takes the child."""
    return not visit.agreed and not visit.cancelled


def visit_lines(visit: Visit, plan: Plan, child: str, waiting: Iterable[Proposal]) -> Lines:
    """All that is known of a visit, with what was proposed."""
    whose = named(plan.homes, visit.home) if visit.home else ""
    cancelled = _("Cancelled") if visit.cancelled else taker(visit, child)
    day = headed(long_day(visit.on.date()))
    lines = (
        (_("Day"), in_full(visit)),
        (_("Where"), visit.place),
        (_("With"), visit.provider),
        (_("Whose day"), whose),
        (_("Who takes"), cancelled),
        (_("Planned for"), f"{day}, {clock(visit.on)}" if visit.moved else ""),
        *((_("Proposed"), proposed(one, plan)) for one in waiting),
    )
    return tuple((what, about) for what, about in lines if about)


def proposed(one: Proposal, plan: Plan) -> str:
    """As "Alex (Blue house)", "Alex, all visits (Blue house)": who proposed it."""
    words = _("{name}, all visits ({home})") if visit_of(one) is None else _("{name} ({home})")
    name = named(plan.caregivers, one.wanted.get("taker"))
    return words.format(name=name, home=named(plan.homes, one.home))


def until(one: Proposal, today: date) -> str:
    """Until when somebody may answer."""
    return _("Asked until {day}").format(day=near_day(one.answer_by, today))


def took_lines(found: Iterable[Took]) -> Lines:
    """What each adult took, newest first: a line for each visit, and nothing is counted."""
    return tuple(
        (one.name, f"{day_and_time(visit)}, {visit.appointment.title}")
        for one in found
        for visit in one.visits
    )
