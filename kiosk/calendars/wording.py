"""Texts of a calendar as the plan can hold them: one line, and no more than a screen shows."""

from kiosk.household.plan_form.remarks import is_control

LONGEST = 120  # characters: a calendar's title can be a whole letter
LOOKED_AT = 5_000
UNTITLED = "Appointment"


def plain(text: object, nothing: str = UNTITLED) -> str:
    """The text in one line, without what steers a screen; `nothing` where there is none."""
    if isinstance(text, list):
        text = text[0] if text else None
    found = "" if text is None else str(text)[:LOOKED_AT]
    shown = ("" if is_control(one) and not one.isspace() else one for one in found)
    return " ".join("".join(shown).split()) or nothing


def short(text: object, nothing: str = UNTITLED) -> str:
    """The same, cut where it is long."""
    found = plain(text, nothing)
    return found if len(found) <= LONGEST else found[: LONGEST - 1].rstrip() + "…"
