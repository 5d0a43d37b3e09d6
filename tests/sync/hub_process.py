"""A hub as a process of its own: started, stopped, killed, and started again where it was."""

import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import requests

ROOT = Path(__file__).parents[2]
PATIENCE = 20  # seconds for a process to begin or to end
SAMESTARS = (sys.executable, "-m", "kiosk")
MANY = "1000000"

# Nothing that a test does is too often, unless the test is about just that.
UNLIMITED = ("--registrations", MANY, "--joins", MANY, "--mailboxes", MANY)


class HubProcess:
    """`samestars hub` on loopback. The first start takes any free port, and later ones the same."""

    def __init__(self, folder: Path, *words: str, samestars: Sequence[str] = SAMESTARS) -> None:
        """`words` are added to the command `samestars hub`, whose address and folder are given
        already.
        """
        self.folder = folder
        self.url = ""
        self._samestars = samestars
        self._words = words
        self._port = 0
        self._process: subprocess.Popen[str] | None = None
        self.log = folder.with_name(folder.name + ".log")

    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    def start(self) -> "HubProcess":
        """Start it, and wait until it answers."""
        address = ["--host", "127.0.0.1", "--port", str(self._port)]
        with self.log.open("a") as log:
            self._process = subprocess.Popen(
                [*self._samestars, "hub", *address, "--data", str(self.folder), *self._words],
                cwd=ROOT,
                env={**os.environ, "PYTHONWARNINGS": "error"},
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self._process.stdout
        said = self._process.stdout.readline()  # ends when the process does
        if not said:
            self._process.wait(PATIENCE)
            raise AssertionError(f"the hub did not start: {self.log.read_text()}")
        self.url = said.split()[-1]
        self._port = int(self.url.rsplit(":", 1)[1])
        return self

    def kill(self) -> None:
        """End it as a power cut would."""
        self._ended(signal.SIGKILL)

    def stop(self) -> int:
        """End it as a service is ended; the exit code."""
        return self._ended(signal.SIGTERM)

    def restart(self) -> None:
        """Start it again on the same folder and port, after `kill` or `stop`."""
        self.start()

    def _ended(self, number: signal.Signals) -> int:
        if self._process is None:
            return 0
        process, self._process = self._process, None
        process.send_signal(number)
        try:
            return process.wait(PATIENCE)
        finally:
            process.kill()
            process.wait(PATIENCE)
            assert process.stdout
            process.stdout.close()


@dataclass
class Household:
    """A household at a hub, with devices that know nothing of keys: blobs are noise."""

    url: str
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    tokens: dict[str, str] = field(default_factory=lambda: new_devices(1))
    verify: str | bool = True
    session: requests.Session = field(default_factory=requests.Session)

    @property
    def device(self) -> str:
        """The first device."""
        return next(iter(self.tokens))

    @property
    def path(self) -> str:
        return f"/v1/households/{self.id}"

    @property
    def hashes(self) -> dict[str, str]:
        return {device: token_hash(token) for device, token in self.tokens.items()}

    def ask(
        self, method: str, path: str, *, token: str | None = None, timeout: float = 20, **how: Any
    ) -> requests.Response:
        """One request with a token: the first device's where none is given."""
        bearer = next(iter(self.tokens.values())) if token is None else token
        headers = {"Authorization": f"Bearer {bearer}", **how.pop("headers", {})}
        address = f"{self.url}{path}"
        return self.session.request(
            method, address, headers=headers, timeout=timeout, verify=self.verify, **how
        )

    def make(self) -> "Household":
        made = self.ask("PUT", self.path, json={"devices": self.hashes})
        assert made.status_code in (200, 201), made.text
        return self

    def post(self, changes: list[dict[str, Any]]) -> dict[str, Any]:
        posted = self.ask("POST", f"{self.path}/changes", json={"changes": changes})
        assert posted.status_code == 200, posted.text
        answer: dict[str, Any] = posted.json()
        return answer

    def page(self, after: int = 0, **query: Any) -> dict[str, Any]:
        got = self.ask("GET", f"{self.path}/changes", params={"after": after, **query})
        assert got.status_code == 200, got.text
        answer: dict[str, Any] = got.json()
        return answer

    def all(self) -> list[dict[str, Any]]:
        """Every change, page by page."""
        found: list[dict[str, Any]] = []
        after = 0
        while page := self.page(after)["changes"]:
            found += page
            after += len(page)
        return found


def new_devices(count: int) -> dict[str, str]:
    """Device id -> token."""
    return {secrets.token_hex(8): secrets.token_hex(32) for _ in range(count)}


def token_hash(token: str) -> str:
    return sha256(token.encode("ascii")).hexdigest()


def sealed(number: int, device: str = "d" * 16, size: int = 400) -> dict[str, Any]:
    """A change whose blob is noise."""
    blob = secrets.token_urlsafe(size)[:size].replace("-", "+").replace("_", "/")
    return {"id": secrets.token_hex(16), "device": device, "number": number, "blob": blob}


def mark_of(ids: Iterable[str]) -> str:
    """The mark of a log with these changes, in whatever order; see the store's `Page`."""
    return f"{sum(int(id[:8], 16) for id in ids) % 2**32:08x}"


def error_of(answer: requests.Response) -> str:
    """The code of a refusal, which is told in JSON."""
    assert answer.headers["Content-Type"] == "application/json"
    error: Mapping[str, str] = answer.json()["error"]
    assert error["message"].endswith("."), error
    return error["code"]


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubProcess]:
    """A hub on an empty folder, with no limits to how often."""
    process = HubProcess(tmp_path / "hub", *UNLIMITED).start()
    yield process
    process.stop()
