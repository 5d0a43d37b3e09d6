"""What the household refuses to record, each with a sentence that says what would be right."""

from datetime import date

from kiosk.household.completions import HELPERS, OUTCOMES
from kiosk.household.due import has_left, own, tasks_of
from kiosk.household.errors import HouseholdError
from kiosk.household.plan import Caregiver, Child, Plan, Task
from kiosk.household.practice_day import ONE_DAY
from kiosk.language import N_, _

KEPT = N_("Nothing was written.")
LONGEST_REASON = 200  # characters
OLDEST = 366 * ONE_DAY  # a year back is late enough; earlier is a slip of the keys


def refusal(words: str, **values: object) -> HouseholdError:
    """An error that says what would be right, and that nothing was written."""
    return HouseholdError(f"{words.format(**values)} {_(KEPT)}")


def known_child(plan: Plan, id: str) -> Child:
    """The child with this id. Raises HouseholdError if there is none."""
    for child in plan.children:
        if child.id == id:
            return child
    raise refusal(
        _('The plan has no child "{id}", only {known}.'), id=id, known=_ids(plan.children)
    )


def known_task(plan: Plan, child: Child, id: str) -> Task:
    """The child's task with this id. Raises HouseholdError if there is none."""
    for task in plan.tasks:
        if task.id == id and (task.child == child.id or child.id in task.together):
            return own(task, child.id)
    theirs = [task for task in tasks_of(plan.tasks, child.id) if task.ended is None]
    said = _('{child} has no task "{id}", only {known}.')
    raise refusal(said, child=child.name, id=id, known=_ids(theirs))


def _ids(known: tuple[Child, ...] | tuple[Caregiver, ...] | list[Task]) -> str:
    return ", ".join(f'"{each.id}"' for each in known) or _("none")


def checked_task(plan: Plan, child: str, task: str, slot: int | None, by: str) -> Task:
    """The task that somebody speaks of. Raises HouseholdError for what the plan does not know."""
    found = known_task(plan, known_child(plan, child), task)
    check_slot(found, slot)
    check_caregiver(plan, by)
    return found


def check_slot(task: Task, slot: int | None) -> None:
    """Raises HouseholdError unless the task has this slot."""
    if slot is not None and not 1 <= slot <= task.times:
        right = _("only 1") if task.times == 1 else _("1 to {last}").format(last=task.times)
        said = _('"{task}" has no slot {slot} on a day, {right}.')
        raise refusal(said, task=task.id, slot=slot, right=right)


def check_outcome(outcome: str) -> None:
    """Raises HouseholdError unless the outcome is one of OUTCOMES."""
    if outcome not in OUTCOMES:
        said = _('"{word}" is no outcome; say {known}.')
        raise refusal(said, word=outcome, known=", ".join(OUTCOMES))


def check_helper(helper: str) -> None:
    """Raises HouseholdError unless the helper is one of HELPERS, or empty."""
    if helper and helper not in HELPERS:
        said = _('"{word}" is no helper; say {known}.')
        raise refusal(said, word=helper, known=", ".join(HELPERS))


def check_reason(reason: str, most: int = LONGEST_REASON) -> None:
    """Raises HouseholdError if the reason is longer than a note on the wall can be, or would steer
    a terminal that lists it.
    """
    if not reason:
        return
    from kiosk.household.plan_form.remarks import is_control  # a tap gives no reason: not at start

    if steering := next((each for each in reason if is_control(each)), ""):
        code = f"U+{ord(steering):04X}"
        raise refusal(_("Take the control character {code} out of the reason."), code=code)
    if len(reason) > most:
        said = _("The reason has {n} characters; say it in {most}.")
        raise refusal(said, n=len(reason), most=most)


def check_caregiver(plan: Plan, by: str) -> None:
    """Raises HouseholdError unless `by` is a caregiver's id, or empty for the child."""
    if by and all(caregiver.id != by for caregiver in plan.caregivers):
        said = _('The plan has no caregiver "{id}", only {known}.')
        raise refusal(said, id=by, known=_ids(plan.caregivers))


def check_day(task: Task, day: date | None, today: date) -> None:
    """Raises HouseholdError for a day to come, one over a year ago, or one after the task left the
    plan.

    None, to be filed later, is let through, and so is tomorrow: a clock that steps back over the
    start of the day must not eat a tap.
    """
    if day is None:
        return
    if day > today + ONE_DAY:
        raise refusal(_("{day} is still to come; today is {today}."), day=day, today=today)
    if day < today - OLDEST:
        said = _("{day} is more than a year ago; today is {today}.")
        raise refusal(said, day=day, today=today)
    if has_left(task, day - ONE_DAY):
        said = _('"{task}" left the plan on {ended}, before {day}.')
        raise refusal(said, task=task.id, ended=task.ended, day=day)
