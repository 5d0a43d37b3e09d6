"""An invitation file: one device joins with it, and no second one where a hub is set."""

import json
import stat
from pathlib import Path

import pytest

from sync.link import HubSilent, sync_folder
from sync.pairing import PairingError, devices, invite, join_with_file, remove
from tests.sync.pairing.conftest import Device, Family


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "invitation.json"


def invited(family: Family, device: Device, file: Path, home: str = "blue") -> Device:
    other = family.new(home)
    join_with_file(file, home, other.folder, other.clock)
    return other


def test_a_device_joins_with_the_file_and_has_the_plan(family: Family, file: Path) -> None:
    green = family.begun()
    told = invite(green.replica, green.link, file)
    blue = invited(family, green, file)
    assert "delete it" in told[0]
    assert blue.task() == {"title": "Five k words"}
    blue.write(minutes=5)
    blue.sync()
    green.sync()
    assert green.task()["minutes"] == 5
    assert {one.home for one in devices(green.replica, green.link)} == {"green", "blue"}


def test_the_file_is_for_this_user_alone_and_replaces_none(family: Family, file: Path) -> None:
    green = family.begun()
    invite(green.replica, green.link, file)
    before = file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pytest.raises(PairingError, match="is there already"):
        invite(green.replica, green.link, file)
    assert file.read_bytes() == before
    assert len(devices(green.replica, green.link)) == 2
    assert green.link.token not in before.decode()
    assert green.replica.secret["key"] not in before.decode()


def test_a_second_use_is_refused_in_words(family: Family, file: Path) -> None:
    green = family.begun()
    invite(green.replica, green.link, file)
    invited(family, green, file)
    red = family.new("red")
    with pytest.raises(PairingError, match="used already, or taken back"):
        join_with_file(file, "red", red.folder, red.clock)
    assert not red.folder.exists()


def test_an_open_invitation_is_listed_until_it_is_used(family: Family, file: Path) -> None:
    green = family.begun()
    invite(green.replica, green.link, file)
    assert [one.invitation for one in devices(green.replica, green.link)] == [False, True]
    invited(family, green, file)
    green.sync()
    assert [one.invitation for one in devices(green.replica, green.link)] == [False, False]


def test_an_invitation_can_be_taken_back(family: Family, file: Path) -> None:
    green = family.begun()
    invite(green.replica, green.link, file)
    remove(green.replica, green.link, devices(green.replica, green.link)[1].device)
    red = family.new("red")
    with pytest.raises(PairingError, match="taken back"):
        join_with_file(file, "red", red.folder, red.clock)
    assert len(devices(green.replica, green.link)) == 1
    assert green.link.keyring.epoch == 2  # the file held the key before


def test_a_folder_is_kept_that_was_there_before(family: Family, file: Path) -> None:
    green = family.begun()
    invite(green.replica, green.link, file)
    invited(family, green, file)
    red = family.new("red")
    red.folder.mkdir()
    with pytest.raises(PairingError):
        join_with_file(file, "red", red.folder, red.clock)
    assert red.folder.is_dir()
    assert not list(red.folder.iterdir())


def test_without_a_hub_the_file_and_a_folder_are_enough(
    family: Family, file: Path, tmp_path: Path
) -> None:
    green = family.begun(hub="")
    invite(green.replica, green.link, file)
    blue = invited(family, green, file)
    stick = tmp_path / "stick"
    stick.mkdir()
    for device in (green, blue, green):
        sync_folder(device.replica, device.link, stick)
    assert blue.task() == {"title": "Five k words"}
    assert len(devices(green.replica, green.link)) == 2


def test_an_invitation_to_a_hub_that_is_away_leaves_nothing(family: Family, file: Path) -> None:
    green = family.begun()
    invite(green.replica, green.link, file)
    said = json.loads(file.read_text())
    file.write_text(json.dumps({**said, "hub": "http://127.0.0.1:9"}))
    blue = family.new("blue")
    with pytest.raises(HubSilent):
        join_with_file(file, "blue", blue.folder, blue.clock)
    assert not blue.folder.exists()
    file.write_text(json.dumps(said))
    assert join_with_file(file, "blue", blue.folder, blue.clock).home == "blue"


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b"[" * 99_999, b'{"format": 2}'])
def test_what_is_no_invitation_is_refused(content: bytes, family: Family, file: Path) -> None:
    file.write_bytes(content)
    blue = family.new("blue")
    with pytest.raises(PairingError, match="no whole invitation"):
        join_with_file(file, "blue", blue.folder, blue.clock)


def test_a_torn_invitation_is_refused(family: Family, file: Path) -> None:
    green = family.begun(hub="")
    invite(green.replica, green.link, file)
    whole = file.read_bytes()
    blue = family.new("blue")
    for length in range(0, len(whole) - 1, 97):
        file.write_bytes(whole[:length])
        with pytest.raises(PairingError):
            join_with_file(file, "blue", blue.folder, blue.clock)
