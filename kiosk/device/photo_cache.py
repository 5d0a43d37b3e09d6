"""Photos as px on this device's disk, so that the first frame has them without pillow.

What lies here can be made again from the records at any time: a file that is not whole counts as
not there, and nothing is synced to the medium.
"""

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from widgets.photo import BOX, SCALES, Photo

FOLDER = "photos"  # in the device's folder; 35 kB a photo
HEAD = b"px1"  # what the file is, before its width and height


class PhotoCache:
    """A small file a photo, by its sum."""

    def __init__(self, device_folder: Path) -> None:
        self._folder = device_folder / FOLDER

    def read(self, key: str) -> Photo | None:
        """The photo, in a tenth of a millisecond; None where there is no whole file."""
        try:
            data = self._path(key).read_bytes()
        except OSError:
            return None
        if not data.startswith(HEAD) or len(data) < len(HEAD) + 2:
            return None
        wide, high = data[len(HEAD)], data[len(HEAD) + 1]
        sizes = _parted(data[len(HEAD) + 2 :], wide * high * 3)
        if not (0 < wide <= BOX[0] and 0 < high <= BOX[1] and sizes):
            return None
        return Photo(key, wide, high, sizes)

    def write(self, photo: Photo) -> None:
        """Keep a photo; a disk that takes nothing is no harm."""
        data = HEAD + bytes((photo.wide, photo.high)) + b"".join(photo.sizes)
        fresh = self._path(photo.key).with_suffix(".new")
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            fresh.write_bytes(data)
            fresh.replace(self._path(photo.key))

    def keep_only(self, keys: Collection[str]) -> None:
        """Let go of photos that nothing names any more."""
        with suppress(OSError):
            for path in list(self._folder.iterdir()):
                if path.stem not in keys:
                    path.unlink()

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.px"


def _parted(data: bytes, smallest: int) -> tuple[bytes, ...]:
    """The px of each scale; nothing where the length is not right."""
    sizes, start = [], 0
    for scale in range(1, SCALES + 1):
        sizes.append(data[start : start + smallest * scale * scale])
        start += smallest * scale * scale
    return tuple(sizes) if len(data) == start else ()
