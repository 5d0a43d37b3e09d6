"""What has left the plan as its records still tell it: for the visits that are over."""

from typing import Any

from kiosk.household.ledger import Undated
from kiosk.household.plan import Appointment, Caregiver, Plan
from kiosk.household.plan_form.form import Section
from kiosk.household.plan_form.people import CAREGIVER
from kiosk.household.plan_form.sections import SECTIONS
from kiosk.household.plan_records import RecordReading, standing
from kiosk.household.visits.appointment_records import RECORDED_APPOINTMENT, complete_appointments


class LeftPlan:
    """The records beside a plan, read so that adults who have left it are known."""

    def __init__(self, ledger: Undated, plan: Plan) -> None:
        self._ledger = ledger
        self._homes = plan.homes
        self._reading = RecordReading(ledger)
        for section in SECTIONS:
            if section.many:
                entries = getattr(plan, section.attribute)
                self._reading.known[section.name] = [one.id for one in entries]
        self.caregivers: tuple[Caregiver, ...] = (
            *plan.caregivers,
            *self._read(CAREGIVER, gone=True),
        )
        self._reading.known[CAREGIVER.name] = [one.id for one in self.caregivers]

    def appointments(self, *, gone: bool) -> tuple[Appointment, ...]:
        """Those that have left the plan, or those that stand in it, where readable."""
        found = self._read(RECORDED_APPOINTMENT, gone=gone)
        return complete_appointments(found, self._ledger, self._reading.entry, self._homes)

    def _read(self, section: Section, *, gone: bool) -> list[Any]:
        records = self._ledger.records(section.name)
        there = set(standing(records))
        names = sorted(name for name in records if (name in there) is not gone)
        found = (self._reading.entry(section, name, records[name]) for name in names)
        return [one for one in found if one]
