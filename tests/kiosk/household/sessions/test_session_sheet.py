"""The sheet before a session: since when, how often, why, and in which order."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.household import HouseholdError
from kiosk.household.completions import OUTCOMES
from kiosk.household.household import Household
from kiosk.household.pauses import Pauses
from kiosk.household.plan import WEEKDAYS, Appointment, Plan, Provider, Routine, Task
from kiosk.household.sessions.questions import ask_question
from kiosk.household.sessions.session_period import Period, days_of, since_last_visit
from kiosk.household.sessions.session_sheet import SessionSheet, session_sheet, told
from kiosk.household.sessions.session_tally import Counted, Tally, total
from kiosk.household.sessions.session_tasks import Said
from sync import Replica
from tests.kiosk.household.family import THURSDAY, at, later, merge
from tests.kiosk.household.sessions.weeks_with_kim import fact, said

MONDAY = date(2026, 11, 23)
ONE_DAY = timedelta(days=1)
KIM = Plan(
    "Rosa's plan",
    providers=(Provider("kim", "Kim", "speech"), Provider("jo", "Jo")),
    routines=(Routine("bath", "Bath time"),),
    tasks=(
        Task("easy", "rosa", "Easy words", provider="kim", routine="bath"),
        Task("hard", "rosa", "Hard words", provider="kim", times=2),
        Task("rare", "rosa", "Rare words", provider="kim", days=("mon", "wed")),
        Task("cut", "rosa", "Cut", provider="jo"),
    ),
)


def sheet(said: Said, plan: Plan = KIM, **more: Any) -> SessionSheet:
    """From Monday to Thursday, which is not over."""
    return told(plan, "kim", "rosa", Period(MONDAY, THURSDAY), said, **more)


def tallies(found: SessionSheet) -> dict[str, Tally]:
    return {each.task.id: each.tally for each in found.tasks}


def test_it_counts_what_was_asked_done_tried_and_put_off() -> None:
    found = sheet(
        said(
            "23 easy 1 done", "24 easy 1 done", "25 easy 1 done", "26 easy 1 done",
            "23 hard 1 tried: too hard", "23 hard 2 not-today: no kit", "24 hard 1 tried: too hard",
            "25 hard 2 tried: got tired", "26 hard 1 done", "25 rare 1 done", "24 cut 1 tried",
        )
    )  # fmt: skip
    assert tallies(found) == {
        "hard": Tally(due=7, done=1, tried=3, not_today=1),  # today's second may still come
        "rare": Tally(due=2, done=1),
        "easy": Tally(due=4, done=4),
    }
    assert [each.tally.nothing for each in found.tasks] == [2, 1, 0]
    hard = found.tasks[0]
    assert hard.tried_for == (Counted("too hard", 2), Counted("got tired", 1))
    assert hard.put_off_for == (Counted("no kit", 1),)
    assert [one.due for one in hard.weekdays] == [2, 2, 2, 1, 0, 0, 0]
    assert [one.hard for one in hard.weekdays] == [2, 1, 1, 0, 0, 0, 0]
    assert found.tally == Tally(due=13, done=6, tried=3, not_today=1)
    assert [(one.routine and one.routine.id, one.tally.due) for one in found.routines] == [
        ("bath", 4),
        (None, 9),
    ]


def test_what_was_hard_comes_first_and_then_what_was_little_practised() -> None:
    found = sheet(
        said(
            "23 easy 1 done",
            "24 easy 1 done",
            "23 rare 1 tried",
            "23 rare 2 tried",
            "23 hard 1 done",
        )
    )
    assert [each.task.id for each in found.tasks] == ["rare", "hard", "easy"]
    learned = replace(KIM.tasks[2], learned=date(2026, 11, 25))
    plan = replace(KIM, tasks=(*KIM.tasks[:2], learned))
    found = sheet(said("23 rare 1 tried", "23 easy 1 done"), plan)
    assert [each.task.id for each in found.tasks] == ["hard", "easy", "rare"]
    assert found.learned == (learned,)


def test_a_day_of_rest_is_taken_out_of_what_was_asked() -> None:
    rest = {"one": {"child": "rosa", "first": "2026-11-24", "last": "2026-11-25", "why": "sick"}}
    found = sheet(said("23 easy 1 done", "24 easy 1 done"), pauses=Pauses(rest))
    assert tallies(found)["easy"] == Tally(due=1, more=1, done=2)
    assert [one.day.day for one in found.rests] == [24, 25]


def test_what_nobody_asked_for_counts_when_it_was_practised_only() -> None:
    found = sheet(said("24 rare 1 tried: too long", "25 easy 2 not-today: no time"))
    assert tallies(found)["rare"] == Tally(due=2, more=1, tried=1)
    assert tallies(found)["easy"] == Tally(due=3)
    assert found.tasks[1].put_off_for == ()


def test_who_was_there_is_counted_where_something_was_practised() -> None:
    lines = ("23 easy 1 done", "24 easy 1 tried", "25 easy 1 not-today")
    found = sheet(said(*lines, helper="grandparent"))
    assert found.tasks[0].helpers == (Counted("grandparent", 2),)


def test_a_task_is_not_asked_for_before_the_family_had_it() -> None:
    begins = {"": date(2026, 11, 24), "easy": date(2026, 11, 25)}
    found = sheet(said("25 hard 1 done", "23 easy 1 done"), begins=begins)
    assert tallies(found)["hard"].due == 4
    assert tallies(found)["easy"] == Tally(due=1, more=1, done=1)


def visited(starts: str, **more: Any) -> Plan:
    visit = Appointment("kim", "Kim", "rosa", datetime.fromisoformat(starts), "kim", 45, **more)
    return replace(KIM, appointments=(visit,))


def test_it_begins_with_the_last_visit_that_is_over() -> None:
    plan = visited("2026-11-03T15:30", repeat="FREQ=WEEKLY;BYDAY=TU")
    before, after = at(date(2026, 11, 24), 16, 14).wall, at(date(2026, 11, 24), 16, 15).wall
    period = since_last_visit(plan, "kim", "rosa", before, date(2026, 11, 24))
    assert (period.first, period.last) == (date(2026, 11, 17), date(2026, 11, 24))
    assert period.next_visit is not None
    assert period.next_visit.starts.day == 24, "it goes on"
    period = since_last_visit(plan, "kim", "rosa", after, date(2026, 11, 24))
    assert (period.first, period.last) == (date(2026, 11, 24), date(2026, 11, 24))
    assert period.next_visit is not None
    assert period.next_visit.starts == datetime(2026, 12, 1, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize("plan", [KIM, visited("2026-12-01T15:30")])
def test_without_a_visit_it_tells_of_four_weeks(plan: Plan) -> None:
    period = since_last_visit(plan, "kim", "rosa", at().wall, THURSDAY)
    assert len(period.days) == 28
    assert (period.last, period.last_visit) == (THURSDAY, None)


def test_a_visit_of_a_sibling_or_of_somebody_else_is_another() -> None:
    plan = visited("2026-11-24T15:30")
    for child, provider in (("max", "kim"), ("rosa", "jo")):
        assert since_last_visit(plan, provider, child, at().wall, THURSDAY).last_visit is None


def test_what_was_said_before_the_visit_ended_belongs_to_the_sheet_before() -> None:
    plan = visited("2026-11-24T15:30")
    period = since_last_visit(plan, "kim", "rosa", at().wall, THURSDAY)
    told_then = {**said("24 hard 1 tried: too hard", hour=8), **said("24 hard 2 done", hour=19)}
    found = told(plan, "kim", "rosa", period, told_then)
    assert tallies(found)["hard"] == Tally(due=3, done=1), "one on Tuesday, two on Wednesday"
    assert found.tasks[0].tried_for == ()


def test_the_picture_shows_six_weeks_at_least() -> None:
    found = sheet(said("23 easy 1 done", "16 easy 1 tried", "10 hard 2 not-today"))
    assert [(one.first.day, one.last.day) for one in found.weeks] == [
        (19, 25), (26, 1), (2, 8), (9, 15), (16, 22), (23, 26),
    ]  # fmt: skip
    assert [one.tally.practised for one in found.weeks] == [0, 0, 0, 0, 1, 1]
    assert [one.tally.not_today for one in found.weeks] == [0, 0, 0, 1, 0, 0]
    assert found.tasks[-1].tally.tried == 0, "it was before the period"


OUTCOME = st.sampled_from(OUTCOMES)
SLOT = st.tuples(st.integers(1, 30), st.sampled_from(("easy", "hard", "rare", "gone")),
                 st.integers(1, 3), OUTCOME, st.integers(0, 23))  # fmt: skip
TASKS = st.lists(
    st.tuples(
        st.sampled_from(("easy", "hard", "rare")),
        st.sets(st.sampled_from(WEEKDAYS)),
        st.integers(1, 3),
        st.booleans(),
    ),
    unique_by=lambda one: one[0],
)


@given(TASKS, st.lists(SLOT), st.sets(st.integers(1, 30)), st.integers(1, 26))
def test_each_slot_is_counted_once(
    tasks: list[Any], slots: list[Any], rests: set[int], first: int
) -> None:
    plan = replace(
        visited("2026-11-10T15:30"),
        tasks=tuple(
            Task(id, "rosa", id, provider="kim", days=tuple(days), times=times, paused=paused)
            for id, days, times, paused in tasks
        ),
    )
    pauses = {
        str(day): {"child": "rosa", "first": f"2026-11-{day:02}", "last": f"2026-11-{day:02}"}
        for day in rests
    }
    counts = {
        (date(2026, 11, day), task, slot): fact(date(2026, 11, day), task, slot, outcome, hour)
        for day, task, slot, outcome, hour in slots
    }
    period = replace(
        since_last_visit(plan, "kim", "rosa", at().wall, THURSDAY), first=date(2026, 11, first)
    )
    found = told(plan, "kim", "rosa", period, counts, Pauses(pauses))
    for each in found.tasks:
        tally = each.tally
        assert tally.done + tally.tried + tally.not_today + tally.nothing == tally.due + tally.more
        assert min(tally.due, tally.more, tally.nothing, tally.practised) >= 0
        assert total(each.weekdays) == tally
        assert sum(one.times for one in each.tried_for) <= tally.tried
    assert total(found.weekdays) == total(one.tally for one in found.routines) == found.tally
    for number, week in enumerate(found.weeks):
        shown = total(each.weeks[number] for each in found.tasks)
        assert shown.due <= week.tally.due, "it has what is over, too"
    kept = [one for (day, task, _), one in counts.items() if period.first <= day <= THURSDAY
            and task in {each[0] for each in tasks} and not period.is_before(day, one)]  # fmt: skip
    assert found.tally.practised == sum(one.outcome in ("done", "tried") for one in kept)


def test_both_homes_read_the_same(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    merge(other, ledger)
    tuesday = at(date(2026, 11, 24), 18)
    home.tick("rosa", "k-words", day=tuesday.wall.date(), outcome="tried", reason="too hard",
              at=tuesday)  # fmt: skip
    blue.tick("rosa", "bubbles", day=THURSDAY, helper="sitter", at=at())
    ask_question(blue, "kim", "Which straws?", at=at(), by="alex")
    merge(other, ledger)
    merge(ledger, other)
    here, there = (session_sheet(one, "kim", "rosa", later(at(), hours=1)) for one in (home, blue))
    assert here == there
    assert tallies(here) == {
        "k-words": Tally(due=2, tried=1),
        "bubbles": Tally(due=3, done=1),
    }
    assert [one.text for one in here.questions] == ["Which straws?"]


def test_it_asks_nothing_for_the_time_before_the_family_began(home: Household) -> None:
    home.tick("rosa", "stairs", day=THURSDAY - ONE_DAY, at=at())
    assert tallies(session_sheet(home, "jo", "rosa", at())) == {"stairs": Tally(due=2, done=1)}


def test_what_changed_in_the_plan_since_is_told(home: Household) -> None:
    changed = tuple(replace(task, minutes=7) if task.provider else task for task in home.plan.tasks)
    new = Task("puffs", "rosa", "Puff the cotton ball", provider="kim")
    home.import_plan(replace(home.plan, tasks=(*changed, new)), at(), "Kim")
    home.tick("rosa", "bubbles", day=THURSDAY - ONE_DAY, at=at())
    found = session_sheet(home, "kim", "rosa", later(at(), days=2))
    assert [one.text for one in found.changes] == [
        "k words: minutes 7, was 0",
        "bubbles: minutes 7, was 0",
        "puffs: new",
    ]
    assert tallies(found)["puffs"] == Tally(due=2), "on Thursday and Friday"
    assert tallies(found)["k-words"].due == 3


def test_another_beginning_can_be_named(home: Household) -> None:
    home.tick("rosa", "k-words", day=THURSDAY - 20 * ONE_DAY, at=at())
    found = session_sheet(home, "kim", "rosa", at(), since=THURSDAY - 20 * ONE_DAY)
    assert found.period.first == THURSDAY - 20 * ONE_DAY
    assert tallies(found)["k-words"] == Tally(due=20, done=1)
    far = session_sheet(home, "kim", "rosa", at(), since=date(2001, 1, 1))
    assert len(far.period.days) == 182


@pytest.mark.parametrize(("provider", "child"), [("nobody", "rosa"), ("kim", "nobody")])
def test_whom_the_plan_does_not_know_is_refused(home: Household, provider: str, child: str) -> None:
    with pytest.raises(HouseholdError, match=r'no (provider|child) "nobody"'):
        session_sheet(home, provider, child, at())


def test_days_of_a_span_have_both_ends() -> None:
    assert days_of((MONDAY, MONDAY)) == (MONDAY,)
    assert len(days_of((MONDAY, THURSDAY))) == 4
