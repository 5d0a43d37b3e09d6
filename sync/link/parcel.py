"""A parcel: sealed changes in one file, with a checksum, under a name that says whose they are."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sync.disk.checked_file import replace
from sync.seal import Envelope

MOST_FILE = 16 * 1024 * 1024  # bytes; what is larger is none of ours
MOST_CHANGES = 5_000  # in one file
MOST_BYTES = 4 * 1024 * 1024

_NAME = re.compile(r"([0-9a-f]{8,64})-([1-9][0-9]{0,18})-([1-9][0-9]{0,18})-[0-9a-f]{8}\.json")
_HEAD = re.compile(rb'\{"samestars":1,"sha256":"([0-9a-f]{64})",\n')


class BadParcel(ValueError):
    """The file is not what was written."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file with the changes `first` to `last` of the device `chain`, all of them.

    Names are lower case, without colons and short enough for any stick's file system.
    """

    path: Path
    chain: str
    first: int
    last: int

    @classmethod
    def named(cls, path: Path) -> "Parcel | None":
        """The parcel that a file's name speaks of; None for any other file."""
        found = _NAME.fullmatch(path.name)
        return cls(path, found[1], int(found[2]), int(found[3])) if found else None

    @property
    def size(self) -> int:
        """Bytes. Raises OSError."""
        return self.path.stat().st_size

    def changes(self) -> list[object]:
        """The sealed changes. Raises BadParcel for a file that is not whole, and OSError."""
        if self.size > MOST_FILE:
            raise BadParcel(self.path)
        data = self.path.read_bytes()
        found = _HEAD.match(data)
        if not found or hashlib.sha256(data[found.end() :]).hexdigest().encode() != found[1]:
            raise BadParcel(self.path)
        try:
            changes = json.loads(data)["changes"]
        except (ValueError, KeyError, RecursionError):
            raise BadParcel(self.path) from None
        if not isinstance(changes, list) or not self._is_all(changes):
            raise BadParcel(self.path)
        return changes

    def _is_all(self, changes: list[object]) -> bool:
        """Whether these are just the changes that the name speaks of."""
        found = [
            (one.get("device"), one.get("number")) if isinstance(one, dict) else None
            for one in changes
        ]
        return len(found) == self.last - self.first + 1 and found == [
            (self.chain, number) for number in range(self.first, self.last + 1)
        ]


def write_parcel(folder: Path, envelopes: Sequence[Envelope]) -> Parcel:
    """Write one device's consecutive changes; beside, then renamed. Raises OSError."""
    chain, first, last = envelopes[0].device, envelopes[0].number, envelopes[-1].number
    documents = ",\n".join(json.dumps(envelope.document()) for envelope in envelopes)
    body = f'"changes":[\n{documents}\n]}}\n'.encode("ascii")
    sum = hashlib.sha256(body).hexdigest()
    path = folder / f"{chain}-{first}-{last}-{sum[:8]}.json"
    replace(path, b'{"samestars":1,"sha256":"%s",\n' % sum.encode() + body)
    return Parcel(path, chain, first, last)
