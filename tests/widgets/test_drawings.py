"""The drawings are whole, in known letters, and strong enough to be seen on every plate."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.card_places import PICTURE
from widgets.drawings import (
    GAP,
    can_display,
    display,
    face,
    has_tails,
    icons,
    picture,
    pictures,
    width,
)
from widgets.palette import PALETTES

# the look's own, then those that home practice needs besides
SUBJECTS = (
    *("mirror", "mouth", "straw", "ball", "scissors", "pencil", "beads", "book", "bath"),
    *("toothbrush", "stairs", "star", "cup", "talk", "shoe", "swim", "house"),
    *("tongue", "teeth", "snack", "swing", "stretch", "balance", "breathe", "listen"),
    *("cards", "puzzle", "playdough", "bike", "bed"),
    *("gift", "ice-cream", "pancakes", "cake", "slide", "dice", "kite", "balloon", "sofa"),
    *("cat", "dog", "teddy", "fish", "bird", "flower", "tree", "sun", "night"),
    *("plate", "wash", "glasses", "hand", "foot", "wheelchair", "mat", "medicine", "toilet"),
    *("drum", "piano", "bubbles", "car", "train", "bag", "coat", "socks", "hairbrush"),
    *("watering-can", "count", "clock"),
)
STRONG = set("breonvdh")  # the colours of big shapes
FACE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:'!-?/+"
TAILS = "gjpqy,?"  # the look hangs the dot of its question mark below the line
SIZES = {
    **dict.fromkeys(("star", "star-hollow"), (9, 8)),
    **dict.fromkeys(("star-small", "star-small-hollow"), (7, 6)),
    **dict.fromkeys(("back", "more"), (6, 7)),
    **dict.fromkeys(("show", "rub-out"), (11, 7)),
    **dict.fromkeys(("tick", "plan", "goals"), (9, 7)),
    "grown-ups": (13, 7),
}
WORDS = ["Now", "First", "Then", "I did it", "All done", "9 stars", "Mon", "0123456789"]

Px = tuple[int, int]


def drawn(sprite: Iterable[str]) -> dict[Px, str]:
    """The px of a drawing that are not clear, and their letters."""
    return {
        (x, y): letter
        for y, row in enumerate(sprite)
        for x, letter in enumerate(row)
        if letter != "."
    }


def beside(point: Px) -> set[Px]:
    x, y = point
    return {(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)}


def shapes(points: Iterable[Px]) -> list[set[Px]]:
    """Groups of px that touch each other by an edge."""
    rest, found = set(points), []
    while rest:
        shape, edge = set(), {rest.pop()}
        while edge:
            shape |= edge
            edge = {near for point in edge for near in beside(point)} & rest
            rest -= edge
        found.append(shape)
    return found


# pictures


def test_every_subject_of_home_practice_is_drawn() -> None:
    assert len(SUBJECTS) >= 60
    assert not set(SUBJECTS) - set(pictures())


@pytest.mark.parametrize("name", pictures())
def test_a_picture_has_its_size_and_known_letters(name: str) -> None:
    sprite = pictures()[name]
    assert ({len(row) for row in sprite}, len(sprite)) == ({PICTURE[0]}, PICTURE[1])
    for colours in PALETTES.values():
        assert set(drawn(sprite).values()) <= set(colours.picture)


@pytest.mark.parametrize("name", pictures())
def test_dark_detail_lies_on_another_colour(name: str) -> None:
    every = drawn(pictures()[name])
    for detail in shapes(point for point, letter in every.items() if letter == "k"):
        around = {near for point in detail for near in beside(point)} - detail
        assert around & set(every), (name, detail)


@pytest.mark.parametrize("name", sorted(set(pictures()) - {"star"}))
def test_a_picture_has_a_big_shape_of_a_strong_colour(name: str) -> None:
    every = drawn(pictures()[name])
    strong = [point for point, letter in every.items() if letter in STRONG]
    assert len(strong) >= len(every) / 3
    assert max(map(len, shapes(strong))) >= 20


@pytest.mark.parametrize("name", pictures())
def test_a_picture_is_big_on_its_plate(name: str) -> None:
    xs, ys = zip(*drawn(pictures()[name]), strict=True)
    assert len(drawn(pictures()[name])) >= 120
    assert max(xs) - min(xs) >= 12
    assert max(ys) - min(ys) >= 10


def test_no_two_pictures_are_the_same() -> None:
    assert len(set(pictures().values())) == len(pictures())


@pytest.mark.parametrize("name", ["", "none", "Mirror", "../face"])
def test_an_unknown_picture_is_a_star(name: str) -> None:
    assert picture(name) == pictures()["star"]
    assert picture("mirror") != pictures()["star"]


# icons


@pytest.mark.parametrize("name", SIZES)
def test_an_icon_is_there_in_its_size(name: str) -> None:
    assert (width(icons()[name]), len(icons()[name])) == SIZES[name]


@pytest.mark.parametrize("name", icons())
def test_an_icon_is_even_and_fits_a_button(name: str) -> None:
    assert {len(row) for row in icons()[name]} == {width(icons()[name])}
    assert len(icons()[name]) <= 8
    assert any("." in row for row in icons()[name])


@pytest.mark.parametrize("name", ["star", "star-small"])
def test_the_hollow_star_is_the_outline_of_the_full_one(name: str) -> None:
    full, hollow = icons()[name], icons()[f"{name}-hollow"]
    assert set(drawn(hollow)) < set(drawn(full))
    for one, other in zip(full, hollow, strict=True):
        assert (one.index("y"), one.rindex("y")) == (other.index("y"), other.rindex("y"))


def test_more_points_where_back_does_not() -> None:
    assert tuple(row[::-1] for row in icons()["back"]) == icons()["more"]


# display face


def test_the_face_has_every_character_of_the_look() -> None:
    assert set(face()) >= set(FACE)


@pytest.mark.parametrize("character", FACE)
def test_a_glyph_has_nine_rows_doubled_strokes_and_tails_where_due(character: str) -> None:
    glyph = face()[character]
    assert len(glyph) == 9
    assert {len(row) for row in glyph} == {width(glyph)}
    for row in glyph:
        assert all(len(stroke) >= 2 for stroke in row.split(".") if stroke), row
    assert any("#" in row for row in glyph[7:]) == (character in TAILS)
    assert any("#" in row for row in glyph[:7])


@pytest.mark.parametrize("character", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
def test_capitals_and_figures_are_seven_px_high(character: str) -> None:
    rows = [row for row in face()[character] if "#" in row]
    assert (len(rows), rows) == (7, list(face()[character][:7]))


@pytest.mark.parametrize("character", "acemnorsuvwxz")
def test_small_letters_are_five_px_high(character: str) -> None:
    assert [y for y, row in enumerate(face()[character]) if "#" in row] == [2, 3, 4, 5, 6]


def test_a_glyph_is_one_column_wider_than_it_is_kept() -> None:
    assert face()["E"][:2] == ("######", "##....")
    assert face()["I"][:7] == ("##",) * 7


def test_letters_stand_one_px_apart_and_words_further() -> None:
    letter = width(face()["n"])
    assert width(display("nn")) == 2 * letter + GAP
    assert width(display("n n")) - width(display("nn")) == 3
    assert display("n n")[4] == face()["n"][4] + "...." + face()["n"][4]


@pytest.mark.parametrize("words", WORDS)
def test_the_products_own_words_can_be_drawn(words: str) -> None:
    assert can_display(words)
    assert len(display(words, tails=False)) == 7
    assert display(words, tails=False) == display(words)[:7]


@pytest.mark.parametrize("words", ["Łódź", "日本", "★", "a\nb"])
def test_a_character_that_the_face_lacks_becomes_a_question_mark(words: str) -> None:
    assert not can_display(words)
    asked = "".join(letter if letter in face() else "?" for letter in words)
    assert display(words) == display(asked)


@given(st.text(max_size=12))
def test_whatever_is_drawn_is_a_rectangle(words: str) -> None:
    assert len(display(words)) == 9
    assert {len(row) for row in display(words)} == {width(display(words))}


@pytest.mark.parametrize(("words", "tails"), [("Now", False), ("Play", True), ("3, 4", True)])
def test_tails_are_seen(words: str, tails: bool) -> None:
    assert has_tails(words) == tails


def test_nothing_has_no_width() -> None:
    assert width(()) == width(display("")) == 0
