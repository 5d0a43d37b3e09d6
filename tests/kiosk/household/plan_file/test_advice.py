"""Warnings: the plan is taken, and the family hears what would serve it better."""

from datetime import date

import pytest

from kiosk.household.plan_file import read_plan
from kiosk.household.plan_form.remarks import Remark
from tests.kiosk.household.plan_file.test_reading import TODAY, read
from tests.kiosk.household.rosa import ROSA


def warnings(*edits: tuple[str, str], text: str = ROSA) -> list[Remark]:
    """The warnings on the sample plan with the second of each edit in place of the first."""
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    checked = read(text)
    assert checked.plan is not None, checked.mistakes
    return list(checked.warnings)


SISTER = "[[caregiver]]", '[[child]]\nid = "mia"\nname = "Mia"\n\n[[caregiver]]'


def steps(number: int) -> tuple[str, str]:
    words = ", ".join(f'"Step {each}"' for each in range(number))
    return ('["Look in the mirror", "Say car, key, cup, cake, book"]', f"[{words}]")


def another(id: str, lines: str) -> tuple[str, str]:
    """An edit that puts one more task for Rosa into the plan."""
    return "[[goal]]", f'[[task]]\nid = "{id}"\nchild = "rosa"\ntitle = "T"\n{lines}\n\n[[goal]]'


def test_more_than_five_steps_get_a_warning_with_the_reason() -> None:
    (warning,) = warnings(steps(6))
    assert warning.key == 'task[1] "k-words".steps'
    assert warning.found == "6 steps"
    assert "what is simple gets done" in warning.remedy
    assert warnings(steps(5)) == []


def test_a_long_address_is_allowed_with_a_warning() -> None:
    address = "https://example.org/k-sounds"
    (warning,) = warnings((address, address.ljust(101, "x")))
    assert warning.found == "an address of 101 characters"
    assert "QR code" in warning.remedy
    assert warnings((address, address.ljust(100, "x"))) == []


def test_a_title_too_long_for_a_card_gets_a_warning() -> None:
    (warning,) = warnings(("Five k words at the mirror", "x" * 51))
    assert (warning.key, warning.found) == ('task[1] "k-words".title', "51 characters")
    assert warnings(("Five k words at the mirror", "x" * 50)) == []


def test_an_unknown_picture_gets_the_nearest_one_named() -> None:
    (warning,) = warnings(('picture = "mirror"', 'picture = "miror"'))
    assert 'Did you mean "mirror"?' in warning.remedy
    assert "star is shown" in warning.remedy


def test_a_photo_is_asked_about_wherever_it_is_named() -> None:
    text = ROSA.replace('picture = "mirror"', 'picture = "rosa.jpg"\nthen_picture = "good.jpg"')
    text = text.replace("[[task]]", '[[reward]]\nid = "swim"\nchild = "rosa"\ntitle = "Swim"\n'
                        'stars = 3\npicture = "swim.png"\n\n[[task]]', 1)  # fmt: skip
    asked: list[str] = []

    def photos(name: str) -> str:
        asked.append(name)
        return "" if name == "good.jpg" else "is empty."

    found = read_plan(text, pictures={"star", "house"}, photos=photos, today=TODAY).warnings
    assert asked == ["rosa.jpg", "good.jpg", "swim.png"]
    assert [(one.found, one.remedy) for one in found] == [
        ('"swim.png"', "is empty."),
        ('"rosa.jpg"', "is empty."),
    ]


def test_a_photo_is_taken_on_trust_where_nobody_can_look() -> None:
    assert warnings(('picture = "mirror"', 'picture = "rosa.jpg"')) == []


