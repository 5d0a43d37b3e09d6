"""What changed at a session: filed in one home, told in both, corrected and never erased."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from kiosk.household import HouseholdError
from kiosk.household.household import Household
from kiosk.household.sessions.update_filing import correct, file_update
from kiosk.household.sessions.update_words import full_name
from kiosk.household.sessions.updates import (
    LASTING,
    TaskSaid,
    Update,
    find_update,
    unopened,
    updates_between,
)
from sync import Replica
from tests.kiosk.household.family import PLAN, THURSDAY, at, merge

CHANGED = (TaskSaid("k-words", "changed"), TaskSaid("bubbles", "stopped"))


def of_kim(household: Household, **more: Any) -> Update:
    said = {"at": at(), "note": "Softer k.", "by": "sam", **more}
    return file_update(household, "kim", CHANGED, **said)


def listed(household: Household, day: date = THURSDAY) -> list[tuple[str, list[str]]]:
    found = updates_between(household.ledger, day, day)
    return [(one.note, [each.note for each in one.corrections]) for one in found]


def meet(ledger: Replica, other: Replica) -> None:
    merge(ledger, other)
    merge(other, ledger)


def test_an_update_is_told_at_both_handovers_in_the_same_words(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    one = of_kim(home)
    assert of_kim(home, at=at(hour=11)) == one, "twice is once"
    meet(ledger, other)
    for each in (home, blue):
        told = each.handover("rosa", at(hour=12)).new
        assert [(news.text, news.by, news.about) for news in told] == [
            (
                "New from Kim's session: k words changed, bubbles stopped",
                "Sam",
                f"update/{one.id}",
            )
        ]
        assert updates_between(each.ledger, THURSDAY, THURSDAY, "kim") == (one,)
        assert updates_between(each.ledger, THURSDAY, THURSDAY, "jo") == ()


def test_a_note_alone_is_told_and_many_tasks_are_counted(home: Household) -> None:
    file_update(home, "kim", note="Sing it first. " + "La " * 30, at=at())
    many = [TaskSaid("", "new", f"Song {number}") for number in range(5)]
    file_update(home, "kim", [*many, TaskSaid("", "new")], at=at(hour=11))
    assert [news.text for news in home.handover("rosa", at(hour=12)).new] == [
        "New from Kim's session: Sing it first. La La La La La La La La…",
        "New from Kim's session: Song 0 new, Song 1 new, Song 2 new, + 3 more",
    ]


def test_a_correction_stands_beside_what_it_corrects(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    one = of_kim(home)
    meet(ledger, other)
    tomorrow = THURSDAY + timedelta(days=40)
    correct(blue, one.id, "Louder k.", at=at(tomorrow), by="alex")
    correct(home, one.id, "Loud k.", at=at(hour=11), by="sam")
    meet(ledger, other)
    for each in (home, blue):
        assert listed(each) == [("Softer k.", ["Loud k.", "Louder k."])]
        found = find_update(each.ledger, one.id)
        assert found is not None
        last = found.corrections[-1]
        assert (last.by, last.home, last.at) == ("alex", "blue", at(tomorrow).wall)
        assert find_update(each.ledger, last.id) == found
    again = correct(home, last.id, "Loudest k.", at=at(tomorrow, 11))
    assert [each.corrects for each in again.corrections] == [one.id] * 3
    told = [news.text for news in home.handover("rosa", at(tomorrow, 12)).new]
    assert told == [f"Kim's session, corrected: {loud} k." for loud in ("Louder", "Loudest")]


def test_it_is_new_until_it_was_opened_and_a_correction_makes_it_new_again(
    home: Household,
) -> None:
    one = of_kim(home)
    assert unopened(home.ledger, THURSDAY, []) == (one,)
    assert unopened(home.ledger, THURSDAY + LASTING, []) == (one,)
    assert unopened(home.ledger, THURSDAY + LASTING + timedelta(days=1), []) == ()
    assert unopened(home.ledger, THURSDAY, one.ids) == ()
    fresh = correct(home, one.id, "Louder.", at=at(hour=12))
    assert unopened(home.ledger, THURSDAY, one.ids) == (fresh,)


@pytest.mark.parametrize(
    ("provider", "tasks", "more", "why"),
    [
        ("lee", CHANGED, {}, 'no provider "lee"'),
        ("kim", CHANGED, {"by": "lee"}, 'no caregiver "lee"'),
        ("kim", CHANGED, {"at": at(trusted=False)}, "clock is not set"),
        ("kim", (), {"note": "  "}, "Say what changed, or write a note"),
        ("kim", CHANGED, {"note": "x" * 281}, "281 characters"),
        ("kim", CHANGED, {"note": "a\x1b[2J"}, "control character U\\+001B"),
        ("kim", [TaskSaid("stairs", "changed")], {}, 'no task of this provider, only "k-words"'),
        ("kim", [TaskSaid("gone", "stopped")], {}, '"gone" is no task'),
        ("kim", [TaskSaid("", "stopped")], {}, '"" is no task'),
        ("kim", [TaskSaid("k-words", "broken")], {}, '"broken" is no change'),  # type: ignore[arg-type]
        ("kim", [*CHANGED, TaskSaid("k-words", "stopped")], {}, 'one thing of "k-words"'),
        ("kim", [TaskSaid("", "new", "x" * 281)], {}, "281 characters"),
    ],
)
def test_what_cannot_be_filed_is_refused_in_words(
    home: Household, provider: str, tasks: Any, more: dict[str, Any], why: str
) -> None:
    with pytest.raises(HouseholdError, match=f"{why}.*Nothing was written"):
        file_update(home, provider, tasks, **{"at": at(), "note": "Note", **more})
    assert listed(home) == []
    assert home.handover("rosa", at()).new == ()


def test_what_cannot_be_corrected_is_refused_in_words(home: Household) -> None:
    one = of_kim(home)
    for id, note, more, why in (
        ("2026-11-26.0", "Louder.", {}, "There is no update"),
        ("no day", "Louder.", {}, "There is no update"),
        (one.id, " ", {}, "Write what is right"),
        (one.id, "Louder.", {"by": "lee"}, "no caregiver"),
        (one.id, "Louder.", {"at": at(trusted=False)}, "clock is not set"),
    ):
        with pytest.raises(HouseholdError, match=why):
            correct(home, id, note, **{"at": at(), **more})  # type: ignore[arg-type]
    assert listed(home) == [("Softer k.", [])]


def test_a_task_has_its_name_after_it_left_the_plan(home: Household) -> None:
    tasks = tuple(task for task in PLAN.tasks if task.id != "bubbles")
    home.import_plan(replace(PLAN, tasks=tasks), at())
    assert full_name(home.plan, CHANGED[1]) == "Blow bubbles"
    assert full_name(home.plan, TaskSaid("never-seen", "new")) == "never seen"
    assert full_name(home.plan, TaskSaid("", "new")) == "Something new"


def test_records_that_are_half_there_are_passed_over(home: Household, ledger: Replica) -> None:
    odd = {"provider": "kim", "tasks": [{"what": "burnt"}, 5], "by": None, "at": 1, "note": "N"}
    ledger.write(
        [
            ("update/2026-11-26.1", {"note": "no provider"}),
            ("update/2026-11-26.2", odd),
            ("update/2026-11-26.3", {**odd, "tasks": "none", "corrects": "2026-11-26.9"}),
        ],
        author="",
    )
    found = updates_between(ledger, THURSDAY, THURSDAY)
    assert [(one.id, one.tasks, one.at) for one in found] == [("2026-11-26.2", (), None)]
