"""How it stands between the homes, in words. Takes plain values; asks nobody."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from kiosk.household.plan import Plan

WEEK = 6  # days for which a weekday says enough
KEPT = "everything is kept and will be sent"
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
    away = since(state.since, plan, now)
    if state.contact == "fine":
        return f"The hub at {state.hub} answers."
    if state.contact == "no network":
        return f"There has been no network here{away}; {KEPT}."
    if state.contact == "hub silent":
        return f"The hub has not answered{away}; {KEPT}."
    if state.contact == "refused":
        return f"The hub does not let this device in{away}; everything is kept. Pair it again."
    if state.contact == "no hub":
        return "No hub is set: the homes meet by a folder or a stick."
    if state.contact == "not paired":
        return "It is not joined to another home: no hub is set."
    return f"The hub at {state.hub} has not been asked yet; {KEPT}."


def plan_lines(state: State, plan: Plan) -> list[str]:
    """Whether the other homes hold this plan: a sentence for all, or one for each that does not."""
    if state.same_plan:
        return [f"{'Both' if len(state.homes) == 1 else 'All'} homes have this plan."]
    lines = []
    for other in state.homes:
        name = named(plan, other.home)
        if other.holds_plan is False:
            lines.append(f"{name} does not have the newest plan yet.")
        elif other.holds_plan is None:
            lines.append(f"{name} has not said yet which plan it has.")
    return lines


def waiting_line(state: State) -> str:
    """How much is still to be sent; empty where nobody could be sent anything."""
    if state.contact == "not paired":
        return ""
    count = state.waiting_to_be_sent
    if not count:
        return "Everything is sent."
    return "1 change waits to be sent." if count == 1 else f"{count} changes wait to be sent."


def since(text: str, plan: Plan, now: datetime) -> str:
    """` since Thursday 16:10` in the household's time; empty where nobody knows."""
    if not text:
        return ""
    zone = ZoneInfo(plan.time_zone)
    began, today = datetime.fromisoformat(text).astimezone(zone), now.astimezone(zone)
    days = (today.date() - began.date()).days
    if days == 0:
        return f" since {began:%H:%M}"
    if 0 < days <= WEEK:
        return f" since {began:%A %H:%M}"
    year = "" if began.year == today.year else f" {began.year}"
    return f" since {began.day} {began:%B}{year}, {began:%H:%M}"


def named(plan: Plan, id: str) -> str:
    """A home at the start of a sentence: "The Blue house", but "Grandma's"."""
    name = next((home.name for home in plan.homes if home.id == id), id)
    ours = name.lower().endswith((" house", " home", " flat")) and "'" not in name
    return f"The {name}" if ours else name
