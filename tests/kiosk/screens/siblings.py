"""A family with several children, two homes and rewards with pictures, for these screens' tests."""

from datetime import date, time

from kiosk.household.plan import Child, Home, ParentingSchedule, Plan, Reward, Task
from tests.kiosk.plans import plan

HOMES = (Home("green", "Green house", "leaf"), Home("blue", "Blue house", "blue"))
SCHEDULE = ParentingSchedule(
    "AABBAAABBAABBB", {"A": "green", "B": "blue"}, date(2026, 11, 2), time(17)
)
MENU = (
    Reward("swim", "rosa", "Swimming together", 3, "swim"),
    Reward("pancakes", "rosa", "Pancakes for dinner", 5, "pancakes"),
    Reward("cake", "rosa", "Bake a cake", 4, "cake"),
    Reward("slide", "rosa", "The long slide", 12, "slide"),
)
ROSA = Child("rosa", "Rosa", "cat", where=True)
BEN = Child("ben", "Ben", "dog", "honey", muted=True)


def alone(**changes: object) -> Plan:
    """Rosa by herself, with her menu."""
    ours = {"children": (ROSA,), "homes": HOMES, "rewards": MENU, "parenting_schedule": SCHEDULE}
    return plan("Hop", "Skip", "Jump", **{**ours, **changes})


def siblings(**changes: object) -> Plan:
    """Rosa and Ben, who have a song together."""
    tasks = (
        Task("hop", "rosa", "Hop"),
        Task("song", "rosa", "Sing a song", "song", together=("ben",)),
        Task("draw", "ben", "Draw a line", "draw"),
    )
    return alone(**{"children": (ROSA, BEN), "tasks": tasks, **changes})
