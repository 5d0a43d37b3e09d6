"""The kit: what is in which box, what the coming practice lacks, what goes along."""

from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.household.boxes import COLLECTION, Boxes, Thing, key_of, record_of
from kiosk.household.errors import HouseholdError
from kiosk.household.household import Household
from kiosk.household.kit import Kit, missing, pack
from kiosk.household.nights.parenting_schedule import whereabouts
from kiosk.household.pauses import Pauses
from kiosk.household.plan import Material, Plan
from sync import Replica
from tests.kiosk.household.family import PLAN, THURSDAY, at, household, merge, new_replica

# On Thursday 26 the child is in the green house until Friday 27 at five, and there again from
# Monday 30. The green house has a mirror, the blue one straws.
LENT = (
    Material("cards", "Picture cards", where="On the shelf", lent_by="Kim", travels=True),
    Material("cup", "Cup", where="Any chemist"),
)
CARDS = replace(PLAN.tasks[0], materials=("picture CARDS", "mirror"))
KITTED = replace(PLAN, tasks=(CARDS, *PLAN.tasks[1:]), materials=LENT)


def names(plan: Plan, home: str = "green", **more: object) -> list[str]:
    found = missing(plan, Boxes(plan), home, THURSDAY, **more)  # type: ignore[arg-type]
    return [one.thing.name for one in found]


def test_missing_is_what_the_coming_days_need_and_the_box_lacks(home: Household) -> None:
    found = Kit(home).missing(at())
    assert [(one.thing.name, one.day, one.tasks) for one in found] == [
        ("straws", THURSDAY, ("bubbles",)),
        ("cup", THURSDAY, ("bubbles",)),
        ("scissors", THURSDAY, ("lines",)),
    ]


def test_only_days_count_on_which_the_child_is_in_the_home(home: Household) -> None:
    friday = THURSDAY + timedelta(days=1)
    found = Kit(home).missing(at(), "blue")
    assert [(one.thing.name, one.day) for one in found] == [
        ("mirror", friday),
        ("cup", friday),
        ("scissors", friday + timedelta(days=3)),
    ]


def test_without_a_schedule_every_home_needs_its_own() -> None:
    plan = replace(PLAN, parenting_schedule=None)
    assert names(plan, "blue") == ["mirror", "cup", "scissors"]


def test_a_day_of_rest_needs_nothing(home: Household) -> None:
    home.pause("rosa", at(), last=THURSDAY + timedelta(days=6))
    assert Kit(home).missing(at()) == ()


def test_where_to_get_a_thing_is_said_by_its_material() -> None:
    cup = next(
        one.thing
        for one in missing(KITTED, Boxes(KITTED), "green", THURSDAY)
        if one.thing.name == "Cup"
    )
    assert (cup.where, cup.lent_by) == ("Any chemist", "")


def test_a_thing_that_travels_is_there_until_somebody_says_that_it_is_not(
    ledger: Replica,
) -> None:
    home = household(ledger, KITTED)
    kit = Kit(home)
    assert "Picture cards" not in [one.thing.name for one in kit.missing(at())]
    assert kit.put("cards", here=False)
    first = kit.missing(at())[0]
    assert (first.thing.name, first.thing.lent_by, first.day) == ("Picture cards", "Kim", THURSDAY)


def test_what_is_ticked_counts_over_the_plan(home: Household, blue: Household) -> None:
    kit = Kit(home)
    assert kit.put("Cup", here=True)
    assert kit.put("mirror", here=False)
    assert [one.thing.name for one in kit.missing(at())] == ["mirror", "straws", "scissors"]
    assert not kit.put("cup", here=True), "said before"
    assert kit.put("mirror", here=True, home="blue")
    assert kit.boxes.has("blue", Thing("Mirror"))
    assert not Kit(blue).boxes.has("blue", Thing("Mirror")), "not heard of yet"


