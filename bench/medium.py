"""Where the stores are measured: a file system of their own whose device counts what reaches it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.process import bytes_written

IMAGE_SIZE = 512 * 1024**2  # bytes; sparse, so that only what is written takes room
SECTOR = 512  # bytes, in /sys/dev/block/*/stat whatever the device
OWN_DEVICE = (
    "Counted on the block device of an ext4 of its own, the file system's journal included."
)
NO_DEVICE = "Counted by write_bytes of /proc/PID/io, no journal included: an own device needs root."
WRITTEN_SECTORS = 6  # field of that file: Documentation/block/stat.rst of Linux


@dataclass(frozen=True, slots=True)
class Medium:
    """A folder to measure in. `device`: the counters of its block device; None: it has none."""

    folder: Path
    device: Path | None

    def written(self, process: int) -> int:
        """Bytes written so far: to the device by everybody, or by this process to any file."""
        if self.device is None:
            return bytes_written(process)
        return int(self.device.read_text(encoding="ascii").split()[WRITTEN_SECTORS]) * SECTOR

    def settle(self) -> None:
        """Let this file system alone write all that it still holds."""
        subprocess.run(["sync", "-f", str(self.folder)], check=True)

    def __str__(self) -> str:
        if self.device is None:
            return NO_DEVICE
        return OWN_DEVICE


@contextmanager
def medium(workplace: Path) -> Iterator[Medium]:
    """An ext4 in a file under `workplace` where that may be mounted, else a plain folder there."""
    folder = workplace / "medium"
    folder.mkdir()
    if os.geteuid() != 0 or not all(map(shutil.which, ("mkfs.ext4", "mount", "umount"))):
        yield Medium(folder, None)
        return
    image = make_image(workplace / "medium.ext4")
    mounted = subprocess.run(
        ["mount", "-o", "loop", image, folder], capture_output=True, check=False
    )
    if mounted.returncode:  # no loop devices in here: a container, for example
        yield Medium(folder, None)
        return
    try:
        number = os.stat(folder).st_dev
        device = Path(f"/sys/dev/block/{os.major(number)}:{os.minor(number)}/stat")
        yield Medium(folder, device)
    finally:
        subprocess.run(["umount", folder], check=True)


def make_image(image: Path) -> Path:
    """An empty ext4 that writes nothing later on its own account: its tables are filled now."""
    with image.open("wb") as file:
        file.truncate(IMAGE_SIZE)
    now = "lazy_itable_init=0,lazy_journal_init=0"
    subprocess.run(["mkfs.ext4", "-q", "-F", "-m", "0", "-E", now, image], check=True)
    return image
