"""What only the PostgreSQL store has to show: many hubs on one database, and the server going away.

What both stores do alike is shown in `test_store.py`.
"""

import asyncio
import re
import secrets
import sys
from base64 import b64encode
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack

import psycopg
import pytest

from bench.postgres_server import PostgresServer
from sync.errors import SyncError
from sync.hub.database import open_database
from sync.hub.postgres.connections import Connections
from sync.hub.postgres.mailboxes import PostgresMailboxes
from sync.hub.postgres.schema import ERASE_A_HOUSEHOLD
from sync.hub.postgres.sql import POST
from sync.hub.postgres.store import PostgresStore
from sync.hub.refusals import Refusal
from sync.hub.store import HubError, NoHousehold, Sealed, StoreAway
from tests.sync.hub_process import mark_of

HOUSEHOLD, OTHER = "a1" * 16, "b2" * 16
DEVICE = "c3" * 8
HASH = "d4" * 32
IN_TIME = 20.0  # seconds within which anything here must be over
MANY_BYTES = 10**6


def sealed(number: int = 1) -> Sealed:
    """A change as a device would send it."""
    blob = b64encode(secrets.token_bytes(300)).decode()
    return Sealed(secrets.token_hex(16), DEVICE, number, blob)


@pytest.fixture
async def hubs(postgres_url: str) -> AsyncIterator[list[PostgresStore]]:
    """Two hubs' stores on one database, with one household."""
    async with AsyncExitStack() as stack:
        stores = []
        for _ in range(2):
            stores.append(await PostgresStore.open(postgres_url))
            stack.push_async_callback(stores[-1].close)
        await stores[0].make(HOUSEHOLD, {DEVICE: HASH})
        yield stores


async def log(store: PostgresStore, household: str = HOUSEHOLD) -> list[str]:
    """The ids of all changes of a household, as a reader gets them page by page."""
    found: list[str] = []
    while (page := await store.page(household, len(found), 50, MANY_BYTES)).changes:
        found += [change.id for change in page.changes]
        assert page.next == len(found)
    return found


async def test_eight_hubs_may_make_the_tables_at_once(postgres_url: str) -> None:
    stores = await asyncio.gather(*(PostgresStore.open(postgres_url, 1) for _ in range(8)))
    answers = await asyncio.gather(*(store.make(HOUSEHOLD, {DEVICE: HASH}) for store in stores))
    await asyncio.gather(*(store.close() for store in stores))
    assert sorted(new for new, _ in answers) == [False] * 7 + [True]
    assert len({epoch for _, epoch in answers}) == 1


async def test_a_newer_database_is_refused_and_left_alone(postgres_url: str) -> None:
    await (await PostgresStore.open(postgres_url, 1)).close()
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("update hub_schema set version = version + 1")
    with pytest.raises(HubError, match="newer version of the hub"):
        await PostgresStore.open(postgres_url)


async def test_the_tables_of_before_are_made_into_those_of_now(postgres_url: str) -> None:
    """A log of before goes on: nobody has to read it again."""
    store = await PostgresStore.open(postgres_url, 1)
    await store.make(HOUSEHOLD, {DEVICE: HASH})
    older, newer = sealed(1), sealed(2)
    await store.post(HOUSEHOLD, [older])
    await store.close()
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("alter table household drop column mark")
        connection.execute("alter table change drop column mark")
        connection.execute("update hub_schema set version = 1")
    stores = await asyncio.gather(*(PostgresStore.open(postgres_url, 1) for _ in range(4)))
    await stores[0].post(HOUSEHOLD, [newer])
    page = await stores[1].page(HOUSEHOLD, 1, 10, MANY_BYTES, older.id[:8])
    await asyncio.gather(*(one.close() for one in stores))
    assert list(page.changes) == [newer]


async def test_a_hub_needs_no_right_to_make_tables_once_they_are_there(
    postgres_url: str, postgres_server: PostgresServer
) -> None:
    await (await PostgresStore.open(postgres_url, 1)).close()
    role = f"hub_{secrets.token_hex(4)}"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"create role {role} login".encode())
        rights = f"grant select, insert, update, delete on all tables in schema public to {role}"
        connection.execute(rights.encode())
    store = await PostgresStore.open(re.sub(r"//\w+@", f"//{role}@", postgres_url), 1)
    await store.make(HOUSEHOLD, {DEVICE: HASH})
    assert (await store.post(HOUSEHOLD, [sealed()])).head == 1
    await store.close()


