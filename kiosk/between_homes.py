"""How it stands between the homes, in words. Takes plain values; asks nobody."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from kiosk.household.plan import Plan
from kiosk.language import N_, _, language, ngettext
from kiosk.language.days import short_day, weekday

WEEK = 6  # days for which a weekday says enough
KEPT = N_("everything is kept and will be sent")
AWAY = ("no network", "hub silent", "refused")  # contacts of which a parent is told


class OtherHome(Protocol):
    """Another home of the household."""

    @property
    def home(self) -> str: ...
    @property
    def holds_plan(self) -> bool | None: ...


class State(Protocol):
    """What `sync.link.state` tells; described here because that room asks the network, and most
    commands do without it.
    """

    @property
    def contact(self) -> str: ...
    @property
    def since(self) -> str: ...
    @property
    def hub(self) -> str: ...
    @property
    def waiting_to_be_sent(self) -> int: ...
    @property
    def homes(self) -> Sequence[OtherHome]: ...
    @property
    def same_plan(self) -> bool | None: ...


def for_a_parent(state: State, plan: Plan, now: datetime) -> tuple[str, ...]:
    """What the handover says: since when nothing arrives, and whether the other home has this plan.

    Nothing of the hub while it answers, nor of who was there when.
    """
    away = [contact_line(state, plan, now)] if state.contact in AWAY else []
    return (*away, *plan_lines(state, plan))


def away_since(state: State) -> str | None:
    """When the hub or the network went away; None while neither is, or where nobody knows."""
    return state.since if state.since and state.contact != "fine" else None


def contact_line(state: State, plan: Plan, now: datetime) -> str:
    """One sentence about the hub and the network; `now` has a time zone."""
    away, kept = since(state.since, plan, now), _(KEPT)
    if state.contact == "fine":
        return _("The hub at {hub} answers.").format(hub=state.hub)
    if state.contact == "no network":
        return _("There has been no network here{since}; {kept}.").format(since=away, kept=kept)
    if state.contact == "hub silent":
        return _("The hub has not answered{since}; {kept}.").format(since=away, kept=kept)
    if state.contact == "refused":
        said = _("The hub does not let this device in{since}; everything is kept. Pair it again.")
        return said.format(since=away)
    if state.contact == "no hub":
        return _("No hub is set: the homes meet by a folder or a stick.")
    if state.contact == "not paired":
        return _("It is not joined to another home: no hub is set.")
    return _("The hub at {hub} has not been asked yet; {kept}.").format(hub=state.hub, kept=kept)


def plan_lines(state: State, plan: Plan) -> list[str]:
    """Whether the other homes hold this plan: a sentence for all, or one for each that does not."""
    if state.same_plan:
        both = len(state.homes) == 1
        return [_("Both homes have this plan.") if both else _("All homes have this plan.")]
    lines = []
    for other in state.homes:
        name = named(plan, other.home)
        if other.holds_plan is False:
            lines.append(_("{home} does not have the newest plan yet.").format(home=name))
        elif other.holds_plan is None:
            lines.append(_("{home} has not said yet which plan it has.").format(home=name))
    return lines


def waiting_line(state: State) -> str:
    """How much is still to be sent; empty where nobody could be sent anything."""
    if state.contact == "not paired":
        return ""
    count = state.waiting_to_be_sent
    if not count:
        return _("Everything is sent.")
    said = ngettext("{n} change waits to be sent.", "{n} changes wait to be sent.", count)
    return said.format(n=count)


def since(text: str, plan: Plan, now: datetime) -> str:
    """` since Thursday 16:10` in the household's time; empty where nobody knows."""
    if not text:
        return ""
    zone = ZoneInfo(plan.time_zone)
    began, today = datetime.fromisoformat(text).astimezone(zone), now.astimezone(zone)
    days = (today.date() - began.date()).days
    if days == 0:
        return _(" since {time}").format(time=f"{began:%H:%M}")
    if 0 < days <= WEEK:
        return _(" since {time}").format(time=f"{weekday(began)} {began:%H:%M}")
    year = "" if began.year == today.year else f" {began.year}"
    return _(" since {time}").format(time=f"{short_day(began)}{year}, {began:%H:%M}")


def named(plan: Plan, id: str) -> str:
    """A home at the start of a sentence: "The Blue house", but "Grandma's"."""
    name = next((home.name for home in plan.homes if home.id == id), id)
    ours = name.lower().endswith((" house", " home", " flat")) and "'" not in name
    return f"The {name}" if ours and language() == "en" else name
