"""Answers that are picked: days, dates, times, numbers, one or some of several."""

from datetime import date, datetime, time

import pytest

from kiosk.household.plan import WEEKDAYS
from kiosk.language import speaking
from kiosk.screens.answers import Answer, answer_to
from kiosk.screens.asking import Asking

THURSDAY = date(2026, 11, 26)
OPTIONS = tuple((f"o{number}", f"Option {number}") for number in range(8))


def answer(kind: str, value: object = None, **more: object) -> Answer:
    return answer_to(Asking("Which?", kind, value, **more), THURSDAY)  # type: ignore[arg-type]


def pressed(given: Answer, *names: str) -> object:
    for name in names:
        given.press(name)
    return given.value


def looks(given: Answer, look: str) -> list[str]:
    return [key.label for row in given.rows(100) for key in row if key.look == look and key.name]


def test_days_are_toggled_and_come_in_week_order() -> None:
    given = answer("days", ("fri",))
    assert pressed(given, "sun", "mon", "fri") == ("mon", "sun")
    assert given.said == "Mon, Sun"
    assert looks(given, "on") == ["Monday", "Sunday"]


def test_usual_sets_of_days_take_one_tap_and_none_at_all_is_no_answer() -> None:
    given = answer("days", ())
    assert given.fault == "Choose a day at least."
    assert pressed(given, "daily") == WEEKDAYS
    assert given.said == "Every day"
    assert pressed(given, "school") == WEEKDAYS[:5]
    assert pressed(given, "weekend", "sat") == ("sun",)


def test_a_week_begins_as_the_place_has_it() -> None:
    with speaking("en", "America/New_York"):
        first, *_rest = answer("days").rows(100)[0]
        assert first.label == "Sunday"
        assert answer("day").heads[0] == "Sun"
        assert answer("days").type("1", "1")


def test_short_names_stand_where_long_ones_have_no_room() -> None:
    assert [key.label for key in answer("days").rows(60)[0]][:2] == ["Mon", "Tue"]


def test_a_month_turns_and_a_day_of_the_next_is_on_the_page_too() -> None:
    given = answer("day")
    assert given.beside == "Nov 2026"
    assert given.fault == "Choose a day."
    assert "fourth" not in given.buttons
    assert pressed(given, "after", "2026-12-24") == date(2026, 12, 24)
    assert given.said == "Thursday 24 Dec 2026"
    assert given.beside == "Dec 2026"
    pressed(given, "before", "before")
    assert given.beside == "Oct 2026"
    pressed(given, "today")
    assert looks(given, "today") == ["26"]


def test_days_before_the_first_are_shut_out() -> None:
    given = answer("day", first_day=THURSDAY)
    assert looks(given, "over") == ["23", "24", "25"], "weeks without any day take no row"
    assert "third" not in given.buttons, "the months before are shut out"
    assert pressed(given, "2026-11-25") is None
    assert pressed(given, "2026-12-01") == date(2026, 12, 1)
    assert "third" in pressed_on(given, "after").buttons


def pressed_on(given: Answer, *names: str) -> Answer:
    pressed(given, *names)
    return given


def test_a_day_that_is_over_has_to_be_chosen_anew() -> None:
    given = answer("day", date(2026, 11, 2), first_day=THURSDAY)
    assert given.fault == "That day is over; choose a later one."


@pytest.mark.parametrize("month", range(1, 13))
def test_every_day_of_a_month_is_on_its_page(month: int) -> None:
    given = answer("day", date(2026, month, 9))
    names = [key.name for row in given.rows(100) for key in row if key.name]
    days = [name for name in names if name.startswith(f"2026-{month:02}-")]
    assert days == sorted(days)
    assert (days[0][-2:], len(names) >= len(days) >= 28) == ("01", True)
    assert all(len(row) == 7 for row in given.rows(100))


def test_a_time_takes_two_taps() -> None:
    given = answer("time")
    assert given.fault == "Choose the hour."
    assert pressed(given, "15:00") == time(15)
    assert pressed(given, "15:35") == time(15, 35)
    assert given.said == "3:35 pm"
    assert pressed(given, "hours", "09:00") == time(9, 35)


def test_digits_of_a_keyboard_make_a_time_and_no_such_time_is_none() -> None:
    given = answer("time", time(8))
    for digit in "1530":
        assert given.type(digit, digit)
    assert given.value == time(15, 30)
    for digit in "29":
        given.type(digit, digit)
    assert (given.value, given.refusal) == (time(2), "There is no such time.")
    assert not given.type("x", "x")


def test_a_moment_is_a_day_and_then_a_time() -> None:
    given = answer("moment")
    assert given.value is None
    pressed(given, "after", "2026-12-03")
    assert (given.value, given.fault) == (None, "Choose the hour.")
    assert pressed(given, "10:00", "10:15") == datetime.combine(date(2026, 12, 3), time(10, 15))
    assert given.said == "Thursday 3 Dec 2026, 10:15 am"
    assert pressed(given, "day", "2026-12-04") == datetime.combine(date(2026, 12, 4), time(10, 15))


def test_a_number_is_typed_or_stepped_within_its_bounds() -> None:
    given = answer("number", 10, least=1, most=60)
    assert pressed(given, "plus") == 11
    assert pressed(given, "4", "5") == 45, "digits take the place of what was there"
    assert pressed(given, "9") == 45
    assert given.refusal == "60 is the most."
    assert pressed(given, "rub-out", "rub-out") is None
    assert given.fault == "Type a number."
    assert pressed(given, "0") == 0
    assert given.fault == "It goes from 1 to 60."
    assert pressed(given, "plus", "less") == 1
    assert given.refusal == "1 is the least."
    assert pressed(answer("number", least=3, most=9), "plus") == 3


def test_a_number_by_a_keyboard() -> None:
    given = answer("number", 5, most=60)
    for key, character in (
        ("4", "4"),
        ("2", "2"),
        ("plus", "+"),
        ("backspace", None),
        ("minus", "-"),
    ):
        assert given.type(key, character)
    assert given.value == 3
    assert not given.type("q", "q")


def test_one_option_holds_and_its_page_comes_up() -> None:
    given = answer("choice", "o7", options=OPTIONS)
    assert looks(given, "on") == ["Option 7"]
    assert given.beside == "Page 2 of 2"
    assert pressed(given, "turn", "option:o1") == "o1"
    assert given.said == "Option 1"
    assert answer("choice", "gone", options=OPTIONS).fault == "Choose one."


def test_none_is_an_option_like_others() -> None:
    given = answer("choice", "", options=(("", "None"), ("a", "A")))
    assert (given.value, given.said, given.fault) == ("", "None", "")


def test_some_options_come_in_their_order_and_none_is_an_answer() -> None:
    given = answer("several", ("o3",), options=OPTIONS)
    assert pressed(given, "option:o5", "option:o0", "option:o3") == ("o0", "o5")
    assert given.said == "Option 0, Option 5"
    assert pressed(given, "option:o5", "option:o0") == ()
    assert given.fault == ""


def test_yes_and_no() -> None:
    given = answer("flag", True)
    assert (given.value, given.said) == (True, "Yes")
    assert pressed(given, "option:no") is False
    assert answer("flag").fault == "Choose one."
    assert given.type("1", "1")
    assert given.value is True


def test_an_unknown_kind_is_a_fault_of_who_asks() -> None:
    with pytest.raises(ValueError, match="asked for 'colour'"):
        answer("colour")
