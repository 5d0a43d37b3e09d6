"""What a command makes for a person: into a file, or to standard output."""

import argparse
import sys
from typing import Any

from kiosk.errors import WrongUse

from .answer import Answer
from .whole_file import replace_file


def handed_out(
    document: dict[str, Any], content: bytes, arguments: argparse.Namespace, *, binary: bool
) -> Answer:
    """The content where --output says; else printed, and what is `binary` to no terminal."""
    if arguments.output:
        replace_file(arguments.output, content)
        return Answer(
            {**document, "file": str(arguments.output)}, [f"It is in {arguments.output}."]
        )
    if binary:
        return Answer(document, bytes_out(content, as_json=getattr(arguments, "json", False)))
    return Answer(document, [content.decode().removesuffix("\n")])


def bytes_out(content: bytes, *, as_json: bool) -> list[str]:
    """A PDF to whatever standard output leads to, but to no terminal, nor beside a document."""
    if as_json or sys.stdout.isatty():
        raise WrongUse("A PDF goes into a file. Nothing was written. Add --output FILE.")
    sys.stdout.buffer.write(content)
    return []
