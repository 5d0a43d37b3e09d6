"""Today's sheet for the fridge, as text and in a real browser."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.household.plan import Child
from kiosk.language import speaking
from kiosk.pages.day_sheet import day_page
from kiosk.pages.drawing import JPEG
from kiosk.pages.printing import printed
from tests.kiosk.pages.chromium import BROWSER, listening, pages, shown, words_of
from tests.kiosk.pages.papers import MUCH, NAMES, WORDS, day

A4 = pytest.approx((594.96, 841.92), abs=1)
ROSA = Child("rosa", "Rosa")
HUM = replace(WORDS, id="hum", title="Hum a song", times=1, repeat=0, materials=())
browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium here")


def test_it_has_a_circle_for_each_practice_and_a_star_for_what_is_done() -> None:
    page = day_page([(ROSA, day([WORDS, HUM], done=["hum"]))], {})
    words = words_of(page)
    assert words.count(WORDS.title) == 1, "once, though it is asked for twice"
    assert "Bath time, 18:30" in words
    assert "5 minutes · 10 times in a row · You need: mirror" in words
    assert page.count('<circle r="11.4" fill="#fff"') == 2
    assert page.count('<circle r="11.4" fill="#24365c"') == 1
    assert page.count('aria-label="Done"') == 1, "and not told by colour alone"


def test_who_has_no_stars_to_earn_ticks_boxes() -> None:
    page = day_page([(replace(ROSA, stars=False), day([HUM], done=["hum"]))], {})
    assert "<circle" not in page
    assert page.count('<rect x="-10.6"') == 1


def test_a_day_of_rest_says_so_and_asks_for_nothing() -> None:
    assert "Rest day" in words_of(day_page([(ROSA, day([WORDS], rest="sick"))], {}))
    quiet = words_of(day_page([(ROSA, day([]))], {}))
    assert "Quiet day" in quiet
    assert "pen" not in quiet


def test_it_says_nothing_of_adults_or_homes() -> None:
    page = day_page([(ROSA, day([WORDS]))], {})
    assert "Kim" not in page
    assert "green" not in words_of(page)
    assert "http" not in page.replace("http-equiv", "")
    assert "<script" not in page


def test_it_speaks_the_language_of_the_plan() -> None:
    with speaking("de", "Europe/Berlin"):
        page = day_page([(ROSA, day([WORDS]))], {})
    assert '<html lang="de">' in page
    assert "Donnerstag, 26. Nov." in page


def test_a_photo_of_the_family_is_in_the_page_itself() -> None:
    told = replace(HUM, picture="garden.jpg")
    page = day_page([(ROSA, day([told]))], {"garden.jpg": JPEG + b'"><script>'})
    assert 'src="data:image/jpeg;base64,/9j/' in page
    assert "<script" not in page
    assert "data:image" not in day_page([(ROSA, day([told]))], {"garden.jpg": b"<svg>"})


@browser
def test_every_child_has_one_page_of_a4_however_much_it_is() -> None:
    days = (
        day([WORDS, HUM]),
        day([replace(WORDS, id=str(number), steps=(MUCH,) * 3) for number in range(30)]),
        day(
            [replace(HUM, id=name, title=name * 3, steps=("漢字" * 30, "m" * 90)) for name in NAMES]
        ),
        day([]),
    )
    page = day_page([(ROSA, one) for one in days], {})
    assert pages(printed(page)) == [A4] * 4
    assert words_of(page).count("No room on this page for: ") == 1, "and says what it left out"


@browser
def test_what_was_typed_is_shown_and_nobody_is_asked(tmp_path: Path) -> None:
    tasks = [
        replace(WORDS, id=name, title=f"{name} hums", steps=(f"{name} sits",), materials=(name,))
        for name in NAMES
    ]
    page = day_page([(replace(ROSA, name=NAMES[1]), day(tasks))], {})
    with listening() as asked:
        words = words_of(shown(page, tmp_path, asked))
        assert asked.addresses == []
    for name in NAMES:
        assert all(f"{name}{rest}" in words for rest in (" hums", " sits"))
        assert f"You need: {name}" in words
