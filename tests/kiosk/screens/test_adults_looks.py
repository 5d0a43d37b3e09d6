"""The adults' screens and forms: as they did, in each size, theme and language, and readable."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.device import Device
from kiosk.gate import Gate
from kiosk.language import use
from tests.kiosk.screens.kept_looks import looks_as_it_did
from tests.kiosk.screens.test_languages import on_buttons
from tests.kiosk.screens.test_looks import faint
from tests.kiosk.wall import SIZE, SIZES, THEMES, hung, wide
from tests.language.catalogues import OTHERS
from tests.look.asking import ASKING
from tests.look.editing import EDITING
from tests.look.family import Clock
from tests.look.sessions import VIEWS as SESSIONS
from tests.look.taking import TAKING
from tests.look.views import VIEWS

NARROW = (80, 24)
BEFORE = ("before-session", "session-tasks", "session-weeks", "session-questions", "discussed")
TEAM = ("missing", "kit", "team", "jobs", "hand-on", "check-in", "help-card")
NIGHTS = ("month", "swap", "proposals", "schedule", "schedule-nights", "schedule-terms")
ADULTS = (*EDITING, *ASKING, *SESSIONS, *TAKING, *BEFORE, *TEAM, *NIGHTS)


@pytest.fixture
def in_language(monkeypatch: pytest.MonkeyPatch, language: str) -> Iterator[str]:
    """The screens speak it, whatever the plan says."""
    monkeypatch.setattr("kiosk.desk.use", lambda *_: use(language))
    yield language
    use("en")


@pytest.mark.parametrize("language", ["en", *OTHERS])
@pytest.mark.parametrize("name", ADULTS)
async def test_an_adults_screen_looks_as_it_did(
    rosas: Path, folder: Path, pytestconfig: pytest.Config, name: str, in_language: str
) -> None:
    """At each size; in each theme, which changes colours and nothing else: in English at each size,
    in the others, whose words are longer, at the size that most tablets have.
    """
    ours = in_language == "en"
    shutil.copytree(rosas, folder)
    clock = Clock()
    device = Device.open(folder, clock)
    Gate(device).choose("")
    async with hung(device, clock, SIZE) as wall:
        await VIEWS[name](wall.app, wall.pilot)
        await wall.settle()
        for size in SIZES:
            await wall.resize(*size)
            themes = THEMES if ours or size == NARROW else THEMES[:1]
            assert await looks_as_it_did(wall, f"{in_language}/{name}", pytestconfig, themes)
            assert wide(wall.strips) == {size[0]}
            assert not faint(wall)
            assert [button.label for button, said in on_buttons(wall) if "…" in said] == []
