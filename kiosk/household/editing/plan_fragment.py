"""A plan fragment: what a therapist hands to the family as a file, and how it goes into the plan.

Ids identify: a task of the same id is changed, others of the provider stay unless the fragment ends
them, and what is not the provider's is out of its reach.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kiosk.household.childs_day import ChildsDay
from kiosk.household.moment import Moment
from kiosk.household.plan import Goal, Material, Plan, Task
from kiosk.household.plan_diff import PlanChange, plan_changes
from kiosk.household.plan_file.writing import table, written_text
from kiosk.household.plan_form.practice import GOAL, MATERIAL, TASK
from kiosk.household.plan_form.sections import FORMAT
from kiosk.household.plan_import import import_plan
from kiosk.household.refusals import check_caregiver
from kiosk.household.sessions.notes import known_provider, without_a_day
from kiosk.household.sessions.update_filing import file_update, new_update, update_edits
from kiosk.household.sessions.updates import LASTING, TaskSaid, What, updates_between


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a fragment says. Its tasks are whole: what it left out was taken from the plan."""

    provider: str
    tasks: tuple[Task, ...] = ()
    goals: tuple[Goal, ...] = ()
    materials: tuple[Material, ...] = ()
    ended: tuple[str, ...] = ()
    note: str = ""


def merged(plan: Plan, fragment: Fragment) -> Plan:
    """The plan as it would be: what is new comes last, so that nothing else moves."""
    kept = [task for task in plan.tasks if task.id not in fragment.ended or task.ended]
    return replace(
        plan,
        tasks=_over(kept, fragment.tasks),
        goals=_over(plan.goals, fragment.goals),
        materials=_over(plan.materials, fragment.materials),
    )


def _over(old: Sequence[Any], new: Iterable[Any]) -> tuple[Any, ...]:
    """Entries of the same id replaced where they stand, the others behind them."""
    by_id = {each.id: each for each in new}
    known = {each.id for each in old}
    return (
        *(by_id.get(each.id, each) for each in old),
        *(each for each in by_id.values() if each.id not in known),
    )


def said_of_tasks(plan: Plan, fragment: Fragment) -> tuple[TaskSaid, ...]:
    """What the fragment changes, task by task, as an update says it."""
    before = {task.id: task for task in plan.tasks if task.ended is None}
    after = {task.id: task for task in merged(plan, fragment).tasks if task.ended is None}
    said: dict[str, What] = {}
    for task in fragment.tasks:
        if task.id not in before:
            said[task.id] = "new"
        elif after[task.id] != before[task.id]:
            said[task.id] = "changed"
    stopped: dict[str, What] = {id: "stopped" for id in fragment.ended if id in before}
    return tuple(TaskSaid(task, what) for task, what in (said | stopped).items())


def merge(
    household: ChildsDay, fragment: Fragment, at: Moment, by: str = ""
) -> tuple[PlanChange, ...]:
    """Put a fragment into the plan, with the update from its provider, in one step; returns what
    changed, nothing the second time.

    Raises HouseholdError where the plan does not know `by`, or the clock cannot be true.
    """
    plan = household.plan
    known_provider(plan, fragment.provider)
    check_caregiver(plan, by)
    if not at.trusted:
        raise without_a_day()
    new, said = merged(plan, fragment), said_of_tasks(plan, fragment)
    changes = plan_changes(plan, new)
    if not changes:
        if has_news(household, fragment, at):
            file_update(household, fragment.provider, at=at, note=fragment.note, by=by)
        return ()
    also = []
    if said or fragment.note:
        update = new_update(household, fragment.provider, said, at, fragment.note, by)
        also = update_edits(new, update, update.day, at)
    return import_plan(household.ledger, plan, new, at, by, also)


def has_news(household: ChildsDay, fragment: Fragment, at: Moment) -> bool:
    """Whether its note came with no update before: a file that is merged twice is no news."""
    today = household.practice_day(at)
    known = updates_between(household.ledger, today - LASTING, today, fragment.provider)
    return bool(fragment.note) and all(one.note != fragment.note for one in known)


def alone(plan: Plan, provider: str) -> Plan:
    """The part of a plan that is a provider's: its tasks, their goals and their materials. Nobody's
    picture is in it but those of the tasks.
    """
    tasks = [task for task in plan.tasks if task.provider == provider and task.ended is None]
    things = {thing.casefold() for task in tasks for thing in task.materials}
    return replace(
        plan,
        homes=(),
        children=(),
        rewards=(),
        tasks=tuple(tasks),
        goals=tuple(goal for goal in plan.goals if goal.id in {task.goal for task in tasks}),
        materials=tuple(one for one in plan.materials if {one.id, one.name.casefold()} & things),
    )


def write_fragment(plan: Plan, provider: str) -> str:
    """A provider's fragment as a file, for a therapist to begin from: merged again it changes
    nothing.
    """
    part = alone(plan, provider)
    head = f"format = {FORMAT}\nprovider = {written_text(provider)}\n"
    sections = ((TASK, part.tasks), (GOAL, part.goals), (MATERIAL, part.materials))
    tables = [table(section, entry) for section, entries in sections for entry in entries]
    return "\n".join([head, *tables])
