"""A short note of an adult: a fact with its author and its time, and no chat."""

from kiosk.household.errors import HouseholdError
from kiosk.household.plan import Plan, Provider
from kiosk.household.plan_form.remarks import is_control
from kiosk.household.refusals import refusal
from kiosk.language import _

LONGEST_NOTE = 280  # characters


def note_fault(text: str, most: int = LONGEST_NOTE) -> str:
    """What is wrong with a note, as a sentence; empty where it is good. An empty note is."""
    steering = next((each for each in text if is_control(each)), "")
    if steering:
        said = _("Take the control character {code} out of it.")
        return said.format(code=f"U+{ord(steering):04X}")
    if len(text) > most:
        return _("It has {n} characters; say it in {most}.").format(n=len(text), most=most)
    return ""


def checked_note(text: str, most: int = LONGEST_NOTE) -> str:
    """The note without spaces around it. Raises HouseholdError for one that cannot be kept."""
    note = text.strip()
    if fault := note_fault(note, most):
        raise refusal("{fault}", fault=fault)
    return note


def known_provider(plan: Plan, id: str) -> Provider:
    """The provider with this id. Raises HouseholdError if there is none."""
    for provider in plan.providers:
        if provider.id == id:
            return provider
    known = ", ".join(f'"{each.id}"' for each in plan.providers) or _("none")
    raise refusal(_('The plan has no provider "{id}", only {known}.'), id=id, known=known)


def without_a_day() -> HouseholdError:
    """The refusal of what is filed under a day, while no day can be true."""
    return refusal(_("The clock is not set yet, so nobody knows which day it is."))
