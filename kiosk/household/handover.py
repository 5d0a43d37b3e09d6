"""The handover: facts since the child came, in the same words in every home, and never by home."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from kiosk.household.agreeing.proposals import Proposal, Proposals
from kiosk.household.boxes import COLLECTION as BOXES
from kiosk.household.boxes import Boxes
from kiosk.household.completions import Completion, Fact, complete
from kiosk.household.diary import facts_between
from kiosk.household.due import is_due, label, tasks_of
from kiosk.household.kit import pack
from kiosk.household.ledger import Ledger
from kiosk.household.news import News, news_between
from kiosk.household.nights.parenting_schedule import Exchange, Whereabouts, whereabouts
from kiosk.household.nights.standing import waiting
from kiosk.household.pauses import Pauses, Rest
from kiosk.household.plan import Plan
from kiosk.household.practice_day import ONE_DAY, practice_day
from kiosk.household.visits.appointments import Visit, visits
from kiosk.household.visits.open_matters import OpenMatter, open_matters

WITHOUT_EXCHANGE = 7  # days that a handover looks back, today included, where nobody moves


@dataclass(frozen=True, slots=True)
class Practised:
    """A task that was done, by its short name, and in how many slots."""

    task: str
    label: str
    count: int
    helpers: tuple[str, ...] = ()  # who was there with the child


@dataclass(frozen=True, slots=True)
class Remembered:
    """A task that was tried, or put off, on a day, and why; `reason` may be empty."""

    task: str
    label: str
    day: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Handover:
    """One screen of facts. Nothing in it depends on the home that shows it.

    `since` is the first day that counts. `still_useful` and `pack` hold short names and materials.
    """

    child: str
    day: date
    since: date
    whereabouts: Whereabouts | None = None
    practised: tuple[Practised, ...] = ()
    tried: tuple[Remembered, ...] = ()
    not_today: tuple[Remembered, ...] = ()
    still_useful: tuple[str, ...] = ()
    pack: tuple[str, ...] = ()
    new: tuple[News, ...] = ()
    visits: tuple[Visit, ...] = ()
    open: tuple[OpenMatter, ...] = ()  # visits without a taker to whom all homes agreed
    proposals: tuple[Proposal, ...] = ()  # what waits for an answer, or crossed
    goal: str = ""  # the line that both homes share
    rest: str = ""  # why nothing is asked today
    rests: tuple[Rest, ...] = ()  # days of this stay on which nothing was asked, today included

    @property
    def goes(self) -> Exchange | None:
        """The next move, if there is one."""
        return self.whereabouts.next if self.whereabouts else None


def tell(
    ledger: Ledger,
    plan: Plan,
    child: str,
    wall: datetime,
    pauses: Pauses | None = None,
    number: int = 3,
) -> Handover:
    """The handover of a child at `wall` (aware), with the next `number` visits.

    What is said of a practice day before the exchange on it belongs to the stay before.
    """
    today = practice_day(wall, ZoneInfo(plan.time_zone), plan.day_starts)
    where = whereabouts(plan, wall)
    since = first_day(where, today)
    facts = [fact for fact in facts_between(ledger, since, today) if fact.child == child]
    done = stay(where, facts)
    news = news_between(ledger, since, today)
    names = {one.id: one.name for one in plan.caregivers}
    pauses = pauses or Pauses({})
    boxes = Boxes(plan, ledger.records(BOXES))
    proposals = Proposals(ledger, plan, today)
    rest = pauses.why(child, today)
    days = [since + number * ONE_DAY for number in range((today - since).days + 1)]
    return Handover(
        child=child,
        day=today,
        since=since,
        whereabouts=where,
        practised=practised(plan, done),
        tried=remembered(done, "tried"),
        not_today=remembered(done, "not-today"),
        still_useful=() if rest else still_useful(plan, child, today, facts),
        pack=pack(plan, child, where.next if where else None, pauses, boxes),
        new=tuple(
            replace(one, by=names.get(one.by, one.by))
            for one in news
            if after_arrival(where, one.day, one.at)
        ),
        visits=visits(plan, wall, number, child),
        open=open_matters(ledger, plan, wall, child),
        proposals=(*proposals.crossed(), *waiting(plan, proposals.open())),
        goal=goal_line(plan, child),
        rest=rest,
        rests=pauses.rests(child, days),
    )


def goal_line(plan: Plan, child: str) -> str:
    """What both homes want, in the family's words: the first of its values, else the child's first
    goal.
    """
    goals = (goal.text for goal in plan.goals if goal.child == child)
    return next(iter((*plan.values, *goals)), "")


def first_day(where: Whereabouts | None, today: date) -> date:
    """The day from which the facts count: the child's arrival, or a week."""
    return (
        where.arrived.day if where and where.arrived else today - (WITHOUT_EXCHANGE - 1) * ONE_DAY
    )


def after_arrival(where: Whereabouts | None, day: date, at: datetime | None) -> bool:
    """Whether something on a practice day belongs to this stay; on the day of arrival its time
    decides.
    """
    arrived = where.arrived if where else None
    if arrived is None or day != arrived.day or at is None:
        return arrived is None or day >= arrived.day
    return at >= arrived.at


def stay(
    where: Whereabouts | None, facts: Iterable[Fact]
) -> dict[tuple[date, str, int], Completion]:
    """What each slot says of this stay, by (day, task, slot)."""
    found: dict[tuple[date, str, int], list[Fact]] = {}
    for fact in facts:
        if fact.day and after_arrival(where, fact.day, fact.at):
            found.setdefault((fact.day, fact.task, fact.slot), []).append(fact)
    return {slot: complete(slot_facts) for slot, slot_facts in sorted(found.items())}


def practised(
    plan: Plan, done: Mapping[tuple[date, str, int], Completion]
) -> tuple[Practised, ...]:
    """What was done, in the order of the plan."""
    tasks = [task for (_, task, _), slot in done.items() if slot.outcome == "done"]
    order = {task.id: number for number, task in enumerate(plan.tasks)}
    ids = sorted(set(tasks), key=lambda id: (order.get(id, len(order)), id))
    helpers: dict[str, set[str]] = {}
    for (_, task, _), slot in done.items():
        if slot.outcome == "done" and slot.helper:
            helpers.setdefault(task, set()).add(slot.helper)
    return tuple(
        Practised(id, label(id), tasks.count(id), tuple(sorted(helpers.get(id, ())))) for id in ids
    )


def remembered(
    done: Mapping[tuple[date, str, int], Completion], outcome: str
) -> tuple[Remembered, ...]:
    """What was tried, or put off, newest day first."""
    found = [
        Remembered(task, label(task), day, slot.reason)
        for (day, task, _), slot in done.items()
        if slot.outcome == outcome
    ]
    return tuple(sorted(found, key=lambda one: one.day, reverse=True))


def still_useful(plan: Plan, child: str, today: date, facts: Iterable[Fact]) -> tuple[str, ...]:
    """Short names of what is due today and open in a slot, in the order of the plan."""
    said = {(fact.task, fact.slot) for fact in facts if fact.day == today and fact.says}
    return tuple(
        label(task)
        for task in tasks_of(plan.tasks, child)
        if is_due(task, today)
        and any((task.id, slot) not in said for slot in range(1, task.times + 1))
    )
