"""`samestars pair words` and `pair recover`: for a household that lost all its devices."""

import argparse
import os
import sys
from pathlib import Path

from kiosk.device.clock import boot_id
from kiosk.device.device import system_reading
from kiosk.errors import KioskError, WrongUse
from sync import SyncError

from .answer import Answer
from .hanging import hung
from .opening import folder, opened
from .parser import Declaring
from .reaching import reaching
from .recovery_page import recovery_page

KEEP = (
    "Write them on paper, and keep it where your devices are not. Whoever has the words can read "
    "the plan and the stars; a household that loses all its devices and the words is lost. "
    "Words made before count no more."
)


def declare(group: Declaring) -> None:
    words = group.add(
        "words",
        make,
        "Make twelve recovery words, for the day on which all devices are lost.",
        "samestars pair words --page words.html",
    )
    words.add_argument("--page", type=Path, metavar="FILE", help="put them on a page to print")
    again = group.add(
        "recover",
        recover_household,
        "Set this device up with the recovery words, after all devices were lost.",
        "samestars pair recover --hub samestars.local --home green WORD WORD ...",
    )
    again.add_argument("words", nargs="*", metavar="WORD", help="the twelve; or on standard input")
    again.add_argument("--hub", required=True, metavar="URL", help="the hub's address")
    again.add_argument("--certificate", default="", metavar="PEM", help="the hub's, if its own")
    again.add_argument("--home", required=True, metavar="ID", help="the home where it hangs")


def make(arguments: argparse.Namespace) -> Answer:
    """New words, on the terminal or on a page, and nowhere else."""
    from sync.link import Link  # requests and cryptography: 0.2 s that most commands do without
    from sync.pairing import make_words

    page: Path | None = arguments.page
    written: list[Path] = []
    with opened(arguments) as device, reaching():
        link, name = Link.open(device.folder), device.day.plan.name

        def write_down(words: tuple[str, ...]) -> None:
            if page:
                write_page(page, recovery_page(words, name, link.hub))
                written.append(page)

        try:
            words, told = make_words(device.replica, link, write_down)
        except SyncError:
            for path in written:  # words that never counted
                path.unlink(missing_ok=True)
            raise
    if page:
        lines = [f"The words are on {page}: print it, then delete it. {KEEP}", *told]
        return Answer({"page": str(page), "told": list(told)}, lines)
    lines = [f"{place:2}  {word}" for place, word in enumerate(words, start=1)]
    return Answer({"words": list(words), "told": list(told)}, [*lines, KEEP, *told])


def write_page(path: Path, page: str) -> None:
    """A file for this user alone, where there was none. Raises KioskError; nothing is left then."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except FileExistsError:
        raise KioskError(
            f"{path} is there already. Nothing was changed, and the earlier words still count. "
            "Name a file that is not there yet."
        ) from None
    except OSError as error:
        raise not_written(path, error) from error
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(page)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        path.unlink(missing_ok=True)
        raise not_written(path, error) from error


def not_written(path: Path, error: OSError) -> KioskError:
    return KioskError(
        f"{path} could not be written ({error.strerror}). Nothing was changed, and the earlier "
        "words still count. Choose another place, or free some space."
    )


def recover_household(arguments: argparse.Namespace) -> Answer:
    """The household's plan and stars, on this device, from the hub."""
    from sync.pairing import recover  # as above

    words = arguments.words or typed()
    with reaching():
        paired = recover(
            words,
            arguments.hub,
            arguments.home,
            folder(arguments),
            system_reading,
            certificate=arguments.certificate,
            boot=boot_id(),
        )
    return hung(arguments, paired.device, paired.told)


def typed() -> list[str]:
    """The words from standard input, which no other user of this machine can look at."""
    if sys.stdin.isatty():
        print("Type the twelve words, then Enter: ", end="", file=sys.stderr, flush=True)
        return sys.stdin.readline().split()
    words = sys.stdin.read().split()
    if not words:
        raise WrongUse("There are no words. Nothing was joined. Add the twelve from the paper.")
    return words
