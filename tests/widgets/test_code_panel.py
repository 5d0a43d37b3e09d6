"""The code is read back from the widget's cells, as a phone would see it."""

from collections.abc import Callable

import pytest
from PIL import Image
from textual.strip import Strip

from tests.look.stage import THEMES, dressed, faint_words, lines, px, strips_of, where
from widgets.code_panel import CodePanel, address_lines, code, fit, side
from widgets.palette import BLACK, WHITE

MODULE = 8  # pixels a px in the picture for the decoder
LENGTHS = [20, 28, 53, 78, 100, 134, 150]
SIZES = [(39, 21), (33, 18), (49, 30), (58, 16), (60, 31), (70, 40), (122, 60)]

Decode = Callable[[Image.Image], list[str]]


@pytest.fixture(scope="module")
def decode() -> Decode:
    """What zbar reads in a picture."""
    try:
        from pyzbar import pyzbar  # here, since it looks for the shared library at import
    except ImportError:
        pytest.skip("no zbar library: apt install libzbar0")
    return lambda picture: [
        found.data.decode() for found in pyzbar.decode(picture, symbols=[pyzbar.ZBarSymbol.QRCODE])
    ]


def url(length: int) -> str:
    """An address of so many characters that compresses into no shorter code."""
    start = "https://example.org/"
    return (start + "k-sounds/Week_7?id=" + "aZ09-" * 40)[: max(length, len(start))]


def panel(address: str) -> CodePanel:
    return dressed(
        CodePanel(),
        address=address,
        invitation="See how Kim does it",
        too_small="This screen is too small for the code. The address:",
    )


def photographed(strips: list[Strip]) -> Image.Image:
    """The px of the cells as squares, on a ground that is no quiet zone."""
    painted = px(strips)
    picture = Image.new("RGB", (len(painted[0]) + 8, len(painted) + 8), "#7F7F7F")
    for y, row in enumerate(painted):
        for x, colour in enumerate(row):
            picture.putpixel((x + 4, y + 4), tuple(bytes.fromhex(colour[1:])))
    return picture.resize(
        (picture.width * MODULE, picture.height * MODULE), Image.Resampling.NEAREST
    )


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("size", SIZES)
def test_a_code_that_is_shown_decodes_in_every_theme(
    decode: Decode, size: tuple[int, int], length: int
) -> None:
    address = url(length)
    wide, high = CodePanel.needs(address)
    expected = [address] if wide <= size[0] and high <= size[1] else []
    for theme in THEMES:
        strips = strips_of(panel(address), *size, theme)
        assert decode(photographed(strips)) == expected, theme


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("size", SIZES)
def test_a_code_has_its_quiet_zone_of_four_modules(size: tuple[int, int], length: int) -> None:
    strips = strips_of(panel(url(length)), *size)
    dark = where(strips, BLACK)
    if not dark:
        return
    fitted = fit(url(length), "See how Kim does it", *size)
    assert fitted is not None
    quiet = 4 * fitted.scale
    xs, ys = zip(*dark, strict=True)
    assert max(xs) - min(xs) == max(ys) - min(ys) == len(fitted.modules) * fitted.scale - 1
    painted, said = px(strips), lines(strips)
    for y in range(min(ys) - quiet, max(ys) + quiet + 1):
        for x in range(min(xs) - quiet, max(xs) + quiet + 1):
            assert painted[y][x] == (BLACK if (x, y) in dark else WHITE)
    for row in range((min(ys) - quiet) // 2, (max(ys) + quiet) // 2 + 1):
        assert not said[row].strip(), "no word lies in the quiet zone"


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("size", SIZES)
def test_the_address_is_said_in_full_or_the_screen_is_told(
    size: tuple[int, int], length: int
) -> None:
    address = url(length)
    said = "".join(line.strip() for line in lines(strips_of(panel(address), *size)))
    told = CodePanel.shows_lines(address, *size)
    assert (address.removeprefix("https://") in said) == told


def test_the_code_of_the_look_stands_where_the_look_has_it() -> None:
    strips = strips_of(panel("https://example.org/k-sounds"), 39, 21)
    dark = where(strips, BLACK)
    assert (min(x for x, _ in dark), min(y for _, y in dark)) == (7, 6)
    assert (max(x for x, _ in dark), max(y for _, y in dark)) == (31, 30)
    said = lines(strips)
    assert said[18] == " " * 10 + "See how Kim does it"
    assert said[19] == " " * 9 + "example.org/k-sounds"


def test_a_large_screen_doubles_the_modules() -> None:
    fitted = fit("https://example.org/k-sounds", "See how Kim does it", 70, 40)
    assert fitted is not None
    assert fitted.scale == 2
    assert fitted.lines


@pytest.mark.parametrize(("length", "wide"), [(32, 33), (53, 37), (78, 41), (106, 45), (134, 49)])
def test_codes_need_what_the_look_says(length: int, wide: int) -> None:
    assert CodePanel.needs(url(length)) == (wide, (wide + 1) // 2)
    assert CodePanel.needs(url(length + 1))[0] > wide


@pytest.mark.parametrize("length", LENGTHS)
def test_what_a_code_needs_with_its_lines_is_enough(length: int) -> None:
    columns, rows = CodePanel.needs(url(length), lines=True)
    assert CodePanel.shows_lines(url(length), columns, rows)
    assert fit(url(length), "See", columns, rows) is not None
    assert fit(url(length), "See", columns - 1, rows) is None


def test_the_sturdier_code_is_taken_where_it_fits() -> None:
    address = "https://example.org/k-sounds"
    robust, plain = code(address, robust=True), code(address, robust=False)
    assert robust is not None
    assert plain is not None
    assert side(robust, 1) == side(plain, 1) + 4
    fitted = fit(address, "See how Kim does it", 39, 23)
    assert fitted is not None
    assert fitted.modules == robust


def test_where_the_code_does_not_fit_the_address_stands_large() -> None:
    strips = strips_of(panel(url(100)), 58, 16)
    said = [line.strip() for line in lines(strips) if line.strip()]
    assert said[0] == "This screen is too small for the code. The address:"
    assert "".join(said[1:]) == url(100).removeprefix("https://")
    assert not where(strips, BLACK)


def test_an_address_that_no_code_can_hold_is_no_error() -> None:
    assert code("https://example.org/" + "x" * 3000, robust=False) is None
    assert strips_of(panel("https://example.org/" + "x" * 3000), 39, 21)


def test_a_long_address_is_broken_not_cut() -> None:
    assert address_lines("https://abcdefghij", 4) == ("abcd", "efgh", "ij")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
def test_every_word_can_be_read(theme: str, size: tuple[int, int]) -> None:
    for length in (28, 120):
        assert not faint_words(strips_of(panel(url(length)), *size, theme))
