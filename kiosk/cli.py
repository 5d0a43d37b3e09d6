"""The command line: from words to a command, from its answer to an exit code."""

import argparse
import json
import sys
from collections.abc import Sequence

from kiosk import __version__
from kiosk.commands import (
    appointments,
    backup,
    calendar,
    chart,
    demo,
    doctor,
    handover,
    history,
    hub,
    kit,
    learn,
    pair,
    paper,
    pause,
    pin,
    plan,
    question,
    report,
    schedule,
    setup,
    status,
    sync,
    team,
    tick,
    today,
    update,
)
from kiosk.commands.answer import NOBODY_REACHABLE, REFUSED, WRONG_USE, Answer
from kiosk.commands.opening import folder
from kiosk.commands.parser import Declaring, OneLineParser, common
from kiosk.commands.preview import WithoutYes
from kiosk.errors import KioskError, NobodyReachable, WrongUse
from kiosk.household import HouseholdError
from sync import SyncError

ABOUT = """Same Stars: two homes, one practice plan, the same stars.

samestars alone opens the full-screen kiosk; each command below is also scriptable (--json).
Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 nobody reachable (all is kept)."""


ROOMS = (
    demo, setup, plan, today, tick, pause, learn, chart, handover, schedule,
    appointments, calendar, kit, team, update, question, report, paper, status, history, backup,
    doctor, pin, hub, pair, sync,
)  # fmt: skip


def build_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    parser = OneLineParser(
        prog="samestars",
        description=ABOUT,
        epilog="example:  samestars setup --home green --plan plan.toml",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"samestars {__version__}")
    common(parser)
    declaring = Declaring(parser)
    for room in ROOMS:
        room.declare(declaring)
    return parser


def run(argv: Sequence[str]) -> int:
    """Run one command; returns the exit code. Errors are one line on standard error."""
    arguments = build_parser().parse_args(argv)
    if hasattr(arguments, "group") and not hasattr(arguments, "run"):
        arguments.group.print_help(sys.stderr)
        return WRONG_USE
    try:
        answer: Answer = getattr(arguments, "run", open_screen)(arguments)
    except WithoutYes as error:
        complain(error, WRONG_USE)
        answer = Answer(error.document, code=WRONG_USE)
    except WrongUse as error:
        return complain(error, WRONG_USE)
    except NobodyReachable as error:
        return complain(error, NOBODY_REACHABLE)
    except (KioskError, HouseholdError, SyncError) as error:
        return complain(error, REFUSED)
    try:
        show(answer, as_json=getattr(arguments, "json", False))
    except BrokenPipeError:
        raise
    except OSError as error:
        said = f"It is done, but the answer could not be printed ({error.strerror})."
        return complain(KioskError(said), REFUSED)
    return answer.code


def open_screen(arguments: argparse.Namespace) -> Answer:
    """The full-screen kiosk, when no command is named."""
    from kiosk.run import run_kiosk  # Textual: only for the screen, it takes 0.3 s to load

    return Answer({}, [], run_kiosk(folder(arguments)))


def complain(error: Exception, code: int) -> int:
    """One line on standard error."""
    print("samestars: " + " ".join(str(error).split()), file=sys.stderr)
    return code


def show(answer: Answer, as_json: bool) -> None:
    """The answer on standard output."""
    if as_json:
        print(json.dumps(answer.document, ensure_ascii=False, indent=2))
    elif answer.lines:
        print("\n".join(answer.lines))
    sys.stdout.flush()
