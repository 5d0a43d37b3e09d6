"""Days and tasks to print, and what somebody might type into them."""

from collections.abc import Sequence
from datetime import date, time

from kiosk.household import Day
from kiosk.household.due import DueTask
from kiosk.household.plan import Child, Plan, Provider, Routine, Task

THURSDAY = date(2026, 11, 26)
NAMES = ('<b>Kim & "Co"</b>', "נועה בן־דוד", "Zoë <i>&amp;</i> 'Max'", "مريم (٣)", "{{ 7*7 }}")
WORDS = Task(
    "k-words", "rosa", "Five k words at the mirror", picture="mirror", provider="kim",
    routine="teeth", minutes=5, times=2, repeat=10, days=("mon", "wed"),
    steps=("Look in the mirror.", "Say car, key, cup."), step_pictures=("", "mouth"),
    materials=("mirror",), instructions="https://example.org/k-sounds",
)  # fmt: skip
PLAN = Plan(
    "Ours",
    children=(Child("rosa", "Rosa"),),
    providers=(Provider("kim", "Kim"),),
    routines=(Routine("teeth", "Brushing teeth", {"green": time(19), "blue": time(20)}),),
    tasks=(WORDS,),
)
MUCH = "Say it slowly and then once more, please. " * 11


def day(tasks: Sequence[Task], done: Sequence[str] = (), rest: str = "") -> Day:
    """A day that asks for each slot of the tasks; those in `done` have their star."""
    return Day(
        THURSDAY,
        "rosa",
        tuple(
            DueTask(task, slot, task.times, "Bath time", time(18, 30), star=task.id in done)
            for slot in (1, 2)
            for task in tasks
            if slot <= task.times
        ),
        rest=rest,
    )
