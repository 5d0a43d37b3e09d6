"""A task's card for who helps out once, as text, as a code and in a real browser."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pyzbar.pyzbar import decode

from kiosk.household.plan import Child, Provider
from kiosk.pages.drawing import drawn_code
from kiosk.pages.printing import printed
from kiosk.pages.task_card import card_page
from tests.kiosk.pages.chromium import BROWSER, listening, pages, shown, words_of
from tests.kiosk.pages.papers import MUCH, NAMES, PLAN, WORDS

A4, A5 = pytest.approx((595, 842), abs=1), pytest.approx((420, 595), abs=1)
SIDE = 8  # px of a module
browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium here")


def test_it_says_when_how_long_how_and_with_what() -> None:
    words = words_of(card_page(PLAN, WORDS, "green", {}))
    assert "When Mon Wed · 2 times a day · Brushing teeth, 19:00" in words
    assert "How long 5 minutes · 10 times in a row" in words
    assert "You need mirror" in words
    assert all(step in words for step in WORDS.steps)
    assert "See how Kim does it example.org/k-sounds" in words
    assert "Trying counts, too" in words
    assert "20:00" in words_of(card_page(PLAN, WORDS, "blue", {}))


def test_what_the_plan_does_not_say_is_not_on_it() -> None:
    bare = replace(WORDS, minutes=0, repeat=0, materials=(), instructions="", steps=(), routine="")
    words = words_of(card_page(PLAN, bare, "green", {}))
    assert "How long" not in words
    assert "You need" not in words
    assert "See how" not in words


def test_its_code_leads_to_the_instructions() -> None:
    code = drawn_code(WORDS.instructions)
    assert code
    paper = Image.new("L", (code.side * SIDE,) * 2, 255)
    for x, y, wide in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", code.dark):
        box = (int(x), int(y), int(x) + int(wide), int(y) + 1)
        paper.paste(0, tuple(edge * SIDE for edge in box))
    (found,) = decode(paper)
    assert found.data.decode() == WORDS.instructions


def test_only_an_address_of_the_web_can_be_tapped() -> None:
    assert 'href="https://example.org/k-sounds"' in card_page(PLAN, WORDS, "green", {})
    odd = replace(WORDS, instructions="javascript:alert(1)")
    assert "href" not in card_page(PLAN, odd, "green", {})


@browser
@pytest.mark.parametrize(
    ("steps", "paper"), [(WORDS.steps, A5), ((MUCH,) * 3, A4), ((MUCH,) * 30, A4)]
)
def test_it_is_one_sheet_the_smaller_one_if_it_can_be(
    steps: tuple[str, ...], paper: object
) -> None:
    page = card_page(PLAN, replace(WORDS, steps=steps), "green", {})
    assert pages(printed(page)) == [paper]
    assert ("No room on this page for: " in page) == (len(steps) == 30)


@browser
def test_what_was_typed_is_shown_and_nobody_is_asked(tmp_path: Path) -> None:
    kim, noa, zoe, maryam, braces = NAMES
    named = replace(PLAN, providers=(Provider("kim", kim),), children=(Child("rosa", noa),))
    task = replace(WORDS, title=zoe, steps=NAMES, materials=(maryam,), instructions_text=braces)
    page = card_page(named, task, "green", {})
    with listening() as asked:
        words = words_of(shown(page, tmp_path, asked))
        assert asked.addresses == []
    assert all(name in words for name in NAMES)
    assert f"See how {kim} does it" in words
    assert f"You need {maryam}" in words
