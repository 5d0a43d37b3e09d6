"""`docs/scale.md` quotes the SQL that runs, and the SQL that it tells an operator to run works."""

import re
import secrets
from pathlib import Path

import psycopg
import pytest

from sync.hub.postgres.schema import ERASE_A_HOUSEHOLD, NEW_EPOCHS, TABLES
from sync.hub.postgres.sql import POST
from sync.hub.postgres.store import PostgresStore
from sync.hub.store import NoHousehold, Sealed

PAGE = Path(__file__).parents[3] / "docs" / "scale.md"
BLOCKS = [block.strip() for block in re.findall(r"```sql\n(.*?)```", PAGE.read_text(), re.DOTALL)]
HOUSEHOLD, SILENT = "a1" * 16, "b2" * 16
DEVICE, HASH = "c3" * 8, "d4" * 32


def test_the_page_quotes_what_runs() -> None:
    (table_of_changes,) = (table.strip() for table in TABLES if "exists change (" in table)
    erase = "".join(f"{statement};\n" for statement in ERASE_A_HOUSEHOLD)
    as_in_psql = f"begin;\n{erase}commit;".replace("%(household)s", ":'household'")
    for statement in (table_of_changes, POST.strip(), NEW_EPOCHS.strip(), as_in_psql):
        assert statement in BLOCKS


async def test_what_an_operator_is_told_to_run_does_what_it_says(postgres_url: str) -> None:
    begin_year, end_year = next(block for block in BLOCKS if "heads_of" in block).splitlines()
    store = await PostgresStore.open(postgres_url)
    _, epoch = await store.make(HOUSEHOLD, {DEVICE: HASH})
    await store.make(SILENT, {DEVICE: HASH})
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(begin_year.encode())
        await store.post(HOUSEHOLD, [Sealed(secrets.token_hex(16), DEVICE, 1, "AAAA")])
        silent = connection.execute(end_year.encode()).fetchall()
        connection.execute(NEW_EPOCHS)
        assert [row[0].hex for row in silent] == [SILENT]
        page = await store.page(HOUSEHOLD, 0, 10, 1000)
        assert page.epoch != epoch
        assert page.epoch != (await store.page(SILENT, 0, 10, 1000)).epoch
        assert len(page.changes) == 1
        for statement in ERASE_A_HOUSEHOLD:
            connection.execute(statement.encode(), {"household": HOUSEHOLD})
    with pytest.raises(NoHousehold):
        await store.page(HOUSEHOLD, 0, 10, 1000)
    await store.close()
