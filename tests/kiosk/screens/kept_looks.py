"""Looks that are kept as text: the words of a screen where they stand, and a digest of its cells.

A picture of every screen in each theme, size and language would be some hundred megabytes; these
are small, are read in a diff, and find the same. `pytest --snapshot-update` writes them anew: look
at the screens with `make look` before.
"""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from textual.strip import Strip

from tests.kiosk.wall import THEMES, Wall
from widgets.canvas import UPPER_HALF

FOLDER = Path(__file__).parent / "looks"


async def cells_of(wall: Wall, themes: Sequence[str] = THEMES) -> str:
    """The words of a screen, which are the same in each theme, and a digest of all else there."""
    digests, rows = [], ""
    for theme in themes:
        wall.app.theme = theme
        await wall.settle()
        strips = wall.strips
        digests.append(f"{theme} {digest(strips)}")
        words = (strip.text.replace(UPPER_HALF, " ").rstrip() for strip in strips)
        shown = "".join(f"{row}\n" for row in words)
        assert rows in ("", shown), "a theme changes colours and nothing else"
        rows = shown
    wall.app.theme = themes[0]
    await wall.settle()
    return f"{', '.join(digests)}\n{rows}"


def digest(strips: Sequence[Strip]) -> str:
    """Of each cell's character, ink, ground and weight."""
    looks = "\n".join(
        " ".join(f"{segment.text}{segment.style}" for segment in strip.simplify())
        for strip in strips
    )
    return sha256(looks.encode()).hexdigest()[:12]


async def looks_as_it_did(
    wall: Wall, name: str, config: pytest.Config, themes: Sequence[str] = THEMES
) -> bool:
    """Whether the screen is as kept under the name; with --snapshot-update it is kept from now."""
    columns, rows = wall.app.size
    file = FOLDER / f"{name}-{columns}x{rows}.txt"
    found = await cells_of(wall, themes)
    if config.getoption("--snapshot-update"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(found, encoding="utf-8")
    kept = file.read_text(encoding="utf-8") if file.exists() else ""
    assert found == kept, f"{file.name} is not what the screen shows"
    return True
