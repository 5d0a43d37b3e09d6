"""Commands as they are typed, each a process of its own."""

import json
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Self

import requests

from tests import shell
from tests.network.spoken import ROOT

SOON = 60.0  # seconds in which a command ends, on a busy machine


def command(*words: str | Path) -> list[str]:
    return [sys.executable, "-W", "error", "-m", "kiosk", *map(str, words)]


def samestars(*words: str | Path, data: Path) -> Any:
    """What a command that does it answers with --json."""
    done = shell.typed(*words, "--data", data, "--json")
    assert done.returncode == 0, (words, done.returncode, done.stdout, done.stderr)
    return json.loads(done.stdout)


def refused(*words: str | Path, data: Path, code: int = 1) -> str:
    """The one line of a command that says no."""
    done = shell.typed(*words, "--data", data)
    assert done.returncode == code, (words, done.returncode, done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    return done.stderr


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class RunningHub:
    """`samestars hub` on one folder and one port, which can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[str]
        self._errors = folder.with_suffix(".errors")

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self.stop()

    def start(self) -> None:
        """Run it, and wait until it answers."""
        listen = ("--host", "127.0.0.1", "--port", str(self.port), "--registrations", "1000")
        with self._errors.open("a") as errors:
            self._process = subprocess.Popen(
                command("hub", *listen, "--data", self.folder),
                cwd=ROOT,
                env=shell.environment(),
                stdout=subprocess.DEVNULL,
                stderr=errors,
                text=True,
            )
        deadline = time.monotonic() + SOON
        while not self._answers():
            assert self._process.poll() is None, self.complaint
            assert time.monotonic() < deadline, self.complaint
            time.sleep(0.02)

    def stop(self) -> None:
        """SIGTERM: it must end cleanly, whoever waits there."""
        self._process.terminate()
        assert self._process.wait(SOON) == 0, self.complaint
        assert "Traceback" not in self.complaint

    def kill(self) -> None:
        """SIGKILL: no word, no flush, no goodbye."""
        self._process.kill()
        self._process.wait(SOON)

    @property
    def complaint(self) -> str:
        """What it said on standard error so far."""
        return self._errors.read_text()[-2000:]

    def _answers(self) -> bool:
        try:
            return requests.get(f"{self.url}/healthz", timeout=SOON).ok
        except requests.ConnectionError:
            return False
