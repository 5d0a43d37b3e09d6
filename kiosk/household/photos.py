"""The family's own photos as records: names in the plan's shard, bytes on shelves of their own.

`picture/file:garden.jpg` says which photo the name means, in one field, so that two homes cannot
mix two answers. A photo lies under the SHA-256 of its bytes, so that it is the same one whoever
brings it in. Its parts have ids that begin with a date before all practice (`sync` calls that a
shelf): a start, a digest and a tap open none of them.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kiosk.household.ledger import Fields, Ledger, Undated
from kiosk.household.plan import Plan

PICTURE, PHOTO = "picture", "photo"
MOST_BYTES = 200_000  # of one photo
PART = 30 * 1024  # bytes of a photo in one change: sealed they are 54 kB, of the 64 that may be
SHELVES = 999 * 12  # months of the years 1 to 999


class Named(NamedTuple):
    """Which photo a name means. `source` is the SHA-256 of the file that it was made of."""

    content: str
    source: str
    size: int  # bytes

    @property
    def parts(self) -> int:
        """In how many records it lies."""
        return -(-self.size // PART)


def is_file(picture: str) -> bool:
    """Whether a picture's name is that of a file: built-in ones have no dot."""
    return "." in picture


def pictures_of(plan: Plan) -> Iterator[str]:
    """Every picture that the plan asks for, in its order, files and built-in ones, some twice."""
    yield from (home.picture for home in plan.homes)
    yield from (child.picture for child in plan.children)
    for task in (one for one in plan.tasks if one.ended is None):
        yield from (task.picture, task.then_picture, *task.step_pictures)
    yield from (reward.picture for reward in plan.rewards)


def files_of(plan: Plan) -> tuple[str, ...]:
    """The names of the files among them, each once."""
    return tuple(dict.fromkeys(filter(is_file, pictures_of(plan))))


def named(ledger: Undated) -> dict[str, Named]:
    """What each name of a file means. What cannot be read counts as not there."""
    found = {}
    for id, fields in ledger.records(PICTURE).items():
        told = _told(fields.get(PHOTO))
        if told and id.startswith(_FILE):
            found[id.removeprefix(_FILE)] = told
    return found


def photo(ledger: Ledger, wanted: Named) -> bytes | None:
    """The bytes of a photo, just as they were brought in; None while parts are still to come.

    Opens one shelf. Raises what the ledger raises.
    """
    lying = ledger.dated(PHOTO, _shelf(wanted.content))
    parts = [_bytes(lying.get(_id(wanted.content, part), {})) for part in range(wanted.parts)]
    whole = b"".join(parts)
    return whole if hashlib.sha256(whole).hexdigest() == wanted.content else None


def photo_edits(
    ledger: Ledger, name: str, content: bytes, source: str
) -> list[tuple[str, dict[str, Any]]]:
    """What to write so that the file `name` means this photo; nothing that is there already.

    At most MOST_BYTES of content, and at least one.
    """
    assert 0 < len(content) <= MOST_BYTES
    wanted = Named(hashlib.sha256(content).hexdigest(), source, len(content))
    edits: list[tuple[str, dict[str, Any]]] = []
    if photo(ledger, wanted) is None:
        edits = [(f"{PHOTO}/{id}", {"bytes": part}) for id, part in _parts(wanted, content)]
    if named(ledger).get(name) != wanted:
        edits.append((f"{PICTURE}/{_FILE}{name}", {PHOTO: wanted._asdict()}))
    return edits


_FILE = "file:"  # before a name that may begin like a date


def _parts(wanted: Named, content: bytes) -> Iterator[tuple[str, str]]:
    for part in range(wanted.parts):
        piece = content[part * PART : (part + 1) * PART]
        yield _id(wanted.content, part), base64.b64encode(piece).decode("ascii")


def _shelf(content: str) -> str:
    """The month that is no month; nearly every photo has one of its own."""
    year, month = divmod(int(content[:8], 16) % SHELVES, 12)
    return f"{year + 1:04}-{month + 1:02}"


def _id(content: str, part: int) -> str:
    return f"{_shelf(content)}-01-{content}-{part}"


def _bytes(fields: Fields) -> bytes:
    try:
        return base64.b64decode(fields.get("bytes", ""), validate=True)
    except (binascii.Error, TypeError, ValueError):
        return b""  # it is no part of a photo whose sum is right


def _told(value: object) -> Named | None:
    if not isinstance(value, Mapping):
        return None
    content, source, size = (value.get(key) for key in ("content", "source", "size"))
    if not (isinstance(content, str) and isinstance(source, str) and _is_sum(content)):
        return None
    if type(size) is not int or not 0 < size <= MOST_BYTES:
        return None
    return Named(content, source, size)


def _is_sum(text: str) -> bool:
    return len(text) == 64 and set(text) <= set("0123456789abcdef")
