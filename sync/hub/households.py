"""The verbs about a household: its devices, what they hold, its recovery words."""

import hmac
from hashlib import sha256
from typing import Any

from sync.hub.hub import Hub, allow, owner
from sync.hub.refusals import Refusal
from sync.hub.request import Reply, Request, reply
from sync.hub.store import NoHousehold, RecoveryBox
from sync.hub.terms import MOST_DEVICES

DONE: dict[str, Any] = {}


async def put_household(hub: Hub, request: Request) -> Reply:
    household, given = request.names["household"], request.token_hash
    devices: dict[str, str] = (await request.body())["devices"]
    try:
        members = await hub.store.members(household)
    except NoHousehold:
        return await _made(hub, request, devices, given)
    if owner(members, given) is None:
        raise hub.wrong_token(request)
    _few_enough({*members, *devices})
    await hub.store.add(household, devices)
    _, epoch = await hub.store.make(household, {})
    return reply({"epoch": epoch})


async def _made(hub: Hub, request: Request, devices: dict[str, str], given: str) -> Reply:
    if owner(devices, given) is None:
        raise hub.wrong_token(request)
    if not hub.open_to_new:
        raise Refusal(
            "forbidden", "This hub takes no new households. Ask whoever runs it to let you in."
        )
    allow(
        hub.households_made,
        request.address,
        "Too many new households from this address. Nothing was made; try again later.",
    )
    new, epoch = await hub.store.make(request.names["household"], devices)
    if not new and owner(await hub.store.members(request.names["household"]), given) is None:
        raise hub.wrong_token(request)
    return reply({"epoch": epoch}, 201 if new else 200)


async def get_devices(hub: Hub, request: Request) -> Reply:
    household = request.names["household"]
    await hub.device(request, household)
    return reply({"devices": sorted(await hub.store.members(household))})


async def put_device(hub: Hub, request: Request) -> Reply:
    household, device = request.names["household"], request.names["device"]
    await hub.device(request, household, recovery=True)
    token_hash = (await request.body())["token_hash"]
    members = await hub.store.members(household)
    _few_enough({*members, device})
    await hub.store.replace(household, device, token_hash)
    hub.parked.wake(household)
    return reply(DONE, 200 if device in members else 201)


async def delete_device(hub: Hub, request: Request) -> Reply:
    household = request.names["household"]
    await hub.device(request, household)
    await hub.store.remove(household, request.names["device"])
    hub.parked.wake(household)
    return reply(DONE)


async def get_holdings(hub: Hub, request: Request) -> Reply:
    household = request.names["household"]
    await hub.device(request, household)
    holdings, counter = await hub.store.holdings(household)
    return reply({"holdings": dict(holdings), "counter": counter})


async def put_holding(hub: Hub, request: Request) -> Reply:
    household, device = request.names["household"], request.names["device"]
    if await hub.device(request, household) != device:
        raise Refusal("forbidden", "A device can only say what it holds itself.")
    await hub.store.hold(household, device, (await request.body())["blob"])
    hub.parked.wake(household)
    return reply(DONE)


async def put_recovery(hub: Hub, request: Request) -> Reply:
    locator, body = request.names["locator"], await request.body()
    household = body["household"]
    await hub.device(request, household)
    kept = await hub.store.recovery(locator)
    if kept and kept.household != household:
        raise Refusal("taken", "These recovery words are another household's. Nothing was changed.")
    box = RecoveryBox(household, body["token_hash"], body["blob"])
    await hub.store.keep_recovery(locator, box)
    return reply(DONE)


async def get_recovery(hub: Hub, request: Request) -> Reply:
    box = await hub.store.recovery(request.names["locator"])
    kept = box.token_hash if box else sha256(b"").hexdigest()
    if not hmac.compare_digest(kept, request.token_hash):
        raise hub.wrong_token(request)
    if box is None:
        raise Refusal("not_known")
    return reply({"household": box.household, "blob": box.blob})


def _few_enough(devices: set[str]) -> None:
    if len(devices) > MOST_DEVICES:
        raise Refusal(
            "too_many_devices",
            f"A household has {MOST_DEVICES} devices at most. Nothing was changed; remove one.",
        )
