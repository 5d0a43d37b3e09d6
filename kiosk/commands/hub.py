"""`samestars hub`: the endpoint over which two homes hear of each other."""

import argparse
import json
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import platformdirs

from kiosk.errors import WrongUse
from sync.wire import DEFAULT_PORT

from .answer import Answer
from .parser import Declaring

FOLDER, DATABASE = "SAMESTARS_HUB_DATA", "SAMESTARS_HUB_DATABASE"


def declare(commands: Declaring) -> None:
    parser = commands.add(
        "hub",
        run,
        "Be the hub: keep sealed changes for households, and read none of them.",
        "samestars hub --data /var/lib/samestars-hub",
        data=f"the hub's folder (or {FOLDER})",
    )
    parser.add_argument(
        "--host", default="::", metavar="H", help="the address to listen on (all networks)"
    )
    parser.add_argument(
        "--port", type=port, default=DEFAULT_PORT, metavar="P", help=f"({DEFAULT_PORT}; 0: any)"
    )
    parser.add_argument("--tls-cert", type=Path, metavar="FILE", help="a certificate (PEM)")
    parser.add_argument("--tls-key", type=Path, metavar="FILE", help="its key (PEM)")
    parser.add_argument(
        "--database-url",
        default=os.environ.get(DATABASE, ""),
        metavar="URL",
        help=f"keep everything in PostgreSQL, not in a folder (or {DATABASE})",
    )
    for name, often, about in LIMITS:
        parser.add_argument(f"--{name}", type=number, default=often, metavar="N", help=about)


LIMITS = (
    ("registrations", 20, "new households an hour from one address (20; 0: none)"),
    ("joins", 20, "codes tried an hour from one address (20)"),
    ("mailboxes", 5, "codes offered an hour by one household (5)"),
)


def run(arguments: argparse.Namespace) -> Answer:
    """Serve until SIGTERM or ctrl+c; what was confirmed is on the disk at any moment."""
    if bool(arguments.tls_cert) != bool(arguments.tls_key):
        raise WrongUse("--tls-cert and --tls-key go together. The hub was not started.")
    from sync.hub import Limits, Settings, serve  # uvicorn: 0.2 s that no other command needs

    logging.basicConfig(format="%(asctime)s %(message)s")
    settings = Settings(
        arguments.host,
        arguments.port,
        arguments.tls_cert,
        arguments.tls_key,
        Limits(arguments.registrations, arguments.joins, arguments.mailboxes),
    )
    serve(settings, _opening(arguments), _telling(arguments))
    arguments.json = False  # the one document was printed when the hub began
    return Answer({})


def port(text: str) -> int:
    """A port from the command line."""
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f'"{text}" is no port; write a number up to 65535')
    return int(text)


def number(text: str) -> int:
    """How often, from the command line."""
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f'"{text}" is no number; write one like 20')
    return int(text)


def _opening(arguments: argparse.Namespace) -> Callable[[], Any]:
    """What opens the store once the event loop runs."""
    url: str = arguments.database_url
    if url:
        return lambda: _database(url)
    folder = Path(getattr(arguments, "data", None) or os.environ.get(FOLDER) or _own_folder())
    return lambda: _folder(folder)


async def _folder(folder: Path) -> Any:
    from sync.hub import JournalStore  # as in `run`

    return await JournalStore.open(folder), None


async def _database(url: str) -> Any:
    from sync.hub import open_database  # as in `run`

    return await open_database(url)


def _own_folder() -> str:
    return platformdirs.user_data_dir("samestars-hub")


def _telling(arguments: argparse.Namespace) -> Callable[[str], None]:
    """Say where the hub is once it answers: a line, or the one JSON document."""

    def tell(address: str) -> None:
        said = f"The hub answers at {address}"
        as_json = getattr(arguments, "json", False)
        print(json.dumps({"address": address}) if as_json else said, flush=True)

    return tell
