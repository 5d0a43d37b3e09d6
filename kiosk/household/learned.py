"""What a child has mastered: asked for no more, and kept to be proud of."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from kiosk.household.completions import Edit
from kiosk.household.ledger import Fields
from kiosk.household.moment import Moment
from kiosk.household.plan import Plan, Task

SEEN = "learned"  # the collection that says which of them the child has been shown
FRESH = timedelta(days=14)  # for so long the child is told; what is older came with a plan


def keeping_learned(old: Plan, new: Plan) -> Plan:
    """`new` with what was learned since its file was written: a file that says nothing of it does
    not ask again. `samestars learn TASK --undo` does.
    """
    known = {task.id: task.learned for task in old.tasks if task.learned}
    tasks = tuple(
        replace(task, learned=known[task.id]) if task.id in known and not task.learned else task
        for task in new.tasks
    )
    return replace(new, tasks=tasks)


def learned_tasks(tasks: Iterable[Task], child: str) -> tuple[Task, ...]:
    """What the child has learned, newest first; also what left the plan since."""
    found = [task for task in tasks if task.child == child and task.learned]
    return tuple(sorted(found, key=lambda task: task.learned or date.min, reverse=True))


def just_learned(
    tasks: Iterable[Task], seen: Mapping[str, Fields], child: str, today: date
) -> Task | None:
    """What the child is to be shown next; None where there is nothing that it has not seen."""
    for task in tasks:
        day = task.learned
        if day is None or task.child != child or not today - FRESH <= day <= today:
            continue
        if seen.get(task.id, {}).get("seen") != day.isoformat():
            return task
    return None


def learning(task: Task, day: date | None, told: date, at: Moment, by: str) -> list[Edit]:
    """What to write so that the task is learned on `day`, or again asked for (None); with the news
    of it on the practice day `told`.
    """
    from kiosk.household.news import news_edits  # the first frame asks only what was learned

    said = "learned" if day else "asked for again"
    edit = (f"task/{task.id}", {"learned": day.isoformat() if day else None})
    return [edit, *news_edits(told, at.wall, [f"{task.title}: {said}"], by)]


def seen_edit(task: Task) -> Edit:
    """The child has seen that the task is learned."""
    assert task.learned is not None
    return f"{SEEN}/{task.id}", {"seen": task.learned.isoformat()}
