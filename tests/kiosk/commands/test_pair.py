"""`samestars pair` as people type it: two devices as processes, and a hub between them."""

import json
import os
import pty
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import shell
from tests.kiosk.commands.conftest import PLAN, ROOT, answer
from tests.sync.hub_process import UNLIMITED, HubProcess

NOBODY = "http://127.0.0.1:9"  # the discard port: nobody listens
PATIENCE = 60  # seconds
NUMBERED = r"^ ?\d+  [a-z]+$"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    process = HubProcess(tmp_path_factory.mktemp("hub") / "data", *UNLIMITED).start()
    yield process
    process.stop()


class Home:
    """A device's folder, and the commands typed on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(self, *words: str, **how: Any) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", "kiosk", *words],
            cwd=ROOT,
            env={**os.environ, "SAMESTARS_DATA": str(self.folder), "PYTHONWARNINGS": "error"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **{"stdin": subprocess.PIPE, **how},
        )

    def type(self, *words: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
        mine = shell.environment(SAMESTARS_DATA=str(self.folder))
        return shell.typed(*words, keys=typed, surroundings=mine)


def ended(process: "subprocess.Popen[str]", typed: str = "") -> "subprocess.CompletedProcess[str]":
    said, complained = process.communicate(typed if process.stdin else None, timeout=PATIENCE)
    return subprocess.CompletedProcess(process.args, process.returncode, said, complained)


@pytest.fixture
def green(tmp_path: Path) -> Home:
    home = Home(tmp_path / "green")
    made = home.type("setup", "--home", "green", "--plan", str(PLAN))
    assert made.returncode == 0, made.stderr
    return home


@pytest.fixture
def blue(tmp_path: Path) -> Home:
    return Home(tmp_path / "blue")


def code_of(offer: "subprocess.Popen[str]") -> str:
    """The code that an offer with --json says first."""
    assert offer.stderr
    said = offer.stderr.readline()
    found = re.fullmatch(r"code (\d{3,4} \d{3} \d{3})\n", said)
    assert found, said + offer.stderr.read()
    return found[1]


def test_two_homes_are_paired_by_a_code(green: Home, blue: Home, hub: HubProcess) -> None:
    offer = green.begin("pair", "offer", "--hub", hub.url, "--yes", "--json")
    code = code_of(offer)
    came = blue.type("pair", "join", *code.split(), "--hub", hub.url, "--home", "blue")
    assert came.returncode == 0, came.stderr
    assert "This device has joined and hangs in Blue house" in came.stdout
    assert "say yes on the other device" in came.stderr
    document = answer(ended(offer))
    assert (document["home"], document["name"], document["told"]) == ("blue", "Blue house", [])
    assert len(answer(blue.type("today", "--on", "2026-11-23", "--json"))["tasks"]) == 5
    listed = answer(green.type("pair", "list", "--json"))["devices"]
    assert [(one["name"], one["this"]) for one in listed] == [
        ("Blue house", False),
        ("Green house", True),
    ]
    gone = green.type("pair", "remove", listed[0]["device"][:6])
    assert "The device in Blue house" in gone.stdout
    assert "It keeps what it has" in gone.stdout
    assert green.type("pair", "list").stdout.strip().endswith("Green house (this device)")


@pytest.mark.parametrize(("says", "code"), [("y\n", 0), ("\n", 1)])
def test_the_person_at_the_terminal_is_asked(
    says: str, code: int, green: Home, blue: Home, hub: HubProcess
) -> None:
    person, terminal = pty.openpty()
    offer = green.begin("pair", "offer", "--hub", hub.url, stdin=terminal)
    os.close(terminal)
    assert offer.stdout
    shown = re.search(r"(\d{3,4} \d{3} \d{3})$", offer.stdout.readline().strip())
    assert shown
    join = blue.begin("pair", "join", shown[1], "--hub", hub.url, "--home", "blue", "--json")
    os.write(person, says.encode())
    offered, joined = ended(offer), ended(join)
    os.close(person)
    assert "Add the Blue house? [y/N]" in offered.stderr
    assert (offered.returncode, joined.returncode) == (code, code)
    assert blue.folder.exists() == (code == 0)
    if code:
        assert "The other home said no" in joined.stderr
    else:
        assert json.loads(joined.stdout)["home"] == "blue"


def test_a_code_typed_wrong_is_said_on_both_sides(green: Home, blue: Home, hub: HubProcess) -> None:
    offer = green.begin("pair", "offer", "--hub", hub.url, "--yes", "--json")
    code = code_of(offer)
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    join = blue.type("pair", "join", wrong, "--hub", hub.url, "--home", "blue")
    offered = ended(offer)
    assert (offered.returncode, join.returncode) == (1, 1)
    assert "typed wrong on the other device" in offered.stderr
    assert "Make a new code" in join.stderr
    assert not blue.folder.exists()


def test_nobody_reachable_is_an_exit_code_of_its_own(
    green: Home, blue: Home, hub: HubProcess
) -> None:
    for home, words in (
        (green, ("offer", "--hub", NOBODY, "--yes")),
        (blue, ("join", "482917305", "--hub", NOBODY, "--home", "blue")),
        (blue, ("recover", "--hub", NOBODY, "--home", "blue", *["abandon"] * 11, "about")),
    ):
        done = home.type("pair", *words)
        assert done.returncode == 3, (words, done.stderr)
        assert done.stderr.count("\n") == 1 or words[0] == "join"
        assert "does not answer" in done.stderr
    assert not blue.folder.exists()
    assert green.type("pair", "list").returncode == 1


@pytest.mark.parametrize(
    "words",
    [
        ("offer",),
        ("join", "--home", "blue"),
        ("join", "482917305", "--home", "blue"),
        ("join", "482917305", "--file", "x", "--home", "blue"),
        ("recover", "--hub", "samestars.local", "--home", "blue"),
    ],
)
def test_what_makes_no_sense_is_refused_as_wrong_use(words: tuple[str, ...], blue: Home) -> None:
    done = blue.type("pair", *words)
    assert done.returncode == 2, done.stderr
    assert not blue.folder.exists()


def test_an_invitation_file_pairs_one_device(
    green: Home, blue: Home, hub: HubProcess, tmp_path: Path
) -> None:
    file = tmp_path / "invitation.json"
    written = green.type("pair", "offer", "--hub", hub.url, "--file", str(file))
    assert written.returncode == 0, written.stderr
    assert "delete it when the other device has joined" in written.stdout
    assert "nobody has used" in green.type("pair", "list").stdout
    document = answer(blue.type("pair", "join", "--file", str(file), "--home", "blue", "--json"))
    assert (document["name"], document["told"]) == ("Blue house", [])
    again = Home(tmp_path / "again").type("pair", "join", "--file", str(file), "--home", "blue")
    assert again.returncode == 1
    assert "used already" in again.stderr


def test_a_home_that_the_plan_lacks_is_said_after_joining_by_file(
    green: Home, blue: Home, hub: HubProcess, tmp_path: Path
) -> None:
    file = tmp_path / "invitation.json"
    green.type("pair", "offer", "--hub", hub.url, "--file", str(file))
    joined = blue.type("pair", "join", "--file", str(file), "--home", "red")
    assert joined.returncode == 0, joined.stderr
    assert 'The plan has no home "red", only: green, blue. Choose:' in joined.stdout


def test_the_words_on_a_page_bring_the_household_back(
    green: Home, blue: Home, hub: HubProcess, tmp_path: Path
) -> None:
    page = tmp_path / "words.html"
    green.type("pair", "offer", "--hub", hub.url, "--file", str(tmp_path / "unused.json"))
    made = green.type("pair", "words", "--page", str(page))
    assert made.returncode == 0, made.stderr
    html = page.read_text(encoding="utf-8")
    words = re.findall(r"<li>([a-z]+)</li>", html)
    assert len(words) == 12
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert "size: A4" in html
    assert not re.search(r"(src|href)=", html)
    assert not re.search(NUMBERED, made.stdout, re.MULTILINE)
    assert green.type("pair", "words", "--page", str(page)).returncode == 1
    assert page.read_text(encoding="utf-8") == html
    command = ("pair", "recover", "--hub", hub.url, "--home", "green", "--json")
    assert answer(blue.type(*command, typed="\n".join(words)))["told"] == []
    assert len(answer(blue.type("today", "--on", "2026-11-23", "--json"))["tasks"]) == 5


def test_the_words_are_printed_where_no_page_is_named_and_count_only_at_the_hub(
    green: Home, hub: HubProcess, tmp_path: Path
) -> None:
    green.type("pair", "offer", "--hub", hub.url, "--file", str(tmp_path / "unused.json"))
    printed = green.type("pair", "words").stdout
    assert len(re.findall(NUMBERED, printed, re.MULTILINE)) == 12
    assert "Write them on paper" in printed
    link, page = green.folder / "link.json", tmp_path / "words.html"
    link.write_text(link.read_text().replace(hub.url, NOBODY))
    assert green.type("pair", "words", "--page", str(page)).returncode == 3
    assert not page.exists()
