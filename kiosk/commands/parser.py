"""How commands are declared: argparse with an example in every help."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from .answer import WRONG_USE, Answer

DEVICES_FOLDER = "the device's folder (or SAMESTARS_DATA)"

Run = Callable[[argparse.Namespace], Answer]


class OneLineParser(argparse.ArgumentParser):
    """A parser whose errors are one line, with where to read on."""

    def error(self, message: str) -> NoReturn:
        said = " ".join(message.split())
        self.exit(WRONG_USE, f"samestars: {said}. Nothing was changed. See: {self.prog} --help\n")


class Declaring:
    """Adds commands to a parser, all with `--data` and `--json`, each with its example."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self._commands = parser.add_subparsers(metavar="COMMAND", dest="command")

    def add(
        self, name: str, run: Run, about: str, example: str, data: str = DEVICES_FOLDER
    ) -> argparse.ArgumentParser:
        """A command that answers by `run`. `data`: what is in the folder that --data names."""
        command = self._commands.add_parser(
            name,
            help=about,
            description=about,
            epilog=f"example:  {example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        common(command, data)
        command.set_defaults(run=run)
        return command

    def group(self, name: str, about: str, example: str) -> "Declaring":
        """A command that has commands of its own."""
        command = self._commands.add_parser(
            name,
            help=about,
            description=about,
            epilog=f"example:  {example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        command.set_defaults(group=command)
        return Declaring(command)


def common(parser: argparse.ArgumentParser, data: str = DEVICES_FOLDER) -> None:
    """The options that every command has."""
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help=data,
    )
    parser.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document"
    )
