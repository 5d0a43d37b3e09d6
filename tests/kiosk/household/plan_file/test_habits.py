"""Values as people write them by habit: the remedy is what to write instead."""

import pytest

from tests.kiosk.household.plan_file.test_check import the_mistake
from tests.kiosk.household.plan_file.test_reading import read
from tests.kiosk.household.rosa import ROSA

TASK_STARTS = "starts = 2026-11-01 "
DAYS = 'days = ["mon", "tue", "wed", "thu", "fri"]'
PATTERN = 'pattern = "AABBAAABBAABBB"'
VISIT = "2026-11-24T15:30:00"
ROUTINE = 'green = "19:00"'

BARE = [
    (TASK_STARTS, "starts = 01-12-2026 ", "Write a date as 2026-12-01, without quotes"),
    (TASK_STARTS, "starts = 01-12-2026 ", "(2026-01-12 if the month comes first)"),
    (TASK_STARTS, "starts = 24.12.2026 ", "as 2026-12-24, without quotes: year-month-day."),
    (TASK_STARTS, "starts = 2026-12-1 ", "Write a date as 2026-12-01, without quotes"),
    (VISIT, "2026-11-30T15:30", "Add the seconds: 2026-11-30T15:30:00."),
    (VISIT, "2026-11-30 15:30", "Add the seconds: 2026-11-30T15:30:00."),
    (VISIT, "30.11.2026 3.30pm", "Write date and time as 2026-11-30T15:30:00, without quotes."),
    ('"17:00"', "7:45", 'Write "07:45", with the quotes'),
    ('"17:00"', "5pm", 'Write "17:00", with the quotes'),
    (ROUTINE, "green = 7:45", 'Write "07:45", with the quotes'),
    ("on = 2026-12-24", "on = 24/12/2026", "Write a date as 2026-12-24, without quotes"),
    (PATTERN, "pattern = 7-7", 'a week each: "AAAAAAABBBBBBB"'),
    ("stars = 5", "stars = 5 6", "Write one key = value on each line"),
    ("Blue house", 'Blue house" 7:45', "Write one key = value on each line"),
]


@pytest.mark.parametrize(("old", "new", "remedy"), BARE)
def test_a_bare_value_gets_a_remedy_of_its_own_shape(old: str, new: str, remedy: str) -> None:
    assert old in ROSA
    (mistake,) = read(ROSA.replace(old, new, 1)).mistakes
    assert remedy in mistake.remedy
    assert mistake.remedy.endswith("The rest of the file is checked once this is mended.")


def test_a_time_in_a_text_that_lacks_its_end_is_not_the_mistake() -> None:
    text = ROSA.replace('"Speech with Kim"', '"Speech at 15:30')
    (mistake,) = read(text).mistakes
    assert mistake.remedy.startswith("A quote is missing")


WRITTEN = [
    (TASK_STARTS, 'starts = "01-12-2026" ', "Write a date as 2026-12-01, without quotes"),
    (TASK_STARTS, "starts = 2026-12-01T00:00:00 ", "Write a date as 2026-12-01, without quotes"),
    (VISIT, '"30/11/2026 15:30"', "Write date and time as 2026-11-30T15:30:00, without quotes."),
    ('"17:00"', '"7:45"', 'Write "07:45"'),
    ('"17:00"', '"17.00"', 'Write "17:00"'),
    ('"17:00"', "17.30", 'Write "17:30"'),
    ('"17:00"', '"5pm"', 'Write "17:00"'),
    (PATTERN, 'pattern = "7-7"', 'a week each: "AAAAAAABBBBBBB"'),
    (PATTERN, 'pattern = "2-2-3"', '"AABBAAABBAABBB"'),
    (PATTERN, 'pattern = "AAAA BBB"', 'a week each: "AAAAAAABBBBBBB"'),
    (DAYS, 'days = "weekdays"', 'Write ["mon", "tue", "wed", "thu", "fri"].'),
    (DAYS, 'days = "weekends"', 'Write ["sat", "sun"].'),
    (DAYS, 'days = "mon-fri"', 'Write ["mon", "tue", "wed", "thu", "fri"].'),
    (DAYS, 'days = "every day"', 'Write "daily"'),
    (DAYS, 'days = ["sat-sun"]', 'Write "sat", "sun".'),
    *[
        ('discipline = "speech"', f'discipline = "{theirs}"', f'Did you mean "{ours}"?')
        for theirs, ours in [
            ("physio", "pt"),
            ("Physiotherapy", "pt"),
            ("occupational", "ot"),
            ("speech therapy", "speech"),
            ("SLT", "speech"),
            ("slp", "speech"),
        ]
    ],
    *[
        ('name = "Blue house"', f'name = "B"\ncolour = "{theirs}"', f'Did you mean "{ours}"?')
        for theirs, ours in [
            ("green", "leaf"),
            ("red", "berry"),
            ("pink", "berry"),
            ("orange", "clay"),
            ("brown", "clay"),
            ("yellow", "honey"),
            ("purple", "violet"),
        ]
    ],
]


@pytest.mark.parametrize(("old", "new", "remedy"), WRITTEN)
def test_a_value_by_habit_gets_what_the_plan_would_have(old: str, new: str, remedy: str) -> None:
    assert remedy in the_mistake(old, new).remedy


PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01"


@pytest.mark.parametrize(
    "source", [PICTURE, b"PK\x03\x04\x14\x00\xb5", b"\xff\xd8\xff\xe0\x00\x10JFIF"]
)
def test_a_file_of_another_kind_is_told_to_be_no_text(source: bytes) -> None:
    (mistake,) = read(source).mistakes
    assert "This is not a text file." in mistake.remedy


def test_a_file_in_notepads_unicode_is_a_text_to_be_saved_anew() -> None:
    (mistake,) = read(ROSA.encode("utf-16")).mistakes
    assert mistake.remedy == 'Save the file as "UTF-8" in your editor.'


def test_a_mistaken_id_takes_its_references_along() -> None:
    text = ROSA.replace('id = "sam"', 'id = "Sam"')
    own, *others = read(text).mistakes
    assert 'Try "sam", here and wherever it is used.' in own.remedy
    assert [remark.key.rpartition(".")[2] for remark in others] == ["taker", "caregiver"]
    for remark in others:
        assert 'In [[caregiver]] it is written as "Sam"' in remark.remedy
        assert 'Both must be the same: try "sam".' in remark.remedy


def test_a_mistaken_id_that_is_used_as_it_stands_is_one_mistake() -> None:
    text = ROSA.replace('"sam"', '"Sam"')
    assert [remark.key for remark in read(text).mistakes] == ['caregiver[1] "Sam".id']


def test_no_remedy_names_a_mistaken_id_as_a_right_one() -> None:
    text = ROSA.replace('id = "sam"', 'id = "Zoë"').replace('"sam"', '"zo"')
    own, *others = read(text).mistakes
    assert 'Try "zoe"' in own.remedy
    assert all('Did you mean "zoe"?' in remark.remedy for remark in others)
    assert not any("Zoë" in remark.remedy for remark in others)


def test_a_reference_in_capitals_gets_the_id_that_is_right() -> None:
    assert 'Did you mean "sam"?' in the_mistake('taker = "sam"', 'taker = "Sam"').remedy
