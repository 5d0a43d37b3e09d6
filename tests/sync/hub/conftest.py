"""Hubs and stores to test on."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psycopg
import pytest

from bench.postgres_server import PostgresServer
from sync.hub.database import open_database
from sync.hub.journal_store import JournalStore
from sync.hub.store import HubStore
from tests.postgres import postgres_server, postgres_url
from tests.sync.hub_process import hub

__all__ = ["hub", "postgres_server", "postgres_url"]


@pytest.fixture(scope="session")
def emptied_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The address of one database for all tests that find it empty: making one takes a second."""
    yield postgres_server.create("hub-emptied")
    postgres_server.drop("hub-emptied")


@pytest.fixture
def empty_url(emptied_url: str) -> str:
    """That address, when it is empty."""
    with psycopg.connect(emptied_url, autocommit=True) as connection:
        if connection.execute("select to_regclass('household')").fetchone() != (None,):
            connection.execute("truncate household, change, mailbox cascade")
    return emptied_url


@pytest.fixture(params=["journal", "postgres"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[HubStore]:
    """An empty store of each kind."""
    store: HubStore
    if request.param == "journal":
        store = await JournalStore.open(tmp_path / "hub")
    else:
        store, _ = await open_database(request.getfixturevalue("empty_url"))
    yield store
    await store.close()
