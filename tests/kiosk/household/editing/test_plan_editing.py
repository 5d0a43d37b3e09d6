"""One entry of the plan is added, changed or ended: only what the edit is about is written."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from kiosk.household import HouseholdError
from kiosk.household.editing.plan_candidate import Candidate, added, altered, candidate, ended
from kiosk.household.editing.plan_editing import PlanEditing
from kiosk.household.household import Household
from kiosk.household.plan import WEEKDAYS, Contact, Goal, Plan, Responsibility, VisitException
from kiosk.household.plan_file import read_plan, write_plan
from kiosk.household.plan_file.document import document_of
from kiosk.household.plan_file.reading import built, examined
from kiosk.household.plan_form.form import Section
from kiosk.household.plan_form.sections import SECTIONS
from sync import Replica
from tests.kiosk.household.family import PLAN, THURSDAY, at, merge

FRIDAY = THURSDAY + timedelta(days=1)
FORM = {section.name: section for section in SECTIONS}
TASK, REWARD, ROUTINE = FORM["task"], FORM["reward"], FORM["routine"]
HUM = {"child": "rosa", "title": "Hum a song", "minutes": 3, "days": ["mon", "thu"]}


def look(edit: Any, plan: Plan = PLAN, **more: Any) -> Candidate:
    return candidate(plan, edit, today=THURSDAY, **more)


def written(ledger: Replica, edits: int) -> list[str]:
    """The records of the newest changes, but for the news."""
    changes = sorted(ledger.changes(), key=lambda one: one.stamp)[-edits:]
    return [one.record for one in changes if not one.record.startswith("plan_change/")]


def task_of(plan: Plan, id: str) -> Any:
    return next(task for task in plan.tasks if task.id == id)


# what an edit would make of the plan


def test_a_plan_is_examined_as_its_file_is() -> None:
    seen = examined(document_of(PLAN), {}, today=THURSDAY)
    file = read_plan(write_plan(PLAN), today=THURSDAY)
    assert built(seen) == PLAN == file.plan
    assert [one.key for one in seen.warnings] == [one.key for one in file.warnings]


def test_a_new_entry_has_an_id_of_its_title() -> None:
    found = look(added(TASK, HUM))
    assert found.plan is not None
    task = task_of(found.plan, "hum-a-song")
    assert (task.minutes, task.days, task.times) == (3, ("mon", "thu"), 1)
    assert look(added(TASK, HUM), taken=["hum-a-song"]).id == "hum-a-song-2"
    assert look(added(TASK, {**HUM, "title": "Stairs"})).id == "stairs-2"
    assert look(added(TASK, {**HUM, "title": "ねこ"})).id == "task"
    assert look(added(TASK, {**HUM, "title": "2026-11 song"})).id == "task-2026-11-song"
    long = look(added(TASK, {**HUM, "title": "so " * 30}), taken=["so-" * 13 + "s"])
    assert (len(long.id) <= 40, long.id[-2:]) == (True, "-2")


def test_only_what_the_edit_causes_is_remarked() -> None:
    six = tuple(f"Step {number}" for number in range(6))
    plan = replace(PLAN, tasks=(replace(PLAN.tasks[0], steps=six), *PLAN.tasks[1:]))
    assert look(altered(TASK, "k-words", {"minutes": 4}), plan).remarks == ()
    (steps,) = look(altered(TASK, "bubbles", {"steps": six})).warnings
    assert (steps.key, steps.found) == ('task[2] "bubbles".steps', "6 steps")
    assert "Up to 5 short steps" in steps.remedy
    (full,) = look(altered(TASK, "bubbles", {"minutes": 21})).warnings
    assert (full.key, full.found[:10]) == ('child[1] "rosa"', "21 minutes")
    (title,) = look(altered(TASK, "bubbles", {"title": "Blow " * 11})).warnings
    assert title.remedy.startswith("Two lines of a card hold 50")


def test_a_removal_moves_no_remark_to_another_entry() -> None:
    far = tuple(replace(reward, stars=9) for reward in PLAN.rewards)
    plan = replace(PLAN, rewards=(replace(far[1], id="far", child="max"), far[0], far[1]))
    assert look(ended(REWARD, "film"), plan).remarks == ()


def test_mistakes_are_those_of_plan_check() -> None:
    found = look(altered(TASK, "k-words", {"provider": "kym", "days": "mondays", "minutes": 500}))
    assert found.plan is None
    assert {one.key.rpartition(".")[2] for one in found.mistakes} == {"provider", "days", "minutes"}
    assert any('Did you mean "kim"?' in one.remedy for one in found.mistakes)
    (missing,) = look(added(REWARD, {"child": "rosa", "title": "Film"})).mistakes
    assert (missing.key, missing.found) == ('reward[3] "film-2".stars', "nothing")
    (none,) = look(altered(TASK, "k-words", {"title": None})).mistakes
    assert none.remedy.startswith("Add it")


def test_a_plan_that_has_a_mistake_already_can_be_edited() -> None:
    ends = replace(PLAN.tasks[0], starts=date(2026, 11, 2), ends=date(2026, 11, 1))
    plan = replace(PLAN, tasks=(ends, *PLAN.tasks[1:]))
    found = look(altered(TASK, "bubbles", {"minutes": 4}), plan)
    assert found.mistakes == ()
    assert found.plan is not None
    assert task_of(found.plan, "bubbles").minutes == 4


@pytest.mark.parametrize("section", [one for one in SECTIONS if one.many], ids=lambda one: one.name)
def test_every_section_takes_what_its_form_has_as_examples(section: Section) -> None:
    import tomllib

    goal, contact = Goal("talk", "rosa", "Talk"), Contact("doctor", "Dr Amin")
    plan = replace(PLAN, goals=(goal,), contacts=(contact,))
    text = "\n".join(key.example for key in section.keys if key.name != "id")
    found = look(added(section, tomllib.loads(text)), plan)
    assert found.mistakes == (), section.name
    assert found.plan is not None
    assert len(getattr(found.plan, section.attribute)) == len(getattr(plan, section.attribute)) + 1


def test_what_names_an_entry_that_leaves_lets_it_go() -> None:
    found = look(ended(FORM["provider"], "kim"))
    assert found.plan is not None
    assert {task.provider for task in found.plan.tasks} == {"jo", ""}
    assert [one.provider for one in found.plan.appointments] == [""]


def test_what_others_cannot_be_without_stays() -> None:
    carried = replace(PLAN, responsibilities=(Responsibility("emails", "School emails", "sam"),))
    with pytest.raises(HouseholdError, match="Sam is needed by: School emails"):
        look(ended(FORM["caregiver"], "sam"), carried)
    with pytest.raises(HouseholdError, match="Rosa is needed by: Five k words, "):
        look(ended(FORM["child"], "rosa"))
    with pytest.raises(HouseholdError, match="plan import"):
        look(ended(FORM["home"], "blue"))
    with pytest.raises(HouseholdError, match='"hum" is not in the plan'):
        look(altered(TASK, "hum", {"minutes": 4}))


# what is written


def test_an_edit_is_one_record_and_its_news(home: Household, ledger: Replica) -> None:
    before = ledger.count
    edited = PlanEditing(home).save(altered(TASK, "k-words", {"minutes": 4}), at(), "sam")
    assert [change.text for change in edited.changes] == ["Five k words: minutes 4, was 0"]
    assert ledger.count == before + 2
    assert written(ledger, 2) == ["task/k-words"]
    assert ledger.history("task/k-words")[-1].fields == {"minutes": 4}
    assert task_of(home.plan, "k-words").minutes == 4
    (news,) = home.handover("rosa", at(hour=13)).new
    assert (news.text, news.by) == ("k words: minutes 4, was 0", "Sam")
    again = PlanEditing(home).save(altered(TASK, "k-words", {"minutes": 4}), at())
    assert again.changes == ()
    assert ledger.count == before + 2, "what is said twice is written once"


def test_a_new_task_is_the_last_and_is_told(home: Household, ledger: Replica) -> None:
    edited = PlanEditing(home).save(added(TASK, HUM), at(), "sam")
    assert edited.record == "task/hum-a-song"
    assert home.plan.tasks[-1].id == "hum-a-song"
    assert [one.text for one in home.handover("rosa", at(hour=13)).new] == ["hum a song: new"]
    day = home.today("rosa", THURSDAY, at())
    assert [one.task.id for one in day.tasks].count("hum-a-song") == 1
    record = ledger.records("task")["hum-a-song"]
    assert record == {"child": "rosa", "title": "Hum a song", "minutes": 3,
                      "days": ["mon", "thu"], "order": 5}  # fmt: skip
    again = PlanEditing(home).save(added(TASK, HUM), at())
    assert again.record == "task/hum-a-song-2", "another one, as it was asked for twice"


def test_an_ended_task_keeps_its_history_and_its_id(home: Household, ledger: Replica) -> None:
    home.tick("rosa", "bubbles", day=THURSDAY, at=at())
    PlanEditing(home).save(ended(TASK, "bubbles"), at(), "sam")
    assert task_of(home.plan, "bubbles").ended == THURSDAY
    tomorrow = home.today("rosa", FRIDAY, at(FRIDAY))
    assert "bubbles" not in [one.task.id for one in tomorrow.tasks]
    assert home.lifetime("rosa") == 1, "no star is lost"
    with pytest.raises(HouseholdError, match="not in the plan"):
        PlanEditing(home).save(ended(TASK, "bubbles"), at())
    edited = PlanEditing(home).save(added(TASK, {**HUM, "title": "Bubbles"}), at())
    assert edited.record == "task/bubbles-2"
    assert task_of(home.plan, "bubbles").ended == THURSDAY


def test_what_left_the_plan_comes_back_with_nothing_of_it(home: Household) -> None:
    editing = PlanEditing(home)
    editing.save(ended(REWARD, "film"), at())
    assert [one.id for one in home.plan.rewards] == ["swim"]
    found = editing.save(added(REWARD, {"child": "rosa", "title": "Film", "stars": 4}), at())
    assert found.record == "reward/film-2"


def test_a_rest_of_a_task_is_a_field(home: Household, ledger: Replica) -> None:
    editing = PlanEditing(home)
    editing.save(altered(TASK, "bubbles", {"paused": True}), at())
    assert "bubbles" not in [one.task.id for one in home.today("rosa", THURSDAY, at()).tasks]
    editing.save(altered(TASK, "bubbles", {"paused": False}), at())
    assert "bubbles" in [one.task.id for one in home.today("rosa", THURSDAY, at()).tasks]
    told = {one.text for one in home.handover("rosa", at(hour=13)).new}
    assert told == {"bubbles: paused", "bubbles: no longer paused"}


def test_a_mistake_writes_nothing_and_says_what_would_be_right(
    home: Household, ledger: Replica
) -> None:
    before = ledger.count
    with pytest.raises(HouseholdError) as error:
        PlanEditing(home).save(altered(TASK, "k-words", {"minutes": 500}), at())
    assert str(error.value) == (
        'task "k-words".minutes: found 500. Write a whole number from 0 to 240, without quotes.'
        " Nothing was written."
    )
    with pytest.raises(HouseholdError, match='no caregiver "kim"'):
        PlanEditing(home).save(altered(TASK, "k-words", {"minutes": 5}), at(), "kim")
    assert ledger.count == before


def test_the_household_itself_can_be_changed(home: Household, ledger: Replica) -> None:
    values = {"values": ["We cheer for trying"], "day_starts": "05:00"}
    edited = PlanEditing(home).save(altered(FORM["household"], "", values), at())
    assert home.plan.values == ("We cheer for trying",)
    assert home.plan.day_starts == time(5)
    assert len(edited.changes) == 2
    assert set(ledger.history("household/household")[-1].fields) == {"values", "day_starts"}


def test_a_changed_schedule_keeps_the_nights_that_were(home: Household, ledger: Replica) -> None:
    schedule = FORM["parenting_schedule"]
    assert home.plan.parenting_schedule is not None
    alone = replace(home.plan.parenting_schedule, pattern="A", letters={"A": "green"})
    one = {"homes": home.plan.homes[:1], "caregivers": home.plan.caregivers[:1]}
    home.import_plan(replace(home.plan, **one, parenting_schedule=alone), at(date(2026, 11, 20)))
    PlanEditing(home).save(altered(schedule, "", {"pattern": "AA"}), at())
    assert home.plan.parenting_schedule is not None
    assert home.plan.parenting_schedule.pattern == "AA"
    fields = ledger.records("parenting_schedule")["schedule"]
    assert fields[f"former_{THURSDAY}"]["pattern"] == "A"


def test_a_schedule_of_two_homes_is_proposed_and_not_edited(home: Household) -> None:
    schedule = FORM["parenting_schedule"]
    with pytest.raises(HouseholdError, match="propose it with schedule set"):
        PlanEditing(home).save(altered(schedule, "", {"pattern": "AB"}), at())
    same = {"pattern": "AABBAAABBAABBB"}
    assert PlanEditing(home).save(altered(schedule, "", same), at()).changes == ()
    home.import_plan(replace(home.plan, parenting_schedule=None), at())
    first = {"pattern": "AB", "letters": {"A": "green", "B": "blue"}, "starts": THURSDAY}
    PlanEditing(home).save(altered(schedule, "", {**first, "exchange": time(17)}), at())
    assert home.plan.parenting_schedule is not None


def test_another_taker_is_what_this_home_says(home: Household) -> None:
    edit = altered(FORM["appointment"], "kim-tuesdays", {"taker": "alex"})
    PlanEditing(home).save(edit, at(), "sam")
    (visit,) = home.plan.appointments
    assert (visit.taker, visit.agreed) == ("alex", ("green",))


def test_other_exceptions_leave_the_visits_that_are_over_as_they_were(home: Household) -> None:
    past, coming = map(datetime.fromisoformat, ("2026-11-24T15:30", "2026-12-01T15:30"))
    visits = home.plan.appointments[0]
    said = (VisitException(past, cancelled=True),)
    home.import_plan(replace(home.plan, appointments=(replace(visits, exceptions=said),)), at())
    new = [{"on": coming, "cancelled": True}]
    edit = altered(FORM["appointment"], "kim-tuesdays", {"exceptions": new})
    PlanEditing(home).save(edit, at(), "sam")
    found = home.plan.appointments[0].exceptions
    assert [(one.on, one.cancelled) for one in found] == [(past, True), (coming, True)]


# two homes apart


def meet(*replicas: Replica) -> None:
    for one in replicas:
        for other in replicas:
            merge(one, other)


def test_edits_of_two_fields_in_two_homes_both_hold(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    """Both opened the form of the same plan; the field that one did not touch is the other's."""
    edits = (
        altered(TASK, "k-words", {"minutes": 4}),
        altered(TASK, "k-words", {"days": ("mon", "wed")}),
    )
    PlanEditing(home).save(edits[0], at(), "sam")
    PlanEditing(blue).save(edits[1], at(hour=11), "alex")
    meet(ledger, other)
    for one in (home, blue):
        task = task_of(one.plan, "k-words")
        assert (task.minutes, task.days) == (4, ("mon", "wed"))
        assert one.rivals() == ()
        said = {news.text for news in one.handover("rosa", at(hour=13)).new}
        assert said == {"k words: minutes 4, was 0", "k words: days mon wed, was daily"}


