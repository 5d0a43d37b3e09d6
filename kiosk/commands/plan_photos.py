"""The photos beside a plan file: looked at, brought in with the plan, and written out with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.device import Device
from kiosk.device.photo_file import (
    WAIT,
    FamilyPhoto,
    PhotoRefused,
    file_bytes,
    read_photo,
    shrunk,
    source_of,
)
from kiosk.household.ledger import Ledger
from kiosk.household.photos import Named, files_of, named, photo, photo_edits
from kiosk.household.plan import Plan

from .whole_file import replace_file


@dataclass(frozen=True, slots=True)
class Brought:
    """What lies beside a plan: `new` by the file's name, and a sentence for each file refused."""

    new: Mapping[str, FamilyPhoto]
    again: frozenset[str]  # those of the new ones whose name meant another photo before
    refused: tuple[str, ...]

    def lines(self) -> list[str]:
        """What changes by them, a line each."""
        return [
            f"{name}: {'another photo than before' if name in self.again else 'a new photo'}"
            for name in self.new
        ]

    def notes(self) -> list[str]:
        """What was refused, a line each."""
        return [f"Note: {said}" for said in self.refused]

    def document(self) -> dict[str, Any]:
        """The same as JSON."""
        return {"new": sorted(self.new), "refused": list(self.refused)}


def beside(plan_file: Path) -> Path:
    """The folder in which the plan's photos lie; of standard input, the one of now."""
    return Path() if str(plan_file) == "-" else plan_file.parent


def faults(folder: Path, name: str) -> str:
    """What is wrong with a photo beside the plan, and what to do; empty where it is good."""
    try:
        read_photo(folder / name)
    except PhotoRefused as refused:
        return f"It {refused.remedy} {WAIT}"
    return ""


def look_beside(plan: Plan, folder: Path, known: Mapping[str, Named]) -> Brought:
    """The photos that the plan names, as they lie beside it; nothing is written.

    A file that was brought in before is known by its sum and not read again; one that is here
    already need not lie there.
    """
    new, again, refused = dict[str, FamilyPhoto](), set[str](), list[str]()
    for name in files_of(plan):
        if name in known and not (folder / name).exists():
            continue
        try:
            data = file_bytes(folder / name)
            if _is_known(known.get(name), source_of(data)):
                continue
            new[name] = FamilyPhoto(shrunk(name, data), source_of(data))
        except PhotoRefused as error:
            refused.append(str(error))
        else:
            again |= {name} & known.keys()
    return Brought(new, frozenset(again), tuple(refused))


def keep(device: Device, brought: Brought, author: str) -> None:
    """Write them, each in one step, before the plan that names them. Raises a SyncError."""
    for name, one in brought.new.items():
        device.replica.write(
            photo_edits(device.replica, name, one.content, one.source), author=author
        )
    if brought.new:
        device.replica.compact()  # the journal, which every start reads, is not left full of them


def write_beside(ledger: Ledger, plan: Plan, plan_file: Path) -> Iterator[str]:
    """Put the photos beside a plan file. What lies there under a name is never replaced; a sentence
    for each that is not written.
    """
    known = named(ledger)
    for name in files_of(plan):
        told = known.get(name)
        content = photo(ledger, told) if told else None
        place = beside(plan_file) / name
        if told and place.exists():
            if not _is_same(place, told):
                yield (
                    f"{place} is another picture than the plan's and was left as it is. "
                    "Move it away and export again to get the plan's."
                )
        elif content:
            replace_file(place, content)
        else:
            yield f"{name} has not come to this device yet, so it was not written."


def photos_here(ledger: Ledger, plan: Plan) -> tuple[int, list[str]]:
    """How many of the plan's photos are on this device, and the names of the others."""
    known = named(ledger)
    lacking = [
        name for name in files_of(plan) if name not in known or photo(ledger, known[name]) is None
    ]
    return len(files_of(plan)) - len(lacking), lacking


def _is_same(place: Path, told: Named) -> bool:
    try:
        return _is_known(told, source_of(file_bytes(place)))
    except PhotoRefused:
        return False


def _is_known(told: Named | None, source: str) -> bool:
    """Whether the file is what a name means: what it was made of, or what it was made to."""
    return told is not None and source in (told.source, told.content)
