"""Boxes for digits: they fill with a block each, and no digit ever shows."""

import pytest

from tests.look.stage import dressed, lines, strips_of, where
from widgets.digit_boxes import DigitBoxes
from widgets.palette import LIGHT

SIZES = [(45, 16), (36, 14), (27, 12), (12, 8)]


def boxes(**values: object) -> DigitBoxes:
    words = {"words": "Grown-ups: your four digits", "note": "That was not it."}
    return dressed(DigitBoxes(), **{**words, **values})


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("filled", range(5))
def test_as_many_boxes_are_filled_as_digits_were_typed(size: tuple[int, int], filled: int) -> None:
    strips = strips_of(boxes(filled=filled), *size)
    blocks = {x for x, _ in where(strips, LIGHT.on_now)}
    runs = sum(x - 1 not in blocks for x in blocks)
    assert runs == filled


def test_words_stand_above_and_below() -> None:
    said = lines(strips_of(boxes(filled=2), 45, 16))
    assert said[0] == "Grown-ups: your four digits"
    assert "That was not it." in said[7:]


def test_other_digits_draw_the_same() -> None:
    assert not any(
        letter.isdigit() for line in lines(strips_of(boxes(filled=4), 45, 16)) for letter in line
    )
