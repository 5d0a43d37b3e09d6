"""Providers who have left the plan: who still waits to be asked, and what stays behind."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.household.ledger import Undated
from kiosk.household.plan import Appointment, Plan, Provider
from kiosk.household.plan_form.people import PROVIDER
from kiosk.household.plan_records import RecordReading
from kiosk.household.sessions.notes import known_provider
from kiosk.household.sessions.questions import every_question, open_questions
from kiosk.household.visits.appointments import visits
from kiosk.language import _, ngettext


@dataclass(frozen=True, slots=True)
class Staying:
    """What a provider who leaves the plan does not take along: appointments with visits to come,
    and questions that nobody has closed.
    """

    provider: Provider
    appointments: tuple[Appointment, ...] = ()
    questions: int = 0

    def lines(self) -> Iterator[str]:
        """Each of the two as a sentence; none for what there is none of."""
        name, number = self.provider.name, len(self.appointments)
        if number:
            titles = ", ".join(dict.fromkeys(one.title for one in self.appointments))
            words = ngettext(
                "{n} appointment with {name} stays: {titles}.",
                "{n} appointments with {name} stay: {titles}.",
                number,
            )
            yield words.format(n=number, name=name, titles=titles)
        if self.questions:
            words = ngettext(
                "{n} question to {name} stays open ({where}).",
                "{n} questions to {name} stay open ({where}).",
                self.questions,
            )
            yield words.format(n=self.questions, name=name, where=_("Before a session"))


def staying(ledger: Undated, old: Plan, new: Plan, wall: datetime) -> tuple[Staying, ...]:
    """What stays of each provider whom `new` has no longer; `wall` is now, aware."""
    known = {one.id for one in new.providers}
    left = (one for one in old.providers if one.id not in known)
    every = (
        Staying(one, _coming(old, new, one.id, wall), len(open_questions(ledger, one.id)))
        for one in left
    )
    return tuple(one for one in every if one.appointments or one.questions)


def _coming(old: Plan, new: Plan, provider: str, wall: datetime) -> tuple[Appointment, ...]:
    """The provider's appointments that `new` still has, and of which a visit is to come."""
    theirs = {one.id for one in old.appointments if one.provider == provider}
    there = (one for one in new.appointments if one.id in theirs)
    return tuple(one for one in there if visits(replace(new, appointments=(one,)), wall, 1))


def left_providers(ledger: Undated, plan: Plan) -> tuple[Provider, ...]:
    """Those that have left the plan, and to whom somebody ever noted a question."""
    known = {one.id for one in plan.providers}
    asked = dict.fromkeys(one.provider for one in every_question(ledger))
    records, reading = ledger.records(PROVIDER.name), RecordReading(ledger)
    left = (id for id in asked if id not in known)
    return tuple(
        reading.entry(PROVIDER, id, records.get(id, {})) or Provider(id, id) for id in left
    )


def with_questions(ledger: Undated, plan: Plan) -> tuple[Provider, ...]:
    """The plan's providers; behind them those that left it while a question to them is open."""
    waiting = {one.provider for one in open_questions(ledger)}
    left = (one for one in left_providers(ledger, plan) if one.id in waiting)
    return (*plan.providers, *left)


def asked_provider(ledger: Undated, plan: Plan, id: str) -> Provider:
    """Whom a question was or can be for. Raises HouseholdError for an id that nobody has."""
    left = {one.id: one for one in left_providers(ledger, plan)}
    return left.get(id) or known_provider(plan, id)
