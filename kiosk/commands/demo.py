"""`samestars demo`: the kiosk on a sample family."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import TextIO

from kiosk.demo import demo_folder, make_demo
from kiosk.device import command, default_folder

from .answer import DONE, Answer
from .parser import Declaring

PATIENCE = 1.0  # seconds after which a wait wants a word


def declare(commands: Declaring) -> None:
    parser = commands.add(
        "demo",
        run,
        "Open the kiosk on a sample family, in a folder of its own.",
        "samestars demo --home blue",
    )
    parser.add_argument("--home", choices=("green", "blue"), default="green", help="which wall")
    parser.add_argument("--only-make", action="store_true", help="make it without opening it")


def run(arguments: argparse.Namespace) -> Answer:
    """Make the family if today's is not there yet, then open the screen on it."""
    folder = getattr(arguments, "data", None) or demo_folder(default_folder())
    with announced("Making the sample family...", sys.stderr):
        make_demo(folder, arguments.home)
    document = {"folder": str(folder), "home": arguments.home}
    if arguments.only_make or getattr(arguments, "json", False):
        return Answer(document, where(folder))
    from kiosk.run import run_kiosk  # Textual: only for the screen, it takes 0.3 s to load

    code = run_kiosk(folder)
    return Answer(document, where(folder) if code == DONE else [], code)


@contextmanager
def announced(words: str, stream: TextIO, after: float = PATIENCE) -> Iterator[None]:
    """Say the words if what is done within takes longer than `after` seconds."""
    timer = Timer(after, print, (words,), {"file": stream, "flush": True})
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()


def where(folder: Path) -> list[str]:
    """Where the demo lies, and how to take its plan for a beginning."""
    export = command(folder, "plan", "export", "my-plan.toml")
    return [f"The demo is in {folder}.", f"Its plan as a file to begin with: {export}"]
