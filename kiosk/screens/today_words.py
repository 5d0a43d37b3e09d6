"""What Today says around its cards: at the head of the day, at its end, and of what follows."""

from collections.abc import Sequence

from textual.geometry import Size

from kiosk.desk import Desk
from kiosk.household import Day, DueTask, Moment
from kiosk.household.plan import Child
from kiosk.language import N_, _, ngettext
from widgets.day_header import DayHeader
from widgets.finish_sky import FinishSky

from .board import NO_PLAN
from .dates import day_within
from .finish_words import earned
from .views.view import Following

PARTS = (N_("Morning"), N_("Afternoon"), N_("Evening"))
PART_NAMES = ("morning", "afternoon", "evening")
DATE_ROOM = 16  # columns for the date in a wide header


def show_header(header: DayHeader, day: Day, desk: Desk, at: Moment, size: Size) -> None:
    """Who, which day, which part of it; and the stars of a child who earns some."""
    child = desk.child
    reward = day.reward if child and child.stars else None
    header.child = child.name if child else desk.day.plan.name
    header.date = day_within(day.date, DATE_ROOM if size.width >= 100 else 0)
    morning, afternoon, evening = map(_, PARTS)
    header.parts = morning, afternoon, evening
    header.part = PART_NAMES.index(desk.day.part_of_day(at))
    header.stars = reward.stars if reward else 0
    header.goal = reward.goal if reward else 0
    header.where = " · ".join(where(desk, child, at)) if child and child.where else ""


def where(desk: Desk, child: Child, at: Moment) -> tuple[str, ...]:
    """Where the child sleeps, where the family wants it told."""
    from .where_words import where_words  # the schedule, which few first frames need

    return where_words(desk.day.plan, child, at)


def show_finish(finish: FinishSky, day: Day, desk: Desk) -> None:
    """All done, or nothing to do: one calm picture."""
    child, homes = desk.child, desk.day.plan.homes
    finish.headline = _("All done") if day.tasks else _("Quiet day")
    if day.rest:
        finish.headline = _("Rest day")
    if child is None:
        finish.headline, finish.words = _("Hello"), _(NO_PLAN)
    elif day.stars_today and child.stars:
        finish.words = earned(day.stars_today, len(homes) if desk.is_joined else 1)
    else:
        finish.words = ""
    finish.moving = child is not None and child.celebration == "moving"
    finish.houses = tuple(home.colour for home in homes)


def following(
    shown: DueTask | None, today: Sequence[DueTask], day: Day, child: Child | None
) -> Following | None:
    """What comes after the task shown: what the plan says, else the next one that is open, else the
    reward that the stars are for, else nothing.
    """
    if shown is None:
        return None
    task = shown.task
    if task.then or task.then_picture:
        return Following(task.then, task.then_picture)
    rest = [due for due in today if not due.outcome and due != shown]
    at = today.index(shown) if shown in today else 0
    after = [due for due in rest if today.index(due) > at] + rest
    if after:
        return Following(after[0].task.title, after[0].task.picture)
    reward = day.reward if child and child.stars else None
    if reward is None:
        return None
    stars = ngettext("{n} star: {got} here", "{n} stars: {got} are here", reward.goal)
    about = stars.format(n=reward.goal, got=reward.stars)
    return Following(reward.reward.title, reward.reward.picture, about)
