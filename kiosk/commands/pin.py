"""`samestars pin`: the four digits before an adult's settings, chosen or cleared on the machine."""

import argparse
import getpass
import sys

from kiosk.errors import WrongUse
from kiosk.gate import Gate
from kiosk.household.pin import DIGITS

from .answer import Answer
from .opening import opened
from .parser import Declaring

FOUR = f"A PIN has {DIGITS} digits"
STANDS = {
    "set": "There is a PIN, the same in all homes.",
    "none": "There is no PIN: the household wants none.",
    "never": "There is no PIN yet. The wall asks for one at Grown-ups, More.",
}


def declare(commands: Declaring) -> None:
    group = commands.group("pin", "Choose, clear or look up the adults' PIN.", "samestars pin set")
    group.add("set", choose, "Choose four digits; also where they were forgotten.", "pin set")
    group.add("clear", clear, "Ask for no PIN, in no home.", "samestars pin clear")
    group.add("status", status, "Whether there is a PIN.", "samestars pin status --json")


def choose(arguments: argparse.Namespace) -> Answer:
    """Type the digits, twice on a terminal, once on a pipe. Nobody asks for the old ones."""
    digits = typed("Four digits: ")
    if sys.stdin.isatty() and typed("Once more: ") != digits:
        raise WrongUse("These were two different PINs. Nothing was changed.")
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
        raise WrongUse(f"{FOUR}, and nothing else. Nothing was changed.")
    return changed(arguments, digits, "The PIN is set. It opens the settings in all homes.")


def clear(arguments: argparse.Namespace) -> Answer:
    """The settings open without a PIN; leaving the kiosk keeps its words and digits."""
    return changed(arguments, "", "The PIN is cleared. The settings open without one.")


def changed(arguments: argparse.Namespace, digits: str, said: str) -> Answer:
    with opened(arguments) as device:
        gate = Gate(device)
        gate.choose(digits)
        document = {"pin": gate.standing, "wait": gate.wait()}
    return Answer(document, [said])


def status(arguments: argparse.Namespace) -> Answer:
    """Whether there is one, and how long this screen waits after wrong tries."""
    with opened(arguments) as device:
        gate = Gate(device)
        stands, wait = gate.standing, gate.wait()
    lines = [STANDS[stands]]
    if wait:
        lines.append(f"After wrong tries this screen hears the next one in {wait} seconds.")
    return Answer({"pin": stands, "wait": wait}, lines)


def typed(asked: str) -> str:
    """A line that does not show on a terminal."""
    if sys.stdin.isatty():
        return getpass.getpass(asked).strip()
    return sys.stdin.readline().strip()
