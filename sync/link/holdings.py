"""Statements: what each device says that it holds, so that a home can tell whether the other one
has this plan.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sync import Replica
from sync.disk.tables import Document
from sync.link.devices import DEVICE, origin
from sync.link.link import Link
from sync.replica import spans
from sync.seal import NoKeyYet, NotOurs, open_note, seal_note

HOLDINGS = "_holdings"  # device, as the hub knows it -> its statement
KIND = "holding"


def statement(replica: Replica) -> Document:
    """What this device holds now: the mark of its plan, and how many changes of each device, under
    whichever of its ids: those grow with the years, and a statement has to be short.
    """
    records, have = replica.records(DEVICE), Counter[str]()
    for id, held in replica.held().items():
        have[origin(records, id)] += spans.count(held)
    return {"plan_mark": replica.plan_mark, "have": dict(have)}


def is_news(replica: Replica, link: Link) -> bool:
    """Whether the plan is another than this device said last."""
    said = replica.local(HOLDINGS).get(link.device, {})
    return bool(said.get("plan_mark") != replica.plan_mark)


def sealed(stated: Mapping[str, Any], link: Link) -> str:
    """A statement for the others."""
    return seal_note(KIND, link.device, stated, link.keyring)


def opened(found: Mapping[str, str], link: Link) -> tuple[dict[str, Document | None], list[str]]:
    """The others' statements by device, and sentences about those that are not theirs.

    One whose key is not here yet comes again with the key.
    """
    statements: dict[str, Document | None] = {}
    refused: list[str] = []
    for device, blob in found.items():
        if device == link.device:
            continue
        try:
            said = open_note(KIND, device, blob, link.keyring)
        except NoKeyYet:
            continue
        except NotOurs as error:
            refused.append(str(error))
            continue
        if isinstance(said.get("plan_mark"), str) and isinstance(said.get("have"), dict):
            statements[device] = {"plan_mark": said["plan_mark"], "have": said["have"]}
    return statements, refused


def covers(theirs: Mapping[str, Any], ours: Mapping[str, Any]) -> bool:
    """Whether a device that stated `theirs` holds the plan of the one that stated `ours`: the same
    one, or that and more.
    """
    if theirs["plan_mark"] == ours["plan_mark"]:
        return True
    have = theirs["have"]
    return all(
        type(have.get(device)) is int and have[device] >= number
        for device, number in ours["have"].items()
    )
