"""The drawings that come with the product: pictures, icons and the display face, in letters."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

Sprite = tuple[str, ...]  # rows of equal length, a letter a px, "." where nothing is drawn

UNKNOWN_PICTURE = "star"
GAP = 1  # px between two letters of the display face
SPACE = 3  # px of a word space: two, and the gap after the letter before it

HERE = Path(__file__).parent  # importlib.resources would be loaded for this alone


def _blocks(name: str) -> Iterator[list[str]]:
    text = (HERE / name).read_text(encoding="utf-8")
    return (block.split("\n") for block in text.strip("\n").split("\n\n"))


@cache
def pictures() -> dict[str, Sprite]:
    """Every built-in picture by name, 24 x 16 px each."""
    return {name: tuple(rows) for name, *rows in _blocks("pictures.txt")}


@cache
def icons() -> dict[str, Sprite]:
    """Stars and button icons by name."""
    return {name: tuple(rows) for name, *rows in _blocks("icons.txt")}


def picture(name: str) -> Sprite:
    """A built-in picture; a star where there is none of that name."""
    return pictures().get(name) or pictures()[UNKNOWN_PICTURE]


@cache
def face() -> dict[str, Sprite]:
    """The display face: character -> nine rows of "#" and "."; 7 px capitals, 2 px tails.

    Strokes are doubled to the right, which makes each glyph one column wider than it is kept.
    """
    lines = (HERE / "face.txt").read_text(encoding="utf-8").splitlines()
    glyphs: dict[str, Sprite] = {}
    for start in range(0, len(lines), 10):
        columns = zip(*(line.split() for line in lines[start + 1 : start + 10]), strict=True)
        glyphs.update(zip(lines[start].split(), map(_doubled, columns), strict=True))
    return glyphs


def _doubled(glyph: tuple[str, ...]) -> Sprite:
    return tuple(
        "".join("#" if "#" in pair else "." for pair in zip(row + ".", "." + row, strict=True))
        for row in glyph
    )


@cache
def display(text: str, tails: bool = True) -> Sprite:
    """`text` in the display face; characters that it lacks become "?".

    Nine rows high, or seven without `tails`, for words that have none.
    """
    glyphs = face()
    height = 9 if tails else 7
    rows = [""] * height
    for index, character in enumerate(text):
        if character == " ":
            rows = [row + "." * SPACE for row in rows]
            continue
        glyph = glyphs.get(character, glyphs["?"])
        gap = "." * (GAP if index else 0)
        rows = [row + gap + line for row, line in zip(rows, glyph[:height], strict=True)]
    return tuple(rows)


def can_display(text: str) -> bool:
    """Whether the display face has every character of `text`."""
    return all(character == " " or character in face() for character in text)


def has_tails(text: str) -> bool:
    """Whether a letter of `text` goes below the line."""
    return any("#" in row for row in display(text)[7:])


def width(sprite: Sprite) -> int:
    """Columns of a drawing at x1."""
    return len(sprite[0]) if sprite else 0
