"""The kiosk as a process on a real pty: what doesn't end it, what does, and what it leaves."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.pty import ALTERNATE_SCREEN, MOUSE, ROOT, Terminal, python

PLAN = ROOT / "tests" / "kiosk" / "every_day.toml"
TITLES = ("Hop", "Skip", "Jump", "Rest")
HEADER_NAME = "Rosamunde"
CARDS = [(15, 10), (47, 10), (79, 10)]
SHOW_ME, STARS = (26, 25), (47, 25)

Kiosk = Callable[..., Terminal]


def command(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """A command beside the kiosk."""
    return subprocess.run(
        python("-m", "kiosk", *words),
        cwd=ROOT,
        env={**os.environ, "SAMESTARS_DATA": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.fixture(scope="module")
def household(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A device with four tasks each day. To be copied."""
    folder = tmp_path_factory.mktemp("run") / "device"
    made = command(folder, "setup", "--home", "green", "--plan", str(PLAN))
    assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture
def kiosk(household: Path, folder: Path) -> Iterator[Kiosk]:
    """Start the kiosk on a pty; it has shown its first frame when it is given back."""
    shutil.copytree(household, folder)
    running: list[Terminal] = []

    def start(*words: str, **more: object) -> Terminal:
        argv = python(*(words or ("-m", "kiosk")))
        terminal = Terminal(argv, SAMESTARS_DATA=str(folder), **more)  # type: ignore[arg-type]
        running.append(terminal)
        terminal.shows("Hop")
        return terminal

    yield start
    for terminal in running:
        terminal.__exit__()


def outcomes(folder: Path) -> list[str]:
    done = command(folder, "today", "--json")
    assert done.returncode == 0, done.stderr
    return [task["outcome"] for task in json.loads(done.stdout)["tasks"]]


def test_no_key_and_no_garbage_ends_it_or_opens_anything(kiosk: Kiosk) -> None:
    terminal = kiosk()
    assert ALTERNATE_SCREEN in terminal.modes
    assert terminal.modes & MOUSE
    terminal.write(b"\x11\x03\x1a\x10\x1c\x04")  # ctrl+ q c z p \ d
    terminal.write(b"\x1b")
    terminal.read(0.2)
    terminal.write(b"\x1bOP\x1b[24~\x1b[15~\x1b[1;5P")  # function keys
    terminal.write(b"t")
    terminal.shows("yours to keep")
    terminal.write(b"b")
    terminal.shows("Hop")
    terminal.write(b"\xff\xfe\xc3")  # no UTF-8
    terminal.write(b" \x1b[M \xe0\xe0\x1b[M#\xff\xff")  # X10 mouse past column 95
    terminal.write(b"\x1b[<0;9999;9999M\x1b[<0;9999;9999m\x1b[<35;0;0M")
    terminal.write(b"\x1b[200~pasted [b]words\x1b[201~")
    terminal.tap(*STARS)
    terminal.shows("yours to keep")
    assert terminal.process.poll() is None
    assert "quit" not in terminal.words.lower()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_with_the_terminal_as_it_was(
    kiosk: Kiosk, folder: Path, number: signal.Signals
) -> None:
    terminal = kiosk()
    os.kill(terminal.process.pid, number)
    assert terminal.ended() == 0
    assert terminal.restored, terminal.modes
    assert terminal.errors == ""
    assert not (folder / "kiosk.log").exists()


def test_it_ends_with_its_terminal(kiosk: Kiosk, folder: Path) -> None:
    terminal = kiosk()
    terminal.vanish()
    assert terminal.process.wait(10) is not None
    assert not (folder / "kiosk.log").exists()


def test_a_tap_by_cells_and_by_pixels_is_kept(kiosk: Kiosk, folder: Path) -> None:
    for pixels, card in ((False, 0), (True, 1)):
        with kiosk(pixels=pixels) as terminal:
            assert (1016 in terminal.modes) == pixels
            terminal.tap(*CARDS[card])
            terminal.until(lambda: terminal.words.count("Done") == card + 1)  # noqa: B023
            os.kill(terminal.process.pid, signal.SIGTERM)
            assert terminal.ended() == 0
    assert outcomes(folder) == ["done", "done", "", ""]


