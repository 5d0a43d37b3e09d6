"""`samestars backup` and `restore`: every change of the household in one file, and back."""

import argparse
import gzip
import hashlib
import io
import json
import shlex
import shutil
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from kiosk.device import Settings, command
from kiosk.device.device import require_home, system_reading
from kiosk.errors import KioskError
from kiosk.household import ChildsDay
from sync import Change, Replica, SyncError

from .answer import Answer
from .opening import folder, opened
from .parser import Declaring
from .whole_file import replace_file
from .words import asked_for, counted

FORMAT = 1
DEVICES = "device"  # the records by which the devices of a joined household know each other
MANY = 5000  # changes taken in at a time


def declare(commands: Declaring) -> None:
    parser = commands.add(
        "backup",
        run_backup,
        "Write everything this household holds into one file.",
        "samestars backup stars-2026-11.backup",
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--force", action="store_true", help="replace a file that is there")
    parser = commands.add(
        "restore",
        run_restore,
        "Bring a backup back, into an empty folder, as a new device.",
        "samestars restore stars-2026-11.backup --data new-folder",
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--home", metavar="ID", help="another home than the one it was made in")


def run_backup(arguments: argparse.Namespace) -> Answer:
    """A gzip file of JSON lines: a header, every change, and a checksum over them."""
    if arguments.file.exists() and not arguments.force:
        raise KioskError(
            f"{arguments.file} is already there. Nothing was written. "
            "Choose another name, or add --force to replace it."
        )
    with opened(arguments) as device:
        changes = list(device.replica.changes())
        head = {"samestars": "backup", "format": FORMAT, "home": device.settings.home}
    content = packed(head, changes)
    replace_file(arguments.file, content)
    document = {"file": str(arguments.file), "changes": len(changes), "bytes": len(content)}
    verb = "was" if len(changes) == 1 else "were"
    said = f"{counted(len(changes), 'change')} {verb} written to {arguments.file}."
    return Answer(
        document, [said, "Keep it on something else than this device, such as a USB stick."]
    )


def packed(head: dict[str, Any], changes: Iterable[Change]) -> bytes:
    """The backup's bytes."""
    digest, text = hashlib.sha256(), io.StringIO()
    text.write(json.dumps(head) + "\n")
    for change in changes:
        line = json.dumps(change.document(), ensure_ascii=False, separators=(",", ":"))
        digest.update(line.encode("utf-8"))
        text.write(line + "\n")
    text.write(json.dumps({"sha256": digest.hexdigest()}) + "\n")
    return gzip.compress(text.getvalue().encode("utf-8"), mtime=0)


def run_restore(arguments: argparse.Namespace) -> Answer:
    """A new device with all the changes; the old device's numbers are never used again."""
    head, changes = unpacked(arguments.file)
    place, home = folder(arguments), arguments.home or str(head["home"])
    if place.exists() and any(place.iterdir()):
        raise KioskError(
            f"{place} is not empty. Nothing was changed. Name a new folder with --data."
        )
    try:
        tasks, was_joined = fill(place, home, changes)
    except (KioskError, SyncError):
        shutil.rmtree(place, ignore_errors=True)  # it was empty, or not there
        raise
    document = {"folder": str(place), "home": home, "tasks": tasks, "was_joined": was_joined}
    lines = [f"All is back in {place}. Open the screen with: {command(place)}"]
    return Answer(document, lines + (on_being_alone(place, home) if was_joined else []))


def on_being_alone(place: Path, home: str) -> list[str]:
    """What a person has to choose, where the household had other devices."""
    joining = shlex.join(["samestars", "pair", "join", "--home", home, "--data", "NEW-FOLDER"])
    return [
        "It was joined to other devices and is on its own now. If one of them is alive, join that "
        f"in place of this: {joining}",
        f"If none is, others can join this one: {command(place, 'pair', 'offer')}",
    ]


def fill(place: Path, home: str, changes: Iterator[Change]) -> tuple[int, bool]:
    """Make the device; returns how many tasks its plan has, and whether its household was joined.

    Raises KioskError, SyncError.
    """
    replica = Replica.create(place, clock=system_reading)
    try:
        while some := list(islice(changes, MANY)):
            replica.apply(some)
        plan = ChildsDay(replica, home).plan
        require_home(plan, home, "Choose one of them with --home.")
        was_joined = bool(replica.records(DEVICES))
    finally:
        replica.close()
    Settings(home).write(place)
    return len(asked_for(plan)), was_joined


def unpacked(path: Path) -> tuple[dict[str, Any], Iterator[Change]]:
    """Header and changes of a whole backup; raises KioskError before anything is written."""
    try:
        lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
        head, foot = json.loads(lines[0]), json.loads(lines[-1])
        changes = [Change.from_document(json.loads(line)) for line in lines[1:-1]]
    except FileNotFoundError:
        raise KioskError(f"There is no file {path}. Nothing was changed.") from None
    except (OSError, EOFError, ValueError, IndexError, SyncError) as error:
        raise unreadable(path) from error
    digest = hashlib.sha256("".join(lines[1:-1]).encode("utf-8")).hexdigest()
    if not isinstance(head, dict) or head.get("samestars") != "backup" or "home" not in head:
        raise unreadable(path)
    if not isinstance(foot, dict) or foot.get("sha256") != digest:
        raise unreadable(path)
    if head.get("format") != FORMAT:
        raise KioskError(f"{path} was made by a newer Same Stars. Update this one and try again.")
    return head, iter(changes)


def unreadable(path: Path) -> KioskError:
    return KioskError(f"{path} is not a whole backup. Nothing was changed. Try an older one.")
