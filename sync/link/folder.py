"""The folder: the same sealed changes through a stick or a synced directory.

Each device writes only in its own folder, `samestars/HOUSEHOLD/DEVICE/`, and no file is ever
altered: two devices at once, or a stick pulled out in the middle, spoil nothing of each other's.
"""

import errno
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from sync import Change, Replica
from sync.link.errors import FolderAway
from sync.link.filing import file
from sync.link.inbox import Inbox, Puts
from sync.link.link import Link
from sync.link.outbox import Outbox
from sync.link.parcel import MOST_BYTES, MOST_CHANGES, BadParcel, Parcel, write_parcel
from sync.link.renewal import renewing
from sync.link.round import Round
from sync.link.settling import settle
from sync.link.slips import device_folders, read_slips, write_slip
from sync.link.there import FOLDER, THERE, There
from sync.seal import Envelope

READ = "_read"  # "folder" -> the files that were read whole: name -> bytes
MANY = 40  # own files; more are put together

_GONE = {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOENT, errno.ENOTDIR, errno.ESTALE}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def sync_folder(
    replica: Replica, link: Link, folder: Path, changed: Callable[[], None] = lambda: None
) -> Round:
    """Read what the others left in the folder, then leave what is not there yet, theirs too: a
    stick carries on from home to home.

    Raises FolderAway when the stick is gone, full or not to be written: what was read until then is
    kept, and the next time goes on from there. Raises a SyncError when the card takes nothing.
    """
    if not folder.is_dir():
        raise FolderAway(
            f"There is no folder {folder}; everything is kept and will be sent. "
            "Plug the stick in, or name another folder."
        )
    visit = _Visit(replica, link, folder, changed)
    try:
        pulled = visit.read()
        pushed = visit.write()
    except OSError as error:
        raise _away(error, folder) from error
    return Round(pulled, pushed, visit.refused)


