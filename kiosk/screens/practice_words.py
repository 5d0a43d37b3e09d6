"""What the page of a task says: its buttons, and the facts about it."""

from kiosk.household import DueTask
from kiosk.household.plan import Plan
from kiosk.language import N_, _, ngettext

from .bar import ABSENT, Button

NEXT = Button("next_page", N_("Next"), "more", "e")
DID_IT = Button("done", N_("I did it"), "star-hollow", "d")
DID_IT_PLAIN = Button("done", N_("I did it"), "tick", "d")  # where there are no stars to earn
TRIED = Button("tried", N_("We tried"), "tried", "w")
NOT_TODAY = Button("not_today", N_("Not today"), "moon", "n")
BACK = Button("back", N_("Back"), "back", "b")
CODE = Button("code", N_("Code"), "show", "m")
NEXT_TASK = Button("next_task", N_("Next task"), "more", "m")
TODAY = Button("today", N_("Today"), "home", "m")

SETTLED = ("done", "tried")


def buttons(due: DueTask, *, last: bool, stars: bool) -> dict[str, Button]:
    """One main thing: Next while pages are left, then what is said of the task."""
    settled = due.outcome in SETTLED
    main = NEXT
    if last:
        main = ABSENT if settled else DID_IT if stars else DID_IT_PLAIN
    return {
        "back": BACK,
        "second": main,
        "third": TRIED if last and not settled else ABSENT,
        "fourth": ABSENT if settled or due.outcome == "not-today" else NOT_TODAY,
    }


def facts(due: DueTask) -> list[tuple[str, str]]:
    """Which task it is, what it needs, and when it is done."""
    has_more = due.task.steps or due.task.instructions_text
    said = [(_("Task"), due.task.title)] if has_more else []
    if due.task.materials:
        said.append((_("You need"), ", ".join(due.task.materials)))
    when = [due.routine.lower()] if due.routine else []
    if due.task.minutes:
        minutes = ngettext("{n} minute", "{n} minutes", due.task.minutes)
        when.append(minutes.format(n=due.task.minutes))
    if when:
        said.append((_("When"), ", ".join(when)))
    return said


def invitation(due: DueTask, plan: Plan) -> str:
    """What the code of its instructions is for."""
    names = {one.id: one.name for one in plan.providers}
    name = names.get(due.task.provider)
    return _("See how {name} does it").format(name=name) if name else _("See how it is done")


def picture_of(due: DueTask, page: int) -> str:
    """The picture of the step on that page, or the task's own."""
    pictures = due.task.step_pictures
    return (pictures[page] if page < len(pictures) else "") or due.task.picture
