"""What is set on this machine alone and never travels: its home, its theme, its display."""

import json
import os
import shlex
from pathlib import Path
from typing import NamedTuple

import platformdirs

from kiosk.errors import KioskError
from sync import has_store

FILE = "settings.json"
THEMES = ("light", "dark", "contrast")


def default_folder() -> Path:
    """Where this device keeps its data unless told otherwise (`--data`, `SAMESTARS_DATA`)."""
    named = os.environ.get("SAMESTARS_DATA")
    return Path(named) if named else Path(platformdirs.user_data_dir("samestars"))


def holds_household(folder: Path) -> bool:
    """Whether a device was set up in this folder."""
    return (folder / FILE).exists()


def lost_its_settings(folder: Path) -> bool:
    """Whether there are plan and stars, and nothing says where the device hangs."""
    return not holds_household(folder) and has_store(folder)


def command(folder: Path, *words: object) -> str:
    """The command to type next, as a shell takes it; with `--data` if the folder needs naming."""
    named = [] if folder == default_folder() else ["--data", folder]
    return shlex.join(["samestars", *(str(word) for word in (*words, *named))])


class Settings(NamedTuple):
    """`home` is the id of the home where the device hangs.

    `clock_confirmed` names the boot (a boot id) whose clock an adult has called right. Below
    `usb_folder` a stick labelled SAMESTARS is looked for; empty: nothing is watched. `display` is
    the display's size in mm, such as "154x86"; empty: as the panel says.
    """

    home: str
    theme: str = "light"
    clock_confirmed: str = ""
    usb_folder: str = ""
    display: str = ""

    @classmethod
    def read(cls, folder: Path) -> "Settings":
        """Settings of a folder; unknown keys are left alone, a broken file is named."""
        path = folder / FILE
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            if has_store(folder):
                raise KioskError(
                    f"The settings of {folder} are gone; plan and stars are kept. Say where this "
                    f"device hangs: {command(folder, 'setup', '--home', 'ID')}"
                ) from None
            raise KioskError(
                f"There is no household in {folder} yet. Nothing was changed. "
                f"Make one with: {command(folder, 'setup', '--home', 'ID', '--plan', 'FILE')}"
            ) from None
        except (OSError, ValueError) as error:
            raise KioskError(
                f"The settings in {path} cannot be read ({error}). Plan and stars are kept. "
                'Put {"home": "ID OF THIS HOME"} into that file.'
            ) from error
        if not isinstance(found, dict) or not isinstance(found.get("home"), str):
            raise KioskError(
                f"The settings in {path} do not name this device's home. Plan and stars are kept. "
                'Put {"home": "ID OF THIS HOME"} into that file.'
            )
        ours = cls(**{key: str(value) for key, value in found.items() if key in cls._fields})
        return ours if ours.theme in THEMES else ours._replace(theme="light")

    def write(self, folder: Path) -> None:
        """Replace the file as a whole, so that a power cut leaves the old one or the new one."""
        path = folder / FILE
        fresh = path.with_suffix(".new")
        try:
            with open(fresh, "w", encoding="utf-8") as file:
                json.dump(self._asdict(), file, indent=2)
                file.flush()
                os.fsync(file.fileno())
            os.replace(fresh, path)
        except OSError as error:
            raise KioskError(
                f"The settings could not be kept ({error.strerror}). The old ones still hold. "
                "Free some space or make the folder writable, then try again."
            ) from error
