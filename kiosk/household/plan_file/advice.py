"""What a plan file may contain, but a family does better without: warnings, with the reason.

Short and often: occupational therapy home programmes were kept up at 17.5 times a month for 16.5
minutes (Novak 2009, Pediatrics 124:e606); speech therapists recommend five times a week for 10
minutes (Sugden 2018, 288 therapists asked). Few steps: the text of a home programme is followed
when it is simple; no more than five steps. Figures as in the project's research notes (R1, R2).
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from datetime import date

from kiosk.household.photos import is_file
from kiosk.household.plan import WEEKDAYS
from kiosk.household.plan_file.entries import Entry, PlanExamination
from kiosk.household.plan_file.recurrence import first_by
from kiosk.household.plan_file.wall_advice import advise_on_wall
from kiosk.household.plan_form.kinds import Path
from kiosk.household.plan_form.remarks import MISSING, nearest, quoted, shown
from kiosk.language import _
from kiosk.language.days import short_weekday, weekday

MOST_STEPS = 5
MOST_DAY_MINUTES = 20
LONGEST_TITLE = 50  # characters: two lines of a card
LONGEST_ADDRESS = 100  # characters: a QR code of 49 columns
PICTURED = {
    "home": ("picture",),
    "child": ("picture",),
    "task": ("picture", "then_picture", "step_pictures"),
    "reward": ("picture",),
}
Photos = Callable[[str], str]  # a file's name -> what is wrong with it and what to do, or nothing

TITLED = {"task": "title", "reward": "title", "routine": "name", "appointment": "title"}


def advise(plan: PlanExamination, pictures: Collection[str] | None, photos: Photos | None) -> None:
    """Warn of what is allowed and not wise. `pictures` are the built-in ones, where known."""
    for task in plan.of("task"):
        advise_on_steps(plan, task)
        advise_on_address(plan, task)
        advise_on_goal(plan, task)
    for path, picture in pictured(plan):
        advise_on_picture(plan, path, picture, pictures, photos)
    for section, key in TITLED.items():
        for entry in plan.of(section):
            advise_on_title(plan, entry, key)
    for appointment in plan.of("appointment"):
        advise_on_first_visit(plan, appointment)
    advise_on_children(plan)
    advise_on_wall(plan)
    for child in plan.of("child"):
        advise_on_minutes(plan, child)


def advise_on_children(plan: PlanExamination) -> None:
    """A plan without a child is for nobody."""
    if not plan.of("child"):
        remedy = _("Add a [[child]], so that somebody can practise.")
        plan.warn(("child",), shown(MISSING), remedy)


def advise_on_steps(plan: PlanExamination, task: Entry) -> None:
    count = len(task.get("steps"))
    if count > MOST_STEPS:
        remedy = _(
            "Up to {most} short steps are easier to keep in mind: what is simple gets done."
            " Make two tasks of it, or move the rest to the instructions."
        ).format(most=MOST_STEPS)
        plan.warn(task.at("steps"), _("{n} steps").format(n=count), remedy)


def advise_on_address(plan: PlanExamination, task: Entry) -> None:
    length = len(task.get("instructions"))
    if length > LONGEST_ADDRESS:
        remedy = _(
            "Above {most} characters the QR code gets so dense that some phones cannot"
            " read it. A shorter link works better."
        ).format(most=LONGEST_ADDRESS)
        found = _("an address of {n} characters").format(n=length)
        plan.warn(task.at("instructions"), found, remedy)


def pictured(plan: PlanExamination) -> Iterator[tuple[Path, str]]:
    """Every picture that the file names, and where it stands."""
    for section, keys in PICTURED.items():
        for entry in plan.of(section):
            for key in keys:
                found = entry.values.get(key) or ()
                if isinstance(found, str):
                    yield entry.at(key), found
                else:
                    yield from ((entry.at(key, place), each) for place, each in enumerate(found))


def advise_on_picture(
    plan: PlanExamination,
    path: Path,
    picture: str,
    pictures: Collection[str] | None,
    photos: Photos | None,
) -> None:
    if not picture or pictures is None or picture in pictures:
        return
    if is_file(picture):
        remedy = photos(picture) if photos else ""
    else:
        near = nearest(picture, sorted(pictures))
        remedy = f"{near}It is not one of the built-in pictures; the star is shown instead."
    if remedy:
        plan.warn(path, quoted(picture), remedy)


def advise_on_goal(plan: PlanExamination, task: Entry) -> None:
    goal = next((each for each in plan.of("goal") if each.get("id") == task.get("goal")), None)
    if goal and task.get("goal") and task.get("child") not in (None, goal.get("child")):
        remedy = _("It is another child's goal. Is that meant?")
        plan.warn(task.at("goal"), quoted(task.get("goal")), remedy)


def advise_on_first_visit(plan: PlanExamination, appointment: Entry) -> None:
    starts, repeat = appointment.get("starts"), appointment.get("repeat")
    first = first_by(repeat, starts) if starts and repeat else None
    if first and first != starts:
        remedy = _(
            "It is a {weekday}, and not a day of the rule in repeat. By the rule the first visit"
            " is on {other}, {day}. Write that date, or the right days in repeat."
        ).format(weekday=weekday(starts), other=weekday(first), day=first.date())
        plan.warn(appointment.at("starts"), shown(starts), remedy)


def advise_on_title(plan: PlanExamination, entry: Entry, key: str) -> None:
    length = len(entry.get(key) or "")
    if length > LONGEST_TITLE:
        remedy = _("Two lines of a card hold {most}; the rest is cut off on the screen.")
        found = _("{n} characters").format(n=length)
        plan.warn(entry.at(key), found, remedy.format(most=LONGEST_TITLE))


def advise_on_minutes(plan: PlanExamination, child: Entry) -> None:
    """One warning a child, for the fullest days of its fullest week."""
    tasks = [task for task in plan.of("task") if task.get("child") == child.get("id")]
    weeks = (minutes_by_weekday(tasks, since) for since in beginnings(tasks))
    fullest = max(weeks, key=lambda week: max(week.values()), default=dict.fromkeys(WEEKDAYS, 0))
    most = max(fullest.values())
    if child.get("id") and most > MOST_DAY_MINUTES:
        numbers = (n for n, day in enumerate(WEEKDAYS) if fullest[day] == most)
        days = ", ".join(map(short_weekday, numbers))
        remedy = _(
            "Short and often works best: home programmes that were kept up took 10 to 17 minutes"
            " a day. Spread the tasks over the week, or shorten some."
        )
        found = _("{n} minutes of practice on {days}").format(n=most, days=days)
        plan.warn(child.at(), found, remedy)


def beginnings(tasks: list[Entry]) -> Iterator[date]:
    """The days on which the sum can grow: the first of all, and each start."""
    yield date.min
    yield from {task.get("starts") for task in tasks if task.get("starts")}


def minutes_by_weekday(tasks: list[Entry], since: date) -> dict[str, int]:
    """Minutes of practice on each weekday, as the plan stands from `since` on."""
    week = defaultdict(int, dict.fromkeys(WEEKDAYS, 0))
    for task in tasks:
        begun = (task.get("starts") or date.min) <= since <= (task.get("ends") or date.max)
        for day in task.get("days") if begun and not task.get("paused") else ():
            week[day] += task.get("minutes") * task.get("times")
    return week
