"""By what an appointment is known in the calendars of other programs."""

from kiosk.household.plan import Appointment


def uid_of(appointment: Appointment) -> str:
    """That of the calendar it came from; one of the plan's own has its id, which never changes."""
    return appointment.uid or f"{appointment.child}.{appointment.id}@samestars"
