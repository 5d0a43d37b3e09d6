"""Every screen in every language: no word is left in English, none is lost for its length."""

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.strip import Strip

from kiosk.household.plan import Plan
from kiosk.language import _, use
from tests.kiosk.conftest import Hang
from tests.kiosk.plans import plan
from tests.kiosk.screens.test_looks import Looks, looks
from tests.kiosk.screens.test_places import WAYS, every_look
from tests.kiosk.wall import SIZES, Wall, wide
from tests.language.catalogues import OTHERS
from tests.language.pseudo import FILLING, PLAIN, pseudo
from widgets.bar_button import BarButton

ADDRESS = {"http", "https", "samestars", "local"}


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    use("en")


def family_words(value: Any) -> Iterator[str]:
    """Every word of a plan, ids included: the short names of tasks are made of them."""
    if isinstance(value, str):
        yield from re.findall(rf"[{PLAIN}]+", value)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from family_words(each)
    elif isinstance(value, dict):
        yield from family_words(list(value.values()))
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from family_words(getattr(value, field.name))


def told(wall: Wall) -> set[str]:
    """The family's words: the plan's, and what was noted when it changed."""
    held: Plan = wall.device.day.plan
    news = wall.device.replica.dated("plan_change", "2026-11").values()
    return {*family_words(held), *family_words([str(one.get("text")) for one in news]), *ADDRESS}


def foreign(wall: Wall) -> list[str]:
    """Words on the screen in plain letters that are not the family's; a key's letter is none."""
    known = told(wall)
    shown = re.findall(rf"(?<!\w)[{PLAIN}]{{2,}}…?(?!\w)", " ".join(wall.lines))
    return [
        word
        for word in shown
        if word not in known
        and not any(word.endswith("…") and one.startswith(word[:-1]) for one in known)
        and word.lower() not in {one.lower() for one in known}
    ]


def on_buttons(wall: Wall) -> list[tuple[BarButton, str]]:
    """Every button, and what stands on it."""
    strips = wall.strips
    return [(button, on_button(strips, button)) for button in wall.screen.query(BarButton)]


def on_button(strips: list[Strip], button: BarButton) -> str:
    region = button.region
    rows = [
        "".join(segment.text for segment in strip.crop(region.x, region.right))
        for strip in strips[region.y : region.bottom]
    ]
    return " ".join(" ".join(rows).replace("▀", " ").split())


def tells(shown: str, label: str) -> bool:
    """Whether the button says all of its label, or what makes it known: of several words the first,
    of one as many letters as English has.
    """
    first = re.split("[ -]", label)[0]
    return shown.strip("☆◀▶ ").startswith(first.rstrip(FILLING))


async def test_every_word_went_through_gettext_and_finds_room(hang: Hang) -> None:
    with pseudo():
        async with hang() as wall:
            wrong: list[object] = []
            async for name, size in every_look(wall):
                wrong += [(name, size, word) for word in foreign(wall)]
                if wide(wall.strips) != {size[0]}:
                    wrong.append((name, size, wide(wall.strips)))
                for button, said in on_buttons(wall):
                    if not tells(said, button.label):
                        wrong.append((name, size, button.label))
            assert wrong == []


def cut_words(wall: Wall) -> list[str]:
    """Words of ours that lack their end. What the family wrote may be as long as it likes, and
    "who?" is whole: what is left out stands behind it.
    """
    known, whole = told(wall), _("who?").lstrip("¿")
    shown = re.findall(r"([^\W\d]\S*)…", " ".join(wall.lines))
    return [
        word
        for word in shown
        if word != whole
        and not any(one.startswith(word.strip('(„«"').rstrip("?,.:")) for one in known)
    ]


@pytest.mark.parametrize("language", OTHERS)
async def test_a_language_finds_room(
    hang: Hang, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr("kiosk.desk.use", lambda *_: use(language))
    async with hang() as wall:
        cut: list[object] = []
        async for name, size in every_look(wall, SIZES[:3]):
            cut += [(name, size, button.label) for button, said in on_buttons(wall) if "…" in said]
            cut += [(name, size, word) for word in cut_words(wall)]
        assert cut == []


async def test_names_from_right_to_left_move_nothing(hang: Hang) -> None:
    noa, leila = "נועה", "ليلى"
    hebrew = plan(f"{noa} 12", "Hop", f"Say {leila} 3")
    child = dataclasses.replace(hebrew.children[0], name=noa)
    hebrew = dataclasses.replace(hebrew, children=(child,))
    async with hang(hebrew) as wall:
        assert wide(wall.strips) == {100}
        assert f"12 {noa[::-1]}" in wall.words
        assert f"Say {leila[::-1]} 3" in wall.words
        assert noa[::-1] in wall.lines[1][:20], "the child's name stands where it always does"


@pytest.mark.parametrize("size", [(100, 30), (60, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", ["Today", "StarChart", "Handover"])
def test_a_screen_of_long_words_looks_as_it_did(
    snap_compare: Looks, rosas: Path, folder: Path, name: str, size: tuple[int, int]
) -> None:
    with pseudo():
        assert looks(snap_compare, rosas, folder, WAYS[name], size=size)
