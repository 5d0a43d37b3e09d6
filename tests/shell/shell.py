"""The near end: what came of a command that was typed."""

import atexit
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOON = 60.0  # seconds in which a command ends, on a busy machine


def environment(**more: str) -> dict[str, str]:
    """The surroundings of a command: our own but for what is set for Same Stars."""
    ours = {name: text for name, text in os.environ.items() if not name.startswith("SAMESTARS_")}
    return ours | more


def typed(
    *words: str | Path, keys: str = "", surroundings: dict[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """What came of `samestars` with these words; `keys` is all that stands on standard input.

    Raises subprocess.TimeoutExpired after SOON, and the command is ended.
    """
    with tempfile.TemporaryDirectory() as place:
        streams = [Path(place, name) for name in ("in", "out", "errors")]
        for path, text in zip(streams, (keys, "", ""), strict=True):
            path.write_text(text, encoding="utf-8")
        command = [str(word) for word in words]
        code = shell().run(
            {
                "words": command,
                "streams": [str(path) for path in streams],
                "environment": environment() if surroundings is None else surroundings,
            }
        )
        said, complained = (path.read_text(encoding="utf-8") for path in streams[1:])
    return subprocess.CompletedProcess(command, code, said, complained)


class Shell:
    """The process that becomes commands (`python -m tests.shell`)."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "tests.shell"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip

    def run(self, asked: dict[str, object]) -> int:
        """The exit status of a command."""
        near, far = self._process.stdin, self._process.stdout
        assert near
        assert far
        near.write(json.dumps(asked).encode() + b"\n")
        near.flush()
        if not select.select([far], [], [], SOON)[0]:
            self.end()
            shell.cache_clear()
            raise subprocess.TimeoutExpired(str(asked["words"]), SOON)
        return int(far.readline())

    def end(self) -> None:
        """End it, and the command in which it is; twice is harmless."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.communicate()


@cache
def shell() -> Shell:
    """One for a test run, made when it is first needed."""
    made = Shell()
    atexit.register(made.end)
    return made
