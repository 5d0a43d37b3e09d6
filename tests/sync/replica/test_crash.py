"""A process killed in the middle: what it acknowledged is there."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sync import Replica
from tests.sync.stores import HandClock, accounts_are_true, copied, folded, rename, state, tick

ROOT = Path(__file__).parents[3]
TICKS = 1000


def test_each_acknowledged_tick_of_a_thousand_is_there_after_sigkill(
    memory_path: Path, clock: HandClock
) -> None:
    dice = random.Random(20)
    store = memory_path / "store"
    Replica.create(store, clock=clock).close()
    acknowledged: list[str] = []
    while len(acknowledged) < TICKS:
        with ticker(store, "k", 10_000, compact_every=dice.choice([0, 7, 40])) as child:
            assert child.stdout
            acknowledged += [child.stdout.readline().strip() for _ in range(dice.randrange(1, 150))]
            child.kill()
            acknowledged += child.stdout.read().split()
    replica = Replica.open(store, clock=clock)
    here = {change.id for change in replica.changes()}
    assert set(acknowledged) <= here
    assert len(set(acknowledged)) == len(acknowledged) >= TICKS
    assert all(chain.whole for chain in replica.verify())
    assert state(replica) == folded(list(replica.changes()))


def test_a_crash_at_any_step_of_writing_and_compacting_is_harmless(
    memory_path: Path, clock: HandClock
) -> None:
    store = memory_path / "store"
    with_history(store, clock)
    for die_at in range(1, 200):
        trial = copied(store, memory_path / "trial")
        bystander = Replica.open(trial, clock=clock)
        with ticker(trial, "k", 3, compact_every=2, die_at=die_at) as child:
            acknowledged = child.communicate()[0].split()
        acknowledged.append(rename(bystander, die_at).id)
        assert state(bystander) == folded(list(bystander.changes()))
        bystander.close()
        replica = Replica.open(trial, clock=clock)
        changes = list(replica.changes())
        assert set(acknowledged) <= {change.id for change in changes}
        assert len(changes) >= 60
        assert state(replica) == folded(changes), die_at
        assert all(chain.whole for chain in replica.verify())
        assert not any("damaged" in notice for notice in replica.notices)
        assert accounts_are_true(replica)
        replica.compact()
        assert state(replica) == folded(list(replica.changes()))
        replica.close()
        if child.returncode == 0:
            break
    assert child.returncode == 0
    assert die_at > 30


def test_a_crash_at_any_step_of_mending_is_harmless(memory_path: Path, clock: HandClock) -> None:
    store = memory_path / "store"
    with_history(store, clock)
    replica = Replica.open(store, clock=clock)
    before = state(replica)
    replica.close()
    spoil(store / "state.json")
    for die_at in range(1, 100):
        trial = copied(store, memory_path / "trial")
        with opener(trial, die_at) as child:
            child.communicate()
        replica = Replica.open(trial, clock=clock)
        assert state(replica) == before, die_at
        assert accounts_are_true(replica)
        replica.close()
        if child.returncode == 0:
            break
    assert child.returncode == 0
    assert die_at > 5


@pytest.mark.parametrize("left", ["state.json.new", "state.journal.new", "log/2026-11.json.new"])
def test_what_a_crash_left_half_written_is_not_in_the_way(
    tmp_path: Path, clock: HandClock, left: str
) -> None:
    with_history(tmp_path / "store", clock)
    (tmp_path / "store" / left).write_bytes(b'{"half')
    replica = Replica.open(tmp_path / "store", clock=clock)
    tick(replica, 99)
    replica.compact()
    assert state(replica) == folded(list(replica.changes()))
    assert replica.notices == ()


def with_history(store: Path, clock: HandClock) -> None:
    replica = Replica.create(store, clock=clock)
    for number in range(30):
        tick(replica, number, day=f"2026-{10 + number % 2}-05")
        rename(replica, number)
        if number == 20:
            replica.compact()
    replica.close()


def spoil(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def ticker(
    store: Path, name: str, count: int, *, compact_every: int = 0, die_at: int = 0
) -> "subprocess.Popen[str]":
    words = [str(store), name, str(count), str(compact_every), str(die_at)]
    command = [sys.executable, "-m", "tests.sync.ticker", *words]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def opener(store: Path, die_at: int) -> "subprocess.Popen[str]":
    code = (
        "import sys; from pathlib import Path; from sync import Replica; "
        "from tests.sync.ticker import mine, now; mine(int(sys.argv[2])); "
        "Replica.open(Path(sys.argv[1]), clock=now).close()"
    )
    command = [sys.executable, "-c", code, str(store), str(die_at)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_the_mine_goes_off(tmp_path: Path, clock: HandClock) -> None:
    Replica.create(tmp_path / "store", clock=clock).close()
    with ticker(tmp_path / "store", "k", 4, die_at=1) as child:
        child.communicate()
    assert child.returncode == -signal.SIGKILL
