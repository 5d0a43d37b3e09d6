"""A real PostgreSQL server for the tests that need one, and a fresh database for each of them."""

import secrets
from collections.abc import Iterator

import pytest

from bench.postgres_server import NoServer, PostgresServer


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """One for all tests. Without the package: a skip that names it."""
    try:
        server = PostgresServer("max_connections=60")
    except NoServer as missing:
        pytest.skip(str(missing))
    with server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The address of an empty database."""
    name = f"hub-{secrets.token_hex(4)}"
    yield postgres_server.create(name)
    postgres_server.drop(name)
