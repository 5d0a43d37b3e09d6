"""The bar of the child's screen, by its view and by what is left of the day."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.household import DueTask
from kiosk.household.plan import Child
from kiosk.language import N_

from .bar import ABSENT, Button
from .order import Order
from .views import View

BACK = Button("earlier_cards", N_("Back"), "back", "b")
BACK_TO_NOW = Button("to_now", N_("Back"), "back", "b")
CHILDREN = Button("children", N_("Back"), "back", "b")
LOOK_BACK = Button("look_back", N_("Back"), "back", "b")
SHOW_ME = Button("show_me", N_("Show me"), "show", "s")
STARS = Button("stars", N_("Stars"), "star", "t")
GROWN_UPS = Button("grown_ups", N_("Grown-ups"), "grown-ups", "g")
MORE = Button("later_cards", N_("More"), "more", "m")
ON_TO_NOW = Button("to_now", N_("More"), "more", "m", loud=True)
WHOLE_DAY = Button("whole_day", N_("More"), "more", "m")
DID_IT = Button("did_it", N_("I did it"), "star-hollow", "d")


@dataclass(frozen=True, slots=True)
class Standing:
    """A page of the day in a view: `first` is the index of its first task."""

    view: View
    today: Sequence[DueTask]
    first: int
    page: Sequence[DueTask]
    order: Order
    child: Child


def places(at: Standing, before: Button, *, picking: bool) -> dict[str, Button]:
    """What stands in the bar's places; `before` is Back where no earlier page is."""
    stars = STARS if at.child.stars else ABSENT
    if not at.view.SINGLE:
        show_me = SHOW_ME if at.page and not picking else ABSENT
        many = {
            "back": BACK if at.first else before,
            "second": show_me,
            "third": stars,
            "more": _later(at),
        }
        return {**many, "fourth": GROWN_UPS}
    if not at.view.MAIN:
        one = {"back": before, "second": SHOW_ME, "third": stars, "more": _onwards(at)}
        return {**one, "fourth": GROWN_UPS}
    now = at.order.now is not None and at.order.now in at.page
    did_it = DID_IT._replace(icon="star-hollow" if at.child.stars else "tick")
    main = did_it if now else ABSENT
    first = {"back": before, "second": main, "third": SHOW_ME, "more": _onwards(at)}
    return {**first, "fourth": GROWN_UPS}


def _later(at: Standing) -> Button:
    """The way to later cards; loud when this page is finished and what is now is there."""
    later = at.today[at.first + len(at.page) :]
    if not later:
        return ABSENT
    waiting = any(not due.outcome for due in later)
    return MORE._replace(loud=waiting and all(due.outcome for due in at.page))


def _onwards(at: Standing) -> Button:
    """From one task to the next when it is finished, before that to the whole day."""
    if len(at.today) < 2:
        return ABSENT
    finished = all(due.outcome for due in at.page)
    return ON_TO_NOW if finished and at.order.now else WHOLE_DAY
