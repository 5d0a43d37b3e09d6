"""The kit: what the coming practice lacks in a home, what to pack, and what an adult ticks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kiosk.household.boxes import COLLECTION, Boxes, Thing
from kiosk.household.childs_day import ChildsDay
from kiosk.household.due import is_due, label, tasks_of
from kiosk.household.moment import Moment
from kiosk.household.nights.parenting_schedule import Exchange, next_exchange, night
from kiosk.household.pauses import Pauses
from kiosk.household.plan import Home, Plan
from kiosk.household.practice_day import ONE_DAY
from kiosk.household.refusals import check_caregiver, refusal
from kiosk.language import _

COMING = 7  # days ahead, today included, in which somebody can still get a thing
LONGEST_STAY = 31  # days to pack for at most
WITHOUT_RETURN = 6  # days to pack for after the exchange where nobody knows of a way back


@dataclass(frozen=True, slots=True)
class Missing:
    """A thing that practice needs and the home does not have, and the first day that needs it."""

    thing: Thing
    day: date
    tasks: tuple[str, ...]  # short names of what needs it, in the order of the plan


def missing(
    plan: Plan, boxes: Boxes, home: str, today: date, pauses: Pauses | None = None
) -> tuple[Missing, ...]:
    """What the practice of the coming days needs in this home and its box lacks, soonest first.

    Only days count on which the child is in this home, for a part of them at least.
    """
    found: dict[str, Missing] = {}
    for day in (today + ahead * ONE_DAY for ahead in range(COMING)):
        if is_at(plan, home, day):
            for thing, task in _needed(plan, boxes, day, pauses):
                if not boxes.has(home, thing):
                    before = found.get(thing.key, Missing(thing, day, ()))
                    names = tuple(dict.fromkeys((*before.tasks, task)))
                    found[thing.key] = Missing(thing, before.day, names)
    return tuple(found.values())


def _needed(
    plan: Plan, boxes: Boxes, day: date, pauses: Pauses | None
) -> Iterable[tuple[Thing, str]]:
    """What the practice of a day needs, and the short name of the task that needs it."""
    resting = {one.id for one in plan.children if pauses and pauses.why(one.id, day)}
    for task in plan.tasks:
        if is_due(task, day) and not {task.child, *task.together} <= resting:
            for name in task.materials:
                yield boxes.thing(name), label(task)


def is_at(plan: Plan, home: str, day: date) -> bool:
    """Whether the child is in a home on a day, before the exchange or after it; where no schedule
    says, it may be in each of them.
    """
    schedule = plan.parenting_schedule
    nights = {night(schedule, day - ONE_DAY), night(schedule, day)} if schedule else {None}
    return home in nights or nights == {None}


def pack(
    plan: Plan,
    child: str,
    coming: Exchange | None,
    pauses: Pauses | None = None,
    boxes: Boxes | None = None,
) -> tuple[str, ...]:
    """Names of what goes along: what the coming stay needs and is not in that home's box, and what
    travels; each once, in the order of the plan. Without `boxes` the plan's own kit counts.
    """
    if coming is None:
        return ()
    boxes = boxes or Boxes(plan)
    days = [day for day in stay(plan, coming) if not (pauses and pauses.why(child, day))]
    needed: dict[str, Thing] = {}
    for task in tasks_of(plan.tasks, child):
        if any(is_due(task, day) for day in days):
            for thing in map(boxes.thing, task.materials):
                needed.setdefault(thing.key, thing)
    goes = (one for one in needed.values() if one.travels or not boxes.has(coming.home, one))
    return tuple(thing.name for thing in goes)


def stay(plan: Plan, coming: Exchange) -> list[date]:
    """The days to pack for, from that of the exchange to that of the one after it, both included:
    packing once too often is better than missing the mirror.
    """
    back = next_exchange(plan, coming.day)
    end = coming.day + WITHOUT_RETURN * ONE_DAY
    end = min(back.day if back else end, coming.day + LONGEST_STAY * ONE_DAY)
    return [coming.day + number * ONE_DAY for number in range((end - coming.day).days + 1)]


class Kit:
    """The boxes as they stand, and what an adult in any home says of them. Raises HouseholdError
    where something is refused, and has then written nothing.
    """

    def __init__(self, day: ChildsDay) -> None:
        self._day = day

    @property
    def boxes(self) -> Boxes:
        """What each home has now."""
        return Boxes(self._day.plan, self._day.ledger.records(COLLECTION))

    def missing(self, at: Moment, home: str = "") -> tuple[Missing, ...]:
        """What the coming practice lacks in a home; in this one if none is named."""
        day = self._day
        home = self.home(home).id
        return missing(day.plan, self.boxes, home, day.practice_day(at), day.pauses)

    def put(self, name: str, here: bool, home: str = "", by: str = "") -> bool:
        """Say that a thing is in a home's box, or is not; of this home if none is named. False if
        that was known.
        """
        check_caregiver(self._day.plan, by)
        boxes, home = self.boxes, self.home(home).id
        thing = boxes.find(name)
        if thing is None:
            known = ", ".join(f'"{one.name}"' for one in boxes.things()) or _("none")
            raise refusal(_('No task needs "{thing}", only {known}.'), thing=name, known=known)
        if boxes.has(home, thing) is here:
            return False
        fields = {"home": home, "thing": thing.name, "here": here}
        edits = [(record, fields) for record in boxes.records_of(home, thing)]
        self._day.ledger.write(edits, author=by)
        return True

    def home(self, id: str = "") -> Home:
        """The home with this id; the one in which this screen hangs if it is empty. Raises
        HouseholdError if there is none.
        """
        homes, wanted = self._day.plan.homes, id or self._day.home
        for home in homes:
            if home.id == wanted:
                return home
        if wanted == self._day.home:  # it left the plan, and the screen hangs there still
            return Home(wanted, wanted)
        known = ", ".join(f'"{one.id}"' for one in homes) or _("none")
        raise refusal(_('The plan has no home "{id}", only {known}.'), id=id, known=known)
