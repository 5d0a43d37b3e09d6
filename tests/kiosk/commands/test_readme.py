"""What the README tells to type works as it stands, from a fresh checkout to an own family."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.kiosk.commands.conftest import ROOT

TYPED = re.compile(r"`\.venv/bin/samestars ([^`]+)`")


def test_the_steps_to_an_own_family_can_be_typed(tmp_path: Path) -> None:
    settings = {"HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    surroundings = {k: v for k, v in os.environ.items() if k != "XDG_DATA_HOME"} | settings

    def typed(*words: str) -> str:
        words = tuple(word.replace("~", str(tmp_path), 1) for word in words)
        command = [sys.executable, "-m", "kiosk", *words]
        done = subprocess.run(
            command, cwd=tmp_path, env=surroundings, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, (words, done.stderr)
        return done.stdout

    typed("demo", "--only-make")
    steps = [
        step
        for step in TYPED.findall((ROOT / "README.md").read_text(encoding="utf-8"))
        if " " in step and not step.startswith("pair")  # a hub, a pad: tests/network has these
    ]
    assert [step.split(" --")[0].split(" my")[0] for step in steps] == [
        "plan export", "plan check", "setup", "setup", "plan import",
    ]  # fmt: skip
    for step in steps:
        typed(*shlex.split(step))
    status = json.loads(typed("status", "--json"))
    assert status["folder"] == str(tmp_path / ".local/share/samestars")
    assert status["home"] == "blue"


def test_make_help_names_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert targets
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    named = re.findall(r"^make (\w+): \S", done.stdout, re.MULTILINE)
    assert sorted(named) == sorted(targets[1].split())
