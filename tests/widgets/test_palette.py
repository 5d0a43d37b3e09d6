"""The contrasts that the look lists, worked out anew, and the colours of finished pictures."""

import pytest

from widgets.palette import (
    BLACK,
    LIGHT,
    PALETTES,
    QR_INK,
    WHITE,
    contrast,
    faded,
    mix,
    palette,
    shown_theme,
    themes,
)

TEXT, SHAPE = 4.5, 3.0  # WCAG AA
THREE = ("light", "dark", "contrast")  # that the look lists
STRONG = "breonvdh"  # letters of the big shapes in a picture

LISTED = {  # ink and ground -> light, dark and contrast theme, as the look has them
    ("ink", "page"): (11.7, 14.9, 21.0),
    ("ink", "card"): (13.3, 12.3, 16.7),
    ("soft", "page"): (5.9, 9.3, 16.2),
    ("soft", "card"): (6.7, 7.7, 12.9),
    ("on_now", "now"): (9.4, 5.5, 21.0),
    ("now_soft", "now"): (6.9, 4.6, 17.4),
    ("on_act", "act"): (8.7, 9.4, 16.1),
    ("on_done", "done"): (6.1, 7.6, 12.9),
    ("ink", "done"): (11.0, 13.7, 16.7),
    ("on_button", "button"): (9.9, 10.2, 12.6),
    ("ink", "tint"): (10.4, 8.3, 8.9),
    ("soft", "done"): (5.6, 8.5, 12.9),
    ("star", "sky"): (7.6, 11.2, 16.1),
    ("slot", "sky"): (4.7, 5.1, 11.4),
    ("slot_card", "card"): (3.7, 4.3, 9.1),
    ("now", "page"): (8.0, 3.2, 21.0),
    ("focus", "page"): (4.4, 8.5, 13.7),
}
SHAPES = [
    ("star", "sky"),
    ("slot", "sky"),
    ("slot_card", "card"),
    ("now", "page"),
    ("focus", "page"),
]


@pytest.mark.parametrize("pair", LISTED, ids=" on ".join)
def test_a_pair_has_the_contrast_that_the_look_lists(pair: tuple[str, str]) -> None:
    ink, ground = pair
    first_three = (PALETTES[theme] for theme in THREE)
    for colours, listed in zip(first_three, LISTED[pair], strict=True):
        worked_out = contrast(getattr(colours, ink), getattr(colours, ground))
        assert worked_out == pytest.approx(listed, abs=0.1)
        assert worked_out >= (SHAPE if pair in SHAPES else TEXT)


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("pair", LISTED, ids=" on ".join)
def test_every_theme_can_be_read(theme: str, pair: tuple[str, str]) -> None:
    ink, ground = (getattr(palette(theme), name) for name in pair)
    assert contrast(ink, ground) >= (SHAPE if pair in SHAPES else TEXT)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_muted_theme_has_the_same_contrasts_and_less_colour(theme: str) -> None:
    full, less = palette(theme), palette(f"{theme}-muted")
    for ink, ground in LISTED:
        before = contrast(getattr(full, ink), getattr(full, ground))
        after = contrast(getattr(less, ink), getattr(less, ground))
        assert after == pytest.approx(before, rel=0.02), (ink, ground)
    for name in ("now", "act", "star", "tint"):
        assert colourful(getattr(less, name)) < 0.75 * colourful(getattr(full, name)), name
    for letter, colour in full.picture.items():
        assert colourful(less.picture[letter]) <= colourful(colour), letter


def colourful(colour: str) -> int:
    """From the weakest to the strongest channel: 0 for a grey."""
    return max(_bytes(colour)) - min(_bytes(colour))


def test_the_night_is_dimmer_than_the_dark() -> None:
    night, dark = palette("night"), palette("dark")
    for name in ("page", "card", "plate", "now", "act", "star", "ink", "button", "on_now", "focus"):
        assert contrast(getattr(night, name), BLACK) < contrast(getattr(dark, name), BLACK), name
    for letter, colour in night.picture.items():
        assert contrast(colour, BLACK) < contrast(dark.picture[letter], BLACK), letter


