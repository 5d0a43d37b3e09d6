"""Connections to a PostgreSQL database: how many, how long to wait, what to try again."""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Self, TypeAlias, TypeVar

from psycopg import AsyncConnection, Error, OperationalError, errors
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.rows import TupleRow
from psycopg_pool import AsyncConnectionPool, PoolClosed, PoolTimeout, TooManyRequests

from sync.errors import StoreFull
from sync.hub.postgres.schema import prepare
from sync.hub.store import HubError, NoHousehold, StoreAway

Connection: TypeAlias = AsyncConnection[TupleRow]
Result = TypeVar("Result")

MOST_CONNECTIONS = 10  # of one hub; PostgreSQL takes 100 in all unless set otherwise
MOST_WAITING = 1000  # requests that wait for one of them; what comes then is sent away at once
PATIENCE = 5.0  # seconds that a request waits for a connection, or goes on trying again
FIRST_PAUSE, LONGEST_PAUSE = 0.005, 0.25  # seconds between two tries, each cut short by chance
RECONNECT_FOR = 2.0  # seconds; longer and the pauses between tries outgrow a client's own

# What a connection gets unless the address says otherwise: an answer or an error in bounded time,
# also from a machine that vanished without a word.
HURRY = {"connect_timeout": "5", "tcp_user_timeout": "10000", "application_name": "samestars hub"}
LONGEST_STATEMENT = "set statement_timeout = '15s'"
# "What returned is durable" is the store's word, whatever the server's default is. Standing by for
# replicas (remote_apply, remote_write) is more than `on`, and stays.
DURABLE = """
select set_config('synchronous_commit', 'on', false)
where current_setting('synchronous_commit') = 'off'
"""


class Clash(Exception):
    """Another hub was at the same rows in between; the same again sees what it did."""


# Two posts of one change at once end in UniqueViolation for the later one: again, and it is known.
CLASHES = (
    Clash,
    errors.SerializationFailure,
    errors.DeadlockDetected,
    errors.UniqueViolation,
    errors.StatementCompletionUnknown,
)
AWAY = (OperationalError, errors.ReadOnlySqlTransaction)
NOT_CUT = (PoolTimeout, TooManyRequests, PoolClosed, errors.QueryCanceled)
SHUT_DOWN = "57P"  # first three letters of the codes that a server says when it stops or starts

_FULL = (
    "The database's disk is full, so this was not recorded; what it has is kept. Whoever runs the "
    "hub must make space."
)

# Ours -> the pool's.
FIGURES = {
    "database_connections": "pool_size",
    "database_connections_idle": "pool_available",
    "database_waiting": "requests_waiting",
    "database_connections_lost_total": "connections_lost",
    "database_errors_total": "requests_errors",
    "database_connection_errors_total": "connections_errors",
}

log = logging.getLogger(__name__)


class Connections:
    """A pool; what runs on it must be harmless twice."""

    def __init__(self, pool: AsyncConnectionPool[Connection], patience: float) -> None:
        self._pool = pool
        self._patience = patience

    @classmethod
    async def open(cls, url: str, most: int = MOST_CONNECTIONS, patience: float = PATIENCE) -> Self:
        """Connect, make the tables where they are not, and keep up to `most` connections.

        `patience` is in seconds. Raises StoreAway where nobody answers, HubError where the database
        turns us down.
        """
        try:
            address = _hurried(url)
            async with await AsyncConnection.connect(address, autocommit=True) as first:
                await prepare(first)
        except Error as error:
            raise _refusal(error) from error
        pool: AsyncConnectionPool[Connection] = AsyncConnectionPool(
            address,
            kwargs={"autocommit": True},
            configure=_configure,
            min_size=min(2, most),
            max_size=most,
            max_waiting=MOST_WAITING,
            timeout=patience,
            reconnect_timeout=RECONNECT_FOR,
            open=False,
        )
        await pool.open()
        return cls(pool, patience)

    async def close(self) -> None:
        """Let go of all of them."""
        await self._pool.close()

    async def check(self) -> None:
        """Ask for a connection that may write. Raises StoreAway."""
        if await self.rows("select current_setting('transaction_read_only')", {}) != [("off",)]:
            raise StoreAway("The hub's database is a standby that takes no writes.")

    def figures(self) -> Mapping[str, float]:
        """What the pool counts of itself; nothing of what is in the database."""
        counted = self._pool.get_stats()
        return {name: counted.get(given, 0) for name, given in FIGURES.items()}

    async def rows(self, statement: str, values: Mapping[str, Any]) -> list[TupleRow]:
        """What one statement gives, in a transaction of its own; durable when this returns."""

        async def ask(connection: Connection) -> list[TupleRow]:
            answer = await connection.execute(statement, values, prepare=True, binary=True)
            return await answer.fetchall()

        return await self.run(ask)

    async def run(self, work: Callable[[Connection], Awaitable[Result]]) -> Result:
        """Do `work`, again where that may help. Raises StoreAway, StoreFull, NoHousehold."""
        deadline = time.monotonic() + self._patience
        pause = FIRST_PAUSE
        checked = False
        while True:
            try:
                return await self._once(work)
            except CLASHES as error:
                if time.monotonic() > deadline:
                    raise _away(error) from error
            except AWAY as error:
                if checked or not _was_cut(error):
                    raise _away(error) from error
                # The server may have been restarted since the connection came into the pool: look
                # at those that lie there, once, and take a fresh one.
                checked = True
                await self._pool.check()
            await asyncio.sleep(random.uniform(0, pause))
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _once(self, work: Callable[[Connection], Awaitable[Result]]) -> Result:
        async with self._pool.connection() as connection:
            try:
                return await work(connection)
            except errors.ForeignKeyViolation as error:
                raise NoHousehold("The household was erased at this moment.") from error
            except errors.DiskFull as error:
                raise StoreFull(_FULL) from error
            except errors.ReadOnlySqlTransaction:
                await connection.close()  # its server became a standby: the next one finds another
                raise


def _hurried(url: str) -> str:
    said = conninfo_to_dict(url)
    return make_conninfo(url, **{name: HURRY[name] for name in HURRY if name not in said})


async def _configure(connection: Connection) -> None:
    await connection.execute(LONGEST_STATEMENT)
    await connection.execute(DURABLE)


def _was_cut(error: Error) -> bool:
    """Whether the connection was lost, rather than the work refused."""
    code = error.sqlstate or ""
    return not isinstance(error, NOT_CUT) and (not code or code.startswith(("08", SHUT_DOWN)))


def _away(error: Exception) -> StoreAway:
    log.warning("The database did not do it: %s", error)
    return StoreAway(
        "The hub's database does not answer now. Nothing that it confirmed is lost; "
        "send this again in a moment."
    )


def _refusal(error: Error) -> HubError:
    """For whoever starts the hub; the address is not repeated: it holds the password."""
    told = " ".join(str(error).split())
    if isinstance(error, OperationalError) and "FATAL" not in told:
        return StoreAway(f"The database does not answer: {told}. Nothing was touched.")
    return HubError(f"The database turned the hub down: {told}. Nothing was touched.")
