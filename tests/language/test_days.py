"""Days as each language says them, and weeks that begin where the family's place begins them."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, time

import pytest

from kiosk.language import _, ngettext, speaking, use
from kiosk.language.days import first_weekday, long_day, short_day, weekday
from kiosk.screens.dates import day_within, hour, near_day, on_day, short_days, stars
from kiosk.screens.names import the, within

THURSDAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    use("en")


@pytest.mark.parametrize(
    ("language", "zone", "long", "short"),
    [
        ("en", "Europe/London", "Thursday 26 Nov", "26 Nov"),
        ("en", "America/New_York", "Thursday, Nov 26", "Nov 26"),
        ("de", "Europe/Berlin", "Donnerstag, 26. Nov.", "26. Nov."),
        ("es", "America/Mexico_City", "jueves, 26 nov", "26 nov"),
        ("fr", "Europe/Paris", "jeudi 26 nov.", "26 nov."),
    ],
)
def test_a_date_is_said_as_people_say_it(language: str, zone: str, long: str, short: str) -> None:
    use(language, zone)
    assert (long_day(THURSDAY), short_day(THURSDAY)) == (long, short)


@pytest.mark.parametrize(
    ("zone", "first"),
    [
        ("UTC", 0),
        ("Europe/Berlin", 0),
        ("Australia/Sydney", 0),
        ("America/New_York", 6),
        ("US/Eastern", 6),
        ("America/Mexico_City", 6),
        ("Asia/Jerusalem", 6),
        ("Africa/Cairo", 5),
        ("Nowhere/At_All", 0),
    ],
)
def test_weeks_begin_where_the_place_begins_them(zone: str, first: int) -> None:
    assert first_weekday(zone) == first


def test_an_hour_has_no_afternoon_outside_english() -> None:
    assert (hour(time(17)), hour(time(12)), hour(time(7, 30))) == ("5 pm", "noon", "7:30 am")
    use("de")
    assert (hour(time(17)), hour(time(12)), hour(time(7, 30))) == ("17:00", "12:00", "7:30")


def test_a_near_day_needs_no_date() -> None:
    use("de")
    assert near_day(THURSDAY, THURSDAY) == "heute"
    assert on_day(date(2026, 11, 28), THURSDAY) == "am Samstag"
    assert on_day(date(2026, 12, 28), THURSDAY) == "am 28. Dez."
    assert weekday(THURSDAY) == "Donnerstag"
    assert short_days([THURSDAY]) == ("Do",)


def test_a_day_takes_the_fullest_form_that_fits() -> None:
    assert [day_within(THURSDAY, room) for room in (15, 12, 0)] == [
        "Thursday 26 Nov",
        "Thu 26 Nov",
        "Thursday",
    ]
    use("de")
    assert [day_within(THURSDAY, room) for room in (20, 16, 0)] == [
        "Donnerstag, 26. Nov.",
        "Do, 26. Nov.",
        "Donnerstag",
    ]
    use("es")
    assert day_within(THURSDAY, 0) == "Jueves"


def test_names_bend_in_english_alone() -> None:
    assert (the("Blue house"), within("Speech therapy")) == ("the Blue house", "speech therapy")
    use("de")
    assert (the("Blue house"), within("Sprachtherapie")) == ("Blue house", "Sprachtherapie")


def test_french_says_none_and_one_alike() -> None:
    use("fr")
    assert (stars(0), stars(1), stars(2)) == ("0 étoile", "1 étoile", "2 étoiles")
    assert ngettext("{n} thing", "{n} things", 3).format(n=3) == "3 choses"


def test_a_language_that_is_unknown_is_english() -> None:
    assert use("xx")
    assert _("Back") == "Back"
    assert not use("xx")


def test_the_first_frame_does_without_babel() -> None:
    asked = (
        "import sys, kiosk.run, kiosk.screens.today, kiosk.language as it; it.use('de');"
        " print(it._('Back'), 'babel' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["Zurück", "False"]


def test_a_command_writes_news_in_the_language_of_the_screens() -> None:
    with speaking("de", "Europe/Berlin"):
        assert _("Back") == "Zurück"
    assert _("Back") == "Back"
