"""Sheets to print: of a plan as families have it, and of more than any."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from kiosk.household.news import News
from kiosk.household.pauses import Pauses
from kiosk.household.plan import Appointment, Caregiver, Child, Plan, Provider, Routine, Task
from kiosk.household.sessions.questions import Question
from kiosk.household.sessions.session_period import Period
from kiosk.household.sessions.session_sheet import SessionSheet, told
from kiosk.household.visits.appointments import Visit
from tests.kiosk.household.sessions.weeks_with_kim import fact

TODAY = date(2026, 11, 26)
WHEN = datetime(2026, 11, 20, 18, tzinfo=UTC)
TITLES = (
    "Five k words at the mirror",
    "Blow bubbles with a straw",
    "Tell the picture book",
    "Retell the story of the day, beginning, middle and end",
    "Up and down the stairs, one foot a step",
    "Cut along the wavy lines",
    "Thread six beads",
    "Hum a song with the lips closed",
)
ROUTINES = ("Breakfast", "After school", "Bath time", "Brushing teeth")
REASONS = ("too hard", "got tired", "not in the mood", "")
HELPERS = ("", "grandparent", "", "sitter")
QUESTIONS = (
    "Should she keep her tongue down when she says cup, or is it fine as it comes?",
    "How long is the pause between two words?",
    "May she watch herself on the tablet instead of in the mirror?",
)
CHANGES = ("k words: minutes 4, was 3", "beads: new", "stairs: paused")


def plan(titles: Sequence[str] = TITLES, routines: Sequence[str] = ROUTINES) -> Plan:
    """Kim's tasks for Rosa."""
    return Plan(
        "Rosa's plan",
        children=(Child("rosa", "Rosa"),),
        caregivers=(Caregiver("sam", "Sam"),),
        providers=(Provider("kim", "Kim", "speech"),),
        routines=tuple(Routine(f"r{number}", name) for number, name in enumerate(routines)),
        tasks=tuple(
            Task(
                f"t{number}", "rosa", title, provider="kim", minutes=5,
                routine=f"r{number % len(routines)}",
            )
            for number, title in enumerate(titles)
        ),
    )  # fmt: skip


def sheet(
    plan: Plan,
    weeks: int = 6,
    reasons: Sequence[str] = REASONS,
    questions: Sequence[str] = QUESTIONS,
    changes: Sequence[str] = CHANGES,
) -> SessionSheet:
    """Six weeks with all that happens: done, tried, put off, nothing, a sick day, a helper."""
    first = TODAY - timedelta(days=7 * weeks - 1)
    period = Period(first, TODAY, _visit(first), _visit(TODAY + timedelta(days=5)))
    outcomes = ("done", "done", "tried", "done", "not-today", "done", "")
    said = {}
    for number, task in enumerate(plan.tasks):
        for back, day in enumerate(period.days):
            outcome = outcomes[(back * 3 + number * 5 + back // 7) % 7]
            if number >= len(plan.tasks) - 2:
                outcome = "done" if back % 2 else ""
            if outcome:
                why = reasons[(back + number) % len(reasons)] if outcome != "done" else ""
                said[day, task.id, 1] = fact(
                    day, task.id, 1, outcome, reason=why, helper=HELPERS[back % 4]
                )
    sick = {"child": "rosa", "first": "2026-11-11", "last": "2026-11-12", "why": "sick"}
    return replace(
        told(plan, "kim", "rosa", period, said, Pauses({"one": sick})),
        questions=tuple(
            Question(str(number), "kim", text, "sam", "green", WHEN)
            for number, text in enumerate(questions)
        ),
        changes=tuple(News(TODAY, text) for text in changes),
    )


def _visit(day: date) -> Visit:
    starts = datetime(day.year, day.month, day.day, 15, 30, tzinfo=UTC)
    return Visit(Appointment("kim", "Speech", "rosa", starts.replace(tzinfo=None), "kim"), starts,
                 starts.replace(tzinfo=None), 45)  # fmt: skip
