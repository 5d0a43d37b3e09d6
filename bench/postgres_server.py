"""A PostgreSQL server of its own, from the system's package: real, durable, gone afterwards."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Self

import psycopg

PACKAGE = "postgresql"  # Debian's and Raspberry Pi OS's name for it
OWNER = "samestars"
UNPRIVILEGED = ("postgres", "nobody")  # the server refuses to run as root
PATIENCE = 30.0  # seconds until a server must answer
PROGRAMS = "/usr/lib/postgresql"  # Debian keeps the server out of the search path


class NoServer(Exception):
    """There is no PostgreSQL here, or it did not start; the message says what to do."""


class PostgresServer:
    """On a free port of the loopback interface and a socket, with an empty folder; fsync is on.

    `with PostgresServer() as server:` makes, starts, stops and deletes it.
    """

    def __init__(self, *settings: str) -> None:
        """`settings` like "max_connections=20". Raises NoServer."""
        self._programs = programs()
        self._settings = settings
        self._user = _user()
        self._process: subprocess.Popen[bytes] | None = None
        self.folder = Path(tempfile.mkdtemp(prefix="samestars-postgres-", dir=_disk()))
        self.port = _free_port()

    def __enter__(self) -> Self:
        try:
            self._initialise()
            self.start()
        except BaseException:
            self._delete()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._delete()

    def url(self, database: str = "postgres") -> str:
        """Where a client finds `database`, by TCP."""
        return f"postgresql://{OWNER}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        """Start and wait until it answers. Raises NoServer after PATIENCE seconds."""
        settings = [part for setting in self._settings for part in ("-c", setting)]
        place = ["-D", str(self._data), "-k", str(self.folder), "-p", str(self.port)]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [str(self._programs / "postgres"), *place, "-h", "127.0.0.1", *settings],
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                user=self._user,
                group=_group(self._user),
            )
        self._await_answer(self._process)

    def stop(self, *, immediately: bool = False) -> None:
        """End it as an operator does; `immediately`, as a crash does: nothing is tidied up."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT if immediately else signal.SIGINT)
            self._process.wait(PATIENCE)
            self._process = None

    def create(self, database: str) -> str:
        """A new, empty database; its URL."""
        self.tell(f'create database "{database}"')
        return self.url(database)

    def drop(self, database: str) -> None:
        """Delete a database, and end the connections to it."""
        self.tell(f'drop database "{database}" with (force)')

    def tell(self, statement: str) -> None:
        """Run one statement on the database of the server's owner."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(statement.encode())

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    @property
    def _log(self) -> Path:
        return self.folder / "log"

    def _initialise(self) -> None:
        if self._user is not None:
            shutil.chown(self.folder, self._user, _group(self._user))
        command = [str(self._programs / "initdb"), "-D", str(self._data), "-U", OWNER]
        choices = ["--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
        made = subprocess.run(
            [*command, *choices],
            capture_output=True,
            text=True,
            check=False,
            cwd=self.folder,
            user=self._user,
            group=_group(self._user),
        )
        if made.returncode:
            raise NoServer(f"PostgreSQL could not make its folder: {made.stderr.strip()}")

    def _await_answer(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and process.poll() is None:
            try:
                psycopg.connect(self.url(), connect_timeout=5).close()
                return
            except psycopg.OperationalError:  # not yet
                time.sleep(0.02)
        told = self._log.read_text(encoding="utf-8", errors="replace")
        raise NoServer(f"PostgreSQL did not start. It said: {told[-2000:]}")

    def _delete(self) -> None:
        self.stop(immediately=True)
        shutil.rmtree(self.folder)


def programs() -> Path:
    """The folder with `postgres` and `initdb`, the newest there is. Raises NoServer."""
    found = sorted(Path(PROGRAMS).glob("*/bin"), key=lambda folder: float(folder.parent.name))
    on_path = shutil.which("postgres")
    places = [*reversed(found), *([Path(on_path).resolve().parent] if on_path else [])]
    for place in places:
        if (place / "postgres").exists() and (place / "initdb").exists():
            return place
    raise NoServer(f"PostgreSQL is not here. Install Debian's package {PACKAGE} to include it.")


def _user() -> str | None:
    """Whom the server runs as; None: whoever runs this."""
    if os.geteuid():
        return None
    for name in UNPRIVILEGED:
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise NoServer("PostgreSQL does not run as root, and there is no user `nobody` here.")


def _group(user: str | None) -> int | None:
    return None if user is None else pwd.getpwnam(user).pw_gid


def _disk() -> str | None:
    """A folder that is on a disk: where /tmp is memory, making durable would cost nothing."""
    return "/var/tmp" if os.access("/var/tmp", os.W_OK) else None


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
