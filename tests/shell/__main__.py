"""Becomes one command after the other: `python -W error -m tests.shell`.

A command's process needs half a second to import what the last one imported too. This one imports
it once, and forks for each line of JSON on its standard input; the child is the command.
"""

import gc
import importlib
import json
import os
import pkgutil
import runpy
import sys
import time
from typing import Any

import kiosk.commands

BORROWED = ("kiosk.cli", "requests", "qrcode", "zoneinfo")


def prepare() -> None:
    """Import what commands import."""
    inside = pkgutil.iter_modules(kiosk.commands.__path__, "kiosk.commands.")
    for name in (*BORROWED, *(module.name for module in inside)):
        importlib.import_module(name)
    gc.collect()
    gc.freeze()  # a child that looks for garbage would copy all of it


def serve() -> Any:
    """Fork for each line and answer with the exit status. Returns in the child, with its line."""
    while line := sys.stdin.buffer.readline():
        asked = json.loads(line)
        child = os.fork()
        if not child:
            return asked
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)
    return None


def become(asked: Any) -> None:
    """Have the streams, the surroundings and the words of a process that begins."""
    for number, (path, how) in enumerate(
        zip(asked["streams"], (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY), strict=True)
    ):
        opened = os.open(path, how)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - it lasts as long as we do
    os.environ.clear()
    os.environ.update(asked["environment"])
    time.tzset()
    sys.argv[1:] = asked["words"]


prepare()
if command := serve():
    become(command)
    runpy.run_module("kiosk", run_name="__main__", alter_sys=True)