def test_pictures_are_not_checked_where_they_are_not_known() -> None:
    text = ROSA.replace('"mirror" ', '"miror" ')
    assert text != ROSA
    assert read_plan(text, today=TODAY).warnings == ()


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("minutes = 15", []),  # 20 on weekdays
        ("minutes = 16", ["21 minutes of practice on Mon, Tue, Wed, Thu, Fri"]),
        ('minutes = 16\ndays = ["tue", "sun"]', ["21 minutes of practice on Tue"]),
        ("minutes = 8\ntimes = 2", ["21 minutes of practice on Mon, Tue, Wed, Thu, Fri"]),
        ("minutes = 16\npaused = true", []),
        ("minutes = 16\nends = 2026-10-31", []),  # over before the other begins
        (
            "minutes = 16\nstarts = 2027-01-01",
            ["21 minutes of practice on Mon, Tue, Wed, Thu, Fri"],
        ),
        ("minutes = 30", ["35 minutes of practice on Mon, Tue, Wed, Thu, Fri"]),
    ],
)
def test_a_day_over_twenty_minutes_gets_a_warning_with_the_reason(
    lines: str, found: list[str]
) -> None:
    heard = warnings(another("more", lines))
    assert [warning.found for warning in heard] == found
    assert all("Short and often" in warning.remedy for warning in heard)
    assert all(warning.key == 'child[1] "rosa"' for warning in heard)


def test_the_minutes_of_two_children_are_not_added() -> None:
    task = another("hers", "minutes = 18")
    mine = (task[0], task[1].replace('child = "rosa"', 'child = "mia"'))
    assert not warnings(SISTER, mine)


def test_another_childs_goal_gets_a_warning() -> None:
    hers = ('id = "talk"\nchild = "rosa"', 'id = "talk"\nchild = "mia"')
    (warning,) = warnings(SISTER, hers)
    assert warning.key == 'task[1] "k-words".goal'


@pytest.mark.parametrize(
    ("starts", "repeat", "first"),
    [
        ("2026-11-23", "FREQ=WEEKLY;BYDAY=TU", "It is a Monday, and not a day of the rule"),
        ("2026-11-23", "FREQ=WEEKLY;BYDAY=TU", "the first visit is on Tuesday, 2026-11-24."),
        ("2026-11-24", "FREQ=MONTHLY;BYDAY=1WE", "the first visit is on Wednesday, 2026-12-02."),
        ("2026-11-24", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", ""),
        ("2026-11-24", "FREQ=DAILY", ""),
        ("2026-11-25", "", ""),
    ],
)
def test_a_first_visit_on_no_day_of_its_rule_gets_a_warning(
    starts: str, repeat: str, first: str
) -> None:
    heard = warnings(("2026-11-24", starts), ("FREQ=WEEKLY;BYDAY=TU", repeat))
    assert [first in warning.remedy for warning in heard] == ([True] if first else [])
    assert all(warning.key == 'appointment[1] "kim-tuesdays".starts' for warning in heard)


def test_a_plan_without_a_child_gets_a_warning() -> None:
    text = (
        'format = 1\n[household]\nname = "A"\ntime_zone = "UTC"\n[[home]]\nid = "a"\nname = "A"\n'
    )
    assert [warning.key for warning in warnings(text=text)] == ["child"]


@pytest.mark.parametrize(
    ("old", "new", "key", "remedy"),
    [
        ('"04:00"', '"01:30"', "household.day_starts", "On 28 Mar 2027 the clocks go forward"),
        ('"04:00"', '"01:30"', "household.day_starts", "On that day 02:00 counts instead."),
        ('"17:00"', '"01:15"', "parenting_schedule.exchange", "On that day 02:15 counts instead."),
        ('"19:00"', '"01:59"', 'routine[1] "teeth".at.green', "On that day 02:59 counts instead."),
    ],
)
def test_a_daily_time_that_a_clock_change_skips_gets_a_warning(
    old: str, new: str, key: str, remedy: str
) -> None:
    (warning,) = warnings((old, new))
    assert (warning.key, warning.found) == (key, new)
    assert remedy in warning.remedy


def test_a_daily_time_that_comes_twice_gets_a_warning_where_that_comes_first() -> None:
    text = ROSA.replace('"17:00"', '"01:15"')
    (warning,) = read_plan(text, today=date(2026, 10, 1)).warnings
    assert warning.remedy == (
        "On 25 Oct 2026 the clocks go back and it comes twice. The first time counts."
    )


def test_midnight_in_santiago_is_skipped_once_a_year() -> None:
    (warning,) = warnings(("Europe/London", "America/Santiago"), ('"04:00"', '"00:00"'))
    assert "On that day 01:00 counts" in warning.remedy


def test_a_zone_without_clock_changes_has_nothing_to_warn_of() -> None:
    assert warnings(("Europe/London", "Asia/Kathmandu"), ('"04:00"', '"02:00"')) == []
