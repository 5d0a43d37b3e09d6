"""What a proposal asks for, in neutral words: for the screens, the news and the commands."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from kiosk.household.agreeing.proposals import Proposal
from kiosk.household.nights.schedule_words import schedule_in_words
from kiosk.household.plan import Plan
from kiosk.language import N_, _
from kiosk.language.days import short_day

# what a person reads of a proposal in each state; also the news of it
STATES = {
    "open": N_("Proposed"),
    "agreed": N_("Agreed"),
    "declined": N_("Declined"),
    "withdrawn": N_("Taken back"),
    "crossed": N_("Crossed"),
    "expired": N_("Lapsed"),
}


def asked_for(plan: Plan, proposal: Proposal) -> str:
    """What it is about, in one line: "Blue house 5 Dec to 7 Dec", "Alex takes Speech with Kim"."""
    return ASKED_FOR[proposal.kind](plan, proposal)


def in_words(plan: Plan, proposal: Proposal) -> str:
    """Its state and what it is about: "Agreed: Blue house 5 Dec to 7 Dec (work)"."""
    reason = f" ({proposal.reason})" if proposal.reason else ""
    return f"{_(STATES[proposal.state])}: {asked_for(plan, proposal)}{reason}"


def named(entries: tuple[Any, ...], id: object) -> str:
    """The name or title of the entry with this id; the id, when there is none."""
    found = next((each for each in entries if each.id == id), None)
    return str(getattr(found, "name", "") or getattr(found, "title", id))


def _swap(plan: Plan, proposal: Proposal) -> str:
    home = named(plan.homes, proposal.wanted.get("home"))
    first, last = proposal.wanted.get("first"), proposal.wanted.get("last")
    if first == last:
        return _("{home} on {day}").format(home=home, day=_day(first))
    words = _("{home} {day} to {last}")
    return words.format(home=home, day=_day(first), last=_day(last))


def _schedule(plan: Plan, proposal: Proposal) -> str:
    wanted = proposal.wanted
    pattern, letters = str(wanted.get("pattern", "")), wanted.get("letters")
    home = letters.get(pattern[:1], "") if isinstance(letters, Mapping) else ""
    return schedule_in_words(
        str(wanted.get("preset", "")), wanted.get("starts"), named(plan.homes, home)
    )


def _taker(plan: Plan, proposal: Proposal) -> str:
    who = named(plan.caregivers, proposal.wanted.get("taker"))
    title = named(plan.appointments, proposal.about)
    visit = proposal.wanted.get("visit")
    if not visit:
        return _("{name} takes {title}").format(name=who, title=title)
    words = _("{name} takes {title} on {day}")
    return words.format(name=who, title=title, day=_day(str(visit)[:10]))


def _job(plan: Plan, proposal: Proposal) -> str:
    who = named(plan.caregivers, proposal.wanted.get("caregiver"))
    title = named(plan.responsibilities, proposal.about)
    return _("{name} carries {title}").format(name=who, title=title)


ASKED_FOR: dict[str, Callable[[Plan, Proposal], str]] = {
    "swap": _swap,
    "schedule": _schedule,
    "taker": _taker,
    "job": _job,
}


def _day(text: object) -> str:
    """A day as "5 Dec"; as it stands there where it is none."""
    try:
        return short_day(date.fromisoformat(str(text)))
    except ValueError:
        return str(text)
