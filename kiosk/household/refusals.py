"""What the household refuses to record, each with a sentence that says what would be right."""

from datetime import date

from kiosk.household.completions import HELPERS, OUTCOMES
from kiosk.household.due import has_left, own, tasks_of
from kiosk.household.errors import HouseholdError
from kiosk.household.plan import Caregiver, Child, Plan, Task
from kiosk.household.practice_day import ONE_DAY

KEPT = "Nothing was written."
LONGEST_REASON = 200  # characters
OLDEST = 366 * ONE_DAY  # a year back is late enough; earlier is a slip of the keys


def known_child(plan: Plan, id: str) -> Child:
    """The child with this id. Raises HouseholdError if there is none."""
    for child in plan.children:
        if child.id == id:
            return child
    raise HouseholdError(f'The plan has no child "{id}", only {_ids(plan.children)}. {KEPT}')


def known_task(plan: Plan, child: Child, id: str) -> Task:
    """The child's task with this id. Raises HouseholdError if there is none."""
    for task in plan.tasks:
        if task.id == id and (task.child == child.id or child.id in task.together):
            return own(task, child.id)
    theirs = [task for task in tasks_of(plan.tasks, child.id) if task.ended is None]
    said = _('{child} has no task "{id}", only {known}.')
    raise refusal(said, child=child.name, id=id, known=_ids(theirs))


def _ids(known: tuple[Child, ...] | tuple[Caregiver, ...] | list[Task]) -> str:
    return ", ".join(f'"{each.id}"' for each in known) or "none"


def checked_task(plan: Plan, child: str, task: str, slot: int | None, by: str) -> Task:
    """The task that somebody speaks of. Raises HouseholdError for what the plan does not know."""
    found = known_task(plan, known_child(plan, child), task)
    check_slot(found, slot)
    check_caregiver(plan, by)
    return found


def check_slot(task: Task, slot: int | None) -> None:
    """Raises HouseholdError unless the task has this slot."""
    if slot is not None and not 1 <= slot <= task.times:
        right = "only 1" if task.times == 1 else f"1 to {task.times}"
        raise HouseholdError(f'"{task.id}" has no slot {slot} on a day, {right}. {KEPT}')


def check_outcome(outcome: str) -> None:
    """Raises HouseholdError unless the outcome is one of OUTCOMES."""
    if outcome not in OUTCOMES:
        raise HouseholdError(f'"{outcome}" is no outcome; say {", ".join(OUTCOMES)}. {KEPT}')


def check_helper(helper: str) -> None:
    """Raises HouseholdError unless the helper is one of HELPERS, or empty."""
    if helper and helper not in HELPERS:
        raise HouseholdError(f'"{helper}" is no helper; say {", ".join(HELPERS)}. {KEPT}')


def check_reason(reason: str) -> None:
    """Raises HouseholdError if the reason is longer than a note on the wall can be, or would steer
    a terminal that lists it.
    """
    if not reason:
        return
    from kiosk.household.plan_form.remarks import is_control  # a tap gives no reason: not at start

    if steering := next((each for each in reason if is_control(each)), ""):
        say = f"Take the control character U+{ord(steering):04X} out of the reason."
        raise HouseholdError(f"{say} {KEPT}")
    if len(reason) > LONGEST_REASON:
        say = f"The reason has {len(reason)} characters; say it in {LONGEST_REASON}."
        raise HouseholdError(f"{say} {KEPT}")


def check_caregiver(plan: Plan, by: str) -> None:
    """Raises HouseholdError unless `by` is a caregiver's id, or empty for the child."""
    if by and all(caregiver.id != by for caregiver in plan.caregivers):
        raise HouseholdError(
            f'The plan has no caregiver "{by}", only {_ids(plan.caregivers)}. {KEPT}'
        )


def check_day(task: Task, day: date | None, today: date) -> None:
    """Raises HouseholdError for a day to come, one over a year ago, or one after the task left the
    plan.

    None, to be filed later, is let through, and so is tomorrow: a clock that steps back over the
    start of the day must not eat a tap.
    """
    if day is None:
        return
    if day > today + ONE_DAY:
        raise HouseholdError(f"{day} is still to come; today is {today}. {KEPT}")
    if day < today - OLDEST:
        raise HouseholdError(f"{day} is more than a year ago; today is {today}. {KEPT}")
    if has_left(task, day - ONE_DAY):
        raise HouseholdError(f'"{task.id}" left the plan on {task.ended}, before {day}. {KEPT}')
