"""A device's running numbers are used once: by it, and by no copy of its folder."""

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync import Change, Replica
from sync.disk.checked_file import load_checked, save_checked
from tests.sync.stores import HandClock, copied, rename, tick

OURS = "a" * 16
SECRET = {"seed": "5" * 64}


@pytest.fixture
def paired(replica: Replica) -> Replica:
    """A device that others know."""
    replica.become(OURS, SECRET)
    return replica


def opened(folder: Path, boot: str = "") -> Replica:
    return Replica.open(folder, clock=HandClock(), boot=boot)


def test_a_device_writes_under_the_id_that_it_was_given(paired: Replica, clock: HandClock) -> None:
    assert rename(paired, 1).device == OURS
    paired.close()
    again = opened(paired.folder)
    assert (again.device, again.secret) == (OURS, SECRET)
    assert not again.doubtful
    assert rename(again, 2).number == 2
    assert all(chain.whole for chain in again.verify())
    assert (paired.folder / "device.json").stat().st_mode & 0o777 == 0o600


def test_what_was_written_before_pairing_keeps_its_id(replica: Replica) -> None:
    before = rename(replica, 1)
    replica.become(OURS, SECRET)
    after = rename(replica, 2)
    assert before.device != after.device
    assert after.number == 1
    assert replica.heads() == {before.device: 1, OURS: 1}
    assert replica.head == (1, after.fingerprint())
    assert all(chain.whole for chain in replica.verify())


def test_a_device_file_of_an_earlier_version_is_read(replica: Replica) -> None:
    save_checked(replica.folder / "device.json", {"device": {"1": {"id": "b" * 16}}})
    again = opened(replica.folder, boot="one")
    assert (again.device, again.secret, again.doubtful) == ("b" * 16, {}, False)
    _, tables = load_checked(replica.folder / "device.json")
    assert tables["device"]["1"]["id"] == "b" * 16


def test_a_device_that_was_never_paired_is_never_in_doubt(replica: Replica, tmp_path: Path) -> None:
    rename(replica, 1)
    copy = opened(copied(replica.folder, tmp_path / "copy"), boot="two")
    assert not copy.doubtful
    assert rename(copy, 2).device == replica.device


def test_a_copy_goes_on_under_another_id(paired: Replica, tmp_path: Path) -> None:
    rename(paired, 1)
    copy = opened(copied(paired.folder, tmp_path / "copy"))
    assert copy.doubtful
    assert copy.device == OURS
    theirs = rename(copy, 2)
    assert theirs.device != OURS
    assert theirs.number == 1
    assert not copy.doubtful
    assert copy.secret == {}
    assert rename(paired, 2).number == 2


def test_a_folder_put_back_in_its_old_place_is_a_copy(paired: Replica, tmp_path: Path) -> None:
    rename(paired, 1)
    copied(paired.folder, tmp_path / "kept")
    rename(paired, 2)
    paired.close()
    os.rename(paired.folder, tmp_path / "gone")
    shutil.copytree(tmp_path / "kept", paired.folder)
    put_back = opened(paired.folder)
    assert put_back.doubtful
    assert rename(put_back, 3).device != OURS


def test_files_put_back_over_the_old_ones_are_noticed(paired: Replica, tmp_path: Path) -> None:
    copied(paired.folder, tmp_path / "kept")
    rename(paired, 1)
    paired.close()
    shutil.copytree(tmp_path / "kept", paired.folder, dirs_exist_ok=True)
    assert opened(paired.folder).doubtful


def test_each_start_of_the_machine_goes_on_under_another_id(paired: Replica) -> None:
    rename(paired, 1)
    first = opened(paired.folder, boot="one")
    assert first.doubtful
    taken = rename(first, 2).device
    assert taken != OURS
    assert not first.doubtful
    assert rename(first, 3).device == taken
    assert not opened(paired.folder, boot="one").doubtful
    assert not opened(paired.folder).doubtful  # who does not know the boot has no doubt
    second = opened(paired.folder, boot="two")
    changed = rename(second, 4)
    assert changed.device not in (OURS, taken)
    assert changed.number == 1
    assert not second.doubtful
    assert all(chain.whole for chain in second.verify())


def test_a_start_without_a_write_takes_no_id(paired: Replica) -> None:
    rename(paired, 1)
    opened(paired.folder, boot="one").close()
    opened(paired.folder, boot="two").close()
    assert opened(paired.folder).device == OURS


