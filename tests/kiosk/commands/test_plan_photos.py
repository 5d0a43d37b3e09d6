"""Photos beside the plan file at the command line: checked, brought in, written out, counted."""

import io
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from kiosk.device import Device
from kiosk.household.photos import named, photo
from tests.kiosk.commands.conftest import PLAN, Samestars, answer


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """The sample plan with a photo beside it for one task."""
    place = tmp_path / "ours"
    place.mkdir()
    Image.new("RGB", (900, 600), (30, 160, 60)).save(place / "garden.jpg")
    plan = place / "plan.toml"
    plan.write_text(PLAN.read_text().replace('picture = "stairs"', 'picture = "garden.jpg"'))
    assert "garden.jpg" in plan.read_text()
    return plan


def kept(folder: Path) -> bytes:
    """The photo of that name in the records."""
    with closing(Device.open(folder)) as device:
        found = photo(device.replica, named(device.replica)["garden.jpg"])
        assert found
        return found


def test_a_photo_beside_the_plan_comes_in_with_it_once(
    family: Samestars, ours: Path, folder: Path
) -> None:
    first = family("plan", "import", str(ours), "--yes")
    assert "garden.jpg: a new photo\n" in first.stdout
    assert Image.open(io.BytesIO(kept(folder))).size == (640, 427)
    changes = answer(family("status", "--json"))["changes"]
    again = answer(family("plan", "import", str(ours), "--yes", "--json"))
    assert (again["changed"], again["photos"]) == (False, {"new": [], "refused": []})
    assert answer(family("status", "--json"))["changes"] == changes


def test_another_photo_under_the_same_name_is_a_change(
    family: Samestars, ours: Path, folder: Path
) -> None:
    family("plan", "import", str(ours), "--yes")
    before = kept(folder)
    Image.new("RGB", (90, 60)).save(ours.with_name("garden.jpg"))
    asked = family("plan", "import", str(ours))
    assert "  garden.jpg: another photo than before\n" in asked.stderr
    assert kept(folder) == before
    family("plan", "import", str(ours), "--yes")
    assert kept(folder) != before


def test_a_photo_that_does_not_do_is_named_and_the_plan_is_taken(
    family: Samestars, ours: Path
) -> None:
    ours.with_name("garden.jpg").write_text("a shopping list")
    checked = family("plan", "check", str(ours))
    assert checked.returncode == 0
    assert '"garden.jpg". It is no JPEG' in checked.stdout
    done = family("plan", "import", str(ours), "--yes")
    assert done.returncode == 0
    assert "Note: garden.jpg is no JPEG, PNG, WebP or GIF picture." in done.stdout
    assert "the star is shown" in done.stdout
    ours.with_name("garden.jpg").unlink()
    assert "does not lie beside the plan" in family("plan", "check", str(ours)).stdout


def test_a_plan_goes_out_with_its_photos_and_comes_in_as_the_same(
    family: Samestars, ours: Path, folder: Path, tmp_path: Path
) -> None:
    family("plan", "import", str(ours), "--yes")
    out = tmp_path / "out" / "plan.toml"
    out.parent.mkdir()
    assert answer(family("plan", "export", str(out), "--json"))["notes"] == []
    assert out.with_name("garden.jpg").read_bytes() == kept(folder)
    assert answer(family("plan", "import", str(out), "--yes", "--json"))["changed"] is False
    assert answer(family("plan", "export", str(ours), "--json"))["notes"] == []  # its own file


def test_what_lies_there_is_never_written_over(
    family: Samestars, ours: Path, tmp_path: Path
) -> None:
    family("plan", "import", str(ours), "--yes")
    (tmp_path / "garden.jpg").write_text("not to be lost")
    done = family("plan", "export", str(tmp_path / "plan.toml"))
    assert "garden.jpg is another picture than the plan's and was left as it is." in done.stdout
    assert (tmp_path / "garden.jpg").read_text() == "not to be lost"


def test_a_household_begins_with_its_photos(samestars: Samestars, ours: Path, folder: Path) -> None:
    made = answer(samestars("setup", "--home", "green", "--plan", str(ours), "--json"))
    assert made["photos"] == {"new": ["garden.jpg"], "refused": []}
    assert kept(folder)


def test_the_doctor_says_how_many_photos_are_still_to_come(family: Samestars, ours: Path) -> None:
    ours.with_name("garden.jpg").unlink()
    family("plan", "import", str(ours), "--yes")
    assert "photos: 0 of 1 are here; garden.jpg is shown as a star" in family("doctor").stdout
    assert answer(family("status", "--json"))["photos"] == {"here": 0, "to_come": ["garden.jpg"]}
