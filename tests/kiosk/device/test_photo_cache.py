"""Photos as px on the disk: whole, or not there."""

import io
from pathlib import Path

import pytest
from PIL import Image

from kiosk.device.photo_cache import FOLDER, PhotoCache
from kiosk.device.photo_pixels import BadPhoto, in_box, photo_of


def jpeg(wide: int, high: int, form: str = "JPEG") -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((wide, high)).convert("RGB").save(out, form)
    return out.getvalue()


def test_a_photo_comes_back_as_it_was(tmp_path: Path) -> None:
    cache, photo = PhotoCache(tmp_path), photo_of("ab", jpeg(640, 480))
    assert cache.read("ab") is None
    cache.write(photo)
    found = cache.read("ab")
    assert found is not None
    assert (found.wide, found.high, found.sizes) == (24, 16, photo.sizes)


def test_a_file_that_is_not_whole_counts_as_not_there(tmp_path: Path) -> None:
    cache = PhotoCache(tmp_path)
    cache.write(photo_of("ab", jpeg(640, 480)))
    (path,) = (tmp_path / FOLDER).iterdir()
    data = path.read_bytes()
    for torn in (b"", data[:4], data[:-1], data + b"x", b"xx" + data[2:], b"px1\0\0"):
        path.write_bytes(torn)
        assert cache.read("ab") is None


def test_what_nothing_names_is_let_go(tmp_path: Path) -> None:
    cache = PhotoCache(tmp_path)
    for key in ("ab", "cd"):
        cache.write(photo_of(key, jpeg(30, 20)))
    cache.keep_only({"cd"})
    assert cache.read("ab") is None
    assert cache.read("cd")


@pytest.mark.parametrize(
    ("size", "box"),
    [
        ((640, 427), (24, 16)),  # as wide as the box
        ((640, 480), (24, 16)),  # a camera's: an eighth is cut off
        ((480, 480), (20, 16)),
        ((360, 480), (15, 16)),  # a telephone held upright
        ((640, 160), (24, 8)),
        ((10, 2000), (1, 16)),
    ],
)
def test_at_most_a_fifth_is_cut_off(size: tuple[int, int], box: tuple[int, int]) -> None:
    assert in_box(*size) == box


@pytest.mark.parametrize("content", [b"", b"words", jpeg(30, 20, "PNG"), jpeg(1200, 1000)])
def test_what_import_would_not_have_made_is_no_photo(content: bytes) -> None:
    with pytest.raises(BadPhoto):
        photo_of("ab", content)
    with pytest.raises(BadPhoto):
        photo_of("ab", jpeg(30, 20)[:-100])
