"""What is set on this machine alone: read forgivingly, written whole."""

import json
from pathlib import Path

import pytest

from kiosk.device.settings import FILE, Settings, default_folder
from kiosk.errors import KioskError


def test_settings_are_read_as_they_were_written(tmp_path: Path) -> None:
    ours = Settings("green", "contrast", "a boot")
    ours.write(tmp_path)
    assert Settings.read(tmp_path) == ours
    assert [path.name for path in tmp_path.iterdir()] == [FILE], "no half file is left"


def test_without_settings_it_says_how_to_make_a_household(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match="samestars setup"):
        Settings.read(tmp_path)


@pytest.mark.parametrize("broken", ["", "{", '{"home": ', "\xff", "null", "[]", '"green"', "{}"])
def test_a_broken_file_is_named_and_the_remedy_told(tmp_path: Path, broken: str) -> None:
    (tmp_path / FILE).write_text(broken, encoding="latin-1")
    with pytest.raises(KioskError, match=r"Plan and stars are kept.*home") as told:
        Settings.read(tmp_path)
    assert str(tmp_path / FILE) in str(told.value)


@pytest.mark.parametrize("home", [1, None, ["green"], {}])
def test_a_home_that_is_no_word_is_refused(tmp_path: Path, home: object) -> None:
    (tmp_path / FILE).write_text(json.dumps({"home": home}))
    with pytest.raises(KioskError, match="do not name this device's home"):
        Settings.read(tmp_path)


def test_an_unknown_theme_is_the_light_one(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"home": "green", "theme": "neon"}')
    assert Settings.read(tmp_path).theme == "light"


def test_keys_of_a_newer_version_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"home": "green", "volume": 11}')
    assert Settings.read(tmp_path) == Settings("green")


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(KioskError, match="cannot be read"):
        Settings.read(tmp_path)


def test_settings_that_cannot_be_kept_leave_the_old_ones(tmp_path: Path) -> None:
    Settings("green").write(tmp_path)
    (tmp_path / FILE).with_suffix(".new").mkdir()
    with pytest.raises(KioskError, match="The old ones still hold"):
        Settings("green", "dark").write(tmp_path)
    assert Settings.read(tmp_path).theme == "light"


def test_the_environment_names_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMESTARS_DATA", "/somewhere")
    assert default_folder() == Path("/somewhere")
    monkeypatch.delenv("SAMESTARS_DATA")
    assert default_folder().name == "samestars"
