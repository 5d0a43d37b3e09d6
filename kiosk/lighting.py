"""In which theme a screen is shown: its own, the child's, the hour's."""

from kiosk.desk import Desk
from kiosk.household.dimming import is_dim
from widgets.palette import shown_theme


def theme_now(desk: Desk, *, every_colour: bool) -> str:
    """The name of the theme. Where a terminal has not `every_colour`, only high contrast keeps its
    own. Until the clock is right no hour counts.
    """
    if not every_colour:
        return "contrast"
    child, at = desk.child, desk.moment()
    dim = child is not None and at.trusted and is_dim(desk.day.plan, at.wall)
    return shown_theme(desk.theme, muted=child is not None and child.muted, dim=dim)
