"""The display's millimetres, from the settings and from what panels say of themselves."""

from pathlib import Path

import pytest

from kiosk.device.display import HEADER, Display, connected, from_edid, written


def edid(width: int, height: int, *, exact: tuple[int, int] = (0, 0)) -> bytes:
    """A base block with a size in cm, and one in mm where `exact` has it; its checksum is right."""
    block = bytearray(128)
    block[:8] = HEADER
    block[21], block[22] = width, height
    if any(exact):
        block[54], block[55] = 0x01, 0x1D
        block[66], block[67] = exact[0] & 0xFF, exact[1] & 0xFF
        block[68] = (exact[0] >> 8) << 4 | exact[1] >> 8
    block[127] = -sum(block) % 256
    return bytes(block)


def test_a_panel_tells_its_millimetres() -> None:
    assert from_edid(edid(53, 30, exact=(531, 299))) == Display(531, 299)


def test_without_millimetres_the_centimetres_count() -> None:
    assert from_edid(edid(15, 9)) == Display(150, 90)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 128,
        edid(0, 0),
        edid(16, 0),  # an aspect ratio
        edid(4, 3),
        edid(53, 30)[:100],
        edid(53, 30)[:-1] + b"\x01",
    ],
    ids=["nothing", "zeros", "no size", "aspect", "tiny", "cut off", "checksum"],
)
def test_what_no_panel_is_like_is_passed_over(data: bytes) -> None:
    assert from_edid(data) is None


def plug(folder: Path, name: str, status: str, data: bytes) -> None:
    (folder / name).mkdir(parents=True)
    (folder / name / "status").write_text(status + "\n")
    (folder / name / "edid").write_bytes(data)


def test_only_a_connected_panel_counts(tmp_path: Path) -> None:
    plug(tmp_path, "card0-HDMI-A-1", "disconnected", edid(53, 30))
    assert connected(tmp_path) is None
    plug(tmp_path, "card1-DSI-1", "connected", edid(15, 9))
    assert connected(tmp_path) == Display(150, 90)


def test_two_panels_that_differ_tell_nothing(tmp_path: Path) -> None:
    plug(tmp_path, "card0-HDMI-A-1", "connected", edid(53, 30))
    plug(tmp_path, "card0-HDMI-A-2", "connected", edid(15, 9))
    assert connected(tmp_path) is None


@pytest.mark.parametrize("text", ["", "154", "154x", "0x0", "9999x9999", "154x86mm", "1000x100"])
def test_a_size_that_cannot_be_read_is_none(text: str) -> None:
    assert written(text) is None


def test_a_size_is_kept_as_it_is_written() -> None:
    assert written("154x86") == Display(154, 86)
    assert str(Display(154, 86)) == "154x86"
