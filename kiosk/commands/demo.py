"""`samestars demo`: the kiosk on a sample family."""

import argparse

from kiosk.demo import demo_folder, make_demo
from kiosk.device import default_folder

from .answer import Answer
from .parser import Declaring


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
    make_demo(folder, arguments.home)
    if arguments.only_make or getattr(arguments, "json", False):
        return Answer(
            {"folder": str(folder), "home": arguments.home}, [f"The demo is in {folder}."]
        )
    from kiosk.run import run_kiosk  # Textual: only for the screen, it takes 0.3 s to load

    return Answer({}, [], run_kiosk(folder))
