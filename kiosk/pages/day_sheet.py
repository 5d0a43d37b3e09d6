"""Today's sheet for the fridge: one HTML file, a page of A4 for each child."""

from collections.abc import Iterable

from kiosk.household import Day
from kiosk.household.plan import Child
from kiosk.language import _, language

from .day_room import circle, fitted
from .day_view import day_view
from .drawing import Photos
from .paper import rendered


def day_page(days: Iterable[tuple[Child, Day]], photos: Photos) -> str:
    """HTML in the language that holds: no script, no address that is called, a sheet for each
    child. `photos` are the family's own, by the names that the plan has for them.
    """
    pages = [fitted(day_view(child, day, photos)) for child, day in days]
    words = {"title": _("Today"), "done": _("Done")}
    return rendered("day_sheet.html", language=language(), pages=pages, words=words, circle=circle)