async def test_without_the_library_a_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "sync.hub.postgres.mailboxes", None)
    with pytest.raises(HubError, match=re.escape('pip install "samestars[postgres]"')):
        await open_database("postgresql://nowhere")


@pytest.mark.parametrize(
    ("change", "kind", "said"),
    [
        (lambda url: re.sub(r":\d+/", ":1/", url), StoreAway, "does not answer"),
        (lambda url: re.sub(r"/[^/]*$", "/no-such", url), HubError, "turned the hub down"),
        (lambda url: url + "?no_such=1", HubError, "turned the hub down"),
    ],
)
async def test_a_wrong_address_is_told_without_its_password(
    postgres_url: str, change: Callable[[str], str], kind: type[SyncError], said: str
) -> None:
    address = change(postgres_url.replace("@", ":secret-password@"))
    with pytest.raises(kind, match=said) as told:
        await PostgresStore.open(address)
    assert "secret-password" not in str(told.value)


async def test_readers_who_follow_the_numbers_miss_nothing(hubs: list[PostgresStore]) -> None:
    sent: list[str] = []
    seen: list[str] = []

    async def write(hub: PostgresStore) -> None:
        for number in range(25):
            change = sealed(number)
            await hub.post(HOUSEHOLD, [change])
            sent.append(change.id)

    async def follow(hub: PostgresStore) -> None:
        while len(seen) < 200:
            page = await hub.page(HOUSEHOLD, len(seen), 500, MANY_BYTES)
            seen.extend(change.id for change in page.changes)
            assert page.next == len(seen)

    async with asyncio.timeout(IN_TIME), asyncio.TaskGroup() as group:
        group.create_task(follow(hubs[1]))
        for number in range(8):
            group.create_task(write(hubs[number % 2]))
    assert sorted(seen) == sorted(sent)


async def test_a_later_post_waits_for_one_that_has_a_number_and_is_not_committed(
    hubs: list[PostgresStore], postgres_url: str
) -> None:
    """With a shared sequence the later one would be readable first, and the earlier one missed."""
    slow = await psycopg.AsyncConnection.connect(postgres_url)
    async with slow, asyncio.timeout(IN_TIME):
        values = {"ids": ["e5" * 16], "devices": [b"12345678"], "numbers": [1], "blobs": [b"slow"]}
        of_it = {"household": HOUSEHOLD, "marks": [0xE5E5E5E5]}
        await slow.execute(POST, {**of_it, **values})
        later = asyncio.create_task(hubs[1].post(HOUSEHOLD, [sealed()]))
        await waiting_for_a_lock(postgres_url)
        assert (await hubs[0].page(HOUSEHOLD, 0, 500, MANY_BYTES)).changes == []
        await slow.commit()
        assert (await later).head == 2
    ids = await log(hubs[0])
    assert ids[0] == "e5" * 16
    assert (await hubs[0].page(HOUSEHOLD, 2, 1, MANY_BYTES)).mark == mark_of(ids)


async def waiting_for_a_lock(url: str) -> None:
    """Until a statement on the database waits for another's lock."""
    asked = "select count(*) from pg_locks where not granted and pid <> pg_backend_pid()"
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        while await (await connection.execute(asked)).fetchone() == (0,):
            await asyncio.sleep(0.01)


async def test_a_shared_sequence_would_lose_what_that_keeps(postgres_url: str) -> None:
    """The control: the same two writers and the same reader, numbers from a sequence."""
    write = "insert into numbered (text) values (%s)"
    read = "select seq, text from numbered where seq > %s order by seq"
    with (
        psycopg.connect(postgres_url, autocommit=True) as reader,
        psycopg.connect(postgres_url) as slow,
        psycopg.connect(postgres_url) as quick,
    ):
        reader.execute("create table numbered (seq bigserial primary key, text text)")
        slow.execute(write, ("slow",))
        quick.execute(write, ("quick",))
        quick.commit()
        first = reader.execute(read, (0,)).fetchall()
        slow.commit()
        then = reader.execute(read, (first[-1][0],)).fetchall()
    assert [text for _, text in first + then] == ["quick"]


