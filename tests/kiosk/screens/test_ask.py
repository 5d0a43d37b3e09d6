"""A question on the wall: answered by touch alone and by keys, kept on Done and only then."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime, time

import pytest

from kiosk.desk import Refused
from kiosk.device.display import Display
from kiosk.screens.ask import AskScreen
from kiosk.screens.asking import Asking
from tests.kiosk.conftest import Hang
from tests.kiosk.fingers import tap_key
from tests.kiosk.plans import plan
from tests.kiosk.screens.test_looks import faint
from tests.kiosk.screens.test_words import TITLES
from tests.kiosk.wall import SIZE, SIZES, Wall, wide
from tests.look.asking import QUESTIONS
from widgets.key_board import KeyBoard
from widgets.key_places import Place
from widgets.said_line import SaidLine
from widgets.typed_line import TypedLine

# Millimetres and cells of the three panels, as in test_fingers.
PANELS = [
    (Display(154, 86), (100, 30)),
    (Display(154, 86), (80, 24)),
    (Display(154, 86), (60, 20)),
    (Display(217, 136), (128, 40)),
    (Display(531, 299), (192, 54)),
]
LETTER_KEYS = [(13, 11), (13, 10), (12, 12), (20, 20), (49, 55)]  # mm at least, docstring's figures
PIN = "0417"


class Answers:
    """What was answered; with `refuse` it is not taken."""

    def __init__(self) -> None:
        self.given: list[object] = []
        self.refuse: Callable[[], Awaitable[None]] | None = None

    async def take(self, value: object) -> None:
        if self.refuse:
            raise Refused("Not now.")
        self.given.append(value)


async def put(wall: Wall, asking: Asking) -> Answers:
    """Ask, and hear what is answered."""
    answers = Answers()
    wall.screen.go("ask", replace(asking, then=answers.take))
    await wall.settle()
    return answers


def board(wall: Wall) -> KeyBoard:
    return wall.screen.query_one(KeyBoard)


async def test_a_press_meant_for_the_question_before_does_nothing(hang: Hang) -> None:
    async with hang(plan("Hop")) as wall:
        for asking in QUESTIONS.values():
            answers = await put(wall, asking)
            screen = wall.screen
            assert isinstance(screen, AskScreen)
            before = screen._answer.value
            for name in ("no such key", "before", "after", "option:none", "hours", "turn", "q"):
                if not screen._answer.takes(name, screen.size.width):
                    board(wall).act(name)
                    screen.action_press(name)
                    await wall.settle()
                    assert screen._answer.value == before, (asking.kind, name)
            assert answers.given == []


def place(wall: Wall, name: str) -> Place:
    return next(one for one in board(wall).places if one.key.name == name)


async def touch(wall: Wall, *names: str) -> None:
    """A finger on keys of the board, one after the other."""
    for name in names:
        await tap_key(wall, name)


def said(wall: Wall) -> str:
    return " ".join(wall.screen.query_one(SaidLine).sentences)


def text(wall: Wall) -> str:
    return wall.screen.query_one(TypedLine).text


async def test_a_text_by_touch_alone(hang: Hang) -> None:
    async with hang() as wall:
        answers = await put(wall, Asking("What is it called?", "text", ""))
        await touch(wall, *"hopp")
        await wall.tap("#third")
        await wall.tap("#more")
        await touch(wall, "é")
        await wall.tap("#fourth")
        await touch(wall, "7", "!")
        wall.let_fingers_rest()
        await wall.tap("#more")
        await touch(wall, "x", "rub-out")
        assert text(wall) == "Hopp é7!"
        assert "8 of 50 letters" in wall.words
        assert answers.given == []
        await wall.tap("#second")
        assert (answers.given, wall.name) == (["Hopp é7!"], "GrownUps")


async def test_a_text_by_keys_alone(hang: Hang) -> None:
    async with hang() as wall:
        answers = await put(wall, Asking("What is it called?", "text", "Hop"))
        await wall.press("space", "d", "b", "1", "backspace", "left", "ö", "end", "enter")
        assert answers.given == ["Hop döb"]
        answers = await put(wall, Asking("What is it called?", "text", "Hop"))
        await wall.press("x", "escape")
        assert (answers.given, wall.name) == ([], "GrownUps")


async def test_the_familys_words_are_above_the_keys(hang: Hang) -> None:
    async with hang() as wall:
        answers = await put(wall, Asking("What?", "text", ""))
        first = [one.key.label for one in board(wall).places if one.at[0] == 0]
        assert len(first) == 5
        assert all(len(word) > 2 for word in first)
        await touch(wall, board(wall).places[0].key.name)
        assert text(wall).strip().casefold() == first[0].casefold()
        await wall.tap("#back")
        await put(wall, Asking("Why?", "text", "", words=("Somebody is ill",)))
        await touch(wall, "word:Somebody is ill")
        await wall.tap("#second")
        assert answers.given == [], "the first question was left by Back"


async def test_a_tap_in_the_text_puts_the_cursor_there(hang: Hang) -> None:
    async with hang() as wall:
        await put(wall, Asking("What?", "text", "Hp"))
        line = wall.screen.query_one(TypedLine)
        await wall.tap_at(line.region.x + 3 + 2 + 1, line.region.y + 1)
        await touch(wall, "o")
        assert text(wall) == "Hop"


async def test_at_the_bound_a_sentence_says_so_and_nothing_is_lost(hang: Hang) -> None:
    async with hang() as wall:
        answers = await put(wall, Asking("What?", "text", "Hop", most=4))
        await touch(wall, "s", "s")
        assert said(wall) == "4 letters are the most; all that you typed is kept."
        await wall.tap("#second")
        assert answers.given == ["Hops"]


async def test_what_can_not_be_taken_has_no_done_and_says_why(hang: Hang) -> None:
    async with hang() as wall:
        answers = await put(wall, Asking("What?", "text", "", least=2))
        await touch(wall, "a")
        assert said(wall) == "At least 2 letters."
        assert wall.screen.bar.label_of("second") == ""
        await wall.press("enter")
        assert (answers.given, wall.name) == ([], "Ask")


async def test_remarks_come_while_it_is_typed(hang: Hang) -> None:
    def check(value: object) -> tuple[str, ...]:
        return ("Shorter is easier to keep in mind.",) if len(str(value)) > 3 else ()

    async with hang() as wall:
        answers = await put(wall, Asking("What?", "text", "Hop", check=check))
        assert "Shorter" not in wall.words
        await touch(wall, "s")
        assert "Shorter is easier to keep in mind." in wall.words
        await touch(wall, "rub-out")
        assert "Shorter" not in wall.words
        await touch(wall, "s")
        await wall.tap("#second")
        assert answers.given == ["Hops"], "a remark is no refusal"


async def test_drumming_on_a_key_types_each_time(hang: Hang) -> None:
    async with hang() as wall:
        await put(wall, Asking("What?", "text", "x"))
        await touch(wall, *"ooooo")
        assert text(wall) == "xooooo"


BY_TOUCH: list[tuple[Asking, tuple[str, ...], object]] = [
    (Asking("Days?", "days", ("mon",)), ("tue", "mon", "sun"), ("tue", "sun")),
    (Asking("Night?", "day", first_day=date(2026, 11, 26)), ("2026-12-01",), date(2026, 12, 1)),
    (Asking("When?", "time"), ("15:00", "15:35"), time(15, 35)),
    (
        Asking("Visit?", "moment"),
        ("2026-11-30", "09:00", "09:15"),
        datetime.combine(date(2026, 11, 30), time(9, 15)),
    ),
    (Asking("Minutes?", "number", 5, most=60), ("1", "2", "plus"), 13),
    (replace(QUESTIONS["choice"]), ("option:aunt-jo",), "aunt-jo"),
    (
        replace(QUESTIONS["several"]),
        ("option:dr-amin", "option:kim,-speech"),
        ("kim,-speech", "aunt-jo"),
    ),
    (Asking("Focus?", "flag", False), ("option:yes",), True),
]
KEYS: list[tuple[Asking, tuple[str, ...], object]] = [
    (Asking("Days?", "days", ("mon",)), ("2", "1", "7", "d"), ("tue", "sun")),
    (
        Asking("Night?", "day", date(2026, 11, 26)),
        ("right", "right", "enter", "d"),
        date(2026, 11, 27),
    ),
    (Asking("When?", "time"), ("0", "9", "0", "5", "d"), time(9, 5)),
    (Asking("When?", "time", time(8)), ("1", "5", "3", "5", "enter"), time(15, 35)),
    (Asking("Minutes?", "number", 5, most=60), ("1", "2", "plus", "enter"), 13),
    (replace(QUESTIONS["choice"], value="aunt-jo"), ("1", "d"), "kim,-speech"),
    (Asking("Focus?", "flag", False), ("left", "left", "space", "d"), True),
]


@pytest.mark.parametrize(
    ("asking", "names", "wanted"), BY_TOUCH, ids=[asking.kind for asking, *_ in BY_TOUCH]
)
async def test_every_other_kind_by_touch_alone(
    hang: Hang, asking: Asking, names: tuple[str, ...], wanted: object
) -> None:
    async with hang(plan("Hop")) as wall:
        answers = await put(wall, asking)
        await touch(wall, *names)
        await wall.tap("#second")
        assert (answers.given, wall.name) == ([wanted], "GrownUps")


@pytest.mark.parametrize(
    ("asking", "keys", "wanted"), KEYS, ids=[f"{one[0].kind} {' '.join(one[1])}" for one in KEYS]
)
async def test_every_other_kind_by_keys_alone(
    hang: Hang, asking: Asking, keys: tuple[str, ...], wanted: object
) -> None:
    async with hang(plan("Hop")) as wall:
        answers = await put(wall, asking)
        await wall.press(*keys)
        assert (answers.given, wall.name) == ([wanted], "GrownUps")


async def test_arrows_lead_from_the_keys_to_the_bar_and_back(hang: Hang) -> None:
    async with hang(plan("Hop")) as wall:
        answers = await put(wall, Asking("Focus?", "flag", False))
        await wall.press("down")
        assert wall.screen.focused is board(wall)
        await wall.press("down")
        assert wall.screen.focused is not board(wall)
        await wall.press("up")
        assert wall.screen.focused is board(wall)
        await wall.press("down", "left", "left", "right", "enter")
        assert answers.given == [False]


async def test_what_was_begun_and_left_alone_is_offered_again_until_back(hang: Hang) -> None:
    async with hang() as wall:
        asking = Asking("What?", "text", "Hop")
        await put(wall, asking)
        await touch(wall, "s")
        await wall.pass_by(minutes=3)
        assert wall.name == "Today"
        await wall.pass_by(minutes=10)
        await put(wall, replace(asking, title="Another?"))
        assert text(wall) == "Hop", "another question begins as it is"
        await touch(wall, "e")
        await wall.pass_by(minutes=3)
        await put(wall, replace(asking, title="Another?"))
        assert text(wall) == "Hope"
        assert said(wall).startswith("This was begun before and is kept")
        await wall.tap("#back")
        answers = await put(wall, replace(asking, title="Another?"))
        assert text(wall) == "Hop"
        assert answers.given == []


async def test_a_question_is_behind_the_pin(hang: Hang) -> None:
    async with hang(pin=PIN) as wall:
        await put(wall, Asking("What?", "text", "Hop"))
        assert wall.name == "Pin"
        await wall.press(*PIN, "enter")
        await wall.until(lambda: wall.name == "Ask")
        assert text(wall) == "Hop"


async def test_refused_it_stays_and_says_why(hang: Hang) -> None:
    async with hang() as wall:
        answers = await put(wall, Asking("What?", "text", "Hop"))
        answers.refuse = answers.take  # type: ignore[assignment]
        await touch(wall, "s")
        await wall.tap("#second")
        assert (wall.name, text(wall)) == ("Ask", "Hops")
        answers.refuse = None
        wall.let_fingers_rest()
        await wall.tap("#second")
        assert answers.given == ["Hops"]


@pytest.mark.parametrize("size", SIZES)
async def test_each_key_lies_on_the_screen_and_each_word_can_be_read(
    hang: Hang, size: tuple[int, int]
) -> None:
    async with hang(plan("Hop"), size=size) as wall:
        for kind, asking in QUESTIONS.items():
            await put(wall, asking)
            assert lies_on_the_screen(wall), kind
            assert not faint(wall), kind
        await put(wall, QUESTIONS["text"])
        for page in ("numbers", "signs", "accents"):
            assert isinstance(wall.screen, AskScreen)
            wall.screen.action_press(f"page:{page}")
            await wall.settle()
            assert lies_on_the_screen(wall), page


def lies_on_the_screen(wall: Wall) -> bool:
    """All keys on the board, the board above the bar, and no row too long."""
    shown, bar = board(wall), wall.screen.query_one(".bar")
    columns, high = shown.size
    inside = all(one.cells.bottom <= high and one.fill.right <= columns for one in shown.places)
    return inside and shown.region.bottom <= bar.region.y and wide(wall.strips) == {columns}


@pytest.mark.parametrize(
    ("display", "size", "least"),
    [(*panel, least) for panel, least in zip(PANELS, LETTER_KEYS, strict=True)],
    ids=str,
)
async def test_a_letter_has_the_millimetres_that_the_keyboard_says(
    hang: Hang, display: Display, size: tuple[int, int], least: tuple[int, int]
) -> None:
    async with hang(plan("Hop"), size=size) as wall:
        wall.screen.desk.display = display
        await put(wall, QUESTIONS["text"])
        sides = [
            (one.cells.width * display.width / size[0], one.cells.height * display.height / size[1])
            for one in board(wall).places
            if len(one.key.name) == 1
        ]
        found = min(width for width, _height in sides), min(height for _width, height in sides)
        assert (int(found[0]), int(found[1])) == least


@pytest.mark.parametrize("words", TITLES)
async def test_what_a_family_wrote_is_shown_as_written(hang: Hang, words: str) -> None:
    async with hang(size=SIZE) as wall:
        await put(wall, Asking(words, "text", words, most=600, words=(words,), about=words))
        assert wide(wall.strips) == {SIZE[0]}
        await put(wall, Asking(words, "choice", "a", (("a", words), ("b", "B"))))
        assert wide(wall.strips) == {SIZE[0]}
        assert "[b]Hop[/b]" in wall.words or "[b]" not in words