def test_a_command_beside_it_shows_within_two_seconds(kiosk: Kiosk, folder: Path) -> None:
    terminal = kiosk()
    assert command(folder, "tick", "skip").returncode == 0
    terminal.shows("Done", seconds=2)
    terminal.tap(*SHOW_ME)
    terminal.shows("I did it")
    shorter = folder.parent / "shorter.toml"
    text = PLAN.read_text(encoding="utf-8")
    shorter.write_text(text.replace('[[task]]\nid = "hop"', '[[task]]\nid = "sing"'))
    done = command(folder, "plan", "import", str(shorter), "--yes")
    assert done.returncode == 0, done.stderr
    terminal.shows("Grown-ups", seconds=2)
    assert "Skip" in terminal.words, "the task that is shown has left: Today is back"


FAULTY = """
import sys
from pathlib import Path
from kiosk import run
from kiosk.screens.today import TodayScreen

def action_stars(self):
    secret = self.child_name
    raise KeyError(f"a fault about {secret} and Hop")

TodayScreen.action_stars = action_stars
sys.exit(run.run_kiosk(Path(sys.argv[1])))
"""


def test_a_crash_is_told_without_the_familys_words(
    kiosk: Kiosk, folder: Path, tmp_path: Path
) -> None:
    script = tmp_path / "faulty.py"
    script.write_text(FAULTY)
    log = folder / "kiosk.log"
    log.write_text("x" * (300 << 10))
    log.chmod(0o600)
    terminal = kiosk(str(script), str(folder), PYTHONPATH=str(ROOT))
    terminal.tap(*STARS)
    assert terminal.ended() == 1
    assert_told(terminal, folder)
    assert "KeyError" in log.read_text()
    assert "faulty.py" in log.read_text()
    assert log.stat().st_size < 10_000, "the long one was put away"
    assert (folder / "kiosk.log.1").exists()


def test_a_fault_of_the_input_is_told_like_any_other(kiosk: Kiosk, folder: Path) -> None:
    terminal = kiosk(pixels=True)
    terminal.write(b"\x1b[48;30;100;0;0t")  # a terminal that says it has no pixels: Textual divides
    terminal.write(b"\x1b[<0;50;50M\x1b[<0;50;50m")
    assert terminal.ended() == 1
    assert_told(terminal, folder)


def assert_told(terminal: Terminal, folder: Path) -> None:
    assert terminal.restored, terminal.modes
    assert len(terminal.errors.splitlines()) == 1
    assert "kept" in terminal.errors
    assert "kiosk.log" in terminal.errors
    for log in folder.glob("kiosk.log*"):
        assert log.stat().st_mode & 0o777 == 0o600
        text = log.read_text()
        assert not re.search(rf"{HEADER_NAME}|Hop|Skip|Jump|rosa\b", text)
    assert not re.search(rf"{HEADER_NAME}|Hop|Traceback|locals", terminal.errors)


def test_it_needs_a_terminal(household: Path) -> None:
    done = command(household)
    assert done.returncode == 1
    assert "needs a terminal" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_with_standard_error_elsewhere_it_says_so_and_draws_nothing(
    household: Path, tmp_path: Path
) -> None:
    script = f'"{sys.executable}" -m kiosk 2>"{tmp_path}/errors"'
    with Terminal(["sh", "-c", script], SAMESTARS_DATA=str(household)) as terminal:
        assert terminal.ended() == 1
    assert "needs a terminal" in (tmp_path / "errors").read_text()


def test_without_a_household_it_says_how_to_make_one(tmp_path: Path) -> None:
    with Terminal(python("-m", "kiosk"), SAMESTARS_DATA=str(tmp_path / "no")) as terminal:
        terminal.shows("Leave")
        assert "samestars.local" in terminal.words
        terminal.write(b"l")
        assert terminal.ended() == 0
        assert "samestars setup" in terminal.errors.splitlines()[-1]


def test_sixteen_colours_tell_now_done_and_next_by_word_and_shape(kiosk: Kiosk) -> None:
    terminal = kiosk(TEXTUAL_COLOR_SYSTEM="standard", COLORTERM="", TERM="xterm")
    assert "38;2;" not in terminal.said
    terminal.tap(*CARDS[0])
    terminal.shows("Oops? Tap")
    for word in ("Done", "I did it", "Next"):
        assert word in terminal.words
    rows = terminal.cells.text().splitlines()
    strips = [row[3:33] for row in rows[16:21]], [row[35:65] for row in rows[16:21]]
    assert strips[0] != strips[1]
    assert sys.version_info >= (3, 11)
