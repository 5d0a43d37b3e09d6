"""The side that is new: proves that the code was typed here, and becomes one of the household."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event

from sync import Reading
from sync.link import HubClient
from sync.pairing.code import Code
from sync.pairing.errors import Refused, unreadable
from sync.pairing.handshake import JoinSide
from sync.pairing.household import Tie, address, new_token, pem
from sync.pairing.joined import Paired, require_empty, set_up
from sync.pairing.mailbox import HubMailbox, Mailbox, Patience
from sync.pairing.new_device import NewDevice
from sync.pairing.plan_ahead import Plan, listed
from sync.seal import DeviceKey, Keyring, SealError

WAITING = "waiting"  # the code was sent: now the other home has to say yes


def join(
    code: str,
    hub: str,
    home: str,
    folder: Path,
    clock: Callable[[], Reading],
    *,
    certificate: str = "",
    boot: str = "",
    stop: Event | None = None,
    progress: Callable[[str], None] = lambda step: None,
) -> Paired:
    """Join the household whose other device shows the code. Blocks until that one has answered.

    `folder` is empty, or not there yet; `clock` and `boot` are the replica's. `certificate`: path
    of a PEM file to trust. `progress` hears WAITING, and HERE once the plan is in the folder, in
    this thread. Raises HubError, PairingError and other SyncErrors in words; nothing is left in the
    folder then.
    """
    typed, place, trusted = Code.typed(code), address(hub), pem(certificate)
    require_empty(folder)
    key, token = DeviceKey.new(), new_token()
    device = NewDevice.own(key, token, home)
    patience = Patience(stop or Event())
    with closing(HubClient(place, "", "", certificate)) as client:
        mailbox = HubMailbox.joined(client, typed.nameplate)
        keyring, name, plan = let_in(typed, mailbox, device, patience, progress)
    tie = Tie(place, keyring, token, key, trusted)
    link, told = set_up(folder, clock, tie, plan=plan, boot=boot, progress=progress)
    return Paired(key.id, home, name or home, link, told)


def let_in(
    code: Code,
    mailbox: Mailbox,
    device: NewDevice,
    patience: Patience,
    progress: Callable[[str], None] = lambda step: None,
) -> tuple[Keyring, str, Plan]:
    """The household's keys, what its plan calls the home, and the plan ahead; the mailbox is ended
    in any case.
    """
    side = JoinSide(code)
    try:
        offer = patience.message(mailbox, "offer-1")
        patience.deliver(mailbox, "join-1", side.reply(offer, device.document()))
        progress(WAITING)
        said = side.opened(patience.message(mailbox, "offer-2"))
    finally:
        mailbox.burn()
    if "no" in said:
        raise Refused(f"{said['no']} Nothing was joined. Make a new code there to try again.")
    try:
        keyring = Keyring.from_document(said.get("keyring"))
    except SealError:
        raise unreadable() from None
    return keyring, str(said.get("name") or ""), listed(said.get("plan"))
