"""What both homes changed while apart, in lines: the value that holds, and the other one."""

from collections.abc import Iterable

from kiosk.household.both_homes import PlanRival
from kiosk.household.nights.rival_schedules import asks_for, can_be_proposed
from kiosk.household.plan import Plan
from kiosk.language import N_, _

from .names import the

KEPT_BOTH = N_("Both homes changed this while apart. The history keeps both.")
NEEDS_YES = N_("Both homes changed this while apart. Another schedule needs the other home's yes.")
NEEDS_SWAP = N_("Both homes changed this while apart. Propose a swap for other nights.")
LONG = 100  # characters; of longer values the common beginning is left out
BEFORE = 20  # characters of it that stay

Lines = tuple[tuple[str, str], ...]


def lines(rival: PlanRival, plan: Plan) -> Lines:
    """What it is about, and both values with the screens on which they were set."""
    kept, other = apart(rival.kept, rival.other)
    told = KEPT_BOTH
    if asks_for(plan, rival):
        told = NEEDS_YES if can_be_proposed(rival) else NEEDS_SWAP
    return (
        (rival.title, rival.words),
        (_("Now") + where(plan, rival.kept_home), kept),
        (_("The other") + where(plan, rival.other_home), other),
        (_(told), ""),
    )


def where(plan: Plan, home: str) -> str:
    """On which home's screen, as far as anybody knows."""
    name = next((one.name for one in plan.homes if one.id == home), home)
    return _(", set in {home}").format(home=the(name)) if name else ""


def apart(kept: str, other: str) -> tuple[str, str]:
    """Two values from shortly before the place where they differ, if they are too long to read."""
    if min(len(kept), len(other)) <= LONG:
        return kept, other
    pairs = enumerate(zip(kept, other, strict=False))
    same = next((at for at, (one, two) in pairs if one != two), min(len(kept), len(other)))
    start = kept.rfind(" ", 0, max(0, same - BEFORE)) + 1
    return (f"… {kept[start:]}", f"… {other[start:]}") if start else (kept, other)


def all_lines(rivals: Iterable[PlanRival], plan: Plan) -> Lines:
    """All of them, one below the other; what is to be done about each stands on its own screen."""
    return tuple(line for rival in rivals for line in lines(rival, plan)[:-1])
