"""What today's sheet holds for a child, in words: its tasks, and a circle for each practice."""

from dataclasses import dataclass
from itertools import groupby

from kiosk.household import Day, DueTask
from kiosk.household.plan import Child
from kiosk.language import _
from kiosk.language.days import long_day

from .drawing import Drawing, Photos, drawing
from .task_facts import clock, effort, needs


@dataclass(frozen=True, slots=True)
class Row:
    """A task. `circles`: a practice each, true where it has its star already."""

    title: str
    picture: Drawing
    about: str
    steps: tuple[str, ...]
    circles: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The tasks of a routine, under its name and the clock of this home."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class DayView:
    """A child's page. `points` is the size of its type in pt, all else follows it; `rest` says what
    did not find room, `headline` that nothing is asked.
    """

    child: str
    day: str
    picture: Drawing
    stars: bool  # false: ticks, for who has no stars to earn
    parts: tuple[Part, ...]
    headline: str = ""
    foot: str = ""
    points: float = 18
    rest: str = ""


def day_view(child: Child, day: Day, photos: Photos) -> DayView:
    """The whole page, in the language that holds."""
    parts = () if day.rest else parts_of(day, photos)
    date = long_day(day.date)
    return DayView(
        child=child.name,
        day=date[:1].upper() + date[1:],
        picture=drawing(child.picture, photos),
        stars=child.stars,
        parts=parts,
        headline="" if parts else _("Rest day") if day.rest else _("Quiet day"),
        foot=_("Ticked by pen? Tap it on the wall as well, today or tomorrow.") if parts else "",
    )


def parts_of(day: Day, photos: Photos) -> tuple[Part, ...]:
    """The tasks in the order of the day; one that is asked for several times stands there once."""
    places: dict[str, list[DueTask]] = {}
    for due in day.tasks:
        places.setdefault(due.task.id, []).append(due)
    rows = [(heading(slots[0]), row(slots, photos)) for slots in places.values()]
    return tuple(
        Part(name, tuple(row for _name, row in group))
        for name, group in groupby(rows, key=lambda one: one[0])
    )


def heading(due: DueTask) -> str:
    """As "Bath time, 19:00"; empty without a routine."""
    return ", ".join(filter(None, (due.routine, clock(due.at))))


def row(slots: list[DueTask], photos: Photos) -> Row:
    """A task with what is said of each of its slots."""
    task = slots[0].task
    things = _("You need: {things}").format(things=needs(task)) if task.materials else ""
    return Row(
        title=task.title,
        picture=drawing(task.picture, photos),
        about=" · ".join(filter(None, (*effort(task), things))),
        steps=task.steps,
        circles=tuple(one.star for one in sorted(slots, key=lambda one: one.slot)),
    )
