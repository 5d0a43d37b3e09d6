"""The tables of the PostgreSQL store, and making them: harmless twice, and by two hubs at once.

Plain tables and unique keys, all led by the household: no sequences, no triggers, no extensions, so
that an engine that spreads rows over machines keeps all of a household's on one. Only a mailbox and
a recovery box are found without naming a household: that is what they are for.
"""

from psycopg import AsyncConnection, errors
from psycopg.rows import TupleRow

from sync.hub.store import HubError

VERSION = 2

TABLES = (
    """
create table if not exists household (
    household uuid primary key,
    epoch bytea not null,
    head bigint not null default 0,
    held bigint not null default 0,
    mark bigint not null default 0
)""",
    """
create table if not exists device (
    household uuid not null references household on delete cascade,
    device bytea not null,
    token_hash bytea not null,
    holding bytea,
    primary key (household, device)
)""",
    # Names no household as its parent: checking that would cost a look-up for every change, and a
    # change is only ever written by the statement that holds its household's row.
    """
create table if not exists change (
    household uuid not null,
    seq bigint not null,
    id uuid not null,
    device bytea not null,
    number bigint not null,
    blob bytea not null,
    mark bigint,
    primary key (household, seq),
    unique (household, id)
)""",
    """
create table if not exists recovery (
    household uuid primary key references household on delete cascade,
    locator uuid not null,
    token_hash bytea not null,
    blob bytea not null
)""",
    "create index if not exists recovery_locator on recovery (locator)",
    """
create table if not exists mailbox (
    nameplate text primary key,
    household uuid not null,
    until timestamptz not null,
    claim_hash bytea,
    burned boolean not null default false
)""",
    """
create table if not exists mailbox_message (
    nameplate text not null references mailbox on delete cascade,
    slot text not null,
    body bytea not null,
    primary key (nameplate, slot)
)""",
    """
create table if not exists hub_schema (
    lone boolean primary key,
    version integer not null
)""",
)

# What leads from each version to the next. No row is written again: older changes have no mark.
UPGRADES = {
    1: (
        "alter table household add column if not exists mark bigint not null default 0",
        "alter table change add column if not exists mark bigint",
    )
}

ERASE_A_HOUSEHOLD = (
    "delete from household where household = %(household)s",  # first: no post gets in behind it
    "delete from change where household = %(household)s",
)

# For after a restore, or a failover that lost the last commits: every device notices, and sends
# again what it has.
NEW_EPOCHS = """
update household
set epoch = substring(uuid_send(gen_random_uuid()) from 1 for 8)
"""

# `if not exists` looks first and makes then: of two hubs that start at once one may find what the
# other has made in between.
MADE_BY_ANOTHER = (
    errors.UniqueViolation,
    errors.DuplicateTable,
    errors.DuplicateObject,
    errors.SerializationFailure,
    errors.DeadlockDetected,
)
MOST_TRIES = 10


async def prepare(connection: AsyncConnection[TupleRow]) -> None:
    """Make the tables where they are not, or those of an older version into this one's. Raises
    HubError where a newer version made them.
    """
    for attempt in range(MOST_TRIES):
        try:
            async with connection.transaction():
                await _make(connection)
            break
        except MADE_BY_ANOTHER:
            if attempt == MOST_TRIES - 1:
                raise
    if (found := await _version(connection)) != VERSION:
        raise HubError(
            f"A newer version of the hub made this database (its tables are of version {found}, "
            f"this hub knows {VERSION}). Nothing was touched. Update this hub."
        )


async def _make(connection: AsyncConnection[TupleRow]) -> None:
    """Nothing at all where it was done: a hub may then run without the right to make tables."""
    there = await connection.execute("select to_regclass('hub_schema') is not null")
    if await there.fetchone() == (True,):
        await _upgrade(connection)
        return
    for statement in TABLES:
        await connection.execute(statement)
    await connection.execute(
        "insert into hub_schema (lone, version) values (true, %s) on conflict do nothing",
        (VERSION,),
    )


async def _upgrade(connection: AsyncConnection[TupleRow]) -> None:
    found = await _version(connection) or VERSION
    for version in range(found, VERSION):
        for statement in UPGRADES[version]:
            await connection.execute(statement)
        await connection.execute("update hub_schema set version = %s", (version + 1,))


async def _version(connection: AsyncConnection[TupleRow]) -> int | None:
    found = await (await connection.execute("select version from hub_schema")).fetchone()
    return found[0] if found else None
