"""`make look`: every screen as a picture, in each theme and size, into the ignored folder look/."""

import argparse
import asyncio
import os
import tempfile
from pathlib import Path

from kiosk.device import Device
from kiosk.device.looks import note_look
from tests.look.apart import apart
from tests.look.family import THURSDAY, Clock, family, kiosk
from tests.look.pictures import sheet
from tests.look.raster import picture_of
from tests.look.views import VIEWS

SIZES = [(100, 30), (80, 24), (60, 20), (128, 40)]
THEMES = ("light", "dark", "contrast")
OUT = Path("look")


async def draw(folder: Path, view: str, size: tuple[int, int], theme: str) -> None:
    """One picture."""
    device = family_for(view, folder)
    device.settings = type(device.settings)(home="green", theme=theme)
    app = kiosk(device)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await VIEWS[view](app, pilot)
        await pilot.pause()
        OUT.mkdir(exist_ok=True)
        name = f"{view}-{size[0]}x{size[1]}-{theme}.png"
        picture_of(app).save(OUT / name)
    device.close()


def family_for(view: str, folder: Path) -> Device:
    """The sample family; for what shows two homes, after both changed the plan."""
    if not view.startswith("apart"):
        return family(folder, Clock())
    homes = apart(folder.parent, Clock())
    note_look(homes.green.replica, ())
    homes.quarrel()
    homes.blue.close()
    return homes.green


def main() -> None:
    """Draw what is asked for; all of it unless narrowed down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--view", choices=VIEWS, action="append")
    parser.add_argument("--size", action="append", help="such as 100x30")
    parser.add_argument("--theme", choices=THEMES, action="append")
    wanted = parser.parse_args()
    os.environ["COLORTERM"] = "truecolor"  # with 16 colours the kiosk chooses its theme itself
    sizes = [(int(w), int(h)) for w, h in (text.split("x") for text in wanted.size or [])] or SIZES
    for view in wanted.view or VIEWS:
        for size in sizes:
            for theme in wanted.theme or THEMES:
                with tempfile.TemporaryDirectory() as folder:
                    asyncio.run(draw(Path(folder) / "device", view, size, theme))
    for theme in wanted.theme or THEMES if not wanted.view else ():
        sheet(theme).save(OUT / f"pictures-{theme}.png")
    print(f"pictures of {THURSDAY:%A %d %B} are in {OUT}/")


if __name__ == "__main__":
    main()
