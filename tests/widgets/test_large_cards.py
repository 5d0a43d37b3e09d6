"""The cards of the other views: their places from the look, their words, and all their states."""

from typing import TypeVar, get_args

import pytest

from tests.look.stage import THEMES, dressed, faint_words, lines, strips_of, where
from widgets.big_card import BigCard
from widgets.drawings import pictures
from widgets.first_card import FirstCard
from widgets.palette import LIGHT, PALETTES
from widgets.task_card import State, TaskCard
from widgets.task_row import TaskRow
from widgets.then_card import ThenCard

C = TypeVar("C", bound=TaskCard)
Px = tuple[int, int]

WORDS = {"now": "I did it", "next": "Next", "later": "Later", "not-today": "Another day"}
STATES = [state for state in get_args(State) if state != "blank"]
ONE = [(96, 18), (78, 17), (60, 15), (124, 28)]  # at 100, 80, 60 and 128 columns
FIRST = [(52, 22), (43, 18), (32, 16), (74, 32)]
ROWS = [(48, 9), (39, 8), (60, 7), (62, 9)]


def card(kind: type[C], state: str = "now", **values: object) -> C:
    usual: dict[str, object] = {
        "task_title": "Blow bubbles with a straw",
        "picture": "straw",
        "state": state,
        "word": WORDS.get(state, "Done"),
        "hint": "Oops? Tap" if state == "just-done" else "",
        "headline": "First" if kind is FirstCard else "Now",
        "about": ("Bath time", "3 minutes") if kind is TaskRow else "Bath time · 3 minutes",
    }
    if kind is TaskRow:
        del usual["headline"]
    return dressed(kind(), **{**usual, **values})


def box(found: set[Px]) -> tuple[int, int, int, int]:
    """x, y, width and height of what lies around these px."""
    xs, ys = {x for x, _ in found}, {y for _, y in found}
    return min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1


def leaves(kind: type[C], size: tuple[int, int], **values: object) -> int:
    """How often a px of a drawing is one on the card: the square of its scale."""
    drawn = where(strips_of(card(kind, "now", **values), *size), LIGHT.picture["o"])
    return len(drawn) // sum(row.count("o") for row in pictures()["straw"])


# places, from the pictures of the look


def test_one_card_has_its_picture_doubled_at_the_left_and_the_strip_at_the_right() -> None:
    strips = strips_of(card(BigCard), 96, 18)
    assert box(where(strips, LIGHT.plate)) == (1, 1, 48, 33)
    assert box(where(strips, LIGHT.act)) == (50, 20, 44, 13)
    assert box(where(strips, LIGHT.now)) == (49, 1, 46, 33)


@pytest.mark.parametrize(("size", "scale"), zip(ONE, (2, 1, 1, 3), strict=True))
def test_the_picture_of_one_card_is_as_large_as_its_words_allow(
    size: tuple[int, int], scale: int
) -> None:
    assert leaves(BigCard, size) == scale**2


def test_what_is_first_fills_its_card_with_the_picture_doubled() -> None:
    strips = strips_of(card(FirstCard), 52, 22)
    assert box(where(strips, LIGHT.now)) == (0, 0, 52, 42)
    assert box(where(strips, LIGHT.plate)) == (1, 9, 50, 32)
    assert leaves(FirstCard, (52, 22)) == 4
    assert not where(strips, LIGHT.act), "the main button stands below"


def test_what_comes_then_is_smaller() -> None:
    then = dressed(ThenCard(), headline="Then", then_title="Swimming", picture="straw")
    strips = strips_of(then, 38, 22)
    assert box(where(strips, LIGHT.plate)) == (1, 9, 36, 22)
    drawn = where(strips, LIGHT.picture["o"])
    assert len(drawn) == sum(row.count("o") for row in pictures()["straw"])
    assert "Swimming" in lines(strips)[18]


