"""A folder for a device that joins: made whole, or not at all."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sync import Reading, Replica, SyncError
from sync.disk.checked_file import sync_folder
from sync.errors import not_read, not_written
from sync.link import HubClient, Link
from sync.pairing.errors import PairingError
from sync.pairing.household import Tie, exchanged, talk
from sync.pairing.plan_ahead import Plan, take_plan
from sync.wire import HALF_MADE

HERE = "here"  # a step of joining: the plan can be read in the folder, and the years follow

Edits = Sequence[tuple[str, Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Paired:
    """What came of it: the device that joined, its home, and the link of the device that asks.

    `told` are sentences for the person, such as that the plan is still on its way.
    """

    device: str
    home: str
    name: str
    link: Link = field(repr=False)
    told: tuple[str, ...] = ()


def require_empty(folder: Path) -> None:
    """Raises PairingError where anything is in the folder: joining never mixes two households.

    What a power cut left of a joining that let nobody in is taken away.
    """
    try:
        if (folder / HALF_MADE).exists():
            _empty(folder, keep=True)
        found = folder.exists() and any(folder.iterdir())
    except OSError as error:
        raise not_read(error, folder) from error
    if found:
        raise PairingError(
            f"{folder} already holds something. Nothing was changed. To join another household, "
            "name a new folder with --data."
        )


def set_up(
    folder: Path,
    clock: Callable[[], Reading],
    tie: Tie,
    first: Edits = (),
    enrol: Callable[[HubClient], None] = lambda client: None,
    plan: Plan = (),
    boot: str = "",
    progress: Callable[[str], None] = lambda step: None,
) -> tuple[Link, tuple[str, ...]]:
    """The device's store and link in an empty folder, and a first round with the hub.

    `first`: what this device itself has to record of its joining; `enrol`: how it gets the hub to
    know it; `plan`: what was handed over, to be shown before that round, of which `progress` hears
    HERE. `boot`: as for `Replica.create`. Raises a SyncError, and leaves nothing then. The round
    may fail, or the process end in it: the link stands, and the next round goes on.
    """
    was_there = folder.exists()
    _begin(folder)
    replica = Replica.create(folder, clock=clock, boot=boot)
    try:
        replica.become(tie.key.id, tie.key.document())
        replica.write(first, author="")
        link = tie.write(folder)
        if link.hub:
            with talk(link) as client:
                enrol(client)
        _count(folder)
        has_plan = take_plan(replica, plan)
    except SyncError:
        replica.close()
        _empty(folder, was_there)
        raise
    try:
        if has_plan:
            progress(HERE)
        return link, exchanged(replica, link)
    finally:
        replica.close()


def go_on(folder: Path, clock: Callable[[], Reading], *, boot: str = "") -> tuple[str, ...]:
    """The round in which a joining was broken off; sentences for the person where it comes to none.

    Raises NotPaired where no joining came so far, and other SyncErrors.
    """
    with closing(Replica.open(folder, clock=clock, boot=boot)) as replica:
        return exchanged(replica, Link.open(folder))


def _begin(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / HALF_MADE).touch(mode=0o600)
    except OSError as error:
        raise not_written(error, folder) from error


def _count(folder: Path) -> None:
    """From here on what is in the folder is a device of the household, durably."""
    try:
        (folder / HALF_MADE).unlink()
        sync_folder(folder)
    except OSError as error:
        raise not_written(error, folder) from error


def _empty(folder: Path, keep: bool) -> None:
    """Take away what was begun in a folder that was empty before."""
    if not keep:
        shutil.rmtree(folder, ignore_errors=True)
        return
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
