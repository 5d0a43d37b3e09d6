"""The verbs of mailboxes, in which a new device is paired."""

import asyncio
import hmac
import secrets
from hashlib import sha256
from typing import Any

from sync.hub.hub import Hub, allow
from sync.hub.mailboxes import LIFE, Mailbox
from sync.hub.refusals import Refusal
from sync.hub.request import Reply, Request, reply
from sync.wire import MOST_TEXT

WELCOME = "offer-2"  # lets the other side in, with the plan in it
LOOK_AGAIN = 0.25  # seconds, where another process may have written

DONE: dict[str, Any] = {}


async def post_mailbox(hub: Hub, request: Request) -> Reply:
    household = request.names["household"]
    await hub.device(request, household)
    allow(
        hub.mailboxes_opened,
        household,
        "Too many pairings of this household. Nothing was opened; try again later.",
    )
    nameplate = await hub.mailboxes.open(household)
    return reply({"nameplate": nameplate, "expires_in": LIFE}, 201)


async def join_mailbox(hub: Hub, request: Request) -> Reply:
    allow(hub.joins, request.address, "Too many codes tried from this address. Try again later.")
    claim = secrets.token_hex(32)
    await hub.mailboxes.join(request.names["nameplate"], sha256(claim.encode()).hexdigest())
    return reply({"claim": claim}, 201)


async def put_slot(hub: Hub, request: Request) -> Reply:
    nameplate, slot = request.names["nameplate"], request.names["slot"]
    mailbox = await hub.mailboxes.look(nameplate)
    side = await _side(hub, request, mailbox)
    if not slot.startswith(side):
        raise Refusal("forbidden", f"{slot} is the other side's to write. Nothing was changed.")
    body = (await request.body())["body"]
    if slot != WELCOME and len(body) > MOST_TEXT:
        raise Refusal("bad_request", f"body must be {MOST_TEXT} characters at most in {slot}.")
    await hub.mailboxes.write(nameplate, slot, body)
    hub.parked.wake(nameplate)
    return reply(DONE)


async def get_slot(hub: Hub, request: Request) -> Reply:
    nameplate, slot = request.names["nameplate"], request.names["slot"]
    clock = asyncio.get_running_loop().time
    until = clock() + request.query().get("wait", 0)
    mailbox = await hub.mailboxes.look(nameplate)
    await _side(hub, request, mailbox)
    with hub.parked.waiting(nameplate) as waiter:
        while slot not in mailbox.slots and hub.parked.waits(waiter) and until > clock():
            left = until - clock()
            await waiter.woken(min(left, LOOK_AGAIN) if hub.mailboxes.shared else left)
            mailbox = await hub.mailboxes.look(nameplate)
    if slot not in mailbox.slots:
        return Reply(204, b"")
    return reply({"body": mailbox.slots[slot]})


async def delete_mailbox(hub: Hub, request: Request) -> Reply:
    nameplate = request.names["nameplate"]
    await _side(hub, request, await hub.mailboxes.look(nameplate))
    await hub.mailboxes.burn(nameplate)
    hub.parked.wake(nameplate)
    return reply(DONE)


async def _side(hub: Hub, request: Request, mailbox: Mailbox) -> str:
    """Which side asks: "join" with the claim, else "offer". Raises Refusal."""
    if mailbox.claim_hash and hmac.compare_digest(mailbox.claim_hash, request.token_hash):
        return "join"
    await hub.device(request, mailbox.household)
    return "offer"
