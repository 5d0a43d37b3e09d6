"""Real processes over a bad network, killed at random: nothing lost, nothing doubled.

A failing run names its seed; `SAMESTARS_SEED=7 SAMESTARS_ROUNDS=1000` plays another, longer one.
"""

import os
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from tests.network.commands import samestars
from tests.network.spoken import Gone, Spoken
from tests.network.three_kiosks import TITLES, ThreeKiosks, three_kiosks
from tests.network.weather import CALM, STORM, Fault, Weather

SEED = int(os.environ.get("SAMESTARS_SEED", "1"))
ROUNDS = int(os.environ.get("SAMESTARS_ROUNDS", "200"))
CHECKED = 50  # rounds after which all must agree

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
WRONG = {  # how far a clock may be off, and whether the machine knows
    "right": (timedelta(), True),
    "a year ahead": (timedelta(days=365), True),
    "an hour back": (timedelta(hours=-1), True),
    "54 years behind": (timedelta(days=-54 * 365), False),
}
DAYS = [f"2026-11-{day:02d}" for day in range(20, 27)]
LOOKED_AT = [*DAYS, "2026-11-27", "2026-11-28"]  # a long run goes on after midnight
VERBS = {"tick": 8, "undo": 2, "rename": 2, "file": 1, "compact": 1, "sync": 1}


