"""After a session, on the wall: three taps to the form, a note by the keyboard, and corrections."""

from dataclasses import replace

from kiosk.device import Device
from kiosk.household.household import Household
from kiosk.household.plan import Provider
from kiosk.household.sessions.updates import TaskSaid, Update, updates_between
from tests.kiosk.conftest import Hang
from tests.kiosk.fingers import done, tap_bar, tap_key, tap_tile, tile, type_words
from tests.kiosk.plans import ROSA
from tests.kiosk.wall import Wall
from tests.look.family import THURSDAY
from widgets.fact_tile import FactTile

TODAY = THURSDAY.date()


async def at_form(wall: Wall, provider: str = "Kim") -> None:
    """By touch, three taps from the handover; the pages of the grown-ups' tiles not counted."""
    await wall.tap("#fourth")
    await tap_bar(wall, "more")
    await tap_tile(wall, "After a session")
    await tap_tile(wall, provider)
    assert wall.name == "SessionForm"


def filed(wall: Wall) -> tuple[Update, ...]:
    """As somebody else reads it from the store."""
    other = Device.open(wall.device.folder, wall.clock)
    try:
        return updates_between(other.day.ledger, TODAY, TODAY)
    finally:
        other.close()


async def test_what_changed_is_filed_by_touch(hang: Hang) -> None:
    async with hang() as wall:
        await at_form(wall)
        assert wall.screen.bar.label_of("third") == "", "nothing to file yet"
        assert wall.screen.bar.label_of("fourth") == "By Sam", "the one adult of this home"
        await tap_tile(wall, "Five k words at the mirror")
        for _tap in range(2):
            await tap_tile(wall, "Blow bubbles with a straw")
        await tap_tile(wall, "Something new")
        await tap_bar(wall, "second")
        assert wall.name == "Ask"
        await type_words(wall, "softly")
        await done(wall)
        assert "Softly" in wall.words
        await tap_bar(wall, "third")
        (update,) = filed(wall)
        assert update.tasks == (
            TaskSaid("", "new"),
            TaskSaid("k-words", "changed"),
            TaskSaid("bubbles", "stopped"),
        )
        assert (update.note, update.by, update.home) == ("Softly", "sam", "green")
        assert wall.name == "SessionNext"


async def test_a_finger_chooses_what_it_saw_or_nothing(hang: Hang) -> None:
    async with hang() as wall:
        await wall.press("g", "m")
        await tap_tile(wall, "After a session")
        kim = tile(wall, "Kim")
        left = [one for one in wall.device.day.plan.providers if one.name != "Kim"]
        Household.over(wall.device.day).import_plan(
            replace(wall.device.day.plan, providers=tuple(left)), wall.clock()
        )
        kim.post_message(FactTile.Tapped(kim))
        await wall.settle()
        assert wall.name == "AfterSession", "whoever moved up to Kim's place was not meant"
        assert kim.label == left[0].name


async def test_what_changed_is_filed_by_keys(hang: Hang) -> None:
    async with hang() as wall:
        await wall.press("g", "m", "a", "1", "1", "2")
        wall.let_fingers_rest()
        await wall.press("y", "2")
        assert wall.screen.bar.label_of("fourth") == "By Alex"
        await wall.press("n", *"hum", "enter", "f")
        (update,) = filed(wall)
        assert [(one.task, one.what) for one in update.tasks] == [
            ("k-words", "changed"),
            ("bubbles", "stopped"),
        ]
        assert (update.note.casefold(), update.by) == ("hum", "alex")
        await wall.press("s")
        assert wall.name == "Update"


async def test_a_tile_turns_through_its_words_and_who_it_is_by_too(hang: Hang) -> None:
    async with hang() as wall:
        await at_form(wall)
        words = []
        for _tap in range(3):
            await tap_tile(wall, "Five k words at the mirror")
            words += tile(wall, "Five k words at the mirror").facts
        assert words == ["Changed", "Stopped", "As before"]
        names = [wall.screen.bar.label_of("fourth")]
        for _tap in range(3):
            await tap_bar(wall, "fourth")
            names.append(wall.screen.bar.label_of("fourth"))
        assert names == ["By Sam", "By Alex", "By nobody", "By Sam"]


