"""Photos between the homes: whole in the other one, after the plan; and noise to everybody else."""

import base64
import random
from pathlib import Path

from kiosk.household.photos import MOST_BYTES, named, photo, photo_edits
from sync import Replica
from sync.link import sync_folder
from tests.network.bad_network import BadNetwork
from tests.network.vocabulary import BASE64, PLAIN, readable, vocabulary
from tests.sync.hub_process import HubProcess, hub
from tests.sync.link.homes import Family, agree, rounds, tick

__all__ = ["hub"]

NAME = "Grandmother in the vegetable garden.jpg"
PHOTO = b"\xff\xd8\xff\xe0 a photo " + random.Random(7).randbytes(MOST_BYTES - 13)
PIECE = 16  # bytes of a photo that noise does not hold by chance


def bring(replica: Replica, name: str, content: bytes) -> None:
    replica.write(photo_edits(replica, name, content, "ab" * 32), author="sam")


def pieces(content: bytes) -> set[bytes]:
    """Stretches from all over the photo, one of them in any 4 kB of it."""
    return {content[at : at + PIECE] for at in range(0, len(content) - PIECE, 1024)}


def holds_a_piece(folder: Path, content: bytes) -> bool:
    """Whether bytes of the photo lie anywhere under the folder, as they are or within base64."""
    wanted = pieces(content)
    files = (path for path in folder.rglob("*") if path.is_file())
    everything = b"\0".join(one for path in files for one in unwrapped(path.read_bytes()))
    return any(piece in everything for piece in wanted)


def unwrapped(data: bytes) -> list[bytes]:
    """The bytes, and what base64 in them says at any alignment."""
    runs = [found.group().translate(PLAIN).rstrip(b"=") for found in BASE64.finditer(data)]
    inner = (run[start : start + (len(run) - start) // 4 * 4] for run in runs for start in range(4))
    return [data, *map(base64.b64decode, inner)]


def test_a_photo_arrives_whole_and_nobody_between_sees_any_of_it(
    tmp_path: Path, hub: HubProcess
) -> None:
    wire, stick = tmp_path / "wire", tmp_path / "stick"
    wire.mkdir()
    stick.mkdir()
    with BadNetwork(int(hub.url.rsplit(":", 1)[1]), listener=wire) as network:
        family = Family(tmp_path / "homes", network.url)
        green, blue = family.home("green"), family.home("blue")
        bring(green.replica, NAME, PHOTO)
        tick(green.replica, 1)
        rounds(green, blue)
        sync_folder(green.replica, green.link, stick)
        assert agree(green, blue)
        assert photo(blue.replica, named(blue.replica)[NAME]) == PHOTO
        bring(blue.replica, NAME, PHOTO)  # the same from the other home is the same
        assert blue.round().pushed == 0
        family.close()
    words = vocabulary(NAME)
    assert holds_a_piece(green.folder, PHOTO)  # at home it is found: the search works
    assert readable(green.folder, words)
    for place in (hub.folder, wire, stick):
        size = sum(path.stat().st_size for path in place.rglob("*") if path.is_file())
        assert size > MOST_BYTES
        assert not holds_a_piece(place, PHOTO)
        assert readable(place, words) == []
