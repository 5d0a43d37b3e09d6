"""Warnings of what would show oddly on the wall: a first goal too far, doubled colours, and more.

A first reward comes soon: three to five stars, so that a child sees that the way has an end (the
project's research notes, R23).
"""

from collections.abc import Iterable

from kiosk.household.plan_file.entries import Entry, PlanExamination
from kiosk.household.plan_form.remarks import MISSING, quoted, shown
from kiosk.language import N_, _

FIRST_GOAL = (3, 5)  # stars
HALF_A_SPAN = {
    "dim_from": N_("Add dim_from; with one of the two alone the screens are never dim."),
    "dim_until": N_("Add dim_until; with one of the two alone the screens are never dim."),
}
SAME_COLOUR = {
    "home": N_(
        'The home "{id}" has it too. Give each its own, so that who does not read can tell them'
        " apart."
    ),
    "child": N_(
        'The child "{id}" has it too. Give each its own, so that who does not read can tell them'
        " apart."
    ),
}


def advise_on_wall(plan: PlanExamination) -> None:
    """Warn of all of it."""
    for child in plan.of("child"):
        advise_on_first_reward(plan, child)
        advise_on_where(plan, child)
    for household in plan.of("household"):
        advise_on_dimming(plan, household)
    for section in SAME_COLOUR:
        advise_on_colours(plan, plan.of(section), section)
    for task in plan.of("task"):
        advise_on_together(plan, task)


def advise_on_first_reward(plan: PlanExamination, child: Entry) -> None:
    """The first of the child's rewards in the file is what its first stars go towards."""
    theirs = (one for one in plan.of("reward") if one.get("child") == child.get("id"))
    first = next(theirs, None)
    stars = first.get("stars") if first else None
    least, most = FIRST_GOAL
    if first and child.get("id") and stars is not None and not least <= stars <= most:
        remedy = _(
            "A child's first reward does best at {least} to {most} stars: it comes soon, and is"
            " worth waiting for. Put such a one first; later ones may take longer."
        ).format(least=least, most=most)
        plan.warn(first.at("stars"), str(stars), remedy)


def advise_on_where(plan: PlanExamination, child: Entry) -> None:
    if child.get("where") and not plan.of("parenting_schedule"):
        remedy = _("Without a [parenting_schedule] nobody knows where the child sleeps.")
        plan.warn(child.at("where"), shown(True), remedy)


def advise_on_dimming(plan: PlanExamination, household: Entry) -> None:
    """Half a span, or one of no length, dims nothing."""
    since, until = household.get("dim_from"), household.get("dim_until")
    if (since is None) != (until is None):
        lacks = "dim_until" if until is None else "dim_from"
        plan.warn(household.at(lacks), shown(MISSING), _(HALF_A_SPAN[lacks]))
    elif since is not None and since == until:
        remedy = _("It is the same as dim_from, so the screens are never dim.")
        plan.warn(household.at("dim_until"), f'"{until:%H:%M}"', remedy)


def advise_on_colours(plan: PlanExamination, entries: Iterable[Entry], what: str) -> None:
    """A child who does not read tells them apart by their colours."""
    seen: dict[str, Entry] = {}
    for entry in entries:
        colour = entry.get("colour")
        if not colour:
            continue
        other = seen.setdefault(colour, entry)
        if other is not entry:
            remedy = _(SAME_COLOUR[what]).format(id=other.get("id"))
            plan.warn(entry.at("colour"), quoted(_(colour)), remedy)


def advise_on_together(plan: PlanExamination, task: Entry) -> None:
    if task.get("child") and task.get("child") in task.get("together"):
        remedy = _("It is this child's task already; name only the others.")
        plan.warn(task.at("together"), quoted(task.get("child")), remedy)
