"""The folder: a stick in the child's bag, or a synced directory, with all that befalls such."""

import errno
import os
from pathlib import Path

import pytest

from sync.link import FolderAway, find_sticks, state, sync_folder
from sync.link import folder as folder_room
from tests.sync.link.homes import Family, Home, agree, rename, tick


@pytest.fixture
def apart(tmp_path: Path) -> Family:
    """A household without a hub."""
    return Family(tmp_path / "homes")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


def visit(home: Home, stick: Path) -> tuple[int, int]:
    told = sync_folder(home.replica, home.link, stick)
    assert told.refused == []
    return told.pulled, told.pushed


def carried(stick: Path, *homes: Home) -> None:
    for home in (*homes, *homes):
        visit(home, stick)


def files(stick: Path) -> list[Path]:
    return sorted(path for path in stick.rglob("*.json"))


def test_a_stick_carries_the_taps_of_both_homes(apart: Family, stick: Path) -> None:
    green, blue = apart.home("green"), apart.home("blue")
    tick(green.replica, 1)
    tick(blue.replica, 2)
    carried(stick, green, blue)
    assert agree(green, blue)
    assert state(green.replica).same_plan is True
    assert state(green.replica).waiting_to_be_sent == 0
    tick(green.replica, 3)
    assert state(green.replica).waiting_to_be_sent == 1
    before = files(stick)
    assert visit(blue, stick) == (0, 0)
    assert files(stick) == before
    apart.close()


def test_a_stick_carries_on_what_it_brought(apart: Family, tmp_path: Path) -> None:
    green, blue, amber = (apart.home(name) for name in ("green", "blue", "amber"))
    first, second = tmp_path / "first", tmp_path / "second"
    for place in (first, second):
        place.mkdir()
    tick(green.replica, 1)
    visit(green, first)
    visit(blue, first)
    visit(blue, second)
    visit(amber, second)
    assert amber.replica.heads()[green.replica.device] == 2
    apart.close()


def test_what_came_with_a_stick_goes_on_to_the_hub_and_back(
    green: Home, blue: Home, family: Family, stick: Path
) -> None:
    away = family.home("amber")  # never meets the hub from here on
    tick(away.replica, 1)
    visit(away, stick)
    visit(green, stick)
    green.round()
    blue.round()
    tick(blue.replica, 2)
    blue.round()
    green.round()
    visit(green, stick)
    visit(away, stick)
    assert agree(away, blue)


@pytest.mark.parametrize("damage", ["cut", "empty", "flipped", "grown"])
def test_a_file_that_is_not_whole_is_left_out_and_written_again(
    apart: Family, stick: Path, damage: str
) -> None:
    green, blue = apart.home("green"), apart.home("blue")
    for number in range(5):
        tick(green.replica, number)
    visit(green, stick)
    (path,) = files(stick)
    data = path.read_bytes()
    spoilt = {
        "cut": data[: len(data) // 2],
        "empty": b"",
        "flipped": data[:-300] + bytes([data[-300] ^ 1]) + data[-299:],
        "grown": data + b" ",
    }[damage]
    path.write_bytes(spoilt)
    told = sync_folder(blue.replica, blue.link, stick)
    assert told.pulled == 0
    assert "is not whole; it was left out" in told.refused[0]
    if damage == "flipped":
        path.write_bytes(spoilt + b"\n")  # a stick that is checked says another size
    visit(green, stick)
    visit(blue, stick)
    visit(green, stick)
    assert agree(green, blue)
    apart.close()


def test_half_a_file_beside_is_never_read(apart: Family, stick: Path) -> None:
    green, blue = apart.home("green"), apart.home("blue")
    visit(green, stick)
    (path,) = files(stick)
    path.rename(path.with_name(path.name + ".new"))
    assert visit(blue, stick)[0] == 0
    apart.close()


def test_a_stick_pulled_out_at_any_write_loses_nothing(
    apart: Family, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    green, blue = apart.home("green"), apart.home("blue")
    write_parcel, broken = folder_room.write_parcel, [errno.EIO, errno.ENOSPC, errno.ENODEV]

    def pulled_out(place: Path, envelopes: object) -> object:
        if broken:
            (place / "0123.json.new").write_bytes(b'{"half')
            number = broken.pop()
            raise OSError(number, os.strerror(number))
        return write_parcel(place, envelopes)  # type: ignore[arg-type]

    monkeypatch.setattr(folder_room, "write_parcel", pulled_out)
    tick(green.replica, 1)
    said = []
    for _ in range(3):
        with pytest.raises(FolderAway) as caught:
            sync_folder(green.replica, green.link, stick)
        said.append(str(caught.value))
    assert "pulled out" in said[0]
    assert "full" in said[1]
    assert "pulled out" in said[2]
    carried(stick, green, blue)
    assert agree(green, blue)
    apart.close()


def test_many_small_files_become_few(
    apart: Family, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_room, "MANY", 6)
    green, blue = apart.home("green"), apart.home("blue")
    most = 0
    for number in range(20):
        tick(green.replica, number)
        visit(green, stick)
        most = max(most, len(files(stick)))
    assert most <= 7
    carried(stick, blue, green)
    assert agree(green, blue)
    assert visit(blue, stick) == (0, 0)
    apart.close()


def test_names_fit_any_stick(apart: Family, stick: Path) -> None:
    green = apart.home("green")
    rename(green.replica, 1)
    visit(green, stick)
    names = [path.name for path in stick.rglob("*")]
    assert all(name == name.lower() and not set(name) & set(':*?"<>|\\ ') for name in names)
    assert max(map(len, names)) < 80


def test_another_households_files_are_none_of_ours(tmp_path: Path, stick: Path) -> None:
    ours, theirs = Family(tmp_path / "ours"), Family(tmp_path / "theirs")
    here, there = ours.home("green"), theirs.home("green")
    visit(there, stick)
    assert visit(here, stick)[0] == 0
    assert here.replica.count == 1
    ours.close()
    theirs.close()


def test_a_stick_that_is_not_there_is_said_in_words(apart: Family, tmp_path: Path) -> None:
    green = apart.home("green")
    with pytest.raises(FolderAway, match="Plug the stick in"):
        sync_folder(green.replica, green.link, tmp_path / "nowhere")
    apart.close()


def test_sticks_are_found_by_their_label(tmp_path: Path) -> None:
    assert find_sticks(tmp_path / "nowhere") == []
    (tmp_path / "SAMESTARS").mkdir()
    (tmp_path / "rosa" / "SAMESTARS").mkdir(parents=True)
    (tmp_path / "rosa" / "PHOTOS").mkdir()
    (tmp_path / "rosa" / "deep" / "SAMESTARS").mkdir(parents=True)
    (tmp_path / "file").write_text("")
    assert find_sticks(tmp_path) == [tmp_path / "SAMESTARS", tmp_path / "rosa" / "SAMESTARS"]
    (tmp_path / "SAMESTARS1").mkdir()
    assert tmp_path / "SAMESTARS1" in find_sticks(tmp_path), "a second stick of that label"
