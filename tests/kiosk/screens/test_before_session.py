"""Before a session on the wall: by finger and by keys, what it says, and what closes a question."""

from datetime import timedelta

from kiosk.household import Moment
from kiosk.household.sessions.questions import ask_question, every_question, open_questions
from kiosk.screens.session_sheet import SessionSheetScreen
from tests.kiosk.conftest import Hang
from tests.kiosk.fingers import done, tap_bar, tap_key, tap_tile, tile, type_words
from tests.kiosk.wall import Wall, wide
from widgets.fact_tile import FactTile
from widgets.lines_panel import LinesPanel
from widgets.week_bars import WeekBars

ASKED = ("Which scissors are right for her left hand?", "May she cut without the line <b>?")


def note(wall: Wall, *texts: str) -> None:
    for text in texts:
        at = Moment(wall.clock.wall + timedelta(minutes=len(text)))
        ask_question(wall.device.day, "omar", text, at=at, by="sam")


async def test_fingers_go_through_the_sheet(hang: Hang) -> None:
    async with hang() as wall:
        note(wall, *ASKED)
        await wall.press("g", "m", "f")
        assert wall.name == "BeforeSession"
        assert tile(wall, "Omar").facts == ("Occupational therapy", "2 questions")
        await wall.tap(tile(wall, "Omar"))
        assert wall.name == "SessionSheet"
        assert "Since the session on Thu 19 Nov" in wall.words
        lines = wall.screen.query_one(LinesPanel).lines
        assert [title for title, _about in lines] == [
            "Thread six beads",
            "Cut along the wavy lines",
        ]
        assert lines[0][1].startswith(
            "Done 1, tried 1, another day 1, asked for 3. Tried: too hard"
        )
        await wall.tap("#more")
        bars = wall.screen.query_one(WeekBars)
        assert bars.display
        assert not wall.screen.query_one(LinesPanel).display
        assert [bar.label for bar in bars.weeks][-2:] == ["16 Nov", "23 Nov"]
        assert bars.marked == 4
        wall.let_fingers_rest()
        await wall.tap("#more")
        assert all(question in wall.words for question in ASKED)
        wall.let_fingers_rest()
        await wall.tap("#more")
        assert "By weekday" in wall.words, "nothing is new in the plan of these tasks"
        await wall.tap("#back")
        await wall.tap("#back")
        assert wall.name == "GrownUps"


async def test_what_is_new_in_the_plan_has_a_page(hang: Hang) -> None:
    async with hang() as wall:
        await wall.press("g", "m", "f", "1", "m", "m")
        assert "No question waits." in wall.words
        await wall.press("m")
        assert "26 Nov k words: minutes 4, was 3" in wall.words
        await wall.press("m")
        assert "By weekday" in wall.words
        assert "Wed Done 3, asked for 3" in wall.words
        await wall.press("m")
        assert "By routine" in wall.words


async def test_a_question_is_noted_by_touch_and_stands_there(hang: Hang) -> None:
    async with hang(size=(128, 40)) as wall:
        await wall.tap("#fourth")
        await tap_bar(wall, "more")
        await tap_tile(wall, "Before a session")
        await tap_tile(wall, "Kim")
        await tap_bar(wall, "second")
        assert wall.name == "Ask"
        assert "What do you want to ask Kim?" in wall.words
        await type_words(wall, "how")
        await tap_bar(wall, "fourth")
        await tap_key(wall, "?")
        await done(wall)
        await wall.until(lambda: wall.name == "SessionSheet")
        await wall.settle()
        assert "Questions" in wall.words
        (noted,) = every_question(wall.device.day.ledger, "kim")
        assert noted.text == "How?"
        assert noted.text in wall.words


async def test_back_notes_nothing(hang: Hang) -> None:
    async with hang() as wall:
        await wall.press("g", "m", "f", "1", "n", "h", "escape")
        assert wall.name == "SessionSheet"
        assert every_question(wall.device.day.ledger) == ()


async def test_what_was_discussed_is_closed_and_keeps_its_place(hang: Hang) -> None:
    async with hang() as wall:
        note(wall, *ASKED)
        await wall.press("g", "m", "f", "2")
        await wall.tap("#fourth")
        assert wall.name == "Discussed"
        first, second = [one for one in wall.screen.query(FactTile) if one.label]
        assert (first.label, second.label) == ("Sam, 26 Nov", "Sam, 26 Nov")
        closed = first.facts[0]
        await wall.tap(first)
        assert (first.label, first.facts) == ("Discussed", (closed,))
        wall.let_fingers_rest()
        await wall.tap(first)
        assert [one.text for one in open_questions(wall.device.day.ledger)] == [second.facts[0]]
        await wall.tap("#second")
        assert open_questions(wall.device.day.ledger) == ()
        assert "No question waits." in wall.words
        await wall.tap("#back")
        assert wall.name == "SessionSheet"
        assert not wall.screen.bar.label_of("fourth")


async def test_what_changes_something_is_behind_the_pin(hang: Hang) -> None:
    async with hang(pin="0417") as wall:
        note(wall, *ASKED)
        wall.app._backstage.made("session_sheet").open("omar")
        wall.app.show("session_sheet")
        await wall.settle()
        assert "Thread six beads" in wall.words, "it informs"
        for key in ("n", "d"):
            await wall.press(key)
            assert wall.name == "Pin"
            wall.app.show("session_sheet")
            await wall.settle()


async def test_a_provider_that_left_the_plan_gives_way_to_the_first(hang: Hang) -> None:
    async with hang() as wall:
        screen = wall.app._backstage.made("session_sheet")
        assert isinstance(screen, SessionSheetScreen)
        screen.open("gone")
        wall.app.show("session_sheet")
        await wall.settle()
        assert screen.provider is not None
        assert screen.provider.id == "kim"


async def test_a_question_to_one_who_left_stays_within_reach(hang: Hang) -> None:
    async with hang() as wall:
        note(wall, ASKED[0])
        wall.app._backstage.made("edit_actions").open(("provider", "omar"))
        wall.app.show("edit_actions")
        await wall.settle()
        await wall.tap(tile(wall, "Take out"))
        assert "1 question to Omar stays open" in wall.words
        assert "Omar" in [one.name for one in wall.device.day.plan.providers]
        wall.let_fingers_rest()
        await wall.tap(tile(wall, "Take out"))
        wall.app.show("before_session")
        await wall.settle()
        assert tile(wall, "Omar").facts == ("No longer in the plan", "1 question")
        await wall.tap(tile(wall, "Omar"))
        assert wall.name == "Discussed"
        await wall.tap("#second")
        await wall.tap("#back")
        assert wall.name == "BeforeSession"
        assert "Omar" not in wall.words


async def test_a_long_question_keeps_to_its_place(hang: Hang) -> None:
    async with hang(size=(60, 20)) as wall:
        note(wall, *(f"{word} question? " * 15 for word in ("One", "Second", "Another")))
        await wall.press("g", "m", "f", "2", "m", "m")
        assert "One question? One question?" in wall.words
        assert "Another question?" not in wall.words
        await wall.press("m")
        assert "Another question? Another question?" in wall.words
        await wall.press("d")
        assert wide(wall.strips) == {60}
