"""Our hub on PostgreSQL, with as many households as a large clinic's: filled by COPY."""

import hashlib
import random
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import UUID

import psycopg

from bench.endpoints.load import SEALED
from bench.endpoints.ours import DEVICE, TOKEN, OurHub
from bench.line import Line, request
from bench.postgres_server import NoServer, PostgresServer
from bench.row import BenchError
from bench.terminal import samestars

OURS_POSTGRES = "our hub on PostgreSQL"
EACH = 10  # changes that a household has before the clock runs
NOISE = 1 << 20  # bytes from which the changes are cut: no compression finds anything in them

TABLES = {
    "household (household, epoch, head)": ["uuid", "bytea", "int8"],
    "device (household, device, token_hash)": ["uuid", "bytea", "bytea"],
    "change (household, seq, id, device, number, blob)": [
        *("uuid", "int8", "uuid", "bytea", "int8", "bytea"),
    ],
}


class OurHubOnPostgres(OurHub):
    """`samestars hub --database-url`, beside a server of its own with that server's own settings.

    Raises BenchError where PostgreSQL is not here.
    """

    name = OURS_POSTGRES

    def __init__(self, folder: Path, households: int) -> None:
        super().__init__(folder, households=households, stored=0)
        self.heads.update(dict.fromkeys(self.households, EACH))
        self._server = ExitStack()
        self.url = ""

    def __enter__(self) -> Self:
        try:
            server = self._server.enter_context(PostgresServer())
        except NoServer as error:
            raise BenchError(str(error)) from error
        with self._server.pop_all() as ended:
            self.url = server.create("hub")
            super().__enter__()
            self._server = ended.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        super().__exit__(kind, error, trace)
        self._server.close()

    def command(self) -> list[str]:
        return samestars("hub", "--port", str(self.port), "--database-url", self.url)

    def make_households(self, line: Line) -> None:
        """As from a backup, once the hub has made the tables: by posts it would take an hour."""
        line.ask(request("GET", "/healthz"))
        with psycopg.connect(self.url, autocommit=True) as connection:
            for (table, types), rows in zip(
                TABLES.items(), (self._made(), self._enrolled(), self._changes()), strict=True
            ):
                statement = f"copy {table} from stdin (format binary)".encode()
                with connection.cursor() as cursor, cursor.copy(statement) as copy:
                    copy.set_types(types)
                    for row in rows:
                        copy.write_row(row)
            connection.execute("vacuum analyze")
            connection.execute("checkpoint")

    def _fill(self, line: Line) -> None:
        """Nothing is left to do: the households came with their changes."""

    def bytes_a_change(self) -> float:
        """What the table of changes takes on the disk with its indexes, for each one."""
        asked = "select pg_total_relation_size('change')::float8 / count(*) from change"
        with psycopg.connect(self.url) as connection:
            row = connection.execute(asked).fetchone()
        assert row
        return float(row[0])

    def _made(self) -> Iterator[tuple[Any, ...]]:
        for household in self.households:
            yield uuid(household), b"5eed5eed", EACH

    def _enrolled(self) -> Iterator[tuple[Any, ...]]:
        hashed = hashlib.sha256(TOKEN.encode()).digest()
        for household in self.households:
            yield uuid(household), bytes.fromhex(DEVICE), hashed

    def _changes(self) -> Iterator[tuple[Any, ...]]:
        """Round by round, as they come in over the weeks: a household's do not lie together."""
        chance = random.Random("changes")
        noise = chance.randbytes(NOISE)
        for seq in range(1, EACH + 1):
            for household in self.households:
                begin = chance.randrange(NOISE - SEALED)
                change = UUID(bytes=chance.randbytes(16))
                blob = noise[begin : begin + SEALED]
                yield uuid(household), seq, change, bytes.fromhex(DEVICE), seq, blob


def uuid(household: int) -> UUID:
    """The household's name, as `ours.path` gives it."""
    return UUID(bytes=random.Random(household).randbytes(16))
