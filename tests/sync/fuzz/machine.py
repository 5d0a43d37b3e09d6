"""The state machine: whatever people, networks, clocks and plugs do, in any order."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.sync.fuzz.dice import Dice, thrown
from tests.sync.fuzz.inside import AtOnce, Loop
from tests.sync.fuzz.network import FAULTS
from tests.sync.fuzz.world import Device, World, documents, everything, values
from tests.sync.plain_rivals import plain_rivals
from tests.sync.plain_rivals import told as told_of

YEAR = 365 * 86_400_000
JUMPS = (-54 * YEAR, YEAR, -3_600_000, 60_000, 40 * 86_400_000)

WHO = st.integers(0, 3)  # the fourth is a copy of another, once there is one
VALUES = st.integers(0, 3)
NETWORK = st.lists(st.sampled_from(FAULTS), max_size=5)


class Household(RuleBasedStateMachine):
    """Three devices, a hub and a stick. The third device runs a newer version."""

    place: Path  # where each run makes its folder
    loop: Loop
    dice: Dice

    @initialize(seed=st.integers(0, 1_000))
    def begin(self, seed: int) -> None:
        self.dice.seed(seed)
        self.folder = Path(tempfile.mkdtemp(dir=self.place))
        self.world = World(self.folder, self.loop)
        self.kept: dict[int, Path] = {}
        self.hub_kept: Path | None = None
        self.ticked = 0

    @rule(who=WHO, name=st.sampled_from("ab"), value=VALUES)
    def edit_the_plan(self, who: int, name: str, value: int) -> None:
        self.world.write(self.device(who), [("tasks/k-words", {name: value})])

    @rule(who=WHO, slot=st.integers(1, 2), day=st.sampled_from(["2026-11-26", "2026-12-01"]))
    def tick(self, who: int, slot: int, day: str) -> None:
        self.ticked += 1
        fields = {"task": "k-words", "slot": slot, "outcome": "done"}
        record = f"completions/{day}-{self.ticked:04d}"
        self.world.write(self.device(who), [(record, fields)])

    @rule(who=WHO, which=st.integers(0, 5))
    def withdraw(self, who: int, which: int) -> None:
        found = sorted(self.device(who).replica.dated("completions", "2026-11"))
        if found:
            record = f"completions/{found[which % len(found)]}"
            self.world.write(self.device(who), [(record, {"withdrawn": "now"})])

    @rule(value=VALUES)
    def write_as_a_newer_version(self, value: int) -> None:
        edit = (f"moods/2026-11-26-{value}", {"mood": {"deep": [value]}})
        self.world.write_as_newer(self.device(2), [edit], {"weather": {"rain": value}})

    @rule(who=WHO, faults=NETWORK)
    def sync(self, who: int, faults: list[str]) -> None:
        self.world.round(self.device(who), faults)

    @rule(who=WHO)
    def plug_the_stick_in(self, who: int) -> None:
        self.world.stick(self.device(who))

    @rule()
    def deliver_what_was_late(self) -> None:
        self.world.deliver()

    @rule(who=WHO, what=st.sampled_from(["write", "sync", "compact"]), step=st.integers(1, 25),
          kept=st.sampled_from([0, 50, 10_000]), faults=NETWORK)  # fmt: skip
    def pull_the_plug(self, who: int, what: str, step: int, kept: int, faults: list[str]) -> None:
        device = self.device(who)
        acts: dict[str, Any] = {
            "write": lambda: device.replica.write([("tasks/k-words", {"a": 9})], author="sam"),
            "sync": lambda: self.world.round(device, faults),
            "compact": device.replica.compact,
        }
        self.world.crash(device, acts[what], step, kept)

    @rule(who=WHO, step=st.integers(1, 8))
    def pull_the_plug_while_changes_arrive(self, who: int, step: int) -> None:
        device = self.device(who)
        self.world.crash(device, lambda: self.world.round(device), step, 0)

    @rule(who=WHO, restart=st.booleans())
    def start_again(self, who: int, restart: bool) -> None:
        device = self.device(who)
        self.world.reopen(device, device.boot + restart)

    @rule(who=WHO)
    def compact(self, who: int) -> None:
        self.device(who).replica.compact()

    @rule(who=WHO, jump=st.sampled_from(JUMPS), trusted=st.booleans())
    def set_the_clock(self, who: int, jump: int, trusted: bool) -> None:
        clock = self.device(who).clock
        clock.milliseconds, clock.trusted = clock.milliseconds + jump, trusted

    @rule(who=WHO)
    def change_the_key(self, who: int) -> None:
        self.world.change_key(self.device(who))

    @rule(who=WHO)
    def keep_a_copy(self, who: int) -> None:
        who %= len(self.world.devices)
        self.kept[who] = self.world.keep(self.device(who))

    @precondition(lambda self: self.kept)
    @rule(which=st.integers(0, 2), image=st.booleans())
    def put_a_copy_back(self, which: int, image: bool) -> None:
        who = sorted(self.kept)[which % len(self.kept)]
        self.world.put_back(self.device(who), self.kept[who], image)

    @precondition(lambda self: self.kept and len(self.world.devices) == 3)
    @rule(which=st.integers(0, 2))
    def bring_a_copy_to_life(self, which: int) -> None:
        who = sorted(self.kept)[which % len(self.kept)]
        self.world.bring_to_life(self.device(who), self.kept[who])

    @rule()
    def keep_the_hub(self) -> None:
        self.hub_kept = self.folder / "hub-kept"
        self.world.hub.keep_copy(self.hub_kept)

    @rule(empty=st.booleans())
    def lose_the_hub(self, empty: bool) -> None:
        self.world.hub_put_back(None if empty else self.hub_kept)

    def teardown(self) -> None:
        if not hasattr(self, "world"):
            return
        try:
            self.judge()
        finally:
            self.world.close()
            shutil.rmtree(self.folder)

    def judge(self) -> None:
        """In the end all are equal, nothing is missing, and who saw more has won."""
        self.world.nothing_is_lost()
        self.world.meet()
        replicas = [device.replica for device in self.world.devices]
        first = documents(replicas[0])
        assert all(documents(replica) == first for replica in replicas), "other changes"
        told = everything(replicas[0])
        assert all(everything(replica) == told for replica in replicas), "other state"
        assert not told["doubled"]
        assert not any(replica.local("_aside") for replica in replicas), "not opened"
        changes = list(replicas[0].changes())
        assert self.world.required <= {change.id for change in changes}, "a change is missing"
        plan = "tasks/k-words"
        rivals = told_of(one for one in told["rivals"] if one.record == plan)
        assert rivals == plain_rivals([one for one in changes if one.record == plan]), "rivals"
        self._values_are_the_last(told, values(changes))
        self._who_saw_more_has_won(values(changes))

    def _values_are_the_last(self, told: dict[str, Any], last: dict[tuple[str, str], Any]) -> None:
        for (record, name), change in last.items():
            collection, id = record.split("/")
            table = told["dated"].get(id[:7], told["undated"])[collection]
            assert table[id][name] == change.fields[name], "not the greatest stamp's"

    def _who_saw_more_has_won(self, last: dict[tuple[str, str], Any]) -> None:
        here = {change.id for change in last.values()}
        for (record, name), winner in last.items():
            for id, seen in self.world.seen.items():
                change = self.world.changes[id]
                later = change.record == record and name in change.fields and id != winner.id
                if later and winner.id in seen and id in self.world.required:
                    raise AssertionError(f"{id} saw {winner.id}, and lost to it")
        assert here

    def device(self, who: int) -> Device:
        return self.world.devices[who % len(self.world.devices)]


@contextmanager
def in_memory(place: Path) -> Iterator[type[Household]]:
    """The machine, with a place for its folders and dice for its ids, in one thread."""
    loop = Loop()
    with pytest.MonkeyPatch.context() as patched, thrown() as dice:
        patched.setattr("sync.link.ahead.ThreadPoolExecutor", AtOnce)
        parts = {"place": place, "loop": loop, "dice": dice}
        yield type("InMemory", (Household,), parts)
    loop.close()
