"""The card of big words: as large as they fit, and never a sentence less for it."""

import pytest

from tests.look.stage import SIZES, THEMES, dressed, faint_words, lines, px, strips_of
from widgets.big_panel import BigPanel
from widgets.palette import LIGHT

CODE = "482 917 305"
TYPE_IT = "Type it on the other screen within ten minutes."


def drawn(panel: BigPanel, columns: int, rows: int) -> list[int]:
    """The px rows that hold ink of the big words."""
    grid = px(strips_of(panel, columns, rows))
    return [y for y, row in enumerate(grid) if LIGHT.ink in row]


@pytest.mark.parametrize(
    ("size", "high"),
    [((94, 21), 2 * 14 + 2), ((76, 15), 7), ((58, 14), 2 * 7 + 2), ((122, 31), 14)],
)
def test_a_code_is_as_large_as_it_fits(size: tuple[int, int], high: int) -> None:
    rows = drawn(dressed(BigPanel(), words=CODE, lines=(TYPE_IT,)), *size)
    assert max(rows) - min(rows) + 1 == high


def test_a_group_of_digits_is_never_parted() -> None:
    rows = drawn(dressed(BigPanel(), words=CODE, most=1), 45, 15)
    assert len(rows) == 2 * 7, "two groups, and the third below them"
    assert len(drawn(dressed(BigPanel(), words=CODE, most=1), 30, 20)) == 3 * 7


def test_big_words_give_way_to_the_sentences_below() -> None:
    said = ("The household begins now.", "Write down its recovery words.", "Then delete the file.")
    panel = dressed(BigPanel(), words="Blue house is in", lines=said)
    assert drawn(panel, 94, 12)
    assert not drawn(panel, 94, 7)
    assert "Blue house is in" in " ".join(lines(strips_of(panel, 94, 7)))
    for size in ((94, 12), (94, 9), (58, 12)):
        shown = " ".join(" ".join(lines(strips_of(panel, *size))).split())
        assert all(sentence in shown for sentence in said), size


def test_a_letter_that_the_face_lacks_leaves_the_words_readable() -> None:
    panel = dressed(BigPanel(), words="Łucja's house is in")
    assert "Łucja's house is in" in " ".join(lines(strips_of(panel, 94, 20)))


def test_without_big_words_the_sentences_begin_at_the_top() -> None:
    panel = dressed(BigPanel(), lines=("1. Here: press Show code.", "2. There: type it."))
    assert lines(strips_of(panel, 60, 10))[1].strip() == "1. Here: press Show code."


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
def test_adults_can_read_it(theme: str, size: tuple[int, int]) -> None:
    for words in (CODE, "Zoë's"):
        panel = dressed(BigPanel(), words=words, lines=(TYPE_IT,))
        assert not faint_words(strips_of(panel, *size, theme))
