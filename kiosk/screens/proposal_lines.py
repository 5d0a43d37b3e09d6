"""A proposal in lines, for whoever answers it."""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import groupby

from kiosk.household.agreeing.proposal_words import STATES, asked_for, named
from kiosk.household.agreeing.proposals import Proposal
from kiosk.household.nights.month import is_about
from kiosk.household.nights.parenting_schedule import night
from kiosk.household.nights.standing import stands_already
from kiosk.household.plan import Plan
from kiosk.household.practice_day import ONE_DAY
from kiosk.language import N_, _

from .dates import headed, near_day, short_day
from .month_words import letters

Line = tuple[str, str]

HEADLINES = {
    "swap": N_("Swap"),
    "schedule": N_("Parenting schedule"),
    "taker": N_("Who takes"),
    "job": N_("Who carries"),
}
CROSSED = N_(
    "It was taken back in one home while the other said yes. What was arranged before holds."
)
STANDS = N_("Stands already")
MOST_NIGHTS = 62


def headline(proposal: Proposal) -> str:
    """What kind it is, in a word or two."""
    return _(HEADLINES[proposal.kind])


def lines(proposal: Proposal, plan: Plan, today: date) -> tuple[Line, ...]:
    """What is asked, how it stands now, who asks and why, and until when an answer counts."""
    asks = ", ".join(filter(None, (named(plan.homes, proposal.home), who(plan, proposal.by))))
    state = _(STANDS) if stands_already(plan, proposal) else _(STATES[proposal.state])
    told = [
        (asked_for(plan, proposal), state),
        *(NOW[proposal.kind](plan, proposal) if proposal.kind in NOW else ()),
        (_("Asked by"), asks),
    ]
    if proposal.reason:
        told.append((_("Why"), proposal.reason))
    if proposal.state == "open":
        told.append((_("Answer by"), headed(near_day(proposal.answer_by, today))))
    settled = proposal.settled
    if settled:
        said = ", ".join(filter(None, (named(plan.homes, settled.home), who(plan, settled.by))))
        told.append((_("Last word"), f"{said}, {near_day(settled.on, today)}"))
    if proposal.state == "crossed":
        told.append((_(CROSSED), ""))
    return tuple(told)


def who(plan: Plan, caregiver: str) -> str:
    return named(plan.caregivers, caregiver) if caregiver else ""


def _nights_now(plan: Plan, proposal: Proposal) -> tuple[Line, ...]:
    """Where these nights are as things stand."""
    schedule = plan.parenting_schedule
    try:
        first = date.fromisoformat(str(proposal.wanted.get("first")))
    except ValueError:
        return ()
    if schedule is None:
        return ()
    homes: dict[str, list[str]] = {}
    for number in range(MOST_NIGHTS):
        day = first + number * ONE_DAY
        if is_about(proposal, day) and (home := night(schedule, day)):
            homes.setdefault(home, []).append(short_day(day))
    said = (f"{named(plan.homes, home)} ({spanned(days)})" for home, days in homes.items())
    return ((_("As it stands"), ", ".join(said)),) if homes else ()


def spanned(days: list[str]) -> str:
    """As "5 Dec", "5 Dec, 6 Dec", and "5 Dec ... 20 Dec (9)" for many."""
    return ", ".join(days) if len(days) < 4 else f"{days[0]} … {days[-1]}"


def _schedule_now(plan: Plan, proposal: Proposal) -> tuple[Line, ...]:
    """The stays that are asked for by the homes' letters, and the exchange if it is another one:
    all of it is seen beside the answers on the smallest window.
    """
    wanted, now, shown = proposal.wanted, plan.parenting_schedule, letters(plan)
    homes = wanted.get("letters")
    if not isinstance(homes, Mapping):
        return ()
    stays = ", ".join(
        f"{len(list(nights))} {shown.get(homes.get(letter, ''), letter)}"
        for letter, nights in groupby(str(wanted.get("pattern", "")))
    )
    time = str(wanted.get("exchange", ""))
    if now and f"{now.exchange:%H:%M}" != time:
        stays = _("{nights}, exchange at {time}").format(nights=stays, time=time)
    return ((_("Nights"), stays),)


# what a kind says of how it stands; its own words where it has any
NOW: dict[str, Callable[[Plan, Proposal], tuple[Line, ...]]] = {
    "swap": _nights_now,
    "schedule": _schedule_now,
}
