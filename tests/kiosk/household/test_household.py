"""A tap, its taking back, and what is refused."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kiosk.household import HouseholdError
from kiosk.household.household import Household
from sync import Replica
from tests.kiosk.household.family import PLAN, THURSDAY, at, later, merge, outcomes

TAP = at()


def test_a_tap_is_a_star_at_that_very_tap(home: Household) -> None:
    tick = home.tick("rosa", "k-words", day=THURSDAY, at=TAP)
    assert (tick.slot, tick.outcome, tick.star, tick.earned, tick.written) == (
        1,
        "done",
        True,
        True,
        True,
    )
    day = home.today("rosa", THURSDAY, TAP)
    assert ("k-words", 1, "done") in outcomes(day.tasks)
    assert (day.stars_today, day.lifetime) == (1, 1)


def test_saying_it_twice_is_harmless(home: Household, ledger: Replica) -> None:
    home.tick("rosa", "k-words", day=THURSDAY, slot=1, at=TAP)
    version = ledger.version
    again = home.tick("rosa", "k-words", day=THURSDAY, slot=1, at=later(TAP, seconds=1))
    assert (again.outcome, again.star, again.earned, again.written) == ("done", True, False, False)
    assert ledger.version == version


def test_a_fact_records_what_was_tapped(home: Household, ledger: Replica) -> None:
    booted = at(boot="one", uptime=7.5)
    home.tick(
        "rosa", "lines", day=THURSDAY, outcome="tried", reason="got tired", by="sam", at=booted
    )
    ((id, fields),) = ledger.dated("completion", "2026-11").items()
    assert id.startswith("2026-11-26.rosa.lines.1.")
    assert fields == {
        "child": "rosa",
        "task": "lines",
        "slot": 1,
        "outcome": "tried",
        "reason": "got tired",
        "by": "sam",
        "home": "green",
        "at": "2026-11-26T10:00:00+00:00",
        "trusted": True,
        "boot": "one",
        "uptime": 7.5,
    }


def test_trying_earns_the_star_and_another_day_does_not(home: Household) -> None:
    assert home.tick("rosa", "lines", day=THURSDAY, outcome="tried", at=TAP).star
    assert not home.tick("rosa", "bubbles", day=THURSDAY, outcome="not-today", at=TAP).star
    assert home.lifetime("rosa") == 1


def test_the_first_open_slot_is_taken(home: Household) -> None:
    slots = [home.tick("rosa", "stairs", day=THURSDAY, at=TAP).slot for _ in range(3)]
    assert slots == [1, 2, 1]
    assert home.lifetime("rosa") == 2


def test_an_oops_within_five_minutes_takes_the_tap_back(home: Household) -> None:
    home.tick("rosa", "k-words", day=THURSDAY, at=TAP)
    soon = later(TAP, minutes=5)
    assert home.today("rosa", THURSDAY, soon).tasks[2].oops
    undone = home.undo("rosa", "k-words", day=THURSDAY, slot=1, at=soon)
    assert (undone.withdrawn, undone.corrected, undone.star, undone.outcome) == (
        True,
        False,
        False,
        "",
    )
    assert home.today("rosa", THURSDAY, soon).stars_today == 0
    assert home.lifetime("rosa") == 0


def test_later_the_record_is_corrected_and_the_star_stays(home: Household) -> None:
    home.tick("rosa", "k-words", day=THURSDAY, at=TAP)
    late = later(TAP, minutes=5, seconds=1)
    assert not home.today("rosa", THURSDAY, late).tasks[2].oops
    undone = home.undo("rosa", "k-words", day=THURSDAY, slot=1, at=late, by="sam")
    assert (undone.withdrawn, undone.corrected, undone.star, undone.outcome) == (
        False,
        True,
        True,
        "",
    )
    day = home.today("rosa", THURSDAY, late)
    assert (day.tasks[2].outcome, day.tasks[2].star, day.lifetime) == ("", True, 1)


def test_taking_back_nothing_does_nothing(home: Household, ledger: Replica) -> None:
    version = ledger.version
    undone = home.undo("rosa", "k-words", day=THURSDAY, at=TAP)
    assert (undone.withdrawn, undone.corrected) == (False, False)
    assert ledger.version == version


def test_a_clock_that_jumps_back_takes_no_star(home: Household) -> None:
    home.tick("rosa", "k-words", day=THURSDAY, at=TAP)
    undone = home.undo("rosa", "k-words", day=THURSDAY, at=later(TAP, hours=-1))
    assert undone.star


@pytest.mark.parametrize("jump", [-90, 90])
def test_within_one_boot_an_oops_goes_by_the_uptime_whatever_the_clock_does(
    home: Household, jump: int
) -> None:
    tap = at(boot="one", uptime=60.0, trusted=False)
    home.tick("rosa", "k-words", day=THURSDAY, at=tap)
    late = tap._replace(uptime=60.0 + 301)
    assert home.undo("rosa", "k-words", day=THURSDAY, at=late).star
    soon = later(tap, minutes=jump)._replace(uptime=60.0 + 299)
    home.tick("rosa", "bubbles", day=THURSDAY, at=tap)
    assert not home.undo("rosa", "bubbles", day=THURSDAY, at=soon).star


def test_a_clock_nobody_set_does_not_take_back_the_other_homes_tap(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    home.tick("rosa", "k-words", day=THURSDAY, at=TAP)
    merge(other, ledger)
    undone = blue.undo("rosa", "k-words", day=THURSDAY, at=at(minute=3, trusted=False))
    assert (undone.withdrawn, undone.star) == (False, True)


def test_another_day_over_a_fresh_tap_takes_it_back(home: Household) -> None:
    home.tick("rosa", "k-words", day=THURSDAY, at=TAP)
    tick = home.tick(
        "rosa", "k-words", day=THURSDAY, slot=1, outcome="not-today", at=later(TAP, minutes=1)
    )
    assert (tick.outcome, tick.star) == ("not-today", False)


def test_another_day_over_a_banked_star_corrects_and_the_star_stays(home: Household) -> None:
    home.tick("rosa", "k-words", day=THURSDAY, at=TAP)
    late = later(TAP, hours=1)
    tick = home.tick(
        "rosa",
        "k-words",
        day=THURSDAY,
        slot=1,
        outcome="not-today",
        reason="ill",
        by="sam",
        at=late,
    )
    assert (tick.outcome, tick.star) == ("not-today", True)
    assert home.today("rosa", THURSDAY, late).tasks[2].reason == "ill"


def test_tried_over_a_fresh_done_keeps_the_star(home: Household) -> None:
    home.tick("rosa", "k-words", day=THURSDAY, at=TAP)
    tick = home.tick("rosa", "k-words", day=THURSDAY, slot=1, outcome="tried", at=TAP)
    assert (tick.outcome, tick.star, tick.earned) == ("tried", True, False)
    assert home.lifetime("rosa") == 1


def test_a_reason_may_come_after_the_tap(home: Household) -> None:
    home.tick("rosa", "k-words", day=THURSDAY, outcome="tried", at=TAP)
    home.tick("rosa", "k-words", day=THURSDAY, slot=1, outcome="tried", reason="too hard", at=TAP)
    assert home.today("rosa", THURSDAY, TAP).tasks[2].reason == "too hard"
    assert home.lifetime("rosa") == 1


def test_the_same_practice_in_both_homes_is_one_completion_and_one_star(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    home.tick("rosa", "k-words", day=THURSDAY, at=TAP)
    blue.tick("rosa", "k-words", day=THURSDAY, outcome="tried", at=later(TAP, minutes=1))
    merge(ledger, other)
    merge(other, ledger)
    for house in (home, blue):
        day = house.today("rosa", THURSDAY, TAP)
        assert (day.tasks[2].outcome, day.stars_today, day.lifetime) == ("done", 1, 1)
    assert len(ledger.dated("completion", "2026-11")) == 2


def test_an_oops_does_not_reach_a_tap_that_it_did_not_see(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    home.tick("rosa", "k-words", day=THURSDAY, at=TAP)
    blue.tick("rosa", "k-words", day=THURSDAY, at=TAP)
    home.undo("rosa", "k-words", day=THURSDAY, at=later(TAP, minutes=1))
    merge(ledger, other)
    assert home.today("rosa", THURSDAY, TAP).tasks[2].star


def test_an_oops_leaves_the_banked_tap_of_the_other_home_uncorrected(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    blue.tick("rosa", "k-words", day=THURSDAY, at=later(TAP, hours=-1))
    home.tick("rosa", "k-words", day=THURSDAY, at=TAP)
    merge(ledger, other)
    undone = home.undo("rosa", "k-words", day=THURSDAY, at=later(TAP, minutes=1))
    assert (undone.withdrawn, undone.outcome, undone.star) == (True, "done", True)


def test_a_task_that_left_the_plan_keeps_its_stars(home: Household) -> None:
    home.tick("rosa", "k-words", day=THURSDAY, at=TAP)
    home.import_plan(replace(PLAN, tasks=PLAN.tasks[1:]), TAP)
    assert home.today("rosa", THURSDAY, TAP).lifetime == 1


def test_a_record_of_a_newer_version_is_passed_over(home: Household, ledger: Replica) -> None:
    whole = {"child": "rosa", "task": "k-words", "slot": 1, "at": "2026-11-26T10:00:00+00:00"}
    for number, odd in enumerate(
        [
            {"outcome": "sung"},
            {"slot": "one", "outcome": "done"},
            {},
            {"child": None, "outcome": "done"},
        ]
    ):
        ledger.write(
            [(f"completion/2026-11-26.rosa.k-words.1.{number}", {**whole, **odd})], author=""
        )
    assert home.today("rosa", THURSDAY, TAP).stars_today == 0
    assert home.lifetime("rosa") == 0


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ({"child": "rose"}, 'only "rosa", "max"'),
        ({"task": "k-wrds"}, 'only "k-words", "bubbles", "stairs", "lines"'),
        ({"task": "reading"}, "Rosa has no task"),
        ({"slot": 2}, "only 1"),
        ({"slot": 0}, "only 1"),
        ({"task": "stairs", "slot": 3}, "1 to 2"),
        ({"outcome": "won"}, "done, tried, not-today"),
        ({"by": "nobody"}, 'only "sam", "alex"'),
        ({"reason": "x" * 201}, "say it in 200"),
        ({"reason": "too\x1b[31m hard"}, "U+001B"),
        ({"reason": "too\nhard"}, "U+000A"),
        ({"day": THURSDAY + timedelta(days=2)}, "still to come; today is 2026-11-26"),
        ({"day": THURSDAY - timedelta(days=400)}, "more than a year ago"),
    ],
)
def test_a_refusal_says_what_would_be_right_and_writes_nothing(
    wrong: dict[str, Any], right: str, home: Household, ledger: Replica
) -> None:
    version = ledger.version
    asked = {"child": "rosa", "task": "k-words", "day": THURSDAY, "at": TAP, **wrong}
    with pytest.raises(HouseholdError, match=r"Nothing was written\.$") as refused:
        home.tick(asked.pop("child"), asked.pop("task"), **asked)
    assert right in str(refused.value)
    assert ledger.version == version


def test_a_clock_that_steps_back_over_the_start_of_the_day_eats_no_tap(home: Household) -> None:
    before_four = at(THURSDAY, 3, 59)
    assert home.practice_day(before_four) < THURSDAY
    assert home.tick("rosa", "k-words", day=THURSDAY, at=before_four).earned


def test_a_task_can_still_be_ticked_on_the_day_it_left_but_not_after(home: Household) -> None:
    home.import_plan(replace(PLAN, tasks=PLAN.tasks[1:]), TAP)
    assert home.tick("rosa", "k-words", day=THURSDAY, at=TAP).earned
    tomorrow = THURSDAY + timedelta(days=1)
    with pytest.raises(HouseholdError, match="left the plan on 2026-11-26"):
        home.tick("rosa", "k-words", day=tomorrow, at=at(tomorrow))
