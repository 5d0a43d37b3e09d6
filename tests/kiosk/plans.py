"""Plans for screens: as few or as many tasks as a test wants."""

from dataclasses import replace

from kiosk.household.plan import Child, Home, Plan, Reward, Task

ROSA = Plan(
    "Ours",
    homes=(Home("green", "Green house"),),
    children=(Child("rosa", "Rosa"),),
    rewards=(Reward("swim", "rosa", "Swimming together", 5),),
)


def plan(*titles: str, **changes: object) -> Plan:
    """Tasks with these titles, due each day, their ids "task-0" and so on."""
    tasks = tuple(Task(f"task-{n}", "rosa", title) for n, title in enumerate(titles))
    return replace(ROSA, **{"tasks": tasks, **changes})


def address(length: int) -> str:
    """A web address of so many characters that compresses into no shorter code."""
    start = "https://example.org/"
    return (start + "k-sounds/Week_7?id=" + "aZ09-" * 40)[: max(length, len(start))]
