"""A family's photo in the place of a drawing: every size, every theme, and under other things."""

from collections.abc import Iterator

import pytest

from widgets.canvas import Canvas
from widgets.palette import KEPT_COLOUR, PALETTES
from widgets.photo import Photo, album, rows_of
from widgets.pictured import is_star, look_of, paint_picture

LIGHT = PALETTES["light"]
RED, BLUE = b"\xdc\x28\x28", b"\x28\x3c\xdc"


def halves(wide: int = 24, high: int = 16) -> Photo:
    """Red above, blue below."""
    sizes = tuple(
        RED * (wide * scale * high * scale // 2) + BLUE * (wide * scale * high * scale // 2)
        for scale in range(1, 5)
    )
    return Photo(f"halves {wide} {high}", wide, high, sizes)


@pytest.fixture
def photo() -> Iterator[Photo]:
    """What "rosa.jpg" means."""
    one = halves()
    album.source = {"rosa.jpg": one}.get
    yield one
    album.clear()


def painted(name: str, scale: int = 1, theme: str = "light", *, finished: bool = False) -> Canvas:
    canvas = Canvas(24 * scale + 4, 8 * scale + 2, "#123456")
    colours = PALETTES[theme]
    paint_picture(canvas, name, 2, 2, colours, scale, finished=finished)
    return canvas


def px(canvas: Canvas, x: int, row: int) -> str:
    return canvas.ground(x, row)


@pytest.mark.parametrize("scale", [1, 2, 3, 4, 5, 6])
def test_a_photo_fills_the_box_of_a_drawing_at_any_scale(photo: Photo, scale: int) -> None:
    canvas = painted("rosa.jpg", scale)
    last = canvas.rows - 2
    assert px(canvas, 2, 1) == px(canvas, 24 * scale + 1, 1) == "#DC2828"
    assert px(canvas, 2, last) == "#283CDC"
    assert px(canvas, 1, 1) == px(canvas, 24 * scale + 2, 1) == "#123456"
    assert px(canvas, 2, 0) == px(canvas, 2, canvas.rows - 1) == "#123456"
    (hung,) = canvas.hung()
    assert (hung.x, hung.y, hung.size) == (2, 2, (24 * scale, 16 * scale))


def test_a_photo_that_is_high_stands_in_the_middle() -> None:
    album.source = {"high.jpg": halves(12, 16)}.get
    canvas = painted("high.jpg")
    assert px(canvas, 7, 1) == px(canvas, 20, 1) == "#123456"
    assert px(canvas, 8, 1) == px(canvas, 19, 1) == "#DC2828"
    album.clear()


def test_the_star_stands_in_until_a_photo_is_here() -> None:
    assert is_star("rosa.jpg")
    assert painted("rosa.jpg").strips() == painted("star").strips()


def test_a_photo_that_is_here_needs_no_sky(photo: Photo) -> None:
    assert not is_star("rosa.jpg")
    assert not is_star("mirror")
    assert is_star("star")


def test_a_finished_photo_is_pale(photo: Photo) -> None:
    red = px(painted("rosa.jpg", finished=True), 2, 1)
    ground = LIGHT.plate_done
    for at in (1, 3, 5):
        mixed = int(red[at : at + 2], 16)
        whole, under = int("#DC2828"[at : at + 2], 16), int(ground[at : at + 2], 16)
        assert mixed == pytest.approx(whole * LIGHT.fade + under * (1 - LIGHT.fade), abs=1)


def test_a_photo_is_dark_at_night_and_nearly_grey_where_that_is_wanted(photo: Photo) -> None:
    assert px(painted("rosa.jpg", theme="night"), 2, 1) == "#861B1C"
    assert px(painted("rosa.jpg", theme="night", finished=True), 2, 1) < "#86"  # darker still
    muted = px(painted("rosa.jpg", theme="light-muted"), 2, 1)
    channels = [int(muted[at : at + 2], 16) for at in (1, 3, 5)]
    assert max(channels) - min(channels) <= KEPT_COLOUR * (0xDC - 0x28) + 1
    assert px(painted("rosa.jpg", theme="contrast"), 2, 1) == "#DC2828"


def test_what_is_written_over_a_photo_is_kept_in_sight(photo: Photo) -> None:
    canvas = painted("rosa.jpg")
    canvas.text(3, 4, "1", LIGHT.ink)
    assert list(canvas.hung()) == []
    canvas = painted("rosa.jpg")
    canvas.fill(25, 17, 4, 4, LIGHT.button)
    assert list(canvas.hung()) == []
    canvas = painted("rosa.jpg")
    canvas.text(0, 2, "1", LIGHT.ink)
    canvas.fill(26, 0, 2, 20, LIGHT.button)
    assert len(list(canvas.hung())) == 1


def test_a_keys_hint_takes_only_its_own_rows_of_a_photo(photo: Photo) -> None:
    canvas = painted("rosa.jpg")
    canvas.fill(0, 2, 4, 2, LIGHT.button)
    canvas.text(2, 1, "1", LIGHT.ink)
    assert [one.skip for one in canvas.hung()] == [1]
    assert [one.skip for one in painted("rosa.jpg").hung()] == [0]


def test_a_photo_beyond_the_canvas_is_cut_off(photo: Photo) -> None:
    canvas = Canvas(10, 4, "#123456")
    paint_picture(canvas, "rosa.jpg", -4, -3, LIGHT)
    assert px(canvas, 0, 0) == "#DC2828"
    assert list(canvas.hung()) == []


def test_the_same_photo_is_worked_out_once(photo: Photo) -> None:
    look = look_of(LIGHT, finished=False)
    assert rows_of(photo, 2, look) is rows_of(halves(), 2, look)