class _Visit:
    """One look into one folder."""

    def __init__(
        self, replica: Replica, link: Link, folder: Path, changed: Callable[[], None]
    ) -> None:
        self.refused: list[str] = []
        self._replica = replica
        self._replica.renew = replica.renew or renewing(replica)
        self._link = link
        self._changed = changed
        self._place = folder / "samestars" / link.household
        self._own = self._place / link.device
        self._whole: dict[Parcel, int] = {}  # files that were read whole, and their bytes
        self._spoilt: list[Parcel] = []

    def read(self) -> int:
        """Take in every file that was not read before; how many changes were new."""
        inbox = Inbox(self._replica, self._link)
        known = self._replica.local(READ).get(FOLDER, {}).get("files", {})
        try:
            for parcel in list(self._parcels()):
                self._look(parcel, known.get(self._name(parcel)), inbox)
        finally:
            new = self._file(inbox, {READ: {FOLDER: {"files": self._names()}}})
        settled = settle(self._replica, self._link, self._changed)
        self._link = settled.link
        self.refused += inbox.refused + settled.refused
        self.refused += read_slips(self._replica, self._link, self._place)
        return new

    def write(self) -> int:
        """Leave what the folder lacks, and put own files together where they are many."""
        self._own.mkdir(parents=True, exist_ok=True)
        there = self._there()
        outbox = Outbox(self._replica, self._link)
        pushed = 0
        for run in runs(there.lacks(self._replica)):
            for envelopes in outbox.parcels(run, MOST_CHANGES, MOST_BYTES):
                parcel = write_parcel(self._own, envelopes)
                self._whole[parcel] = parcel.size
                there.add(envelopes)
                there.twins.update(envelope.id for envelope in envelopes)
                pushed += len(envelopes)
        for parcel in self._spoilt:
            parcel.path.unlink(missing_ok=True)
        self._put_together()
        write_slip(self._replica, self._link, self._own)
        self._file(
            Inbox(self._replica, self._link),
            {
                READ: {FOLDER: {"files": self._names()}},
                THERE: there.news(self._replica, FOLDER),
            },
        )
        self.refused += outbox.refused
        return pushed

    def _look(self, parcel: Parcel, known: int | None, inbox: Inbox) -> None:
        size = parcel.size
        if size != known:
            rejected = inbox.rejected
            try:
                inbox.take(parcel.changes())
            except BadParcel:
                self._say_spoilt(parcel)
                return
            if inbox.rejected > rejected:  # somebody has meddled with it: it holds nothing for sure
                self._leave(parcel)
                return
        self._whole[parcel] = size

    def _say_spoilt(self, parcel: Parcel) -> None:
        self._leave(parcel)
        if parcel not in self._spoilt:
            self.refused.append(
                f"A file of device {parcel.path.parent.name} in the folder is not whole; it was "
                "left out, everything else was taken, and that device writes it again."
            )

    def _leave(self, parcel: Parcel) -> None:
        """It counts for nothing; an own one is written anew."""
        if parcel.path.parent == self._own:
            self._spoilt.append(parcel)

    def _there(self) -> There:
        """What the folder holds: all that was read whole in it, by anybody."""
        there = There(twins=There.at(self._replica, FOLDER).twins)
        for parcel in self._whole:
            there.add_stretch(parcel.chain, parcel.first, parcel.last)
        return there

    def _put_together(self) -> None:
        """Few large files for many small ones: written first, then the small ones go."""
        own = [parcel for parcel in self._whole if parcel.path.parent == self._own]
        if len(own) <= MANY:
            return
        for few in neighbours(own):
            envelopes = [Envelope.from_document(one) for part in few for one in part.changes()]
            whole = write_parcel(self._own, envelopes)
            self._whole[whole] = whole.size
            for part in few:
                part.path.unlink(missing_ok=True)
                del self._whole[part]

    def _parcels(self) -> Iterator[Parcel]:
        for place in device_folders(self._place):
            for path in sorted(place.iterdir()):
                parcel = Parcel.named(path)
                if parcel and path.is_file() and not path.is_symlink():
                    yield parcel

    def _names(self) -> dict[str, int]:
        return {self._name(parcel): size for parcel, size in self._whole.items()}

    def _name(self, parcel: Parcel) -> str:
        return f"{parcel.path.parent.name}/{parcel.path.name}"

    def _file(self, inbox: Inbox, notes: Puts) -> int:
        """Write what came, and what is noted of the folder where that is news."""
        news = {
            table: documents
            for table, documents in notes.items()
            if any(self._replica.local(table).get(id) != one for id, one in documents.items())
        }
        return file(self._replica, inbox, self._changed, lambda filed: news)


def runs(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """Changes by device and number, parted wherever a number is left out or comes twice."""
    run: list[Change] = []
    for change in changes:
        if run and (change.device, change.number) != (run[-1].device, run[-1].number + 1):
            yield run
            run = []
        run.append(change)
    if run:
        yield run


def neighbours(parcels: Iterable[Parcel]) -> Iterator[list[Parcel]]:
    """Small parcels of one device whose numbers follow each other, as many as fit into one."""
    found: list[Parcel] = []
    for parcel in sorted(parcels, key=lambda one: (one.chain, one.first, one.last)):
        if found and (
            (parcel.chain, parcel.first) != (found[-1].chain, found[-1].last + 1)
            or parcel.last - found[0].first >= MOST_CHANGES
        ):
            if len(found) > 1:
                yield found
            found = []
        found.append(parcel)
    if len(found) > 1:
        yield found


def _away(error: OSError, folder: Path) -> FolderAway:
    if error.errno in _FULL:
        return FolderAway(
            f"{folder} is full; what was read from it is kept, and the rest will be written once "
            "there is space. Nothing is lost."
        )
    if error.errno in _GONE:
        return FolderAway(
            f"{folder} was pulled out or cannot be read; everything is kept, and the rest follows "
            "when it is plugged in again. If this goes on, take another stick."
        )
    return FolderAway(
        f"{folder} cannot be used ({error.strerror}); everything is kept and will be sent. "
        "Make it readable and writable for this user, or name another folder."
    )
