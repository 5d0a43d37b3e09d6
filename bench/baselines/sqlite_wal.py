"""SQLite with a write-ahead log, synced at each commit: what is usually advised for durability."""

import json
import sqlite3
import sys
from pathlib import Path

from bench.ticker import document, serve

INSERT = "INSERT INTO completion VALUES (?, ?)"


def row(number: int) -> tuple[str, str]:
    """Its key and the whole document as JSON."""
    fields = document(number)
    return str(fields["id"]), json.dumps(fields)


def connect(file: Path) -> sqlite3.Connection:
    """Each statement is a transaction of its own, on the medium when `execute` returns."""
    database = sqlite3.connect(file, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    return database


def fill(database: sqlite3.Connection, count: int) -> None:
    """The history, in one transaction: it leaves a log of full length behind."""
    database.execute("CREATE TABLE completion (id TEXT PRIMARY KEY, document TEXT) WITHOUT ROWID")
    database.execute("BEGIN")
    database.executemany(INSERT, map(row, range(count)))
    database.execute("COMMIT")


def main(file: Path, count: int, *, restarted: bool) -> None:
    """Fill a store with `count` documents, then add one for each tick.

    `restarted`: closed and opened again first, as after a start of the device. The log then grows
    again from nothing, which costs more than to overwrite one of full length.
    """
    database = connect(file)
    fill(database, count)
    if restarted:
        database.close()
        database = connect(file)
    serve(lambda number: database.execute(INSERT, row(number)), count)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), restarted=sys.argv[3] == "restarted")
