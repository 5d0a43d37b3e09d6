"""The weekly line: what was practised, from both homes together, and the adults' own treat."""

from dataclasses import replace
from datetime import timedelta

from kiosk.household.household import Household
from kiosk.household.plan import Plan, Task
from kiosk.household.weekly_line import Week, WeeklyLine, weekly_line
from sync import Replica
from tests.kiosk.household.family import PLAN, THURSDAY, at, household, merge

MONDAY = THURSDAY - timedelta(days=3)
TREAT = replace(PLAN, treat="A film on Friday", treat_at=3)


def test_practices_of_both_homes_are_one_line(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    home.tick("rosa", "k-words", day=MONDAY, at=at())
    blue.tick("rosa", "bubbles", day=THURSDAY, outcome="tried", at=at())
    blue.tick("rosa", "k-words", day=MONDAY, at=at())
    home.tick("rosa", "stairs", day=THURSDAY, outcome="not-today", at=at())
    home.tick("max", "reading", day=THURSDAY, at=at())
    merge(ledger, other)
    merge(other, ledger)
    for one in (home, blue):
        assert weekly_line(one, at()).this == Week(MONDAY, practices=3, hard=1)
        assert weekly_line(one, at(), "rosa").this == Week(MONDAY, practices=2, hard=1)


def test_a_new_week_begins_with_the_last_one(home: Household) -> None:
    home.tick("rosa", "k-words", day=THURSDAY, at=at())
    next_week = at(MONDAY + timedelta(days=7))
    told = weekly_line(home, next_week).told
    assert told == Week(MONDAY, practices=1)
    home.tick("rosa", "k-words", day=MONDAY + timedelta(days=7), at=next_week)
    assert weekly_line(home, next_week).told == Week(MONDAY + timedelta(days=7), practices=1)


def test_weeks_begin_where_the_family_lives(ledger: Replica) -> None:
    home = household(ledger, replace(PLAN, time_zone="America/New_York"))
    home.tick("rosa", "k-words", day=MONDAY - timedelta(days=1), at=at())
    assert weekly_line(home, at(hour=17)).this == Week(MONDAY - timedelta(days=1), practices=1)


def test_what_children_did_together_is_one_practice(ledger: Replica) -> None:
    both = Task("song", "rosa", "Sing", together=("max",))
    home = household(ledger, replace(PLAN, tasks=(*PLAN.tasks, both)))
    home.tick("rosa", "song", day=THURSDAY, at=at())
    assert weekly_line(home, at()).this.practices == 1


def test_the_treat_is_earned_by_the_practices_of_a_week_and_stays_the_next(
    ledger: Replica,
) -> None:
    home = household(ledger, TREAT)
    assert weekly_line(home, at()) == WeeklyLine(
        Week(MONDAY), Week(MONDAY - timedelta(days=7)), "A film on Friday"
    )
    for task in ("k-words", "bubbles"):
        home.tick("rosa", task, day=THURSDAY, at=at())
    assert not weekly_line(home, at()).earned
    home.tick("rosa", "lines", day=THURSDAY, outcome="tried", at=at())
    assert weekly_line(home, at()).earned, "what was hard counts too"
    assert weekly_line(home, at(MONDAY + timedelta(days=7))).earned
    assert not weekly_line(home, at(MONDAY + timedelta(days=14))).earned


def test_without_a_treat_nothing_is_earned(ledger: Replica) -> None:
    plans: list[Plan] = [replace(TREAT, treat=""), replace(TREAT, treat_at=0)]
    for plan in plans:
        home = household(ledger, plan)
        home.tick("rosa", "k-words", day=THURSDAY, at=at())
        line = weekly_line(home, at())
        assert (line.treat, line.earned) == ("", False)
