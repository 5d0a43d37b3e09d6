"""The servers from npm that the hub is measured beside: installed at need, kept from then on."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.row import BenchError

PACKAGES = Path(__file__).parent / "baselines" / "package.json"
BUILT = ("bcrypt", "better-sqlite3")  # what Actual needs compiled here
PATIENCE = 600  # seconds for one step; better-sqlite3 takes over a minute to compile
QUIET = ("--no-audit", "--no-fund", "--no-package-lock", "--no-update-notifier")


@dataclass
class Peers:
    """Installed into `folder`, which git ignores, as soon as one of them is asked for.

    Raises BenchError with a sentence where node or npm is missing or the installation fails; it is
    not tried twice in a run.
    """

    folder: Path
    failure: str = ""

    def pouchdb(self) -> Path:
        """The folder of modules that express-pouchdb is in."""
        if not (self._modules / ".installed").exists():
            self._say("Installing the peers from npm (once, about half a minute) ...")
            self._install()
            (self._modules / ".installed").touch()
        return self._modules

    def actual(self) -> Path:
        """The folder of modules that Actual's sync server is in, compiled."""
        modules = self.pouchdb()
        if not (modules / ".built").exists():
            self._say(f"Compiling {' and '.join(BUILT)} (once, a minute or two) ...")
            self._npm("rebuild", *BUILT)
            (modules / ".built").touch()
        return modules

    @property
    def _modules(self) -> Path:
        return self.folder / "node_modules"

    def _install(self) -> None:
        """From nothing, and without running what the packages would like to run."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        shutil.copy(PACKAGES, self.folder)
        self._npm("install", "--ignore-scripts", *QUIET)

    def _npm(self, *arguments: str) -> None:
        if self.failure:
            raise BenchError(self.failure)
        try:
            npm(arguments, self.folder)
        except BenchError as error:
            self.failure = str(error)
            raise

    def _say(self, sentence: str) -> None:
        if not self.failure:
            print(sentence, flush=True)


def npm(arguments: Sequence[str], folder: Path) -> None:
    """Run npm in a folder to its end, with the caller's settings; BenchError with its last line."""
    if not all(map(shutil.which, ("node", "npm"))):
        raise BenchError("It needs Node.js 20 with npm, which are not here.")
    log = folder / "npm.txt"
    with log.open("wb") as output:
        try:
            done = subprocess.run(
                ["npm", *arguments],
                cwd=folder,
                env=dict(os.environ),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise BenchError(f"`npm {arguments[0]}` took over {PATIENCE} s.") from error
    if done.returncode:
        words = log.read_text(errors="replace").strip().splitlines()[-1:] or ["it said nothing"]
        raise BenchError(f"`npm {arguments[0]}` failed: {words[0]}")
