"""The page for the session: one HTML file for a printer, which asks nothing of a network."""

from typing import Any

from kiosk.household.plan import Plan
from kiosk.household.sessions.session_sheet import SessionSheet
from kiosk.language import _

from .paper import rendered
from .room import fitted
from .session_view import numbers, page_view

TEMPLATE = "session_sheet.html"


def session_page(plan: Plan, sheet: SessionSheet) -> str:
    """HTML in the language that holds: A4 upright, one page, no script, no address that is called.

    What was typed stands there as it was typed.
    """
    page = fitted(page_view(plan, sheet))
    return rendered(TEMPLATE, page=page, words=headings(), numbers=numbers)


def headings() -> dict[str, Any]:
    """What stands over the parts of the page."""
    return {
        "nothing": _("Nothing was noted in this time."),
        "columns": (_("Asked for"), _("Done"), _("Tried"), _("Another day")),
        "by_weekday": _("By weekday"),
        "questions": _("Questions"),
        "changes": _("New in the plan"),
        "weeks": _("Week by week"),
        "routines": _("By routine"),
    }
