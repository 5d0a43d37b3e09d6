"""The other home as `samestars doctor` looks at it: the link, the hub, and what was refused."""

from queue import Empty, Queue
from threading import Thread
from typing import Any

from kiosk.between_homes import since
from kiosk.device import Device
from sync.wire import LINK_FILE

PATIENCE = 3.0  # seconds; a person is waiting


def other_home(device: Device) -> tuple[bool, str]:
    """Whether the hub answers, or since when not; a home on its own is well. Raises SyncError where
    the link cannot be read.
    """
    if not (device.folder / LINK_FILE).exists():
        return True, "not joined to another home"
    from sync.link import Link, state  # requests: 0.1 s that a home on its own does without

    link, stands = Link.open(device.folder), state(device.replica)
    trouble = _trouble(link) if link.hub else ""
    plan = device.day.plan
    if trouble:
        away = since(stands.since, plan, device.moment().wall) if stands.contact != "fine" else ""
        said = trouble + (f" It has been so{away}." if away else "")
    elif link.hub:
        said = f"the hub at {link.hub} answers"
    else:
        said = "no hub is set: the homes meet by a folder or a stick"
    if not stands.homes:
        said = f"{said.rstrip('.')}; no other home has joined yet"
    refused = [f"Refused: {sentence}" for sentence in stands.refused]
    return not trouble, " ".join([said, *refused])


def _trouble(link: Any) -> str:
    """What keeps the hub from answering one short request; empty if nothing does."""
    from sync.link import HubClient, HubError  # as in `other_home`

    hub = HubClient(link.hub, link.household, link.token, link.certificate)
    said: Queue[str] = Queue()

    def ask() -> None:
        try:
            hub.ask("GET", f"/v1/households/{link.household}/devices")
            said.put("")
        except HubError as error:
            said.put(str(error))
        finally:
            hub.close()

    # A thread, for a name that nobody knows (`hub.local`) can take long to be looked up.
    Thread(target=ask, name="samestars-doctor", daemon=True).start()
    try:
        return said.get(timeout=PATIENCE)
    except Empty:
        hub.cut()
        return (
            f"The hub at {link.hub} did not answer within {PATIENCE:g} seconds; "
            "everything is kept and will be sent."
        )