async def test_what_was_begun_is_there_after_a_look_elsewhere_and_gone_once_filed(
    hang: Hang,
) -> None:
    async with hang() as wall:
        await at_form(wall)
        await tap_tile(wall, "Five k words at the mirror")
        await wall.pass_by(minutes=3)
        assert wall.name == "Today"
        await at_form(wall)
        assert tile(wall, "Five k words at the mirror").facts == ("Changed",)
        await tap_bar(wall, "third")
        await tap_bar(wall, "back")
        assert wall.name == "GrownUps"
        await tap_tile(wall, "After a session")
        await tap_tile(wall, "Kim")
        assert tile(wall, "Five k words at the mirror").facts == ("As before",)


async def test_another_day_or_another_provider_begins_anew(hang: Hang) -> None:
    async with hang() as wall:
        await at_form(wall)
        await tap_tile(wall, "Something new")
        await tap_bar(wall, "back")
        await tap_tile(wall, "Omar")
        assert tile(wall, "Something new").facts == ("None",)
        await tap_tile(wall, "Something new")
        await wall.pass_by(days=1)
        await at_form(wall, "Omar")
        assert tile(wall, "Something new").facts == ("None",)


async def test_what_was_stopped_ends_in_the_plan_only_by_a_second_tap(hang: Hang) -> None:
    async with hang() as wall:
        await at_form(wall)
        for _tap in range(2):
            await tap_tile(wall, "Blow bubbles with a straw")
        await tap_bar(wall, "third")
        await tap_tile(wall, "Blow bubbles with a straw")
        assert "Tap once more" in wall.words
        assert [one.ended for one in wall.plan.tasks if one.id == "bubbles"] == [None]
        await tap_tile(wall, "Blow bubbles with a straw")
        assert [one.ended for one in wall.plan.tasks if one.id == "bubbles"] == [TODAY]
        assert tile(wall, "Blow bubbles with a straw").settled
        await tap_bar(wall, "third")
        assert wall.name == "Update"


async def test_what_is_new_or_changed_leads_to_the_plan(hang: Hang) -> None:
    async with hang() as wall:
        await at_form(wall)
        await tap_tile(wall, "Five k words at the mirror")
        await tap_tile(wall, "Something new")
        await tap_bar(wall, "third")
        await tap_tile(wall, "Five k words at the mirror")
        assert wall.name == "EditEntry"
        wall.screen.go("session_next", filed(wall)[0].id)
        await wall.settle()
        await tap_tile(wall, "Something new")
        assert wall.name == "EditSection"


async def test_with_one_provider_the_form_comes_at_once(hang: Hang) -> None:
    async with hang(replace(ROSA, providers=(Provider("kim", "Kim"),))) as wall:
        await wall.tap("#fourth")
        await tap_bar(wall, "more")
        await tap_tile(wall, "After a session")
        assert wall.name == "SessionForm"
        assert wall.screen.bar.label_of("fourth") == "", "nobody is known to file it"
        await tap_bar(wall, "back")
        assert wall.name == "GrownUps"


async def test_without_a_provider_it_says_what_to_do(hang: Hang) -> None:
    async with hang(ROSA) as wall:
        await wall.tap("#fourth")
        await tap_bar(wall, "more")
        await tap_tile(wall, "After a session")
        assert "The plan has no provider yet" in wall.words


async def test_a_clock_in_doubt_files_nothing_and_keeps_the_draft(hang: Hang) -> None:
    async with hang() as wall:
        await at_form(wall)
        await tap_tile(wall, "Something new")
        wall.clock.trusted = False
        await tap_bar(wall, "third")
        assert wall.name == "SessionForm"
        assert "The clock is not set yet" in wall.words
        assert filed(wall) == ()
        assert tile(wall, "Something new").facts == ("New task",)


async def test_a_correction_is_typed_and_stands_below(hang: Hang) -> None:
    async with hang() as wall:
        await at_form(wall)
        await tap_tile(wall, "Something new")
        await tap_bar(wall, "third")
        await tap_bar(wall, "third")
        assert wall.name == "Update"
        await tap_bar(wall, "third")
        assert "Who corrects it?" in wall.words
        await tap_key(wall, "option:alex")
        await done(wall)
        assert "What is right?" in wall.words
        await type_words(wall, "nothing new")
        await done(wall)
        assert wall.name == "Update"
        (correction,) = filed(wall)[0].corrections
        assert (correction.note, correction.by) == ("Nothing new", "alex")
        assert "Corrected" in wall.words


async def test_filing_is_behind_the_pin(hang: Hang) -> None:
    async with hang(pin="0417") as wall:
        await wall.press("g")
        for name in ("after_session", "session_form", "session_next"):
            wall.screen.go(name, "kim")
            await wall.settle()
            assert wall.name == "Pin"
            await wall.press("b")
