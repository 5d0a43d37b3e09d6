"""The side that has an invitation file: enrols itself with the word in it, and takes that away."""

from collections.abc import Callable
from pathlib import Path

from sync import Reading
from sync.link import HubClient, HubRefused
from sync.pairing.errors import PairingError
from sync.pairing.household import Tie, let_out, new_token
from sync.pairing.invitation import INVITATION, Invitation
from sync.pairing.joined import Paired, require_empty, set_up
from sync.pairing.new_device import NewDevice
from sync.pairing.plan_ahead import opened_plan
from sync.seal import DeviceKey


def join_with_file(
    path: Path,
    home: str,
    folder: Path,
    clock: Callable[[], Reading],
    *,
    boot: str = "",
    progress: Callable[[str], None] = lambda step: None,
) -> Paired:
    """Join the household that the invitation in the file is from.

    `folder` is empty, or not there yet; `clock` and `boot` are the replica's. `progress` hears HERE
    once the plan is in the folder, in this thread. Raises PairingError where the file is no
    invitation, or its hub has seen it used; HubError where the hub cannot be reached; other
    SyncErrors. Nothing is left in the folder then.
    """
    require_empty(folder)
    invitation = Invitation.read(path)
    key, token = DeviceKey.new(), new_token()
    device = NewDevice.own(key, token, home)
    tie = Tie(invitation.hub, invitation.keyring, token, key, invitation.certificate)
    used = (f"{INVITATION}/{invitation.id}", {"used": True})
    link, told = set_up(
        folder,
        clock,
        tie,
        first=[device.record(home), used],
        enrol=lambda client: _enrol(client, invitation, device),
        plan=opened_plan(invitation.plan, invitation.keyring, invitation.id),
        boot=boot,
        progress=progress,
    )
    let_out(link, invitation.id)
    return Paired(key.id, home, home, link, told)


def _enrol(client: HubClient, invitation: Invitation, device: NewDevice) -> None:
    """With the word of the invitation, which counts once."""
    path = f"/v1/households/{client.household}/devices/{device.id}"
    try:
        client.ask("PUT", path, {"token_hash": device.token_hash}, token=invitation.token)
    except HubRefused as error:
        if error.code != "unauthorised":
            raise
        raise PairingError(
            "This invitation was used already, or taken back. Nothing was joined. "
            "Write a new one with `samestars pair offer --file` on a device of the household."
        ) from error
