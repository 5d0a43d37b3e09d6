"""The plan ahead: what a device hands to one that joins, so that it shows the plan at once.

These are the changes themselves, as each device wrote them, and no state: the household's log
brings the same ones again among all others, and whatever was written since.
"""

from collections.abc import Sequence

from sync import BadChange, Change, Replica
from sync.disk.tables import Document
from sync.link import handed
from sync.replica.marks import is_of_plan
from sync.seal import Keyring, NoKeyYet, NotOurs, open_note, seal_note

KIND = "plan ahead"
MOST_SEALED = 512 * 1024  # characters in a file: some thousand changes

Plan = Sequence[object]  # JSON objects, each a change


def plan_of(replica: Replica) -> list[Document]:
    """The plan as this device has it; opens the months that hold some of it."""
    return [change.document() for change in replica.plan_changes()]


def sealed_plan(replica: Replica, keyring: Keyring, bound: str) -> str:
    """The same, sealed for the bearer of `bound`; empty where it is too large to hand over."""
    try:
        text = seal_note(KIND, bound, {"changes": plan_of(replica)}, keyring)
    except ValueError:  # more than is ever unpacked
        return ""
    return text if len(text) <= MOST_SEALED else ""


def opened_plan(text: str, keyring: Keyring, bound: str) -> Plan:
    """What was sealed; nothing where it does not open, for the log brings it all the same."""
    try:
        return listed(open_note(KIND, bound, text, keyring).get("changes") if text else None)
    except (NotOurs, NoKeyYet):
        return ()


def listed(said: object) -> Plan:
    """What another device says that its plan is; nothing where that is no list."""
    return said if isinstance(said, list) else ()


def take_plan(replica: Replica, plan: Plan) -> bool:
    """Take in what was handed over, all of it or nothing; whether there was something.

    No cursor moves: all is read again in the log, and compared with what is noted here beside the
    changes. Raises a SyncError when the card takes nothing.
    """
    try:
        changes = [Change.from_document(one) for one in plan if isinstance(one, dict)]
    except BadChange:  # a newer version's: the log brings it, and the inbox keeps it
        return False
    if not all(is_of_plan(change.record) for change in changes):
        return False  # devices and keys are never taken on somebody's word alone
    return replica.apply(changes, handed(changes)) > 0
