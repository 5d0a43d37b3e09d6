"""The colours of Same Stars in each of its themes; a name here is the name everywhere."""

from typing import Any, NamedTuple

from textual.theme import Theme


class Palette(NamedTuple):
    """One theme's colours as #RRGGBB. What each is for stands beside it.

    Text on its fill has a WCAG contrast of at least 4.5, shapes that carry meaning at least 3.0.
    """

    page: str  # the wall behind everything
    card: str  # a card, tile or key
    plate: str  # behind a picture
    plate_done: str  # behind the picture of a finished card
    ink: str  # text
    soft: str  # second-rank text
    now: str  # fill of the one thing that is now
    on_now: str  # text on it
    now_soft: str  # second-rank text on it
    act: str  # the press-me strip; used for nothing else but today's date
    on_act: str  # text and star outline on it
    sky: str  # the patch that every star sits on
    star: str  # an earned star; only on sky
    slot: str  # outline of a star to come, on sky
    slot_card: str  # the same on a card
    done: str  # fill of a finished card
    on_done: str  # text on it
    button: str  # quiet button
    on_button: str  # text and icon on it
    tint: str  # part of the day that it is
    focus: str  # ring for keyboard and switch
    picture: dict[str, str]  # letter of a drawing -> colour
    fade: float  # share of its colour that a finished picture keeps
    dark: bool


def _letters(text: str) -> dict[str, str]:
    return {item[0]: item[1:] for item in text.split()}


LIGHT = Palette(
    page="#F3ECDF", card="#FFFBF2", plate="#CBDFE6", plate_done="#E6E1D6",
    ink="#2B2C3E", soft="#5A5866", now="#2E4674", on_now="#FFFFFF", now_soft="#D5DEF0",
    act="#F7C948", on_act="#2B2C3E", sky="#24365C", star="#F7C948", slot="#8FA3CB",
    slot_card="#6C83B5", done="#EDE6D8", on_done="#55535F", button="#E4DAC6",
    on_button="#2B2C3E", tint="#D9E4D2", focus="#B4501E",
    picture=_letters(
        "k#2B2C3E w#FFFFFF g#7B8897 d#616D7B s#BE8056 h#5A3D2E r#BF5B73 p#E9A5A2"
        " b#3C6CA6 l#A9D3EA e#3F8052 y#EDB82F o#C0651F n#8A5F45 v#8069B0"
    ),
    fade=0.55, dark=False,
)  # fmt: skip

DARK = Palette(
    page="#151A2B", card="#232A41", plate="#343E5C", plate_done="#2A3045",
    ink="#F3EEE1", soft="#B9BED0", now="#4668AE", on_now="#FFFFFF", now_soft="#E6ECFA",
    act="#F2C14B", on_act="#20222F", sky="#0D1120", star="#F2C14B", slot="#7484AE",
    slot_card="#7C8DBB", done="#1C2234", on_done="#AEB3C6", button="#2E3752",
    on_button="#F3EEE1", tint="#2F4A45", focus="#F2A56B",
    picture=_letters(
        "k#1B1D2A w#F4F1E8 g#AEB8C4 d#8591A3 s#D29A70 h#AE7B58 r#D67A8F p#F0BDB8"
        " b#6FA0DC l#B5DBEF e#7DBB8B y#F0C24E o#E59A5C n#B98763 v#A892D6"
    ),
    fade=0.70, dark=True,
)  # fmt: skip

CONTRAST = Palette(
    page="#000000", card="#1E1E1E", plate="#2A2A2A", plate_done="#141414",
    ink="#FFFFFF", soft="#E2E2E2", now="#FFFFFF", on_now="#000000", now_soft="#1A1A1A",
    act="#FFE14A", on_act="#000000", sky="#000000", star="#FFE14A", slot="#BFBFBF",
    slot_card="#BFBFBF", done="#1E1E1E", on_done="#E2E2E2", button="#333333",
    on_button="#FFFFFF", tint="#4A4A4A", focus="#5CE1FF",
    picture=_letters(
        "k#000000 w#FFFFFF g#C8C8C8 d#9A9A9A s#DDA478 h#B8825E r#FF8FA6 p#FFC9C4"
        " b#66B2FF l#BFE8FF e#74DB8E y#FFE14A o#FFAA5C n#D69A6C v#C3A6FF"
    ),
    fade=0.75, dark=True,
)  # fmt: skip

