"""Mailboxes that several hub processes share, so that two devices may reach different ones."""

import secrets
from typing import Any

from psycopg.rows import TupleRow

from sync.hub.mailboxes import CROWDED, LIFE, MOST, Mailbox
from sync.hub.postgres.bytes import as_bytes, as_text
from sync.hub.postgres.connections import Connections
from sync.hub.refusals import Refusal

TIDY = "delete from mailbox where until <= now() returning 1"
COUNT = "select count(*) from mailbox"
OPEN = f"""
insert into mailbox (nameplate, household, until)
values (%(nameplate)s, %(household)s::uuid, now() + interval '{LIFE} seconds')
on conflict (nameplate) do nothing
returning 1
"""
JOIN = """
update mailbox set claim_hash = %(claim_hash)s
where nameplate = %(nameplate)s and until > now() and not burned
    and coalesce(claim_hash, %(claim_hash)s) = %(claim_hash)s
returning 1
"""
LOOK = """
select mailbox.household, extract(epoch from mailbox.until)::float8, mailbox.claim_hash,
    mailbox.burned, message.slot, message.body
from mailbox left join mailbox_message as message on message.nameplate = mailbox.nameplate
where mailbox.nameplate = %(nameplate)s and mailbox.until > now()
"""
WRITE = """
insert into mailbox_message (nameplate, slot, body)
select nameplate, %(slot)s, %(body)s from mailbox
where nameplate = %(nameplate)s and until > now() and not burned
on conflict (nameplate, slot) do nothing
returning 1
"""
BURN = """
with burned as (
    update mailbox set burned = true where nameplate = %(nameplate)s returning nameplate
)
delete from mailbox_message using burned where mailbox_message.nameplate = burned.nameplate
returning 1
"""


class PostgresMailboxes:
    """Mailboxes in the database; see there. They expire by the database's clock, alike for all."""

    shared = True

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def open(self, household: str) -> str:
        await self._connections.rows(TIDY, {})
        while True:
            taken = (await self._connections.rows(COUNT, {}))[0][0]
            if taken >= MOST:
                raise Refusal("busy", "Too many pairings are going on at this hub. Try again soon.")
            digits = 3 if taken < CROWDED else 4
            nameplate = f"{secrets.randbelow(10**digits):0{digits}}"
            if await self._rows(OPEN, nameplate, household=household):
                return nameplate

    async def join(self, nameplate: str, claim_hash: str) -> None:
        if not await self._rows(JOIN, nameplate, claim_hash=bytes.fromhex(claim_hash)):
            await self.look(nameplate)
            raise Refusal(
                "taken", "Another device has used this code already. Begin anew with a new one."
            )

    async def look(self, nameplate: str) -> Mailbox:
        rows = await self._rows(LOOK, nameplate)
        if not rows:
            raise Refusal(
                "not_known", "There is no such code here, or it is over. Begin anew with a new one."
            )
        household, until, claim_hash, burned = rows[0][:4]
        if burned:
            raise Refusal("gone", "This code was ended. Begin anew with a new one.")
        slots = {slot: as_text(body) for *_, slot, body in rows if slot is not None}
        claim = "" if claim_hash is None else claim_hash.hex()
        return Mailbox(household.hex, until, claim, slots)

    async def write(self, nameplate: str, slot: str, body: str) -> None:
        await self._rows(WRITE, nameplate, slot=slot, body=as_bytes(body))
        if (await self.look(nameplate)).slots.get(slot) != body:
            raise Refusal("taken", f"{slot} is written already, and stays as it is.")

    async def burn(self, nameplate: str) -> None:
        await self.look(nameplate)
        await self._rows(BURN, nameplate)

    async def _rows(self, statement: str, nameplate: str, **values: Any) -> list[TupleRow]:
        return await self._connections.rows(statement, {"nameplate": nameplate, **values})
