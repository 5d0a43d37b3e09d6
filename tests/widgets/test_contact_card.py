"""The card with somebody to call: the number as large as it fits, and readable in any case."""

import pytest

from tests.look.stage import THEMES, dressed, faint_words, lines, px, strips_of
from widgets.contact_card import ContactCard
from widgets.palette import LIGHT

SIZES = [(94, 9), (94, 8), (76, 8), (58, 7), (122, 14)]


def kim(**values: object) -> ContactCard:
    about = "When a practice hurts or scares her"
    return dressed(
        ContactCard(), **{"label": "Kim", "phone": "020 7946 0101", "about": about} | values
    )


def drawn(card: ContactCard, columns: int, rows: int) -> int:
    """How many px rows of large digits there are."""
    words = {row for row, said in enumerate(lines(strips_of(card, columns, rows))) if said.strip()}
    grid = px(strips_of(card, columns, rows))
    return sum(LIGHT.ink in row for y, row in enumerate(grid) if y // 2 not in words)


@pytest.mark.parametrize(("size", "high"), [((94, 9), 7), ((94, 8), 7), ((160, 14), 14)])
def test_the_number_is_as_large_as_it_fits(size: tuple[int, int], high: int) -> None:
    assert drawn(kim(), *size) == high


@pytest.mark.parametrize("size", SIZES)
def test_all_of_it_is_said_at_any_size(size: tuple[int, int]) -> None:
    said = " ".join(lines(strips_of(kim(phone="+44 (0) 20 7946 0101 ext. 12"), *size)))
    for words in ("Kim", "+44 (0) 20 7946 0101 ext. 12", "When a practice hurts"):
        assert words in said


def test_without_a_number_what_is_said_moves_up() -> None:
    said = lines(strips_of(kim(phone=""), 94, 8))
    assert [row.strip() for row in said[1:3]] == ["Kim", "When a practice hurts or scares her"]


def test_an_empty_card_is_the_page() -> None:
    grid = px(strips_of(ContactCard(), 30, 8))
    assert {colour for row in grid for colour in row} == {LIGHT.page}


@pytest.mark.parametrize("theme", THEMES)
def test_adults_can_read_it(theme: str) -> None:
    for size in SIZES:
        assert not faint_words(strips_of(kim(), *size, theme))
