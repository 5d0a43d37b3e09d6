"""The kit in words: what a home lacks, for what and by when, and where to get it."""

from collections.abc import Iterable
from datetime import date

from kiosk.household.boxes import Thing
from kiosk.household.kit import Missing
from kiosk.language import _

from .dates import headed, near_day


def where_from(thing: Thing) -> tuple[str, ...]:
    """Where to get it and who lent it, as far as the plan says."""
    said = []
    if thing.where:
        said.append(_("Where: {where}").format(where=thing.where))
    if thing.lent_by:
        said.append(_("Lent by {name}").format(name=thing.lent_by))
    return tuple(said)


def needed(one: Missing, today: date) -> str:
    """By when, as "Needed today", "Needed Monday"."""
    return _("Needed {day}").format(day=near_day(one.day, today))


def missing_line(one: Missing, today: date) -> tuple[str, str]:
    """A line of a page: the thing, and when and for what it is needed."""
    day, tasks = near_day(one.day, today), ", ".join(one.tasks)
    what_for = _("{day}, for {tasks}").format(day=headed(day), tasks=tasks)
    return headed(one.thing.name), ". ".join((what_for, *where_from(one.thing)))


def missing_lines(found: Iterable[Missing], today: date) -> tuple[tuple[str, str], ...]:
    """The lines of a page, soonest first."""
    return tuple(missing_line(one, today) for one in found)