def test_two_homes_that_tick_while_apart_lose_nothing(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    Kit(home).put("cup", here=True)
    Kit(home).put("scissors", here=True, home="blue")
    Kit(blue).put("cup", here=True, home="blue")
    Kit(blue).put("straws", here=False)
    merge(ledger, other)
    merge(other, ledger)
    boxes = [Kit(one).boxes for one in (home, blue)]
    things = boxes[0].things()
    for where in ("green", "blue"):
        told = [[thing.name for thing in things if one.has(where, thing)] for one in boxes]
        assert told[0] == told[1]
    assert [thing.name for thing in things if boxes[0].has("blue", thing)] == ["cup", "scissors"]
    assert home.rivals() == ()


def test_a_tick_against_a_tick_ends_alike_in_both_homes(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    Kit(home).put("cup", here=True)
    merge(other, ledger)
    Kit(home).put("cup", here=False)
    Kit(blue).put("cup", here=False, home="green")
    Kit(blue).put("cup", here=True, home="green")
    merge(ledger, other)
    merge(other, ledger)
    assert Kit(home).boxes.has("green", Thing("cup")) == Kit(blue).boxes.has("green", Thing("cup"))
    assert home.rivals() == (), "a box is ticked again, and not chosen between"


def test_what_nobody_needs_is_refused_with_what_is_known(home: Household) -> None:
    with pytest.raises(HouseholdError, match='"mirror", "straws", "cup", "scissors"'):
        Kit(home).put("mirorr", here=True)
    with pytest.raises(HouseholdError, match='no home "red", only "green", "blue"'):
        Kit(home).put("mirror", here=False, home="red")
    assert home.ledger.records(COLLECTION) == {}


def test_a_box_keeps_what_no_task_needs_any_more(ledger: Replica) -> None:
    home = household(ledger)
    Kit(home).put("cup", here=True)
    household(ledger, replace(PLAN, tasks=()))
    assert [one.name for one in Kit(home).boxes.things()] == ["mirror", "Straws", "cup"]


def test_packed_is_what_the_coming_home_lacks_and_what_travels(ledger: Replica) -> None:
    home = household(ledger, KITTED)
    where = whereabouts(KITTED, at().wall)
    assert where is not None
    kit = Kit(home)
    assert pack(KITTED, "rosa", where.next, boxes=kit.boxes) == (
        "Picture cards", "mirror", "Cup", "scissors",
    )  # fmt: skip
    for name in ("mirror", "cup", "cards"):
        kit.put(name, here=True, home="blue")
    assert pack(KITTED, "rosa", where.next, boxes=kit.boxes) == ("Picture cards", "scissors")


def test_both_handovers_pack_by_the_boxes_as_they_are_ticked(
    home: Household, blue: Household, ledger: Replica, other: Replica
) -> None:
    Kit(blue).put("mirror", here=True)
    Kit(home).put("straws", here=False, home="blue")
    merge(ledger, other)
    merge(other, ledger)
    for one in (home, blue):
        assert one.handover("rosa", at()).pack == ("straws", "cup", "scissors")


def test_nothing_is_packed_for_days_of_rest_or_without_a_move() -> None:
    where = whereabouts(KITTED, at().wall)
    assert where is not None
    rest = {"one": {"child": "rosa", "first": "2026-11-27", "last": "2026-12-06", "why": "rest"}}
    assert pack(KITTED, "rosa", where.next, Pauses(rest)) == ()
    assert pack(KITTED, "rosa", None) == ()


def test_a_material_that_is_named_later_keeps_its_ticks(ledger: Replica) -> None:
    home = household(ledger)
    kit = Kit(home)
    kit.put("cup", here=True)
    household(ledger, replace(PLAN, materials=(Material("cup", "A drinking cup"),)))
    assert kit.boxes.has("green", kit.boxes.thing("cup"))
    assert kit.put("A drinking cup", here=False)
    assert not kit.boxes.has("green", kit.boxes.thing("cup"))


def test_what_a_newer_version_wrote_is_passed_over(ledger: Replica) -> None:
    home = household(ledger)
    odd: list[dict[str, object]] = [{"home": "green", "thing": "cup", "here": "half"}, {"home": 7}]
    ledger.write([(f"kit/green.{n}", fields) for n, fields in enumerate(odd)], author="")
    assert not Kit(home).boxes.has("green", Thing("cup"))


TICKS = st.tuples(
    st.sampled_from(["green", "blue"]),  # on whose wall
    st.sampled_from(["mirror", "straws", "cup", "scissors"]),
    st.sampled_from(["green", "blue"]),  # whose box
    st.booleans(),
    st.booleans(),  # whether both homes meet afterwards
)


@settings(max_examples=15, deadline=None)
@given(st.lists(TICKS, max_size=12))
def test_whatever_is_ticked_where_both_homes_show_the_same_boxes(
    ticks: list[tuple[str, str, str, bool, bool]],
) -> None:
    with TemporaryDirectory() as place, ExitStack() as stack:
        folders = {name: Path(place) / name for name in ("green", "blue")}
        replicas = {
            name: stack.enter_context(closing(new_replica(one))) for name, one in folders.items()
        }
        household(replicas["green"])
        merge(replicas["blue"], replicas["green"])
        homes = {name: Household(one, name) for name, one in replicas.items()}
        for wall, name, home, here, meet in ticks:
            Kit(homes[wall]).put(name, here, home)
            assert Kit(homes[wall]).boxes.has(home, Thing(name)) is here
            if meet:
                merge(replicas["green"], replicas["blue"])
                merge(replicas["blue"], replicas["green"])
        merge(replicas["green"], replicas["blue"])
        merge(replicas["blue"], replicas["green"])
        green, blue = (Kit(homes[name]).boxes for name in ("green", "blue"))
        assert green.things() == blue.things()
        for thing in green.things():
            for home in ("green", "blue"):
                assert green.has(home, thing) is blue.has(home, thing)


@given(st.lists(st.text(min_size=1, max_size=12), min_size=2, max_size=6))
def test_no_two_things_share_a_record(texts: list[str]) -> None:
    things = [Thing(text) for text in texts if key_of(text)]
    records = {thing.key: record_of("green", thing) for thing in things}
    assert len(set(records.values())) == len(records)
    assert all(record.isprintable() and " " not in record for record in records.values())


@pytest.mark.parametrize(
    ("name", "record"),
    [("Picture cards", "kit/green.picture-cards"), ("Straws", "kit/green.straws")],
)
def test_a_plain_name_is_its_record(name: str, record: str) -> None:
    assert record_of("green", Thing(name)) == record