@pytest.mark.parametrize(
    ("theme", "muted", "dim", "shown"),
    [
        ("light", False, False, "light"),
        ("light", True, False, "light-muted"),
        ("dark", True, False, "dark-muted"),
        ("light", True, True, "night"),
        ("dark", False, True, "night"),
        ("contrast", True, True, "contrast"),
    ],
)
def test_what_a_screen_shows(theme: str, muted: bool, dim: bool, shown: str) -> None:
    assert shown_theme(theme, muted=muted, dim=dim) == shown
    assert shown in PALETTES


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#767676", "#FFFFFF", 4.54),
        ("#FF0000", "#FFFFFF", 4.00),
        ("#0000FF", "#FFFFFF", 8.59),
        ("#00FF00", "#000000", 15.3),
        ("#123456", "#123456", 1.0),
    ],
)
def test_contrast_is_that_of_wcag_in_either_order(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005 * ratio)


@pytest.mark.parametrize("theme", PALETTES)
def test_white_words_are_read_on_sky_and_words_on_the_code_panel(theme: str) -> None:
    assert round(contrast(WHITE, palette(theme).sky)) >= 12
    assert contrast(QR_INK, WHITE) == pytest.approx(16.5, abs=0.1)
    assert contrast(BLACK, WHITE) == 21


def test_gold_is_not_seen_on_paper() -> None:
    assert contrast(LIGHT.star, LIGHT.page) == pytest.approx(1.3, abs=0.1)


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("letter", STRONG)
def test_a_big_shape_is_seen_on_its_plate(theme: str, letter: str) -> None:
    colours = palette(theme)
    assert round(contrast(colours.picture[letter], colours.plate), 1) >= (
        2.9 if letter == "h" else SHAPE
    )


@pytest.mark.parametrize("theme", PALETTES)
def test_in_grey_the_card_that_is_now_stands_out(theme: str) -> None:
    colours = palette(theme)
    fills = [colours.now, colours.card, colours.done]
    by_light = sorted(fills, key=lambda fill: contrast(fill, BLACK))
    assert by_light[-1 if colours.dark else 0] == colours.now
    assert contrast(colours.now, colours.card) > 2
    assert contrast(colours.now, colours.done) > 2


# mixing


@pytest.mark.parametrize(
    ("share", "mixed"), [(0.0, "#0000FF"), (1.0, "#FF8000"), (0.5, "#804080"), (0.25, "#4020BF")]
)
def test_a_share_of_one_colour_lies_over_the_other(share: float, mixed: str) -> None:
    assert mix("#FF8000", "#0000FF", share) == mixed


@pytest.mark.parametrize(("theme", "ground"), [("light", 0.45), ("dark", 0.30), ("contrast", 0.25)])
def test_a_finished_picture_fades_into_its_plate(theme: str, ground: float) -> None:
    colours = palette(theme)
    assert colours.fade == pytest.approx(1 - ground)
    assert set(faded(colours)) == set(colours.picture)
    for letter, pale in faded(colours).items():
        expected = mix(colours.plate_done, colours.picture[letter], ground)
        assert all(abs(a - b) <= 1 for a, b in zip(_bytes(pale), _bytes(expected), strict=True))


def _bytes(colour: str) -> bytes:
    return bytes.fromhex(colour[1:])


def test_a_faded_colour_is_the_one_worked_out_by_hand() -> None:
    # blue #3C6CA6 on #E6E1D6: 0.55 * 108 + 0.45 * 225 = 160.65 and 0.55 * 166 + 0.45 * 214 = 187.6
    assert faded(LIGHT)["b"][3:] == "A1BC"


# themes


def test_every_theme_has_the_colours_of_its_palette() -> None:
    assert [theme.name for theme in themes()] == list(PALETTES)
    for theme in themes():
        ours = palette(theme.name)
        assert (theme.background, theme.foreground) == (ours.page, ours.ink)
        assert theme.dark == ours.dark
        assert theme.variables["focus"] == ours.focus


def test_a_theme_that_is_not_ours_is_light() -> None:
    assert palette("textual-dark") is palette("light") is LIGHT


@pytest.mark.parametrize("theme", PALETTES)
def test_a_picture_has_the_fifteen_letters(theme: str) -> None:
    assert "".join(palette(theme).picture) == "kwgdshrpbleyonv"
