"""The state: how it stands between this home and the other, for whoever puts it into words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sync import Replica
from sync.link import contact
from sync.link.cursor import HUB, LINK
from sync.link.devices import DEVICE, removed
from sync.link.errors import NotPaired
from sync.link.holdings import HOLDINGS, covers, statement
from sync.link.inbox import ASIDE
from sync.link.link import Link
from sync.link.there import FOLDER, There, waiting


@dataclass(frozen=True, slots=True)
class OtherHome:
    """A home with a paired device. `holds_plan`: whether one of them said that it holds this plan;
    None where none has said anything yet.
    """

    home: str
    holds_plan: bool | None


@dataclass(frozen=True, slots=True)
class State:
    """`contact`: "fine", "no network", "hub silent", "refused", "never", "no hub" (a folder is the
    only way) or "not paired". `since`: when that began, "2026-11-26T16:10:04.123Z", empty where
    nobody can know. `waiting_to_be_sent` counts changes. `refused`: sentences about what was not
    taken in. Nothing tells when anybody was there last.
    """

    contact: str
    since: str
    hub: str
    waiting_to_be_sent: int
    homes: tuple[OtherHome, ...]
    refused: tuple[str, ...]

    @property
    def same_plan(self) -> bool | None:
        """Whether every other home holds this plan; None where one has not said, and none lacks
        it.
        """
        said = [home.holds_plan for home in self.homes]
        if not said or (None in said and False not in said):
            return None
        return all(said)


def state(replica: Replica) -> State:
    """How it stands, from what was written down; asks nobody. Raises SyncError for a bad link."""
    try:
        link = Link.open(replica.folder)
    except NotPaired:
        return State(contact.NOT_PAIRED, "", "", 0, (), ())
    known = replica.local(LINK).get(contact.CONTACT, {})
    there = There.at(replica, HUB if link.hub else FOLDER)
    return State(
        contact=known.get("state", contact.NEVER) if link.hub else contact.NO_HUB,
        since=known.get("since", "") if link.hub else "",
        hub=link.hub,
        waiting_to_be_sent=waiting(replica, there.numbers),
        homes=_homes(replica, link),
        refused=tuple(sorted({str(kept["why"]) for kept in replica.local(ASIDE).values()})),
    )


def _homes(replica: Replica, link: Link) -> tuple[OtherHome, ...]:
    """One screen of a home that holds the plan is enough: it can be read there."""
    records, gone = replica.records(DEVICE), removed(replica)
    own = records.get(link.device, {}).get("home")
    said: dict[str, list[bool | None]] = {}
    for id, fields in records.items():
        home = str(fields.get("home", ""))
        if home and home != own and id not in gone and not fields.get("of"):
            said.setdefault(home, []).append(_holds(replica, link, id))
    return tuple(OtherHome(home, _any(answers)) for home, answers in sorted(said.items()))


def _holds(replica: Replica, link: Link, device: str) -> bool | None:
    statements = replica.local(HOLDINGS)
    theirs = statements.get(device)
    if theirs is None:
        return None
    return covers(theirs, _own(replica, statements.get(link.device), statements.get(FOLDER)))


def _own(replica: Replica, *said: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """What this device holds: as it was said, if that is still its plan, for only then it is known
    how little the others need for it.
    """
    mark = replica.plan_mark
    return next((one for one in said if one and one["plan_mark"] == mark), statement(replica))


def _any(answers: list[bool | None]) -> bool | None:
    if True in answers:
        return True
    return False if False in answers else None
