"""How many cells make a finger's 20 mm, on three panels."""

import pytest
from textual.geometry import Size

from kiosk.device.display import Display
from kiosk.screens.reach import FINGER, LARGE, Reach, cell, reach

SEVEN, TEN, TWENTY_FOUR = Display(154, 86), Display(217, 136), Display(531, 299)


@pytest.mark.parametrize(
    ("size", "display", "target", "wanted"),
    [
        ((100, 30), SEVEN, FINGER, (13, 7)),  # the figures of the look
        ((80, 24), SEVEN, FINGER, (11, 6)),
        ((60, 20), SEVEN, FINGER, (8, 5)),
        ((100, 30), SEVEN, LARGE, (20, 11)),
        ((160, 50), TEN, FINGER, (15, 8)),
        ((128, 40), TEN, LARGE, (18, 9)),
        ((240, 67), TWENTY_FOUR, FINGER, (9, 5)),
        ((100, 30), None, FINGER, (13, 7)),
        ((128, 40), None, FINGER, (13, 7)),
    ],
)
def test_a_finger_takes_so_many_cells(
    size: tuple[int, int], display: Display | None, target: float, wanted: tuple[int, int]
) -> None:
    assert reach(Size(*size), display, target) == Reach(*wanted)


def test_no_size_is_too_small_to_be_reckoned() -> None:
    assert cell(Size(0, 0), SEVEN) == (154.0, 86.0)