async def test_the_same_changes_sent_to_both_hubs_at_once_are_kept_once(
    hubs: list[PostgresStore],
) -> None:
    batches = [[sealed(number) for number in range(3)] for _ in range(20)]
    posts = [hub.post(HOUSEHOLD, batch) for batch in batches for hub in hubs * 2]
    async with asyncio.timeout(IN_TIME):
        posted = await asyncio.gather(*posts)
    assert sum(one.new for one in posted) == 60
    kept = await log(hubs[0])
    assert len(kept) == len(set(kept)) == 60
    assert (await hubs[0].heads([HOUSEHOLD]))[HOUSEHOLD] == (60, 0)


@pytest.mark.parametrize("isolation", ["repeatable read", "serializable"])
async def test_what_a_stricter_database_turns_back_is_done_again(
    postgres_url: str, postgres_server: PostgresServer, isolation: str
) -> None:
    name = postgres_url.rpartition("/")[2]
    postgres_server.tell(
        f'alter database "{name}" set default_transaction_isolation = "{isolation}"'
    )
    store = await PostgresStore.open(postgres_url)
    await store.make(HOUSEHOLD, {DEVICE: HASH})
    async with asyncio.timeout(IN_TIME):
        await asyncio.gather(*(store.post(HOUSEHOLD, [sealed(number)]) for number in range(60)))
    kept = await log(store)
    await store.close()
    assert len(kept) == len(set(kept)) == 60
    asked = "select xact_rollback from pg_stat_database where datname = current_database()"
    with psycopg.connect(postgres_url) as connection:
        rolled_back = connection.execute(asked).fetchone()
    assert rolled_back
    assert rolled_back[0] > 0


async def test_posts_go_on_by_themselves_after_the_server_was_restarted(
    hubs: list[PostgresStore], postgres_server: PostgresServer
) -> None:
    await asyncio.gather(*(hub.page(HOUSEHOLD, 0, 1, 1) for hub in hubs * 10))  # connections
    before = (await hubs[0].post(HOUSEHOLD, [sealed()])).head
    await asyncio.to_thread(postgres_server.stop, immediately=True)
    await asyncio.to_thread(postgres_server.start)
    async with asyncio.timeout(IN_TIME):
        assert (await hubs[0].post(HOUSEHOLD, [sealed()])).head == before + 1
        await asyncio.gather(*(hub.post(HOUSEHOLD, [sealed()]) for hub in hubs * 10))
    assert len(await log(hubs[1])) == before + 21


async def test_acknowledged_changes_survive_a_crash_of_the_server(
    hubs: list[PostgresStore], postgres_server: PostgresServer
) -> None:
    sent: list[str] = []
    crashed = asyncio.Event()

    async def write(hub: PostgresStore) -> None:
        after = 0
        while after < 20:
            change = sealed()
            while True:
                try:
                    await hub.post(HOUSEHOLD, [change])
                    break
                except StoreAway:
                    await asyncio.sleep(0.05)
            sent.append(change.id)
            after += crashed.is_set()

    async with asyncio.timeout(IN_TIME), asyncio.TaskGroup() as group:
        for number in range(8):
            group.create_task(write(hubs[number % 2]))
        while len(sent) < 100:
            await asyncio.sleep(0.01)
        await asyncio.to_thread(postgres_server.stop, immediately=True)
        await asyncio.to_thread(postgres_server.start)
        crashed.set()
    kept = await log(hubs[0])
    assert sorted(kept) == sorted(sent)


async def test_while_every_connection_is_busy_others_are_sent_away_and_then_served(
    postgres_url: str,
) -> None:
    store = await PostgresStore.open(postgres_url, most_connections=2, patience=0.3)
    for household in (HOUSEHOLD, OTHER):
        await store.make(household, {DEVICE: HASH})
    slow = await psycopg.AsyncConnection.connect(postgres_url)
    async with slow, asyncio.timeout(IN_TIME):
        lock = "select 1 from household where household = %s for update"
        await slow.execute(lock, (HOUSEHOLD,))
        stuck = [asyncio.create_task(store.post(HOUSEHOLD, [sealed()])) for _ in range(2)]
        await waiting_for_a_lock(postgres_url)
        with pytest.raises(StoreAway):
            await store.post(OTHER, [sealed()])
        await slow.rollback()
        assert sorted([(await post).head for post in stuck]) == [1, 2]
        assert (await store.post(OTHER, [sealed()])).head == 1
    await store.close()


