"""Each mistake that a plan file can have: line, key, what was found, what would be right."""

# ruff: noqa: E501 -- a table of cases reads best with one case a line

import re

import pytest

from kiosk.household.plan_form.remarks import Remark
from kiosk.household.plan_form.sections import SECTIONS
from tests.kiosk.household.plan_file.test_reading import read
from tests.kiosk.household.rosa import ROSA

TASK = 'task[1] "k-words"'
VISIT = 'appointment[1] "kim-tuesdays"'
SCHEDULE = "parenting_schedule"


def mistakes(old: str, new: str) -> tuple[Remark, ...]:
    """The mistakes of the sample plan with its first `old` replaced by `new`."""
    assert old in ROSA
    return read(ROSA.replace(old, new, 1)).mistakes


def the_mistake(old: str, new: str) -> Remark:
    found = mistakes(old, new)
    assert len(found) == 1, [remark.sentence for remark in found]
    return found[0]


# what is in the file, what is put there, the key path, what was found, a part of the remedy
WRONG = [
    # keys and sections
    ("focus = true", "focsu = true", f"{TASK}.focsu", "a key that", 'Did you mean "focus"'),
    ("focus = true", "zzz = true", f"{TASK}.zzz", "a key that", 'Known here: id, child'),
    ("[[responsibility]]", "[[responsability]]", "responsability", "a section that", '"responsibility"'),
    ("at = {", "at = { gren = '07:00',", 'routine[1] "teeth".at.gren', '"gren"', '"green"'),
    ("format = 1", "", "format", "nothing", "format = 1"),
    ("format = 1", "format = 2", "format", "2", "Update this app"),
    ("format = 1", "format = 0", "format", "0", "Write format = 1"),
    ("format = 1", "format = true", "format", "true", "Write format = 1"),
    ("format = 1", 'format = "1"', "format", '"1"', "Write format = 1"),
    ("[parenting_schedule]", "[[parenting_schedule]]", SCHEDULE, "a list", "[parenting_schedule]"),
    ("[[reward]]", "[reward]", "reward", "a table", "[[reward]] with double brackets"),
    # missing
    ('title = "Five k words at the mirror"', "", f"{TASK}.title", "nothing", 'title = "Five'),
    ('time_zone = "Europe/London"', "", "household.time_zone", "nothing", "time_zone = "),
    ("stars = 5", "", 'reward[1] "swim".stars', "nothing", "stars = 5"),
    ('exchange = "17:00"', "", f"{SCHEDULE}.exchange", "nothing", 'exchange = "17:00"'),
    ("{ on = 2026-12-24, home", "{ home", f"{SCHEDULE}.changes[1].on", "nothing", "on = 2026-12-24"),
    ('id = "k-words"', "", "task[1].id", "nothing", "id = "),
    # types
    ("minutes = 5", 'minutes = "5"', f"{TASK}.minutes", '"5"', "whole number from 0 to 240"),
    ("minutes = 5", "minutes = true", f"{TASK}.minutes", "true", "whole number"),
    ("minutes = 5", "minutes = 5.5", f"{TASK}.minutes", "5.5", "whole number"),
    ("focus = true", 'focus = "yes"', f"{TASK}.focus", '"yes"', "true or false"),
    ('title = "Five k words at the mirror"', "title = 5", f"{TASK}.title", "5", "in quotes"),
    ('shown = ["green"]', 'shown = "green"', f"{TASK}.shown", '"green"', "list in brackets"),
    ('at = { green = "19:00", blue = "19:30" }', 'at = "19:00"', "routine[1]", '"19:00"', "braces"),
    ("changes = [{ on = 2026-12-24, home = \"blue\" }]", "changes = 3", SCHEDULE, "3", "tables"),
    # ids and references
    ('id = "k-words"', 'id = "K words"', 'task[1] "K words".id', '"K words"', 'Try "k-words"'),
    ('id = "k-words"', f'id = "{"k" * 41}"', "task[1]", f'"{"k" * 41}"', "1 to 40"),
    ('id = "k-words"', 'id = "2026-11-26-x"', "task[1]", '"2026-11-26-x"', "Put a word first"),
    ('"speech"', '"speech"\n[[provider]]\nname = "K"\nid = "kim"', 'provider[2] "kim".id', '"kim"', "Line 26 has it already"),
    ('provider = "kim"', 'provider = "kym"', f"{TASK}.provider", '"kym"', 'Did you mean "kim"'),
    ('child = "rosa"', 'child = "zoe"', f"{TASK}.child", '"zoe"', '[[child]] in this file: "rosa"'),
    ('home = "blue" }', 'home = "bleu" }', f"{SCHEDULE}.changes[1].home", '"bleu"', '"blue"'),
    ('taker = "sam"', 'taker = "tim"', f"{VISIT}.taker", '"tim"', "[[caregiver]]"),
    ('shown = ["green"]', 'shown = ["green", "green"]', f"{TASK}.shown[2]", '"green"', "once"),
    # choices
    ('discipline = "speech"', 'discipline = "speach"', 'provider[1] "kim"', '"speach"', '"speech"'),
    ('name = "Blue house"', 'name = "B"\ncolour = "bleu"', 'home[2] "blue".colour', '"bleu"', "blue"),
    ('"tue", ', '"tues", ', f"{TASK}.days[2]", '"tues"', 'Write "tue"'),
    ('"tue", ', '"Tuesday", ', f"{TASK}.days[2]", '"Tuesday"', 'Write "tue"'),
    ('"tue", ', '"xyz", ', f"{TASK}.days[2]", '"xyz"', 'The days are "mon"'),
    ('"tue", ', '"mon", ', f"{TASK}.days[2]", '"mon"', "once"),
    ('days = ["mon", "tue", "wed", "thu", "fri"]', "days = []", f"{TASK}.days", "a list", "daily"),
    ('days = ["mon", "tue", "wed", "thu", "fri"]', 'days = "often"', f"{TASK}.days", '"often"', "daily"),
    # numbers
    ("stars = 5", "stars = 0", 'reward[1] "swim".stars', "0", "from 1 to 1000"),
    ("times = 1", "times = 0", f"{TASK}.times", "0", "from 1 to 10"),
    ("times = 1", "times = 11", f"{TASK}.times", "11", "from 1 to 10"),
    ("minutes = 5", "minutes = -1", f"{TASK}.minutes", "-1", "from 0 to 240"),
    ("minutes = 5", "minutes = 241", f"{TASK}.minutes", "241", "from 0 to 240"),
    ("minutes = 5", f"minutes = 0x{'f' * 5000}", f"{TASK}.minutes", "a number of more", "0 to 240"),
    # dates and times
    ("starts = 2026-11-01", "starts = 2026-11-02\nends = 2026-11-01", f"{TASK}.ends", "2026-11-01", "2026-11-02"),
    ("starts = 2026-11-01", 'starts = "tomorrow"', f"{TASK}.starts", '"tomorrow"', "2026-11-30"),
    ("starts = 2026-11-01", 'starts = "2026-02-30"', f"{TASK}.starts", '"2026-02-30"', "no such date"),
    ("starts = 2026-11-01", "starts = 1926-11-01", f"{TASK}.starts", "1926-11-01", "2000 to 2199"),
    ("2026-11-24T15:30:00", "2026-11-24T15:30:00Z", f"{VISIT}.starts", "2026", "offset"),
    ("2026-11-24T15:30:00", "2026-11-24", f"{VISIT}.starts", "2026-11-24", "date and time"),
    ('"17:00"', '"5 pm"', f"{SCHEDULE}.exchange", '"5 pm"', '"19:00"'),
    ('"17:00"', '"24:00"', f"{SCHEDULE}.exchange", '"24:00"', "24-hour"),
    ('"17:00"', "17:00:30", f"{SCHEDULE}.exchange", "17:00:30", "hours and minutes"),
    ("2026-11-24T15:30:00", "2027-03-28T01:30:00", f"{VISIT}.starts", "2027-03-28T01:30", "does not exist"),
    ("2026-11-24T15:30:00", "2026-10-25T01:30:00", f"{VISIT}.starts", "2026-10-25T01:30", "comes twice"),
    ("Europe/London", "Europe/Londn", "household.time_zone", '"Europe/Londn"', '"Europe/London"'),
    ("Europe/London", "London", "household.time_zone", '"London"', '"Europe/London"'),
    ("Europe/London", "../../etc/passwd", "household.time_zone", '"../../etc', "by its city"),
    ("Europe/London", "Europe", "household.time_zone", '"Europe"', "by its city"),
    # the schedule
    ("AABBAAABBAABBB", "AABC", f"{SCHEDULE}.pattern", '"C"', 'letters names "A", "B"'),
    ("AABBAAABBAABBB", "A" * 367, f"{SCHEDULE}.pattern", '"AAAA', "It has 367 letters; 366"),
    ("AABBAAABBAABBB", "", f"{SCHEDULE}.pattern", '""', "empty"),
    ('{ A = "green", B', '{ AA = "green", A = "green", B', f"{SCHEDULE}.letters.AA", '"AA"', "single"),
    ('"blue" }]', '"blue" }, { on = 2026-12-24, home = "green" }]', f"{SCHEDULE}.changes[2].on", "2026-12-24", "twice"),
    # rules
    ("FREQ=WEEKLY;BYDAY=TU", "every tuesday", f"{VISIT}.repeat", '"every tuesday"', "FREQ=WEEKLY"),
    ("FREQ=WEEKLY;BYDAY=TU", "FREQ=SECONDLY", f"{VISIT}.repeat", '"FREQ=SECONDLY"', "cannot be"),
    ("FREQ=WEEKLY;BYDAY=TU", "FREQ=DAILY;COUNT=2;UNTIL=20261224", f"{VISIT}.repeat", '"FREQ', "not both"),
    ("FREQ=WEEKLY;BYDAY=TU", "FREQ=DAILY;UNTIL=20261124", f"{VISIT}.repeat", '"FREQ', "never comes"),
    ("FREQ=WEEKLY;BYDAY=TU", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", f"{VISIT}.repeat", '"FREQ', "never comes"),
    ("FREQ=WEEKLY;BYDAY=TU", "FREQ=DAILY;UNTIL=20260231", f"{VISIT}.repeat", '"FREQ', "calendar"),
    # texts, pictures and addresses
    ("https://example.org/k-sounds", "ftp://example.org", f"{TASK}.instructions", '"ftp', "https://"),
    ("https://example.org/k-sounds", "javascript:x", f"{TASK}.instructions", '"java', "https://"),
    ("https://example.org/k-sounds", "https://a b", f"{TASK}.instructions", '"https', "no spaces"),
    ("Five k words at the mirror", "Five\\u001b[2J", f"{TASK}.title", '"Five\\u001b', "U+001B"),
    ("Five k words at the mirror", "Five\\nwords", f"{TASK}.title", '"Five\\nwords"', "U+000A"),
    ("Five k words at the mirror", "\\u202eFive", f"{TASK}.title", '"\\u202e', "U+202E"),
    ("Five k words at the mirror", " ", f"{TASK}.title", '" "', "blank"),
    ("Five k words at the mirror", "", f"{TASK}.title", '""', "empty"),
    ("Five k words at the mirror", "x" * 501, f"{TASK}.title", '"xxx', "501 characters; shorten"),
    ('"Look in the mirror"', '""', f"{TASK}.steps[1]", '""', "empty"),
    ('picture = "mirror"', 'picture = "../mirror.jpg"', f"{TASK}.picture", '"..', "beside the plan"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "key", "found", "remedy"), WRONG)
def test_a_mistake_is_named(old: str, new: str, key: str, found: str, remedy: str) -> None:
    mistake = the_mistake(old, new)
    assert mistake.key.startswith(key)
    assert mistake.found.startswith(found)
    assert remedy in mistake.remedy


@pytest.mark.parametrize(("old", "new"), [case[:2] for case in WRONG if case[1]])
def test_a_mistake_is_named_at_its_line(old: str, new: str) -> None:
    mistake = the_mistake(old, new)
    if mistake.found != "nothing":
        lines = ROSA.replace(old, new, 1).split("\n")
        assert new.split("\n")[-1] in lines[mistake.line - 1]


def test_what_is_missing_is_named_at_the_heading() -> None:
    mistake = the_mistake("stars = 5", "")
    assert ROSA.split("\n")[mistake.line - 1] == "[[reward]]"


def test_a_remark_is_one_sentence_of_line_key_found_and_remedy() -> None:
    assert the_mistake("stars = 5", "stars = 0").sentence == (
        f'Line {ROSA[: ROSA.index("stars = 5")].count(chr(10)) + 1}, reward[1] "swim".stars: found 0.'
        " Write a whole number from 1 to 1000, without quotes."
    )


def test_all_mistakes_of_a_file_are_listed_at_once_in_file_order() -> None:
    text = ROSA
    for old, new in [("format = 1", "format = 2"), ("focus", "focsu"), ("stars = 5", "stars = 0")]:
        text = text.replace(old, new)
    text = text.replace('"blue" }]', '"x" }, 3]').replace('"tue"', '"die"').replace('"17:00"', "17")
    found = read(text).mistakes
    assert [remark.key.rpartition(".")[2] for remark in found] == [
        "format",
        "days[2]",
        "focsu",
        "stars",
        "exchange",
        "home",
        "changes[2]",
    ]
    assert [remark.line for remark in found] == sorted(remark.line for remark in found)


def changes(written: str) -> tuple[Remark, ...]:
    return mistakes('[{ on = 2026-12-24, home = "blue" }]', written)


def test_holidays_that_share_a_night_or_end_before_they_begin_are_named() -> None:
    holidays = '{ on = 2026-12-24, until = 2026-12-27, home = "blue" }'
    (twice,) = changes(f'[{holidays}, {{ on = 2026-12-26, home = "green" }}]')
    assert (twice.key, twice.found) == (f"{SCHEDULE}.changes[2].on", "2026-12-26")
    (backwards,) = changes('[{ on = 2026-12-24, until = 2026-12-20, home = "blue" }]')
    assert backwards.key == f"{SCHEDULE}.changes[1].until"


@pytest.mark.parametrize("written", ['["2026-12-24", "2026-12-25"]', "[2026-12-24, 2026-12-24]"])
def test_nights_without_their_homes_are_told_how_a_change_is_written(written: str) -> None:
    found = changes(written)
    assert [remark.key for remark in found] == [f"{SCHEDULE}.changes[{n}]" for n in (1, 2)]
    assert all('such as { on = 2026-12-24, home = "blue" }' in remark.remedy for remark in found)


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ('[{ on = "1", home = "blue" }, { home = "blue" }]', ["[1].on", "[2].on"]),
        (f'[{{ on = 0x{"f" * 5000}, home = "blue" }}]', ["[1].on"]),
        ('[{ on = [1], home = "blue" }, { on = [1], home = "blue" }]', ["[1].on", "[2].on"]),
    ],
    ids=["one lacks it", "too long a number", "lists"],
)
def test_nights_that_cannot_be_read_are_named_once_each(written: str, keys: list[str]) -> None:
    assert [remark.key for remark in changes(written)] == [f"{SCHEDULE}.changes{k}" for k in keys]


