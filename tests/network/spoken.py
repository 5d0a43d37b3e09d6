"""A process that is spoken to in lines of JSON, and may be killed in the middle of a word."""

import json
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 30.0  # seconds: more than two cores and a full test run ever took


class Gone(Exception):
    """The process ended before it answered: what it was told may have been done or not."""


class Spoken:
    """A Python module run as a process; `said` on standard error goes to a file."""

    def __init__(self, module: str, folder: Path) -> None:
        self.module = module
        self.folder = folder
        self.errors = folder.with_suffix(".errors")
        self.start()

    def start(self) -> None:
        """Run it, as after a power cut: on the folder as it was left."""
        with self.errors.open("a") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-W", "error", "-m", self.module, str(self.folder)],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        assert self._process.stdout is not None
        self._heard: queue.Queue[str] = queue.Queue()
        self._ear = threading.Thread(target=hear, args=(self._process.stdout, self._heard))
        self._ear.start()
        self._greeted = False

    def tell(self, **command: Any) -> None:
        """Say a command; `hear` brings its answer. Waits until a started process is there."""
        assert self._process.stdin is not None
        if not self._greeted:
            self.hear()
            self._greeted = True
        try:
            self._process.stdin.write(json.dumps(command) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError as error:
            raise Gone(self.complaint) from error

    def hear(self) -> dict[str, Any]:
        """The next answer. Raises Gone."""
        line = self._heard.get(timeout=PATIENCE)
        if not line:
            raise Gone(self.complaint)
        answer: dict[str, Any] = json.loads(line)
        return answer

    def ask(self, **command: Any) -> dict[str, Any]:
        """Say a command and wait for what came of it."""
        self.tell(**command)
        return self.hear()

    @property
    def complaint(self) -> str:
        """What it said on standard error so far."""
        return f"{self.module} {self.folder.name}: {self.errors.read_text()[-2000:]}"

    def kill(self) -> None:
        """SIGKILL: no word, no flush, no goodbye."""
        self._process.kill()
        self._end()

    def stop(self) -> None:
        """Let it end by itself."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._end()
        assert self._process.returncode == 0, self.complaint

    def _end(self) -> None:
        self._process.wait(PATIENCE)
        self._ear.join(PATIENCE)
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            try:
                pipe.close()
            except BrokenPipeError:  # it was killed before it read all that it was told
                continue


def hear(mouth: IO[str], heard: queue.Queue[str]) -> None:
    """Each line as it comes, and an empty one at the end."""
    for line in mouth:
        heard.put(line)
    heard.put("")