class Rounds:
    """Some operations and some faults a round, now and then a kill, all drawn from the seed."""

    def __init__(self, family: ThreeKiosks, seed: int) -> None:
        self.family = family
        self.seed = seed
        self.wrote: dict[str, tuple[str, int]] = {}  # acknowledged: change id -> device, number
        self.stars: set[tuple[str, str]] = set()  # acknowledged: day, task
        self.taken_back: set[tuple[str, str]] = set()  # asked for, acknowledged or not
        self.clocks = dict.fromkeys(family.kiosks, "right")
        self.kills: Counter[str] = Counter()
        self.uptime = 1000.0

    def play(self, number: int) -> None:
        """One round."""
        dice = Random(f"{self.seed} {number}")
        self.set_weather(dice)
        for _ in range(dice.randint(1, 3)):
            self.act(dice)
        if dice.random() < 0.13:
            self.kill(dice)
        time.sleep(dice.uniform(0, 0.06))  # some traffic of its own

    def set_weather(self, dice: Random) -> None:
        """Mostly a storm; at times a calm, at times no network at all."""
        sky = dice.choices(["storm", "calm", "none", "as before"], [6, 1, 1, 2])[0]
        if sky == "none":
            self.family.network.leave()
        elif sky != "as before":
            self.family.network.weather = Weather(dice.getrandbits(32), STORM)
            if sky == "calm":
                self.family.network.weather = CALM
            self.family.network.come_back()

    def act(self, dice: Random) -> None:
        """One kiosk does one thing, and it is acknowledged."""
        name = dice.choice(list(self.family.kiosks))
        command = self.drawn(name, dice)
        self.acknowledged(command, self.family.kiosks[name].ask(**command))

    def drawn(self, name: str, dice: Random) -> dict[str, Any]:
        """Some verb with the kiosk's own idea of the time."""
        if dice.random() < 0.1:
            self.clocks[name] = dice.choice(list(WRONG))
        verb = dice.choices(list(VERBS), list(VERBS.values()))[0]
        command = {
            "do": verb,
            "task": f"task-{dice.randrange(len(TITLES))}",
            "day": dice.choice(DAYS),
            "outcome": dice.choice(["done", "tried", "not-today"]),
            "title": f"Title {dice.randrange(1000)}",
            **self.clock(self.clocks[name]),
        }
        if verb == "file":  # a day a year ahead is what a clock that says so files under
            self.clocks[name] = "right"
            command |= self.clock("right")
        if verb == "undo" or command["outcome"] == "not-today":
            self.taken_back.add((command["day"], command["task"]))
        return command

    def clock(self, which: str) -> dict[str, Any]:
        """What a clock says now; time goes by with every look."""
        self.uptime += 5
        off, trusted = WRONG[which]
        wall = NOON + off + timedelta(seconds=self.uptime)
        return {"wall": wall.isoformat(), "trusted": trusted, "uptime": self.uptime}

    def acknowledged(self, command: dict[str, Any], answer: dict[str, Any]) -> None:
        """What must never be missing from now on."""
        self.wrote |= {id: (device, number) for device, number, id in answer["wrote"]}
        if command["do"] == "tick" and command["trusted"] and answer.get("star"):
            self.stars.add((command["day"], command["task"]))

    def kill(self, dice: Random) -> None:
        """SIGKILL in the middle of something, and start again on the same folder."""
        name = dice.choice(["hub", *self.family.kiosks])
        self.kills[name] += 1
        if name == "hub":
            self.act(dice)
            time.sleep(dice.uniform(0, 0.02))
            self.family.hub.kill()
            self.act(dice)
            self.family.hub.start()
            return
        kiosk = self.family.kiosks[name]
        command = self.drawn(name, dice)
        kiosk.tell(**command)
        time.sleep(dice.uniform(0, 0.02))
        kiosk.kill()
        if (answer := last_word(kiosk)) is not None:
            self.acknowledged(command, answer)
        kiosk.start()

    def agree(self) -> None:
        """Calm down, and find all alike: nothing lost, nothing doubled."""
        self.family.network.weather = CALM
        self.family.network.come_back()
        for name, kiosk in self.family.kiosks.items():
            self.clocks[name] = "right"
            answer = kiosk.ask(do="file", **self.clock("right"))
            self.acknowledged({"do": "file"}, answer)
        shared = self.family.agree(self.clock("right"), LOOKED_AT)
        assert set(self.wrote) <= set(shared["changes"]), "an acknowledged change is lost"
        assert shared["whole"], "a device's record is not whole"
        assert shared["fault"] == "None", shared["fault"]
        shown = {
            (day, slot.partition(" ")[0])
            for day, slots in shared["stars"].items()
            for slot, (_, star) in slots.items()
            if star
        }
        assert self.stars - self.taken_back <= shown, "an acknowledged star is lost"
        assert shared["lifetime"] == len(shown), "a star is counted twice, or never"
        self.nothing_doubled(shared["numbers"])

    def nothing_doubled(self, numbers: dict[str, int]) -> None:
        """The hub's log has each change once, and each device's numbers without a gap."""
        log = self.family.log()
        assert len({change["id"] for change in log}) == len(log), "the hub has a change twice"
        found: dict[str, list[int]] = {}
        for change in log:
            found.setdefault(change["device"], []).append(change["number"])
        assert {device: sorted(mine) for device, mine in found.items()} == {
            device: list(range(1, greatest + 1)) for device, greatest in numbers.items()
        }


def last_word(kiosk: Spoken) -> dict[str, Any] | None:
    """An answer that came out before the kill."""
    try:
        return kiosk.hear()
    except Gone:
        return None


def test_nothing_is_lost_and_nothing_doubled_over_a_bad_network(tmp_path: Path) -> None:
    with three_kiosks(tmp_path) as family:
        rounds = Rounds(family, SEED)
        for number in range(1, ROUNDS + 1):
            try:
                rounds.play(number)
                if number % CHECKED == 0 or number == ROUNDS:
                    rounds.agree()
            except AssertionError as error:
                raise AssertionError(f"seed {SEED}, round {number}: {error}") from error
        for kiosk in family.kiosks.values():
            assert kiosk.errors.read_text() == ""
            assert samestars("history", "--verify", data=kiosk.folder)["whole"]
        assert ROUNDS < 200 or set(family.network.happened) == set(Fault)
        assert ROUNDS < 200 or set(rounds.kills) == {"hub", *family.kiosks}
        assert len(rounds.wrote) > ROUNDS / 2