def test_an_edit_begins_from_the_plan_as_it_is_when_it_is_saved(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    form = PlanEditing(home)
    begun = altered(TASK, "k-words", {"minutes": 4})
    assert form.look(begun, at()).remarks == ()
    PlanEditing(blue).save(altered(TASK, "k-words", {"title": "Six k words"}), at())
    meet(ledger, other)
    edited = form.save(begun, at(hour=11))
    assert task_of(home.plan, "k-words").title == "Six k words"
    assert [change.text for change in edited.changes] == ["Six k words: minutes 4, was 0"]


def test_the_same_field_in_two_homes_waits_to_be_chosen(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    PlanEditing(home).save(altered(TASK, "k-words", {"minutes": 4}), at())
    PlanEditing(blue).save(altered(TASK, "k-words", {"minutes": 6}), at(hour=11))
    meet(ledger, other)
    (rival,) = home.rivals()
    assert (rival.record, rival.field) == ("task/k-words", "minutes")
    assert home.rivals() == blue.rivals()


def test_what_the_other_home_ended_is_not_edited(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    PlanEditing(blue).save(ended(REWARD, "film"), at())
    meet(ledger, other)
    with pytest.raises(HouseholdError, match="perhaps it was taken out"):
        PlanEditing(home).save(altered(REWARD, "film", {"stars": 9}), at())


def test_the_same_new_task_in_two_homes_is_one(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    PlanEditing(home).save(added(TASK, HUM), at())
    PlanEditing(blue).save(added(TASK, {**HUM, "minutes": 5}), at(hour=11))
    meet(ledger, other)
    (rival,) = home.rivals()
    assert (rival.record, rival.field) == ("task/hum-a-song", "minutes")
    assert [task.id for task in blue.plan.tasks].count("hum-a-song") == 1
    assert home.plan == blue.plan


def test_what_this_version_cannot_read_is_left_alone(home: Household, ledger: Replica) -> None:
    ledger.write([("task/k-words", {"tempo": "slow", "minutes": "many"})], author="")
    PlanEditing(home).save(altered(TASK, "k-words", {"days": WEEKDAYS[:5]}), at())
    fields = ledger.records("task")["k-words"]
    assert (fields["tempo"], fields["minutes"]) == ("slow", "many")
    assert datetime.fromisoformat("2026-11-24T15:30") == home.plan.appointments[0].starts
