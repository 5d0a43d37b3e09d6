"""A task's card for a grandparent or a sitter: one HTML file, one sheet, no account needed."""

from kiosk.household.plan import Plan, Task
from kiosk.language import language

from .card_room import fitted
from .card_view import card_view
from .drawing import Photos
from .paper import rendered


def card_page(plan: Plan, task: Task, home: str, photos: Photos) -> str:
    """HTML in the language that holds: no script, no address that is called by itself. `photos` are
    the family's own, by the names that the plan has for them.
    """
    card = fitted(card_view(plan, task, home, photos))
    return rendered("task_card.html", language=language(), card=card)
