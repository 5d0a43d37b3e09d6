"""Doubt: what may have been lost, and whether this device's running numbers are its own."""

import os

from sync.disk.storage import Puts
from sync.disk.tables import Tables

DOUBTS = "_doubts"  # device -> {"why"}: its numbers may have been used by changes not known here
DAMAGES = "_damages"  # one document: a mark of the last time that changes may have been lost

DAMAGED = "damaged"  # the card lost some, and whoever got them may be anywhere
DOUBLED = "doubled"  # another uses the same id: a copied card


def doubt(tables: Tables, device: str) -> str:
    """Why the device's numbers are in doubt; empty where they are not."""
    why: str = tables.get(DOUBTS, {}).get(device, {"why": ""})["why"]
    return why


def is_doubled(device: str) -> Puts:
    """Another uses the device's id."""
    return {DOUBTS: {device: {"why": DOUBLED}}}


def note_damage(tables: Tables, device: str) -> None:
    """Changes may have been lost, and numbers of this device with them."""
    tables.setdefault(DAMAGES, {})["last"] = {"mark": os.urandom(8).hex()}
    if doubt(tables, device) != DOUBLED:
        tables.setdefault(DOUBTS, {})[device] = {"why": DAMAGED}


def damage(tables: Tables) -> str:
    """A mark that is another one after each damage; empty before the first."""
    mark: str = tables.get(DAMAGES, {}).get("last", {"mark": ""})["mark"]
    return mark