def test_an_old_image_gets_back_its_own_and_goes_on_under_another_id(paired: Replica) -> None:
    first = opened(paired.folder, boot="one")
    taken = rename(first, 1).device
    files = [path for path in first.folder.glob("*") if path.is_file() and path.name != "lock"]
    image = {path: path.read_bytes() for path in files}
    later = [rename(first, number) for number in (2, 3)]
    first.close()
    for path, data in image.items():  # the same inodes, as on an image of the card
        path.write_bytes(data)
    old = opened(paired.folder, boot="two")
    assert old.doubtful
    assert old.heads() == {taken: 1}
    old.apply(later)
    assert old.doubtful  # who knows what else it gave away
    changed = rename(old, 4)
    assert changed.device != taken
    assert changed.number == 1
    assert old.heads() == {taken: 3, changed.device: 1}
    assert all(chain.whole for chain in old.verify())


def test_who_makes_keys_is_asked_for_the_next_id(paired: Replica, tmp_path: Path) -> None:
    copy = opened(copied(paired.folder, tmp_path / "copy"))

    def renew() -> tuple[str, Mapping[str, str]]:
        return "b" * 16, {"seed": "6" * 64}

    copy.renew = renew
    tick(copy, 1)
    assert (copy.device, copy.secret) == ("b" * 16, {"seed": "6" * 64})
    assert not opened(copy.folder).doubtful


def test_two_processes_go_on_under_one_new_id(paired: Replica, tmp_path: Path) -> None:
    rename(paired, 1)
    folder = copied(paired.folder, tmp_path / "copy")
    one, other = opened(folder), opened(folder)
    first, second, third = rename(one, 2), rename(other, 3), rename(one, 4)
    assert first.device == second.device == third.device != OURS
    assert [first.number, second.number, third.number] == [1, 2, 3]
    other.refresh()
    assert other.head == one.head == (3, third.fingerprint())
    other.become("c" * 16, SECRET)
    assert (one.device, one.secret) == ("c" * 16, SECRET)
    assert all(chain.whole for chain in one.verify())


def test_a_number_that_comes_back_as_another_change_is_not_trusted(paired: Replica) -> None:
    mine = rename(paired, 1)
    paired.apply([replace(mine, id="e" * 32, fields={"title": "twin"})])
    assert paired.doubtful
    assert paired.count == 2
    again = opened(paired.folder)
    assert again.doubtful
    assert rename(again, 2).device != OURS
    assert not again.doubtful
    assert {chain.device: chain.doubled for chain in again.verify()}[OURS] == (1,)


def test_a_number_beyond_our_own_is_somebody_elses(paired: Replica) -> None:
    mine = rename(paired, 1)
    paired.apply([replace(mine, id="e" * 32, number=2)])
    assert paired.doubtful


def test_after_damage_a_device_goes_on_under_another_id(paired: Replica) -> None:
    changes = [rename(paired, number) for number in range(3)]
    assert paired.damage == ""
    paired.close()
    (paired.folder / "state.json").write_bytes(b"{")
    (paired.folder / "state.journal").unlink()
    mended = opened(paired.folder)
    assert mended.doubtful
    mark = mended.damage
    assert mark
    assert opened(paired.folder).doubtful
    mended.apply(changes)
    assert rename(mended, 9).device != OURS
    assert not mended.doubtful
    assert mended.damage == mark
    assert not opened(paired.folder).doubtful


def test_a_lost_month_keeps_its_numbers_and_is_told(paired: Replica) -> None:
    changes = [rename(paired, number) for number in range(3)]
    paired.compact()
    (paired.folder / "log" / "2026-11.json").write_bytes(b"{")
    again = opened(paired.folder)
    assert list(again.changes()) == []
    assert again.damage
    assert again.heads() == {}
    assert again.after({}) == []
    assert again.apply(changes) == 3
    assert again.held() == {OURS: [[1, 3]]}
    assert rename(again, 5).device != OURS


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_number_is_used_twice_however_folders_are_copied(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory(dir=memory()) as place:
        written: list[Change] = []
        first = Replica.create(Path(place) / "0", clock=HandClock(), boot="0")
        first.become(OURS, SECRET)
        devices = [first]
        for step in range(1, data.draw(st.integers(2, 12))):
            replica = data.draw(st.sampled_from(devices))
            match data.draw(st.sampled_from(["copy", "write", "write", "compact", "sync", "boot"])):
                case "copy":
                    shutil.copytree(replica.folder, Path(place) / str(step), symlinks=True)
                    devices.append(opened(Path(place) / str(step), boot="0"))
                case "write":
                    written.append(rename(replica, step))
                case "compact":
                    replica.compact()
                case "sync":
                    replica.apply(written)
                case "boot":
                    at = devices.index(replica)
                    replica.close()
                    devices[at] = opened(replica.folder, boot=str(step))
        numbers = Counter((change.device, change.number) for change in written)
        assert not [name for name, times in numbers.items() if times > 1]
        for replica in devices:
            replica.apply(written)
            assert all(chain.whole for chain in replica.verify())
            replica.close()


def memory() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None
