"""A backup never takes the place of another unasked, and says where to go on."""

from pathlib import Path

from tests.kiosk.commands.conftest import Samestars, answer


def test_a_file_that_is_there_is_not_overwritten_unasked(family: Samestars, tmp_path: Path) -> None:
    file = tmp_path / "stars.backup"
    file.write_text("dear Kim")
    done = family("backup", str(file))
    assert done.returncode == 1
    assert "already there. Nothing was written" in done.stderr
    assert "--force" in done.stderr
    assert file.read_text() == "dear Kim"
    assert answer(family("backup", str(file), "--force", "--json"))["bytes"] == file.stat().st_size


def test_it_says_where_to_keep_it(family: Samestars, tmp_path: Path) -> None:
    said = family("backup", str(tmp_path / "stars.backup")).stdout
    assert "Keep it on something else than this device, such as a USB stick." in said


def test_what_is_restored_is_opened_where_it_lies(family: Samestars, tmp_path: Path) -> None:
    file, place = tmp_path / "stars.backup", tmp_path / "our data"
    answer(family("backup", str(file), "--json"))
    said = family("restore", str(file), "--data", str(place)).stdout
    assert f"Open the screen with: samestars --data '{place}'\n" in said


def test_a_joined_household_that_is_restored_is_told_to_join_what_is_alive(
    family: Samestars, tmp_path: Path
) -> None:
    file, place = tmp_path / "stars.backup", tmp_path / "again"
    answer(family("backup", str(file), "--json"))
    alone = answer(family("restore", str(file), "--data", str(tmp_path / "alone"), "--json"))
    assert alone["was_joined"] is False
    answer(family("pair", "offer", "--file", str(tmp_path / "invitation"), "--json"))
    answer(family("backup", str(file), "--force", "--json"))
    said = family("restore", str(file), "--data", str(place)).stdout
    assert "If one of them is alive, join that in place of this: samestars pair join" in said
    assert f"others can join this one: samestars pair offer --data {place}" in said
    for words in (["pair", "offer", "--file", str(tmp_path / "next")], ["pair", "list"]):
        document = answer(family(*words, "--data", str(place), "--json"))
    (this,) = [one for one in document["devices"] if not one["invitation"]]
    assert this["this"], "the devices of before are not in its household"