async def test_what_is_answered_is_durable_whatever_the_servers_default(
    postgres_url: str, postgres_server: PostgresServer
) -> None:
    name = postgres_url.rpartition("/")[2]
    postgres_server.tell(f'alter database "{name}" set synchronous_commit = off')
    connections = await Connections.open(postgres_url, 1)
    assert await connections.rows("show synchronous_commit", {}) == [("on",)]
    await connections.close()


async def test_a_household_can_be_erased_whole_and_the_others_stay(
    hubs: list[PostgresStore], postgres_url: str
) -> None:
    await hubs[0].make(OTHER, {DEVICE: HASH})
    for household in (HOUSEHOLD, OTHER):
        await hubs[0].post(household, [sealed()])
        await hubs[0].hold(household, DEVICE, "holding")
    with psycopg.connect(postgres_url) as connection:
        for statement in ERASE_A_HOUSEHOLD:
            connection.execute(statement.encode(), {"household": HOUSEHOLD})
    with pytest.raises(NoHousehold):
        await hubs[1].post(HOUSEHOLD, [sealed()])
    assert len(await log(hubs[1], OTHER)) == 1
    with psycopg.connect(postgres_url) as connection:
        for table in ("household", "device", "change"):
            asked = f"select distinct household from {table}"
            found = connection.execute(asked.encode()).fetchall()
            assert [row[0].hex for row in found] == [OTHER]


async def test_two_devices_pair_over_two_hubs(hubs: list[PostgresStore], postgres_url: str) -> None:
    green, blue = (PostgresMailboxes(hub.connections) for hub in hubs)
    nameplate = await green.open(HOUSEHOLD)
    await blue.join(nameplate, HASH)
    await blue.join(nameplate, HASH)  # the same again, as after a lost reply
    with pytest.raises(Refusal, match="Another device"):
        await green.join(nameplate, "00" * 32)
    await blue.write(nameplate, "join-1", "any text: \0 \ud800")
    await blue.write(nameplate, "join-1", "any text: \0 \ud800")
    with pytest.raises(Refusal, match="written already"):
        await green.write(nameplate, "join-1", "another")
    mailbox = await green.look(nameplate)
    assert mailbox.household == HOUSEHOLD
    assert mailbox.claim_hash == HASH
    assert mailbox.slots == {"join-1": "any text: \0 \ud800"}


async def test_a_burned_mailbox_is_gone_for_all_hubs_until_it_expires(
    hubs: list[PostgresStore], postgres_url: str
) -> None:
    green, blue = (PostgresMailboxes(hub.connections) for hub in hubs)
    nameplate = await green.open(HOUSEHOLD)
    await green.write(nameplate, "offer-1", "hello")
    await blue.burn(nameplate)
    for attempt in (
        green.look(nameplate),
        green.join(nameplate, HASH),
        green.write(nameplate, "offer-2", "more"),
        green.burn(nameplate),
    ):
        with pytest.raises(Refusal, match="ended") as refused:
            await attempt
        assert refused.value.code == "gone"
    with psycopg.connect(postgres_url) as connection:
        connection.execute("update mailbox set until = now()")
    with pytest.raises(Refusal) as refused:
        await green.look(nameplate)
    assert refused.value.code == "not_known"


async def test_a_crowded_hub_gives_longer_nameplates(
    hubs: list[PostgresStore], postgres_url: str
) -> None:
    boxes = PostgresMailboxes(hubs[0].connections)
    assert len(await boxes.open(HOUSEHOLD)) == 3
    fill = """
        insert into mailbox (nameplate, household, until)
        select 'x' || number, %s, now() + interval '1 hour' from generate_series(1, %s) as number
    """
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(fill, (HOUSEHOLD, 300))
        assert len(await boxes.open(HOUSEHOLD)) == 4
        connection.execute("update mailbox set until = now()")
        assert len(await boxes.open(HOUSEHOLD)) == 3
