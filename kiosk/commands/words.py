"""How the commands put things: numbers, names, and whose it is."""

from kiosk.household.plan import Plan, Task

REOPEN = "If the screen is open, leave it and open it again."


def counted(number: int, noun: str) -> str:
    """`1 star`, `2 stars`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def home_name(plan: Plan, id: str) -> str:
    """What the home is called; its id, where the plan does not have it."""
    return next((home.name for home in plan.homes if home.id == id), id)


def whose(plan: Plan, child: str) -> str:
    """`Emma: ` where the plan has several children; nothing where there is no question."""
    names = {one.id: one.name for one in plan.children}
    return f"{names.get(child, child)}: " if len(names) > 1 else ""


def asked_for(plan: Plan) -> list[Task]:
    """The tasks that are in the plan; those that have left it are only remembered."""
    return [task for task in plan.tasks if task.ended is None]