# Evening and night: nothing is brighter than it must be to be read (WCAG AA), and little is blue.
NIGHT = Palette(
    page="#06070B", card="#12141C", plate="#0F1119", plate_done="#0B0C12",
    ink="#B9B2A2", soft="#918B80", now="#3E5B96", on_now="#E2DDD2", now_soft="#DAD6CE",
    act="#A08339", on_act="#08090E", sky="#04060C", star="#B8954A", slot="#727EA3",
    slot_card="#636E90", done="#0D0F16", on_done="#8C877D", button="#1C2029",
    on_button="#B9B2A2", tint="#1E2F2B", focus="#B0774A",
    picture=_letters(
        "k#08090E w#BBB8B0 g#838A92 d#6A7480 s#9E7453 h#8C6448 r#A5606D p#B48F8A"
        " b#5581B3 l#8398A8 e#5F916B y#B4943F o#AC7446 n#94694C v#80709F"
    ),
    fade=0.70, dark=True,
)  # fmt: skip

KEPT_COLOUR = 0.6  # share of its colour that a muted theme leaves


def muted(colours: Palette) -> Palette:
    """The same palette with less colour. Each keeps its luminance, and so every contrast."""
    values: dict[str, Any] = colours._asdict()
    for name, value in values.items():
        if isinstance(value, str):
            values[name] = _greyer(value)
    values["picture"] = {letter: _greyer(value) for letter, value in colours.picture.items()}
    return Palette(**values)


def _greyer(colour: str) -> str:
    """The colour and a grey as bright as it, mixed as light."""
    grey = _luminance(colour) * (1 - KEPT_COLOUR)
    return "#" + "".join(
        f"{_channel(KEPT_COLOUR * _linear(channel) + grey):02X}" for channel in _channels(colour)
    )


def _channel(light: float) -> int:
    """Linear light, 0 to 1, as a channel of sRGB."""
    value = light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return min(255, max(0, round(value * 255)))


def _linear(channel: int) -> float:
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = map(_linear, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


PALETTES: dict[str, Palette] = {
    "light": LIGHT,
    "dark": DARK,
    "contrast": CONTRAST,
    "light-muted": muted(LIGHT),
    "dark-muted": muted(DARK),
    "night": NIGHT,
}


def shown_theme(theme: str, *, muted: bool, dim: bool) -> str:
    """The theme that a screen shows whose own is light, dark or contrast, for a child who has it
    muted, at an hour at which it is dim. Who needs high contrast keeps it.
    """
    if theme == "contrast":
        return theme
    if dim:
        return "night"
    return f"{theme}-muted" if muted else theme


WHITE = "#FFFFFF"  # QR paper and the words on the finish sky
BLACK = "#000000"  # QR modules, in every theme
QR_INK = "#1E1E2A"  # words on the QR panel


def palette(theme: str) -> Palette:
    """The palette of a theme by its name; light for any theme that is not ours."""
    return PALETTES.get(theme, LIGHT)


def mix(colour: str, ground: str, share: float) -> str:
    """`share` (0 to 1) of `colour` over `ground`."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def faded(colours: Palette) -> dict[str, str]:
    """The letters of a drawing on a finished card."""
    return {
        letter: mix(value, colours.plate_done, colours.fade)
        for letter, value in colours.picture.items()
    }


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two colours, 1 to 21."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def themes() -> list[Theme]:
    """All themes as Textual knows them; their CSS variables are the names above."""
    return [_theme(name, ours) for name, ours in PALETTES.items()]


def _theme(name: str, ours: Palette) -> Theme:
    return Theme(
        name=name,
        primary=ours.now,
        background=ours.page,
        surface=ours.card,
        foreground=ours.ink,
        accent=ours.act,
        dark=ours.dark,
        variables={"page": ours.page, "ink": ours.ink, "soft": ours.soft, "focus": ours.focus},
    )
