"""Households in a PostgreSQL database, which any number of hub processes may share."""

import secrets
from base64 import b64decode, b64encode
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Self

from psycopg.rows import TupleRow

from sync.hub.postgres import sql
from sync.hub.postgres.bytes import as_bytes, as_text
from sync.hub.postgres.connections import MOST_CONNECTIONS, PATIENCE, Clash, Connections
from sync.hub.store import NoHousehold, Page, Posted, RecoveryBox, Sealed

MOST_SEQ = 2**63 - 1  # of PostgreSQL's bigint


class PostgresStore:
    """A HubStore; see there. All is kept as bytes: as text it would be a third longer."""

    shared = True

    def __init__(self, connections: Connections) -> None:
        self.connections = connections

    @classmethod
    async def open(
        cls, url: str, most_connections: int = MOST_CONNECTIONS, patience: float = PATIENCE
    ) -> Self:
        """The store behind a `postgresql://` address. Raises HubError, StoreAway.

        `patience` is in seconds: how long a call waits for a connection, or goes on trying.
        """
        return cls(await Connections.open(url, most_connections, patience))

    async def make(self, household: str, devices: Mapping[str, str]) -> tuple[bool, str]:
        epoch = secrets.token_bytes(8)
        values = {"household": household, "epoch": epoch, **_enrolment(devices)}

        async def once(connection: Any) -> tuple[bool, str]:
            answer = await connection.execute(sql.MAKE, values, binary=True)
            if (row := await answer.fetchone()) is None:
                raise Clash  # another hub made it while this one was looking
            return row[0], row[1].hex()

        return await self.connections.run(once)

    async def members(self, household: str) -> Mapping[str, str]:
        rows = await self._rows(sql.MEMBERS, household)
        return {device.hex(): hashed.hex() for device, hashed in rows if device is not None}

    async def add(self, household: str, devices: Mapping[str, str]) -> None:
        await self._rows(sql.ADD, household, **_enrolment(devices))

    async def replace(self, household: str, device: str, token_hash: str) -> None:
        await self._rows(
            sql.REPLACE,
            household,
            device=bytes.fromhex(device),
            token_hash=bytes.fromhex(token_hash),
        )

    async def remove(self, household: str, device: str) -> None:
        await self._rows(sql.REMOVE, household, device=bytes.fromhex(device))

    async def post(self, household: str, changes: Sequence[Sealed]) -> Posted:
        sent: dict[str, Sealed] = {}
        for change in changes:
            sent.setdefault(change.id, change)
        rows = await self._rows(
            sql.POST,
            household,
            ids=list(sent),
            devices=[bytes.fromhex(change.device) for change in sent.values()],
            numbers=[change.number for change in sent.values()],
            blobs=[b64decode(change.blob, validate=True) for change in sent.values()],
            marks=[int(change.id[:8], 16) for change in sent.values()],
        )
        epoch, head, new = rows[0]
        return Posted(epoch.hex(), head, new)

    async def page(
        self, household: str, after: int, limit: int, most_bytes: int, mark: str | None = None
    ) -> Page:
        rows = await self._rows(
            sql.PAGE,
            household,
            after=min(after, MOST_SEQ - 1),
            limit=limit,
            most_bytes=most_bytes * 3 // 4,
            mark=mark,
        )
        epoch, holdings, cursor, there = rows[0][:4]
        changes = [_sealed(row[6:]) for row in rows if row[5] is not None]
        if changes:
            there, cursor = rows[-1][4:6]
        return Page(changes, cursor, there, epoch.hex(), holdings)

    async def heads(self, households: Collection[str]) -> Mapping[str, tuple[int, int]]:
        rows = await self.connections.rows(sql.HEADS, {"households": list(households)})
        return {household.hex: (head, held) for household, head, held in rows}

    async def hold(self, household: str, device: str, blob: str) -> None:
        await self._rows(sql.HOLD, household, device=bytes.fromhex(device), holding=as_bytes(blob))

    async def holdings(self, household: str) -> tuple[Mapping[str, str], int]:
        rows = await self._rows(sql.HOLDINGS, household)
        held = {device.hex(): as_text(blob) for _, device, blob in rows if device is not None}
        return held, rows[0][0]

    async def keep_recovery(self, locator: str, box: RecoveryBox) -> None:
        await self._rows(
            sql.KEEP_RECOVERY,
            box.household,
            locator=locator,
            token_hash=bytes.fromhex(box.token_hash),
            blob=as_bytes(box.blob),
        )

    async def recovery(self, locator: str) -> RecoveryBox | None:
        rows = await self.connections.rows(sql.RECOVERY, {"locator": locator})
        if not rows:
            return None
        household, token_hash, blob = rows[0]
        return RecoveryBox(household.hex, token_hash.hex(), as_text(blob))

    async def recovery_hash(self, household: str) -> str:
        token_hash = (await self._rows(sql.RECOVERY_HASH, household))[0][0]
        return "" if token_hash is None else str(token_hash.hex())

    async def check(self) -> None:
        await self.connections.check()

    async def figures(self) -> Mapping[str, float]:
        return self.connections.figures()

    async def close(self) -> None:
        await self.connections.close()

    async def _rows(self, statement: str, household: str, **values: Any) -> list[TupleRow]:
        """Every statement about a household that is there gives at least one row."""
        rows = await self.connections.rows(statement, {"household": household, **values})
        if not rows:
            raise NoHousehold("The hub does not know this household.")
        return rows


def _enrolment(devices: Mapping[str, str]) -> dict[str, list[bytes]]:
    return {
        "devices": [bytes.fromhex(device) for device in devices],
        "hashes": [bytes.fromhex(token_hash) for token_hash in devices.values()],
    }


def _sealed(columns: Sequence[Any]) -> Sealed:
    change, device, number, blob = columns
    return Sealed(change.hex, device.hex(), number, b64encode(blob).decode("ascii"))