@pytest.mark.parametrize("size", [(30, 13), (29, 14), (28, 16)])
def test_what_comes_then_has_its_title_under_its_picture_on_a_low_card(size: Px) -> None:
    then = dressed(ThenCard(), headline="Then", then_title="Swimming", picture="straw")
    strips = strips_of(then, *size)
    drawn = where(strips, LIGHT.picture["o"])
    assert len(drawn) == sum(row.count("o") for row in pictures()["straw"])
    words = lines(strips)
    assert "Then" in words[1]
    assert "Swimming" in " ".join(words[10:])


def test_where_nothing_follows_there_is_only_the_page() -> None:
    strips = strips_of(dressed(ThenCard(), then_title="Swimming", picture="swim"), 38, 22)
    assert len(where(strips, LIGHT.page)) == 38 * 44


# words and states


@pytest.mark.parametrize("size", ONE)
def test_one_card_says_what_and_when(size: tuple[int, int]) -> None:
    words = " ".join(lines(strips_of(card(BigCard), *size)))
    assert "Blow bubbles with a straw" in words
    assert "Bath time · 3 minutes" in words


def test_one_card_says_what_is_next_and_shows_it_where_there_is_room() -> None:
    later = {"next_word": "Next", "next_title": "Cut paper", "next_picture": "scissors"}
    for size, shown in (((96, 18), False), ((124, 28), True)):
        strips = strips_of(card(BigCard, picture="ball", **later), *size)
        assert "Cut paper" in " ".join(lines(strips))
        assert bool(where(strips, LIGHT.picture["d"])) == shown


@pytest.mark.parametrize("size", FIRST)
@pytest.mark.parametrize("state", ["now", "just-done", "done"])
def test_what_is_first_has_its_title_at_every_size(state: str, size: tuple[int, int]) -> None:
    words = " ".join(" ".join(lines(strips_of(card(FirstCard, state), *size))).split())
    assert "Blow" in words
    assert ("Oops? Tap" in words) == (state == "just-done")


@pytest.mark.parametrize("size", ROWS)
@pytest.mark.parametrize("state", STATES)
def test_a_row_keeps_its_word_whole(state: str, size: tuple[int, int]) -> None:
    row = card(TaskRow, state)
    words = " ".join(lines(strips_of(row, *size)))
    assert row.word in words
    assert "Bath time" in words


KINDS = [(BigCard, ONE), (FirstCard, FIRST), (TaskRow, ROWS), (TaskCard, [(32, 18), (26, 17)])]
VARIANTS: list[dict[str, object]] = [
    {},
    {"stars": False},
    {"resting": True},
    {"picture": "star"},
]
EVERY = [(kind, size) for kind, sizes in KINDS for size in sizes]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("kind", "size"), EVERY)
def test_every_word_can_be_read_in_every_state(
    kind: type[TaskCard], size: tuple[int, int], theme: str
) -> None:
    for state in STATES:
        for more in VARIANTS:
            strips = strips_of(card(kind, state, **more), *size, theme)
            assert not faint_words(strips), (state, more)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("kind", "size"), EVERY)
def test_without_stars_there_is_neither_a_star_nor_its_sky(
    kind: type[TaskCard], size: tuple[int, int], theme: str
) -> None:
    ours = PALETTES[theme]
    page = ours.sky == ours.page  # where the sky is black like the page, gold alone tells
    for state in ("just-done", "done", "tried"):
        starred = strips_of(card(kind, state, picture="scissors"), *size, theme)
        plain = strips_of(card(kind, state, picture="scissors", stars=False), *size, theme)
        assert where(starred, ours.star), state
        assert not where(plain, ours.star), state
        assert page or not where(plain, ours.sky), state


@pytest.mark.parametrize(("kind", "size"), EVERY)
def test_what_has_to_wait_has_no_star_to_fill_and_takes_no_focus(
    kind: type[TaskCard], size: tuple[int, int]
) -> None:
    waiting = card(kind, "next", resting=True)
    assert waiting.absent
    strips = strips_of(waiting, *size)
    assert not where(strips, LIGHT.slot_card)
    assert where(strips, LIGHT.done)
    assert where(strips_of(card(kind, "next"), *size), LIGHT.slot_card) or kind is FirstCard
