"""The family's photos on the wall: there at the first frame, or when they come, by themselves."""

import hashlib
import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from PIL import Image

from kiosk.device import Device
from kiosk.household.photos import photo_edits
from kiosk.household.plan import Plan
from tests.kiosk.conftest import Hang
from tests.kiosk.plans import plan
from tests.kiosk.wall import Wall
from widgets.task_card import TaskCard

NAME = "garden.jpg"
ROOT = Path(__file__).parents[2]


def pictured() -> Plan:
    """A plan whose first task has a photo."""
    made = plan("Water the beans", "Blow bubbles")
    return replace(made, tasks=(replace(made.tasks[0], picture=NAME), *made.tasks[1:]))


def jpeg(colour: tuple[int, int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), colour).save(out, "JPEG")
    return out.getvalue()


GREEN, BLUE = jpeg((30, 160, 60)), jpeg((30, 60, 200))


def bring(device: Device, content: bytes, part: slice = slice(None)) -> None:
    """What an import here or in the other home writes."""
    edits = photo_edits(device.replica, NAME, content, "ab" * 32)
    device.replica.write(edits[part], author="")


def key_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def shown(wall: Wall) -> list[str]:
    """The photos that the first card shows, by their sums."""
    return [one.photo.key for one in wall.screen.query_one("#card-0", TaskCard).hung]


async def test_a_photo_that_comes_later_shows_by_itself(hang: Hang) -> None:
    async with hang(pictured()) as wall:
        assert shown(wall) == []
        bring(wall.device, GREEN, slice(1, None))  # the name is here before its parts
        await wall.app.tick()
        await wall.settle()
        assert shown(wall) == []
        bring(wall.device, GREEN)
        await wall.app.tick()
        await wall.until(lambda: shown(wall) == [key_of(GREEN)])


async def test_another_photo_under_its_name_takes_its_place(hang: Hang) -> None:
    async with hang(pictured()) as wall:
        bring(wall.device, GREEN)
        await wall.app.tick()
        await wall.until(lambda: shown(wall) == [key_of(GREEN)])
        bring(wall.device, BLUE)
        await wall.app.tick()
        await wall.until(lambda: shown(wall) == [key_of(BLUE)])


async def test_what_is_no_photo_leaves_the_star(hang: Hang) -> None:
    async with hang(pictured()) as wall:
        bring(wall.device, b"no photo at all")
        await wall.app.tick()
        await wall.settle()
        assert shown(wall) == []
        await wall.tap("#card-0")
        assert wall.outcomes[0] == "done"


async def test_a_photo_stays_in_its_place_when_it_is_tapped(hang: Hang) -> None:
    async with hang(pictured()) as wall:
        bring(wall.device, GREEN)
        await wall.app.tick()
        await wall.until(lambda: shown(wall) == [key_of(GREEN)])
        await wall.tap("#card-0")
        await wall.settle()
        assert shown(wall) == [key_of(GREEN)]


async def test_after_the_first_time_a_photo_is_there_at_once(hang: Hang, folder: Path) -> None:
    async with hang(pictured()) as wall:
        bring(wall.device, GREEN)
        await wall.app.tick()
        await wall.until(lambda: shown(wall) == [key_of(GREEN)])
    asked = (
        "import sys; from pathlib import Path; from kiosk.device import Device;"
        "from kiosk.photos import FamilyPhotos;"
        f"d = Device.open(Path({str(folder)!r})); p = FamilyPhotos(d.replica, d.folder);"
        f"print(p.find({NAME!r}).key, 'PIL' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == [key_of(GREEN), "False"]