def test_a_night_changed_twice_is_seen_in_either_way_of_writing() -> None:
    first, second = '{ on = 2026-12-24, home = "blue" }', '{ on = "2026-12-24", home = "green" }'
    (mistake,) = changes(f"[{first}, {second}]")
    assert (mistake.key, mistake.found) == (f"{SCHEDULE}.changes[2].on", "2026-12-24")


def test_an_entry_with_one_mistake_is_still_checked_for_others() -> None:
    found = mistakes("starts = 2026-11-01", 'starts = 2026-11-09\nends = 2026-11-01\nstep = "x"')
    assert [remark.key for remark in found] == [f"{TASK}.ends", f"{TASK}.step"]


def test_an_empty_file_lacks_what_a_plan_needs() -> None:
    assert [remark.key for remark in read("").mistakes] == ["format", "household", "home"]


def test_more_than_two_hundred_tasks_are_refused() -> None:
    tasks = "".join(f'[[task]]\nid = "t{n}"\nchild = "rosa"\ntitle = "T"\n' for n in range(200))
    (mistake,) = read(ROSA + tasks).mistakes
    assert (mistake.found, mistake.key) == ("201 entries of [[task]]", 'task[201] "t199"')
    assert "200 at most" in mistake.remedy


@pytest.mark.parametrize(
    ("zone", "at", "why"),
    [
        ("America/New_York", "2027-03-14T02:00:00", "does not exist"),
        ("America/New_York", "2027-03-14T03:00:00", ""),
        ("America/New_York", "2026-11-01T01:59:00", "comes twice"),
        ("America/New_York", "2026-11-01T02:00:00", ""),
        ("Australia/Lord_Howe", "2026-10-04T02:15:00", "does not exist"),
        ("Australia/Lord_Howe", "2026-10-04T02:30:00", ""),
        ("America/Santiago", "2026-09-06T00:30:00", "does not exist"),
        ("America/Santiago", "2026-04-04T23:30:00", "comes twice"),
        ("Pacific/Tongatapu", "2026-11-01T02:30:00", ""),
    ],
)
def test_a_visit_at_a_clock_change_is_a_mistake(zone: str, at: str, why: str) -> None:
    text = ROSA.replace("Europe/London", zone).replace("2026-11-24T15:30:00", at)
    found = read(text).mistakes
    assert [why in remark.remedy for remark in found] == ([True] if why else [])


@pytest.mark.parametrize("section", [section.name for section in SECTIONS])
@pytest.mark.parametrize("value", ["3", "[3]", "[[3]]", '"x"', "{}", "[{}]", "{ a = 1 }", "[]"])
def test_a_section_of_any_wrong_shape_is_a_mistake(section: str, value: str) -> None:
    text = re.sub(rf"^\[+{section}\]+\n(.+\n)*", "", ROSA, flags=re.MULTILINE)
    found = read(f"{section} = {value}\n{text}").mistakes
    assert found or (value == "[]" and section != "home")
